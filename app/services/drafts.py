"""Drafts of open texts: kept while somebody types, outside the history, so that typing is not a step.

A ``store.change`` that only keeps or drops a draft touches no table with a history: it leaves no step, is no undo, and
nobody is notified (DATA, "History, undo, drafts").
"""

import datetime as dt

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.domain.drafts import DraftPlace
from app.models import Base, Draft


def keep_draft(session: Session, place: DraftPlace, who: str, text: str, base_version: int, at: dt.datetime) -> None:
    """Keep ``text`` as the draft of ``who`` at ``place``, typed on top of ``base_version``; ``at`` is aware.

    Where the row is gone nothing is kept, and what was kept before is dropped.
    """
    table = Base.metadata.tables[place.table]
    if session.scalar(select(table.c.id).where(table.c.id == place.row_id)) is None:
        drop_draft(session, place, who)
        return
    kept = session.scalars(select(Draft).where(*_of(place, who))).one_or_none()
    if kept is None:
        kept = Draft(table_name=place.table, row_id=place.row_id, field=place.field, who=who)
        session.add(kept)
    kept.text, kept.base_version, kept.at = text, base_version, at
    session.flush()


def drop_draft(session: Session, place: DraftPlace, who: str) -> None:
    """Forget the draft of ``who`` at ``place``, if there is one: its text was saved, or is not wanted."""
    session.execute(delete(Draft).where(*_of(place, who)))


def drop_lost_drafts(session: Session) -> None:
    """Forget the drafts, whoever's they are, of rows that are gone."""
    for name in session.scalars(select(Draft.table_name).distinct()).all():
        table = Base.metadata.tables.get(name)
        lost = [] if table is None else [Draft.row_id.not_in(select(table.c.id))]
        session.execute(delete(Draft).where(Draft.table_name == name, *lost))


def _of(place: DraftPlace, who: str) -> tuple[ColumnElement[bool], ...]:
    return (Draft.table_name == place.table, Draft.row_id == place.row_id, Draft.field == place.field, Draft.who == who)
