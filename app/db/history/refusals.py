"""Why a step cannot be taken back, or an edit not saved: always with the row, the field, both values and who it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.errors import UserError
from app.words import message


class Why(StrEnum):
    """What stands in the way."""

    CHANGED = "changed"  # the field has another value since
    GONE = "gone"  # the row was deleted since
    BACK = "back"  # the row exists again
    USED = "used"  # another row refers to the row that would go
    PARENT_GONE = "parent_gone"  # the row that would come back refers to a row that is gone
    TAKEN = "taken"  # another row has the value that must be unique


@dataclass(frozen=True)
class Conflict:
    """One field of a row, or the row itself (no field), that stands in the way.

    ``mine`` is the value the step (or the open form) left or wants there, ``theirs`` the one that is there now, ``who``
    the person who touched the row last; None: nobody the history knows.
    """

    why: Why
    table: str
    row_id: int
    field: str | None
    mine: Any
    theirs: Any
    who: str | None = None


class UndoRefused(UserError):  # noqa: N818 (a UserError says what happened)
    """The step cannot be taken back; nothing was changed."""

    conflicts: tuple[Conflict, ...] = ()


class NothingToUndo(UndoRefused):
    """The person has no such step."""

    def __init__(self) -> None:
        super().__init__(message("There is nothing to undo."))


class NothingToRedo(UndoRefused):
    """The person undid nothing since the last change."""

    def __init__(self) -> None:
        super().__init__(message("There is nothing to redo."))


class AlreadyUndone(UndoRefused):
    """Every step is taken back once at most."""

    def __init__(self, step_id: int) -> None:
        super().__init__(message("Step {step} was undone already: redo it instead."), step=step_id)


class FinalStep(UndoRefused):
    """The step reached other people."""

    def __init__(self, step_id: int) -> None:
        text = message("Step {step} cannot be undone, because it reached other people: make a new change instead.")
        super().__init__(text, step=step_id)


class BeforeMigration(UndoRefused):
    """The step is older than a migration that rewrote values."""

    def __init__(self, step_id: int) -> None:
        text = message("Step {step} cannot be undone, because the file has been converted since: change it by hand.")
        super().__init__(text, step=step_id)


class SchemaChangedSince(UndoRefused):
    """The step touched a table, field or value that this version of the program does not have."""

    def __init__(self, step_id: int, what: str) -> None:
        text = message(
            "Step {step} cannot be undone, because this version of Plenary has no {what} any more: change it by hand."
        )
        super().__init__(text, step=step_id, what=what)


class ValuesRefused(UndoRefused):
    """The database does not take the old values; ``reason`` is its own words."""

    def __init__(self, step_id: int, reason: str) -> None:
        text = message(
            "Step {step} cannot be undone, because its old values are not allowed any more ({reason}): "
            "change them by hand."
        )
        super().__init__(text, step=step_id, reason=reason)


_SINCE = {
    Why.CHANGED: message(
        "This cannot be undone: {who} has since set “{field}” of {table} {row} to “{theirs}” (it was “{mine}”). "
        "Undo that first, or change it by hand."
    ),
    Why.GONE: message("This cannot be undone: {who} has since deleted {table} {row}. Undo that first."),
    Why.BACK: message("This cannot be undone: {who} has since brought back {table} {row}. Undo that first."),
    Why.USED: message(
        "This cannot be undone: “{field}” of {table} {row}, last changed by {who}, refers to what would be deleted. "
        "Change that first."
    ),
    Why.PARENT_GONE: message(
        "This cannot be undone: “{field}” of {table} {row} refers to {mine}, which {who} has since deleted. "
        "Undo that first."
    ),
    Why.TAKEN: message(
        "This cannot be undone: “{field}” must be unique, and {who} has since given “{theirs}” to {table} {row}. "
        "Change that first."
    ),
}


class RowsChangedSince(UndoRefused):
    """Rows of the step were changed by later steps, or other rows depend on them."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(_SINCE[self.conflicts[0].why], **_places(self.conflicts[0]))


class ChangedMeanwhile(UserError):  # noqa: N818 (a UserError says what happened)
    """Somebody saved, or deleted, the row between the moment it was read and the moment it was to be saved.

    ``conflicts`` has a line for each field whose new value is not the one to be saved; ``seen`` and ``current`` are the
    row's version numbers (current None: the row is gone). Nothing was saved.
    """

    def __init__(
        self, table: str, row_id: int, seen: int, current: int | None, who: str | None, conflicts: Iterable[Conflict]
    ) -> None:
        self.table, self.row_id, self.seen, self.current = table, row_id, seen, current
        self.conflicts = tuple(conflicts)
        places = {"table": table, "row": row_id, "seen": seen, "current": current, "who": who or _NOBODY}
        if current is None:
            text = message("Nothing was saved: {who} has deleted {table} {row} meanwhile. Undo that first.")
        elif not self.conflicts:
            text = message(
                "Nothing was saved: {who} has changed {table} {row} meanwhile (version {seen} is now {current}). "
                "Look at it and save again."
            )
        else:
            places |= _places(self.conflicts[0])
            text = message(
                "Nothing was saved: {who} has changed {table} {row} meanwhile (version {seen} is now {current}): "
                "“{field}” is “{theirs}”, you want “{mine}”. Look at it and save again."
            )
        super().__init__(text, **places)


_NOBODY = "?"


def _places(conflict: Conflict) -> dict[str, object]:
    return {
        "table": conflict.table,
        "row": conflict.row_id,
        "field": conflict.field,
        "mine": "" if conflict.mine is None else conflict.mine,
        "theirs": "" if conflict.theirs is None else conflict.theirs,
        "who": conflict.who or _NOBODY,
    }
