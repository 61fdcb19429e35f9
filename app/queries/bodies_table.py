"""The bodies of the consortium in a table, and one of them with all that hangs on it (DOMAIN R3)."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bodies import BodyDetail, BodyRow
from app.domain.governance import RuleProfile
from app.domain.quorum import quorum_needed
from app.models import Area, Body, Project, TaskForce
from app.queries.body_meetings import decisions_of_body, meetings_of_bodies, next_of
from app.queries.membership_rows import counted_members, membership_rows


def bodies_table(session: Session, as_of: dt.date) -> tuple[BodyRow, ...]:
    """Every body in the order in which they were entered, counted on the day ``as_of``; six statements."""
    profile = _profile(session)
    counts = counted_members(session, as_of)
    meetings = meetings_of_bodies(session)
    rows = session.execute(
        select(
            Body.id, Body.name, Body.short_name, Body.kind, Body.votes, Body.illustrative,
            Area.id.label("area_id"), Area.number, Area.name.label("area"),
        )
        .outerjoin(TaskForce, TaskForce.body_id == Body.id)
        .outerjoin(Area, Area.id == TaskForce.area_id)
        .order_by(Body.id)
    )  # fmt: skip
    found = []
    for row in rows:
        members, entitled = counts.get(row.id, (0, 0))
        found.append(
            BodyRow(
                id=row.id,
                name=row.name,
                short_name=row.short_name,
                kind=row.kind,
                votes=row.votes,
                members=members,
                entitled=entitled if row.votes else 0,
                quorum=quorum_needed(entitled, profile) if row.votes else 0,
                meetings=len(meetings.get(row.id, ())),
                next_meeting=next_of(meetings.get(row.id, ()), as_of),
                area_id=row.area_id,
                area="" if row.area_id is None else f"{row.number} {row.area}",
                illustrative=row.illustrative,
            )
        )
    return tuple(found)


def body_detail(session: Session, body_id: int, at: dt.date) -> BodyDetail | None:
    """All that hangs on a body; names and quorum are those of the day ``at``. None for a body that is gone."""
    votes = session.scalar(select(Body.votes).where(Body.id == body_id))
    if votes is None:
        return None
    members = membership_rows(session, [body_id], at)[body_id]
    entitled = sum(member.may_vote for member in members if member.on(at))
    meetings = meetings_of_bodies(session, [body_id]).get(body_id, [])
    return BodyDetail(
        body_id=body_id,
        at=at,
        members=members,
        meetings=tuple(reversed(meetings)),
        decisions=decisions_of_body(session, body_id),
        quorum=quorum_needed(entitled, _profile(session)) if votes else 0,
    )


def _profile(session: Session) -> RuleProfile:
    """The project's rules; DESCA 2020 while there is no project."""
    changed = session.scalar(select(Project.rule_profile))
    return RuleProfile.from_json(changed or {})
