"""The structure of a document as a listener gets it (ISO 32000-1 §14.8): elements, and which of them is being drawn.

Whatever is drawn outside an element is decoration (an artifact), so nothing can be left untagged by accident. On a
canvas without tags (slides) nothing of this happens.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

TABLE_HEADER: Final = "/A <</O/Table/Scope/Column>>"  # of a TH


class Element:
    """A structure element: its kind ("P", "H2", "TR" …), what it holds, and further entries as PDF code.

    It finds its place in the tree when it is first drawn, unless it was given a ``parent``.
    """

    __slots__ = ("children", "entries", "kind", "parent")

    def __init__(self, kind: str, parent: "Element | None" = None, entries: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.entries = entries
        self.children: list[Element | tuple[int, int | str]] = []  # or page and marked-content id, or annotation
        if parent is not None:
            parent.children.append(self)

    def placed_in(self, parent: "Element") -> "Element":
        """This element, put under ``parent`` (with those above that have no place yet)."""
        top = self
        while top.parent is not None:
            top = top.parent
        if top is not parent and top.kind != "Document":
            top.parent = parent
            parent.children.append(top)
        return self


class Tags:
    """What a canvas knows of the structure while it draws."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.inside = [self.root]
        self.muted = 0
        self.pages: list[list[Element]] = []  # of each page, the element of each marked-content id
        self.on_page: list[Element] = []
        self.annotations: list[Element] = []
        self.link: Element | None = None


def tags_of(canvas: Any) -> Tags | None:
    """The tags of ``canvas``; None where it has none, or where nothing is to be heard just now."""
    tags: Tags | None = getattr(canvas, "tags", None)
    return None if tags is None or tags.muted else tags


@contextmanager
def inside(canvas: Any, element: Element) -> Iterator[None]:
    """What is drawn in this block belongs into ``element``."""
    tags = tags_of(canvas)
    if tags is None:
        yield
        return
    tags.inside.append(element.placed_in(tags.inside[-1]))
    try:
        yield
    finally:
        tags.inside.pop()


@contextmanager
def unheard(canvas: Any) -> Iterator[None]:
    """What is drawn in this block is decoration: a head that comes again, say."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:
        yield
        return
    tags.muted += 1
    try:
        yield
    finally:
        tags.muted -= 1


@contextmanager
def marked(canvas: Any, element: Element) -> Iterator[None]:
    """What is drawn in this block is the content of ``element`` (ISO 32000-1 §14.7.4.2)."""
    tags = tags_of(canvas)
    if tags is None:
        yield
        return
    element.placed_in(tags.inside[-1])
    canvas.end_decoration()
    element.children.append((len(tags.pages), len(tags.on_page)))
    canvas._code.append(f"/{element.kind} <</MCID {len(tags.on_page)}>> BDC")
    tags.on_page.append(element)
    yield
    canvas._code.append("EMC")
    canvas.begin_decoration()
