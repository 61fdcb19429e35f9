"""The frame of the window: sidebar, header, menus, palette, toasts, status bar."""
