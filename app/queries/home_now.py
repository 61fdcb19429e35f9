"""What is on now in the meetings of today: nothing on all other days, and then in one small statement."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.home_now import NowLine, now_lines
from app.domain.kinds import MeetingState
from app.domain.venue_time import venue_clock
from app.models import Meeting, Project
from app.queries.timetable import timetable

_A_DAY = dt.timedelta(days=1)  # at the venue it may be another day than here


def home_now(session: Session, now: dt.datetime) -> tuple[NowLine, ...]:
    """What runs at ``now`` (aware), and what begins within the hour, meeting by meeting, by the clocks of the venues.

    Where the project's day was set, that day counts, at the time of day that it is.
    """
    project = session.get(Project, 1)
    fixed = project.as_of if project is not None else None
    near = fixed or now.date()
    found = session.execute(
        select(Meeting.id, Meeting.zone)
        .where(
            Meeting.first_day <= near + _A_DAY,
            Meeting.last_day >= near - _A_DAY,
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.first_day, Meeting.id)
    ).all()
    lines: list[NowLine] = []
    for meeting_id, zone in found:
        day, minute = venue_clock(now, zone)
        lines += now_lines(timetable(session, meeting_id, fixed or day), fixed or day, minute)
    return tuple(lines)
