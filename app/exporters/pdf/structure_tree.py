"""The tree of structure elements as PDF objects, with the way back from each marked content (ISO 32000-1 §14.7)."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference

from app.exporters.pdf.tags import Element, Tags

_ROOT = "StructTreeRoot"
_PARENTS = "ParentTree"
_MAY_BE_EMPTY = ("TD", "TH")  # or the columns of a table would not be the same in all rows


class PlainObject(PDFObject):
    """An object whose code is at hand: the leanest way to write very many."""

    __RefOnly__ = 0

    def __init__(self, code: bytes = b"", indirect: bool = False) -> None:
        self.code = code
        self.__RefOnly__ = int(indirect)

    def format(self, _document: Any) -> bytes:
        """The code."""
        return self.code


def write_structure(document: Any, tags: Tags) -> None:
    """Put the tree of ``tags`` into ReportLab's ``document``; elements that hold nothing are left out."""
    _prune(tags.root)
    elements = _in_order(tags.root)
    objects = [PlainObject(indirect=True) for _ in elements]
    references = {}
    for number, (element, made) in enumerate(zip(elements, objects, strict=True)):
        document.Reference(made, f"Element{number}")
        references[id(element)] = _reference(document, f"Element{number}")
    root, parents = PlainObject(indirect=True), PlainObject(indirect=True)
    document.Reference(root, _ROOT)
    document.Reference(parents, _PARENTS)
    pages = [_reference(document, f"Page{number}") for number in range(1, len(tags.pages) + 1)]
    root_reference = _reference(document, _ROOT)
    for element, made in zip(elements, objects, strict=True):
        parent = references[id(element.parent)] if element.parent is not None else root_reference
        made.code = _code(document, element, parent, references, pages).encode("latin-1")
        element.children = []  # written down, and no longer needed
    count = len(tags.pages) + len(tags.annotations)
    numbers = [f"{page}[{' '.join(references[id(one)] for one in marks)}]" for page, marks in enumerate(tags.pages)]
    numbers += [f"{len(pages) + number} {references[id(one)]}" for number, one in enumerate(tags.annotations)]
    parents.code = f"<</Nums[{chr(10).join(numbers)}]>>".encode()
    root.code = (
        f"<</Type/StructTreeRoot/K {references[id(tags.root)]}/ParentTree {_reference(document, _PARENTS)}"
        f"/ParentTreeNextKey {count}>>"
    ).encode()
    document.Catalog.StructTreeRoot = PDFObjectReference(_ROOT)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _prune(root: Element) -> None:
    for element in reversed(_in_order(root)):
        element.children = [
            child
            for child in element.children
            if not isinstance(child, Element) or child.children or child.kind in _MAY_BE_EMPTY
        ]


def _in_order(root: Element) -> list[Element]:
    found, waiting = [], [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += [child for child in reversed(element.children) if isinstance(child, Element)]
    return found


def _code(document: Any, element: Element, parent: str, references: dict[int, str], pages: list[str]) -> str:
    own = next((child[0] for child in element.children if not isinstance(child, Element)), None)
    children = []
    for child in element.children:
        if isinstance(child, Element):
            children.append(references[id(child)])
        elif isinstance(child[1], str):
            annotation = _reference(document, document.annotationName(child[1]))
            children.append(f"<</Type/OBJR/Obj {annotation}/Pg {pages[child[0]]}>>")
        elif child[0] == own:
            children.append(str(child[1]))
        else:
            children.append(f"<</Type/MCR/Pg {pages[child[0]]}/MCID {child[1]}>>")
    page = f"/Pg {pages[own]}" if own is not None else ""
    return f"<</S/{element.kind}/P {parent}{page}{element.entries}/K[{' '.join(children)}]>>"


def _reference(document: Any, name: str) -> str:
    return str(PDFObjectReference(name).format(document).decode("ascii"))
