"""Organisations: parties, initiatives, observers, and the names they had."""

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import IrcKind, OrganisationKind
from app.models.base import Base, Editable, Searchable, exactly_one
from app.models.types import CleanText, enum_column, reference


class Organisation(Editable, Base):
    """An organisation; its names stand in ``OrganisationName``, because they change (INRA became INRAE)."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("country IS NULL OR length(country) = 2", name="country_is_alpha_2"),)

    participant_no: Mapped[int | None] = mapped_column(unique=True)
    kind: Mapped[OrganisationKind] = enum_column(OrganisationKind)
    country: Mapped[str | None] = mapped_column(CleanText)  # ISO 3166-1 alpha-2; a body of the EU has none
    area_id: Mapped[int | None] = reference("area.id", nullable=True)
    is_party: Mapped[bool] = mapped_column(default=False)
    is_coordinator: Mapped[bool] = mapped_column(default=False)


class OrganisationName(Editable, Searchable, Base):
    """A short and a legal name with the first and the last day it was valid (both may be open)."""

    __tablename__ = "organisation_name"
    __table_args__ = (
        CheckConstraint("valid_from IS NULL OR valid_until IS NULL OR valid_until >= valid_from", name="period"),
    )

    organisation_id: Mapped[int] = reference("organisation.id", owned=True)
    short: Mapped[str] = mapped_column(CleanText)
    legal: Mapped[str] = mapped_column(CleanText)
    valid_from: Mapped[dt.date | None]
    valid_until: Mapped[dt.date | None]

    def search_text(self) -> str:
        """Both forms of the name."""
        return f"{self.short} {self.legal}"


class IrcRole(Editable, Base):
    """How an organisation or a person takes part in the IRC, and since when."""

    __tablename__ = "irc_role"
    __table_args__ = (exactly_one("organisation_id", "person_id"),)

    organisation_id: Mapped[int | None] = reference("organisation.id", owned=True, nullable=True)
    person_id: Mapped[int | None] = reference("person.id", owned=True, nullable=True)
    kind: Mapped[IrcKind] = enum_column(IrcKind)
    since: Mapped[dt.date]
