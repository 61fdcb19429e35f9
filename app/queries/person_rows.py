"""Which rows are about a person: found by the foreign keys of the models, so that no table is ever forgotten."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.kinds import ItemRoleKind
from app.domain.person_record import ANOTHER_PERSON
from app.models import Base, File, ItemRole, Person, Presentation, PresentationFile
from app.models.history import change
from app.queries.heads import organisations

Rows = Mapping[str, frozenset[int]]  # table name -> row ids

# Whoever chairs a meeting or writes its minutes is named in the row; what hangs on the row is the meeting's.
_WITHOUT_BRANCHES = frozenset({"minutes"})
_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)
_NAMES = ("display", "short_name", "short", "title", "name", "text")


def references_to(table: str) -> Iterator[tuple[sa.Table, sa.Column[int]]]:
    """Every table with a foreign key to ``table``, and the key's column."""
    for other in Base.metadata.sorted_tables:
        for key in sorted(other.foreign_keys, key=lambda one: one.parent.name):
            if key.column.table.name == table:
                yield other, key.parent


def rows_about(session: Session, person_id: int) -> Rows:
    """The rows there are: the person's, those that refer to it, and on to what hangs on them; own slides with them."""
    found: dict[str, set[int]] = defaultdict(set, {Person.__tablename__: {person_id}})
    _follow(session, found, [Person.__tablename__])
    talks = session.scalars(
        sa.select(Presentation.id)
        .join(ItemRole, ItemRole.item_id == Presentation.item_id)
        .where(ItemRole.person_id == person_id, ItemRole.kind.in_(_SPEAKING))
    ).all()
    if talks:
        found[Presentation.__tablename__].update(talks)
        files = sa.select(PresentationFile.id).where(PresentationFile.presentation_id.in_(talks))
        found[PresentationFile.__tablename__].update(session.scalars(files))
    found[File.__tablename__] |= _files(session, found)
    return {table: frozenset(ids) for table, ids in found.items() if ids}


def rows_gone(session: Session, there: Rows) -> Rows:
    """The rows that the history knows to have been about the person, and that are not any more: deleted or given on."""
    gone: dict[str, set[int]] = defaultdict(set)
    for target, ids in there.items():
        if target in _WITHOUT_BRANCHES or target == File.__tablename__:
            continue
        for table, column in references_to(target):
            past = sa.select(change.c.row_id).where(
                change.c.table_name == table.name,
                sa.or_(*(image[column.name].as_integer().in_(ids) for image in (change.c.before, change.c.after))),
            )
            gone[table.name] |= set(session.scalars(past)) - there.get(table.name, frozenset())
    return {table: frozenset(ids) for table, ids in gone.items() if ids}


class RowNames:
    """What rows are called in the record; other people are not named in it (GDPR article 15, paragraph 4)."""

    def __init__(self, session: Session, person: Person, as_of: dt.date) -> None:
        self._session = session
        self._person = person
        self._organisations = organisations(session, as_of)
        self._known: dict[tuple[str, int], str] = {}

    def name(self, table: sa.Table, row_id: int) -> str:
        """The name of the row, or its table and number where it has none or is gone."""
        key = (table.name, row_id)
        if key not in self._known:
            self._known[key] = self._found(table, row_id) or f"{table.name} {row_id}"
        return self._known[key]

    def _found(self, table: sa.Table, row_id: int) -> str:
        if table.name == Person.__tablename__:
            return self._person.display or self._person.native if row_id == self._person.id else ANOTHER_PERSON
        if table.name == "organisation" and row_id in self._organisations:
            return self._organisations[row_id].short
        row = self._session.execute(sa.select(table).where(table.c.id == row_id)).mappings().first()
        if row is None:
            return ""
        number = "" if row.get("number") is None else str(row["number"])
        own = next((str(row[column]) for column in _NAMES if column in table.c and row[column]), "")
        if own:
            return f"{number} {own}".strip()
        return " · ".join(filter(None, [*self._parents(table, dict(row)), number]))

    def _parents(self, table: sa.Table, row: Mapping[str, Any]) -> Iterator[str]:
        """The names of what the row refers to, people left out."""
        for column in table.columns:
            parent = row[column.name]
            for key in column.foreign_keys:
                target = key.column.table
                if parent is not None and key.column.name == "id" and target.name != Person.__tablename__:
                    yield self.name(target, parent)


def _follow(session: Session, found: dict[str, set[int]], waiting: list[str]) -> None:
    while waiting:
        target = waiting.pop()
        if target in _WITHOUT_BRANCHES:
            continue
        for table, column in references_to(target):
            ids = set(session.scalars(sa.select(table.c.id).where(column.in_(found[target]))))
            if ids - found[table.name]:
                found[table.name] |= ids
                waiting.append(table.name)


def _files(session: Session, found: Mapping[str, Collection[int]]) -> set[int]:
    """The files (ids) that rows about the person refer to."""
    ids: set[int] = set()
    for table, column in references_to(File.__tablename__):
        if found.get(table.name):
            ids |= set(session.scalars(sa.select(column).where(table.c.id.in_(found[table.name]), column.is_not(None))))
    return ids
