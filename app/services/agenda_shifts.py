"""Carry out a shift of the agenda that was worked out before (``domain/shifting.py``)."""

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.shifting import Shift
from app.models import Item, MeetingSession


def shift_agenda(session: Session, shift: Shift) -> None:
    """Give these sessions and items their new times; UserError when nothing follows, or something is gone meanwhile."""
    if shift.is_empty:
        raise UserError("Nothing follows here today: there is nothing to shift.")
    for one in shift.sessions:
        block = session.get(MeetingSession, one.id)
        if block is None or one.start is None:
            raise _changed()
        block.start, block.minutes = one.start, one.minutes
    for one in shift.items:
        item = session.get(Item, one.id)
        if item is None:
            raise _changed()
        item.start, item.minutes = one.start, one.minutes
    session.flush()


def _changed() -> UserError:
    return UserError("The agenda was changed meanwhile: look again, and shift once more.")
