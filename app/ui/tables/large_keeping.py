"""Other rows are shown in a large table: what is chosen, the cursor and what is in sight stay with their rows."""

from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker

from app.ui.tables.large_rows import CHUNK, LargeRows
from app.ui.tables.table_view import TableView

_MOST_RUNS = 5_000  # of chosen rows, in a selection that is put back after another order was chosen


def exchange(table: TableView[Any], rows: LargeRows[Any], ids: "array[int]", others: bool) -> bool:
    """Show the rows with these ids in ``table``, whose rows are ``rows``; whether other rows are chosen now.

    Where ``others`` were wanted it is seen from the chosen row, or from the top; else from the row that was on top.
    """
    chosen, cursor = table.chosen(), table.currentIndex()
    number, column = cursor.row(), cursor.column()
    top = table.rowAt(0)
    below = rows.ids[top : top + CHUNK] if top > 0 and not others else ()
    tall = table.verticalHeader().defaultSectionSize()
    into = table.verticalScrollBar().value() - top * tall
    with QSignalBlocker(table.selectionModel()):
        table.selectionModel().clearSelection()
        rows.set_ids(ids)
        still = _choose_again(table, rows, chosen)
    table.updateGeometries()
    where = rows.where(below)
    kept = next((where[row_id] for row_id in below if row_id in where), -1)
    if kept >= 0:
        table.verticalScrollBar().setValue(kept * tall + into)
    _settle_cursor(table, rows, number, column, others)
    return still != len(chosen)


def _choose_again(table: TableView[Any], rows: LargeRows[Any], chosen: Sequence[int]) -> int:
    """Choose the rows with these ids, and tell how many there are; none where they stand too far asunder."""
    runs = rows.runs(chosen)
    if not 0 < len(runs) <= _MOST_RUNS:
        return 0
    last, selection = len(rows.columns) - 1, QItemSelection()
    for top, bottom in runs:
        selection.select(rows.index(top, 0), rows.index(bottom, last))
    table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
    return sum(bottom - top + 1 for top, bottom in runs)


def _settle_cursor(table: TableView[Any], rows: LargeRows[Any], number: int, column: int, others: bool) -> None:
    """Where its row is gone, the cursor goes to the one that stands there now."""
    current = table.currentIndex()
    if number >= 0 and not current.isValid() and rows.ids:
        near = rows.index(0 if others else min(number, len(rows.ids) - 1), column)
        table.selectionModel().setCurrentIndex(near, QItemSelectionModel.SelectionFlag.NoUpdate)
    if others and table.selectionModel().isSelected(current):
        table.scrollTo(current)
    elif others:
        table.scrollToTop()
