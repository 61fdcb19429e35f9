"""Remember for the whole team what the columns of an imported list mean."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.column_mappings import SETTING, remembered
from app.domain.pasted_people import PastedColumn
from app.models import Setting


def remember_columns(session: Session, columns: Sequence[PastedColumn], days: Sequence[dt.date]) -> None:
    """Keep what these columns mean, by their heads; ``days`` are those of the meeting imported into."""
    setting = session.scalars(select(Setting).where(Setting.name == SETTING)).one_or_none()
    value = remembered(setting.value if setting is not None else None, columns, days)
    if value is None:
        return
    if setting is None:
        session.add(Setting(name=SETTING, value=value))
    elif setting.value != value:
        setting.value = value
    session.flush()
