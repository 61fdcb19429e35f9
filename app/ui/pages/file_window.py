"""What the pages without an open file ask of the window."""

from pathlib import Path
from typing import Protocol

from app.ui.settings import Settings


class FileWindow(Protocol):
    """The window that opens files."""

    settings: Settings

    def open_path(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        """Open a database and show it; False: the window says why not."""

    def choose_file(self) -> None:
        """Let the user choose a database file to open."""

    def show_welcome(self) -> None:
        """Show how to begin."""
