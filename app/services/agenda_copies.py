"""Copies within an agenda: of a session with its items, or of an item. Presentations stay with the first one.

Starts are minutes of the venue's clock from 00:00 of the session's day. Copies have uids of their own. Whoever has a
part is asked for the copy: nobody has agreed to it yet; who declined is left out.
"""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.kinds import RoleState
from app.models import Base, Item, ItemRole, MeetingSession
from app.services import agenda_retiming
from app.services.agenda_sessions import create_session, move_session

_SESSION = ("track", "body_id", "state", "illustrative", "minutes")
_ITEM = (
    "minutes",
    "kind",
    "title",
    "decision_flag",
    "area_id",
    "public_note",
    "internal_note",
    "state",
    "illustrative",
)


def copy_session(session: Session, session_id: int, day: dt.date, start: int, room_id: int | None) -> int:
    """A copy of the session with its items, their times moved along; its id.

    UserError for a start before 00:00 or another meeting's room.
    """
    old = session.get_one(MeetingSession, session_id)
    made = create_session(session, old.meeting_id, old.day, old.start, old.minutes, old.room_id, old.title)
    copy = session.get_one(MeetingSession, made)
    _take(copy, old, _SESSION)
    _copy_roles(session, ItemRole.session_id == session_id, session_id=made)
    query = select(Item).where(Item.session_id == session_id).order_by(Item.position, Item.id)
    for item in session.scalars(query).all():
        _copied(session, item, made, item.position, item.start)
    session.flush()
    move_session(session, made, day, start, room_id)
    return made


def copy_item(session: Session, item_id: int, session_id: int, number: int, start: int | None) -> int:
    """A copy of the item at the place ``number`` (from 0) of a session; its id.

    ``start`` None: it follows the one before. What comes after is timed anew. UserError for a start before 00:00.
    """
    old = session.get_one(Item, item_id)
    made = agenda_retiming.create(session, session_id, old.title, old.minutes, number, start)
    _take(session.get_one(Item, made), old, _ITEM)
    _copy_roles(session, ItemRole.item_id == item_id, item_id=made)
    return made


def copy_item_out(session: Session, item_id: int, day: dt.date, start: int, room_id: int | None) -> int:
    """A copy of the item in a session of its own, which has its title and length; the item's id."""
    old = session.get_one(Item, item_id)
    meeting_id = session.get_one(MeetingSession, old.session_id).meeting_id
    made = create_session(session, meeting_id, day, start, max(1, old.minutes), room_id, old.title)
    return _copied(session, old, made, 1, None).id


def _copied(session: Session, old: Item, session_id: int, position: int, start: int | None) -> Item:
    """A copy of the item in a session; it is not locked, and was not on the agenda that was sent."""
    copy = Item(session_id=session_id, position=position, start=start)
    _take(copy, old, _ITEM)
    session.add(copy)
    session.flush()
    _copy_roles(session, ItemRole.item_id == old.id, item_id=copy.id)
    return copy


def _copy_roles(session: Session, owner: Any, **new: int) -> None:
    for role in session.scalars(select(ItemRole).where(owner).order_by(ItemRole.position, ItemRole.id)).all():
        if role.state is not RoleState.DECLINED:
            session.add(
                ItemRole(
                    person_id=role.person_id,
                    kind=role.kind,
                    state=RoleState.ASKED,
                    organisation_id=role.organisation_id,
                    position=role.position,
                    illustrative=role.illustrative,
                    **new,
                )
            )
    session.flush()


def _take(copy: Base, old: Base, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(copy, name, getattr(old, name))
