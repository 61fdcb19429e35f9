"""The names of the commands, known without starting what they need."""

COMMANDS = (
    "new", "meetings", "clock", "release", "export", "import", "check", "backup", "restore", "send", "mail-settings",
)  # fmt: skip
