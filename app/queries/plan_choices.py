"""Rows of the plan and task forces to choose from while somebody types: what a decision or an action may serve."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.chain import ChainKind, ChainStep
from app.domain.text import fold
from app.models import Body, Deliverable, Milestone, Task, TaskForce, WorkPackage
from app.queries.chain import steps_of

_PLAN: tuple[tuple[ChainKind, Any], ...] = (
    (ChainKind.WORK_PACKAGE, WorkPackage),
    (ChainKind.TASK, Task),
    (ChainKind.DELIVERABLE, Deliverable),
    (ChainKind.MILESTONE, Milestone),
)


def plan_choices(
    session: Session, text: str, limit: int = 8, without: Collection[tuple[ChainKind, int]] = ()
) -> Sequence[ChainStep]:
    """At most ``limit`` rows in whose number or title every word of ``text`` is found; none for no text.

    Those whose number begins with the first word come first: "d1" finds the deliverables of WP1. ``without`` leaves
    rows (kind, id) out.
    """
    words = fold(text).split()
    if not words:
        return ()
    found: list[ChainStep] = []
    for kind, model in _PLAN:
        fits = [model.folded.contains(word, autoescape=True) for word in words]
        begins = func.lower(model.number).startswith(words[0], autoescape=True)
        query = select(model.id).where(*fits).order_by(case((begins, 0), else_=1), model.position, model.id)
        found += steps_of(session, kind, session.scalars(query.limit(limit + len(without))).all(), dt.date.max)
    forces = select(TaskForce.id, Body.short_name, Body.name).join(Body, Body.id == TaskForce.body_id)
    known = session.execute(forces).all()
    fitting = [row_id for row_id, short, name in known if all(word in fold(f"{short} {name}") for word in words)]
    found += steps_of(session, ChainKind.TASK_FORCE, fitting, dt.date.max)
    left_out = set(without)
    offered = [step for step in found if (step.kind, step.id) not in left_out]
    offered.sort(key=lambda step: not fold(step.number).startswith(words[0]))
    return offered[:limit]
