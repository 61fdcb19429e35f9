"""The areas of interaction as the window shows them: a row each, and all that hangs on one (DOMAIN R16)."""

from dataclasses import dataclass

from app.domain.consortium import (
    ActionRef,
    DecisionRef,
    MeetingRef,
    MemberRow,
    MilestoneRef,
    OrganisationRef,
    TopicRef,
)


@dataclass(frozen=True)
class AreaRow:
    """An area with its task force (``task_force_id`` None: it has none yet) and what is next; names of the day asked.

    ``members`` belong to the task force on that day. ``organisations`` and ``topics`` belong to the area.
    """

    id: int
    number: int
    name: str
    task_force_id: int | None = None
    body_id: int | None = None
    task_force: str = ""
    mission: str = ""
    lead_id: int | None = None
    lead: str = ""
    members: int = 0
    next_meeting: MeetingRef | None = None
    open_actions: int = 0
    late_actions: int = 0
    next_milestone: MilestoneRef | None = None
    organisations: int = 0
    topics: int = 0
    illustrative: bool = False
    task_force_illustrative: bool = False


@dataclass(frozen=True)
class AreasTable:
    """All areas by number; ``task_forces`` and ``organisations`` are counted (DOMAIN R11).

    ``organisations`` are those that belong to an area or to a task force on the day asked for, each once.
    """

    rows: tuple[AreaRow, ...]
    task_forces: int
    organisations: int


@dataclass(frozen=True)
class AreaDetail:
    """All that hangs on one area; every list leads on to its things."""

    area_id: int
    members: tuple[MemberRow, ...]
    meetings: tuple[MeetingRef, ...]  # the newest first
    decisions: tuple[DecisionRef, ...]  # the newest first
    actions: tuple[ActionRef, ...]  # still to be done first, then by the day they are due
    milestones: tuple[MilestoneRef, ...]
    topics: tuple[TopicRef, ...]
    organisations: tuple[OrganisationRef, ...]
