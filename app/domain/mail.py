"""Messages to the people of a meeting, as values: who writes to whom, what it says, and how far each has come.

A message is a ``Letter`` until ``app.exporters.mail`` makes the bytes of it. A mailing is the letters of one occasion:
an invitation, an update after a release, a cancellation.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.calendar import CalendarEvent, Stamp
from app.domain.documents import MeetingHead
from app.domain.kinds import MailKind, MailState, MailWay, MeetingState, Reply

MAIL_KINDS = (MailKind.INVITATION, MailKind.UPDATE, MailKind.CANCELLATION)
MAIL_LANGUAGES = ("en", "fr")
HANDED_OVER = (MailState.DRAFTED, MailState.SENT, MailState.UNSURE)  # it may have reached its receiver


@dataclass(frozen=True)
class MailAddress:
    """A name, which may be empty, and an e-mail address."""

    name: str
    address: str


@dataclass(frozen=True)
class MailText:
    """The words of a message, with ``{named}`` places (``domain.mail_texts``)."""

    subject: str
    body: str


@dataclass(frozen=True)
class LastTold:
    """What somebody knows of a meeting: the release of the agenda (0: none), and the version of its own event.

    ``sequence`` is that of the meeting's event as it was last sent to them; -1: it was not.
    """

    release: int = 0
    sequence: int = -1


@dataclass(frozen=True)
class Recipient:
    """Somebody a meeting concerns. ``email`` is empty for who cannot be reached; ``language`` one of MAIL_LANGUAGES.

    ``listed``: on the list of participants; ``invited``: a day on which they were, or a message that may have reached
    them; ``told``: None for somebody whom no message has reached.
    """

    person_id: int
    person_uid: str
    name: str
    email: str
    language: str
    listed: bool
    invited: bool
    reply: Reply
    told: LastTold | None = None


@dataclass(frozen=True)
class MeetingEvent:
    """The meeting itself as an event of whole days, as a mailing tells it: its facts, and which version they are."""

    meeting: MeetingHead
    stamp: Stamp

    @property
    def cancelled(self) -> bool:
        """Whether it no longer takes place."""
        return self.meeting.state is MeetingState.CANCELLED


def next_meeting_event(known: MeetingEvent | None, meeting: MeetingHead, at: dt.datetime) -> MeetingEvent:
    """The version that comes after ``known``, the one mailed last; ``at`` (UTC) is when it is made.

    SEQUENCE is raised by one exactly when days, place or status differ; another visible change raises the instant only
    (DOCUMENTS, "Calendars"; RFC 5545 §3.8.7.4).
    """
    if known is None:
        return MeetingEvent(meeting, Stamp(0, at, at))
    if known.meeting == meeting:
        return known
    raised = _where_and_when(known.meeting) != _where_and_when(meeting)
    return MeetingEvent(meeting, Stamp(known.stamp.sequence + raised, known.stamp.created, at))


def _where_and_when(meeting: MeetingHead) -> tuple[object, ...]:
    sure = {MeetingState.PLANNED: 0, MeetingState.CANCELLED: 2}.get(meeting.state, 1)
    return (meeting.first_day, meeting.last_day, meeting.place, meeting.address, meeting.link, sure)


@dataclass(frozen=True)
class Letter:
    """One message to one person. ``text`` is plain text; ``method`` that of ``event`` (REQUEST, CANCEL, or empty).

    ``about`` is the UID of the event (one, for life). ``with_agenda``: it carries the person's own agenda, as a file
    without a METHOD. ``message_id`` is empty until it is part of a mailing.
    """

    person_id: int
    person_uid: str
    to: MailAddress
    language: str
    subject: str
    text: str
    method: str = ""
    about: str = ""
    event: CalendarEvent | None = None
    with_agenda: bool = False
    message_id: str = ""


@dataclass(frozen=True)
class Sender:
    """Who writes: the From header and the ORGANIZER of every event; answers may go elsewhere."""

    address: MailAddress
    reply_to: str = ""


@dataclass(frozen=True)
class MailWish:
    """What is to be written to whom, before anything is.

    ``release``: the one an update tells of (0: the latest). ``people`` (ids): these alone; None: everybody it concerns.
    ``texts`` by language stand in the place of the team's own; ``note`` is a remark for this one occasion.
    """

    meeting_id: int
    kind: MailKind
    release: int = 0
    people: tuple[int, ...] | None = None
    note: str = ""
    texts: Mapping[str, MailText] | None = None


@dataclass(frozen=True)
class MailingRow:
    """A mailing and how far it has come: ``counts`` of its messages by state. ``made_at`` is UTC."""

    id: int
    kind: MailKind
    way: MailWay
    release: int
    made_at: dt.datetime
    who: str
    note: str
    counts: Mapping[MailState, int]

    @property
    def total(self) -> int:
        """How many messages it has."""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """How many are still to go out."""
        return self.counts.get(MailState.WAITING, 0)


@dataclass(frozen=True)
class MessageRow:
    """One message of the log: to whom (the name as it is now), about what, and what became of it when (UTC).

    ``about`` is the UID of its event, ``error`` are the server's words.
    """

    id: int
    mailing_id: int
    person_id: int | None
    name: str
    address: str
    language: str
    subject: str
    method: str
    about: str
    message_id: str
    state: MailState
    at: dt.datetime | None
    error: str
