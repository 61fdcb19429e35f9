"""Figures that sources give for a meeting, beside the counted ones (DOMAIN R11)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.counts import MeetingFigures
from app.domain.minutes import PublishedCount
from app.models import Meeting, PublishedFigure


def differing_figures(session: Session, meeting: Meeting, figures: MeetingFigures) -> tuple[PublishedCount, ...]:
    """The published figures of this meeting that differ from the counted ones."""
    counted = {"experts": figures.people, "countries": figures.countries}
    rows = session.scalars(
        select(PublishedFigure).where(PublishedFigure.meeting_id == meeting.id).order_by(PublishedFigure.id)
    )
    return tuple(
        PublishedCount(row.what, row.value, row.source)
        for row in rows
        if row.what in counted and row.value != str(counted[row.what])
    )
