"""Sign people in at the door: those on the list, those who are known, and walk-ins, each as one change."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import PresenceState
from app.domain.new_people import NewPerson
from app.services.attendance import set_presence
from app.services.participation import add_new_participant, add_participants


def sign_in(session: Session, participation_id: int, day: dt.date, state: PresenceState) -> None:
    """Somebody on the list is there on ``day``; UserError for a day that is none of the meeting's."""
    set_presence(session, [participation_id], [day], state)


def sign_in_known(session: Session, meeting_id: int, person_id: int, day: dt.date, state: PresenceState) -> int:
    """A person who is known and not on the list yet; returns the participation (id). UserError as ``sign_in``."""
    made = add_participants(session, meeting_id, [person_id])
    if not made:
        raise UserError("This person is on the list already: choose them there.")
    set_presence(session, made, [day], state)
    return made[0]


def sign_in_new(session: Session, meeting_id: int, person: NewPerson, day: dt.date, state: PresenceState) -> int:
    """Somebody who is entered first; returns the participation (id). UserError as ``create_person`` and ``sign_in``."""
    made = add_new_participant(session, meeting_id, person)
    set_presence(session, [made], [day], state)
    return made
