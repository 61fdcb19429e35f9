"""The counts that stand beside the tabs of a meeting's page."""

import datetime as dt
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.clash_values import ClashLevel
from app.domain.kinds import AgendaState, Reply, SlidesState
from app.domain.meeting_page import MeetingTabs
from app.models import AgendaRelease, Item, Meeting, MeetingSession, Participation, Presentation
from app.queries.clashes import clashes
from app.queries.minutes_state import minutes_state


def meeting_tabs(session: Session, meeting_id: int, as_of: dt.date) -> MeetingTabs | None:
    """The counts of the page's tabs; None when there is no such meeting (any more)."""
    meeting = session.get(Meeting, meeting_id)
    return None if meeting is None else tabs_of(session, meeting, as_of)


def tabs_of(session: Session, meeting: Meeting, as_of: dt.date) -> MeetingTabs:
    """As ``meeting_tabs``, for queries that have the meeting already."""
    sessions, items, added = _agenda_counts(session, meeting.id)
    replies = _counted(session, Participation.reply, Participation.meeting_id, meeting.id)
    slides = _counted(session, Presentation.state, Presentation.meeting_id, meeting.id)
    levels = [clash.level for clash in clashes(session, meeting, as_of)]
    newest = select(func.max(AgendaRelease.number)).where(AgendaRelease.meeting_id == meeting.id)
    return MeetingTabs(
        listed=sum(replies.values()),
        accepted=replies.get(Reply.ACCEPTED, 0),
        received=sum(slides.values()) - slides.get(SlidesState.MISSING, 0),
        presentations=sum(slides.values()),
        errors=levels.count(ClashLevel.ERROR),
        warnings=levels.count(ClashLevel.WARNING),
        sessions=sessions,
        items=items,
        added_items=added,
        minutes=minutes_state(session, meeting),
        release=session.scalar(newest) or 0,
    )


def _agenda_counts(session: Session, meeting_id: int) -> tuple[int, int, int]:
    """Sessions and items that take place, and how many of the items were added by written notice."""
    held = (MeetingSession.meeting_id == meeting_id, MeetingSession.state != AgendaState.CANCELLED)
    items = (
        select(func.count(), func.count(Item.added_at))
        .select_from(Item)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(*held, Item.state != AgendaState.CANCELLED)
    )
    all_items, added = session.execute(items).one()
    return session.scalar(select(func.count()).select_from(MeetingSession).where(*held)) or 0, all_items, added


def _counted(session: Session, state: Any, of_meeting: Any, meeting_id: int) -> dict[Any, int]:
    """How many rows of the meeting are in each state."""
    return dict(session.execute(select(state, func.count()).where(of_meeting == meeting_id).group_by(state)).all())
