"""A table whose rows take files that are dropped on them, and give theirs when they are dragged out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from typing_extensions import override

from app.ui.pages.attached_files import paths_of
from app.ui.tables.rows import Column, HasId
from app.ui.tables.table import Table

R = TypeVar("R", bound=HasId)


class AttachedTable(Table[R]):
    """``dropped`` tells the row (id; None: beside the rows) and the files; ``drag_data`` gives what is dragged out."""

    dropped = Signal(object, object)

    def __init__(self, columns: Sequence[Column[R]], name: str, drag_data: Callable[[], QMimeData | None]) -> None:
        super().__init__(columns, name)
        self._drag_data = drag_data
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)

    def row_at(self, y: float) -> int | None:
        """The id of the row at this height of the viewport."""
        number = self.rowAt(round(y))
        return self.rows.rows[number].id if 0 <= number < len(self.rows.rows) else None

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        data = self._drag_data()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not paths_of(event.mimeData()) or event.source() is not None:
            event.ignore()
            return
        row = self.row_at(event.position().y())
        if row is not None and [row] != self.chosen():
            self.choose(row)
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = paths_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(self.row_at(event.position().y()), paths)
