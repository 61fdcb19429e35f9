"""What the columns of imported lists meant the last time."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.column_mappings import SETTING
from app.models import Setting


def column_mappings(session: Session, setting: str = SETTING) -> object:
    """The team's setting, for ``domain.column_mappings``; None while nothing was imported."""
    return session.scalar(select(Setting.value).where(Setting.name == setting))
