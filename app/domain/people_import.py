"""The plan of an import of people: what becomes of every row, and what the user decided where it is doubtful."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.pasted_people import Meaning, PastedRow
from app.domain.text import fold


class ImportState(StrEnum):
    """What becomes of a row."""

    NEW = "new"  # a new person; of a meeting, also a known one who is put on its list
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"  # perhaps somebody known: the user chooses
    ERROR = "error"


class Decision(StrEnum):
    """What the user says of a row."""

    SAME = "same"  # the known person
    NEW = "new"  # another person
    LEAVE = "leave"  # left out


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision; ``which`` of the known people the row is (from 0), where it is one of them."""

    decision: Decision
    which: int = 0


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a row changes; of a day the presence. ``old`` and ``new`` are texts, or values of role, reply, presence."""

    field: Meaning
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who is there, and what the row would change of them.

    ``detail`` tells them from others of that name. ``participation_id``: on the list of the meeting that is imported
    into.
    """

    person_id: int
    name: str
    detail: str
    changes: tuple[FieldChange, ...] = ()
    participation_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row with its state; ``known``: nobody for a new person, one person, or those a doubtful row may be."""

    row: PastedRow
    state: ImportState
    known: tuple[KnownPerson, ...] = ()

    @property
    def id(self) -> int:
        """The number of the row."""
        return self.row.number


@dataclass(frozen=True)
class ImportPlan:
    """All rows of a file; ``meeting_id``: they are its participants. ``source`` is written beside what is entered."""

    rows: tuple[PlannedRow, ...]
    source: str
    day: dt.date
    meeting_id: int | None = None

    def counts(self) -> Mapping[ImportState, int]:
        """How many rows there are of each state."""
        return Counter(row.state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A row that is imported: as a new person, or into ``known``."""

    row: PastedRow
    known: KnownPerson | None = None


@dataclass(frozen=True)
class Imported:
    """What an import did: people entered, known people put on the meeting's list, people changed."""

    new: int = 0
    listed: int = 0
    changed: int = 0

    @property
    def people(self) -> int:
        """All of them."""
        return self.new + self.listed + self.changed


def accepted(plan: ImportPlan, answers: Mapping[int, Answer]) -> Iterator[Accepted]:
    """The rows to import; ``answers`` by row number. A doubtful row without an answer is left out."""
    for planned in plan.rows:
        one = accepted_row(planned, answers.get(planned.id), plan.meeting_id is not None)
        if one is not None:
            yield one


def accepted_row(planned: PlannedRow, answer: Answer | None, of_meeting: bool) -> Accepted | None:
    """What is imported of a row; None: nothing."""
    if planned.state in (ImportState.ERROR, ImportState.UNCHANGED):
        return None
    if answer is not None and answer.decision is Decision.LEAVE:
        return None
    if planned.state is not ImportState.DOUBTFUL:
        return Accepted(planned.row, planned.known[0] if planned.known else None)
    if answer is None:
        return None
    if answer.decision is Decision.NEW:
        return Accepted(planned.row)
    if not planned.known:  # the same as an earlier row, which is imported already
        return None
    known = planned.known[min(answer.which, len(planned.known) - 1)]
    is_listed = known.participation_id is not None or not of_meeting
    return Accepted(planned.row, known) if known.changes or not is_listed else None


def organisation_index(names: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """Organisations (ids) by what they may be called; ``names`` are (id, short, legal), those entered first first.

    As ``find_organisation`` has it: a short name goes before a legal one, the organisation entered first before others.
    """
    found: dict[str, int] = {}
    legal: dict[str, int] = {}
    for organisation_id, short, long in names:
        found.setdefault(organisation_key(short), organisation_id)
        legal.setdefault(organisation_key(long), organisation_id)
    index = legal | found
    index.pop("", None)
    return index


def organisation_key(name: str) -> str:
    """What an organisation is looked up by."""
    return " ".join(fold(name).split())
