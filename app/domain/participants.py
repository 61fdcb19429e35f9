"""The list of a meeting's participants as a document value, and what of it each audience is shown (DOMAIN R11, R13)."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.agenda import Audience
from app.domain.consent import withhold
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.minutes import PublishedCount
from app.domain.text import fold

_THERE = (PresenceState.PRESENT, PresenceState.REMOTE)


@dataclass(frozen=True)
class DayPresence:
    """One day of a participant, recorded or, of a day to come, expected."""

    day: dt.date
    state: PresenceState


@dataclass(frozen=True)
class ParticipantEntry:
    """Somebody on the meeting's list, under the affiliation of its first day; ``country`` is ISO 3166-1 alpha-2.

    ``reply`` is None and ``email`` empty for readers who are not to see them.
    """

    person: PersonRef
    legal_name: str
    country: str | None
    role: ParticipationRole
    reply: Reply | None
    email: str
    days: tuple[DayPresence, ...]

    @property
    def is_remote(self) -> bool:
        """There, and on no day in the room."""
        states = {day.state for day in self.days}
        return PresenceState.REMOTE in states and PresenceState.PRESENT not in states


@dataclass(frozen=True)
class ParticipantList:
    """Everybody on a meeting's list at ``as_of``: ``entries`` are those who attended, ``others`` all the rest.

    Of a meeting whose attendance is not (all) recorded yet, ``entries`` are those who are expected, and so the counts.
    """

    project: ProjectHead
    meeting: MeetingHead
    as_of: dt.date
    expected: bool
    entries: tuple[ParticipantEntry, ...]
    others: tuple[ParticipantEntry, ...]
    people: int
    remote: int
    organisations: int
    countries: int
    published: tuple[PublishedCount, ...] = ()
    audience: Audience = Audience.CHAIR

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days of which somebody's presence is known, in order."""
        rows = (*self.entries, *self.others)
        return tuple(sorted({day.day for entry in rows for day in entry.days}))

    @property
    def is_illustrative(self) -> bool:
        """Whether any row that is shown carries the sign."""
        rows = (*self.entries, *self.others)
        return self.meeting.illustrative or any(entry.person.illustrative for entry in rows)

    @property
    def instant(self) -> dt.datetime:
        """The instant (UTC) that dates the document: the beginning of its day."""
        return dt.datetime.combine(self.as_of, dt.time(), dt.UTC)


@dataclass(frozen=True)
class OrganisationCount:
    """An organisation (empty: none) and how many of the people counted belong to it."""

    short: str
    legal: str
    country: str | None
    people: int


def organisation_counts(found: ParticipantList) -> tuple[OrganisationCount, ...]:
    """The organisations of those who took part or are expected, in the order of the list."""
    members = Counter((entry.person.organisation, entry.legal_name, entry.country) for entry in found.entries)
    return tuple(OrganisationCount(*names, number) for names, number in members.items())


def shown_to(
    audience: Audience, found: ParticipantList, withheld: Collection[str], reachable: Collection[str]
) -> ParticipantList:
    """What ``audience`` gets to see of the whole list ``found``.

    The chair's names everybody. The others have those who attended or are expected: nobody's reply, no days of absence,
    no name of the people (uids) in ``withheld``, whom their place in the alphabet does not give away either, and an
    e-mail address only of those in ``reachable`` who are named. The public is not told who was there on which day.
    """
    if audience is Audience.CHAIR:
        return replace(found, audience=audience)
    addressed = frozenset(reachable) - frozenset(withheld)  # an address holds a name
    entries = [_for_others(entry, audience, entry.person.uid in addressed) for entry in found.entries]
    listed = withhold(replace(found, entries=tuple(entries), others=(), audience=audience), withheld)
    return replace(listed, entries=tuple(sorted(listed.entries, key=_place)))


def _for_others(entry: ParticipantEntry, audience: Audience, reachable: bool) -> ParticipantEntry:
    days = () if audience is Audience.PUBLIC else tuple(day for day in entry.days if day.state in _THERE)
    return replace(entry, reply=None, email=entry.email if reachable else "", days=days)


def _place(entry: ParticipantEntry) -> tuple[bool, str, bool, str]:
    """By organisation, those without one last; in it the named in their order, then the withheld by nothing of theirs.

    Sorting is stable, so that the named stay in the order of their names.
    """
    person = entry.person
    traits = f"{entry.role} {[(day.day, day.state) for day in entry.days]}" if person.withheld else ""
    return (not person.organisation, fold(person.organisation), person.withheld, traits)
