"""Risks of the plan: entered, changed, weighed, deleted."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import Level, RiskState
from app.domain.text import clean_text
from app.models import Risk, WorkPackage
from app.services.plan_rules import check_lead, free_number, next_number, next_position, plan_row
from app.services.removal import remove


def create_risk(session: Session, text: str, likelihood: Level = Level.MEDIUM, severity: Level = Level.MEDIUM) -> int:
    """Enter a risk that is watched from now on; returns the new id. UserError for an empty text."""
    made = Risk(
        number=next_number(session, Risk),
        text=_words(text),
        likelihood=likelihood,
        severity=severity,
        position=next_position(session, Risk),
    )
    session.add(made)
    session.flush()
    return made.id


def edit_risk(session: Session, risk_id: int, **values: Any) -> None:
    """Change fields: number, text, work_package_id, likelihood, severity, mitigation, owner_id, state.

    Raises UserError for a risk that is gone, a number that is taken, an empty text, and for what is referred to and not
    there; ValueError for another field.
    """
    row = plan_row(session, Risk, risk_id)
    for field, value in values.items():
        if field not in _FIELDS:
            raise ValueError(f"a risk has no field {field} to change")
        setattr(row, field, _FIELDS[field](session, row, value))
    session.flush()


def delete_risk(session: Session, risk_id: int) -> None:
    """Delete a risk; UserError for one that is gone."""
    plan_row(session, Risk, risk_id)
    remove(session, "risk", risk_id)


def _number(session: Session, row: Risk, number: str) -> str:
    return free_number(session, Risk, number, row.id)


def _package(session: Session, _row: Risk, package_id: int | None) -> int | None:
    return None if package_id is None else plan_row(session, WorkPackage, package_id).id


def _owner(session: Session, _row: Risk, owner_id: int | None) -> int | None:
    check_lead(session, owner_id)
    return owner_id


def _words(text: str) -> str:
    words = clean_text(text).strip()
    if not words:
        raise UserError("A risk needs words: write what could happen.")
    return words


_FIELDS: dict[str, Callable[[Session, Risk, Any], Any]] = {
    "number": _number,
    "text": lambda _session, _row, text: _words(text),
    "work_package_id": _package,
    "likelihood": lambda _session, _row, level: Level(level),
    "severity": lambda _session, _row, level: Level(level),
    "mitigation": lambda _session, _row, text: clean_text(text).strip(),
    "owner_id": _owner,
    "state": lambda _session, _row, state: RiskState(state),
}
