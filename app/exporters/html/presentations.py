"""The page that leads to the presentations of a meeting, for its website: what was shown, by whom, and the files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import quote

from app.domain.agenda import Audience
from app.domain.presentations import PresentationEntry, PresentationsDocument
from app.domain.venue_time import clock_text
from app.exporters.agenda_words import release_text
from app.exporters.dates import date_range, language_tag, weekday_and_date
from app.exporters.html.markup import NOTHING, Html, escaped, joined, tag
from app.exporters.html.page import Masthead, Section, page, paragraph, sign
from app.exporters.html.people import people
from app.exporters.html.sizes import size_text, unbroken
from app.exporters.html.tables import table
from app.words import Words


@dataclass(frozen=True)
class ListedPresentation:
    """A presentation in the list: the name of its file beside the page, or why there is none (empty: still to come)."""

    code: str
    entry: PresentationEntry
    file_name: str
    problem: str


def presentations_page(document: PresentationsDocument, listed: Sequence[ListedPresentation], words: Words) -> bytes:
    """The page, which stands in one folder with the files."""
    meeting = document.meeting
    when = date_range(meeting.first_day, meeting.last_day, words)
    given = sum(1 for one in listed if one.file_name)
    counted = words.plural("{number} presentation", "{number} presentations", len(listed))
    files = words.plural("{number} file", "{number} files", given)
    facts = [
        (words("Dates"), [escaped(when)]),
        (words("Place"), [escaped(meeting.place)]),
        (words("Presentations"), [escaped(counted), escaped(files)]),
    ]
    if document.released is not None:
        version = release_text(document.release, document.released, meeting.zone, words)
        facts.append((words("Agenda"), [escaped(version)]))
    sections = [_section(day, list(of_day), words) for day, of_day in groupby(listed, key=lambda one: one.entry.day)]
    return page(
        title=words("{meeting}: presentations", meeting=meeting.title),
        description=words("{dates}, {place}", dates=when, place=meeting.place),
        language=language_tag(words),
        masthead=Masthead(words("Presentations"), meeting.title, meeting.illustrative, document.project, facts),
        before=NOTHING if listed else paragraph(escaped(_nothing(document, words))),
        sections=sections,
        illustrative=_is_illustrative(document),
        words=words,
    )


def _nothing(document: PresentationsDocument, words: Words) -> str:
    if document.audience is Audience.PUBLIC:
        return words("No presentation of this meeting is public.")
    return words("No presentations are recorded for this meeting.")


def _section(day: dt.date | None, listed: Sequence[ListedPresentation], words: Words) -> Section:
    name = weekday_and_date(day, words) if day is not None else words("Not on the agenda")
    labels = [words("No."), words("Time"), words("Presentation"), words("Speakers"), words("File")]
    rows = [_row(one, words) for one in listed]
    return Section(f"day-{day.isoformat()}" if day else "other", name, table(name, labels, rows))


def _row(one: ListedPresentation, words: Words) -> list[Html]:
    entry = one.entry
    title = escaped(entry.title)
    if one.file_name:
        title = tag("a", title, href=quote(one.file_name))
    return [
        unbroken(one.code),
        unbroken(clock_text(entry.start)) if entry.start is not None else NOTHING,
        joined("", [title, sign(entry.illustrative)]),
        people(entry.speakers, words, organisation=True),
        _file(one, words),
    ]


def _file(one: ListedPresentation, words: Words) -> Html:
    if one.problem:
        return escaped(words("cannot be read"))
    if not one.file_name or one.entry.file is None:
        return escaped(words("not available yet"))
    ending = PurePosixPath(one.file_name).suffix.removeprefix(".").upper()
    return unbroken(", ".join(filter(None, [ending, size_text(len(one.entry.file.data), words)])))


def _is_illustrative(document: PresentationsDocument) -> bool:
    return document.meeting.illustrative or any(
        entry.illustrative or any(ref.illustrative for ref in entry.speakers) for entry in document.entries
    )
