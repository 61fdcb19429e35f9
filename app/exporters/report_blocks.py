"""The blocks that the meeting report is made of, before any format: its wording exists once (``report_text``)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A stretch of plain text of one look; with ``address``, a link to it."""

    text: str
    strong: bool = False
    quiet: bool = False
    address: str = ""


Text = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 (a part of the report) or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``small`` for what is said in passing."""

    text: Text
    small: bool = False


@dataclass(frozen=True)
class Prose:
    """Markdown that somebody wrote."""

    markdown: str


@dataclass(frozen=True)
class Bullet:
    """An item of a list, and what stands under it."""

    text: Text
    below: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class Table:
    """A table: ``caption`` says what it is, ``widths`` are millimetres of 170, the first cells head their rows."""

    caption: str
    labels: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Text, ...], ...]


Block = Heading | Paragraph | Prose | Bullets | Table


@dataclass(frozen=True)
class ReportText:
    """The whole report in words: what stands in its head, its blocks, and whether it needs the footnote.

    ``subject`` and ``version`` go into the file's properties and at the foot of its pages; ``mark`` is "Draft" or
    nothing.
    """

    kind: str
    title: str
    illustrative: bool
    subject: str
    version: str
    mark: str
    facts: tuple[tuple[str, Text], ...]
    blocks: tuple[Block, ...]
    footnote: bool


def text(*parts: str) -> Text:
    """One plain span of the parts that say something, with a space between them."""
    whole = " ".join(filter(None, parts))
    return (Span(whole),) if whole else ()
