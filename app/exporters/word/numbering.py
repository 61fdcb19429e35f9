"""Lists of a Word file: bullets and numbers that Word counts itself, each numbered list from its own start."""

from typing import Any, Final

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_DEPTHS: Final = 9  # of the format
_STEP: Final = 360  # twentieths of a point
_BULLETS: Final = "•–▪"


class Numbering:
    """The numbering of one document: two kinds of list, and a number for each list that counts."""

    def __init__(self, document: Document) -> None:
        self._part = document.part.numbering_part.element
        self._numbers = 0
        for old in list(self._part):
            self._part.remove(old)
        for number in (1, 2):
            self._part.append(_kind(number))
        self._bullets = self._number(1)
        for name, number in (("List Bullet", self._bullets), ("List Number", self._number(2))):
            for depth, style in enumerate((name, f"{name} 2", f"{name} 3")):
                properties = document.styles[style].element.get_or_add_pPr()
                properties.insert_element_before(
                    _numbered(number, depth), *("w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:outlineLvl")
                )

    def new_list(self, start: int, depth: int) -> int:
        """The number of a new list at ``depth``, which counts from ``start``; lists in it count from 1."""
        number = self._number(2)
        override = OxmlElement("w:lvlOverride", {qn("w:ilvl"): str(min(depth, _DEPTHS - 1))})
        override.append(OxmlElement("w:startOverride", {qn("w:val"): str(start)}))
        self._part[-1].append(override)
        return number

    def place(self, paragraph: Any, depth: int, number: int | None) -> None:
        """Make ``paragraph`` an item at ``depth`` of the list ``number``, or of bullets."""
        properties = paragraph.get_or_add_pPr()
        element = _numbered(self._bullets if number is None else number, min(depth, _DEPTHS - 1))
        properties.insert_element_before(element, "w:bidi", "w:ind", "w:jc")

    def _number(self, kind: int) -> int:
        self._numbers += 1
        element = OxmlElement("w:num", {qn("w:numId"): str(self._numbers)})
        element.append(OxmlElement("w:abstractNumId", {qn("w:val"): str(kind)}))
        self._part.append(element)
        return self._numbers


def _kind(number: int) -> Any:
    """The definition of bullets (1) or numbers (2), nine levels deep."""
    levels = []
    for depth in range(_DEPTHS):
        shape, text = ("bullet", _BULLETS[depth % len(_BULLETS)]) if number == 1 else ("decimal", f"%{depth + 1}.")
        levels.append(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_STEP * (depth + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
        )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _numbered(number: int, depth: int) -> Any:
    properties = OxmlElement("w:numPr")
    properties.append(OxmlElement("w:ilvl", {qn("w:val"): str(depth)}))
    properties.append(OxmlElement("w:numId", {qn("w:val"): str(number)}))
    return properties
