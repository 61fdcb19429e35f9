"""The first page of a pack: what is in it, each document a link."""

from pathlib import PurePosixPath
from urllib.parse import quote

from app.domain.agenda import Audience
from app.domain.pack import PackedFile, PackIndex
from app.exporters.agenda_words import release_text
from app.exporters.dates import date_range, language_tag
from app.exporters.html.markup import NOTHING, Html, escaped, tag
from app.exporters.html.page import Masthead, Section, page
from app.exporters.html.sizes import size_text, unbroken
from app.exporters.html.tables import table
from app.words import Words


def pack_page(index: PackIndex, words: Words) -> bytes:
    """The page, which stands in one folder with the documents."""
    meeting = index.meeting
    when = date_range(meeting.first_day, meeting.last_day, words)
    kind = {
        Audience.PUBLIC: words("Documents"),
        Audience.PARTICIPANTS: words("Documents for participants"),
        Audience.CHAIR: words("Documents for the chair"),
    }[index.audience]
    count = words.plural("{number} document", "{number} documents", len(index.files))
    facts = [(words("Dates"), [escaped(when)])]
    facts += [(words("Place"), [escaped(meeting.place)])] if meeting.place else []
    facts.append((words("Contents"), [escaped(count)]))
    if index.released is not None:
        version = release_text(index.release, index.released, meeting.zone, words)
        facts.append((words("Agenda"), [escaped(version)]))
    return page(
        title=words("{meeting}: documents", meeting=meeting.title),
        description=words("{dates}, {place}", dates=when, place=meeting.place),
        language=language_tag(words),
        masthead=Masthead(kind, meeting.title, meeting.illustrative, index.project, facts),
        before=NOTHING,
        sections=_sections(index, words),
        illustrative=meeting.illustrative,
        words=words,
    )


def _sections(index: PackIndex, words: Words) -> list[Section]:
    labels = [words("Document"), words("Format"), words("Size")]
    name = words("Documents")
    sections = [Section("documents", name, table(name, labels, [_row(file, words) for file in index.files]))]
    if index.problems:
        items = (tag("li", escaped(problem)) for problem in index.problems)
        sections.append(Section("left-out", words("Left out"), tag("ul", *items, class_="prose")))
    return sections


def _row(file: PackedFile, words: Words) -> list[Html]:
    path = PurePosixPath(file.path)
    link = tag("a", escaped(words(file.what)), href=quote(file.path))
    return [link, unbroken(path.suffix.removeprefix(".").upper()), unbroken(size_text(file.size, words))]
