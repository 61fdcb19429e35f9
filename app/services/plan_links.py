"""Dependencies between tasks, deliverables and milestones: never a circle, never twice, never on itself."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import LinkKind
from app.domain.plan_report import RowKind
from app.models import Deliverable, Milestone, PlanLink, Task
from app.services.plan_rules import plan_row
from app.services.removal import remove

End = tuple[RowKind, int]  # the kind and the id of a row

_LINKED = (RowKind.TASK, RowKind.DELIVERABLE, RowKind.MILESTONE)
_NAMED = 8  # rows of a circle that are named


def create_link(
    session: Session, source: End, target: End, kind: LinkKind = LinkKind.FINISH_START, lag_days: int = 0
) -> int:
    """Let ``target`` depend on ``source``; returns the id of the link.

    UserError for rows that cannot be linked or are not there, for a row on itself, for two that are linked already,
    and for a circle: through links of whatever kinds, nothing may depend on itself.
    """
    names = [_number(session, end) for end in (source, target)]
    if source == target:
        raise UserError("{number} cannot depend on itself: choose another row.", number=names[0])
    after = _successors(session)
    if target in after.get(source, ()):
        raise UserError(
            "{target} depends on {source} already: change that link instead.", source=names[0], target=names[1]
        )
    if (way := _way(after, target, source)) is not None:
        raise UserError(
            "This would be a circle: {circle}. Remove one of these links first.",
            circle=_circle([source, *way], session),
        )
    made = PlanLink(kind=kind, lag_days=lag_days, **_columns("from", source), **_columns("to", target))
    session.add(made)
    session.flush()
    return made.id


def set_link_kind(session: Session, link_id: int, kind: LinkKind) -> None:
    """Say which ends depend on each other; UserError for a link that is not there (any more)."""
    the_link(session, link_id).kind = kind
    session.flush()


def set_link_lag(session: Session, link_id: int, lag_days: int) -> None:
    """Let so many days lie between the two ends, below 0 an overlap; UserError for a link that is gone."""
    the_link(session, link_id).lag_days = lag_days
    session.flush()


def delete_link(session: Session, link_id: int) -> None:
    """Remove a dependency; UserError for one that is not there (any more)."""
    the_link(session, link_id)
    remove(session, "plan_link", link_id)


def the_link(session: Session, link_id: int) -> PlanLink:
    """The link with this id; UserError for one that is not there (any more)."""
    link = session.get(PlanLink, link_id)
    if link is None:
        raise UserError("This link is not there any more: undo its removal, or link the rows again.")
    return link


def _number(session: Session, end: End) -> str:
    kind, row_id = end
    if kind not in _LINKED:
        raise UserError("Only tasks, deliverables and milestones depend on each other: choose one of those.")
    mapped: type[Task] | type[Deliverable] | type[Milestone]
    mapped = Task if kind is RowKind.TASK else Deliverable if kind is RowKind.DELIVERABLE else Milestone
    return plan_row(session, mapped, row_id).number


def _columns(side: str, end: End) -> dict[str, int]:
    return {f"{side}_{end[0].value}_id": end[1]}


def _successors(session: Session) -> Mapping[End, list[End]]:
    """For each row those that depend on it."""
    found: dict[End, list[End]] = defaultdict(list)
    columns = [getattr(PlanLink, f"{side}_{kind.value}_id") for side in ("from", "to") for kind in _LINKED]
    for row in session.execute(select(*columns)):
        ends = [[(kind, one) for kind, one in zip(_LINKED, half, strict=True) if one is not None] for half in
                (row[:3], row[3:])]  # fmt: skip
        found[ends[0][0]].append(ends[1][0])
    return found


def _way(after: Mapping[End, list[End]], begin: End, end: End) -> list[End] | None:
    """The shortest way along the links from ``begin`` to ``end``, both among it; None where there is none."""
    came: dict[End, End | None] = {begin: None}
    waiting = deque([begin])
    while waiting:
        here = waiting.popleft()
        if here == end:
            way = [here]
            while (before := came[way[-1]]) is not None:
                way.append(before)
            return way[::-1]
        for following in after.get(here, ()):
            if following not in came:
                came[following] = here
                waiting.append(following)
    return None


def _circle(ends: Sequence[End], session: Session) -> str:
    """As in "T1.1 → D1.1 → T1.1"; the middle of a long one is left out."""
    names = [_number(session, end) for end in (*ends[: _NAMED - 1], *ends[max(_NAMED - 1, len(ends) - 1) :])]
    if len(ends) > len(names):
        names.insert(-1, "…")
    return " → ".join(names)
