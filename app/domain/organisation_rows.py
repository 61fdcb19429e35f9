"""Organisations as the window works with them: the rows of the table, and all that the panel shows of one."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import IrcKind, OrganisationKind
from app.domain.participation_rows import OpenAction
from app.domain.people_rows import NamedRow, PersonIrcRole


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation under its names of the day asked for; ``people`` counts those who belong to it on that day.

    None: they were not counted yet.
    ``leads`` are the numbers of the plan rows and the short names of the task forces that it leads.
    """

    id: int
    short: str
    legal: str
    country: str
    kind: OrganisationKind
    participant_no: int | None
    is_party: bool
    is_coordinator: bool
    people: int | None
    leads: tuple[str, ...]
    irc_kinds: tuple[IrcKind, ...]
    illustrative: bool = False


@dataclass(frozen=True)
class OrganisationNameRow:
    """A name and the days on which it was valid; ``holds`` on the day asked for."""

    id: int
    short: str
    legal: str
    first_day: dt.date | None
    last_day: dt.date | None
    holds: bool


@dataclass(frozen=True)
class OrganisationMembership:
    """A body that the organisation belongs or belonged to."""

    id: int
    body_id: int
    body: str
    function: str
    representative: str
    first_day: dt.date
    last_day: dt.date | None
    holds: bool


@dataclass(frozen=True)
class OrganisationPerson:
    """Somebody who belongs or belonged to the organisation."""

    id: int  # of the affiliation
    person_id: int
    name: str
    role: str
    first_day: dt.date | None
    last_day: dt.date | None
    holds: bool


@dataclass(frozen=True)
class LedRow:
    """What the organisation leads: ``thing`` is work_package, task, deliverable, milestone, risk or task_force."""

    thing: str
    id: int  # of a task force: that of its body
    number: str
    title: str


@dataclass(frozen=True)
class OrganisationDetail:
    """One organisation in full."""

    id: int
    short: str
    legal: str
    country: str
    kind: OrganisationKind
    participant_no: int | None
    is_party: bool
    is_coordinator: bool
    area_id: int | None
    illustrative: bool
    names: tuple[OrganisationNameRow, ...]
    irc_roles: tuple[PersonIrcRole, ...]
    memberships: tuple[OrganisationMembership, ...]
    people: tuple[OrganisationPerson, ...]  # those of today first
    people_now: int
    people_before: int
    actions: tuple[OpenAction, ...]
    leads: tuple[LedRow, ...]
    areas: tuple[NamedRow, ...]  # to choose from
