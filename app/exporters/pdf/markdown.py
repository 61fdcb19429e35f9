"""Markdown (CommonMark and tables) as paragraphs: what was discussed, as the secretary wrote it.

Raw HTML, entities and pictures are shown as typed; nothing is ever loaded. Only web and mail addresses become links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode
from reportlab.platypus import Flowable, Spacer

from app.exporters.markdown_tree import image_as_typed, rendered_markdown
from app.exporters.pdf.blocks import columns
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.paragraph import Paragraph
from app.exporters.pdf.paragraphs import List, ListItem, bulleted, marked, plain
from app.exporters.pdf.rows import HEAD, Cell, Look, Row, RowTable
from app.exporters.pdf.tags import Element
from app.exporters.pdf.text import Markup, escaped, escaped_code, joined, linked, may_be_linked, styled
from app.exporters.pdf.theme import ACCENT, MAIN, MUTED, RAIL, TINT, Style

_HANGING = 12.0  # points from a list's bullet to its text
_DEEPEST = 5  # lists nested deeper are not moved further to the right
_BULLET_CHARACTER = 5.0  # points, about the width of a digit
_CODE_LOOK = Look(above=5, below=6, rule=0, tint=TINT, tint_left=RAIL, tint_width=MAIN)
_TABLE_HEAD = Look(above=3, below=3, rule=HEAD.rule, rule_colour=HEAD.rule_colour, rule_left=RAIL)
_TABLE_ROW = Look(above=3, below=4, rule_left=RAIL)


def markdown(text: str, left: float = RAIL, under: int = 3) -> list[Flowable]:
    """``text`` as flowables in the main column, ``left`` points from the margin; as typed, where it nests too deep.

    Its headings stand ``under`` a heading of that level (H3), whatever the level that was typed.
    """
    place = _Place(left, 0, Style.BODY, f"H{under + 1}")
    return rendered_markdown(
        text,
        lambda nodes: list(_blocks(nodes, place)),
        lambda parts: [plain(part, Style.BODY, left) for part in parts],
    )


@dataclass(frozen=True)
class _Place:
    """Where blocks stand: points from the margin, how deep in lists and quotes, and what they look and are heard as."""

    left: float
    depth: int
    style: Style
    heading: str
    item: ListItem | None = None

    def deeper(self, by: float, style: Style, item: ListItem | None = None) -> "_Place":
        left = self.left + by if self.depth < _DEEPEST else self.left
        return _Place(left, self.depth + 1, style, self.heading, item or self.item)


def _blocks(nodes: Sequence[SyntaxTreeNode], place: _Place) -> Iterator[Flowable]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield _inside(marked(_inline(node), place.style, place.left), place)
            case "heading":
                head = marked(_inline(node, Face.SEMIBOLD), Style.BODY_HEAD, place.left, kind=place.heading)
                yield head if place.item is None else marked(_inline(node, Face.SEMIBOLD), Style.BODY_HEAD, place.left)
            case "bullet_list" | "ordered_list":
                yield from _list(node, place)
            case "blockquote":
                yield from _blocks(node.children, place.deeper(_HANGING, Style.QUOTE))
            case "fence" | "code_block":
                yield from _code(node.content, place.left)
            case "table":
                yield from _table(node)
            case "hr":
                yield Row([], Look(above=6, below=0, rule_left=RAIL))
            case _:
                yield _inside(plain(node.content, place.style, place.left), place)


def _inside(paragraph: Paragraph, place: _Place) -> Paragraph:
    """The paragraph, as part of the list item that it stands in."""
    if place.item is not None:
        paragraph.element = Element(paragraph.element.kind, place.item.body)
    return paragraph


def _list(node: SyntaxTreeNode, place: _Place) -> Iterator[Flowable]:
    number = int(node.attrs.get("start", 1))
    style = Style.LIST if place.style is Style.BODY else place.style
    heard = List(place.item)
    for entry in node.children:
        bullet = f"{number}." if node.type == "ordered_list" else "•"
        number += 1
        hanging = max(_HANGING, _BULLET_CHARACTER * (len(bullet) + 1))
        children = list(entry.children)
        first = _inline(children.pop(0)) if children and children[0].type == "paragraph" else escaped("")
        item = heard.item()
        yield bulleted(first, bullet, style, place.left, hanging, item)
        yield from _blocks(children, place.deeper(hanging, Style.LIST, item))


def _code(content: str, left: float) -> Iterator[Flowable]:
    lines = [marked(escaped_code(line), Style.CELL) for line in content.rstrip("\n").split("\n")]
    yield Spacer(1, 3)
    yield Row([Cell(left + 6, RAIL + MAIN - left - 12, lines)], _CODE_LOOK)
    yield Spacer(1, 3)


def _table(node: SyntaxTreeNode) -> Iterator[Flowable]:
    rows = [row for part in node.children for row in part.children]
    width = MAIN / max(1, len(rows[0].children))
    made = []
    for position, row in enumerate(rows):
        style, face = (Style.CELL_STRONG, Face.SEMIBOLD) if position == 0 else (Style.CELL, Face.REGULAR)
        cells = columns([width] * len(row.children), [[marked(_inline(cell, face), style)] for cell in row.children])
        look = _TABLE_HEAD if position == 0 else _TABLE_ROW
        made.append(Row([Cell(RAIL + cell.left, cell.width, cell.body) for cell in cells], look))
    yield RowTable(made[0], made[1:])
    yield Spacer(1, 4)


def _inline(node: SyntaxTreeNode, face: Face = Face.REGULAR) -> Markup:
    return joined("", [_span(child, face) for child in node.children])


def _span(node: SyntaxTreeNode, face: Face) -> Markup:
    match node.type:
        case "text":
            return escaped(node.content, face)
        case "softbreak":
            return Markup(" ")
        case "hardbreak":
            return Markup("<br/>")
        case "code_inline":
            return styled(escaped(node.content), colour=MUTED)
        case "em":
            inner = Face.ITALIC if face is Face.REGULAR else face
            return styled(_inline(node, inner), inner)
        case "strong":
            return styled(_inline(node, Face.SEMIBOLD), Face.SEMIBOLD)
        case "link":
            return _link(node, face)
        case "image":
            return escaped(image_as_typed(node), face)
        case _ if node.children:
            return _inline(node, face)
        case _:
            return escaped(node.content, face)


def _link(node: SyntaxTreeNode, face: Face) -> Markup:
    """A link is clicked; one that may not be is shown with its address, as typed."""
    address = str(node.attrs.get("href", ""))
    words = _inline(node, face)
    if may_be_linked(address):
        return linked(words, address, ACCENT)
    return Markup(f"[{words}]({escaped(address, face)})")
