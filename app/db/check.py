"""``plenary check``: is the file sound, and is what it holds what it should be? Only derived columns are put right."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.classification import Problem, cannot_open, classify
from app.db.open_files import connected
from app.db.opening import open_file
from app.db.schema import differences
from app.db.stores import Store, store_on
from app.domain.errors import UserError
from app.domain.text import fold
from app.models import Base, Blob, File, Searchable
from app.words import message

_MOST_OF_A_KIND = 10


@dataclass(frozen=True)
class Finding:
    """Something that is wrong: a message id and what fills its places."""

    message: str
    arguments: Mapping[str, object]


def check_file(path: Path) -> tuple[Finding, ...]:
    """What is wrong with the database, empty when nothing is; raises CannotOpen for a file that is none.

    Pages, indexes, references, schema, and the content of every attachment are looked at. Folded search texts that do
    not fit are rebuilt where the file may be written, because nothing is lost by it.
    """
    facts = classify(path)
    if facts.needs_recovery:
        open_file(path, read_only=True).close()  # takes back what a stopped program left unfinished
    with connected(facts.real) as connection:
        found = [*_damage(connection, path), *_foreign_objects(connection, facts.schema)]
    if found or facts.needs_migration:
        return tuple(found)
    _rebuild_derived(path)
    with open_file(path, read_only=True) as opened, Session(opened.engine) as session:
        return tuple(_attachments(session))


def _damage(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    try:
        for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_OF_A_KIND})"):
            if line != "ok":
                yield Finding(message("The file is damaged: {what}."), {"what": line})
        for table, row, other, _key in connection.execute("PRAGMA foreign_key_check"):
            yield Finding(
                message("Row {row} of {table} refers to a row of {other} that is not there."),
                {"row": row, "table": table, "other": other},
            )
    except sqlite3.DatabaseError as error:
        told = cannot_open(path, error)
        if told.kind is not Problem.CORRUPT:
            raise told from error  # locked by others, or the disk fails: that is no damage of the file
        yield Finding(message("The file is damaged: {what}."), {"what": error})


def _foreign_objects(connection: sqlite3.Connection, number: int) -> Iterator[Finding]:
    try:
        for name in differences(connection, number):
            yield Finding(message("The schema is not as Plenary makes it: {what}."), {"what": name})
    except sqlite3.DatabaseError:
        return  # said above


def _attachments(session: Session) -> Iterator[Finding]:
    """Content that is not what its hash says, and files whose size is not that of their content."""
    for blob_id in session.scalars(select(Blob.id)):
        blob = session.get_one(Blob, blob_id)
        if hashlib.sha256(blob.data).hexdigest() != blob.sha256:
            names = session.scalars(select(File.name).where(File.sha256 == blob.sha256)).all()
            yield Finding(
                message("The content of {names} is damaged: attach the file again."), {"names": ", ".join(names) or "—"}
            )
        session.expunge(blob)
    sizes = select(File.name).join(Blob, Blob.sha256 == File.sha256).where(func.length(Blob.data) != File.size)
    for name in session.scalars(sizes):
        yield Finding(message("{name} does not have the size it should: attach the file again."), {"name": name})


def _rebuild_derived(path: Path) -> None:
    """Make every folded text what its row says; where the file cannot be written now, searching just finds less."""
    try:
        with open_file(path, read_only=True) as opened, Session(opened.engine) as session:
            stale = next(_stale(session), None) is not None
        if stale:
            with open_file(path) as opened, closing(store_on(opened.engine, "Plenary")) as store:
                _fold_again(store)
    except UserError:
        return


def _fold_again(store: Store) -> None:
    with store.change(message("Rebuilt the search texts")) as session:
        for row in _stale(session):
            row.folded = fold(row.search_text())


def _stale(session: Session) -> Iterator[Searchable]:
    """The rows whose folded text is not what it would be made from now."""
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Searchable):
            rows = session.scalars(select(mapper.class_)).all()
            yield from (row for row in rows if row.folded != fold(row.search_text()))
