"""The sheets on which people sign in, a sheet for each day, as PDF."""

import datetime as dt
from collections.abc import Iterator, Sequence
from math import ceil

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from app.domain.desk_papers import SignInDay, SignInRow, SignInSheets
from app.domain.kinds import PresenceState
from app.domain.venue_time import clock_text
from app.exporters.dates import country_name, language_tag, short_date
from app.exporters.participant_words import PRESENCE
from app.exporters.pdf.blocks import ending, fact_cells, table, title_block
from app.exporters.pdf.lettering import Rule
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.rows import RowTable
from app.exporters.pdf.theme import HAIRLINE, MUTED, TEXT_WIDTH, Style
from app.exporters.terms import ILLUSTRATIVE_SIGN, PARTICIPATION
from app.exporters.venue_words import day_title
from app.words import Words

_NUMBER = 11 * mm
_ORGANISATION = 38 * mm
_ROLE = 20 * mm
_SIGNATURE = 49 * mm
_NAME = TEXT_WIDTH - _NUMBER - _ORGANISATION - _ROLE - _SIGNATURE
_WIDTHS = (_NUMBER, _NAME, _ORGANISATION, _ROLE, _SIGNATURE)
_TO_SIGN = 8 * mm  # above the line of a signature; a row with its padding is 11 mm high

_LEAST_WALK_INS = 6  # empty rows for those who come unannounced …
_WALK_INS_PER_PERSON = 0.1  # … or so many for each on the list
_NOBODY_LISTED = 18


def sign_in_pdf(found: SignInSheets, words: Words) -> bytes:
    """The sheets of all days; the same people, the same bytes."""
    return build(_story(found, words), _furniture(found, words))


def _furniture(found: SignInSheets, words: Words) -> Furniture:
    title = words("{meeting}: sign-in sheets", meeting=found.meeting.title)
    return Furniture(
        title=title,
        author=found.project.acronym,
        subject=found.meeting.place,
        language=language_tag(words),
        running_head=" · ".join([found.meeting.title, words("Sign-in sheet")]),
        footer=" · ".join([title, words("As of {day}", day=short_date(found.as_of, words))]),
        mark="",
        at=dt.datetime.combine(found.as_of, dt.time(), dt.UTC),
    )


def _story(found: SignInSheets, words: Words) -> Iterator[Flowable]:
    """Every day begins on a page of its own and ends as every document does, for the sheets are filed one by one."""
    meeting = found.meeting
    subtitle = f"{meeting.title}{ILLUSTRATIVE_SIGN if meeting.illustrative else ''}"
    if meeting.place:
        subtitle = words("{meeting}, {place}", meeting=subtitle, place=meeting.place)
    for number, day in enumerate(found.days):
        if number:
            yield PageBreak()
        title = day_title(day.day, words)
        facts = fact_cells(_facts(found, day, words))
        yield from title_block(words("Sign-in sheet"), title, False, subtitle, facts, found.project.logo)
        yield Spacer(1, 8)
        yield _table(day, words)
        illustrative = meeting.illustrative or any(row.person.illustrative for row in day.rows)
        yield from ending(found.project, illustrative, words)


def _facts(found: SignInSheets, day: SignInDay, words: Words) -> list[tuple[str, Sequence[Flowable]]]:
    meeting = found.meeting
    facts: list[tuple[str, Sequence[Flowable]]] = []
    if meeting.first_day <= day.day <= meeting.last_day:
        count = (meeting.last_day - meeting.first_day).days + 1
        number = (day.day - meeting.first_day).days + 1
        facts.append((words("Day"), [plain(words("{number} of {count}", number=number, count=count), Style.CELL)]))
    if day.start is not None and day.end is not None:
        hours = f"{clock_text(day.start)}–{clock_text(day.end)}"
        facts.append((words("Sessions"), [plain(hours, Style.CELL)]))
    facts.append((words("On the list"), [plain(str(len(day.rows)), Style.CELL)]))
    if meeting.host:
        facts.append((words("Host"), [plain(meeting.host, Style.CELL)]))
    return facts


def _table(day: SignInDay, words: Words) -> RowTable:
    """Numbered rows by name, then empty ones."""
    signature = words("Signature, {day}", day=short_date(day.day, words))  # said again on each page of the day
    labels = [words("No."), words("Name"), words("Organisation"), words("Role"), signature]
    rows = [_cells(number, row, words) for number, row in enumerate(day.rows, start=1)]
    walk_ins = max(_LEAST_WALK_INS, ceil(len(rows) * _WALK_INS_PER_PERSON)) if rows else _NOBODY_LISTED
    numbers = range(len(rows) + 1, len(rows) + walk_ins + 1)
    rows += [[_number(number), [], [], [], _line()] for number in numbers]
    return table(_WIDTHS, labels, rows, numbers=(0,))


def _cells(number: int, row: SignInRow, words: Words) -> list[list[Flowable]]:
    ref = row.person
    legal_or_country = country_name(row.country, words) if row.country else ""
    return [
        _number(number),
        [marked(person(ref, words=words, glued=False), Style.CELL_STRONG)],
        [plain(ref.organisation, Style.CELL), *([plain(legal_or_country, Style.SMALL)] if legal_or_country else [])],
        [plain(words(PARTICIPATION[row.role]), Style.CELL)],
        _signature(row.state, words),
    ]


def _number(number: int) -> list[Flowable]:
    return [plain(str(number), Style.CELL_NUMBER, right_aligned=True)]


def _signature(state: PresenceState | None, words: Words) -> list[Flowable]:
    """A line to sign on; of those who are known not to come into the room, why there is nothing to sign."""
    if state in (PresenceState.REMOTE, PresenceState.EXCUSED):
        word = plain(words(PRESENCE[state]), Style.SMALL)
        return [word, Spacer(1, _TO_SIGN - Style.SMALL.sheet.leading)]
    return _line()


def _line() -> list[Flowable]:
    return [Spacer(1, _TO_SIGN), Rule(HAIRLINE, MUTED)]
