"""Files of the library that belong to nothing else: take them in, call them otherwise, delete what nothing uses."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from app.domain.attachments import Handling, attachment_name, handling
from app.domain.errors import UserError
from app.models import File
from app.models.types import OWNED
from app.services.files import FILE_KEYS, attach
from app.services.removal import remove

_NAMES = ("acronym", "title", "short_name", "name")


def add_file(session: Session, name: str, mime: str, data: bytes) -> int:
    """Take a file in, to be used or only to be kept; returns the new id. Raises UserError above 100 MB."""
    return attach(session, name, mime, data, None).id


def rename_file(session: Session, file_id: int, name: str) -> None:
    """Call a file otherwise; what cannot stand in a name is made harmless, and its ending stays.

    Raises UserError for an empty name, another ending that would make a program of it, and a file that is gone.
    """
    file = the_file(session, file_id)
    if not name.strip(". "):
        raise UserError("A file needs a name: write one.")
    wanted = attachment_name(name)
    _stem, point, ending = file.name.rpartition(".")
    if point and not wanted.lower().endswith(f".{ending.lower()}"):
        wanted = attachment_name(f"{wanted}.{ending}")
    if handling(wanted) is Handling.REFUSED:
        raise UserError("{name} is the name of a program or script: choose another one.", name=wanted)
    file.name = wanted
    session.flush()


def delete_files(session: Session, file_ids: Collection[int]) -> None:
    """Delete files that nothing uses; their content stays for as long as a step of the history needs it.

    Raises UserError, which names the uses, for a file that is used, and for one that is not there any more.
    """
    for one in file_ids:
        file = the_file(session, one)
        used = list(_uses(session, one))
        if used:
            raise UserError("{name} is used by {uses}: take it away there first.", name=file.name, uses=", ".join(used))
        remove(session, File.__tablename__, one)


def the_file(session: Session, file_id: int) -> File:
    """The file with this id; raises UserError for one that is not there (any more)."""
    file = session.get(File, file_id)
    if file is None:
        raise UserError("This file is not there any more: choose another one.")
    return file


def _uses(session: Session, file_id: int) -> Iterator[str]:
    """What each row that names the file is called."""
    for key in FILE_KEYS:
        for row_id in session.scalars(select(key.table.c.id).where(key == file_id).order_by(key.table.c.id)):
            yield _called(session, key.table, row_id)


def _called(session: Session, table: Table, row_id: int) -> str:
    """The row's own name, or that of the row it belongs to."""
    row = session.execute(select(table).where(table.c.id == row_id)).one()._mapping
    name = next((str(row[field]) for field in _NAMES if row.get(field)), "")
    if name:
        number = row.get("number")
        return f"{number} {name}" if isinstance(number, str) else name
    owner = next((column for column in table.columns if column.info.get(OWNED) and row[column.name]), None)
    if owner is None:
        return f"{table.name.replace('_', ' ')} {row_id}"
    return _called(session, _target(owner), row[owner.name])


def _target(column: Column[Any]) -> Table:
    (key,) = column.foreign_keys
    return key.column.table
