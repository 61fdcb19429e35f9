"""The table: choose, filter, sort, edit in place, copy as TSV and HTML, choose columns; one way for every page."""

import html
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from app.ui import theme
from app.ui.focus import moved_by_keys
from app.ui.tables.columns import ColumnsView
from app.ui.tables.delegate import CellDelegate
from app.ui.tables.rows import Column, HasId

R = TypeVar("R", bound=HasId)


class Table(ColumnsView[R]):
    """Rows of one kind under ``columns``. ``name`` is told to screen readers.

    ``activated_row``: Enter or a double click; ``delete_pressed``: Del; ``chosen_changed``: other rows are chosen;
    ``shown_changed``: other rows are shown; ``arranged``: the user chose another order or other columns.
    """

    chosen_changed = Signal()
    shown_changed = Signal()
    activated_row = Signal(int)
    delete_pressed = Signal()

    def __init__(self, columns: Sequence[Column[R]], name: str, margin: int = theme.MARGIN) -> None:
        super().__init__(columns, margin)
        self.setAccessibleName(name)
        self._cells = CellDelegate(self.rows, margin, self)
        self.setItemDelegate(self._cells)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.ROW)
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.lay_out()

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

    def chosen(self) -> list[int]:
        """The ids of the chosen rows, from top to bottom."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[number].id for number in numbers if number < len(self.rows.rows)]

    def chosen_row(self) -> R | None:
        """The row of the cursor, if it is chosen."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            numbers = [each.row() for each in self.selectionModel().selectedRows()]
            return self.rows.rows[numbers[0]] if numbers else None
        return self.rows.rows[index.row()]

    def choose(self, row_id: int, column: str = "") -> bool:
        """Choose the row with this id and bring it into sight; False when it is not shown."""
        number = self.rows.row_of(row_id)
        if number < 0:
            return False
        index = self.rows.index(number, self.column_index(column) if column else self.first_shown())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def edit_cell(self, row_id: int, column: str) -> None:
        """Begin to edit a cell."""
        if self.choose(row_id, column):
            self.edit(self.currentIndex())

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as TSV and as an HTML table."""
        shown = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = [[self.rows.data(self.rows.index(row, n)) or "" for n in shown] for row in numbers]
        head = [self.rows.columns[n].name() for n in shown]
        data = QMimeData()
        data.setText("\n".join("\t".join(_flat(cell) for cell in row) for row in rows))
        lines = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows]
        titles = "".join(f"<th>{html.escape(each)}</th>" for each in head)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        data.setHtml(f"<table><tr>{titles}</tr>{body}</table>")
        QGuiApplication.clipboard().setMimeData(data)

    def _scroll_to_first_of(self, ids: Sequence[int], into: int) -> None:
        """Scroll so that the first of these rows that is still there is on top, ``into`` px of it out of sight."""
        where = {row.id: number for number, row in enumerate(self.rows.rows)}
        number = next((where[row_id] for row_id in ids if row_id in where), -1)
        if number >= 0:
            self.updateGeometries()
            self.verticalScrollBar().setValue(number * theme.ROW + into)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved_by_keys(self.viewport())
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and _is_plain(event) and self.rows.rows:
            self.choose(self.rows.rows[0 if event.key() == Qt.Key.Key_Home else -1].id)  # Qt goes to another column
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.state() is QAbstractItemView.State.EditingState:  # the field takes it
                return
            self.activated_row.emit(self.rows.rows[index.row()].id)
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # single keys belong to the page
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.activated_row.emit(self.rows.rows[index.row()].id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()


def _is_plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _flat(cell: Any) -> str:
    return str(cell).replace("\t", " ").replace("\n", " ")
