"""Attach files: content is kept once under its hash (DATA, "Storage")."""

import hashlib
import uuid
from collections.abc import Collection

from sqlalchemy import delete, exists, func, insert, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.models import Base, Blob, Editable, File

MOST_BYTES = 100 * 1024 * 1024  # TRUST, "File"


def attach(session: Session, name: str, mime: str, data: bytes, owner: Editable | None, part: str = "file") -> File:
    """A new file with this content, belonging to ``owner`` as its ``part``, or (None) to itself, for anything.

    Raises UserError above 100 MB.
    """
    if len(data) > MOST_BYTES:
        raise UserError("{name} is larger than 100 MB: make it smaller, or give a link to it instead.", name=name)
    digest = hashlib.sha256(data).hexdigest()
    if not session.scalar(select(exists().where(Blob.sha256 == digest))):
        session.execute(insert(Blob).values(sha256=digest, data=data))
    file = File(name=name, mime=mime, size=len(data), sha256=digest)
    if owner is not None:
        file.uid = uuid.uuid5(owner.uid, part)
        file.illustrative, file.source = owner.illustrative, owner.source
    session.add(file)
    session.flush()
    return file


def discard_files(session: Session, file_ids: Collection[int]) -> None:
    """Delete the files that nothing refers to any more; their content stays for as long as a step needs it."""
    for one in file_ids:
        if not any(session.scalar(select(func.count()).where(key == one)) for key in FILE_KEYS):
            session.execute(delete(File).where(File.id == one))
    session.expire_all()


FILE_KEYS = [  # every column that names a file
    column
    for table in Base.metadata.sorted_tables
    for column in table.columns
    if any(key.column is File.__table__.c.id for key in column.foreign_keys)
]
