"""The head of a meeting's page, in three small statements: it is asked again after most changes."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.kinds import SlidesState
from app.domain.meeting_heading import MeetingHeading
from app.models import Meeting, Participation, Presentation


def meeting_heading(session: Session, meeting_id: int) -> MeetingHeading | None:
    """The meeting's head; None when there is no such meeting (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    people = select(func.count()).select_from(Participation).where(Participation.meeting_id == meeting_id)
    missing = func.sum(case((Presentation.state == SlidesState.MISSING, 1), else_=0))
    talks = select(func.count(), missing).where(Presentation.meeting_id == meeting_id)
    total, without = session.execute(talks).one()
    return MeetingHeading(
        short_name=meeting.short_name,
        title=meeting.title,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        place=meeting.place,
        zone=meeting.zone,
        state=meeting.state,
        illustrative=meeting.illustrative,
        participants=session.scalar(people) or 0,
        presentations=total,
        received=total - (without or 0),
    )
