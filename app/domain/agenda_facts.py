"""What documents say beside an agenda: the release before it, its presentations as they are today, who is free when.

An agenda that was released is frozen; these are known at the moment of the export. Everything here may go through
``domain.consent`` and ``domain.public_agenda`` together with the agenda.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.agenda import AgendaDocument, Audience
from app.domain.agenda_changes import Change, agenda_changes
from app.domain.kinds import PresentationKind, SlidesState


@dataclass(frozen=True)
class ItemTalk:
    """A presentation of the item with the uid ``item``; ``file`` is the name of its newest file, empty: none."""

    uid: str
    item: str
    title: str
    abstract: str
    kind: PresentationKind
    language: str
    public: bool
    state: SlidesState
    file: str = ""

    @property
    def slides_state(self) -> SlidesState:
        """The state; of one with a file, never missing."""
        return SlidesState.RECEIVED if self.file and self.state is SlidesState.MISSING else self.state


@dataclass(frozen=True)
class FreeHours:
    """A stretch of ``day`` in which the person (uid) can be there, in venue minutes of that day (DOMAIN R14).

    Of a person without any nothing is known; one with some is taken not to be free at other times.
    """

    person: str
    day: dt.date
    start: int
    until: int
    note: str = ""


@dataclass(frozen=True)
class AgendaFacts:
    """``before`` is the release that readers knew last (None: the agenda is the first they see)."""

    before: AgendaDocument | None = None
    talks: tuple[ItemTalk, ...] = ()
    free: tuple[FreeHours, ...] = ()


NO_FACTS = AgendaFacts()


@dataclass(frozen=True)
class AgendaNews:
    """What changed since release ``since``, in the order of the agenda; nothing before the second release."""

    since: int = 0
    changes: tuple[Change, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether there is a release to compare with."""
        return self.since > 0

    def by_uid(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes of each session and item that is on the agenda now."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            found[change.uid].append(change)
        return {uid: tuple(changes) for uid, changes in found.items()}


NO_NEWS = AgendaNews()


def agenda_news(document: AgendaDocument, before: AgendaDocument | None) -> AgendaNews:
    """What changed from ``before`` to ``document``; both as the reader may see them."""
    return NO_NEWS if before is None else AgendaNews(before.release, agenda_changes(before, document))


def facts_for(audience: Audience, facts: AgendaFacts) -> AgendaFacts:
    """What ``audience`` may know: the state of slides, files and availability are the chair's.

    The public learns of presentations that are public (DOMAIN R12).
    """
    if audience is Audience.CHAIR:
        return facts
    talks = tuple(talk for talk in facts.talks if talk.public or audience is not Audience.PUBLIC)
    return AgendaFacts(facts.before, talks)


def talks_by_item(talks: Iterable[ItemTalk]) -> Mapping[str, Sequence[ItemTalk]]:
    """The presentations of each item (uid)."""
    found: dict[str, list[ItemTalk]] = defaultdict(list)
    for talk in talks:
        found[talk.item].append(talk)
    return found


def hours_by_person(free: Iterable[FreeHours]) -> Mapping[str, Sequence[FreeHours]]:
    """The hours of each person (uid)."""
    found: dict[str, list[FreeHours]] = defaultdict(list)
    for hours in free:
        found[hours.person].append(hours)
    return found


def is_free(hours: Sequence[FreeHours], day: dt.date, start: int, until: int) -> bool:
    """Whether somebody with these hours can be there all the time from ``start`` to ``until`` (minutes of ``day``)."""
    reached = start
    for one in sorted((one for one in hours if one.day == day), key=lambda one: one.start):
        if one.start <= reached < one.until:
            reached = one.until
        if reached >= until:
            return True
    return not hours or (start >= until and any(one.day == day and one.start <= start <= one.until for one in hours))
