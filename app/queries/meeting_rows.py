"""The list of meetings of the window: every meeting by date, in a fixed number of statements."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.kinds import AgendaState, MinutesState
from app.domain.meeting_rows import MeetingRow, RowCounts
from app.models import AgendaRelease, Item, Meeting, MeetingSession, Minutes, Series
from app.queries.bulk_figures import Count, bulk_figures

_COLUMNS = (
    "id", "short_name", "title", "kind", "first_day", "last_day", "place", "zone", "state", "illustrative",
)  # fmt: skip


def meeting_rows(session: Session, as_of: dt.date) -> tuple[MeetingRow, ...]:
    """Every meeting by date, with its counts; who came is counted up to ``as_of`` (DOMAIN R11)."""
    return with_counts(plain_rows(session), row_counts(session, as_of))


def plain_rows(session: Session) -> tuple[MeetingRow, ...]:
    """Every meeting by date, with nothing counted yet: what is asked after every change."""
    minutes = _minutes(session)
    of_meeting = AgendaRelease.meeting_id
    newest = select(of_meeting, func.max(AgendaRelease.number)).group_by(of_meeting)
    releases = dict(session.execute(newest).all())
    columns = [getattr(Meeting, name) for name in _COLUMNS]
    found = session.execute(
        select(*columns, Series.name)
        .outerjoin(Series, Series.id == Meeting.series_id)
        .order_by(Meeting.first_day, Meeting.id)
    )
    return tuple(
        MeetingRow(
            **dict(zip(_COLUMNS, values, strict=True)),
            series=series or "",
            minutes=minutes.get(values[0]),
            release=releases.get(values[0], 0),
        )
        for *values, series in found
    )


def row_counts(session: Session, as_of: dt.date) -> Mapping[int, RowCounts]:
    """The counts of each meeting (id) that has anything to count."""
    sessions, items = _blocks(session)
    counted = bulk_figures(session, as_of)
    nobody = Count()
    return {
        meeting_id: RowCounts(
            people=(count := counted.get(meeting_id, nobody)).people,
            countries=count.countries,
            listed=count.listed,
            accepted=count.accepted,
            sessions=sessions.get(meeting_id, 0),
            items=items.get(meeting_id, 0),
        )
        for meeting_id in counted.keys() | sessions.keys()
    }


def with_counts(rows: Iterable[MeetingRow], counts: Mapping[int, RowCounts]) -> tuple[MeetingRow, ...]:
    """``rows`` with their counts put in."""
    nothing = RowCounts()
    return tuple(replace(row, **vars(counts.get(row.id, nothing))) for row in rows)


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
