"""The building blocks that agenda and minutes share: title, facts, rail rows, tables, decision box, ending."""

from collections.abc import Container, Iterable, Sequence

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.documents import Picture, ProjectHead
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps, Rule, Shape
from app.exporters.pdf.logo import logo
from app.exporters.pdf.paragraphs import headline, marked, plain
from app.exporters.pdf.rows import HEAD, Cell, Look, Row, RowTable
from app.exporters.pdf.text import Markup, escaped, styled
from app.exporters.pdf.text_runs import text_width
from app.exporters.pdf.theme import (
    ACCENT,
    BAR,
    GUTTER,
    HAIRLINE,
    HEAD_RULE,
    INK,
    MAIN,
    MUTED,
    RAIL,
    TEXT_WIDTH,
    Style,
)
from app.exporters.terms import ILLUSTRATIVE_SIGN, data_protection, funding, illustrative_footnote
from app.words import Words

_FACTS = (0.3, 0.3, 0.2, 0.2)  # the widths of four facts under a title, of the text width
_BESIDE_BAR = BAR + 12  # points from the edge of a decision box to its text
_LOGO = 19 * mm
_TITLE_LOOK = Look(above=0, below=0, rule=0, gap=100)
_FACTS_LOOK = Look(above=0, below=10, rule=0, gap=100)
_RAIL_LOOK = Look(above=0, below=7, rule=0, gap=100)
_TABLE_ROW = Look(above=4, below=5)


def sign(illustrative: bool) -> Markup:
    """The sign of an illustrative row, or nothing."""
    return escaped(ILLUSTRATIVE_SIGN if illustrative else "")


def title_block(
    kind: str,
    title: str,
    illustrative: bool,
    subtitle: str,
    facts: Sequence[Cell],
    picture: Picture | None = None,
) -> list[Flowable]:
    """What a document begins with: its kind in caps, the title, whose it is, and a row of facts under a rule.

    The project's logo, ``picture``, stands at the right.
    """
    mark = logo(picture, _LOGO, _LOGO)
    room = TEXT_WIDTH - (_LOGO + GUTTER if mark else 0)
    wide = text_width(title, Face.LIGHT, Style.TITLE.sheet.fontSize) > room
    style = Style.TITLE_LONG if wide else Style.TITLE
    words = Markup(escaped(title, Face.LIGHT) + sign(illustrative))
    head = [Caps(kind, ACCENT, size=8), Spacer(1, 5), headline(words, style, title, level=0)]
    cells = [Cell(0, room, head), *([Cell(TEXT_WIDTH - _LOGO, _LOGO, mark)] if mark else [])]
    return [
        Row(cells, _TITLE_LOOK),
        Spacer(1, 6),
        plain(subtitle, Style.SUBTITLE),
        Spacer(1, 13),
        Rule(HEAD_RULE, INK, below=6),
        Row(facts, _FACTS_LOOK),
    ]


def fact_cells(facts: Sequence[tuple[str, Sequence[Flowable]]]) -> list[Cell]:
    """Up to four labelled facts side by side."""
    lefts = [sum(_FACTS[:position]) * TEXT_WIDTH for position in range(len(_FACTS))]
    return [
        Cell(left, share * TEXT_WIDTH - GUTTER, [Caps(label), Spacer(1, 2.5), *values])
        for left, share, (label, values) in zip(lefts, _FACTS, facts, strict=False)
    ]


def rail_row(label: str, values: Sequence[Flowable]) -> Row:
    """A label in the rail, and what it says beside it."""
    return Row([Cell(0, RAIL - GUTTER, [Spacer(1, 1.8), Caps(label)]), Cell(RAIL, MAIN, values)], _RAIL_LOOK)


def section_heading(text: str, style: Style = Style.SECTION) -> Flowable:
    """A heading over the whole width, in the outline."""
    return headline(escaped(text, Face(style.sheet.fontName)), style, text, level=0)


def time_text(start: str, end: str, strong: bool) -> Flowable:
    """A time in the rail: "09:00–10:30", its beginning ``strong`` where a session begins."""
    if strong:
        rest = styled(escaped(f"–{end}"), Face.REGULAR, MUTED, Style.TIME_QUIET.sheet.fontSize)
        return marked(Markup(escaped(start) + rest), Style.TIME)
    return plain(f"{start}–{end}", Style.TIME_QUIET)


def columns(widths: Sequence[float], cells: Sequence[Sequence[Flowable]]) -> list[Cell]:
    """Cells of a table: ``widths`` in points with the gap to the next column."""
    lefts = [sum(widths[:position]) for position in range(len(widths))]
    last = len(widths) - 1
    return [
        Cell(left, share if position == last else share - GUTTER / 2, body)
        for position, (left, share, body) in enumerate(zip(lefts, widths, cells, strict=True))
    ]


def table(
    widths: Sequence[float],
    labels: Sequence[str],
    rows: Iterable[Sequence[Sequence[Flowable]]],
    numbers: Container[int] = (),
) -> RowTable:
    """A table of hairlines under a head of caps, which comes again on each page; ``numbers`` are at the right."""
    head = Row(columns(widths, [[Caps(label, right=place in numbers)] for place, label in enumerate(labels)]), HEAD)
    return RowTable(head, [Row(columns(widths, cells), _TABLE_ROW) for cells in rows])


def boxed(label: str, body: Sequence[Flowable], colour: Color, tint: Color, shape: Shape) -> Row:
    """A box on ``tint`` with a bar in ``colour``, in the main column."""
    look = Look(above=8, below=9, rule=0, tint=tint, tint_left=RAIL, tint_width=MAIN, bar=colour, gap=120)
    content = [Caps(label, colour, shape=shape), Spacer(1, 3.5), *body]
    return Row([Cell(RAIL + _BESIDE_BAR, MAIN - 2 * _BESIDE_BAR, content)], look)


def ending(project: ProjectHead, illustrative: bool, words: Words) -> list[Flowable]:
    """How every document ends: the footnote on illustrative rows, who paid, and who answers for personal data."""
    parts: list[Flowable] = [Spacer(1, 16)]
    if illustrative:
        parts += [plain(illustrative_footnote(words), Style.SMALL), Spacer(1, 8)]
    lines = list(filter(None, [funding(project, words), data_protection(project, words)]))
    if lines:
        parts += [Rule(HAIRLINE, below=6)]
    for line in lines:
        parts += [plain(line, Style.SMALL), Spacer(1, 3)]
    return parts
