"""What a cell of a table shows, and how that is painted (LOOK, "Tables")."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui import icons, paint


@dataclass(frozen=True)
class Cell:
    """One cell: ``text``, and how it looks.

    ``native`` is the name in another script, muted after the text; ``state`` a shape before it (``paint.status``);
    ``mark`` a shape alone: present, remote, excused, absent, or empty for none; ``icon`` stands before the text.
    """

    text: str = ""
    native: str = ""
    role: str = "ink"
    style: str = "body"
    strong: bool = False
    state: str = ""
    mark: str = ""
    icon: str = ""
    tip: str = ""

    @property
    def words(self) -> str:
        """The cell as text alone: for copies, screen readers and search."""
        return f"{self.text} {self.native}" if self.native else self.text


def paint_cell(p: QPainter, r: QRectF, cell: Cell, align: Qt.AlignmentFlag) -> None:
    """Paint ``cell`` within ``r``."""
    if cell.mark:
        dot(p, r.center().x(), r.center().y() + 0.5, cell.mark)
        return
    if cell.state:
        paint.status(p, r.left() + 5, r.center().y() + 0.5, cell.state)
        r = r.adjusted(16, 0, 0, 0)
    elif cell.icon:
        icons.draw(p, cell.icon, QRectF(r.left(), r.center().y() - 7, 14, 14), "muted")
        r = r.adjusted(20, 0, 0, 0)
    weight = paint.SEMI if cell.strong else None
    if cell.native:
        paint.runs(p, r, [(cell.text, cell.role, weight), (cell.native, "muted", None)])
    else:
        paint.text(p, r, cell.text, cell.style, cell.role, align, weight)


def dot(p: QPainter, x: float, y: float, mark: str) -> None:
    """Attendance on one day: disc present, half remote, ring excused, dash absent, "none": a faint point."""
    if mark == "present":
        paint.box(p, QRectF(x - 4.5, y - 4.5, 9, 9), "accent", radius=4.5)
    elif mark == "remote":
        paint.status(p, x, y, "progress", 4)
    elif mark == "excused":
        paint.status(p, x, y, "planned", 4)
    elif mark == "absent":
        paint.hline(p, x - 3, x + 4, round(y), "faint")
    else:
        paint.box(p, QRectF(x - 1, y - 1, 2, 2), "faint", radius=1)
