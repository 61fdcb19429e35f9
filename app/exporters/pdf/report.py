"""The meeting report as PDF."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.domain.report import ReportDocument
from app.exporters.dates import language_tag
from app.exporters.pdf.blocks import ending, fact_cells, section_heading, table, title_block
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.markdown import markdown
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import bulleted, headline, kept, marked
from app.exporters.pdf.rows import RowTable
from app.exporters.pdf.text import Markup, escaped, joined, linked, styled
from app.exporters.pdf.theme import ACCENT, MUTED, TEXT_WIDTH, Style
from app.exporters.report_blocks import Block, Bullet, Bullets, Heading, Paragraph, Prose, ReportText, Table, Text
from app.exporters.report_text import report_text
from app.words import Words

_UNDER_HEADING = 90  # points that must be left on a page for a heading and what it heads
_HANGING = 12.0
_WIDTH_OF_BLOCKS = 170  # millimetres, in which tables give their widths


def report_pdf(document: ReportDocument, words: Words) -> bytes:
    """The report in the language of ``words``; the same document gives the same bytes."""
    report = report_text(document, words)
    return build(_story(document, report, words), _furniture(document, report, words))


def _furniture(document: ReportDocument, report: ReportText, words: Words) -> Furniture:
    return Furniture(
        title=words("{meeting}: report", meeting=report.title),
        author=document.agenda.project.acronym,
        subject=report.subject,
        language=language_tag(words),
        running_head=f"{report.title} · {report.kind}",
        footer=f"{report.title} · {report.version}",
        mark=report.mark,
        at=document.at,
    )


def _story(document: ReportDocument, report: ReportText, words: Words) -> Iterator[Flowable]:
    project = document.agenda.project
    subtitle = f"{project.acronym} · {project.title}" if project.acronym else project.title
    facts = [(label, [marked(_markup(fact), Style.CELL)]) for label, fact in report.facts]
    cells = fact_cells(facts)
    yield from title_block(report.kind, report.title, report.illustrative, subtitle, cells, project.logo)
    heads: list[Flowable] = []
    for block in report.blocks:
        if isinstance(block, Heading):
            heads.append(_heading(block))
        elif isinstance(block, Table):
            yield from kept(heads, _table(block))
            heads = []
        else:
            if heads:
                yield CondPageBreak(_UNDER_HEADING)
            yield from heads
            yield from _flowables(block)
            heads = []
    yield from heads
    yield from ending(project, report.footnote, words)


def _heading(block: Heading) -> Flowable:
    if block.level > 2:
        return headline(escaped(block.text, Face.SEMIBOLD), Style.BODY_HEAD, block.text, level=1)
    return section_heading(block.text)


def _flowables(block: Block) -> Iterator[Flowable]:
    match block:
        case Paragraph():
            yield marked(_markup(block.text), Style.SMALL if block.small else Style.BODY)
        case Prose():
            yield from markdown(block.markdown, left=0)
        case Bullets():
            for bullet in block.items:
                yield from _bullet(bullet)
            yield Spacer(1, 4)


def _bullet(bullet: Bullet) -> Iterator[Flowable]:
    yield bulleted(_markup(bullet.text), "•", Style.LIST, 0, _HANGING)
    for line in bullet.below:
        if len(bullet.below) > 1:
            yield bulleted(_markup(line), "–", Style.LIST, _HANGING, _HANGING)
        else:
            yield marked(_markup(line), Style.SMALL, _HANGING)


def _table(block: Table) -> RowTable:
    unit = TEXT_WIDTH / _WIDTH_OF_BLOCKS
    rows = ([[marked(_markup(cell), Style.CELL)] for cell in row] for row in block.rows)
    return table([width * unit for width in block.widths], block.labels, rows)


def _markup(text: Text) -> Markup:
    shown = []
    for span in text:
        face = Face.SEMIBOLD if span.strong else Face.REGULAR
        words = linked(escaped(span.text, face), span.address, ACCENT)
        if span.strong:
            words = styled(words, face)
        shown.append(styled(words, colour=MUTED) if span.quiet else words)
    return joined("", shown)
