"""The message bar over a page: what was not done or what to know, one sentence, what can be done, details to copy."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.language import tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear

Way = tuple[str, Callable[[], None]]
_SIGNS = {"problem": ("circle-alert", "danger"), "warning": ("triangle-alert", "amber"), "notice": ("info", "accent")}


class _Sign(QWidget):
    """The shape and colour of a kind of message."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.ICON, theme.ICON)
        self.kind = "problem"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        name, role = _SIGNS[self.kind]
        icons.draw(p, name, QRectF(self.rect()), role)
        p.end()


class MessageBar(QWidget):
    """Shows one message at a time, until it is closed or nothing is wrong any more."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = QFrame()
        self._frame.setObjectName("problem")
        self._sign, self._words = _Sign(), Label("", "body", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._ways = box("h", spacing=16)
        copy = Button("", "copy", "ghost", tr("Copy this message"), small=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words.text()))
        self._close = Button("", "x", "ghost", tr("Close this message"), small=True)
        self._close.clicked.connect(self.close_message)
        row = box(
            "h", self._sign, 10, self._words, 16, self._ways, 8, copy, self._close,
            margins=(12, 6, 8, 6), parent=self._frame,
        )  # fmt: skip
        row.setStretch(2, 1)
        box("h", self._frame, margins=(24, 8, 24, 4), parent=self)
        self.hide()

    def text(self) -> str:
        """What it says now; empty: nothing."""
        return self._words.text() if not self.isHidden() else ""

    def show_message(self, words: str, ways: Sequence[Way] = (), kind: str = "problem") -> None:
        """Say ``words``; ``kind``: problem, warning or notice; ``ways`` are links (words, what they do)."""
        self._sign.kind = kind
        self._sign.update()
        self._frame.setObjectName(kind)
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        clear(self._ways)
        for name, act in ways:
            link = Button(name, "", "link", small=True)
            link.clicked.connect(act)
            self._ways.addWidget(link)
        self.show()

    def settle(self) -> None:
        """Something was done all the same: a problem is told no longer; what else one should know stays."""
        if self._frame.objectName() == "problem":
            self.close_message()

    def close_message(self) -> None:
        """Say nothing any more."""
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)
