"""Attachments: content kept once under its hash, and the files that name it."""

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Editable
from app.models.types import CleanText, reference


class Blob(Base):
    """Content, written once and never changed; it has no history of its own (DATA, "Storage")."""

    __tablename__ = "blob"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256_is_hex"),
        {"info": {"history": False}},
    )

    sha256: Mapped[str] = mapped_column(CleanText, unique=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class File(Editable, Base):
    """An attachment: a name, and the content it stands for (≤ 100 MB, TRUST "File")."""

    __tablename__ = "file"
    __table_args__ = (CheckConstraint("size >= 0", name="size"),)

    name: Mapped[str] = mapped_column(CleanText)
    mime: Mapped[str] = mapped_column(CleanText)
    size: Mapped[int]  # bytes
    sha256: Mapped[str] = reference("blob.sha256")
