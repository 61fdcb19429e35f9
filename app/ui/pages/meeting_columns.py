"""The columns of the list of meetings, and what is typed into them."""

import datetime as dt
from collections.abc import Callable

from app.domain.day_words import days_from_words
from app.domain.errors import UserError
from app.domain.kinds import MeetingState
from app.domain.meeting_rows import MeetingRow
from app.services.meetings import edit_meeting
from app.ui.desk import Desk
from app.ui.language import number_text, plural, tr
from app.ui.pages.meeting_words import MEETING_SHAPES, MEETING_STATES, MINUTES_SHAPES, MINUTES_STATES
from app.ui.tables.cells import Cell
from app.ui.tables.rows import Column, RowModel
from app.ui.widgets.clock_words import short_days
from app.words import message

_STATES = list(MeetingState)


class CellEdits:
    """What was typed into a cell, made a change of the meeting."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def title(self, row: MeetingRow, text: str) -> None:
        """Another title."""
        self._edit(row, title=text)

    def place(self, row: MeetingRow, text: str) -> None:
        """Another place."""
        self._edit(row, place=text)

    def short_name(self, row: MeetingRow, text: str) -> None:
        """Another short name."""
        self._edit(row, short_name=text)

    def days(self, row: MeetingRow, text: str) -> None:
        """Other days, typed in words."""
        try:
            first, last = days_from_words(text, self._desk.as_of())
        except UserError as error:
            self._desk.fail(error)
            return
        self._edit(row, first_day=first, last_day=last)

    def _edit(self, row: MeetingRow, **fields: object) -> None:
        self._desk.change("Change meeting {meeting}", lambda s: edit_meeting(s, row.id, **fields), meeting=row.id)


def meeting_columns(model: Callable[[], RowModel[MeetingRow]], edits: CellEdits) -> list[Column[MeetingRow]]:
    """The columns; the year stands only at the first of its meetings, in the order that ``model`` shows."""

    def year(row: MeetingRow) -> Cell:
        shown = model()
        number = shown.row_of(row.id)
        begins = number <= 0 or shown.rows[number - 1].first_day.year != row.first_day.year
        return Cell(f"{row.first_day.year}" if begins else "", strong=True)

    return [
        Column(
            "year",
            message("Year"),
            year,
            sort=lambda row: row.first_day,
            width=72,
            found=False,
        ),
        Column("title", message("Meeting"), _title, edit=edits.title, edit_text=lambda row: row.title),
        Column(
            "days",
            message("Days"),
            lambda row: Cell(short_days(row.first_day, row.last_day, dt.date.min)),
            sort=lambda row: (row.first_day, row.last_day),
            width=128,
            edit=edits.days,
        ),
        Column("place", message("Place"), lambda row: Cell(row.place), width=176, drop=4, edit=edits.place),
        Column(
            "name", message("Short name"), lambda row: Cell(row.short_name, role="muted"), width=140, drop=1,
            edit=edits.short_name,
        ),
        Column("people", message("People"), _people, sort=lambda row: row.people, width=96, right=True, drop=5),
        Column(
            "countries", message("Countries"), _countries, sort=lambda row: row.countries, width=92, right=True, drop=2
        ),
        Column("state", message("State"), _state, sort=lambda row: _STATES.index(row.state), width=112, drop=6),
        Column("minutes", message("Minutes"), _minutes, width=112, drop=3),
        Column("series", message("Series"), lambda row: Cell(row.series, role="muted"), width=180, hidden=True),
    ]  # fmt: skip


def _title(row: MeetingRow) -> Cell:
    sign = "°" if row.illustrative else ""
    tip = tr("Partly invented, as an illustration") if row.illustrative else ""
    role = "muted" if row.state is MeetingState.CANCELLED else "ink"
    return Cell(f"{row.title}{sign}", role=role, tip=tip)


def _people(row: MeetingRow) -> Cell:
    """Who attended; before anybody did, who accepted, muted."""
    if row.people:
        return Cell(
            number_text(row.people), tip=plural("{number} person attended", "{number} people attended", row.people)
        )
    if row.listed:
        tip = tr("{accepted} of {listed} on the list accepted", accepted=row.accepted, listed=row.listed)
        return Cell(number_text(row.accepted), role="muted", tip=tip)
    return Cell("–", role="muted", tip=tr("Nobody is on the list yet"))


def _countries(row: MeetingRow) -> Cell:
    return Cell(number_text(row.countries)) if row.countries else Cell("–", role="muted")


def _state(row: MeetingRow) -> Cell:
    return Cell(tr(MEETING_STATES[row.state]), state=MEETING_SHAPES[row.state])


def _minutes(row: MeetingRow) -> Cell:
    if row.minutes is None:
        return Cell("–", role="muted", tip=tr("No minutes were begun"))
    return Cell(tr(MINUTES_STATES[row.minutes]), state=MINUTES_SHAPES[row.minutes])
