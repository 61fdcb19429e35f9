"""What a wish of the timetable does to the agenda: one change, one step of the history, one undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from app.db.stores import Session
from app.domain.timetable import Thing
from app.services import agenda_copies, agenda_retiming, agenda_sessions, agenda_swaps, rooms
from app.services.meetings import edit_meeting
from app.ui.language import tr
from app.ui.widgets.timetable import wishes
from app.ui.widgets.timetable.wishes import Wish
from app.words import message


@dataclass(frozen=True)
class Deed:
    """A change: its message id, what it does, and the ids it is labelled with."""

    message: str
    act: Callable[[Session], Any]
    arguments: Mapping[str, int] = field(default_factory=dict)


def deed_of(wish: Wish, meeting_id: int) -> Deed:
    """What the wish does; TypeError for a rename, which depends on more."""
    found = _of_session(wish, meeting_id) or _of_item(wish) or _of_frame(wish, meeting_id)
    if found is None:
        raise TypeError(f"no deed for {wish!r}")
    return found


def _of_session(wish: Wish, meeting_id: int) -> Deed | None:
    match wish:
        case wishes.NewSession(day, start, minutes, room, title):
            new = partial(
                agenda_sessions.create_session, meeting_id=meeting_id, day=day, start=start, minutes=minutes,
                room_id=room, title=title or tr("New session"),
            )  # fmt: skip
            return Deed(message("New session"), new, {"meeting": meeting_id})
        case wishes.MoveSession(one, day, start, room):
            act = partial(agenda_retiming.move_session, session_id=one, day=day, start=start, room_id=room)
            return Deed(message("Move a session"), act, {"session": one})
        case wishes.CopySession(one, day, start, room):
            copy = partial(agenda_copies.copy_session, session_id=one, day=day, start=start, room_id=room)
            return Deed(message("Copy a session"), copy, {"session": one})
        case wishes.ResizeSession(one, start, minutes):
            act = partial(agenda_sessions.resize_session, session_id=one, start=start, minutes=minutes)
            return Deed(message("Change the length of a session"), act, {"session": one})
        case wishes.Swap((Thing.SESSION, one), (_thing, other)):
            act = partial(agenda_swaps.swap_sessions, one_id=one, other_id=other)
            return Deed(message("Let two sessions change places"), act, {"session": one})
    return None


def _of_item(wish: Wish) -> Deed | None:
    match wish:
        case wishes.PlaceItem(one, session, place, start):
            act = partial(agenda_retiming.place, item_id=one, session_id=session, number=place, start=start)
            return Deed(message("Move an item"), act, {"item": one})
        case wishes.CopyItem(one, session, place, start):
            copy = partial(agenda_copies.copy_item, item_id=one, session_id=session, number=place, start=start)
            return Deed(message("Copy an item"), copy, {"item": one})
        case wishes.MoveItemOut(one, day, start, room):
            out = partial(agenda_retiming.move_out, item_id=one, day=day, start=start, room_id=room)
            return Deed(message("Move an item out of its session"), out, {"item": one})
        case wishes.CopyItemOut(one, day, start, room):
            out = partial(agenda_copies.copy_item_out, item_id=one, day=day, start=start, room_id=room)
            return Deed(message("Copy an item"), out, {"item": one})
        case wishes.ResizeItem(one, start, minutes):
            act = partial(agenda_retiming.resize, item_id=one, start=start, minutes=minutes)
            return Deed(message("Change the length of an item"), act, {"item": one})
        case wishes.Swap((Thing.ITEM, one), (_thing, other)):
            act = partial(agenda_swaps.swap_items, one_id=one, other_id=other)
            return Deed(message("Let two items change places"), act, {"item": one})
        case wishes.Lock(one, locked):
            act = partial(agenda_retiming.set_locked, item_id=one, locked=locked)
            return Deed(message("Lock an item to its time, or let it go"), act, {"item": one})
    return None


def _of_frame(wish: Wish, meeting_id: int) -> Deed | None:
    match wish:
        case wishes.NewRoom(_day, name):
            new = partial(rooms.add_room, meeting_id=meeting_id, name=name)
            return Deed(message("Add a room"), new, {"meeting": meeting_id})
        case wishes.RenameRoom(one, name):
            return Deed(message("Change the rooms"), partial(rooms.rename_room, room_id=one, name=name), {"room": one})
        case wishes.NewDay(day):
            longer = partial(edit_meeting, meeting_id=meeting_id, last_day=day)
            return Deed(message("Add a day"), longer, {"meeting": meeting_id})
    return None
