"""The meeting report as a Word file."""

from collections.abc import Sequence

from app.domain.report import ReportDocument
from app.exporters.dates import language_tag
from app.exporters.report_blocks import Block, Bullet, Bullets, Heading, Paragraph, Prose, ReportText, Table, Text
from app.exporters.report_text import report_text
from app.exporters.word.body import Body, Line
from app.exporters.word.frame import write_ending, write_title
from app.exporters.word.markdown import write_markdown
from app.exporters.word.package import Cover, new_document, saved
from app.exporters.word.text import Run, plain
from app.words import Words


def report_docx(document: ReportDocument, words: Words) -> bytes:
    """The report in the language of ``words``; the same document gives the same bytes."""
    report, project = report_text(document, words), document.agenda.project
    file = new_document(_cover(document, report, words))
    body = Body(file)
    write_title(body, report.kind, report.title, report.illustrative, project)
    for label, fact in report.facts:
        body.fact(label, _runs(fact, body))
    body.space()
    for block in report.blocks:
        _write(block, body)
    write_ending(body, project, report.footnote, words)
    return saved(file, document.at)


def _cover(document: ReportDocument, report: ReportText, words: Words) -> Cover:
    project = document.agenda.project
    return Cover(
        title=words("{meeting}: report", meeting=report.title),
        author=project.acronym or project.title,
        subject=report.subject,
        language=language_tag(words),
        running_head=f"{report.title} · {report.kind}",
        footer=f"{report.title} · {report.version}",
        mark=report.mark.upper(),
        at=document.at,
        logo=project.logo,
    )


def _write(block: Block, body: Body) -> None:
    match block:
        case Heading():
            body.heading(block.text, block.level - 1)
        case Paragraph():
            body.paragraph(_runs(block.text, body), "Details" if block.small else "Body Text")
        case Prose():
            write_markdown(body, block.markdown)
        case Bullets():
            for bullet in block.items:
                _write_bullet(bullet, body)
        case Table():
            rows = ([[Line(_runs(cell, body))] for cell in row] for row in block.rows)
            body.table(block.caption, block.widths, [plain(label) for label in block.labels], rows)


def _write_bullet(bullet: Bullet, body: Body) -> None:
    body.item(_runs(bullet.text, body), 0, with_next=bool(bullet.below))
    for line in bullet.below:
        if len(bullet.below) > 1:
            body.item(_runs(line, body), 1)
        else:
            body.continued(_runs(line, body), 1)


def _runs(text: Text, body: Body) -> Sequence[Run]:
    return [
        Run(
            span.text, bold=span.strong, style=body.character_style("Quiet") if span.quiet else "", address=span.address
        )
        for span in text
    ]
