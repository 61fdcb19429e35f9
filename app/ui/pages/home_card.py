"""The card of the next meeting: its title, its facts on the columns of the clock, and the clock of each body."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from app.domain.home import HomeMeeting
from app.ui import paint, theme
from app.ui.language import tr
from app.ui.pages.home_words import marked, meeting_facts
from app.ui.widgets.buttons import Button
from app.ui.widgets.governance_clock import GovernanceClock
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box

_COLUMNS = 7  # the steps of an assembly's clock
_STARTS = (0, 1, 3, 4, 5, _COLUMNS)  # the column that each fact begins in
_CAPS, _LINE = 18, 20  # px


class Facts(QWidget):
    """Labels over their values, each on the column of the clock that it begins in."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Sequence[tuple[str, tuple[str, ...]]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Show these (label, lines of the value)."""
        self._facts = facts
        self.setAccessibleName("; ".join(f"{label}: {', '.join(lines)}" for label, lines in facts))
        self.setFixedHeight(theme.px(_CAPS) + theme.px(_LINE) * max((len(lines) for _label, lines in facts), default=1))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        step, caps, tall = self.width() / _COLUMNS, theme.px(_CAPS), theme.px(_LINE)
        for number, (label, lines) in enumerate(self._facts):
            left = _STARTS[number] * step
            last = number == len(self._facts) - 1
            wide = (_COLUMNS if last else _STARTS[number + 1]) * step - left - 12
            paint.text(p, QRectF(left, 0, wide, caps), label, "caps", "muted")
            for place, line in enumerate(lines):
                paint.text(p, QRectF(left, caps + place * tall, wide, tall), line)
        p.end()


class MeetingCard(QFrame):
    """The one tinted card of Home. ``opened``: its button was clicked."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._kind, self._title = Label("", "caps", "accent"), Elided("", "hero")
        button = Button(tr("Open meeting"), "", "bordered")
        button.clicked.connect(self.opened)
        self._facts = Facts()
        self._clocks: list[GovernanceClock] = []
        self._bodies = box("v", spacing=4)
        head = box("h", box("v", self._kind, self._title), 16, button)
        head.setStretch(0, 1)
        box("v", head, 10, Rule(), 12, self._facts, 16, self._bodies, margins=(20, 14, 20, 8), parent=self)

    def show_meeting(self, meeting: HomeMeeting, as_of: dt.date) -> None:
        """Show this meeting as it stands on ``as_of``."""
        self._kind.setText(tr("Last meeting") if meeting.over else _kind(meeting, as_of))
        self._title.setText(marked(meeting.title, meeting.illustrative))
        self._facts.show_facts(meeting_facts(meeting, as_of))
        while len(self._clocks) < len(meeting.clocks):
            self._clocks.append(GovernanceClock("quiet"))
            self._bodies.addWidget(self._clocks[-1])
        for number, widget in enumerate(self._clocks):
            widget.setVisible(number < len(meeting.clocks))
            if number < len(meeting.clocks):
                widget.show_clock(meeting.clocks[number], as_of)

    def title(self) -> str:
        """The title that is shown."""
        return self._title.text()


def _kind(meeting: HomeMeeting, as_of: dt.date) -> str:
    return tr("Meeting now") if meeting.first_day <= as_of else tr("Next meeting")
