"""What comes along into a new meeting: one chip for each part, and below them the days with what is then on them."""

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.meeting_copy import USUAL, CopyPlan, MeetingSource, Part, PlannedDay
from app.ui.language import clock, day_month, number_text, plural, said, tr, weekday
from app.ui.widgets.buttons import Chip
from app.ui.widgets.flowing import FlowLayout
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box, clear
from app.words import message

PARTS: dict[Enum, str] = {
    Part.ROOMS: message("Rooms"),
    Part.SESSIONS: message("Sessions"),
    Part.ITEMS: message("Items"),
    Part.BREAKS: message("Breaks"),
    Part.BODIES: message("Bodies"),
    Part.CHAIRS: message("Chairs"),
    Part.SPEAKERS: message("Speakers"),
    Part.ATTENDEES: message("Participants"),
    Part.ACTIONS: message("Open actions"),
    Part.NOTES: message("Notes"),
}
_TIPS: dict[Enum, str] = {
    Part.CHAIRS: message("With moderators and rapporteurs; each is asked again"),
    Part.SPEAKERS: message("Each is asked again, and their slides are missing"),
    Part.ATTENDEES: message("Nobody has replied yet"),
    Part.NOTES: message("Notes of the meeting, and those for the chair"),
}
_MOST_DAYS, _MOST_TOLD = 7, 3


class PartChips(QWidget):
    """The parts that the source has; ``changed`` tells that another choice was made."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[Part, Chip] = {}
        row = FlowLayout(self)
        for part in Part:
            chip = self._chips[part] = Chip(tr(PARTS[part]), on=part in USUAL)
            chip.clicked.connect(self.changed)
            row.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_source(self, source: MeetingSource) -> None:
        """Offer what this source has, the usual parts chosen."""
        for part, chip in self._chips.items():
            chip.setChecked(part in USUAL)
            chip.set_words(tr(PARTS[part]), number_text(source.counts.get(part, 0)))
            chip.setVisible(part in source.counts)
            tip = tr("In the series {series}", series=source.series) if part is Part.ACTIONS else ""
            chip.setToolTip(tip or (tr(_TIPS[part]) if part in _TIPS else ""))
        self.updateGeometry()

    def chip(self, part: Part) -> Chip:
        """The chip of a part."""
        return self._chips[part]

    def parts(self) -> frozenset[Part]:
        """What was chosen among what is offered."""
        return frozenset(part for part, chip in self._chips.items() if chip.isChecked() and not chip.isHidden())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0


class PlanPreview(QWidget):
    """The days of the new meeting as they will be, and what does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = box("v", spacing=2, margins=(0, 6, 0, 0), parent=self)

    def show_plan(self, plan: CopyPlan | None) -> None:
        """Show what the plan makes; nothing without one."""
        clear(self._lines)
        self.setVisible(plan is not None)
        if plan is None:
            return
        for words in _days(plan):
            self._lines.addWidget(Elided(words, "small", "muted"))
        for words in _warnings(plan):
            self._lines.addWidget(Label(words, "small", "amber", wrap=True))

    def words(self) -> list[str]:
        """What it says, line by line."""
        found = (self._lines.itemAt(number) for number in range(self._lines.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, Label)]


def _days(plan: CopyPlan) -> Iterable[str]:
    days = plan.days
    for one in days[:_MOST_DAYS]:
        yield _day(one)
    if len(days) > _MOST_DAYS:
        yield plural("{number} more day", "{number} more days", len(days) - _MOST_DAYS)


def _day(one: PlannedDay) -> str:
    name = tr("{weekday} {day}", weekday=weekday(one.day), day=day_month(one.day))
    if not one.sessions:
        return f"{name} · {tr('Nothing yet')}"
    sessions = plural("{number} session", "{number} sessions", one.sessions)
    return f"{name} · {clock(one.start)}–{clock(one.end)} · {sessions}"


def _warnings(plan: CopyPlan) -> Iterable[str]:
    if plan.left_out:
        yield plural(
            "{number} session stays behind: the new meeting has fewer days.",
            "{number} sessions stay behind: the new meeting has fewer days.",
            plan.left_out,
        )
    for error in plan.impossible[:_MOST_TOLD]:
        yield said(error)
    if len(plan.impossible) > _MOST_TOLD:
        yield plural("{number} more", "{number} more", len(plan.impossible) - _MOST_TOLD)
