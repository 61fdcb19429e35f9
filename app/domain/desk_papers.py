"""What lies on the registration desk, as document values: badges, and the sheets on which people sign in.

They are for the meeting's own desk and name everybody (DOMAIN R13 asks for consent where lists go to others).
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.participants import ParticipantEntry


@dataclass(frozen=True)
class ContactCard:
    """What a badge gives to those who scan it; ``email`` is empty where the person did not agree to give it (R13)."""

    name: str
    given: str = ""
    family: str = ""
    organisation: str = ""  # the legal name
    short: str = ""
    email: str = ""


@dataclass(frozen=True)
class Badge:
    """One person's badge; ``country`` is ISO 3166-1 alpha-2."""

    person: PersonRef
    country: str | None
    role: ParticipationRole
    card: ContactCard


@dataclass(frozen=True)
class BadgeSheets:
    """The badges of those who may come into the room, by name, as known on ``as_of``."""

    project: ProjectHead
    meeting: MeetingHead
    as_of: dt.date
    badges: tuple[Badge, ...]


@dataclass(frozen=True)
class SignInRow:
    """Somebody who may sign on a day; ``state`` is what is known of that day already."""

    person: PersonRef
    legal_name: str
    country: str | None
    role: ParticipationRole
    state: PresenceState | None


@dataclass(frozen=True)
class SignInDay:
    """The sheet of one day, in the order of names; ``start`` and ``end`` are venue minutes, None without sessions."""

    day: dt.date
    start: int | None
    end: int | None
    rows: tuple[SignInRow, ...]


@dataclass(frozen=True)
class SignInSheets:
    """The sheets of all days of a meeting, as known on ``as_of``."""

    project: ProjectHead
    meeting: MeetingHead
    as_of: dt.date
    days: tuple[SignInDay, ...]


def may_come(entry: ParticipantEntry, days: int) -> bool:
    """Whether the person may come into the room on one of the meeting's ``days``, and so needs a badge.

    Who is known to be there is; who declined, or is known to be elsewhere on every day, is not.
    """
    if any(day.state is PresenceState.PRESENT for day in entry.days):
        return True
    return entry.reply is not Reply.DECLINED and len(entry.days) < days


def sign_in_row(entry: ParticipantEntry, day: dt.date) -> SignInRow | None:
    """The person's row on the sheet of ``day``; None for one who declined and of whom nothing else is known."""
    state = next((found.state for found in entry.days if found.day == day), None)
    if entry.reply is Reply.DECLINED and state in (None, PresenceState.ABSENT):
        return None
    return SignInRow(entry.person, entry.legal_name, entry.country, entry.role, state)
