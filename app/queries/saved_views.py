"""The views of a table that the team has saved (UX 27)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.saved_views import SavedView, setting_name, views_kept
from app.models import Setting


def saved_views(session: Session, table: str) -> tuple[SavedView, ...]:
    """The saved views of the table that is called ``table`` in the window, by name."""
    return views_kept(session.scalar(select(Setting.value).where(Setting.name == setting_name(table))))
