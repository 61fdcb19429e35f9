"""Rows on the grid: cells side by side, and tables of rows whose head comes again on each page.

A row is the one building block of agenda and minutes. It goes whole to the next page, unless too much of this page
would stay empty: then each of its cells is cut for itself, and what their heads hold (time, track) is said again.
"""

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from app.exporters.pdf.stack import Stack
from app.exporters.pdf.tags import TABLE_HEADER, Element, inside, unheard
from app.exporters.pdf.theme import BAR, HAIR, HAIRLINE, INK, OUTDENT, TEXT_HEIGHT, TEXT_WIDTH
from app.exporters.pdf.writing import draw_rule, fill_box

_TOLERANCE = 1e-6
_LEAST_REST = 80.0  # points: a cut leaves at least this much for the next page
_LONGEST_HEAD = TEXT_HEIGHT / 4
_ENOUGH = TEXT_HEIGHT / 2  # with this much room a row or table is always cut, whatever it looks like


@dataclass(frozen=True)
class Cell:
    """Flowables in a column ``left`` points from the margin.

    ``head`` stands above them on every page; where it is said again, ``again`` stands under it.
    """

    left: float
    width: float
    body: Sequence[Flowable] = ()
    head: Sequence[Flowable] = ()
    again: Sequence[Flowable] = ()


@dataclass(frozen=True)
class Look:
    """How a row looks: padding, the rule below it, and perhaps a tint behind it (points).

    ``tint_left`` and ``tint_width`` say where the tint is; ``bar`` is a thick line at its left. Up to ``gap`` points of
    a page, at most half of it, stay empty so that a row need not be cut.
    """

    above: float = 5.5
    below: float = 6.5
    rule: float = HAIRLINE
    rule_left: float = 0.0
    rule_colour: Color = HAIR
    tint: Color | None = None
    tint_left: float = -OUTDENT
    tint_width: float = TEXT_WIDTH + 2 * OUTDENT
    bar: Color | None = None
    gap: float = TEXT_HEIGHT / 4


PLAIN = Look()
HEAD = Look(above=0, below=4, rule=0.9, rule_colour=INK)


_NOTHING = Look(above=0, below=0, rule=0)


class Row(Flowable):
    """Cells side by side over the whole text width; in a table, one that ``leads`` stays with the next."""

    def __init__(self, cells: Sequence[Cell], look: Look = PLAIN, leads: bool = False) -> None:
        super().__init__()
        self.leads = leads
        self._cells = cells = [_with_short_head(cell) for cell in cells]
        self._look = look
        self._heads = [Stack(cell.width, cell.head) for cell in cells]
        self._bodies = [Stack(cell.width, cell.body) for cell in cells]
        self._elements: Sequence[Element] | None = None  # of the cells, in a table
        self._heard_before = False  # the heads of its cells, on an earlier page
        self._measure()

    def belong_to(self, table: Element, kind: str, entries: str = "") -> None:
        """Be a row of ``table``, its cells of ``kind`` TD or TH."""
        row = Element("TR", table)
        self._elements = [Element(kind, row, entries) for _cell in self._cells]

    @property
    def least(self) -> float:
        """How much room the beginning of the row takes, in points."""
        return float(min(self.height, self._look.gap))

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """The text width and the row's height, with its padding."""
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing when the row should go whole to the next page."""
        return list(self.parts(available_height))

    def parts(self, available_height: float) -> tuple[()] | tuple["Row", "Row"]:
        """What ``split`` gives, as rows."""
        if available_height < self._look.gap:
            return ()
        room = available_height - self._look.above - self._look.below
        room -= max(0.0, _LEAST_REST - (self.height - available_height))
        cuts = [body.cut(room - head.height) for head, body in zip(self._heads, self._bodies, strict=True)]
        stuck = [body.flowables and not first.flowables for body, (first, _) in zip(self._bodies, cuts, strict=True)]
        if all(stuck) or (any(stuck) and available_height < _ENOUGH):
            return ()
        return self._part([first for first, _ in cuts], last=False), self._part([rest for _, rest in cuts], last=True)

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Draw tint, bar, cells and rule, with the lower left corner at ``x``, ``y``."""
        look = self._look
        if look.tint:
            fill_box(canvas, look.tint, x + look.tint_left, y, look.tint_width, self.height)
        if look.bar:
            fill_box(canvas, look.bar, x + look.tint_left, y, BAR, self.height)
        if look.rule:
            draw_rule(canvas, look.rule_colour, look.rule, x + look.rule_left, y, x + TEXT_WIDTH)
        top = y + self.height - look.above
        for place, (cell, head, body) in enumerate(zip(self._cells, self._heads, self._bodies, strict=True)):
            with inside(canvas, self._elements[place]) if self._elements else nullcontext():
                if head.flowables:
                    with unheard(canvas) if self._heard_before else nullcontext():
                        head.draw(canvas, x + cell.left, top)
                body.draw(canvas, x + cell.left, top - head.height)

    def _measure(self) -> None:
        tallest = max(
            (head.height + body.height for head, body in zip(self._heads, self._bodies, strict=True)), default=0
        )
        self.width = TEXT_WIDTH
        self.height = self._look.above + tallest + self._look.below

    def _part(self, bodies: Sequence[Stack], last: bool) -> "Row":
        part = Row((), self._look if last else replace(self._look, rule=0))
        part._cells = self._cells
        part._bodies = list(bodies)
        part._heads = self._heads
        part._elements = self._elements
        part._heard_before = last or self._heard_before
        if last:
            part._heads = [
                Stack(cell.width, [*cell.head, *cell.again] if rest.flowables or not cell.body else ())
                for cell, rest in zip(self._cells, bodies, strict=True)
            ]
        part._measure()
        return part


def _with_short_head(cell: Cell) -> Cell:
    """A head that would take too much of every page stands on the first one only."""
    if not cell.head or Stack(cell.width, [*cell.head, *cell.again]).height <= _LONGEST_HEAD:
        return cell
    return Cell(cell.left, cell.width, [*cell.head, *cell.body])


class RowTable(Flowable):
    """Rows under a head that comes again on each page; cutting it takes no longer for many rows than for few."""

    def __init__(
        self,
        head: Row,
        rows: Sequence[Row],
        bottoms: Sequence[float] | None = None,
        element: Element | None = None,
        heard_before: bool = False,
    ) -> None:
        super().__init__()
        self._head = head
        self._rows = list(rows)
        self._heard_before = heard_before  # the head, on an earlier page
        if element is None:
            element = Element("Table")
            head.belong_to(element, "TH", TABLE_HEADER)
            for row in self._rows:
                row.belong_to(element, "TD")
            if head.height > _LONGEST_HEAD:  # it would leave no room for rows: it stands on the first page only
                self._head, self._rows = Row((), _NOTHING), [head, *self._rows]
        self._element = element
        self._bottoms = [0.0, *accumulate(row.height for row in self._rows)] if bottoms is None else list(bottoms)

    @property
    def least(self) -> float:
        """How much room the head and the beginning of two rows take, in points."""
        return float(self._head.height + sum(row.least for row in self._rows[:2]))

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """The text width, and the height with the head."""
        self.width = TEXT_WIDTH
        self.height = self._head.height + self._bottoms[-1] - self._bottoms[0]
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit and the rest; nothing where a single row would stand at the foot of a page."""
        rows, bottoms = self._rows, self._bottoms
        floor = bottoms[0] + available_height - self._head.height
        end = max(0, bisect_right(bottoms, floor + _TOLERANCE) - 1)
        if end == len(rows):
            return [self]
        parts = rows[end].parts(floor - bottoms[end])
        if parts:
            first, rest = [*rows[:end], parts[0]], [parts[1], *rows[end + 1 :]]
            rest_bottoms = [bottoms[end + 1] - parts[1].height, *bottoms[end + 1 :]]
        else:
            while end > 1 and rows[end - 1].leads:
                end -= 1
            first, rest, rest_bottoms = rows[:end], rows[end:], bottoms[end:]
        if not first or (len(first) == 1 and available_height < _ENOUGH):
            return []
        return [
            RowTable(self._head, first, None, self._element, self._heard_before),
            RowTable(self._head, rest, rest_bottoms, self._element, heard_before=True),
        ]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Draw the head and the rows, with the lower left corner at ``x``, ``y``."""
        bottom = y + self.height - self._head.height
        with inside(canvas, self._element):
            with unheard(canvas) if self._heard_before else nullcontext():
                self._head.drawOn(canvas, x, bottom)
            for row in self._rows:
                bottom -= row.height
                row.drawOn(canvas, x, bottom)
