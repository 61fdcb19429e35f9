"""The meeting report as one web page."""

from collections.abc import Iterable, Iterator

from app.domain.report import ReportDocument
from app.exporters.dates import language_tag
from app.exporters.html.markdown import linked, markdown
from app.exporters.html.markup import Html, escaped, joined, tag
from app.exporters.html.page import Masthead, Section, page, paragraph
from app.exporters.html.tables import table
from app.exporters.report_blocks import Block, Bullet, Bullets, Heading, Paragraph, Prose, Table, Text
from app.exporters.report_text import report_text
from app.words import Words

_SHORT = 10  # characters
_PART = 2  # the level of a heading that begins a part of the page


def report_html(document: ReportDocument, words: Words) -> bytes:
    """The report in the language of ``words``; the same document gives the same bytes."""
    report = report_text(document, words)
    before, *parts = _parts(report.blocks)
    return page(
        title=words("{meeting}: report", meeting=report.title),
        description=f"{report.subject} · {report.version}",
        language=language_tag(words),
        masthead=Masthead(
            kind=report.kind,
            title=report.title,
            illustrative=report.illustrative,
            project=document.agenda.project,
            facts=[(label, [_text(fact)]) for label, fact in report.facts],
            mark=report.mark,
        ),
        before=tag("div", joined("", (_block(block) for block in before[1])), class_="prose lead"),
        sections=[
            Section(f"part-{number}", name, joined("", (_block(block) for block in blocks)))
            for number, (name, blocks) in enumerate(parts, start=1)
        ],
        illustrative=report.footnote,
        words=words,
    )


def _parts(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """What stands before the first heading, then each heading with its blocks."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level == _PART:
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    return parts


def _block(block: Block) -> Html:
    match block:
        case Heading():
            return tag(f"h{block.level}", escaped(block.text), class_="within")
        case Paragraph():
            return paragraph(_text(block.text), "small" if block.small else None)
        case Prose():
            return markdown(block.markdown, _PART + 1)
        case Bullets():
            return tag("ul", *_items(block.items), class_="bullets")
        case Table():
            rows = ([_first(row[0]), *(_text(cell) for cell in row[1:])] for row in block.rows)
            return tag("div", table(block.caption, block.labels, rows), class_="after-more")


def _first(cell: Text) -> Html:
    """A short first cell, such as a number, stays on one line."""
    short = sum(len(span.text) for span in cell) <= _SHORT
    return tag("span", _text(cell), class_="short" if short else None)


def _items(bullets: Iterable[Bullet]) -> Iterator[Html]:
    for bullet in bullets:
        if len(bullet.below) > 1:
            below = tag("ul", *(tag("li", _text(line)) for line in bullet.below), class_="bullets")
        else:
            below = joined("", (tag("div", _text(line)) for line in bullet.below))
        yield tag("li", _text(bullet.text), below)


def _text(text: Text) -> Html:
    shown = []
    for span in text:
        words = linked(escaped(span.text), span.address)
        if span.strong:
            words = tag("strong", words)
        shown.append(tag("span", words, class_="small") if span.quiet else words)
    return joined("", shown)
