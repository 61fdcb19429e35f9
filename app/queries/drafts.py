"""Drafts of open texts: what was typed and not yet saved (DATA, "History, undo, drafts")."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.domain.drafts import DraftPlace, KeptDraft
from app.models import Base, Draft


def draft(session: Session, place: DraftPlace, who: str) -> KeptDraft | None:
    """The draft that ``who`` has at ``place``; None without one, and where the row it hangs on is gone."""
    table = Base.metadata.tables[place.table]
    query = _DRAFTS.where(
        Draft.table_name == place.table,
        Draft.row_id == place.row_id,
        Draft.field == place.field,
        Draft.who == who,
        select(table.c.id).where(table.c.id == place.row_id).exists(),
    )
    row = session.execute(query).one_or_none()
    return None if row is None else _kept(row)


def drafts(session: Session, who: str) -> tuple[KeptDraft, ...]:
    """Every draft of ``who`` whose row is still there, the oldest first."""
    found = [_kept(row) for row in session.execute(_DRAFTS.where(Draft.who == who).order_by(Draft.at, Draft.id))]
    there: dict[str, set[int]] = {}
    for name in {one.place.table for one in found} & set(Base.metadata.tables):
        table = Base.metadata.tables[name]
        ids = {one.place.row_id for one in found if one.place.table == name}
        there[name] = set(session.scalars(select(table.c.id).where(table.c.id.in_(ids))))
    return tuple(one for one in found if one.place.row_id in there.get(one.place.table, ()))


_DRAFTS = select(Draft.table_name, Draft.row_id, Draft.field, Draft.text, Draft.base_version, Draft.at)


def _kept(row: Row[*tuple[Any, ...]]) -> KeptDraft:
    return KeptDraft(DraftPlace(row.table_name, row.row_id, row.field), row.text, row.base_version, row.at)
