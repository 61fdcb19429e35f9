"""The columns of all decisions, the chips and menus above them, and what stands there while there are none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import Enum

from app.db.stores import Session
from app.domain.decision_rules import Tally
from app.domain.decisions_table import DecisionChip, DecisionRow
from app.domain.registers import DecisionState
from app.queries.decisions_table import BODY, YEAR, bodies_of_decisions, years_of_decisions
from app.ui.desk import Desk
from app.ui.language import day, plural, term, tr
from app.ui.pages.actions.actions_columns import menu_values
from app.ui.pages.decision_words import outcome, standing
from app.ui.places import Place
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.large_filtered import Facet
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.chain_path import step_words
from app.ui.widgets.empty import EmptyState
from app.words import message

CHIPS: Sequence[Choice[DecisionRow]] = (
    Choice(DecisionChip.ALL, message("All")),
    Choice(DecisionChip.BINDING, message("Binding")),
    Choice(DecisionChip.TAKEN, message("Taken")),
    Choice(DecisionChip.VETOED, message("Vetoed")),
    Choice(DecisionChip.NOT_CARRIED, message("Not carried")),
)
DECISION_STATES: Mapping[Enum, str] = {
    DecisionState.TAKEN: message("Taken"),
    DecisionState.BINDING: message("Binding"),
    DecisionState.VETOED: message("Vetoed"),
    DecisionState.NOT_CARRIED: message("Not carried"),
}
_SHAPES = {
    DecisionState.TAKEN: "progress",
    DecisionState.BINDING: "done",
    DecisionState.VETOED: "late",
    DecisionState.NOT_CARRIED: "off",
}


def columns() -> list[Column[DecisionRow]]:
    """The columns."""
    return [
        Column("state", message("State"), _state, width=112),
        Column("number", message("No."), lambda row: Cell(row.number, role="muted"), width=84),
        Column("text", message("Decision"), _text, least=260),
        Column("votes", message("Votes"), _votes, width=108, drop=4, sortable=False),
        Column("body", message("Body"), lambda row: Cell(row.body or "—", role="muted"), width=72, drop=1),
        Column("meeting", message("Meeting"), lambda row: Cell(row.meeting, role="muted"), width=136, drop=2),
        Column("serves", message("Serves"), _serves, width=104, drop=3, sortable=False),
        Column("taken", message("Taken on"), lambda row: Cell(day(row.taken_on)), width=112, right=True, drop=5),
    ]


def facets() -> Sequence[Facet]:
    """The menus beside the chips."""
    return (
        Facet(BODY, message("Body that decided"), message("Any body"), _bodies),
        Facet(YEAR, message("Year"), message("Any year"), lambda session, _day: menu_values(_years(session), "")),
    )


def to_meetings(desk: Desk) -> Button:
    """The way to where minutes are written, and decisions in them."""
    button = Button(tr("Go to meetings"), "calendar-days", "primary")
    button.clicked.connect(lambda: desk.go(Place("meetings")))
    return button


def empty_state(way_on: Button) -> EmptyState:
    """Stands where there are no decisions at all."""
    return EmptyState(
        "gavel",
        tr("No decisions yet"),
        tr("Decisions are recorded in the minutes of a meeting, with their exact words and votes."),
        way_on,
    )


def votes_words(tally: Tally | None, carried: bool) -> str:
    """The votes as they were counted: "23 for, 1 against, 2 abstained"; or that none were."""
    if tally is None:
        return tr("By consensus") if carried else tr("Not counted")
    votes = tally.votes
    parts = [
        plural("{number} for", "{number} for", votes.for_),
        plural("{number} against", "{number} against", votes.against),
        plural("{number} abstained", "{number} abstained", votes.abstain) if votes.abstain else "",
    ]
    return ", ".join(part for part in parts if part)


def _bodies(session: Session, _as_of: dt.date) -> Sequence[tuple[str, str]]:
    return menu_values(bodies_of_decisions(session), tr("No body"))


_years = years_of_decisions


def _state(row: DecisionRow) -> Cell:
    role = "danger" if row.state is DecisionState.VETOED else "ink"
    return Cell(term(DECISION_STATES, row.state), role=role, state=_SHAPES[row.state], tip=standing(row))


def _text(row: DecisionRow) -> Cell:
    sign = "°" if row.illustrative else ""
    role = "muted" if row.state in (DecisionState.NOT_CARRIED, DecisionState.VETOED) else "ink"
    return Cell(f"{row.text}{sign}", role=role, tip=row.text)


def _votes(row: DecisionRow) -> Cell:
    """Short: those for it of those cast; all of them in the tip."""
    words = votes_words(row.tally, row.carried)
    if row.tally is None:
        return Cell(words, role="muted", tip=outcome(row))
    short = tr("{votes} of {cast}", votes=row.tally.votes.for_, cast=row.tally.cast)
    return Cell(short, tip=f"{words}\n{outcome(row)}")


def _serves(row: DecisionRow) -> Cell:
    numbers = ", ".join(one.step.number for one in row.serves)
    return Cell(numbers, role="muted", tip="\n".join(step_words(one.step) for one in row.serves))
