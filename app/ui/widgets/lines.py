"""Lists as LOOK has them: a section head, lines that are buttons as a whole, facts under caps, a thin meter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box


@dataclass(frozen=True)
class LineText:
    """What a line says: state shape (see ``paint.status``), number, title, second line, words at the right."""

    title: str
    detail: str = ""
    right: str = ""
    role: str = "muted"  # of the words at the right
    state: str = ""
    number: str = ""


class Line(QAbstractButton):
    """One thing in a list; the whole line is the button. ``key_pressed`` tells of keys that are not its own."""

    key_pressed = Signal(int)

    def __init__(self, text: LineText, height: int = 0, leads_on: bool = True) -> None:
        super().__init__()
        self._words = text
        self._leads_on = leads_on
        self.setFixedHeight(height or theme.LINE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads_on else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: LineText) -> None:
        """Say something else."""
        self._words = text
        named = (text.number, text.title, text.detail, text.right)
        self.setAccessibleName(", ".join(part for part in named if part))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        words, r = self._words, QRectF(self.rect())
        if self._leads_on and (self.underMouse() or self.isDown()):
            p.fillRect(r.adjusted(0, 0, 0, -1), theme.color("hover"))
        paint.hline(p, 0, r.width(), r.bottom() - 1)
        x, two = 0.0, self.height() >= theme.px(40) and bool(words.detail)
        top = QRectF(0, theme.px(4), r.width(), theme.px(19)) if two else QRectF(0, 0, r.width(), r.height() - 1)
        if words.state:
            paint.status(p, 6, top.center().y() + 0.5, words.state)
            x = 22
        if words.number:
            x += paint.text(p, top.adjusted(x, 0, 0, 0), words.number, role="muted") + 8
        right = paint.width(words.right) if words.right else 0.0
        if words.right:
            paint.text(p, top.adjusted(x + 60, 0, 0, 0), words.right, "body", words.role, paint.RIGHT)
        paint.text(p, top.adjusted(x, 0, -right - (16 if right else 0), 0), words.title)
        if two:
            start = 22.0 if words.state else 0.0
            paint.text(p, QRectF(start, theme.px(21), r.width() - start, theme.px(17)), words.detail, "small", "muted")
        if shows_focus(self):
            paint.focus(p, r.adjusted(0, 0, 0, -1), 4)
        p.end()


class SectionHead(QWidget):
    """A 15 px heading, its count, a link at the right (``clicked``), a rule beneath."""

    clicked = Signal()

    def __init__(self, title: str, count: str = "", link: str = "", tone: str = "", rule: bool = True) -> None:
        super().__init__()
        self._title, self._count = Label(title, "lead"), Label(count, "body", tone or "muted")
        row = box("h", self._title, 8, self._count, None)
        self._title.setMinimumHeight(theme.SMALL_CONTROL)  # with a link or without
        if link:
            button = Button(link, "", "link", small=True)
            button.clicked.connect(self.clicked)
            row.addWidget(button)
        box("v", row, 4, *([Rule()] if rule else []), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str, tone: str = "muted") -> None:
        """Change the count beside the heading."""
        self._count.setText(count)
        self._count.set_tone(tone)


class Meter(QWidget):
    """A thin line that is full to a ``share`` from 0 to 1."""

    def __init__(self, share: float = 0.0, role: str = "accent", width: int = 120) -> None:
        super().__init__()
        self._share, self._role = share, role
        self.setFixedSize(width, 4)

    def set_share(self, share: float, role: str = "accent") -> None:
        """Change how full it is."""
        self._share, self._role = max(0.0, min(1.0, share)), role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.box(p, self.rect(), "hair", radius=2)
        if self._share > 0:
            paint.box(p, QRectF(0, 0, self.width() * self._share, 4), self._role, radius=2)
        p.end()


def facts(pairs: Sequence[tuple[str, str, int]]) -> QBoxLayout:
    """Caps label above its value, as the title block of the documents: (label, value, share of the width)."""
    row = box("h")
    for label, value, share in pairs:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box("v", Label(label, "caps", "muted"), Elided(value), spacing=2, parent=holder)
        row.addWidget(holder, share)
    return row
