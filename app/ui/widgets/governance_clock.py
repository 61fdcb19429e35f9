"""The governance clock: the deadlines of one body's meeting on a line, done, late or to come, and today among them."""

import datetime as dt

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.domain.meeting_clock import BodyClock, place_of
from app.ui import paint, theme
from app.ui.language import tr
from app.ui.widgets.clock_words import LONG_AGO, StepWords, clock_words, step_words
from app.ui.widgets.labels import plain_tip

_TALL, _LINE = 96, 26  # px: the widget, and where the line runs
_DOT = 6  # px from the left of a step to the middle of its shape
_HALO = 9
_TAG = QSize(68, 18)
_BEFORE = 84  # px kept at the left where today comes before the first step
_NARROWEST = 76  # px of a step


class GovernanceClock(QWidget):
    """One clock; ``surface`` is the token of what it stands on. A meeting may have several, one for each body.

    Today is marked where it lies between the steps in time, and no longer once all of them are long ago.
    """

    def __init__(self, surface: str = "base") -> None:
        super().__init__()
        self._surface = surface
        self._words: tuple[StepWords, ...] = ()
        self._place, self._marked = 0.0, False
        self.setFixedHeight(theme.px(_TALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_clock(self, clock: BodyClock, as_of: dt.date) -> None:
        """Show this clock as it stands on ``as_of``."""
        self._place = place_of(clock, as_of)
        self._marked = (as_of - clock.steps[-1].until).days <= LONG_AGO
        self._words = tuple(step_words(clock, step, as_of) for step in clock.steps)
        self.setAccessibleName(clock_words(clock, as_of))
        self.setMinimumWidth(len(self._words) * theme.px(_NARROWEST))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(1, len(self._words)) * 120, theme.px(_TALL))

    def today_x(self) -> float:
        """Where today is marked, in px from the left."""
        return self._lead() / 2 if self._place < 0 else self._x(self._place)

    def step_x(self, number: int) -> float:
        """Where the middle of a step's shape is, in px from the left; steps are counted from 0."""
        return self._x(number)

    def _lead(self) -> float:
        return theme.px(_BEFORE) if self._place < 0 else 0.0

    def _step(self) -> float:
        return (self.width() - self._lead()) / max(1, len(self._words))

    def _x(self, place: float) -> float:
        return self._lead() + place * self._step() + _DOT

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        if self._words:
            self._paint_line(p)
            for number, words in enumerate(self._words):
                self._paint_step(p, number, words)
            if self._marked:
                self._paint_today(p)
        p.end()

    def _paint_line(self, p: QPainter) -> None:
        last = max(self._x(len(self._words) - 1), self.today_x() if self._marked else 0.0)
        now = min(self.today_x(), self._x(len(self._words) - 1))
        begin = 0.0 if self._place < 0 else _DOT
        y = theme.px(_LINE) - 1
        p.fillRect(QRectF(begin, y, now - begin, 2), theme.color("edge" if self._place < 0 else "accent"))
        p.fillRect(QRectF(now, y, last - now, 2), theme.color("edge"))

    def _paint_step(self, p: QPainter, number: int, words: StepWords) -> None:
        x, y, px = self._x(number), theme.px(_LINE), theme.px
        if words.shape == "meeting":
            paint.diamond(p, x, y, 7, "ink", halo=self._surface)
        else:
            paint.box(p, QRectF(x - _HALO, y - _HALO, 2 * _HALO, 2 * _HALO), self._surface, radius=_HALO)
            paint.status(p, x, y, words.shape, 5.5, self._surface)
        left, wide = x - _DOT, self._step() - 12
        role = "ink" if number <= self._place + 1 else "muted"
        paint.text(p, QRectF(left, y + px(12), wide, px(20)), words.name, "strong", role)
        paint.text(p, QRectF(left, y + px(30), wide, px(18)), words.when, "body", role)
        paint.text(p, QRectF(left, y + px(48), wide, px(18)), words.how, "small", "danger" if words.late else "muted")

    def _paint_today(self, p: QPainter) -> None:
        x = self.today_x()
        on_step = any(abs(x - self._x(number)) < _HALO + 1 for number in range(len(self._words)))
        line, tall = theme.px(_LINE), theme.px(_TAG.height())
        bottom = line - _HALO + 1 if on_step else line + 10
        p.fillRect(QRectF(x - 0.75, tall - 2, 1.5, bottom - tall + 2), theme.color("today"))
        wide = max(float(_TAG.width()), paint.width(tr("Today"), "small", paint.SEMI) + 20)
        left = min(max(0.0, x - wide / 2), self.width() - wide)
        tag = QRectF(left, 0, wide, tall)
        paint.box(p, tag, "today", radius=tall / 2)
        paint.text(p, tag, tr("Today"), "small", "base", paint.CENTER, paint.SEMI)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._words:
            number = int((event.pos().x() - self._lead()) / max(1.0, self._step()))
            words = self._words[min(max(0, number), len(self._words) - 1)]
            QToolTip.showText(event.globalPos(), plain_tip(f"{words.name}: {words.when}. {words.how}."), self)
            return True
        return super().event(event)
