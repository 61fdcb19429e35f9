"""Everybody on a meeting's list in the order of names, as the papers of the venue need them."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.participants import ParticipantEntry
from app.models import Meeting
from app.queries.attendance import participants
from app.queries.participants import participant_list


def attendees(session: Session, meeting: Meeting, as_of: dt.date) -> tuple[ParticipantEntry, ...]:
    """The entries of the meeting's list, with reply and days, by family name."""
    found = participant_list(session, meeting, as_of)
    entries = {entry.person.uid: entry for entry in (*found.entries, *found.others)}
    return tuple(entries[one.person.uid] for one in participants(session, meeting, as_of))
