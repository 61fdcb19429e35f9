"""What the columns of a table of people mean: by the words of their head in seven languages, or by content."""

import datetime as dt
import re
from collections.abc import Sequence

from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.pasted_people import Meaning, PastedField
from app.importers.country_words import country_of
from app.importers.day_heads import day_of_head
from app.importers.people_words import GIVEN_BESIDE_FAMILY, HEADS, PRESENCE, REPLIES, ROLES, key_of

_TITLE_WORDS = "dr|dr.|prof|prof.|mr|mr.|mrs|mrs.|ms|ms.|m.|mme|mme.|mlle|herr|frau|pr|pr."
_TITLES = frozenset(_TITLE_WORDS.split("|"))
_MOST_LOOKED_AT = 50  # rows, to guess what a column holds
_BETWEEN = re.compile(r"[/(),;|]| - ")  # in a head that says the same twice: "Land (Country)"


def role_of(text: str) -> ParticipationRole | None:
    """The role that ``text`` names; None: it names none."""
    return ROLES.get(key_of(text))


def reply_of(text: str) -> Reply | None:
    """The reply that ``text`` gives; None: it gives none."""
    return REPLIES.get(key_of(text))


def presence_of(text: str) -> PresenceState | None:
    """The presence that ``text`` gives; None: it gives none."""
    return PRESENCE.get(key_of(text))


def head_fields(
    cells: Sequence[str], days: Sequence[dt.date] = (), enough: int | None = None
) -> tuple[Meaning, ...] | None:
    """What the columns mean, if ``cells`` are a head row: at least half of the words in it are known, or ``enough``.

    ``days`` are the days of a meeting, of which a column may say who was there.
    """
    found = [_of_head(cell, days) for cell in cells]
    known = sum(field is not PastedField.NOTHING for field in found)
    filled = sum(bool(cell.strip()) for cell in cells)
    if not known or any("@" in cell for cell in cells):
        return None
    if known * 2 < filled and (enough is None or known < enough):
        return None
    return _settled(found, [key_of(cell) for cell in cells])


def _of_head(head: str, days: Sequence[dt.date]) -> Meaning:
    """What a head says: all of it, or one of the words that stand beside each other in it."""
    for words in (head, *_BETWEEN.split(head)):
        if (field := HEADS.get(key_of(words))) is not None:
            return field
    return day_of_head(head, days) or PastedField.NOTHING


def guessed_fields(rows: Sequence[Sequence[str]]) -> tuple[Meaning, ...]:
    """What the columns may mean, by what stands in them: addresses, countries, roles; then names."""
    width = max((len(row) for row in rows), default=0)
    columns = [
        [row[number].strip() for row in rows[:_MOST_LOOKED_AT] if number < len(row) and row[number].strip()]
        for number in range(width)
    ]
    found = [_guess(column) for column in columns]
    texts = [number for number, field in enumerate(found) if field is None]
    order = [PastedField.NAME, PastedField.ORGANISATION, PastedField.POSITION]
    if len(texts) >= 2 and all(_single_words(columns[number]) for number in texts[:2]) and texts[1] == texts[0] + 1:
        order = [PastedField.GIVEN, PastedField.FAMILY, PastedField.ORGANISATION, PastedField.POSITION]
        if len(texts) == 2:
            order = [PastedField.NAME, PastedField.ORGANISATION]
    for number, field in zip(texts, order, strict=False):
        found[number] = field
    return _settled([field or PastedField.NOTHING for field in found])


def _guess(column: Sequence[str]) -> PastedField | None:
    """The meaning that all cells of a column share; None: some text."""
    if not column:
        return PastedField.NOTHING
    if sum("@" in cell for cell in column) * 2 > len(column):
        return PastedField.EMAIL
    for field, fits in (
        (PastedField.ROLE, role_of),
        (PastedField.COUNTRY, country_of),
        (PastedField.TITLE, lambda cell: key_of(cell) in _TITLES),
        (PastedField.PHONE, lambda cell: re.fullmatch(r"[+(]?[\d\s()./-]{6,}", cell)),
        (PastedField.NOTHING, lambda cell: re.fullmatch(r"[\d\s.,:/-]+", cell)),
    ):
        if all(fits(cell) for cell in column):
            return field
    return None


def _single_words(column: Sequence[str]) -> bool:
    return sum(" " not in cell for cell in column) * 4 >= len(column) * 3


def _settled(found: Sequence[Meaning], heads: Sequence[str] = ()) -> tuple[Meaning, ...]:
    """Each meaning once, the first column first.

    A "name" beside a given name is the family name; a "nombre" beside a family name is the given name.
    """
    fields = list(found)
    if PastedField.NAME in fields:
        number = fields.index(PastedField.NAME)
        if PastedField.GIVEN in fields and PastedField.FAMILY not in fields:
            fields[number] = PastedField.FAMILY
        elif PastedField.FAMILY in fields and PastedField.GIVEN not in fields and _is_given(heads, number):
            fields[number] = PastedField.GIVEN
    seen: set[Meaning] = set()
    for number, field in enumerate(fields):
        if field in seen:
            second = PastedField.MORE_EMAILS
            spare = field is PastedField.EMAIL and second not in fields
            fields[number] = second if spare else PastedField.NOTHING
        seen.add(fields[number])
    return tuple(fields)


def _is_given(heads: Sequence[str], number: int) -> bool:
    return number < len(heads) and heads[number] in GIVEN_BESIDE_FAMILY
