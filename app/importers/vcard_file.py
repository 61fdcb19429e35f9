"""People out of contact cards: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones and mail programs write them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.errors import UserError
from app.domain.names import display_name
from app.domain.new_people import NewPerson
from app.domain.pasted_people import PastedPeople, PastedRow
from app.importers.country_words import country_of
from app.importers.file_bytes import file_bytes, refuse_wrong_kind
from app.importers.people_rows import checked, twice
from app.importers.sheet_limits import MOST_ROWS
from app.importers.vcard_lines import CardLine, card_lines, unescaped_parts

ORIGIN = "vcard"  # of the references to cards (models/upkeep.py, "ExternalRef")
_COUNTRY = 6  # the place of the country in an address
_NO_PERSON = ("group", "org", "location", "application", "device")
_NO_PHONE = frozenset({"fax", "pager", "video", "text"})
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d{2})?|Z", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


def is_cards(data: bytes) -> bool:
    """Whether ``data`` begins as a file of cards does, in any encoding."""
    start = data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return start.startswith(b"BEGIN:VCARD")


def read_cards(path: Path) -> PastedPeople:
    """The people in the file of cards ``path``; raises UserError, in one sentence that names the file."""
    return cards_of(path.name, file_bytes(path))


def cards_of(name: str, data: bytes) -> PastedPeople:
    """The people in ``data``, the content of the file called ``name``; see ``read_cards``."""
    if not is_cards(data):
        refuse_wrong_kind(name, data)
    rows, passed = list[PastedRow](), 0
    for number, card in enumerate(_cards(name, data), 1):
        if number > MOST_ROWS:
            raise UserError(
                "{name} holds too many cards: at most {most} are read. Divide it into several files.",
                name=name, most=MOST_ROWS,
            )  # fmt: skip
        if _is_person(card):
            rows.append(_row(number, card))
        else:
            passed += 1
    if not rows and not passed:
        raise UserError("{name} holds no contact card: choose a file that begins with BEGIN:VCARD.", name=name)
    if not rows:
        raise UserError("There are only cards of groups and organisations in {name}: nobody to import.", name=name)
    return PastedPeople((), tuple(twice(rows)), passed)


def _cards(name: str, data: bytes) -> Iterator[list[CardLine]]:
    """The lines of each card; those of a card within another (2.1, AGENT) are left out."""
    card, depth, begun = list[CardLine](), 0, 0
    for number, line in card_lines(name, data):
        kind = line.value.strip().upper()
        if line.name == "BEGIN" and kind == "VCARD":
            depth += 1
            if depth == 1:
                card, begun = [], number
        elif line.name == "END" and kind == "VCARD":
            depth = max(0, depth - 1)
            if not depth and begun:
                yield card
                begun = 0
        elif depth == 1:
            card.append(line)
    if depth:
        raise UserError("{name}: the card that begins in line {line} does not end. Export the cards again.",
                        name=name, line=begun)  # fmt: skip


def _row(number: int, card: Sequence[CardLine]) -> PastedRow:
    names = _structured(card, "N")
    family, given, additional, prefix = (*names, "", "", "", "")[:4]
    given = " ".join(part for part in (given, additional) if part)
    display, native = _forms(card)
    emails = [words for line in _sorted(card, "EMAIL") if (words := _words(line))]
    position = _first(card, "TITLE") or _first(card, "ROLE")
    organisation = _structured(card, "ORG")
    zone = _first(card, "TZ")
    person = NewPerson(
        display=display or display_name(given, family),
        given=given,
        family=family,
        native=native,
        title=prefix,
        email=emails[0] if emails else "",
        phone=_phone(card),
        zone="" if _OFFSET.fullmatch(zone) else zone,
        language=_first(card, "LANG"),
        organisation=organisation[0] if organisation else "",
        country=_country(card),
        role=position,
    )
    row = checked(number, person, "\n".join(emails[1:]))
    uid = _first(card, "UID").removeprefix("urn:uuid:")
    return PastedRow(
        number, row.person, errors=row.errors, doubts=row.doubts, more_emails=row.more_emails, uid=uid[:200]
    )


def _is_person(card: Sequence[CardLine]) -> bool:
    if _first(card, "KIND").lower() in _NO_PERSON or _first(card, "X-ADDRESSBOOKSERVER-KIND").lower() in _NO_PERSON:
        return False
    return _first(card, "X-ABSHOWAS").upper() != "COMPANY"


def _forms(card: Sequence[CardLine]) -> tuple[str, str]:
    """The name as it is shown, in Latin letters where it is given in them, and in another script (may be empty)."""
    names = [words for line in _sorted(card, "FN") if (words := _words(line))]
    latin = [name for name in names if _LATIN.search(name)]
    other = [name for name in names if not _LATIN.search(name)]
    return (latin or other or [""])[0], other[0] if latin and other else ""


def _phone(card: Sequence[CardLine]) -> str:
    lines = [line for line in _sorted(card, "TEL") if not line.types() & _NO_PHONE] or _sorted(card, "TEL")
    if not lines:
        return ""
    number = _words(lines[0])
    return number[4:].partition(";")[0] if number.lower().startswith("tel:") else number


def _country(card: Sequence[CardLine]) -> str:
    """The country of an address, that of the work first; one that is not known is left as it is written."""
    lines = sorted(_sorted(card, "ADR"), key=lambda line: "work" not in line.types())
    found = [parts[_COUNTRY] for line in lines if len(parts := _parts(line.value)) > _COUNTRY and parts[_COUNTRY]]
    return next((country for country in found if country_of(country)), found[0] if found else "")


def _structured(card: Sequence[CardLine], name: str) -> list[str]:
    lines = _sorted(card, name)
    latin = [line for line in lines if _LATIN.search(line.value)] if name == "N" else []
    chosen = (latin or lines)[:1]
    return _parts(chosen[0].value, lists=name == "N") if chosen else []


def _parts(value: str, lists: bool = False) -> list[str]:
    return [" ".join(part.split()) for part in unescaped_parts(value, lists=lists)]


def _first(card: Sequence[CardLine], name: str) -> str:
    return next((words for line in _sorted(card, name) if (words := _words(line))), "")


def _sorted(card: Sequence[CardLine], name: str) -> list[CardLine]:
    """The lines of this name, the preferred ones first."""
    return sorted((line for line in card if line.name == name), key=CardLine.rank)


def _words(line: CardLine) -> str:
    """The value as one text."""
    return " ".join(unescaped_parts(line.value, "\x00")[0].split())
