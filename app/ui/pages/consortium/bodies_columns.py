"""The columns of the bodies."""

from collections.abc import Callable

from app.domain.bodies import BodyRow
from app.domain.kinds import BodyKind
from app.ui.language import day, plural, term, tr
from app.ui.pages.consortium.areas_words import BODY_KINDS, signed
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.rows import Column
from app.words import message

Edit = Callable[[BodyRow, str], None]
_KINDS = list(BodyKind)

CHIPS: tuple[Choice[BodyRow], ...] = (
    Choice("all", message("All")),
    Choice("formal", message("With votes"), lambda row: row.votes and row.kind is not BodyKind.TASK_FORCE),
    Choice("task_forces", message("Task forces"), lambda row: row.kind is BodyKind.TASK_FORCE),
)


def body_columns(edit_name: Edit, edit_short: Edit) -> list[Column[BodyRow]]:
    """Name and short name can be edited where they stand."""
    return [
        Column("name", message("Body"), lambda row: Cell(signed(row.name, row.illustrative)), edit=edit_name,
               edit_text=lambda row: row.name),
        Column("short", message("Short name"), lambda row: Cell(row.short_name, role="muted"), width=104, drop=2,
               edit=edit_short),
        Column("kind", message("Kind"), lambda row: Cell(term(BODY_KINDS, row.kind)),
               sort=lambda row: _KINDS.index(row.kind), width=116, drop=4),
        Column("votes", message("Votes"), _votes, sort=lambda row: row.votes, width=84, drop=3),
        Column("members", message("Members"), lambda row: Cell(str(row.members)), sort=lambda row: row.members,
               width=88, right=True),
        Column("quorum", message("Quorum"), _quorum, sort=lambda row: row.quorum or None, width=96, right=True),
        Column("meetings", message("Meetings"), lambda row: Cell(str(row.meetings or "–")),
               sort=lambda row: row.meetings, width=92, right=True, hidden=True, drop=1),
        Column("next", message("Next meeting"), _next, sort=_next_day, width=128, right=True, drop=5),
    ]  # fmt: skip


def quorum_words(row: BodyRow) -> str:
    """How many of how many make the quorum; empty where nobody votes."""
    return tr("{needed} of {members}", needed=row.quorum, members=row.entitled) if row.votes and row.entitled else ""


def _votes(row: BodyRow) -> Cell:
    return Cell(tr("Yes")) if row.votes else Cell(tr("No"), role="muted", tip=tr("It advises or works, without votes"))


def _quorum(row: BodyRow) -> Cell:
    words = quorum_words(row)
    if not words:
        return Cell("–", role="muted")
    tip = plural("{number} member may vote", "{number} members may vote", row.entitled)
    return Cell(words, tip=tip)


def _next(row: BodyRow) -> Cell:
    if row.next_meeting is None:
        return Cell("–", role="muted", tip=tr("No meeting to come"))
    return Cell(day(row.next_meeting.first_day), tip=row.next_meeting.title)


def _next_day(row: BodyRow) -> object:
    return row.next_meeting.first_day if row.next_meeting is not None else None
