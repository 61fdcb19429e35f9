"""What is written into a Word file: headings, paragraphs, facts, lists, tables, each in its style."""

import itertools
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.exporters.links import safe_address
from app.exporters.word.numbering import Numbering
from app.exporters.word.styles import TEXT_WIDTH
from app.exporters.word.text import Run, begins_right_to_left, plain, run_elements, xml_text

_LONG_ROW = 1_500  # characters; a longer row may be cut at the end of a page
_STEP = 360  # twentieths of a point by which each depth of a list is further in


@dataclass(frozen=True)
class Line:
    """A paragraph in a cell of a table: its runs and its style."""

    runs: Sequence[Run]
    style: str = "Table Text"


class Body:
    """Writes at the end of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._end = document.element.body.sectPr
        self._styles = {style.name: style.style_id for style in document.styles}

    def paragraph(self, runs: Sequence[Run], style: str = "Body Text") -> None:
        """A paragraph, or nothing where there is nothing in it."""
        if any(run.text for run in runs):
            self._add(self._paragraph(runs, style))

    def text(self, text: str, style: str = "Body Text") -> None:
        """A paragraph of plain text, or nothing."""
        self.paragraph(plain(text), style)

    def heading(self, text: str, level: int) -> None:
        """A heading of ``level`` 1 to 4."""
        self.text(text, f"Heading {level}")

    def fact(self, label: str, runs: Sequence[Run]) -> None:
        """A label, and what it says beside it."""
        self.paragraph([Run(f"{label}\t", style=self._styles["Quiet"]), *runs], "Facts")

    def space(self) -> None:
        """A small gap, which also tells two boxes or tables apart."""
        self._add(self._paragraph([], "Space"))

    def rule(self) -> None:
        """A line across."""
        self._add(self._paragraph([], "Rule"))

    def new_list(self, start: int, depth: int) -> int:
        """The number of a new numbered list at ``depth``, which counts from ``start``."""
        return self._numbering.new_list(start, depth)

    def item(self, runs: Sequence[Run], depth: int, numbered: int | None = None, with_next: bool = False) -> None:
        """An item of a list at ``depth`` (from 0): a bullet, or the next number of the list ``numbered``.

        ``with_next`` keeps it on one page with the paragraph after it.
        """
        kind = "List Bullet" if numbered is None else "List Number"
        style = kind if depth == 0 else f"{kind} {min(depth, 2) + 1}"
        element = self._paragraph(runs, style)
        if with_next:
            element.pPr.insert(1, OxmlElement("w:keepNext"))
        self._numbering.place(element, depth, numbered)
        self._add(element)

    def continued(self, runs: Sequence[Run], depth: int, style: str = "List Continue") -> None:
        """A further paragraph of an item at ``depth``, or of a quotation in it."""
        element = self._paragraph(runs, style)
        if depth:
            extra = 220 if style == "Quote" else 0
            element.get_or_add_pPr().append(OxmlElement("w:ind", {qn("w:left"): str(_STEP * min(depth, 9) + extra)}))
        self._add(element)

    def table(
        self,
        caption: str,
        widths: Sequence[int],
        labels: Sequence[Sequence[Run]],
        rows: Iterable[Sequence[Sequence[Line]]],
        numbers: Container[int] = (),
    ) -> None:
        """A table whose first row is its head, on each page again; ``widths`` in millimetres, ``numbers`` at the right.

        ``caption`` is read to those who cannot see the table; it is not shown.
        """
        unit = TEXT_WIDTH / sum(widths)
        twips = [round(width * unit) for width in widths]
        table = OxmlElement("w:tbl")
        table.append(_table_properties(self._styles["Plenary Table"], caption))
        grid = OxmlElement("w:tblGrid")
        grid.extend(OxmlElement("w:gridCol", {qn("w:w"): str(width)}) for width in twips)
        table.append(grid)
        head = [[Line(label, "Table Head")] for label in labels]
        for place, row in enumerate(itertools.chain([head], rows)):
            table.append(self._row(row, twips, numbers, is_head=place == 0))
        self._add(table)
        self.space()  # Word joins tables with nothing between them

    def character_style(self, name: str) -> str:
        """The id of a character style."""
        return str(self._styles[name])

    def _row(
        self, cells: Sequence[Sequence[Line]], widths: Sequence[int], numbers: Container[int], is_head: bool
    ) -> Any:
        row = OxmlElement("w:tr")
        properties = OxmlElement("w:trPr")
        if sum(len(run.text) for cell in cells for line in cell for run in line.runs) < _LONG_ROW:
            properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        row.append(properties)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            element = OxmlElement("w:tc")
            shape = OxmlElement("w:tcPr")
            shape.append(OxmlElement("w:tcW", {qn("w:w"): str(width), qn("w:type"): "dxa"}))
            element.append(shape)
            lines = [line for line in cell if any(run.text for run in line.runs)] or [Line([])]
            for line in lines:
                paragraph = self._paragraph(line.runs, line.style)
                if place in numbers:
                    paragraph.get_or_add_pPr().append(OxmlElement("w:jc", {qn("w:val"): "right"}))
                element.append(paragraph)
            row.append(element)
        return row

    def _paragraph(self, runs: Sequence[Run], style: str) -> Any:
        paragraph = OxmlElement("w:p")
        properties = paragraph.get_or_add_pPr()
        properties.append(OxmlElement("w:pStyle", {qn("w:val"): self._styles[style]}))
        if begins_right_to_left(runs):
            properties.append(OxmlElement("w:bidi"))
        for run in runs:
            paragraph.extend(self._run(run))
        return paragraph

    def _run(self, run: Run) -> list[Any]:
        target = safe_address(run.address)
        if not target:
            return list(run_elements(run))
        key = self._document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink", {qn("r:id"): key})
        link.extend(run_elements(replace(run, style=self._styles["Hyperlink"])))
        return [link]

    def _add(self, element: Any) -> None:
        self._end.addprevious(element)


def _table_properties(style: str, caption: str) -> Any:
    properties = OxmlElement("w:tblPr")
    properties.append(OxmlElement("w:tblStyle", {qn("w:val"): style}))
    properties.append(OxmlElement("w:tblW", {qn("w:w"): str(TEXT_WIDTH), qn("w:type"): "dxa"}))
    properties.append(OxmlElement("w:tblLayout", {qn("w:type"): "fixed"}))
    look = {"val": "0420", "firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noVBand": "1"}
    properties.append(OxmlElement("w:tblLook", {qn(f"w:{name}"): value for name, value in look.items()}))
    if caption:
        properties.append(OxmlElement("w:tblCaption", {qn("w:val"): xml_text(caption, one_line=True)}))
    return properties
