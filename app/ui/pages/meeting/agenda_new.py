"""Where new sessions and items go."""

import datetime as dt

from app.domain.kinds import ItemKind
from app.domain.timetable import Ref, Thing, Timetable, TimetableItem, TimetableSession
from app.ui.desk import Outcome
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.widgets.timetable.wishes import NewSession

_MORNING, _LENGTH, _SHORT = 9 * 60, 60, 15  # minutes


def new_item(deeds: Deeds, table: Timetable, chosen: Ref | None) -> Outcome[int] | None:
    """A new item behind the chosen one; None where nothing is chosen, or a break that is a session of its own.

    It takes what is left of the session, else a quarter of an hour; the first item fills its session.
    """
    session, item = _chosen(table, chosen)
    if session is None or (item is not None and session.whole is not None and item.kind is ItemKind.BREAK):
        return None
    left = session.minutes - sum(one.minutes for one in session.items if one.held)
    place = session.items.index(item) + 1 if item is not None else None
    return deeds.new_item(session.id, left if left > 0 else _SHORT, place)


def new_session(table: Timetable, chosen: Ref | None, day: dt.date | None) -> NewSession:
    """A session of an hour: behind the chosen one, else at the end of the day shown, else of the first day."""
    session, _item = _chosen(table, chosen)
    if session is not None:
        return NewSession(session.day, session.end, _LENGTH, session.room_id)
    day = day or table.first_day
    ends = [one.end for one in table.sessions if one.day == day]
    room = table.rooms[0].id if table.rooms else None
    return NewSession(day, max(ends, default=_MORNING), _LENGTH, room)


def _chosen(table: Timetable, ref: Ref | None) -> tuple[TimetableSession | None, TimetableItem | None]:
    if ref is None:
        return None, None
    if ref[0] is Thing.SESSION:
        return table.session(ref[1]), None
    return table.item(ref[1]) or (None, None)
