"""What the columns of a sheet with an agenda mean, kept by their heads for the next time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.column_mappings import recalled_words, remembered_words
from app.words import message

SETTING = "import.agenda_columns"  # of the team (models/project.py, "Setting")


class SheetField(StrEnum):
    """What a column of a sheet with an agenda means."""

    DAY = "day"
    START = "start"
    END = "end"
    LENGTH = "minutes"
    TITLE = "title"
    SESSION = "session"
    ROOM = "room"
    TRACK = "track"
    KIND = "kind"
    STATE = "state"
    DECISION = "decision"
    SPEAKERS = "speakers"
    EMAIL = "email"
    ORGANISATION = "organisation"
    CHAIR = "chair"
    ABSTRACT = "abstract"
    TALK = "presentation"
    LANGUAGE = "language"
    NOTE = "note"
    INTERNAL_NOTE = "internal_note"
    ID = "id"
    NOTHING = "nothing"


SHEET_FIELD_NAMES: Mapping[SheetField, str] = {
    SheetField.DAY: message("Day"),
    SheetField.START: message("Start"),
    SheetField.END: message("End"),
    SheetField.LENGTH: message("Minutes"),
    SheetField.TITLE: message("Title"),
    SheetField.SESSION: message("Session"),
    SheetField.ROOM: message("Room"),
    SheetField.TRACK: message("Track"),
    SheetField.KIND: message("Kind"),
    SheetField.STATE: message("State"),
    SheetField.DECISION: message("Decision"),
    SheetField.SPEAKERS: message("Speakers"),
    SheetField.EMAIL: message("E-mail of the speaker"),
    SheetField.ORGANISATION: message("Organisation of the speaker"),
    SheetField.CHAIR: message("Chair"),
    SheetField.ABSTRACT: message("Abstract"),
    SheetField.TALK: message("Presentation"),
    SheetField.LANGUAGE: message("Language"),
    SheetField.NOTE: message("Note"),
    SheetField.INTERNAL_NOTE: message("Internal note"),
    SheetField.ID: message("Number"),
    SheetField.NOTHING: message("Not used"),
}


@dataclass(frozen=True)
class SheetColumn:
    """A column: what it means, the words of its head (empty without one) and the first things that stand in it."""

    field: SheetField
    head: str
    examples: tuple[str, ...] = ()

    @property
    def example(self) -> str:
        """The first thing that stands in it."""
        return self.examples[0] if self.examples else ""


def recalled(value: object, heads: Sequence[str]) -> tuple[SheetField, ...] | None:
    """What columns with these heads meant the last time, from the setting ``value``; None: they were never seen."""
    words = recalled_words(value, heads)
    if words is None:
        return None
    known = {field.value: field for field in SheetField}
    return tuple(known.get(word, SheetField.NOTHING) for word in words)


def remembered(value: object, columns: Sequence[SheetColumn]) -> dict[str, object] | None:
    """The setting with what these columns mean in it, the newest first; None: there is nothing to remember."""
    return remembered_words(value, [column.head for column in columns], [column.field.value for column in columns])
