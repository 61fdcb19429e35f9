"""The meetings whose participants can be imported."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.import_targets import ImportTarget
from app.models import Meeting


def import_targets(session: Session) -> tuple[ImportTarget, ...]:
    """Every meeting, the latest first."""
    columns = Meeting.id, Meeting.title, Meeting.first_day, Meeting.last_day
    rows = session.execute(select(*columns).order_by(Meeting.first_day.desc(), Meeting.id.desc()))
    return tuple(ImportTarget(row.id, row.title, row.first_day, row.last_day) for row in rows)
