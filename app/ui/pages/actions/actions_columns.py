"""The columns of all actions, the chips and menus above them, and what stands there while there are none."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from app.db.stores import Session
from app.domain.actions_table import ActionChip, ActionRow, Counted
from app.domain.kinds import ActionState
from app.queries.actions_table import ORGANISATION, SERIES, owners_of_actions, series_of_actions
from app.ui.language import number_text, term, tr
from app.ui.pages.action_words import ACTION_STATES, action_shape, due_text, due_typed, late_text
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.large_filtered import Facet
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.chain_path import step_words
from app.ui.widgets.empty import EmptyState
from app.words import message

Edit = Callable[[ActionRow, str], None]

CHIPS: Sequence[Choice[ActionRow]] = (
    Choice(ActionChip.ALL, message("All")),
    Choice(ActionChip.OPEN, message("Open")),
    Choice(ActionChip.MINE, message("Mine")),
    Choice(ActionChip.OVERDUE, message("Overdue")),
    Choice(ActionChip.MONTH, message("This month")),
    Choice(ActionChip.DONE, message("Done")),
)


def columns(as_of: Callable[[], dt.date], text: Edit, due: Edit) -> list[Column[ActionRow]]:
    """The columns; ``text`` and ``due`` take what is typed into those cells."""
    return [
        Column("state", message("State"), _state, width=148),
        Column("number", message("No."), lambda row: Cell(row.number, role="muted"), width=64, drop=5),
        Column("text", message("Action"), _text, least=260, edit=text, edit_text=lambda row: row.text),
        Column("owner", message("Owner"), _owner, width=148, drop=4),
        Column("organisation", message("Organisation"), lambda row: Cell(row.organisation), width=112, drop=3),
        Column("due", message("Due"), lambda row: _due(row, as_of()), width=112, right=True, edit=due,
               edit_text=due_typed),
        Column("meeting", message("Meeting"), _meeting, width=136, drop=1),
        Column("serves", message("Serves"), _serves, width=112, drop=2, sortable=False),
    ]  # fmt: skip


def facets() -> Sequence[Facet]:
    """The menus beside the chips."""
    return (
        Facet(ORGANISATION, message("Organisation of the owner"), message("Any organisation"), _organisations),
        Facet(SERIES, message("Series of meetings"), message("Any series"), _series),
    )


def empty_state(new: QAction) -> EmptyState:
    """Stands where there are no actions at all."""
    return EmptyState(
        "list-checks",
        tr("No actions yet"),
        tr("Who does what until when: recorded in the minutes of a meeting, or here between meetings."),
        CommandButton(new, "primary"),
    )


def _organisations(session: Session, as_of: dt.date) -> Sequence[tuple[str, str]]:
    return menu_values(owners_of_actions(session, as_of), tr("No organisation"))


def _series(session: Session, _as_of: dt.date) -> Sequence[tuple[str, str]]:
    return menu_values(series_of_actions(session), tr("No series"))


def menu_values(found: Sequence[Counted], nothing: str) -> Sequence[tuple[str, str]]:
    """The values of a menu with their counts; ``nothing`` is what stands for rows without one."""
    return [(one.value, f"{one.name or nothing}  {number_text(one.count)}") for one in found]


def _state(row: ActionRow) -> Cell:
    """As among milestones, lateness is the state that counts; whether somebody works on it stands in the tip."""
    words = term(ACTION_STATES, row.state)
    if row.late_days:
        return Cell(late_text(row.late_days), role="danger", state=action_shape(row), tip=words)
    return Cell(words, role="ink" if row.is_open else "muted", state=action_shape(row))


def _text(row: ActionRow) -> Cell:
    sign = "°" if row.illustrative else ""
    role = "muted" if row.state is ActionState.DROPPED else "ink"
    return Cell(f"{row.text}{sign}", role=role, tip=tr("° illustrative: invented") if sign else row.text)


def _owner(row: ActionRow) -> Cell:
    return Cell(row.person, tip=row.person) if row.person else Cell("—", role="muted", tip=tr("Nobody named"))


def _due(row: ActionRow, as_of: dt.date) -> Cell:
    shown = due_text(row, as_of)
    if row.late_days:
        return Cell(shown, role="danger", tip=late_text(row.late_days))
    return Cell(shown or "—", role="ink" if row.is_open and shown else "muted")


def _meeting(row: ActionRow) -> Cell:
    where = row.meeting or row.series
    return Cell(where, role="muted", tip=row.series or tr("Between meetings")) if where else Cell("—", role="muted")


def _serves(row: ActionRow) -> Cell:
    numbers = ", ".join(one.step.number for one in row.serves)
    return Cell(numbers, role="muted", tip="\n".join(step_words(one.step) for one in row.serves))
