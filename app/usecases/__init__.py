"""What the window and the command line do with the same functions: store, queries, services and exporters joined."""
