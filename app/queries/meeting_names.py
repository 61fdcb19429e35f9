"""The short names of some meetings."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Meeting


def meeting_names(session: Session, ids: Collection[int]) -> Mapping[int, str]:
    """The short name of each of the meetings (ids) that is there."""
    return dict(session.execute(select(Meeting.id, Meeting.short_name).where(Meeting.id.in_(ids))).all())
