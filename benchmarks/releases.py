"""What two releases of an agenda differ in, and who must be told: near linear from 50 to 500 to 5,000 events."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.domain.agenda import AGENDA_FORMAT, AgendaDocument, AgendaSession
from app.domain.agenda_changes import agenda_changes
from app.domain.frozen_json import freeze, thaw
from app.domain.releases import Release, ledger
from app.domain.telling import Addressee, must_be_told
from benchmarks.figures import Figure, seconds
from benchmarks.long_documents import long_agenda

_SIZES = (50, 500, 5_000)  # events
_A_SESSION, _A_PAGE = 4, 16  # events
_GROWTH = 13  # ten times the events, and a third for what no longer fits the caches
_EACH = 7  # every so many of the sessions has changed
_Work = Callable[[AgendaDocument, AgendaDocument], object]


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    yield from _growing("difference of two releases", agenda_changes)
    yield from _growing("who must be told", _telling)
    yield from _growing("SEQUENCE after two releases", _ledger)
    yield from _growing("a release kept and read again", _kept)


def _growing(what: str, work: _Work) -> Iterator[Figure]:
    pairs = [_pair(events) for events in _SIZES]
    times = [seconds(lambda pair=pair: work(*pair)) for pair in pairs]  # type: ignore[misc]
    for events, less, long, short in zip(_SIZES[1:], _SIZES, times[1:], times, strict=False):
        yield Figure(f"{what}, {events:,} events ({long * 1000:.1f} ms)", long / short, f"{less:,} events", _GROWTH)


def _telling(before: AgendaDocument, after: AgendaDocument) -> object:
    people = {
        role.person.uid: Addressee(number, role.person.name)
        for number, block in enumerate(after.sessions, 1)
        for role in block.roles
    }
    return must_be_told(before, after, people)


def _ledger(before: AgendaDocument, after: AgendaDocument) -> object:
    return ledger((Release(1, before.at, before), Release(2, after.at, after)))


def _kept(_before: AgendaDocument, after: AgendaDocument) -> object:
    return thaw(freeze(after, AGENDA_FORMAT), AgendaDocument, AGENDA_FORMAT)


def _pair(events: int) -> tuple[AgendaDocument, AgendaDocument]:
    """An agenda of so many events, and the next release: sessions moved to another room, talks retitled and gone."""
    made = long_agenda(events // _A_PAGE + 2)
    before = replace(made, sessions=made.sessions[: events // _A_SESSION])
    after = replace(before, release=2, sessions=tuple(map(_changed, enumerate(before.sessions))))
    return before, after


def _changed(numbered: tuple[int, AgendaSession]) -> AgendaSession:
    number, block = numbered
    first, *rest = block.items
    match number % _EACH:
        case 0:
            return replace(block, room="Gaia")
        case 1:
            return replace(block, items=(replace(first, title=f"{first.title}, again"), *rest))
        case 2:
            return replace(block, items=tuple(rest))
        case _:
            return block
