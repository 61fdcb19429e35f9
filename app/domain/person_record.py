"""All that is held on one person, as a value: what answers an access request (DOMAIN R13; GDPR article 15)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import PersonRef, ProjectHead

RECORD_FORMAT = 1  # raised when a name in the file changes its meaning

ANOTHER_PERSON = "another person"  # nobody else is named in the record (GDPR article 15, paragraph 4)

Value = str | int | bool | None | tuple[str, ...]


@dataclass(frozen=True)
class HeldField:
    """A field with a readable name; what refers to another row is given by that row's name."""

    name: str
    value: Value


@dataclass(frozen=True)
class HeldRow:
    """A row of a table."""

    fields: tuple[HeldField, ...]


@dataclass(frozen=True)
class HeldTable:
    """The rows of a table that are about the person."""

    name: str
    rows: tuple[HeldRow, ...]


@dataclass(frozen=True)
class PastChange:
    """What a step of the history did to a row about the person: op I, U or D, and the fields before and after."""

    at: dt.datetime
    who: str
    message: str
    arguments: tuple[tuple[str, str], ...]
    table: str
    row: str
    op: str
    before: tuple[HeldField, ...]
    after: tuple[HeldField, ...]


@dataclass(frozen=True)
class OwnStep:
    """A step that the person made in the program."""

    at: dt.datetime
    message: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeptDocument:
    """A document that was kept as it was (a release, a version of minutes) and names the person: as whom, and where."""

    table: str
    row: HeldRow
    named_as: tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """Lines of a text of another row in which a name or an address of the person stands."""

    table: str
    row: str
    field: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class HeldFile:
    """A file of the person: the slides of an own presentation, or what a row about the person refers to."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class PersonRecord:
    """Everything held on one person on ``as_of``."""

    project: ProjectHead
    person: PersonRef
    as_of: dt.date
    tables: tuple[HeldTable, ...]  # the person's own row first
    kept: tuple[KeptDocument, ...]
    mentions: tuple[Mention, ...]
    history: tuple[PastChange, ...]  # oldest first
    own_steps: tuple[OwnStep, ...]
    files: tuple[HeldFile, ...]

    @property
    def instant(self) -> dt.datetime:
        """The instant (UTC) that dates the record: the beginning of its day."""
        return dt.datetime.combine(self.as_of, dt.time(), dt.UTC)
