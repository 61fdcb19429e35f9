"""Whether a person or an organisation can be deleted: what still needs it, in one sentence."""

from collections.abc import Iterator

from sqlalchemy import Column, Table, func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.models import Base
from app.models.types import OWNED
from app.words import message

_REASONS = {
    ("person", "participation"): message(
        "{name} cannot be deleted: meetings have the name on their lists ({number}). Take it off there first, or merge "
        "two entries of one person."
    ),
    ("person", "item_role"): message(
        "{name} cannot be deleted: agendas name this person as speaker, chair or rapporteur ({number}). Give those "
        "parts to somebody else first."
    ),
    ("person", "minutes"): message(
        "{name} cannot be deleted: minutes name this person as chair or secretary ({number}). Name somebody else first."
    ),
    ("person", "action"): message(
        "{name} cannot be deleted: actions are to be done by this person ({number}). Give them to somebody else first."
    ),
    ("person", "membership"): message(
        "{name} cannot be deleted: bodies have this person as member or representative ({number}). Change that first."
    ),
    ("person", "roll_call"): message(
        "{name} cannot be deleted: roll calls of formal sessions name this person ({number}), and stay as they are."
    ),
    ("organisation", "affiliation"): message(
        "{name} cannot be deleted: people belong to it, or did ({number}). Give them another organisation first, or "
        "merge two entries of one organisation."
    ),
    ("organisation", "membership"): message(
        "{name} cannot be deleted: it is, or was, a member of bodies ({number}). End and remove that first."
    ),
    ("organisation", "action"): message(
        "{name} cannot be deleted: actions are to be done by it ({number}). Give them to another one first."
    ),
    ("organisation", "meeting"): message(
        "{name} cannot be deleted: it is the host of meetings ({number}). Name another host first."
    ),
    ("organisation", "item_role"): message(
        "{name} cannot be deleted: people speak or chair for it in agendas ({number}). Change that first."
    ),
}
_LEADS = message("{name} cannot be deleted: it leads parts of the plan ({number}). Name another lead first.")
_OTHERS = message("{name} cannot be deleted: {number} entries of {table} still need it. Change or delete those first.")
_PLAN = frozenset({"work_package", "task", "deliverable", "milestone", "risk"})


def refuse_while_needed(session: Session, table_name: str, row_id: int, name: str) -> None:
    """Raises UserError when rows that do not belong to the row refer to it; ``name`` is what the row is called."""
    needed: dict[str, int] = {}
    for column in references_to(Base.metadata.tables[table_name]):
        if not column.info.get(OWNED):
            count = session.scalar(select(func.count()).select_from(column.table).where(column == row_id)) or 0
            if count:
                needed[column.table.name] = needed.get(column.table.name, 0) + count
    for table in (*(known for owner, known in _REASONS if owner == table_name), *needed):
        if needed.get(table):
            text = _LEADS if table in _PLAN else _REASONS.get((table_name, table), _OTHERS)
            number = sum(needed.get(part, 0) for part in _PLAN) if table in _PLAN else needed[table]
            raise UserError(text, name=name, number=number, table=table.replace("_", " "))


def references_to(table: Table) -> Iterator[Column[int]]:
    """Every column of the database that refers to ``table``, found by the foreign keys of the models."""
    for other in Base.metadata.sorted_tables:
        for column in other.columns:
            if any(key.column is table.c.id for key in column.foreign_keys):
                yield column
