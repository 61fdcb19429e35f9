"""People as a paste or a file holds them: what each column means, the people read from it, and who they are."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.new_people import NewPerson
from app.words import message


class PastedField(StrEnum):
    """What a column of a table of people means."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    NATIVE = "native"
    TITLE = "title"
    EMAIL = "email"
    MORE_EMAILS = "more_emails"
    PHONE = "phone"
    ZONE = "zone"
    LANGUAGE = "language"
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
    PastedField.MORE_EMAILS: message("Other e-mails"),
    PastedField.PHONE: message("Phone"),
    PastedField.ZONE: message("Time zone"),
    PastedField.LANGUAGE: message("Language"),
    PastedField.ORGANISATION: message("Organisation"),
    PastedField.COUNTRY: message("Country"),
    PastedField.POSITION: message("Position"),
    PastedField.ROLE: message("Role"),
    PastedField.REPLY: message("Reply"),
    PastedField.NOTHING: message("Not used"),
}

Meaning = PastedField | dt.date  # of a column; a day: who was there on it


def meaning_key(meaning: Meaning) -> str:
    """A meaning as one word: "email", "2020-03-04"."""
    return meaning.value if isinstance(meaning, PastedField) else meaning.isoformat()


def meaning_of(key: str) -> Meaning:
    """The meaning that ``key`` stands for; ValueError for another word."""
    try:
        return PastedField(key)
    except ValueError:
        return dt.date.fromisoformat(key)


@dataclass(frozen=True)
class PastedRow:
    """One person of a paste or a file.

    ``number`` is the row as the user counts it: in a paste from 1 without the head row, in a sheet as its program shows
    it, in a file of cards the number of the card. With ``errors`` it cannot be entered as it stands; ``doubts`` say
    what was left out or looks odd; both name the row and the field. ``same_as`` is the earlier row that seems to be the
    same person (0: none), ``uid`` what another program calls the person, ``more_emails`` are their other addresses.
    """

    number: int
    person: NewPerson
    role: ParticipationRole | None = None
    reply: Reply | None = None
    errors: tuple[UserError, ...] = ()
    doubts: tuple[UserError, ...] = ()
    more_emails: tuple[str, ...] = ()
    presence: tuple[tuple[dt.date, PresenceState], ...] = ()
    same_as: int = 0
    uid: str = ""


@dataclass(frozen=True)
class PastedColumn:
    """A column: what it means, the words of the head row (empty without one) and the first things that stand in it."""

    field: Meaning
    head: str
    example: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastedPeople:
    """What was read; without ``columns`` it was a list of addresses or names, and nothing is to be said about them.

    ``passed_over`` counts the cards of groups and organisations, which are no people.
    """

    columns: tuple[PastedColumn, ...]
    rows: tuple[PastedRow, ...]
    passed_over: int = 0


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
