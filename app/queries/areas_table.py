"""The areas of interaction with their task forces in a table, and one of them with all that hangs on it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.areas import AreaDetail, AreaRow, AreasTable
from app.domain.consortium import MeetingRef, OrganisationRef, TopicRef
from app.models import Area, Body, Membership, Organisation, ResearchTopic, TaskForce
from app.queries.area_links import (
    actions_of_area,
    decisions_of_area,
    milestones_of_areas,
    next_milestone,
    open_actions,
)
from app.queries.body_meetings import by_date, meetings_of_areas, meetings_of_bodies, next_of
from app.queries.heads import organisations
from app.queries.membership_rows import counted_members, membership_rows
from app.queries.organisation_names import short_names


def areas_table(session: Session, as_of: dt.date) -> AreasTable:
    """Every area by its number, as things stand on the day ``as_of``; a fixed number of statements."""
    found = _plain(session)
    leads = short_names(session, {row.lead_id for row in found}, as_of)
    members, actions = counted_members(session, as_of), open_actions(session, as_of)
    meetings = _meetings(session, {row.id: row.body for row in found})
    milestones = milestones_of_areas(session, as_of)
    topics, homes = _counted(session, ResearchTopic), _counted(session, Organisation)
    rows = tuple(
        AreaRow(
            id=row.id,
            number=row.number,
            name=row.name,
            task_force_id=row.task_force_id,
            body_id=row.body,
            task_force=row.task_force or "",
            mission=row.mission or "",
            lead_id=row.lead_id,
            lead=leads.get(row.lead_id, ""),
            members=members.get(row.body, (0, 0))[0],
            next_meeting=next_of(meetings.get(row.id, ()), as_of),
            open_actions=actions.get(row.id, (0, 0))[0],
            late_actions=actions.get(row.id, (0, 0))[1],
            next_milestone=next_milestone(milestones.get(row.id, ()), as_of),
            organisations=homes.get(row.id, 0),
            topics=topics.get(row.id, 0),
            illustrative=row.illustrative,
            task_force_illustrative=bool(row.invented),
        )
        for row in found
    )
    forces = sum(row.task_force_id is not None for row in rows)
    return AreasTable(rows, forces, _organisations(session, as_of))


def area_detail(session: Session, area_id: int, as_of: dt.date) -> AreaDetail | None:
    """All that hangs on an area on the day ``as_of``; None for one that is gone."""
    row = session.execute(
        select(Area.id, TaskForce.body_id).outerjoin(TaskForce, TaskForce.area_id == Area.id).where(Area.id == area_id)
    ).first()
    if row is None:
        return None
    body_id = row.body_id
    meetings = _meetings(session, {area_id: body_id}, [area_id]).get(area_id, set())
    return AreaDetail(
        area_id=area_id,
        members=membership_rows(session, [body_id], as_of)[body_id] if body_id is not None else (),
        meetings=tuple(reversed(by_date(meetings))),
        decisions=decisions_of_area(session, area_id),
        actions=actions_of_area(session, area_id, as_of),
        milestones=milestones_of_areas(session, as_of, area_id).get(area_id, ()),
        topics=_topics(session, area_id),
        organisations=_homes(session, area_id, as_of),
    )


def _plain(session: Session) -> Sequence[Any]:
    """The areas with their task forces, nothing counted yet."""
    return session.execute(
        select(
            Area.id, Area.number, Area.name, Area.illustrative, TaskForce.id.label("task_force_id"),
            Body.id.label("body"), Body.name.label("task_force"), TaskForce.mission, TaskForce.lead_id,
            TaskForce.illustrative.label("invented"),
        )
        .outerjoin(TaskForce, TaskForce.area_id == Area.id)
        .outerjoin(Body, Body.id == TaskForce.body_id)
        .order_by(Area.number, Area.id)
    ).all()  # fmt: skip


def _meetings(
    session: Session, bodies: Mapping[int, int | None], area_ids: list[int] | None = None
) -> Mapping[int, set[MeetingRef]]:
    """For each area (id, with the body of its task force) its meetings: of its agenda items, and of that body."""
    by_area = meetings_of_areas(session, area_ids)
    of_bodies = meetings_of_bodies(session, [body_id for body_id in bodies.values() if body_id is not None])
    return {
        area_id: {*by_area.get(area_id, ()), *(of_bodies.get(body_id, ()) if body_id is not None else ())}
        for area_id, body_id in bodies.items()
    }


def _counted(session: Session, model: type[ResearchTopic] | type[Organisation]) -> Mapping[int | None, int]:
    rows = session.execute(
        select(model.area_id, func.count()).where(model.area_id.is_not(None)).group_by(model.area_id)
    )
    return dict(rows.all())


def _organisations(session: Session, day: dt.date) -> int:
    """How many organisations belong to an area, or to a task force on ``day``, each counted once."""
    of_areas = set(session.scalars(select(Organisation.id).where(Organisation.area_id.is_not(None))))
    of_forces = session.scalars(
        select(Membership.organisation_id)
        .join(TaskForce, TaskForce.body_id == Membership.body_id)
        .where(
            Membership.organisation_id.is_not(None),
            Membership.valid_from <= day,
            or_(Membership.valid_until.is_(None), Membership.valid_until >= day),
        )
    )
    return len(of_areas | set(of_forces))


def _topics(session: Session, area_id: int) -> tuple[TopicRef, ...]:
    columns = (
        ResearchTopic.id, ResearchTopic.number, ResearchTopic.title, ResearchTopic.state, ResearchTopic.illustrative,
    )  # fmt: skip
    rows = session.execute(
        select(*columns).where(ResearchTopic.area_id == area_id).order_by(ResearchTopic.position, ResearchTopic.id)
    )
    return tuple(TopicRef(*row) for row in rows)


def _homes(session: Session, area_id: int, day: dt.date) -> tuple[OrganisationRef, ...]:
    ids = session.scalars(select(Organisation.id).where(Organisation.area_id == area_id)).all()
    heads = organisations(session, day, ids) if ids else {}
    refs = [
        OrganisationRef(one.id, one.short, one.legal, one.country or "", one.illustrative) for one in heads.values()
    ]
    return tuple(sorted(refs, key=lambda ref: (ref.short.casefold(), ref.id)))
