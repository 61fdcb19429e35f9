"""What a toast says once a wish of the timetable is granted."""

import datetime as dt

from app.domain.timetable import Timetable
from app.domain.timetable_moves import foreseen
from app.ui import language
from app.ui.language import tr
from app.ui.pages.meeting.agenda_words import day_text, room_name
from app.ui.widgets.timetable import wishes
from app.ui.widgets.timetable.wishes import Wish
from app.ui.widgets.timetable.words import span_text


def done_words(wish: Wish, table: Timetable) -> str:
    """What was done, seen from the agenda as it was before; empty where the window shows it itself."""
    match wish:
        case wishes.NewSession(day, start, minutes, room):
            return tr("Session made: {place}", place=_place(table, day, start, start + minutes, room))
        case wishes.MoveSession(one, day, start, room):
            return tr("Moved to {place}", place=_place(table, day, start, start + _minutes(table, one), room))
        case wishes.CopySession(one, day, start, room):
            return tr("Copied to {place}", place=_place(table, day, start, start + _minutes(table, one), room))
        case wishes.ResizeSession(_one, start, minutes):
            return tr("Now {times}", times=span_text(start, start + minutes))
        case wishes.Swap():
            return tr("They have changed places")
        case wishes.Lock(_one, locked):
            return tr("Locked to its time") if locked else tr("No longer locked to its time")
        case wishes.NewRoom(_day, name):
            return tr("Room added: {room}", room=name.strip())
        case wishes.RenameRoom(_room, name):
            return tr("The room is now called {room}", room=name.strip())
        case wishes.NewDay(day):
            return tr("Day added: {day}", day=language.long_day(day))
    return _of_item(wish, table)


def _of_item(wish: Wish, table: Timetable) -> str:
    match wish:
        case wishes.PlaceItem(one, session, place, start):
            return tr("Moved to {place}", place=_in_session(table, one, session, place, start))
        case wishes.CopyItem(one, session, place, start):
            return tr("Copied to {place}", place=_in_session(table, one, session, place, start))
        case wishes.MoveItemOut(one, day, start, room):
            return tr("Moved to {place}", place=_place(table, day, start, start + _lasting(table, one), room))
        case wishes.CopyItemOut(one, day, start, room):
            return tr("Copied to {place}", place=_place(table, day, start, start + _lasting(table, one), room))
        case wishes.ResizeItem(_one, _start, minutes):
            return tr("Now {number} min, the rest of the session follows", number=minutes)
    return ""


def _place(table: Timetable, day: dt.date, start: int, end: int, room_id: int | None) -> str:
    """As in "Thu 5 Mar 11:05–12:00, Gaia 1"."""
    room = room_name(table, room_id) if table.rooms else ""
    when = f"{day_text(day)} {span_text(start, end)}"
    return f"{when}, {room}" if room else when


def _in_session(table: Timetable, item_id: int, session_id: int, place: int, start: int | None) -> str:
    found, session = table.item(item_id), table.session(session_id)
    if found is None or session is None:
        return ""
    begin = foreseen(session, found[1], place, start)
    return _place(table, session.day, begin, begin + found[1].minutes, session.room_id)


def _minutes(table: Timetable, session_id: int) -> int:
    session = table.session(session_id)
    return session.minutes if session is not None else 0


def _lasting(table: Timetable, item_id: int) -> int:
    found = table.item(item_id)
    return max(1, found[1].minutes) if found is not None else 0
