"""What can be done when a file cannot be opened: for each problem its ways out, and its words in the window."""

from enum import StrEnum
from string import Formatter

from app.db.classification import CannotOpen, Problem
from app.domain.errors import UserError
from app.words import message

__all__ = ["CannotOpen", "Choice", "Problem", "choices_of", "headline_of", "sentence_of"]


class Choice(StrEnum):
    """One way out; the window makes a button of it."""

    TRY_AGAIN = "try_again"
    OPEN_READ_ONLY = "open_read_only"
    OPEN_ANYWAY = "open_anyway"  # although another computer left its lock
    RESTORE = "restore"  # one of its backups
    CHOOSE_ANOTHER = "choose_another"
    FORGET = "forget"  # remove it from the recent files


_AGAIN, _READ, _RESTORE, _OTHER, _FORGET = (
    Choice.TRY_AGAIN,
    Choice.OPEN_READ_ONLY,
    Choice.RESTORE,
    Choice.CHOOSE_ANOTHER,
    Choice.FORGET,
)

_WAYS: dict[Problem, tuple[Choice, ...]] = {
    Problem.MISSING: (_OTHER, _RESTORE, _AGAIN, _FORGET),
    Problem.NOT_FILE: (_OTHER, _FORGET),
    Problem.EMPTY: (_RESTORE, _OTHER, _FORGET),
    Problem.NOT_A_DATABASE: (_OTHER, _RESTORE, _FORGET),
    Problem.FOREIGN: (_OTHER, _RESTORE, _FORGET),
    Problem.NEWER_SCHEMA: (_OTHER,),
    Problem.NEWER_SQLITE: (_OTHER,),
    Problem.CORRUPT: (_RESTORE, _OTHER),
    Problem.STALE_JOURNAL: (_AGAIN, _OTHER),
    Problem.BROKEN_REFERENCES: (_RESTORE, _OTHER),
    Problem.UNEXPECTED_OBJECTS: (_RESTORE, _OTHER),
    Problem.LOCKED: (_READ, _AGAIN, Choice.OPEN_ANYWAY, _OTHER),
    Problem.READ_ONLY: (_READ, _AGAIN, _OTHER),
    Problem.UNFINISHED: (_AGAIN, _OTHER),
    Problem.NO_PERMISSION: (_AGAIN, _OTHER, _FORGET),
    Problem.NO_ROOM: (_AGAIN, _READ, _OTHER),
    Problem.IO_ERROR: (_AGAIN, _OTHER),  # a disk that fails is no reason to replace what is on it
}
_HEADLINES: dict[Problem, str] = {
    Problem.MISSING: message("The file is not there"),
    Problem.NOT_FILE: message("This is not a file"),
    Problem.EMPTY: message("The file is empty"),
    Problem.NOT_A_DATABASE: message("This is no Plenary file"),
    Problem.FOREIGN: message("This belongs to another program"),
    Problem.NEWER_SCHEMA: message("A newer version of Plenary is needed"),
    Problem.NEWER_SQLITE: message("A newer version of Plenary is needed"),
    Problem.CORRUPT: message("The file is damaged"),
    Problem.STALE_JOURNAL: message("Another file’s journal lies beside it"),
    Problem.BROKEN_REFERENCES: message("The file is damaged"),
    Problem.UNEXPECTED_OBJECTS: message("The file was changed by another program"),
    Problem.LOCKED: message("Somebody has the file open"),
    Problem.READ_ONLY: message("The file may not be written"),
    Problem.UNFINISHED: message("A change was not finished"),
    Problem.NO_PERMISSION: message("You may not read the file"),
    Problem.NO_ROOM: message("The disk is full"),
    Problem.IO_ERROR: message("The disk cannot be read"),
}
_NOT_OPENED = message("The file cannot be opened")
_SENTENCES: dict[Problem, str] = {  # where the sentence of the command line names one of its commands
    Problem.MISSING: message("There is no file {path}. It may have been moved or renamed, or its disk is not there."),
    Problem.EMPTY: message("{path} is empty (0 bytes), so it is no database any more. Restore a backup."),
    Problem.CORRUPT: message("{path} is damaged ({reason}). Restore a backup: the damaged file is kept beside it."),
    Problem.BROKEN_REFERENCES: message(
        "{path} is damaged: row {row} of {table} refers to a row of {other} that is not there. Restore a backup: the "
        "damaged file is kept beside it."
    ),
    Problem.UNEXPECTED_OBJECTS: message(
        "{path} is not as Plenary makes its files ({objects}), so it is not opened: somebody may have changed it to do "
        "harm. Restore a backup, or ask whoever sent it."
    ),
}


def choices_of(problem: UserError, has_backups: bool, read_only: bool = False) -> tuple[Choice, ...]:
    """The ways out of ``problem``, the most sensible first; it may be one of bringing the file up to date.

    ``has_backups``: there are automatic backups of the file. ``read_only``: it was to be opened for reading only, so
    that is no way out any more. Opening it anyway is offered only for the lock of another computer, never for a living
    process of this one (DATA, "Lock and other windows").
    """
    kind, holder = (problem.kind, problem.holder) if isinstance(problem, CannotOpen) else (None, None)
    left = {
        Choice.RESTORE: has_backups,
        Choice.OPEN_READ_ONLY: not read_only,
        Choice.OPEN_ANYWAY: holder is not None and not holder.is_here,
    }
    return tuple(
        choice for choice in (_WAYS[kind] if kind is not None else (_AGAIN, _RESTORE, _OTHER)) if left.get(choice, True)
    )


def headline_of(problem: UserError) -> str:
    """What is the matter, in a few words: a message id without places."""
    return _HEADLINES[problem.kind] if isinstance(problem, CannotOpen) else _NOT_OPENED


def sentence_of(problem: UserError) -> UserError:
    """What happened and what to do, for a window: it names no command of the command line."""
    text = _SENTENCES.get(problem.kind) if isinstance(problem, CannotOpen) else None
    if text is None or not _places(text) <= problem.arguments.keys():
        return problem
    return UserError(text, **problem.arguments)


def _places(text: str) -> set[str]:
    return {place for _before, place, _form, _how in Formatter().parse(text) if place}
