"""Markdown in web pages: what was discussed, as the secretary wrote it; nothing is ever loaded.

Raw HTML, entities and pictures are shown as typed. Only web and mail addresses become links.
"""

from collections.abc import Iterable

from markdown_it.tree import SyntaxTreeNode

from app.exporters.html.markup import NOTHING, Html, escaped, escaped_lines, joined, tag
from app.exporters.links import safe_address
from app.exporters.markdown_tree import image_as_typed, rendered_markdown

_LOWEST = 6  # of the headings of HTML


def markdown(text: str, heading: int) -> Html:
    """``text`` as HTML; its headings are all of the level ``heading``, so that none is left out on the way."""
    return rendered_markdown(
        text,
        lambda nodes: _blocks(nodes, min(heading, _LOWEST)),
        lambda parts: joined("", (tag("p", escaped_lines(part)) for part in parts)),
    )


def linked(words: Html, address: str) -> Html:
    """``words`` as a link, or just themselves where the address may not be clicked."""
    target = safe_address(address)
    return tag("a", words, href=target, rel="noopener") if target else words


def _blocks(nodes: Iterable[SyntaxTreeNode], heading: int) -> Html:
    return joined("", (_block(node, heading) for node in nodes))


def _block(node: SyntaxTreeNode, heading: int) -> Html:
    match node.type:
        case "paragraph":
            return tag("p", _inline(node.children))
        case "heading":
            return tag(f"h{heading}", _inline(node.children))
        case "bullet_list":
            return tag("ul", _items(node, heading))
        case "ordered_list":
            start = node.attrs.get("start")
            return tag("ol", _items(node, heading), start=None if start is None else str(start))
        case "blockquote":
            return tag("blockquote", _blocks(node.children, heading))
        case "fence" | "code_block":
            return tag("pre", tag("code", escaped(node.content)))
        case "table":
            return _table(node)
        case "hr":
            return tag("hr")
        case _:
            return tag("p", escaped(node.content))


def _items(node: SyntaxTreeNode, heading: int) -> Html:
    items = []
    for item in node.children:
        children = list(item.children)
        first = NOTHING
        if children and children[0].type == "paragraph":  # its words stand beside the bullet
            first = _inline(children.pop(0).children)
        items.append(tag("li", first, _blocks(children, heading)))
    return joined("", items)


def _table(node: SyntaxTreeNode) -> Html:
    head, *bodies = node.children
    top = (tag("th", _inline(cell.children), scope="col") for row in head.children for cell in row.children)
    rows = (
        tag("tr", *(tag("td", _inline(cell.children)) for cell in row.children))
        for body in bodies
        for row in body.children
    )
    table = tag("table", tag("thead", tag("tr", *top)), tag("tbody", *rows))
    return tag("div", table, class_="typed")


def _inline(nodes: Iterable[SyntaxTreeNode]) -> Html:
    return joined("", (_span(node) for node in nodes))


def _span(node: SyntaxTreeNode) -> Html:
    match node.type:
        case "text":
            return escaped(node.content)
        case "softbreak":
            return Html(" ")
        case "hardbreak":
            return tag("br")
        case "code_inline":
            return tag("code", escaped(node.content))
        case "em" | "strong":
            return tag(node.type, _inline(node.children))
        case "link":
            return _link(node)
        case "image":
            return escaped(image_as_typed(node))
        case _ if node.children:
            return _inline(node.children)
        case _:
            return escaped(node.content) if node.content else NOTHING


def _link(node: SyntaxTreeNode) -> Html:
    """A link is clicked; one that may not be is shown with its address, as typed."""
    address = str(node.attrs.get("href", ""))
    words = _inline(node.children)
    if safe_address(address):
        return linked(words, address)
    return joined("", [escaped("["), words, escaped(f"]({address})")])
