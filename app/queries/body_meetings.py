"""The meetings of bodies: those of their series, and those in which they hold a formal session."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.consortium import DecisionRef, MeetingRef
from app.domain.kinds import MeetingState
from app.models import Decision, Item, Meeting, MeetingSession, Minutes, Series

_MEETING: tuple[InstrumentedAttribute[Any], ...] = (
    Meeting.id, Meeting.short_name, Meeting.title, Meeting.first_day, Meeting.last_day, Meeting.illustrative,
)  # fmt: skip


def meetings_of_bodies(session: Session, body_ids: Collection[int] | None = None) -> Mapping[int, list[MeetingRef]]:
    """For each body (id) its meetings that are not cancelled, by date; None: for all bodies. Two statements."""
    held = Meeting.state != MeetingState.CANCELLED
    in_series = (
        select(Series.body_id, *_MEETING)
        .join(Meeting, Meeting.series_id == Series.id)
        .where(Series.body_id.is_not(None), held)
    )
    formal = (
        select(MeetingSession.body_id, *_MEETING)
        .join(Meeting, Meeting.id == MeetingSession.meeting_id)
        .where(MeetingSession.body_id.is_not(None), held)
        .distinct()
    )
    if body_ids is not None:
        in_series = in_series.where(Series.body_id.in_(body_ids))
        formal = formal.where(MeetingSession.body_id.in_(body_ids))
    found: dict[int, set[MeetingRef]] = defaultdict(set)
    for statement in (in_series, formal):
        for body_id, *values in session.execute(statement):
            found[body_id].add(MeetingRef(*values))
    return {body_id: by_date(some) for body_id, some in found.items()}


def meetings_of_areas(session: Session, area_ids: Collection[int] | None = None) -> Mapping[int, set[MeetingRef]]:
    """For each area (id) the meetings that are not cancelled in which an agenda item serves it; None: for all areas."""
    query = (
        select(Item.area_id, *_MEETING)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .join(Meeting, Meeting.id == MeetingSession.meeting_id)
        .where(Item.area_id.is_not(None), Meeting.state != MeetingState.CANCELLED)
        .distinct()
    )
    if area_ids is not None:
        query = query.where(Item.area_id.in_(area_ids))
    found: dict[int, set[MeetingRef]] = defaultdict(set)
    for area_id, *values in session.execute(query):
        found[area_id or 0].add(MeetingRef(*values))
    return found


def by_date(meetings: Iterable[MeetingRef]) -> list[MeetingRef]:
    """Meetings, the earliest first."""
    return sorted(meetings, key=lambda one: (one.first_day, one.id))


def next_of(meetings: Iterable[MeetingRef], day: dt.date) -> MeetingRef | None:
    """The first of the meetings that is not over on ``day``."""
    return next((one for one in by_date(meetings) if one.last_day >= day), None)


def decisions_of_body(session: Session, body_id: int) -> tuple[DecisionRef, ...]:
    """The decisions taken in the body's formal sessions, under an item or in the minutes of one; the newest first."""
    sessions = select(MeetingSession.id).where(MeetingSession.body_id == body_id)
    items = select(Item.id).where(Item.session_id.in_(sessions))
    rows = session.execute(
        select(
            Decision.id, Decision.number, Decision.text, Decision.taken_on, Meeting.short_name, Decision.illustrative
        )
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .where(or_(Decision.item_id.in_(items), Minutes.session_id.in_(sessions)))
        .order_by(Decision.taken_on.desc(), Decision.id.desc())
    )
    return tuple(DecisionRef(*row) for row in rows)
