"""What screen readers are told of a timetable's blocks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from typing_extensions import override

from app.domain.timetable import Ref
from app.ui.widgets.painted_children import PaintedChildren
from app.ui.widgets.timetable.words import block_name

if TYPE_CHECKING:
    from app.ui.widgets.timetable.view import TimetableView


class Told(PaintedChildren[Ref]):
    """The blocks of one timetable, in words and on the screen."""

    def __init__(self, view: "TimetableView") -> None:
        self._view = view

    @override
    def refs(self) -> list[Ref]:
        geometry = self._view.geometry_now
        return [block.ref for block in geometry.blocks] if geometry is not None else []

    @override
    def name(self, ref: Ref) -> str:
        geometry = self._view.geometry_now
        block = geometry.by_ref.get(ref) if geometry is not None else None
        return block_name(block, geometry.table) if block is not None and geometry is not None else ""

    @override
    def place(self, ref: Ref) -> QRect:
        geometry = self._view.geometry_now
        block = geometry.by_ref.get(ref) if geometry is not None else None
        if block is None:
            return QRect()
        rect = block.rect.translated(self._view.offset()).toRect()
        return rect.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    @override
    def chosen(self) -> Ref | None:
        return self._view.chosen()
