"""People, where they work and when, and what they agreed to."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, Index, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from app.domain.kinds import ConsentPurpose, SensitiveKind
from app.domain.names import sort_key
from app.models.base import Base, Editable, Searchable
from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference


class Person(Editable, Searchable, Base):
    """A person, named as the person writes it: ``display`` in Latin letters, ``native`` in the person's own script."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_sort_key", "sort_key", "id"),)

    given: Mapped[str] = mapped_column(CleanText, default="")
    family: Mapped[str] = mapped_column(CleanText)
    display: Mapped[str] = mapped_column(CleanText)
    native: Mapped[str] = mapped_column(CleanText, default="")
    title: Mapped[str] = mapped_column(CleanText, default="")
    email: Mapped[str | None] = mapped_column(CleanText, index=True)
    more_emails: Mapped[list[Any]] = mapped_column(Json, default=list)
    phone: Mapped[str] = mapped_column(CleanText, default="")
    zone: Mapped[str | None] = mapped_column(CleanText)  # IANA, where the person is at home
    language: Mapped[str | None] = mapped_column(CleanText)  # BCP 47
    sort_key: Mapped[str] = mapped_column(CleanText, default="", info={"derived": True})

    def search_text(self) -> str:
        """Every form of the name, and the addresses."""
        parts = (self.display, self.given, self.family, self.native, self.email or "", *(self.more_emails or ()))
        return " ".join(part for part in parts if part)


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _derive_sort_key(_mapper: Mapper[Any], _connection: object, person: Person) -> None:
    key = sort_key(person.given or "", person.family)
    if person.sort_key != key:
        person.sort_key = key


class Affiliation(Editable, Base):
    """Where a person works, from the first to the last day (both may be open); a list prints that of its meeting."""

    __tablename__ = "affiliation"
    __table_args__ = (
        CheckConstraint("valid_from IS NULL OR valid_until IS NULL OR valid_until >= valid_from", name="period"),
    )

    person_id: Mapped[int] = reference("person.id", owned=True)
    organisation_id: Mapped[int] = reference("organisation.id")
    role: Mapped[str] = mapped_column(CleanText, default="")
    valid_from: Mapped[dt.date | None]
    valid_until: Mapped[dt.date | None]


class Consent(Editable, Base):
    """What a person agreed to, to which wording, when, and until when (DOMAIN R13)."""

    __tablename__ = "consent"

    person_id: Mapped[int] = reference("person.id", owned=True)
    purpose: Mapped[ConsentPurpose] = enum_column(ConsentPurpose)
    wording_version: Mapped[str] = mapped_column(CleanText)
    given_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class SensitiveNote(Editable, Base):
    """Diet, access or visa needs for one meeting; erased after ``expires_on`` (DOMAIN R13)."""

    __tablename__ = "sensitive_note"

    person_id: Mapped[int] = reference("person.id", owned=True)
    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    kind: Mapped[SensitiveKind] = enum_column(SensitiveKind)
    text: Mapped[str] = mapped_column(CleanText)
    expires_on: Mapped[dt.date]
