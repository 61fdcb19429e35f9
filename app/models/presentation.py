"""Presentations and their files."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import PresentationKind, SlidesState
from app.models.base import Base, Editable, Searchable
from app.models.types import CleanText, enum_column, reference


class Presentation(Editable, Searchable, Base):
    """A talk with its files; one that is not yet placed has no item."""

    __tablename__ = "presentation"

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    item_id: Mapped[int | None] = reference("item.id", nullable=True)
    title: Mapped[str] = mapped_column(CleanText)
    abstract: Mapped[str] = mapped_column(CleanText, default="")
    kind: Mapped[PresentationKind] = enum_column(PresentationKind)
    language: Mapped[str] = mapped_column(CleanText, default="en")
    public: Mapped[bool] = mapped_column(default=False)  # own results shown in public need notice (DOMAIN R12)
    notice_sent: Mapped[dt.date | None]
    state: Mapped[SlidesState] = enum_column(SlidesState, default=SlidesState.MISSING)
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Title and abstract."""
        return f"{self.title} {self.abstract or ''}"


class PresentationFile(Editable, Base):
    """A version of the slides; ``number`` counts from 1."""

    __tablename__ = "presentation_file"
    __table_args__ = (UniqueConstraint("presentation_id", "number"),)

    presentation_id: Mapped[int] = reference("presentation.id", owned=True)
    file_id: Mapped[int] = reference("file.id")
    number: Mapped[int]
