"""A field for a sentence or two: plain text that grows with what is written."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit
from typing_extensions import override

from app.domain.text import clean_text
from app.ui import theme
from app.ui.widgets.growing import Growing

_MOST = 40  # lines


class GrowingText(QPlainTextEdit):
    """Enter tells ``submitted`` (Shift+Enter begins a line), Esc ``escaped``, leaving it ``left``; Tab leaves."""

    submitted = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, name: str, style: str = "strong", placeholder: str = "") -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(style))
        self.document().setDocumentMargin(0)
        Growing(self, most=_MOST, around=2)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self.toPlainText():
            self.setPlainText(clean_text(text))
        self.document().setModified(False)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            self.textCursor().insertText(clean_text(source.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()
