"""Drawings in a document: what is drawn as one figure, with a text for those who cannot see it (PDF/UA-1 §7.3)."""

from typing import Any

from reportlab.platypus import Flowable

from app.exporters.pdf.tags import Element, marked
from app.exporters.pdf.writing import utf16


class Figure(Flowable):
    """A drawing of ``width`` × ``height`` points with its alternative text; ``paint`` is what each drawing does."""

    def __init__(self, width: float, height: float, alt: str) -> None:
        super().__init__()
        self.width, self.height, self.alt = width, height, alt

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint it, as a figure in the structure."""
        canvas: Any = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        box = f"/A <</O/Layout/Placement/Block/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]>>"
        with marked(canvas, Element("Figure", entries=f"/Alt {utf16(self.alt)}{box}")):
            self.paint(canvas)

    def paint(self, canvas: Any) -> None:
        """Draw with the canvas; the origin is the lower left corner. Every drawing says how."""
        raise NotImplementedError
