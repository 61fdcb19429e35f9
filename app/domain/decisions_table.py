"""Decisions over all meetings as the window shows them: a row of the table, and one with all that belongs to it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.actions_table import ActionRow
from app.domain.chain import Served
from app.domain.decision_rules import Tally
from app.domain.kinds import MinutesState
from app.domain.minutes_page import DecisionLine
from app.domain.registers import DecisionState


class DecisionChip(StrEnum):
    """What a chip above the table shows: what became of the decisions, or all of them."""

    ALL = "all"
    BINDING = "binding"
    TAKEN = "taken"
    VETOED = "vetoed"
    NOT_CARRIED = "not_carried"


@dataclass(frozen=True)
class DecisionRow:
    """A decision in the table; without ``tally`` by consensus. ``body`` is empty outside a formal session."""

    id: int
    number: str
    text: str
    meeting_id: int
    meeting: str
    body: str
    taken_on: dt.date
    binding_on: dt.date | None
    state: DecisionState
    tally: Tally | None
    carried: bool
    vetoed_by: str
    actions: int
    serves: tuple[Served, ...]
    illustrative: bool


@dataclass(frozen=True)
class DecisionDetails:
    """One decision: the ``line`` of the minutes with what the rules say, where it stands, and what follows from it."""

    row: DecisionRow
    line: DecisionLine
    minutes: MinutesState
    meeting_title: str
    item_id: int
    item: str
    actions: tuple[ActionRow, ...]
