"""The line under the table of participants: how many are shown, the day that keys are for, what the dots mean."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import paint, theme
from app.ui.language import term, tr
from app.ui.pages.meeting.participant_words import PRESENCE, mark_of
from app.ui.pages.meeting.participants_columns import day_name
from app.ui.tables.cells import dot
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import Rule, box
from app.ui.widgets.menu_chip import MenuChip

_KEYS = {"present": "P", "remote": "R", "excused": "E", "absent": "A"}
_TALL = 38


class Legend(QWidget):
    """The dots with their words and keys."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = [(mark_of(state), term(PRESENCE, state), _KEYS[mark_of(state)]) for state in PRESENCE]
        self.setAccessibleName(", ".join(f"{key}: {words}" for _mark, words, key in self._parts))
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        wide = sum(
            16 + paint.width(words, "small") + 5 + paint.width(key, "caps") + 18 for _m, words, key in self._parts
        )
        return QSize(round(wide), theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x, r = 0.0, QRectF(self.rect())
        for mark, words, key in self._parts:
            dot(p, x + 5, r.center().y() + 0.5, mark)
            x += 16
            x += paint.text(p, r.adjusted(x, 0, 0, 0), words, "small", "muted") + 5
            x += paint.text(p, r.adjusted(x, 0, 0, 0), key, "caps", "ink") + 18
        p.end()


class Foot(QWidget):
    """``day_chosen``: the user wants the keys to be for another day."""

    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(_TALL))
        self._shown = Elided("", "small", "muted")
        self.day_chip = MenuChip(tr("The keys set the presence of this day"), [("", "—")], "")
        self.day_chip.chosen.connect(lambda value: self.day_chosen.emit(dt.date.fromisoformat(value)))
        row = box("h", self._shown, 12, self.day_chip, 16, Legend(), margins=(theme.MARGIN, 0, 8, 0))
        row.setStretch(0, 1)
        box("v", Rule(), row, parent=self)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all are shown."""
        self._shown.setText(tr("{shown} shown of {total}", shown=shown, total=total) if shown != total else "")

    def show_day(self, day: dt.date | None, days: Sequence[dt.date], today: dt.date) -> None:
        """Say which day the keys are for, and mark the one that is today."""
        if day is None:
            self.day_chip.hide()
            return
        named = [
            (each.isoformat(), tr("{day}, today", day=day_name(each)) if each == today else day_name(each))
            for each in days
        ]
        self.day_chip.set_choices(named, day.isoformat())
        self.day_chip.show()
