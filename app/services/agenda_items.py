"""Items of the agenda: the lines of a session. Nothing here refuses a clash (DOMAIN R14).

Starts are minutes of the venue's clock from 00:00 of the session's day; an item without one follows the one before it.
"""

import datetime as dt
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind
from app.models import Item, MeetingSession
from app.services.agenda_sessions import create_session, titled
from app.services.order import arrange
from app.services.removal import remove


class ItemChange(TypedDict, total=False):
    """The fields of an item that ``change_item`` sets.

    ``start`` in venue minutes, None: it follows the one before; ``locked``: re-timing the session does not move it;
    ``decision_flag``: a decision may be taken (DOMAIN R4); ``added_at``: the day it was added by written notice.
    """

    title: str
    kind: ItemKind
    start: int | None
    minutes: int
    locked: bool
    decision_flag: bool
    added_at: dt.date | None
    public_note: str
    internal_note: str
    state: AgendaState


def create_item(
    session: Session,
    session_id: int,
    title: str,
    minutes: int,
    kind: ItemKind = ItemKind.TALK,
    place: int | None = None,
) -> int:
    """A new item at ``place`` (from 0; None: last) of the session, following the one before it; its id.

    UserError for an empty title or less than no time.
    """
    session.get_one(MeetingSession, session_id)
    items = _items(session, session_id)
    made = Item(
        session_id=session_id, title=titled(title), minutes=_lasting(minutes), kind=kind, start=None, position=0
    )
    session.add(made)
    arrange(items, made, len(items) if place is None else place)
    session.flush()
    return made.id


def change_item(session: Session, item_id: int, **change: Unpack[ItemChange]) -> None:
    """Set these fields of the item; UserError for an empty title, a start before 00:00 or less than no time."""
    changed = session.get_one(Item, item_id)
    if "title" in change:
        change["title"] = titled(change["title"])
    if "minutes" in change:
        _lasting(change["minutes"])
    if "start" in change:
        _from_midnight(change["start"])
    for field, value in change.items():
        setattr(changed, field, value)


def place_item(session: Session, item_id: int, session_id: int, place: int, start: int | None) -> None:
    """Put the item at ``place`` (from 0) of a session of the same meeting, its own or another one.

    With ``start`` it begins then; without, it follows the one before it. UserError for a start before 00:00, or a
    session of another meeting.
    """
    moved = session.get_one(Item, item_id)
    before, after = session.get_one(MeetingSession, moved.session_id), session.get_one(MeetingSession, session_id)
    if before.meeting_id != after.meeting_id:
        raise UserError("An item moves between sessions of one meeting only: choose one of this meeting's sessions.")
    moved.start = _from_midnight(start)
    items = [item for item in _items(session, session_id) if item is not moved]
    moved.session_id = session_id
    arrange(items, moved, place)


def move_item_out(session: Session, item_id: int, day: dt.date, start: int, room_id: int | None) -> int:
    """Give the item a session of its own, which has its title and length, and return the id of that session.

    UserError for a start before 00:00 or another meeting's room.
    """
    moved = session.get_one(Item, item_id)
    meeting_id = session.get_one(MeetingSession, moved.session_id).meeting_id
    made = create_session(session, meeting_id, day, start, max(1, moved.minutes), room_id, moved.title)
    place_item(session, item_id, made, 0, None)
    return made


def delete_item(session: Session, item_id: int) -> None:
    """Delete the item with its roles and its text in the minutes; its presentations stay, without a place."""
    session.get_one(Item, item_id)
    remove(session, "item", item_id)


def _items(session: Session, session_id: int) -> list[Item]:
    query = select(Item).where(Item.session_id == session_id).order_by(Item.position, Item.id)
    return list(session.scalars(query))


def _from_midnight(start: int | None) -> int | None:
    if start is not None and start < 0:
        raise UserError("Nothing can begin before 00:00 of its day: choose a later time.")
    return start


def _lasting(minutes: int) -> int:
    if minutes < 0:
        raise UserError("An item cannot last less than no time: write how many minutes.")
    return minutes
