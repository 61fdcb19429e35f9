"""What screen readers are told of a timeline's rows: each row and its shape are one child."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from typing_extensions import override

from app.domain.plan_report import PlanKey
from app.ui.widgets.painted_children import PaintedChildren
from app.ui.widgets.timeline.geometry import ROW, Lines
from app.ui.widgets.timeline.words import row_name

if TYPE_CHECKING:
    from app.ui.widgets.timeline.view import Timeline


class Told(PaintedChildren[PlanKey]):
    """The rows of one timeline, in words and on the screen."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._known: tuple[Lines | None, list[PlanKey]] = (None, [])

    @override
    def refs(self) -> Sequence[PlanKey]:
        lines = self._view.lines
        if self._known[0] is not lines:
            self._known = lines, [line.key for line in lines.all()]
        return self._known[1]

    @override
    def name(self, ref: PlanKey) -> str:
        line = self._view.lines.find(ref)
        return row_name(line.row, self._view.chosen() == ref) if line is not None else ""

    @override
    def place(self, ref: PlanKey) -> QRect:
        line = self._view.lines.find(ref)
        if line is None:
            return QRect()
        port = self._view.viewport()
        rect = QRect(0, round(self._view.top()) + line.top, port.width(), ROW)
        return rect.translated(port.mapToGlobal(QPoint(0, 0)))

    @override
    def at(self, point: QPoint) -> PlanKey | None:
        line = self._view.line_at(self._view.viewport().mapFromGlobal(point).y())
        return line.key if line is not None else None

    @override
    def chosen(self) -> PlanKey | None:
        return self._view.chosen()
