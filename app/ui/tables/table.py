"""The table of a page that holds all its rows; those of 100,000 rows are ``app.ui.tables.large``."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel

from app.ui import theme
from app.ui.tables.rows import Column, HasId, RowModel
from app.ui.tables.table_view import TableView

R = TypeVar("R", bound=HasId)


class Table(TableView[R]):
    """Rows of one kind under ``columns``, filtered and sorted here."""

    rows: RowModel[R]

    def __init__(self, columns: Sequence[Column[R]], name: str, margin: int = theme.MARGIN) -> None:
        super().__init__(RowModel(columns), name, margin)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; choice, scroll position, order and filter stay."""
        top = self.rowAt(0)
        below, into = [row.id for row in self.rows.rows[top:]] if top > 0 else [], self.verticalScrollBar().value()
        cursor = self.currentIndex()
        number, column = cursor.row(), cursor.column()
        self.rows.set_rows(rows)
        if below:
            self._scroll_to_first_of(below, into - top * theme.ROW)
        if number >= 0 and not self.currentIndex().isValid() and self.rows.rows:
            near = self.rows.index(min(number, len(self.rows.rows) - 1), column)
            self.selectionModel().setCurrentIndex(near, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.shown_changed.emit()

    def filter(self, typed: str, keep: Callable[[R], bool] | None = None) -> None:
        """Show only rows in which every word of ``typed`` occurs, in any script, and which ``keep`` wants."""
        self.rows.set_filter(typed, keep)
        self.shown_changed.emit()

    def _scroll_to_first_of(self, ids: Sequence[int], into: int) -> None:
        """Scroll so that the first of these rows that is still there is on top, ``into`` px of it out of sight."""
        where = {row.id: number for number, row in enumerate(self.rows.rows)}
        number = next((where[row_id] for row_id in ids if row_id in where), -1)
        if number >= 0:
            self.updateGeometries()
            self.verticalScrollBar().setValue(number * theme.ROW + into)
