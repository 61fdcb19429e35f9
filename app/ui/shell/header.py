"""The head of a page: title with its crumb, one muted line, buttons at the right; and the tabs of a meeting."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import tr
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import box

_BETWEEN_TABS, _BEFORE_COUNT = 24, 5


class _Crumb(QAbstractButton):
    """The part of the title that leads back up."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def set_words(self, words: str) -> None:
        """The page it leads to."""
        self.setText(f"{words}  ›")
        self.setAccessibleName(tr("Back to {page}", page=words))
        self.setFixedWidth(ceil(paint.width(self.text(), "title")) + 1)
        self.setFixedHeight(ceil(paint.metrics("title").height()))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.text(p, self.rect(), self.text(), "title", "ink" if self.underMouse() else "muted")
        if shows_focus(self):
            paint.focus(p, self.rect(), 4)
        p.end()


class PageHeader(QWidget):
    """64 px: what page this is, and what can be done on it; one button at most is primary."""

    crumb_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.HEADER)
        self._crumb, self._title, self._subtitle = _Crumb(), Elided("", "title"), Elided("", "body", "muted")
        self._crumb.clicked.connect(lambda _checked: self.crumb_clicked.emit())
        titles = box("h", self._crumb, self._title, spacing=8)
        titles.setStretch(1, 1)
        words = box("v", titles, self._subtitle)
        self._buttons = box("h", spacing=8)
        row = box("h", words, 16, self._buttons, margins=(theme.MARGIN, 8, theme.MARGIN, 4), parent=self)
        row.setStretch(0, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str, crumb: str = "") -> None:
        """Name the page; ``crumb`` is the page above it."""
        self._title.setText(title)
        if crumb:
            self._crumb.set_words(crumb)
        self._crumb.setVisible(bool(crumb))
        if (page := self.parentWidget()) is not None:
            page.setAccessibleName(title)

    def set_subtitle(self, words: str) -> None:
        """The muted line under the title."""
        self._subtitle.setText(words)

    def set_buttons(self, buttons: Sequence[QWidget]) -> None:
        """Put these buttons at the right; those of before are only taken away, for they belong to their makers."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()


class Tabs(QWidget):
    """The tabs of a meeting: names with counts; ``chosen`` tells the index of the one that was clicked."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], name: str) -> None:
        super().__init__()
        self._names, self._counts = list(names), [""] * len(names)
        self._current, self._name, self._places = 0, name, [(0.0, 0.0)] * len(names)
        self.setFixedHeight(theme.TABS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tell()

    def set_count(self, index: int, count: str) -> None:
        """The count beside a tab's name; empty: none."""
        if self._counts[index] != count:
            self._counts[index] = count
            self._tell()
            self.update()

    def set_current(self, index: int) -> None:
        """Mark the tab that is shown."""
        self._current = index
        self._tell()
        self.update()

    def _tell(self) -> None:
        name, count = self._names[self._current], self._counts[self._current]
        self.setAccessibleName(f"{self._name}: {name} {count}".strip())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, (left, right) in enumerate(self._places):
            if left - 8 <= event.position().x() <= right + 8:
                self.chosen.emit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._current + step < len(self._names):
            self.chosen.emit(self._current + step)
            self.setFocus(Qt.FocusReason.TabFocusReason)  # the tab took the keyboard: the next key moves on
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x, tall = float(theme.MARGIN), self.height() - 2
        paint.hline(p, 0, self.width(), self.height() - 1)
        for index, (name, count) in enumerate(zip(self._names, self._counts, strict=True)):
            on = index == self._current
            wide = paint.text(
                p, QRectF(x, 0, 240, tall), name, role="ink" if on else "muted", weight=paint.SEMI if on else None
            )
            total = wide
            if count:
                at = QRectF(x + wide + _BEFORE_COUNT, 0, 80, tall)
                total += _BEFORE_COUNT + paint.text(p, at, count, "small", "muted")
            if on:
                p.fillRect(QRectF(x, self.height() - 2, total, 2), theme.color("accent"))
                if shows_focus(self):
                    paint.focus(p, QRectF(x - 6, 4, total + 12, tall - 6), 4)
            self._places[index] = (x, x + total)
            x += total + _BETWEEN_TABS
        p.end()
