"""Remember for the whole team what the columns of an imported list mean."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import agenda_columns
from app.domain.agenda_columns import SheetColumn
from app.domain.column_mappings import SETTING, remembered
from app.domain.pasted_people import PastedColumn
from app.models import Setting


def remember_columns(session: Session, columns: Sequence[PastedColumn], days: Sequence[dt.date]) -> None:
    """Keep what these columns mean, by their heads; ``days`` are those of the meeting imported into."""
    _keep(session, SETTING, lambda value: remembered(value, columns, days))


def remember_agenda_columns(session: Session, columns: Sequence[SheetColumn]) -> None:
    """Keep what these columns of a sheet with an agenda mean, by their heads."""
    _keep(session, agenda_columns.SETTING, lambda value: agenda_columns.remembered(value, columns))


def _keep(session: Session, name: str, make: Callable[[object], dict[str, Any] | None]) -> None:
    setting = session.scalars(select(Setting).where(Setting.name == name)).one_or_none()
    value = make(setting.value if setting is not None else None)
    if value is None:
        return
    if setting is None:
        session.add(Setting(name=name, value=value))
    elif setting.value != value:
        setting.value = value
    session.flush()
