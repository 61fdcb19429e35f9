"""Amendments of the project: another end, and other reporting periods; what is due stays where it is (DOMAIN R8)."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.amendments import AMENDMENTS, Amendment, Period, first_wrong_period
from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Setting
from app.services.plan_rules import last_month, plan_project


def amend_end(session: Session, end: dt.date, reason: str, on: dt.date) -> None:
    """Let the project end on another day, by an amendment with this number or ``reason`` that was entered ``on`` a day.

    Months are counted from the start, so nothing else moves (DOMAIN R8). Given again, the planned end is no amendment.
    Raises UserError while there is no project, for an end that is not after its start, and without a reason.
    """
    project = plan_project(session)
    words = clean_text(reason, one_line=True).strip()
    if end <= project.start:
        raise UserError(
            "The project cannot end on {end} when it starts on {start}: write a later end.",
            end=end,
            start=project.start,
        )
    if end == (project.end_amended or project.end_planned):
        raise UserError("The project ends on {end} already: write another end.", end=end)
    if not words:
        raise UserError("An amendment needs its number or a reason: write it, such as AMD-774378-12.")
    project.end_amended = None if end == project.end_planned else end
    _remember(session, Amendment(on, end, words))
    session.flush()


def set_periods(session: Session, periods: Sequence[Period]) -> None:
    """Have these reporting periods, in this order.

    Raises UserError for a name that is empty or given twice, and for months that run backwards, overlap or lie outside
    the project.
    """
    project = plan_project(session)
    if (mistake := first_wrong_period(periods, last_month(project))) is not None:
        raise mistake
    project.periods = [[one.name, one.first, one.last] for one in periods]
    session.flush()


def _remember(session: Session, amendment: Amendment) -> None:
    kept: Any = amendment.to_json()
    row = session.scalars(select(Setting).where(Setting.name == AMENDMENTS)).one_or_none()
    if row is None:
        session.add(Setting(name=AMENDMENTS, value=[kept]))
    else:
        row.value = [*row.value, kept]
