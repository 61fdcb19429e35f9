"""Baselines: the plan as it stood, kept under a name."""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Baseline
from app.services.removal import remove


def keep_baseline(session: Session, name: str, at: dt.datetime, document: dict[str, Any]) -> int:
    """Keep the plan, frozen in ``document`` (``plan.PLAN_FORMAT``), as it stood at the instant ``at``; the new id.

    Raises UserError for an empty name and one that another baseline has.
    """
    made = Baseline(name=_free_name(session, name), at=at, document=document)
    session.add(made)
    session.flush()
    return made.id


def rename_baseline(session: Session, baseline_id: int, name: str) -> None:
    """Call a baseline something else; UserError for one that is gone, and for a name that is empty or taken."""
    row = _the_baseline(session, baseline_id)
    row.name = _free_name(session, name, baseline_id)
    session.flush()


def delete_baseline(session: Session, baseline_id: int) -> None:
    """Forget a baseline; the plan stays as it is. UserError for one that is gone."""
    _the_baseline(session, baseline_id)
    remove(session, "baseline", baseline_id)


def _the_baseline(session: Session, baseline_id: int) -> Baseline:
    row = session.get(Baseline, baseline_id)
    if row is None:
        raise UserError("This baseline is not there any more: undo its deletion, or choose another one.")
    return row


def _free_name(session: Session, name: str, baseline_id: int | None = None) -> str:
    wanted = clean_text(name, one_line=True).strip()
    if not wanted:
        raise UserError("A baseline needs a name: write one, such as the amendment it follows.")
    taken = session.scalar(select(Baseline.id).where(Baseline.name == wanted))
    if taken is not None and taken != baseline_id:
        raise UserError("There is a baseline {name} already: choose another name.", name=repr(wanted))
    return wanted
