"""The page of one meeting: its fields, its series, notices and clocks; its figures and counts."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.meeting_clock import BodyClock, body_clocks
from app.domain.meeting_page import (
    MeetingCounts,
    MeetingFields,
    MeetingLink,
    MeetingPage,
    Organiser,
    SentNotice,
)
from app.models import Meeting, Notice, Project, Series
from app.queries.attendance import figures
from app.queries.formal import clock
from app.queries.heads import organisations
from app.queries.meeting_tabs import tabs_of
from app.queries.organisation_names import short_names
from app.queries.published import differing_figures


def meeting_page(session: Session, meeting_id: int, as_of: dt.date) -> MeetingPage | None:
    """The page of the meeting as it stands on ``as_of``; None when there is no such meeting (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    previous, following = _neighbours(session, meeting)
    return MeetingPage(
        fields=_fields(session, meeting),
        previous=previous,
        following=following,
        notices=_notices(session, meeting_id),
        clocks=meeting_clocks(session, meeting_id, as_of),
    )


def meeting_counts(session: Session, meeting_id: int, as_of: dt.date) -> MeetingCounts | None:
    """The figures of the meeting and the counts of its tabs; None when there is no such meeting (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    counted = figures(session, meeting, as_of)
    return MeetingCounts(
        figures=counted,
        published=differing_figures(session, meeting, counted),
        tabs=tabs_of(session, meeting, as_of),
    )


def meeting_clocks(session: Session, meeting_id: int, as_of: dt.date) -> tuple[BodyClock, ...]:
    """The governance clocks of the meeting, one for each body that holds a formal session (DOMAIN R1).

    None without a project, which holds the rules.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if session.get(Project, 1) is None:
        return ()
    return body_clocks(clock(session, as_of, meeting), meeting.first_day, meeting.last_day, as_of)


def organisers(session: Session, day: dt.date) -> tuple[Organiser, ...]:
    """Every organisation under its names of ``day``, by short name: who may host."""
    found = [Organiser(head.id, head.short, head.legal) for head in organisations(session, day).values()]
    return tuple(sorted(found, key=lambda one: (one.short.casefold(), one.id)))


def series_names(session: Session) -> tuple[str, ...]:
    """The names of all series."""
    return tuple(session.scalars(select(Series.name).order_by(Series.name)))


def _fields(session: Session, meeting: Meeting) -> MeetingFields:
    series = session.get(Series, meeting.series_id) if meeting.series_id is not None else None
    host = short_names(session, [meeting.host_id], meeting.first_day)
    return MeetingFields(
        id=meeting.id,
        short_name=meeting.short_name,
        title=meeting.title,
        kind=meeting.kind,
        state=meeting.state,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        zone=meeting.zone,
        place=meeting.place,
        address=meeting.address,
        directions=meeting.directions,
        host_id=meeting.host_id,
        host=host.get(meeting.host_id, ""),
        link=meeting.link,
        contact=meeting.contact,
        public_note=meeting.public_note,
        internal_note=meeting.internal_note,
        series_id=meeting.series_id,
        series=series.name if series is not None else "",
        illustrative=meeting.illustrative,
        source=meeting.source,
    )


def _neighbours(session: Session, meeting: Meeting) -> tuple[MeetingLink | None, MeetingLink | None]:
    """The meetings before and after this one in its series, by date."""
    if meeting.series_id is None:
        return None, None
    columns = (Meeting.id, Meeting.short_name, Meeting.first_day)
    order = (Meeting.first_day, Meeting.id)
    found = session.execute(select(*columns).where(Meeting.series_id == meeting.series_id).order_by(*order))
    links = [MeetingLink(row.id, row.short_name, row.first_day) for row in found]
    place = next(number for number, link in enumerate(links) if link.id == meeting.id)
    return (
        links[place - 1] if place else None,
        links[place + 1] if place + 1 < len(links) else None,
    )


def _notices(session: Session, meeting_id: int) -> tuple[SentNotice, ...]:
    rows = session.scalars(select(Notice).where(Notice.meeting_id == meeting_id).order_by(Notice.sent_on, Notice.id))
    return tuple(SentNotice(row.id, row.kind, row.sent_on, row.sent_to, row.illustrative) for row in rows)
