"""Rows that keep the rest in order: references to other programs, and drafts of open texts."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base
from app.models.types import CleanText, UtcDateTime


class ExternalRef(Base):
    """What another program calls a row; makes imports idempotent."""

    __tablename__ = "external_ref"
    __table_args__ = (UniqueConstraint("table_name", "origin", "external_id"),)

    table_name: Mapped[str] = mapped_column(CleanText)
    row_id: Mapped[int]
    origin: Mapped[str] = mapped_column(CleanText)
    external_id: Mapped[str] = mapped_column(CleanText)


class Draft(Base):
    """Text being typed, saved every few seconds and kept out of the history (DATA, "History, undo, drafts")."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint("table_name", "row_id", "field", "who"),
        {"info": {"history": False}},
    )

    table_name: Mapped[str] = mapped_column(CleanText)
    row_id: Mapped[int]
    field: Mapped[str] = mapped_column(CleanText)
    who: Mapped[str] = mapped_column(CleanText)
    base_version: Mapped[int]
    text: Mapped[str] = mapped_column(CleanText)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
