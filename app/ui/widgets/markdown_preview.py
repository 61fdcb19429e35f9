"""Markdown as documents print it, live; nothing is ever loaded (TRUST, "Text boundary")."""

from math import ceil
from string import Template

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser
from typing_extensions import override

from app.ui import theme

_HEADING = 4  # the level that headings of an item have in documents
_PAUSE = 150  # ms after the last key
_LEAST, _INDENT = 64, 20  # px
_STYLE = Template("""
p, li, td, th, pre { color: $ink; line-height: 112%; }
ul, ol { margin-left: 0; }
a { color: $accent; }
h4 { font-size: 16px; font-weight: 600; }
strong { font-weight: 600; }
blockquote { color: $muted; margin-left: 16px; }
code { color: $indigo; }
td, th { padding: 2px 12px 2px 0; }
""")


class MarkdownPreview(QTextBrowser):
    """Shows a text as the documents do: raw HTML and pictures as typed, links not to be clicked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font("editor"))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)
        self.document().setDefaultFont(theme.font("editor"))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._text, self._shown = "", ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._show_text)

    def follow(self, text: str) -> None:
        """Show ``text`` soon: while somebody types, only after a short pause."""
        self._text = text
        if self.isVisible():
            self._later.start()

    def show_now(self, text: str) -> None:
        """Show ``text`` at once."""
        self._text = text
        self._later.stop()
        self._show_text()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._later.stop()
        super().hideEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._show_text()
        super().showEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_later"):
            self._shown = ""
            self._show_text()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    def _show_text(self) -> None:
        if self._text == self._shown:
            return
        from app.exporters.html.markdown import markdown  # reads the Markdown library: only when used

        self._shown = self._text
        self.document().setDefaultStyleSheet(_STYLE.substitute(vars(theme.tokens())))
        self.setHtml(markdown(self._text, _HEADING))
        self._grow()

    def _height(self) -> int:
        return max(_LEAST, ceil(self.document().size().height()) + 4)

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
