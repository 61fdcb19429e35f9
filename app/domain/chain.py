"""The one chain that everything hangs on (DOMAIN R16).

Agenda item → minutes → decision → action → milestone or deliverable → work package, task or task force → organisation.
"""

from dataclasses import dataclass
from enum import StrEnum


class ChainKind(StrEnum):
    """What a step of the chain is; the values are those that name a thing in the window."""

    ITEM = "item"
    MINUTES = "minutes"
    DECISION = "decision"
    ACTION = "action"
    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"
    TASK = "task"
    WORK_PACKAGE = "work_package"
    TASK_FORCE = "task_force"
    ORGANISATION = "organisation"


class Stage(StrEnum):
    """The places of the chain, from left to right."""

    ITEM = "item"
    MINUTES = "minutes"
    DECISION = "decision"
    ACTION = "action"
    RESULT = "result"
    WORK = "work"
    LEAD = "lead"


KINDS_OF: dict[Stage, tuple[ChainKind, ...]] = {
    Stage.ITEM: (ChainKind.ITEM,),
    Stage.MINUTES: (ChainKind.MINUTES,),
    Stage.DECISION: (ChainKind.DECISION,),
    Stage.ACTION: (ChainKind.ACTION,),
    Stage.RESULT: (ChainKind.MILESTONE, ChainKind.DELIVERABLE),
    Stage.WORK: (ChainKind.TASK, ChainKind.WORK_PACKAGE, ChainKind.TASK_FORCE),
    Stage.LEAD: (ChainKind.ORGANISATION,),
}
ORIGINS = (ChainKind.DECISION, ChainKind.ACTION)
TARGETS = (
    ChainKind.WORK_PACKAGE,
    ChainKind.TASK,
    ChainKind.DELIVERABLE,
    ChainKind.MILESTONE,
    ChainKind.TASK_FORCE,
)


@dataclass(frozen=True)
class ChainStep:
    """One thing of the chain: ``number`` is its number or short name (empty: it has none), ``text`` its title.

    ``of_id`` is the meeting of an item, minutes, decision or action (0: none), and the area of a task force.
    """

    kind: ChainKind
    id: int
    number: str
    text: str
    of_id: int = 0
    illustrative: bool = False

    @property
    def name(self) -> str:
        """The shortest that tells what it is."""
        return self.number or self.text


@dataclass(frozen=True)
class ChainStage:
    """All that stands at one place of a chain; ``count`` may be more than the ``steps`` that were read."""

    stage: Stage
    steps: tuple[ChainStep, ...]
    count: int


@dataclass(frozen=True)
class Chain:
    """The chain through one thing: everything it came from, everything it serves; empty places are left out."""

    kind: ChainKind
    id: int
    stages: tuple[ChainStage, ...]

    def steps(self, stage: Stage) -> tuple[ChainStep, ...]:
        """What stands at one place."""
        return next((each.steps for each in self.stages if each.stage is stage), ())


@dataclass(frozen=True)
class Served:
    """What a decision or an action serves: the step, and the link (id) that says so."""

    link_id: int
    step: ChainStep
