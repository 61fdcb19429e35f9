"""What screen readers are told of a timetable's blocks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from typing_extensions import override

from app.domain.timetable import Ref
from app.ui.widgets.painted_children import PaintedChildren
from app.ui.widgets.timetable.head_parts import HeadKey
from app.ui.widgets.timetable.words import block_name

if TYPE_CHECKING:
    from app.ui.widgets.timetable.view import TimetableView


Part = Ref | HeadKey


class Told(PaintedChildren[Part]):
    """The blocks of one timetable and the parts of its head, in words and on the screen."""

    def __init__(self, view: "TimetableView") -> None:
        self._view = view

    @override
    def refs(self) -> list[Part]:
        geometry = self._view.geometry_now
        blocks: list[Part] = [block.ref for block in geometry.blocks] if geometry is not None else []
        return blocks + [part.key for part in self._view.heads.parts()]

    @override
    def name(self, ref: Part) -> str:
        if isinstance(ref, HeadKey):
            return self._view.heads.words(ref)
        geometry = self._view.geometry_now
        block = geometry.by_ref.get(ref) if geometry is not None else None
        return block_name(block, geometry.table) if block is not None and geometry is not None else ""

    @override
    def place(self, ref: Part) -> QRect:
        if isinstance(ref, HeadKey):
            found = next((part.rect.toRect() for part in self._view.heads.parts() if part.key == ref), QRect())
            return found.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))
        geometry = self._view.geometry_now
        block = geometry.by_ref.get(ref) if geometry is not None else None
        if block is None:
            return QRect()
        rect = block.rect.translated(self._view.offset()).toRect()
        return rect.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    @override
    def chosen(self) -> Part | None:
        return self._view.heads.chosen or self._view.chosen()
