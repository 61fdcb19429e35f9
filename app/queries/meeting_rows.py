"""The list of meetings of the window: every meeting by date, in a fixed number of statements."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.kinds import AgendaState, MinutesState
from app.domain.meeting_rows import MeetingRow
from app.models import AgendaRelease, Item, Meeting, MeetingSession, Minutes, Series
from app.queries.bulk_figures import Count, bulk_figures


def meeting_rows(session: Session, as_of: dt.date) -> tuple[MeetingRow, ...]:
    """Every meeting by date; who came is counted up to ``as_of`` (DOMAIN R11)."""
    sessions, items = _blocks(session)
    counted = bulk_figures(session, as_of)
    minutes = _minutes(session)
    of_meeting = AgendaRelease.meeting_id
    releases = dict(session.execute(select(of_meeting, func.max(AgendaRelease.number)).group_by(of_meeting)).all())
    found = session.execute(
        select(Meeting, Series.name)
        .outerjoin(Series, Series.id == Meeting.series_id)
        .order_by(Meeting.first_day, Meeting.id)
    )
    return tuple(
        MeetingRow(
            id=meeting.id,
            short_name=meeting.short_name,
            title=meeting.title,
            kind=meeting.kind,
            first_day=meeting.first_day,
            last_day=meeting.last_day,
            place=meeting.place,
            zone=meeting.zone,
            state=meeting.state,
            series=series or "",
            people=(count := counted.get(meeting.id, Count())).people,
            countries=count.countries,
            listed=count.listed,
            accepted=count.accepted,
            sessions=sessions.get(meeting.id, 0),
            items=items.get(meeting.id, 0),
            minutes=minutes.get(meeting.id),
            release=releases.get(meeting.id, 0),
            illustrative=meeting.illustrative,
        )
        for meeting, series in found
    )


def _blocks(session: Session) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """How many sessions and items of each meeting (id) take place."""
    held = MeetingSession.state != AgendaState.CANCELLED
    of_meeting = MeetingSession.meeting_id
    sessions = session.execute(select(of_meeting, func.count()).where(held).group_by(of_meeting))
    items = session.execute(
        select(of_meeting, func.count())
        .join(Item, Item.session_id == MeetingSession.id)
        .where(held, Item.state != AgendaState.CANCELLED)
        .group_by(of_meeting)
    )
    return dict(sessions.all()), dict(items.all())


def _minutes(session: Session) -> Mapping[int, MinutesState]:
    """For each meeting (id) the state of its minutes, those of the whole meeting before those of a session."""
    order = (Minutes.session_id.is_not(None), Minutes.session_id, Minutes.id)
    found: dict[int, MinutesState] = {}
    for meeting_id, state in session.execute(select(Minutes.meeting_id, Minutes.state).order_by(*order)):
        found.setdefault(meeting_id, state)
    return found
