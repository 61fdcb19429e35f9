"""The columns of the areas of interaction."""

from collections.abc import Callable

from app.domain.areas import AreaRow
from app.ui.language import day, plural, tr
from app.ui.pages.consortium.areas_words import milestone_state, signed
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.rows import Column
from app.words import message

Edit = Callable[[AreaRow, str], None]

CHIPS: tuple[Choice[AreaRow], ...] = (
    Choice("all", message("All")),
    Choice("open", message("Open actions"), lambda row: row.open_actions > 0),
    Choice("no_lead", message("Without a lead"), lambda row: row.lead_id is None),
)


def area_columns(edit_number: Edit, edit_name: Edit) -> list[Column[AreaRow]]:
    """Number and name can be edited where they stand."""
    return [
        Column(
            "number", message("No."), lambda row: Cell(str(row.number), role="muted"), sort=lambda row: row.number,
            width=64, edit=edit_number, edit_text=lambda row: str(row.number),
        ),
        Column("name", message("Area"), lambda row: Cell(signed(row.name, row.illustrative)), edit=edit_name,
               edit_text=lambda row: row.name),
        Column("lead", message("Lead"), _lead, width=104),
        Column("members", message("Members"), _members, sort=lambda row: row.members, width=84, right=True, drop=5),
        Column("meeting", message("Next meeting"), _meeting, sort=_meeting_day, width=156, drop=3),
        Column(
            "actions", message("Actions"), _actions, sort=lambda row: row.open_actions, width=84, right=True, drop=6
        ),
        Column("milestone", message("Milestone"), _milestone, sort=_milestone_day, width=150, drop=4),
        Column("mission", message("Mission"), lambda row: Cell(row.mission, role="muted"), width=260, hidden=True),
        Column("organisations", message("Organisations"), _homes, sort=lambda row: row.organisations, width=110,
               right=True, hidden=True, drop=1),
        Column("topics", message("Topics"), lambda row: Cell(str(row.topics or "")), sort=lambda row: row.topics,
               width=72, right=True, hidden=True, drop=2),
    ]  # fmt: skip


def actions_words(row: AreaRow) -> str:
    """How many actions are open, and how many of them are overdue."""
    words = plural("{number} open action", "{number} open actions", row.open_actions)
    late = plural("{number} overdue", "{number} overdue", row.late_actions)
    return f"{words}, {late}" if row.late_actions else words


def _lead(row: AreaRow) -> Cell:
    if row.task_force_id is None:
        return Cell(tr("No task force"), role="muted")
    if row.lead_id is None:
        return Cell(tr("Nobody yet"), role="amber", state="open")
    return Cell(signed(row.lead, row.task_force_illustrative))


def _members(row: AreaRow) -> Cell:
    return Cell(str(row.members)) if row.task_force_id is not None else Cell("–", role="muted")


def _meeting(row: AreaRow) -> Cell:
    if row.next_meeting is None:
        return Cell("–", role="muted", tip=tr("No meeting to come"))
    tip = f"{row.next_meeting.title}, {day(row.next_meeting.first_day)}"
    return Cell(row.next_meeting.short_name, tip=tip)


def _meeting_day(row: AreaRow) -> object:
    return row.next_meeting.first_day if row.next_meeting is not None else None


def _actions(row: AreaRow) -> Cell:
    if not row.open_actions:
        return Cell("–", role="muted", tip=tr("No open action"))
    return Cell(str(row.open_actions), role="danger" if row.late_actions else "ink", tip=actions_words(row))


def _milestone(row: AreaRow) -> Cell:
    milestone = row.next_milestone
    if milestone is None:
        return Cell("–", role="muted", tip=tr("No milestone to come"))
    return Cell(
        f"{milestone.number} {day(milestone.due)}",
        role="danger" if milestone.late_days else "ink",
        state=milestone_state(milestone),
        tip=milestone.title,
    )


def _milestone_day(row: AreaRow) -> object:
    return row.next_milestone.due if row.next_milestone is not None else None


def _homes(row: AreaRow) -> Cell:
    return Cell(str(row.organisations)) if row.organisations else Cell("–", role="muted")
