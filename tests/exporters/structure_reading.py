"""The structure of a tagged PDF, read back with pypdf: what a listener is told, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdf_reading import opened


@dataclass
class Node:
    """A structure element: its kind, alternative text, marked contents (page, id), annotations and children."""

    kind: str
    alt: str = ""
    attributes: str = ""
    contents: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def all(self, kind: str) -> list["Node"]:
        return [node for node in walk(self) if node.kind == kind]


def structure(data: bytes) -> Node:
    """The document element."""
    reader = opened(data)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    return _node(root["/StructTreeRoot"]["/K"].get_object(), pages)


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def kinds(data: bytes) -> list[str]:
    """The kinds of all elements, in order."""
    return [node.kind for node in walk(structure(data))]


def marked_contents(data: bytes) -> set[tuple[int, int]]:
    """Page and id of every marked content that the pages hold."""
    import re

    found = set()
    for number, page in enumerate(opened(data).pages):
        for match in re.finditer(rb"/MCID (\d+)", page.get_contents().get_data()):
            found.add((number, int(match.group(1))))
    return found


def _node(element: Any, pages: dict[int, int]) -> Node:
    own = pages.get(element.raw_get("/Pg").idnum) if "/Pg" in element else None
    node = Node(element["/S"][1:], str(element.get("/Alt", "")), str(element.get("/A", "")))
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        held = child.get_object()
        if isinstance(held, int):
            node.contents.append((own, int(held)))
        elif held.get("/Type") == "/MCR":
            node.contents.append((pages[held.raw_get("/Pg").idnum], int(held["/MCID"])))
        elif held.get("/Type") == "/OBJR":
            node.annotations.append(held["/Obj"])
        else:
            node.children.append(_node(held, pages))
    return node
