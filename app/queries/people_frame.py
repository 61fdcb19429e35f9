"""What stands around the table of people: the meetings with a column, the counts, and what the menus offer."""

import datetime as dt
from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.kinds import MeetingState, PresenceState
from app.domain.people_rows import MOST_MEETINGS, MeetingColumn, NamedRow, PeopleFrame
from app.models import Affiliation, Body, Meeting, Organisation, Participation, Person, Presence

_THERE = (PresenceState.PRESENT, PresenceState.REMOTE)
_NO_COUNTRY = {"", "EU"}


def people_frame(session: Session, as_of: dt.date) -> PeopleFrame:
    """The frame at ``as_of``; six statements."""
    return PeopleFrame(
        meetings=column_meetings(session, as_of),
        people=session.scalar(select(func.count()).select_from(Person)) or 0,
        organisations=session.scalar(select(func.count()).select_from(Organisation)) or 0,
        countries=people_countries(session, as_of),
        bodies=all_bodies(session),
    )


def people_countries(session: Session, as_of: dt.date) -> tuple[str, ...]:
    """The countries (ISO 3166-1 alpha-2) in which somebody works on that day; the EU is none."""
    now = select(Affiliation.id).where(
        Affiliation.organisation_id == Organisation.id,
        (Affiliation.valid_from.is_(None)) | (Affiliation.valid_from <= as_of),
        (Affiliation.valid_until.is_(None)) | (Affiliation.valid_until >= as_of),
    )
    countries = session.scalars(select(Organisation.country).where(now.exists()).distinct())
    return tuple(sorted({country or "" for country in countries} - _NO_COUNTRY))


def all_bodies(session: Session) -> tuple[NamedRow, ...]:
    """The bodies of the consortium by name."""
    bodies = session.execute(select(Body.id, Body.short_name, Body.name).order_by(Body.id))
    return tuple(NamedRow(body.id, body.name or body.short_name) for body in bodies)


def column_meetings(session: Session, as_of: dt.date) -> tuple[MeetingColumn, ...]:
    """The newest meetings of the main series that had begun by ``as_of``, oldest first; two statements.

    The main series is the one whose meetings have had most people on their lists.
    """
    listed = func.count(Participation.id)
    found = session.execute(
        select(
            Meeting.id, Meeting.series_id, Meeting.short_name, Meeting.title, Meeting.place, Meeting.first_day, listed
        )
        .join(Participation, Participation.meeting_id == Meeting.id)
        .where(Meeting.first_day <= as_of, Meeting.state != MeetingState.CANCELLED)
        .group_by(Meeting.id)
        .order_by(Meeting.first_day.desc(), Meeting.id.desc())
    ).all()
    sizes = Counter[int | None]()
    for row in found:
        sizes[row.series_id] += row[6]
    main = max(sizes, key=lambda one: sizes[one], default=None)
    chosen = [row for row in found if row.series_id == main][:MOST_MEETINGS][::-1]
    there = _attended(session, [row.id for row in chosen], as_of)
    return tuple(
        MeetingColumn(row.id, row.short_name, row.title, row.place, row.first_day, there.get(row.id, 0))
        for row in chosen
    )


def _attended(session: Session, meetings: list[int], as_of: dt.date) -> dict[int, int]:
    counted = (
        select(Participation.meeting_id, func.count(Participation.person_id.distinct()))
        .join(Presence, Presence.participation_id == Participation.id)
        .where(Participation.meeting_id.in_(meetings), Presence.state.in_(_THERE), Presence.day <= as_of)
        .group_by(Participation.meeting_id)
    )
    return dict(session.execute(counted).all())
