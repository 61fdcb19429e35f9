"""People as they were pasted: cells in rows, what each column means, the people read from them, and who they are."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, Reply
from app.domain.new_people import NewPerson
from app.words import message


class PastedField(StrEnum):
    """What a column of a pasted table means."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    NATIVE = "native"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    POSITION = "position"
    ROLE = "role"
    REPLY = "reply"
    NOTHING = "nothing"


FIELD_NAMES = {
    PastedField.NAME: message("Whole name"),
    PastedField.GIVEN: message("Given name"),
    PastedField.FAMILY: message("Family name"),
    PastedField.NATIVE: message("Name in own script"),
    PastedField.TITLE: message("Title"),
    PastedField.EMAIL: message("E-mail"),
    PastedField.PHONE: message("Phone"),
    PastedField.ORGANISATION: message("Organisation"),
    PastedField.COUNTRY: message("Country"),
    PastedField.POSITION: message("Position"),
    PastedField.ROLE: message("Role"),
    PastedField.REPLY: message("Reply"),
    PastedField.NOTHING: message("Not used"),
}


@dataclass(frozen=True)
class PastedRow:
    """One person of the paste; ``number`` counts the rows from 1, a head row not counted.

    With ``errors`` it cannot be entered as it stands; ``doubts`` say what was left out or looks odd. Both name the row
    and the field.
    """

    number: int
    person: NewPerson
    role: ParticipationRole | None = None
    reply: Reply | None = None
    errors: tuple[UserError, ...] = ()
    doubts: tuple[UserError, ...] = ()


@dataclass(frozen=True)
class PastedColumn:
    """A column: what it means, the words of the head row (empty without one) and the first thing that stands in it."""

    field: PastedField
    head: str
    example: str


@dataclass(frozen=True)
class PastedPeople:
    """What was read; without ``columns`` it was a list of addresses or names, and nothing is to be said about them."""

    columns: tuple[PastedColumn, ...]
    rows: tuple[PastedRow, ...]


class Match(StrEnum):
    """Who a pasted person is: nobody known, somebody known, somebody on the meeting's list, or perhaps somebody."""

    NEW = "new"
    KNOWN = "known"
    LISTED = "listed"
    LIKELY = "likely"


@dataclass(frozen=True)
class PastedMatch:
    """A pasted row with the known person it is or may be (``person_id`` and how that person is shown)."""

    row: PastedRow
    match: Match
    person_id: int | None = None
    known_as: str = ""
    known_email: str = ""


@dataclass(frozen=True)
class ListedPerson:
    """Somebody to be put on a meeting's list: a known person (``person_id``), or one to be entered."""

    person: NewPerson
    person_id: int | None = None
    role: ParticipationRole = ParticipationRole.MEMBER
    reply: Reply = Reply.NONE
