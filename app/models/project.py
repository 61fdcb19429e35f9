"""The project (one per file) and the team's settings."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import Programme
from app.models.base import Base, Editable
from app.models.types import CleanText, Json, enum_column, reference


class Project(Editable, Base):
    """The grant: its dates, reporting periods, rule profile and the words every document carries."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_per_file"),
        CheckConstraint("end_planned > start", name="end_after_start"),
    )

    acronym: Mapped[str] = mapped_column(CleanText)
    title: Mapped[str] = mapped_column(CleanText)
    programme: Mapped[Programme] = enum_column(Programme)
    grant_no: Mapped[str] = mapped_column(CleanText, default="")
    start: Mapped[dt.date]
    end_planned: Mapped[dt.date]
    end_amended: Mapped[dt.date | None]
    periods: Mapped[list[Any]] = mapped_column(Json)  # [[name, first M-month, last M-month], …]
    rule_profile: Mapped[dict[str, Any]] = mapped_column(Json)  # what differs from DESCA 2020 (domain/governance.py)
    acknowledgement: Mapped[str] = mapped_column(CleanText, default="")
    data_protection_contact: Mapped[str] = mapped_column(CleanText, default="")
    logo_file_id: Mapped[int | None] = reference("file.id", nullable=True)
    as_of: Mapped[dt.date | None]  # the day the program takes for today; empty = today


class Setting(Editable, Base):
    """A setting of the team: templates, saved views, mail texts."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(CleanText, unique=True)
    value: Mapped[Any] = mapped_column(Json)
