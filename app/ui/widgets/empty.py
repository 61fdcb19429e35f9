"""The empty page: a thin picture, what the page is for in two lines, and at most two ways on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

_PICTURE, _TEXT = 40, 400  # px
_WIDEST = 480  # px, however large the text: a panel may stand beside it


class Picture(QWidget):
    """A large quiet icon."""

    def __init__(self, name: str, size: int = _PICTURE) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        icons.draw(p, self._name, QRectF(self.rect()), "faint", icons.THIN)
        p.end()


class EmptyState(QWidget):
    """Stands in the middle of the place where things will appear."""

    def __init__(self, icon: str, title: str, words: str, *buttons: QWidget) -> None:
        super().__init__()
        self._title = Label(title, "lead")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words = Label(words, "body", "muted", wrap=True)
        self._words.setFixedWidth(min(theme.px(_TEXT), _WIDEST))
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        ways = box("h", None, *buttons, None, spacing=8)
        column = box("v", None, box("h", None, Picture(icon), None), 12, self._title, 4, self._words, 16, ways, None)
        column.setAlignment(self._words, Qt.AlignmentFlag.AlignHCenter)
        box("h", None, column, None, margins=(0, 0, 0, 48), parent=self)

    def say(self, title: str, words: str) -> None:
        """Change what it says."""
        self._title.setText(title)
        self._words.setText(words)
