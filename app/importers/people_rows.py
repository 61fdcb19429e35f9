"""One person out of the cells of a row: what each column means is known; what cannot be kept is said, not kept."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.errors import UserError
from app.domain.kinds import PresenceState
from app.domain.names import display_name, email_key, normal_email
from app.domain.new_people import NewPerson, as_typed
from app.domain.pasted_people import Meaning, PastedField, PastedRow
from app.domain.text import fold
from app.domain.venue_time import known_zone
from app.importers.country_words import country_of
from app.importers.language_words import language_of
from app.importers.pasted_columns import presence_of, reply_of, role_of

LONGEST_CELL = 500  # characters
ADDRESS = re.compile(r"<\s*(?:mailto:)?([^<>]*)>|(?<![^\s(,;])(?:mailto:)?([^\s<>();,\"]+@[^\s<>();,\"]+)")
_BETWEEN_ADDRESSES = re.compile(r"[\s;,]+")


def person_row(number: int, meanings: Sequence[Meaning], cells: Sequence[str]) -> PastedRow:
    """The person in row ``number``, with errors and doubts that name the row and the field."""
    values: dict[Meaning, str] = {
        meaning: cell.strip()
        for meaning, cell in zip(meanings, cells, strict=False)
        if meaning is not PastedField.NOTHING and cell.strip()
    }
    said = values.get(PastedField.ROLE, "")
    role = role_of(said) if said else None
    answer = values.get(PastedField.REPLY, "")
    row = checked(number, _person(values, "" if role else said), values.get(PastedField.MORE_EMAILS, ""))
    row = replace(row, role=role, reply=reply_of(answer) if answer else None)
    doubts = list(row.doubts)
    if answer and row.reply is None:
        doubts.append(
            UserError("Row {row}, reply: {text} is not understood and is left out.", row=number, text=repr(answer))
        )
    presence = _presence(number, values, doubts)
    return replace(row, presence=presence, doubts=tuple(doubts)) if presence or doubts else row


def _person(values: Mapping[Meaning, str], position: str) -> NewPerson:
    given, family = values.get(PastedField.GIVEN, ""), values.get(PastedField.FAMILY, "")
    whole = values.get(PastedField.NAME, "")
    typed = as_typed(whole) if whole and not (given and family) else NewPerson(display=display_name(given, family))
    return NewPerson(
        display=typed.display,
        given=given or typed.given,
        family=family or typed.family,
        native=values.get(PastedField.NATIVE, ""),
        title=values.get(PastedField.TITLE, ""),
        email=_bare(values.get(PastedField.EMAIL, "")),
        phone=values.get(PastedField.PHONE, ""),
        zone=values.get(PastedField.ZONE, ""),
        language=values.get(PastedField.LANGUAGE, ""),
        organisation=values.get(PastedField.ORGANISATION, ""),
        country=values.get(PastedField.COUNTRY, ""),
        role=values.get(PastedField.POSITION, position),
    )


def _presence(
    number: int, values: Mapping[Meaning, str], doubts: list[UserError]
) -> tuple[tuple[dt.date, PresenceState], ...]:
    """The days of which something is said; what is not understood becomes a doubt."""
    found = []
    for meaning, text in values.items():
        if isinstance(meaning, PastedField):
            continue
        state = presence_of(text)
        if state is None:
            doubts.append(
                UserError(
                    "Row {row}, {day}: {text} is no presence and is left out.",
                    row=number, day=meaning, text=repr(text[:LONGEST_CELL]),
                )
            )  # fmt: skip
        else:
            found.append((meaning, state))
    return tuple(found)


def checked(number: int, person: NewPerson, more_emails: str = "") -> PastedRow:
    """The row with what is wrong and what is doubtful; what cannot be kept is left out of the person."""
    errors, doubts = [], []
    if not (person.display or person.native):
        errors.append(UserError("Row {row}, name: there is none. Write the person's name.", row=number))
    elif "@" in person.display or not any(letter.isalpha() for letter in person.display + person.native):
        doubts.append(UserError("Row {row}, name: {name} does not look like a name.", row=number, name=person.display))
    if any(len(text) > LONGEST_CELL for text in _texts(person)):
        errors.append(
            UserError("Row {row}: a cell is longer than {most} characters. Shorten it.", row=number, most=LONGEST_CELL)
        )
    if person.email:
        try:
            person = replace(person, email=normal_email(person.email))
        except UserError:
            errors.append(
                UserError(
                    "Row {row}, e-mail: {address} is no e-mail address. Write it like name@example.org.",
                    row=number,
                    address=repr(person.email[:LONGEST_CELL]),
                )
            )
    person = _known_terms(number, person, doubts)
    more = _addresses(number, more_emails, person.email, doubts) if more_emails else ()
    return PastedRow(number, person, errors=tuple(errors), doubts=tuple(doubts), more_emails=more)


def _known_terms(number: int, person: NewPerson, doubts: list[UserError]) -> NewPerson:
    """Country, language and time zone as they are kept; what is none of them is left out, and said."""
    if person.country:
        code = country_of(person.country)
        if code is None:
            doubts.append(
                UserError(
                    "Row {row}, country: {country} is no known country and is left out.",
                    row=number, country=repr(person.country),
                )
            )  # fmt: skip
        person = replace(person, country=code or "")
    if person.language:
        tag = language_of(person.language)
        if tag is None:
            doubts.append(
                UserError(
                    "Row {row}, language: {language} is no known language and is left out.",
                    row=number, language=repr(person.language),
                )
            )  # fmt: skip
        person = replace(person, language=tag or "")
    if person.zone:
        try:
            known_zone(person.zone)
        except UserError:
            doubts.append(
                UserError(
                    "Row {row}, time zone: {zone} is none and is left out. Write it like Europe/Paris.",
                    row=number, zone=repr(person.zone),
                )
            )  # fmt: skip
            person = replace(person, zone="")
    return person


def _addresses(number: int, texts: str, first: str, doubts: list[UserError]) -> tuple[str, ...]:
    """The other addresses of a person, each once and without the first one."""
    found: dict[str, str] = {}
    for text in _BETWEEN_ADDRESSES.split(texts):
        if not text:
            continue
        try:
            address = normal_email(text)
        except UserError:
            doubts.append(
                UserError(
                    "Row {row}, other e-mails: {address} is no e-mail address and is left out.",
                    row=number, address=repr(text[:LONGEST_CELL]),
                )
            )  # fmt: skip
            continue
        if email_key(address) != email_key(first):
            found.setdefault(email_key(address), address)
    return tuple(found.values())


def twice(rows: Sequence[PastedRow]) -> Iterator[PastedRow]:
    """The rows; one that seems to be the person of an earlier row is doubtful.

    The same address says so; the same name does not where both addresses and organisations are others.
    """
    seen: dict[tuple[str, ...], PastedRow] = {}
    for row in rows:
        mail = ("mail", email_key(row.person.email)) if row.person.email else None
        name = ("name", *sorted(fold(row.person.display).split())) if row.person.display else None
        before = seen.get(mail) if mail else None
        if before is None and name and (namesake := seen.get(name)) is not None and _may_be_one(row, namesake):
            before = namesake
        for key in (mail, name):
            if key:
                seen.setdefault(key, row)
        if before is not None:
            doubt = UserError("Row {row}: the same person as in row {before}?", row=row.number, before=before.number)
            row = replace(row, doubts=(*row.doubts, doubt), same_as=before.number)
        yield row


def _may_be_one(row: PastedRow, other: PastedRow) -> bool:
    addresses = {email_key(one.person.email) for one in (row, other) if one.person.email}
    employers = {fold(one.person.organisation) for one in (row, other) if one.person.organisation}
    return len(addresses) < 2 or len(employers) < 2


def _bare(text: str) -> str:
    """The address in "Name <address>", or the text itself."""
    found = ADDRESS.search(text)
    return ((found[1] or found[2] or "").strip() if found else "") or text


def _texts(person: NewPerson) -> tuple[str, ...]:
    return (
        person.display, person.native, person.title, person.email, person.phone, person.organisation, person.country,
        person.role,
    )  # fmt: skip
