"""Sessions of the agenda: blocks of a day, in one room or for all. Nothing here refuses a clash (DOMAIN R14).

Starts are minutes of the venue's clock from 00:00 of the session's day and may pass 1440; lengths are minutes.
"""

import datetime as dt
from typing import TypedDict

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app.domain.errors import UserError
from app.domain.kinds import AgendaState
from app.domain.text import clean_text
from app.models import Item, Meeting, MeetingSession, Room
from app.services.removal import remove


class SessionChange(TypedDict, total=False):
    """The fields of a session that ``change_session`` sets; ``body_id`` makes it a formal session (DOMAIN R2)."""

    title: str
    track: str
    body_id: int | None
    state: AgendaState


def create_session(
    session: Session, meeting_id: int, day: dt.date, start: int, minutes: int, room_id: int | None, title: str
) -> int:
    """A new session without items, confirmed; its id. ``room_id`` None: for all rooms.

    UserError for an empty title, a start before 00:00, less than one minute, or another meeting's room.
    """
    session.get_one(Meeting, meeting_id)
    last = session.scalar(select(func.max(MeetingSession.position)).where(MeetingSession.meeting_id == meeting_id))
    made = MeetingSession(
        meeting_id=meeting_id,
        day=day,
        start=_from_midnight(start),
        minutes=_lasting(minutes),
        room_id=_room_of(session, meeting_id, room_id),
        title=titled(title),
        position=(last or 0) + 1,
    )
    session.add(made)
    session.flush()
    return made.id


def move_session(session: Session, session_id: int, day: dt.date, start: int, room_id: int | None) -> None:
    """Move the session with its items: those with a start of their own move by as much as the session does.

    UserError when the session or one of its items would begin before 00:00, or for another meeting's room.
    """
    moved = session.get_one(MeetingSession, session_id)
    shift = _from_midnight(start) - moved.start
    moved.room_id = _room_of(session, moved.meeting_id, room_id)
    moved.day, moved.start = day, start
    if shift:
        for item in _items(session, session_id):
            if item.start is not None:
                item.start = _from_midnight(item.start + shift)


def resize_session(session: Session, session_id: int, start: int, minutes: int) -> None:
    """Give the session another start and length; an only item that filled it goes on filling it.

    Items with a start of their own keep it. UserError for a start before 00:00 or less than one minute.
    """
    resized = session.get_one(MeetingSession, session_id)
    items = _items(session, session_id)
    if len(items) == 1 and items[0].minutes == resized.minutes and items[0].start in (None, resized.start):
        items[0].minutes = _lasting(minutes)
        items[0].start = None
    resized.start, resized.minutes = _from_midnight(start), _lasting(minutes)


def change_session(session: Session, session_id: int, **change: Unpack[SessionChange]) -> None:
    """Set these fields of the session; UserError for an empty title."""
    changed = session.get_one(MeetingSession, session_id)
    if "title" in change:
        change["title"] = titled(change["title"])
    if "track" in change:
        change["track"] = clean_text(change["track"], one_line=True).strip()
    for field, value in change.items():
        setattr(changed, field, value)


def delete_session(session: Session, session_id: int) -> None:
    """Delete the session with its items, roles and the minutes of its own; presentations stay, without a place."""
    session.get_one(MeetingSession, session_id)
    remove(session, "session", session_id)


def titled(title: str) -> str:
    """The title as it is kept, on one line; UserError when nothing is left of it."""
    wanted = clean_text(title, one_line=True)
    if not wanted.strip():
        raise UserError("A title is needed here: write one.")
    return wanted


def _items(session: Session, session_id: int) -> list[Item]:
    query = select(Item).where(Item.session_id == session_id).order_by(Item.position, Item.id)
    return list(session.scalars(query))


def _room_of(session: Session, meeting_id: int, room_id: int | None) -> int | None:
    if room_id is not None and session.get_one(Room, room_id).meeting_id != meeting_id:
        raise UserError("This room belongs to another meeting: choose one of this meeting's rooms.")
    return room_id


def _from_midnight(start: int) -> int:
    if start < 0:
        raise UserError("Nothing can begin before 00:00 of its day: choose a later time, or the day before.")
    return start


def _lasting(minutes: int) -> int:
    if minutes < 1:
        raise UserError("A session lasts at least one minute: write how many.")
    return minutes
