"""The history in words: steps, what became of rows, why a step cannot be taken back, and where a row is seen."""

from collections.abc import Callable, Mapping
from enum import Enum

from app.db.history.refusals import ChangedMeanwhile, RowsChangedSince
from app.domain.errors import UserError
from app.domain.history_rows import Deed, FieldLine, HistoryRow, Home
from app.ui.language import said, tr
from app.ui.pages.history.history_names import field_name, table_name
from app.ui.pages.history.history_values import value_words
from app.ui.places import Place
from app.ui.step_words import step_words
from app.words import message

DEEDS: Mapping[Enum, str] = {
    Deed.ADDED: message("added"),
    Deed.CHANGED: message("changed"),
    Deed.DELETED: message("deleted"),
}
UNDO, REDO = "undo", "redo"

_PLACES: Mapping[str, tuple[str, str, str]] = {  # page, view and what a row is called there
    "action": ("actions", "actions", "action"),
    "area": ("consortium", "areas", "area"),
    "baseline": ("plan", "baselines", "baseline"),
    "body": ("consortium", "bodies", "body"),
    "decision": ("actions", "decisions", "decision"),
    "deliverable": ("plan", "deliverables", "deliverable"),
    "expression_of_interest": ("people", "interest", "interest"),
    "file": ("consortium", "files", "file"),
    "initiative": ("consortium", "initiatives", "initiative"),
    "milestone": ("plan", "milestones", "milestone"),
    "minutes": ("actions", "minutes", "minutes"),
    "national_programme": ("consortium", "programmes", "programme"),
    "organisation": ("people", "organisations", "organisation"),
    "person": ("people", "people", "person"),
    "publication": ("consortium", "publications", "publication"),
    "research_topic": ("consortium", "topics", "topic"),
    "risk": ("plan", "risks", "risk"),
    "task": ("plan", "timeline", "task"),
    "work_package": ("plan", "timeline", "work_package"),
}
_TABS: Mapping[str, tuple[str, str]] = {  # of a meeting: the tab, and what a row is called there
    "item": ("agenda", "item"),
    "participation": ("participants", "participation"),
    "presentation": ("presentations", "presentation"),
    "session": ("agenda", "session"),
}


def what(row: HistoryRow) -> str:
    """What a step did, as in "Rename a session", "Undone: Rename a session"."""
    words = step_words(row)
    if row.kind == UNDO:
        return tr("Undone: {step}", step=words)
    return tr("Done again: {step}", step=words) if row.kind == REDO else words


def who(row: HistoryRow) -> str:
    """Who made a step; the program itself made those of nobody."""
    return row.who or "Plenary"


def deed_words(table: str, deed: Deed) -> str:
    """As in "Session, changed"."""
    return f"{table_name(table)}, {tr(DEEDS[deed])}"


def place_of(home: Home | None) -> Place | None:
    """Where a row is seen; None where it is nowhere."""
    if home is None:
        return None
    if home.table == "meeting":
        return Place("meeting", home.row_id)
    if home.table in _TABS:
        tab, thing = _TABS[home.table]
        return Place("meeting", home.meeting_id, tab, thing, home.row_id)
    if home.table in _PLACES:
        page, view, thing = _PLACES[home.table]
        return Place(page, 0, view, thing, home.row_id)
    return None


def refusal_words(error: UserError, name: Callable[[str, int], str]) -> str:
    """Why a step cannot be taken back, with ``name(table, row id)`` for rows and words for fields and values."""
    if not isinstance(error, RowsChangedSince | ChangedMeanwhile) or not error.conflicts:
        return said(error)
    first = error.conflicts[0]
    row, table = name(first.table, first.row_id), table_name(first.table)
    line = FieldLine(first.field or "", first.mine, first.theirs)

    def words(value: object) -> str:
        return value_words(first.table, line, value, {})

    places = {"table": table, "row": f"“{row}”" if row else "", "field": field_name(first.table, line.field)}
    values = {"mine": words(first.mine), "theirs": words(first.theirs)}
    return " ".join(said(UserError(error.message, **{**error.arguments, **places, **values})).split())
