"""The content of an attachment, compared with the hash it was attached under (TRUST, "File")."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.models import Blob, File


@dataclass(frozen=True)
class FileContent:
    """The name and the content of a file as it was attached."""

    name: str
    data: bytes


def file_content(session: Session, file_id: int) -> FileContent:
    """The content of the file; raises UserError when the file is gone, or its content lost or damaged."""
    file = session.get(File, file_id)
    if file is None:
        raise UserError("This file is not there any more: choose another one.")
    data = session.scalar(select(Blob.data).where(Blob.sha256 == file.sha256))
    if data is None or hashlib.sha256(data).hexdigest() != file.sha256:
        raise UserError(
            "The content of {name} is damaged in this file: take it from a backup, or attach it again.", name=file.name
        )
    return FileContent(file.name, data)
