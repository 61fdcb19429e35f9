"""The panel in which a new meeting is entered: from nothing, from a template, or as a copy of an earlier one."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Signal
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.meeting_copy import (
    CopyPlan,
    MeetingSource,
    plan_copy,
    proposed_short_name,
    proposed_title,
    same_weekday,
)
from app.ui.desk import Desk
from app.ui.language import days, tr
from app.ui.pages.meeting_form import MeetingForm, NewMeeting
from app.ui.pages.meetings_new_parts import PartChips, PlanPreview
from app.ui.pages.meetings_new_start import EMPTY, Start, StartField
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label


class NewMeetingForm(MeetingForm):
    """What is empty is given: by the source, where there is one. ``planned`` hands over NewMeeting and CopyPlan."""

    planned = Signal(object, object, object)  # NewMeeting, MeetingSource, CopyPlan

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.as_of)
        self._source: MeetingSource | None = None
        self._proposed = ""  # the title that was put in for the user
        self._single: tuple[dt.date, str] | None = None  # one day typed, and what the field made of it
        self.start, self.parts, self.preview = StartField(desk), PartChips(), PlanPreview()
        self.weekdays = Button("", kind="link", small=True)
        self._along = Label(tr("What comes along"), "caps", "muted")
        self.start.chosen.connect(self._take)
        self.start.given_up.connect(self.closed)
        self.parts.changed.connect(self._look)
        self.weekdays.clicked.connect(self._take_weekdays)
        self.zone.textChanged.connect(self._look)
        self.entered.connect(self._plan)
        self.above.addWidget(self.start)
        self.above.addSpacing(10)
        self.under_days.addWidget(self.preview)
        self.under_days.addWidget(self.weekdays)
        self.below.setSpacing(8)
        self.below.addWidget(self._along)
        self.below.addWidget(self.parts)

    @override
    def begin(
        self, taken: Sequence[str], zone_at: Callable[[dt.date], str], series: Sequence[str], zones: Sequence[str]
    ) -> None:
        self._source, self._single, self._proposed = None, None, ""
        super().begin(taken, zone_at, series, zones)
        self.start.choose(EMPTY)

    def begin_from(self, start: Start) -> None:
        """Start from this; the keyboard goes to the days."""
        self.start.choose(start)
        self.days.setFocus()

    def _take(self, source: MeetingSource | None) -> None:
        """Another source was chosen."""
        self._source = source
        if source is not None:
            self.parts.show_source(source)
        for part in (self._along, self.parts):
            part.setVisible(source is not None)
        self.series.offer_row(source is None or source.meeting_id is None)
        self.place.setPlaceholderText((source.place if source else "") or tr("City, country, or online"))
        if self._single is not None and self.days.text() == self._single[1]:
            self.days.setText(days(*self._lasting(self._single[0])))
            self._single = self._single[0], self.days.text()
        self._suggest()

    @override
    def _days(self) -> tuple[dt.date, dt.date]:
        first, last = super()._days()
        return self._lasting(first) if first == last else (first, last)

    def _lasting(self, first: dt.date) -> tuple[dt.date, dt.date]:
        """As many days from ``first`` as the source has."""
        length = self._source.frame.days if self._source is not None else 1
        try:
            return first, first + dt.timedelta(days=length - 1)
        except OverflowError:
            raise UserError("{day} is too far away for a meeting: correct the year.", day=first) from None

    @override
    def _echo(self) -> None:
        typed = self.days.text()
        super()._echo()
        try:
            first, last = super()._days() if typed != self.days.text() else (None, None)
        except UserError:
            return
        if first is not None and (first, last) == self._lasting(first):
            self._single = first, self.days.text()

    @override
    def _suggest(self) -> None:
        super()._suggest()
        source = self._source
        first = self._first()
        title = proposed_title(source, first) if source is not None else ""
        if self.title.text() == self._proposed and title != self._proposed:
            self._proposed = title
            self.title.setText(title)
            self.title.setCursorPosition(0)
        if source is not None and source.meeting_id is not None:
            self.zone.setPlaceholderText(source.zone)
            self.short_name.setPlaceholderText(proposed_short_name(source, first, self._taken))
        self._look()

    def _first(self) -> dt.date:
        try:
            return self._days()[0]
        except UserError:
            return self._as_of()

    def _look(self) -> None:
        """Show the days as they will be."""
        plan = None
        with suppress(UserError):  # it is said beside the field once one has finished typing
            plan = self._planned(*self._days()) if self._source is not None else None
        self.preview.show_plan(plan)
        wanted = same_weekday(self._source, plan.first_day) if plan is not None and self._source is not None else None
        self.weekdays.setVisible(wanted is not None)
        if wanted is not None and plan is not None:
            self.weekdays.set_words(
                tr("Same weekdays: {days}", days=days(wanted, wanted + (plan.last_day - plan.first_day)))
            )

    def _planned(self, first: dt.date, last: dt.date) -> CopyPlan:
        assert self._source is not None
        zone = self.zone.text().strip() or self.zone.placeholderText()
        try:
            return plan_copy(self._source, self.parts.parts(), first, last, zone)
        except UserError:  # of the zone, which is looked at when the meeting is made
            return plan_copy(self._source, self.parts.parts(), first, last, "")

    def _take_weekdays(self) -> None:
        if self._source is None or (wanted := same_weekday(self._source, self._first())) is None:
            return
        first, last = self._days()
        self.days.setText(days(wanted, wanted + (last - first)))

    def _plan(self, new: NewMeeting) -> None:
        """Complete what was typed with what the source gives."""
        source = self._source
        plan = self._planned(new.first_day, new.last_day) if source is not None else None
        if source is not None:
            new = replace(
                new,
                place=new.place or source.place,
                zone=new.zone or source.zone,
                short_name=new.short_name or proposed_short_name(source, new.first_day, self._taken),
            )
        self.planned.emit(new, source, plan)
