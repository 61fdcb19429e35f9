"""Markdown (CommonMark and tables) as a tree, read alike for every format: HTML and entities are shown as typed."""

from collections.abc import Callable
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from app.domain.text import clean_text

_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100_000}).enable("table").disable("entity")

Rendered = TypeVar("Rendered")


def rendered_markdown(
    text: str, of_tree: Callable[[list[SyntaxTreeNode]], Rendered], as_typed: Callable[[list[str]], Rendered]
) -> Rendered:
    """What ``of_tree`` makes of the tree of ``text``; where that nests too deep, ``as_typed`` of its paragraphs."""
    try:
        return of_tree(SyntaxTreeNode(_PARSER.parse(clean_text(text))).children)
    except RecursionError:
        return as_typed([part for part in text.split("\n\n") if part.strip()])


def image_as_typed(node: SyntaxTreeNode) -> str:
    """A picture, which is never loaded: its words and its address, as typed."""
    return f"![{node.content}]({node.attrs.get('src', '')})"
