"""The minutes of a meeting as the window works on them: items with their text, decisions and actions, all with ids.

Times are minutes of the venue's clock from 00:00 of the session's day.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.domain.decision_rules import Irregularity, Tally
from app.domain.documents import PersonRef
from app.domain.kinds import ActionState, ItemKind, MinutesState, SlidesState

_SILENT = (ItemKind.BREAK, ItemKind.SOCIAL)  # have no number and are not missed, unless something was written


class Progress(StrEnum):
    """How far the text of an item is."""

    EMPTY = "empty"
    WRITING = "writing"  # a draft is kept: somebody has not finished
    WRITTEN = "written"


class StepState(StrEnum):
    """A step in the life of minutes."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True)
class TextLine:
    """A text and its version, on which a change is based; version 0: there is none yet."""

    markdown: str = ""
    version: int = 0


@dataclass(frozen=True)
class DecisionLine:
    """A decision; without ``tally`` by consensus. ``irregular``: what the rules say against it (DOMAIN R2–R6)."""

    id: int
    version: int
    number: str
    text: str
    tally: Tally | None
    carried: bool
    vetoed_by: str
    veto_reason: str
    taken_on: dt.date
    binding_on: dt.date | None
    irregular: tuple[Irregularity, ...]
    illustrative: bool


@dataclass(frozen=True)
class ActionLine:
    """An action; ``due`` is the day, also of a month (``due_month``, DOMAIN R8); late days count at the as-of day."""

    id: int
    number: str
    text: str
    person_id: int | None
    person: str
    organisation_id: int | None
    organisation: str
    due: dt.date | None
    due_month: int | None
    state: ActionState
    late_days: int
    meeting: str  # short name of the meeting where it was first recorded
    illustrative: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (ActionState.OPEN, ActionState.IN_PROGRESS)


@dataclass(frozen=True)
class SessionFacts:
    """A session as its items show it."""

    id: int
    day: dt.date
    title: str
    room: str
    body: str  # of a formal session; else empty


@dataclass(frozen=True)
class MinutesItem:
    """One line of the agenda and what was recorded of it; ``number`` is the one the document prints, or empty.

    ``slides`` is the state of the presentation that is least far; None: there is none to wait for.
    """

    id: int
    number: str
    session: SessionFacts
    start: int
    minutes: int
    title: str
    kind: ItemKind
    decision_flag: bool
    added_on: dt.date | None
    speakers: tuple[PersonRef, ...]
    slides: SlidesState | None
    text: TextLine
    progress: Progress
    decisions: tuple[DecisionLine, ...]
    actions: tuple[ActionLine, ...]
    illustrative: bool

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes

    @property
    def is_counted(self) -> bool:
        """Whether a text is expected: breaks and social events are not missed."""
        return self.kind not in _SILENT or self.progress is not Progress.EMPTY


@dataclass(frozen=True)
class QuorumLine:
    """A formal session's quorum at its fullest (DOMAIN R3); ``present`` None: no roll call was recorded."""

    session_id: int
    body: str
    members: int
    present: int | None
    needed: int

    @property
    def reached(self) -> bool:
        """Whether enough members were present or represented."""
        return self.present is not None and self.members > 0 and self.present >= self.needed


@dataclass(frozen=True)
class LifeStep:
    """One step in the life of minutes (DOMAIN R1): the day it was done, or is due; None: no rule sets one."""

    what: MinutesState
    day: dt.date | None
    state: StepState
    late: bool = False


@dataclass(frozen=True)
class Leader:
    """The chair or the secretary."""

    id: int
    name: str


@dataclass(frozen=True)
class MinutesPage:
    """Everything the minutes tab shows. Without minutes ``minutes_id`` is None; ``version`` is the newest kept one."""

    meeting_id: int
    as_of: dt.date  # the day taken for today
    short_name: str
    zone: str
    first_day: dt.date
    last_day: dt.date
    minutes_id: int | None
    state: MinutesState
    version: int
    chair: Leader | None
    secretary: Leader | None
    opening: TextLine
    opening_progress: Progress
    items: tuple[MinutesItem, ...]
    other_decisions: tuple[DecisionLine, ...]
    other_actions: tuple[ActionLine, ...]
    matters_arising: tuple[ActionLine, ...]  # open actions of earlier meetings of the series (DOMAIN R15)
    quorum: tuple[QuorumLine, ...]
    steps: tuple[LifeStep, ...]

    @property
    def locked(self) -> bool:
        """Whether the minutes stand: accepted ones are not changed."""
        return self.state is MinutesState.ACCEPTED

    @property
    def counted(self) -> tuple[MinutesItem, ...]:
        """The items of which a text is expected."""
        return tuple(item for item in self.items if item.is_counted)

    @property
    def written(self) -> int:
        """How many of the counted items are written."""
        return sum(item.progress is Progress.WRITTEN for item in self.counted)

    def item(self, item_id: int) -> MinutesItem | None:
        """The item with this id."""
        return next((item for item in self.items if item.id == item_id), None)

    def item_of(self, decision_id: int = 0, action_id: int = 0) -> int | None:
        """The item (id) that a decision or an action belongs to; None: to no item."""
        for item in self.items:
            if decision_id in _ids(item.decisions) or action_id in _ids(item.actions):
                return item.id
        return None


def progress_of(markdown: str, drafted: bool) -> Progress:
    """How far a text is."""
    if drafted:
        return Progress.WRITING
    return Progress.WRITTEN if markdown.strip() else Progress.EMPTY


def is_silent(kind: ItemKind) -> bool:
    """Whether an item of this kind has no place in the minutes unless something was recorded of it."""
    return kind in _SILENT


def _ids(lines: Collection[DecisionLine] | Collection[ActionLine]) -> set[int]:
    return {line.id for line in lines}
