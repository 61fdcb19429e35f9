"""Two texts in one, word by word: what was added underlined, what was removed struck out, both also in colour."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit
from typing_extensions import override

from app.domain.word_diff import Change, DiffPart
from app.ui import theme

_LEAST = 64  # px


class WordDiffView(QTextEdit):
    """Shows plain text only, whatever it holds; as tall as what stands in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font("editor"))
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font("editor"))
        self.document().setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._parts: Sequence[DiffPart] = ()

    def show_parts(self, parts: Sequence[DiffPart]) -> None:
        """Show these parts, in their order."""
        self._parts = parts
        self.clear()
        cursor = self.textCursor()
        for part in parts:
            cursor.insertText(part.text, _FORMATS[part.change]())
        self._grow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_parts"):
            self.show_parts(self._parts)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    def _height(self) -> int:
        return max(_LEAST, ceil(self.document().size().height()) + 4)

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


def _same() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color("ink"))
    return made


def _added() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color("accent"))
    made.setBackground(theme.color("tint"))
    made.setFontUnderline(True)
    return made


def _removed() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color("danger"))
    made.setBackground(theme.color("danger_t"))
    made.setFontStrikeOut(True)
    return made


_FORMATS = {Change.SAME: _same, Change.ADDED: _added, Change.REMOVED: _removed}
