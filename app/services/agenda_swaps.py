"""Two sessions, or two items, of an agenda change places (``domain/timetable_swaps.py`` says where they go)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.timetable import TimetableSession
from app.domain.timetable_swaps import swapped_lines, swapped_spots
from app.models import Item, MeetingSession
from app.services import agenda_retiming


def swap_sessions(session: Session, one_id: int, other_id: int) -> None:
    """Let two sessions of a meeting change day, time and room; their items go along. UserError for other meetings'."""
    one, other = session.get_one(MeetingSession, one_id), session.get_one(MeetingSession, other_id)
    if one.meeting_id != other.meeting_id:
        raise UserError("Two sessions change places within one meeting only: choose two of this meeting's sessions.")
    query = select(MeetingSession).where(MeetingSession.meeting_id == one.meeting_id, MeetingSession.day == one.day)
    spots = swapped_spots(_value(one), _value(other), [_value(each) for each in session.scalars(query)])
    for block, spot in zip((one, other), spots, strict=True):
        agenda_retiming.move_session(session, block.id, spot.day, spot.start, spot.room_id)


def swap_items(session: Session, one_id: int, other_id: int) -> None:
    """Let two items change places, within a session or between two; the rest is timed anew. UserError: one is locked.

    Between sessions each takes the other's place, and its start where that was set by hand.
    """
    one, other = session.get_one(Item, one_id), session.get_one(Item, other_id)
    for item in (one, other):
        if item.locked:
            raise UserError("“{title}” is locked to its time: unlock it first, then move it.", title=item.title)
    if one.session_id == other.session_id:
        begin, lines = agenda_retiming.lines_of(session, one.session_id)
        agenda_retiming.swap_lines(session, one.session_id, swapped_lines(begin, lines, one_id, other_id))
        return
    home, away = one.session_id, other.session_id
    places = [_place(session, item) for item in (one, other)]
    own = (one.start, other.start)
    agenda_retiming.place(session, one_id, away, places[1], own[1])
    agenda_retiming.place(session, other_id, home, places[0], own[0])


def _place(session: Session, item: Item) -> int:
    query = select(Item.id).where(Item.session_id == item.session_id).order_by(Item.position, Item.id)
    return list(session.scalars(query)).index(item.id)


def _value(block: MeetingSession) -> TimetableSession:
    return TimetableSession(block.id, block.title, block.day, block.start, block.minutes, block.room_id)
