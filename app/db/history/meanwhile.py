"""Saving over somebody else's edit: say which row, both versions, and both values of each field."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, event, inspect, select
from sqlalchemy.orm import InstanceState, Session

from app.db.history.changes import last_person
from app.db.history.refusals import ChangedMeanwhile, Conflict, Why
from app.db.history.tracking import VERSION


@dataclass(frozen=True)
class _Edit:
    """What a session is about to write to a row that it read in version ``seen``."""

    table: Table
    row_id: int
    seen: int
    values: dict[ColumnElement[Any], Any]


class Edits:
    """The versioned rows a session is writing: noted before each flush, because a failed flush forgets them."""

    def __init__(self, session: Session) -> None:
        self._edits: list[_Edit] = []
        event.listen(session, "before_flush", self._note)

    def explain(self, connection: Connection) -> ChangedMeanwhile | None:
        """The error for the first row that has another version now, or is gone; None: all are as they were read."""
        for edit in self._edits:
            row = connection.execute(select(edit.table).where(edit.table.c.id == edit.row_id)).mappings().one_or_none()
            current = None if row is None else row[edit.table.c[VERSION]]
            if current == edit.seen:
                continue
            name, who = edit.table.name, last_person(connection, edit.table.name, edit.row_id)
            now = {} if row is None else {column: row[column] for column in edit.values}
            conflicts = [
                Conflict(Why.CHANGED, name, edit.row_id, column.name, edit.values[column], theirs, who)
                for column, theirs in now.items()
                if theirs != edit.values[column]
            ]
            return ChangedMeanwhile(name, edit.row_id, edit.seen, current, who, conflicts)
        return None

    def _note(self, session: Session, _context: object, _instances: object) -> None:
        states = [inspect(row) for row in (*session.dirty, *session.deleted)]
        self._edits = [edit for state in states if (edit := _edit(state))]


def _edit(state: InstanceState[Any]) -> _Edit | None:
    mapper = state.mapper
    if mapper.version_id_col is None or state.identity is None:
        return None
    version = state.dict.get(mapper.get_property_by_column(mapper.version_id_col).key)
    if version is None:
        return None
    changed = {attribute: state.attrs[attribute.key].history.added for attribute in mapper.column_attrs}
    values: dict[ColumnElement[Any], Any] = {attribute.columns[0]: new[0] for attribute, new in changed.items() if new}
    table = mapper.local_table
    assert isinstance(table, Table)
    return _Edit(table, state.identity[0], version, values)
