"""The agenda as a table: one row for each session of several items and for each item, edited in place."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.clash_values import ClashLevel
from app.domain.kinds import SlidesState
from app.domain.timetable import Ref, Thing, Timetable, TimetableItem, TimetableSession
from app.ui import language
from app.ui.language import term
from app.ui.pages.meeting.agenda_words import KINDS, SLIDES, day_text, length_text, room_name, state_text
from app.ui.tables.cells import Cell
from app.ui.tables.rows import Column
from app.ui.widgets.timetable.words import people_text, span_text
from app.words import message

_SHAPES = {SlidesState.MISSING: "missing", SlidesState.RECEIVED: "received"}
Edit = Callable[[Ref, str], None]


@dataclass(frozen=True)
class AgendaRow:
    """One line of the list; ``id`` tells sessions (odd) from items (even). ``item`` is None for a session."""

    id: int
    session: TimetableSession
    item: TimetableItem | None
    room: str
    level: ClashLevel | None

    @property
    def ref(self) -> Ref:
        """The row of the database it stands for."""
        return (Thing.SESSION, self.session.id) if self.item is None else (Thing.ITEM, self.item.id)

    @property
    def timed(self) -> TimetableSession | TimetableItem:
        """What has the times."""
        return self.item or self.session


def row_id(ref: Ref) -> int:
    """The id of the row of a session or item."""
    return ref[1] * 2 + (ref[0] is Thing.SESSION)


def agenda_rows(table: Timetable, days: tuple[dt.date, ...]) -> Iterator[AgendaRow]:
    """The rows of these days by time; a session that is one with its item has one row."""
    levels = table.levels()
    for session in table.sessions:
        if session.day not in days:
            continue
        room = room_name(table, session.room_id)
        if session.whole is None:
            ref = (Thing.SESSION, session.id)
            yield AgendaRow(row_id(ref), session, None, room, levels.get(ref))
        for item in session.items:
            ref = (Thing.ITEM, item.id)
            level = levels.get(ref) or (levels.get((Thing.SESSION, session.id)) if session.whole else None)
            yield AgendaRow(row_id(ref), session, item, room, level)


def columns(rename: Edit, retime: Edit, relength: Edit) -> list[Column[AgendaRow]]:
    """The columns; what is typed into title, time and length goes to the three functions."""
    return [
        Column("day", message("Day"), _day, sort=_moment, width=100),
        Column(
            "time", message("Time"), _time, sort=_moment, width=104,
            edit=lambda row, text: retime(row.ref, text), edit_text=lambda row: language.clock(row.timed.start),
        ),
        Column(
            "title", message("Title"), _title, edit=lambda row, text: rename(row.ref, text),
            edit_text=lambda row: row.timed.title,
        ),
        Column("people", message("Speakers"), _people, width=210, drop=3),
        Column("room", message("Room"), lambda row: Cell(row.room, role="muted"), width=130, drop=4),
        Column(
            "length", message("Length"), _length, sort=lambda row: row.timed.minutes, width=76, right=True, drop=2,
            edit=lambda row, text: relength(row.ref, text), edit_text=lambda row: str(row.timed.minutes),
        ),
        Column("kind", message("Kind"), _kind, width=100, drop=1),
        Column("slides", message("Slides"), _slides, width=100, drop=1),
    ]  # fmt: skip


def _moment(row: AgendaRow) -> tuple[dt.date, int, int, bool]:
    return row.session.day, row.timed.start, row.session.id, row.item is not None


def _day(row: AgendaRow) -> Cell:
    return Cell(day_text(row.session.day), role="muted")


def _time(row: AgendaRow) -> Cell:
    return Cell(span_text(row.timed.start, row.timed.end), role="muted" if row.item is not None else "ink")


def _title(row: AgendaRow) -> Cell:
    sign = "°" if row.timed.illustrative else ""
    strong = row.item is None
    gavel = row.item is not None and row.item.decision
    icon = "triangle-alert" if row.level is not None else "gavel" if gavel else ""
    return Cell(f"{row.timed.title}{sign}", strong=strong, icon=icon, role="danger" if row.level == "error" else "ink")


def _people(row: AgendaRow) -> Cell:
    return Cell(people_text(row.timed.roles), role="muted")


def _length(row: AgendaRow) -> Cell:
    return Cell(length_text(row.timed.minutes), role="muted")


def _kind(row: AgendaRow) -> Cell:
    return Cell(term(KINDS, row.item.kind), role="muted") if row.item is not None else Cell(row.session.track)


def _slides(row: AgendaRow) -> Cell:
    talks = row.item.talks if row.item is not None else ()
    if not talks:
        return Cell()
    order = list(SlidesState)
    state = min((talk.slides for talk in talks), key=order.index)
    return Cell(state_text(SLIDES, state), state=_SHAPES.get(state, "done"))
