"""The line under the preview: what the file will be called; once it is saved, where it is and two ways to it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.language import tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import box

_HEIGHT = 34  # px


class SavedLine(QWidget):
    """``open_file`` and ``open_folder`` tell the path of the file that was saved."""

    open_file = Signal(object)
    open_folder = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._words = Elided("", "small", "muted")
        self._open, self._folder = (
            Button(tr("Open file"), "", "link", small=True),
            Button(tr("Open folder"), "", "link", small=True),
        )
        self._open.clicked.connect(lambda: self.open_file.emit(self._path))
        self._folder.clicked.connect(lambda: self.open_folder.emit(self._path))
        row = box("h", self._words, 16, self._open, 16, self._folder, margins=(16, 0, theme.MARGIN, 0), parent=self)
        row.setStretch(0, 1)
        self.setFixedHeight(_HEIGHT)
        self.show_nothing()

    def path(self) -> Path | None:
        """The saved file that holds what is shown; None: it is not saved, or was changed since."""
        return self._path

    def show_nothing(self) -> None:
        """There is no document."""
        self._show(None, "")

    def show_name(self, name: str, folder: Path) -> None:
        """The document that is shown will be saved under this name."""
        self._show(None, tr("Will be saved as {name} in {folder}", name=name, folder=folder))

    def show_saved(self, path: Path) -> None:
        """The document that is shown was saved there."""
        self._show(path, tr("Saved as {path}", path=path))

    def _show(self, path: Path | None, words: str) -> None:
        self._path = path
        self._words.setText(words)
        self._open.setVisible(path is not None)
        self._folder.setVisible(path is not None)
