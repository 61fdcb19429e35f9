"""The chain through one thing of the consortium, told for a page (DOMAIN R16).

``chain_of(session, ChainKind.MILESTONE, 11, as_of)`` gives everything that led to the milestone (items, minutes,
decisions, actions) and everything it belongs to (work packages, task forces, their leads), each with what a link needs.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import Row, Select, literal, select
from sqlalchemy.orm import Session

from app.domain.chain import KINDS_OF, TARGETS, Chain, ChainKind, ChainStage, ChainStep, Served, Stage
from app.models import (
    Action,
    Body,
    ChainLink,
    Decision,
    Deliverable,
    Item,
    Meeting,
    MeetingSession,
    Milestone,
    Minutes,
    Task,
    TaskForce,
    WorkPackage,
)
from app.queries.chain_walk import ORIGIN_COLUMNS, TARGET_COLUMNS, limited, walk
from app.queries.heads import organisations

_MOST = 24  # steps of a kind that are told; more are counted


def chain_of(session: Session, kind: ChainKind, row_id: int, day: dt.date) -> Chain:
    """The chain through the row ``row_id`` of that kind; organisations have the names of ``day``.

    A fixed number of statements. Of a row that is not there (any more) the chain has no stages.
    """
    found = walk(session, kind, row_id)
    stages = []
    for stage in Stage:
        steps: list[ChainStep] = []
        for each in KINDS_OF[stage]:
            if found[each]:
                steps += steps_of(session, each, limited(found[each], _MOST), day)
        if steps:
            count = sum(len(found[each]) for each in KINDS_OF[stage])
            stages.append(ChainStage(stage, tuple(steps), max(count, len(steps))))
    here = any(step.kind is kind and step.id == row_id for stage in stages for step in stage.steps)
    return Chain(kind, row_id, tuple(stages) if here else ())


def steps_of(session: Session, kind: ChainKind, ids: Collection[int], day: dt.date) -> list[ChainStep]:
    """The rows of one kind with these ids as steps of a chain, in their own order; one statement."""
    if kind is ChainKind.ORGANISATION:
        heads = organisations(session, day, ids)
        named = sorted(heads.values(), key=lambda head: (head.short.casefold(), head.id))
        return [ChainStep(kind, head.id, head.short, head.legal, 0, head.illustrative) for head in named]
    rows = session.execute(_QUERIES[kind](ids))
    return [_step(kind, row) for row in rows]


def served_by(session: Session, origin: ChainKind, ids: Collection[int]) -> Mapping[int, tuple[Served, ...]]:
    """What each decision or action (``origin``, by id) serves, in the order it was said; few statements."""
    column = ORIGIN_COLUMNS[origin]
    links = session.execute(
        select(ChainLink.id, column, *(TARGET_COLUMNS[kind] for kind in TARGETS))
        .where(column.in_(ids))
        .order_by(ChainLink.id)
    ).all()
    wanted: dict[ChainKind, set[int]] = defaultdict(set)
    for _link, _origin, *targets in links:
        for kind, target in zip(TARGETS, targets, strict=True):
            if target is not None:
                wanted[kind].add(target)
    steps = {
        (kind, step.id): step
        for kind, some in wanted.items()
        for step in steps_of(session, kind, some, dt.date.max)  # none of them is an organisation
    }
    found: dict[int, list[Served]] = defaultdict(list)
    for link_id, origin_id, *targets in links:
        for kind, target in zip(TARGETS, targets, strict=True):
            if target is not None:
                found[origin_id or 0].append(Served(link_id, steps[kind, target]))
    return {origin_id: tuple(some) for origin_id, some in found.items()}


def _step(kind: ChainKind, row: Row[Any]) -> ChainStep:
    return ChainStep(kind, row.id, row.number or "", row.text or "", row.of_id or 0, row.illustrative)


def _columns(model: Any, number: Any, text: Any, of_id: Any) -> Select[Any]:
    return select(
        model.id, number.label("number"), text.label("text"), of_id.label("of_id"), model.illustrative
    ).select_from(model)


def _items(ids: Collection[int]) -> Select[Any]:
    return (
        _columns(Item, literal(""), Item.title, MeetingSession.meeting_id)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(Item.id.in_(ids))
        .order_by(MeetingSession.day, MeetingSession.start, Item.position, Item.id)
    )


def _minutes(ids: Collection[int]) -> Select[Any]:
    return (
        _columns(Minutes, Meeting.short_name, Meeting.title, Meeting.id)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .where(Minutes.id.in_(ids))
        .order_by(Meeting.first_day, Minutes.id)
    )


def _recorded(model: Any) -> Callable[[Collection[int]], Select[Any]]:
    def query(ids: Collection[int]) -> Select[Any]:
        found = _columns(model, model.number, model.text, Minutes.meeting_id)
        return found.outerjoin(Minutes, Minutes.id == model.minutes_id).where(model.id.in_(ids)).order_by(model.id)

    return query


def _plan_rows(model: Any) -> Callable[[Collection[int]], Select[Any]]:
    def query(ids: Collection[int]) -> Select[Any]:
        found = _columns(model, model.number, model.title, literal(0))
        return found.where(model.id.in_(ids)).order_by(model.position, model.number, model.id)

    return query


def _task_forces(ids: Collection[int]) -> Select[Any]:
    return (
        _columns(TaskForce, Body.short_name, Body.name, TaskForce.area_id)
        .join(Body, Body.id == TaskForce.body_id)
        .where(TaskForce.id.in_(ids))
        .order_by(TaskForce.area_id, TaskForce.id)
    )


_QUERIES: Mapping[ChainKind, Callable[[Collection[int]], Select[Any]]] = {
    ChainKind.ITEM: _items,
    ChainKind.MINUTES: _minutes,
    ChainKind.DECISION: _recorded(Decision),
    ChainKind.ACTION: _recorded(Action),
    ChainKind.MILESTONE: _plan_rows(Milestone),
    ChainKind.DELIVERABLE: _plan_rows(Deliverable),
    ChainKind.TASK: _plan_rows(Task),
    ChainKind.WORK_PACKAGE: _plan_rows(WorkPackage),
    ChainKind.TASK_FORCE: _task_forces,
}
