"""The list of a meeting's participants as PDF."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.agenda import Audience
from app.domain.kinds import Reply
from app.domain.participants import ParticipantEntry, ParticipantList, organisation_counts
from app.exporters.dates import country_name, date_range, language_tag, short_date
from app.exporters.minutes_words import published_sentence
from app.exporters.participant_words import REPLIES, counted_label, days_text, list_kind, list_notes
from app.exporters.pdf.blocks import ending, fact_cells, section_heading, table, title_block
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import StatusWord, kept, marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.rows import RowTable
from app.exporters.pdf.theme import TEXT_WIDTH, Style
from app.exporters.terms import PARTICIPATION
from app.words import Words

_ORGANISATION = 37 * mm
_ROLE = 20 * mm
_DAYS = 31 * mm
_REPLY = 23 * mm
_COUNTRY = 34 * mm
_NUMBER = 12 * mm
_SHAPES = {
    Reply.ACCEPTED: Shape.DISC,
    Reply.TENTATIVE: Shape.HALF,
    Reply.NONE: Shape.RING,
    Reply.DECLINED: Shape.CROSS,
}


def participants_pdf(found: ParticipantList, words: Words) -> bytes:
    """The list for the audience it was made for (``domain.participants.shown_to``); the same list, the same bytes."""
    return build(_story(found, words), _furniture(found, words))


def _furniture(found: ParticipantList, words: Words) -> Furniture:
    meeting = found.meeting
    title = words("{meeting}: participants", meeting=meeting.title)
    return Furniture(
        title=title,
        author=found.project.acronym,
        subject=_when_and_where(found, words),
        language=language_tag(words),
        running_head=" · ".join([meeting.title, words("Participants")]),
        footer=" · ".join([title, words("As of {day}", day=short_date(found.as_of, words))]),
        mark="",
        at=found.instant,
    )


def _story(found: ParticipantList, words: Words) -> Iterator[Flowable]:
    meeting = found.meeting
    facts = fact_cells(_facts(found, words))
    kind, subtitle = list_kind(found, words), _when_and_where(found, words)
    yield from title_block(kind, meeting.title, meeting.illustrative, subtitle, facts, found.project.logo)
    for note in filter(None, [published_sentence(found.published, words), *list_notes(found, words)]):
        yield plain(note, Style.SMALL)
    if not found.entries and not found.others:
        yield Spacer(1, 10)
        yield plain(words("Nobody is on the list of this meeting."), Style.BODY)
    others = words("Others on the list") if found.expected else words("Did not take part")
    for heading, entries in ((counted_label(found, words), found.entries), (others, found.others)):
        if entries:
            yield from kept([section_heading(heading)], _table(found, entries, words))
    if found.entries:
        yield from kept([section_heading(words("Organisations"))], _organisations(found, words))
    yield from ending(found.project, found.is_illustrative, words)


def _facts(found: ParticipantList, words: Words) -> list[tuple[str, list[Flowable]]]:
    people: list[Flowable] = [plain(str(found.people), Style.CELL_STRONG)]
    if found.remote:
        people.append(plain(words("{number} of them remotely", number=found.remote), Style.SMALL))
    facts: list[tuple[str, list[Flowable]]] = [
        (counted_label(found, words), people),
        (words("Organisations"), [plain(str(found.organisations), Style.CELL_STRONG)]),
        (words("Countries"), [plain(str(found.countries), Style.CELL_STRONG)]),
    ]
    if found.audience is Audience.CHAIR:
        facts.append((words("On the list"), [plain(str(len(found.entries) + len(found.others)), Style.CELL_STRONG)]))
    return facts


def _when_and_where(found: ParticipantList, words: Words) -> str:
    meeting = found.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    return words("{dates}, {place}", dates=dates, place=meeting.place) if meeting.place else dates


def _table(found: ParticipantList, entries: Sequence[ParticipantEntry], words: Words) -> RowTable:
    """Name, organisation and role; days where any is known; the reply for the chair."""
    labels, widths = [words("Organisation"), words("Role")], [_ORGANISATION, _ROLE]
    if found.days:
        labels.append(words("Days"))
        widths.append(_DAYS)
    if found.audience is Audience.CHAIR:
        labels.append(words("Reply"))
        widths.append(_REPLY)
    rows = (_cells(entry, found, words) for entry in entries)
    return table([TEXT_WIDTH - sum(widths), *widths], [words("Name"), *labels], rows)


def _cells(entry: ParticipantEntry, found: ParticipantList, words: Words) -> list[list[Flowable]]:
    ref = entry.person
    country = country_name(entry.country, words) if entry.country else ""
    cells: list[list[Flowable]] = [
        [marked(person(ref, words=words, glued=False), Style.CELL), *_small(entry.email)],
        [plain(ref.organisation or words("No organisation"), Style.CELL), *_small(country)],
        [plain(words(PARTICIPATION[entry.role]), Style.CELL)],
    ]
    if found.days:
        days = (found.meeting.last_day - found.meeting.first_day).days + 1
        cells.append([plain(days_text(entry, days, words), Style.CELL)])
    if found.audience is Audience.CHAIR:
        reply = entry.reply or Reply.NONE
        cells.append([StatusWord(_SHAPES[reply], words(REPLIES[reply]))])
    return cells


def _organisations(found: ParticipantList, words: Words) -> RowTable:
    """What the short names stand for, and how many of those who are counted belong to each."""
    labels = [words("Organisation"), words("Legal name"), words("Country"), words("No.")]
    widths = [_ORGANISATION, TEXT_WIDTH - _ORGANISATION - _COUNTRY - _NUMBER, _COUNTRY, _NUMBER]
    rows = (
        [
            [plain(group.short or words("No organisation"), Style.CELL_STRONG)],
            [plain(group.legal, Style.CELL)],
            [plain(country_name(group.country, words) if group.country else "", Style.CELL)],
            [plain(str(group.people), Style.CELL, right_aligned=True)],
        ]
        for group in organisation_counts(found)
    )
    return table(widths, labels, rows, numbers=(3,))


def _small(text: str) -> list[Flowable]:
    return [plain(text, Style.SMALL)] if text else []
