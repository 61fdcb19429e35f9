"""What a row of a list would change of a known person, field by field; what the row does not say stays as it is."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.names import email_key
from app.domain.pasted_people import PastedField, PastedRow
from app.domain.people_import import FieldChange
from app.domain.text import fold


@dataclass(frozen=True, slots=True)
class Belonging:
    """An affiliation that holds on the day of the import."""

    organisation_id: int
    organisation: str
    role: str


@dataclass(frozen=True, slots=True)
class PersonNow:
    """A person as the database has them; ``belongs`` on the day, ``ever``: all organisations (ids) they belonged to."""

    id: int
    display: str
    given: str
    family: str
    native: str
    title: str
    email: str
    more_emails: tuple[str, ...]
    phone: str
    zone: str
    language: str
    belongs: tuple[Belonging, ...] = ()
    ever: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The Latin form, or else the person's own script."""
        return self.display or self.native

    def addresses(self) -> set[str]:
        """What tells whether an address is theirs."""
        return {email_key(one) for one in (self.email, *self.more_emails) if one}


@dataclass(frozen=True, slots=True)
class ParticipationNow:
    """Somebody on a meeting's list, and for whom they come (None: nobody)."""

    id: int
    role: ParticipationRole
    reply: Reply
    organisation_id: int | None
    organisation: str
    presence: Mapping[dt.date, PresenceState]


def changes_of(
    row: PastedRow,
    now: PersonNow,
    organisation_id: int | None,
    listed: ParticipationNow | None = None,
    of_meeting: bool = False,
) -> tuple[FieldChange, ...]:
    """What ``row`` changes of ``now``; ``organisation_id`` is the organisation it names, where there is one so called.

    ``listed`` is what a meeting's list says of the person. ``of_meeting``: on such a list, now or soon, somebody comes
    for one organisation, and not for any they belong to.
    """
    comes_for = [listed.organisation_id] if listed else [each.organisation_id for each in now.belongs]
    if of_meeting:
        comes_for = comes_for[-1:]
    before = listed.organisation if listed else ", ".join(each.organisation for each in now.belongs)
    found = [*_names(row, now), *_contacts(row, now)]
    if row.person.organisation and (organisation_id is None or organisation_id not in comes_for):
        found.append(FieldChange(PastedField.ORGANISATION, before, row.person.organisation))
    found += _position(row, now, organisation_id)
    if listed is not None:
        if row.role is not None and row.role is not listed.role:
            found.append(FieldChange(PastedField.ROLE, listed.role.value, row.role.value))
        if row.reply is not None and row.reply is not listed.reply:
            found.append(FieldChange(PastedField.REPLY, listed.reply.value, row.reply.value))
        for day, state in row.presence:
            was = listed.presence.get(day)
            if was is not state:
                found.append(FieldChange(day, was.value if was else "", state.value))
    return tuple(found)


def _names(row: PastedRow, now: PersonNow) -> Iterator[FieldChange]:
    person = row.person
    for field, new, old in (
        (PastedField.GIVEN, person.given, now.given),
        (PastedField.FAMILY, person.family, now.family),
        (PastedField.NATIVE, person.native, now.native),
        (PastedField.TITLE, person.title, now.title),
    ):
        if new and not _says_no_more(new, old):
            yield FieldChange(field, old, new)
    in_order, before = (" ".join(sorted(name.split())) for name in (person.display, now.display))
    if person.display and not _says_no_more(in_order, before):
        yield FieldChange(PastedField.NAME, now.display, person.display)


def _says_no_more(new: str, old: str) -> bool:
    """Whether the new text is the old one in other capitals, or without its accents."""
    if new.casefold() == old.casefold():
        return True
    plain = sum(letter.isascii() for letter in old), sum(letter.isascii() for letter in new)
    return " ".join(fold(new).split()) == " ".join(fold(old).split()) and plain[1] >= plain[0]


def _contacts(row: PastedRow, now: PersonNow) -> Iterator[FieldChange]:
    person, known = row.person, now.addresses()
    if person.email and email_key(person.email) not in known:
        yield FieldChange(PastedField.EMAIL, now.email, person.email)
    more = [one for one in row.more_emails if email_key(one) not in known]
    if more:
        yield FieldChange(PastedField.MORE_EMAILS, ", ".join(now.more_emails), ", ".join((*now.more_emails, *more)))
    if person.phone and _digits(person.phone) != _digits(now.phone):
        yield FieldChange(PastedField.PHONE, now.phone, person.phone)
    for field, new, old in (
        (PastedField.ZONE, person.zone, now.zone),
        (PastedField.LANGUAGE, person.language, now.language),
    ):
        if new and new != old:
            yield FieldChange(field, old, new)


def _position(row: PastedRow, now: PersonNow, organisation_id: int | None) -> Iterator[FieldChange]:
    """Another position in the organisation that is named, or in the one that began last."""
    person = row.person
    if person.role:
        named = [each for each in now.belongs if not person.organisation or each.organisation_id == organisation_id]
        if named and named[-1].role.casefold() != person.role.casefold():
            yield FieldChange(PastedField.POSITION, named[-1].role, person.role)


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isalnum() or sign == "+")
