"""The agenda as one web page: the same facts, words and audiences as the PDF (DOMAIN, "Agenda").

Every session and item has a place of its own that a link may lead to (``agenda_news.anchor``), the same for life.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.agenda import AgendaDocument, Audience, days
from app.domain.agenda_facts import NO_FACTS, AgendaFacts, agenda_news
from app.domain.venue_time import utc_offset_text
from app.exporters.agenda_words import is_illustrative, kind_text, version_date, version_name, version_text
from app.exporters.dates import date_range, language_tag, weekday_and_date
from app.exporters.html.agenda_day import DayWriter
from app.exporters.html.agenda_news import news_at_the_end, news_at_the_top
from app.exporters.html.markdown import linked
from app.exporters.html.markup import Html, escaped, escaped_lines, joined, tag
from app.exporters.html.own_times import OWN_TIMES, own_times_note
from app.exporters.html.page import Masthead, Section, page, paragraph, rail
from app.words import Words


def agenda_html(document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts = NO_FACTS) -> bytes:
    """The agenda for ``audience``, in the language of ``words``; the same document and facts give the same bytes."""
    meeting = document.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    subject = words("{dates}, {place}", dates=dates, place=meeting.place)
    news = agenda_news(document, facts.before)
    writer = DayWriter(document, audience, words, facts, news.by_uid())
    sections = list(_days(document, writer, words))
    told = news_at_the_top(news, writer.shown, words)
    before = rail([*_practical(document, audience, words), *told])
    if not sections:
        before = joined("", [before, paragraph(escaped(words("No sessions have been planned yet.")), "after-more")])
    sections += news_at_the_end(news, writer.shown, words)
    return page(
        title=words("{meeting}: agenda", meeting=meeting.title),
        description=f"{subject} · {version_text(document, words)}",
        language=language_tag(words),
        masthead=Masthead(
            kind=kind_text(audience, words),
            title=meeting.title,
            illustrative=meeting.illustrative,
            project=document.project,
            facts=_facts(document, words),
            mark=words("Draft") if document.draft else "",
        ),
        before=before,
        sections=sections,
        illustrative=is_illustrative(document),
        words=words,
        script=OWN_TIMES,
    )


def _facts(document: AgendaDocument, words: Words) -> list[tuple[str, Sequence[Html]]]:
    meeting = document.meeting
    offset = utc_offset_text(meeting.first_day, meeting.zone)
    dates = date_range(meeting.first_day, meeting.last_day, words)
    place = [escaped(meeting.place), *([_small(meeting.address)] if meeting.address else [])]
    facts: list[tuple[str, Sequence[Html]]] = [
        (words("Dates"), [escaped(dates), _small(words("Local time: {offset}", offset=offset))]),
        (words("Place"), place),
    ]
    if meeting.host:
        facts.append((words("Host"), [escaped(meeting.host)]))
    version = [escaped(version_name(document, words)), _small(version_date(document, words))]
    return [*facts, (words("Version"), version)]


def _small(text: str) -> Html:
    return tag("span", escaped_lines(text), class_="small")


def _practical(document: AgendaDocument, audience: Audience, words: Words) -> Iterator[tuple[str, Sequence[Html]]]:
    meeting = document.meeting
    if meeting.directions:
        yield words("Getting there"), [escaped_lines(meeting.directions)]
    if audience is not Audience.PUBLIC and meeting.link:
        yield words("Join remotely"), [linked(escaped(meeting.link), meeting.link)]
    offset = utc_offset_text(meeting.first_day, meeting.zone)
    zone = words("All times are those of {zone} ({offset}).", zone=meeting.zone, offset=offset)
    yield words("Times"), [joined("", [escaped(zone), own_times_note(words)])]
    if audience is not Audience.PUBLIC and meeting.contact:
        yield words("Contact"), [escaped_lines(meeting.contact)]
    if meeting.note:
        yield words("Please note"), [escaped_lines(meeting.note)]
    if document.note:
        yield words("This release"), [escaped_lines(document.note)]


def _days(document: AgendaDocument, writer: DayWriter, words: Words) -> Iterator[Section]:
    for day, sessions in days(document):
        label, date = _day_words(document, day, words)
        shown = escaped(date)
        if label:
            shown = joined(" ", [escaped(label), tag("span", shown, class_="weak")])
        yield Section(
            anchor=f"day-{day.isoformat()}",
            name=f"{label}: {date}" if label else date,
            content=tag("ol", *writer.rows(sessions), class_="rows"),
            shown=shown,
        )


def _day_words(document: AgendaDocument, day: dt.date, words: Words) -> tuple[str, str]:
    """As in "Day 1", "Wednesday 4 March 2020"; the offset where the clocks have changed since the first day."""
    meeting = document.meeting
    date = weekday_and_date(day, words)
    offset = utc_offset_text(day, meeting.zone)
    if offset != utc_offset_text(meeting.first_day, meeting.zone):
        date = f"{date} · {offset}"
    if not meeting.first_day <= day <= meeting.last_day or meeting.first_day == meeting.last_day:
        return "", date
    return words("Day {number}", number=(day - meeting.first_day).days + 1), date
