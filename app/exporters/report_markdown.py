"""The meeting report as Markdown, ready for a newsletter or a website."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.report import ReportDocument
from app.exporters.links import safe_address
from app.exporters.markdown_text import contained_markdown, escaped_markdown
from app.exporters.report_blocks import Block, Bullets, Heading, Paragraph, Prose, Table, Text
from app.exporters.report_text import report_text
from app.exporters.terms import ILLUSTRATIVE_SIGN, data_protection, funding, illustrative_footnote
from app.words import Words


def report_md(document: ReportDocument, words: Words) -> bytes:
    """The report as Markdown (CommonMark with tables) in UTF-8, in the language of ``words``."""
    report, project = report_text(document, words), document.agenda.project
    sign = ILLUSTRATIVE_SIGN if report.illustrative else ""
    kind = " · ".join(filter(None, [report.kind, report.mark, report.version]))
    parts = [
        f"# {escaped_markdown(report.title + sign)}",
        f"**{escaped_markdown(kind)}**",
        escaped_markdown(" · ".join(filter(None, [project.acronym, project.title]))),
        "\n".join(f"- **{escaped_markdown(label)}:** {_text(fact)}" for label, fact in report.facts),
        *(_block(block) for block in report.blocks),
        *_ending(document, report.footnote, words),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8", "replace")


def _ending(document: ReportDocument, footnote: bool, words: Words) -> Iterator[str]:
    project = document.agenda.project
    if footnote:
        yield escaped_markdown(illustrative_footnote(words))
    lines = list(filter(None, [funding(project, words), data_protection(project, words)]))
    if lines:
        yield "---"
    yield from (escaped_markdown(line) for line in lines)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escaped_markdown(block.text)}"
        case Paragraph():
            return _text(block.text)
        case Prose():
            return contained_markdown(block.markdown)
        case Bullets():
            return "\n".join(line for bullet in block.items for line in _bullet(bullet.text, bullet.below))
        case Table():
            return _table(block.labels, block.rows)


def _bullet(text: Text, below: Sequence[Text]) -> Iterator[str]:
    yield f"- {_text(text)}"
    yield from (f"  - {_text(line)}" for line in below)


def _table(labels: Iterable[str], rows: Iterable[Sequence[Text]]) -> str:
    head = [escaped_markdown(label) for label in labels]
    lines = [head, ["---"] * len(head), *([_text(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)


def _text(text: Text) -> str:
    return "".join(_span(span.text, span.strong, span.address) for span in text).strip()


def _span(text: str, strong: bool, address: str) -> str:
    """A span; the spaces around it stay outside of what marks it, for Markdown asks for that."""
    words = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    shown = escaped_markdown(words)
    if not words:
        return before
    if strong:
        shown = f"**{shown}**"
    target = safe_address(address)
    if target:
        shown = f"[{shown}](<{target}>)"
    return f"{before}{shown}{after}"
