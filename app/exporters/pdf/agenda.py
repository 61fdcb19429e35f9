"""The agenda as PDF: what participants receive (DOMAIN, "Agenda"; look: DOCUMENTS "Grid").

One agenda, three audiences: the public; participants, who also get the join link and a contact; and the chair, who
also sees internal notes, lengths in minutes, who declined, the state of the slides and who is not available.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from app.domain.agenda import AgendaDocument, Audience, days
from app.domain.agenda_facts import NO_FACTS, AgendaFacts, agenda_news
from app.domain.file_names import file_name
from app.domain.text import clean_text
from app.domain.venue_time import utc_offset_text
from app.exporters.agenda_words import is_illustrative, kind_text, version_date, version_name, version_text
from app.exporters.dates import date_range, language_tag, long_date, weekday_and_date
from app.exporters.pdf.agenda_day import DayWriter
from app.exporters.pdf.agenda_news import news_at_the_end, news_at_the_top
from app.exporters.pdf.archival import Attachment
from app.exporters.pdf.blocks import ending, fact_cells, rail_row, title_block
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import headline, kept, marked, plain
from app.exporters.pdf.text import Markup, escaped, linked, styled
from app.exporters.pdf.theme import ACCENT, MUTED, Style
from app.words import Words


def agenda_pdf(
    document: AgendaDocument,
    audience: Audience,
    words: Words,
    calendar: bytes | None = None,
    facts: AgendaFacts = NO_FACTS,
) -> bytes:
    """The agenda for ``audience``, in the language of ``words``; the same document and facts give the same bytes.

    ``calendar`` is its .ics file, which it carries as an attached file.
    """
    attachments = []
    if calendar:
        name = f"{file_name(document.meeting.short_name)}.ics"
        description = words("{meeting}: calendar", meeting=document.meeting.title)
        attachments.append(Attachment(name, "text/calendar", calendar, clean_text(description, one_line=True)))
    return build(_story(document, audience, words, facts), _furniture(document, words), attachments)


def _furniture(document: AgendaDocument, words: Words) -> Furniture:
    meeting = document.meeting
    return Furniture(
        title=words("{meeting}: agenda", meeting=meeting.title),
        author=document.project.acronym,
        subject=words(
            "{dates}, {place}", dates=date_range(meeting.first_day, meeting.last_day, words), place=meeting.place
        ),
        language=language_tag(words),
        running_head=" · ".join([meeting.title, words("Agenda")]),
        footer=f"{meeting.title} · {version_text(document, words)}",
        mark=words("Draft") if document.draft else "",
        at=document.at,
    )


def _story(
    document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts
) -> Iterator[Flowable]:  # fmt: skip
    meeting, project = document.meeting, document.project
    kind = kind_text(audience, words)
    subtitle = f"{project.acronym} · {project.title}" if project.acronym else project.title
    cells = fact_cells(_facts(document, words))
    yield from title_block(kind, meeting.title, meeting.illustrative, subtitle, cells, project.logo)
    news = agenda_news(document, facts.before)
    yield from _practical(document, audience, words)
    yield from news_at_the_top(news, words)
    writer = DayWriter(document, audience, words, facts, news.by_uid())
    held = list(days(document))
    if not held:
        yield plain(words("No sessions have been planned yet."), Style.BODY)
    for day, sessions in held:
        rows = list(writer.rows(sessions))
        heads: list[Flowable] = [_day_heading(document, day, words)]
        for row, keeps in rows:
            if keeps:
                heads.append(row)
            else:
                yield from kept(heads, row)
                heads = []
        yield from heads
    yield from news_at_the_end(news, words)
    yield from ending(project, is_illustrative(document), words)


def _facts(document: AgendaDocument, words: Words) -> list[tuple[str, Sequence[Flowable]]]:
    meeting = document.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    offset = utc_offset_text(meeting.first_day, meeting.zone)
    place = [plain(meeting.place, Style.CELL)]
    if meeting.address:
        place.append(plain(meeting.address, Style.SMALL))
    facts: list[tuple[str, Sequence[Flowable]]] = [
        (words("Dates"), [plain(dates, Style.CELL), plain(words("Local time: {offset}", offset=offset), Style.SMALL)]),
        (words("Place"), place),
    ]
    if meeting.host:
        facts.append((words("Host"), [plain(meeting.host, Style.CELL)]))
    version = [plain(version_name(document, words), Style.CELL), plain(version_date(document, words), Style.SMALL)]
    return [*facts, (words("Version"), version)]


def _practical(document: AgendaDocument, audience: Audience, words: Words) -> Iterator[Flowable]:
    meeting = document.meeting
    if meeting.directions:
        yield rail_row(words("Getting there"), [plain(meeting.directions, Style.CELL)])
    if audience is not Audience.PUBLIC and meeting.link:
        offset = utc_offset_text(meeting.first_day, meeting.zone)
        zone = words("All times are those of {zone} ({offset}).", zone=meeting.zone, offset=offset)
        yield rail_row(
            words("Join remotely"),
            [marked(linked(escaped(meeting.link), meeting.link, ACCENT), Style.CELL), plain(zone, Style.SMALL)],
        )
    if audience is not Audience.PUBLIC and meeting.contact:
        yield rail_row(words("Contact"), [plain(meeting.contact, Style.CELL)])
    if meeting.note:
        yield rail_row(words("Please note"), [plain(meeting.note, Style.CELL)])
    if document.note:
        yield rail_row(words("This release"), [plain(document.note, Style.CELL)])


def _day_heading(document: AgendaDocument, day: dt.date, words: Words) -> Flowable:
    meeting = document.meeting
    date = weekday_and_date(day, words)
    offset = utc_offset_text(day, meeting.zone)
    if offset != utc_offset_text(meeting.first_day, meeting.zone):
        date = f"{date} · {offset}"
    if not meeting.first_day <= day <= meeting.last_day or meeting.first_day == meeting.last_day:
        return headline(escaped(date, Face.SEMIBOLD), Style.SECTION, date, level=0)
    label = words("Day {number}", number=(day - meeting.first_day).days + 1)
    quiet = styled(escaped(date), Face.REGULAR, MUTED)
    return headline(
        Markup(f"{escaped(label, Face.SEMIBOLD)}&nbsp; {quiet}"),
        Style.SECTION,
        f"{label}: {long_date(day, words)}",
        level=0,
    )
