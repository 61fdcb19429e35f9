"""The agenda at the left of the minutes: which item is written, which is being written, which is empty."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from typing_extensions import override

from app.domain.minutes_page import MinutesPage, Progress
from app.ui import paint, theme
from app.ui.focus import moved_by_keys, shows_focus
from app.ui.language import clock, day_month, plural, tr, weekday
from app.ui.pages.meeting.minutes_words import PROGRESS
from app.ui.widgets.labels import Label, plain_tip
from app.ui.widgets.layout import Rule, box, clear, scrolled
from app.ui.widgets.lines import Meter

OPENING, ARISING = 0, -1  # what is no item: the text before the first one, the actions carried forward
_WIDE, _WIDEST, _LINE = 288, 360, 32  # px
_SHAPES = {Progress.EMPTY: "planned", Progress.WRITING: "progress", Progress.WRITTEN: "done"}


@dataclass(frozen=True)
class RailLine:
    """One line; ``head`` is the day that begins with it."""

    key: int
    number: str
    title: str
    right: str
    progress: Progress | None
    head: str = ""


class MinutesRail(QWidget):
    """The lines, and at the foot how many items are written. ``chosen`` and ``opened`` (Enter) tell a line's key."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(min(theme.px(_WIDE), _WIDEST))
        self._rows: dict[int, _Row] = {}
        self._lines: list[RailLine] = []
        self._current: int | None = None
        content = QWidget()
        content.setObjectName("clear")
        self._column = box("v", margins=(0, 4, 0, 12), parent=content)
        self._area: QScrollArea = scrolled(content)
        self._count, self._meter = Label("", "small", "muted"), Meter(0.0, width=96)
        foot = box("h", self._count, None, self._meter, margins=(theme.MARGIN, 8, theme.MARGIN, 8))
        column = box("v", self._area, Rule(), foot, parent=self)
        column.setStretch(0, 1)

    def order(self) -> list[int]:
        """What can be chosen, in order."""
        return [line.key for line in self._lines]

    def show_page(self, page: MinutesPage) -> None:
        """Show the agenda of the meeting."""
        lines = list(_lines(page))
        if [_frame(line) for line in lines] != [_frame(line) for line in self._lines]:
            self._build(lines)
        self._lines = lines
        for line in lines:
            self._rows[line.key].show_line(line)
        total = len(page.counted)
        self._count.setText(
            plural(
                "{written} of {number} item written", "{written} of {number} items written", total, written=page.written
            )
        )
        self._meter.set_share(page.written / total if total else 0.0)

    def set_progress(self, key: int, progress: Progress) -> None:
        """Show how far one item is, ahead of the next look at all of them."""
        if key in self._rows:
            self._rows[key].show_progress(progress)

    def set_current(self, key: int) -> None:
        """Mark a line as the one that is open."""
        for known, row in self._rows.items():
            row.set_on(known == key)
        self._current = key
        if key in self._rows:
            self._area.ensureWidgetVisible(self._rows[key], 0, 2 * _LINE)

    def has_focus(self) -> bool:
        """Whether one of the lines has the keyboard."""
        return any(row.hasFocus() for row in self._rows.values())

    def take_focus(self) -> None:
        """Give the keyboard to the current line."""
        row = self._rows.get(self._current if self._current is not None else OPENING)
        if row is not None:
            row.setFocus()

    def _build(self, lines: list[RailLine]) -> None:
        focused = self.has_focus()
        clear(self._column)
        self._rows = {}
        for line in lines:
            if line.head:
                self._column.addWidget(_Head(line.head))
            row = _Row(line)
            row.clicked.connect(lambda _on=False, key=line.key: self.chosen.emit(key))
            row.opened.connect(lambda key=line.key: self.opened.emit(key))
            row.moved.connect(lambda step, key=line.key: self._move(key, step))
            self._rows[line.key] = row
            self._column.addWidget(row)
            row.show()  # at once, so that it can take the keyboard
        self._column.addStretch(1)
        if self._current in self._rows:
            self.set_current(self._current)
            if focused:
                self.take_focus()

    def _move(self, key: int, step: int) -> None:
        keys = list(self._rows)
        at = keys.index(key) + step
        if 0 <= at < len(keys):
            self._rows[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)
            moved_by_keys(self)
            self.chosen.emit(keys[at])


def _lines(page: MinutesPage) -> Iterator[RailLine]:
    yield RailLine(OPENING, "", tr("Opening"), "", page.opening_progress)
    if page.matters_arising:
        open_ones = sum(line.is_open for line in page.matters_arising)
        yield RailLine(ARISING, "", tr("Matters arising"), str(open_ones or ""), None)
    last_day = None
    for item in page.items:
        day = item.session.day
        head = "" if day == last_day else f"{weekday(day)} {day_month(day)}"
        last_day = day
        progress = item.progress if item.is_counted else None
        yield RailLine(item.id, item.number, item.title, clock(item.start), progress, head)


def _frame(line: RailLine) -> tuple[int, str]:
    return line.key, line.head


class _Head(QWidget):
    """The day, in caps."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(theme.px(_LINE + 4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.text(p, QRectF(self.rect()).adjusted(theme.MARGIN, theme.px(10), 0, 0), self._words, "caps", "muted")
        p.end()


class _Row(QAbstractButton):
    """Number, title, time; the mark says written, being written, empty."""

    opened = Signal()
    moved = Signal(int)

    def __init__(self, line: RailLine) -> None:
        super().__init__()
        self._line, self._on, self._progress = line, False, line.progress
        self.setFixedHeight(theme.px(_LINE))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_line(line)

    def show_line(self, line: RailLine) -> None:
        """Show what the line says now."""
        self._line = line
        self.show_progress(line.progress)

    def show_progress(self, progress: Progress | None) -> None:
        """Change the mark."""
        self._progress = progress
        line = self._line
        said = (line.number, line.title, line.right, tr(PROGRESS[progress]) if progress is not None else "")
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(plain_tip(line.title))
        self.update()

    def set_on(self, on: bool) -> None:
        """Whether this is the item that is open; Tab leads to it alone."""
        self._on = on
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r, line = QRectF(self.rect()), self._line
        if self._on or self.underMouse():
            p.fillRect(r, theme.color("select" if self._on else "hover"))
        if self._on:
            p.fillRect(QRectF(0, 0, 3, r.height()), theme.color("accent"))
        number, time = r.adjusted(theme.MARGIN, 0, 0, 0), r.adjusted(0, 0, -36, 0)
        paint.text(p, number, line.number, "small", "accent" if self._on else "muted")
        paint.text(
            p, r.adjusted(theme.px(52), 0, -theme.px(80), 0), line.title, weight=paint.SEMI if self._on else None
        )
        paint.text(p, time, line.right, "small", "muted", paint.RIGHT)
        if self._progress is not None:
            surface = "select" if self._on else "hover" if self.underMouse() else "base"
            paint.status(p, r.right() - 20, r.center().y(), _SHAPES[self._progress], 4, surface)
        if shows_focus(self):
            paint.focus(p, r.adjusted(4, 1, -1, -1), 4)
        p.end()
