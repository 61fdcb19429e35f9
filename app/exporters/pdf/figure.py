"""Drawings in a document: what is drawn as one figure, with a text for those who cannot see it (PDF/UA-1 §7.3)."""

from typing import Any

from reportlab.platypus import Flowable


class Figure(Flowable):
    """A drawing of ``width`` × ``height`` points with its alternative text; ``paint`` is what each drawing does."""

    def __init__(self, width: float, height: float, alt: str) -> None:
        super().__init__()
        self.width, self.height, self.alt = width, height, alt

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint it."""
        self.paint(self.canv)

    def paint(self, canvas: Any) -> None:
        """Draw with the canvas; the origin is the lower left corner. Every drawing says how."""
        raise NotImplementedError
