"""Markdown in Word files: real paragraphs, lists, tables and links; pictures and HTML are shown as typed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from app.exporters.links import safe_address
from app.exporters.markdown_tree import image_as_typed, rendered_markdown
from app.exporters.word.body import Body, Line
from app.exporters.word.text import Run, plain

_HEADING = 4
_CODE = "Source Text Character"

Step = Callable[[Body], None]


@dataclass(frozen=True)
class _Place:
    """Where a block stands: how deep in lists, and whether in a quotation."""

    depth: int = 0
    quoted: bool = False

    @property
    def style(self) -> str:
        """The style of a paragraph here."""
        if self.quoted:
            return "Quote"
        return "List Continue" if self.depth else "Body Text"


def write_markdown(body: Body, text: str) -> None:
    """``text`` at the end of ``body``; as typed, where it nests too deep."""
    for step in rendered_markdown(text, lambda nodes: list(_blocks(nodes, _Place(), body)), _as_typed):
        step(body)


def _as_typed(parts: list[str]) -> list[Step]:
    return [_paragraph(plain(part), _Place()) for part in parts]


def _blocks(nodes: Iterable[SyntaxTreeNode], place: _Place, body: Body) -> Iterator[Step]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield _paragraph(_inline(node, body), place)
            case "heading":
                yield _heading(_inline(node, body))
            case "bullet_list" | "ordered_list":
                yield from _list(node, place, body)
            case "blockquote":
                yield from _blocks(node.children, replace(place, quoted=True), body)
            case "fence" | "code_block":
                yield _code(node.content)
            case "table":
                yield _table(node, body)
            case "hr":
                yield Body.rule
            case _:
                yield _paragraph(plain(node.content), place)


def _paragraph(runs: list[Run], place: _Place) -> Step:
    return lambda body: body.continued(runs, place.depth, place.style) if runs else None


def _heading(runs: list[Run]) -> Step:
    return lambda body: body.paragraph(runs, f"Heading {_HEADING}")


def _code(content: str) -> Step:
    return lambda body: body.text(content.rstrip("\n"), "Source Text")


def _list(node: SyntaxTreeNode, place: _Place, body: Body) -> Iterator[Step]:
    numbered: int | None = None
    if node.type == "ordered_list":
        numbered = body.new_list(int(node.attrs.get("start", 1)), place.depth)
    for item in node.children:
        children = list(item.children)
        first = _inline(children.pop(0), body) if children and children[0].type == "paragraph" else []
        yield _item(first, place.depth, numbered)
        yield from _blocks(children, replace(place, depth=place.depth + 1), body)


def _item(runs: list[Run], depth: int, numbered: int | None) -> Step:
    return lambda body: body.item(runs, depth, numbered)


def _table(node: SyntaxTreeNode, body: Body) -> Step:
    head, *bodies = node.children
    labels = [_inline(cell, body) for row in head.children for cell in row.children]
    rows = [[[Line(_inline(cell, body))] for cell in row.children] for part in bodies for row in part.children]
    return lambda to: to.table("", [1] * len(labels), labels, rows)


def _inline(node: SyntaxTreeNode, body: Body) -> list[Run]:
    return [run for child in node.children for run in _span(child, body)]


def _span(node: SyntaxTreeNode, body: Body) -> list[Run]:
    match node.type:
        case "text":
            return plain(node.content)
        case "softbreak":
            return plain(" ")
        case "hardbreak":
            return plain("\n")
        case "code_inline":
            return [Run(node.content, style=body.character_style(_CODE))]
        case "em":
            return [replace(run, italic=True) for run in _inline(node, body)]
        case "strong":
            return [replace(run, bold=True) for run in _inline(node, body)]
        case "link":
            return _link(node, body)
        case "image":
            return plain(image_as_typed(node))
        case _ if node.children:
            return _inline(node, body)
        case _:
            return plain(node.content)


def _link(node: SyntaxTreeNode, body: Body) -> list[Run]:
    """A link is clicked; one that may not be is shown with its address, as typed."""
    address = str(node.attrs.get("href", ""))
    runs = _inline(node, body)
    if safe_address(address):
        return [replace(run, address=address) for run in runs]
    return [Run("["), *runs, Run(f"]({address})")]
