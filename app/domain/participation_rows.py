"""A meeting's list of participants as it is worked with: rows with their ids, and what is known of one of them."""

import datetime as dt
from dataclasses import dataclass

from app.domain.counts import MeetingFigures
from app.domain.kinds import ActionState, ItemRoleKind, ParticipationRole, PresenceState, Reply


@dataclass(frozen=True)
class ParticipationRow:
    """Somebody on the list, under the organisation chosen for the meeting or that of its first day.

    ``states`` has one place for each day of the meeting, None where nothing is recorded. ``country`` is ISO 3166-1
    alpha-2 or empty.
    """

    id: int
    person_id: int
    display: str
    native: str
    sort_key: str
    organisation_id: int | None
    organisation: str
    legal_name: str
    country: str
    role: ParticipationRole
    reply: Reply
    email: str
    states: tuple[PresenceState | None, ...]
    illustrative: bool = False

    @property
    def name(self) -> str:
        """The Latin form, or else the person's own script."""
        return self.display or self.native


@dataclass(frozen=True)
class ParticipationTable:
    """The list of a meeting: its days, its rows by name, and what is counted of them (DOMAIN R11).

    ``organisations`` and ``countries`` are those of everybody listed, ``figures`` those of the attendees.
    """

    meeting_id: int
    days: tuple[dt.date, ...]
    rows: tuple[ParticipationRow, ...]
    organisations: int
    countries: int
    figures: MeetingFigures


@dataclass(frozen=True)
class PartInAgenda:
    """What somebody does in an agenda item, or (``item_id`` None) in a whole session; ``start`` in venue minutes."""

    item_id: int | None
    session_id: int
    title: str
    day: dt.date
    start: int
    kind: ItemRoleKind


@dataclass(frozen=True)
class OpenAction:
    """An action of somebody that is still open; due on a day, in an M-month, or neither."""

    id: int
    number: str
    text: str
    due_on: dt.date | None
    due_month: int | None
    state: ActionState


@dataclass(frozen=True)
class ParticipantDetail:
    """What the panel shows of a participant beside the row: fields of the person, parts here, open actions."""

    id: int
    person_id: int
    given: str
    family: str
    title: str
    phone: str
    zone: str
    language: str
    chosen: bool  # the organisation was chosen for this meeting
    parts: tuple[PartInAgenda, ...]
    actions: tuple[OpenAction, ...]
