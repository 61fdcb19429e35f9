"""The command line: parse, call the use cases, say what happened in one line."""
