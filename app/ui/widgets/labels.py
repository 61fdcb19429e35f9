"""Labels: plain text in one of the type styles, never markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from app.ui import theme

_LONGEST_WORD = 200  # px


class Label(QLabel):
    """Text in a type style ("body", "small", "caps" …) and a tone: "", muted, accent, danger, amber, indigo."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        tone: str = "",
        wrap: bool = False,
        weight: QFont.Weight | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(theme.font(style, weight))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)

    @override
    def minimumSizeHint(self) -> QSize:
        """A word without end does not make the panel wider that it stands in: it is cut off."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LONGEST_WORD), hint.height()) if self.wordWrap() else hint

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Elided(Label):
    """A label of one line that shortens with an ellipsis instead of clipping or forcing the window wide."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        words = self.text().replace("\n", " ")
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        p.setPen(self.palette().color(self.foregroundRole()))
        p.drawText(room, int(self.alignment()), shown)
        p.end()
        tip = plain_tip(words) if shown != words else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)


def plain_tip(words: str) -> str:
    """``words`` as a tool tip that Qt shows as they stand, also when they look like markup."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words if escaped == words else f"<span>{escaped}</span>"
