"""The table: choose, filter, sort, edit in place, copy as TSV and HTML, choose columns; one way for every page."""

import html
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView
from typing_extensions import override

from app.ui import theme
from app.ui.tables.delegate import CellDelegate
from app.ui.tables.head import TableHead
from app.ui.tables.rows import Column, HasId, RowModel

R = TypeVar("R", bound=HasId)
_WIDEST_NEEDS = 200  # px, before columns are dropped


class Table(QTableView, Generic[R]):
    """Rows of one kind under ``columns``. ``name`` is told to screen readers.

    ``activated_row``: Enter or a double click; ``delete_pressed``: Del; ``chosen_changed``: other rows are chosen;
    ``shown_changed``: other rows are shown; ``arranged``: the user chose another order or other columns.
    """

    chosen_changed = Signal()
    shown_changed = Signal()
    activated_row = Signal(int)
    delete_pressed = Signal()
    arranged = Signal()

    def __init__(self, columns: Sequence[Column[R]], name: str, margin: int = theme.MARGIN) -> None:
        super().__init__()
        self.rows: RowModel[R] = RowModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self._cells = CellDelegate(self.rows, margin, self)
        self.setItemDelegate(self._cells)
        head = TableHead(self.rows, margin, self)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(self._sort_by)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._choose_columns)
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
        self._unwanted = {column.id for column in columns if column.hidden}
        self._dropped: set[str] = set()
        self._filter: tuple[str, Callable[[R], bool] | None] = ("", None)
        self._lay_out()

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
        index = self.rows.index(number, self.column_index(column) if column else self._first_shown())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def edit_cell(self, row_id: int, column: str) -> None:
        """Begin to edit a cell."""
        if self.choose(row_id, column):
            self.edit(self.currentIndex())

    def column_index(self, column: str) -> int:
        """The number of a column."""
        return next(number for number, each in enumerate(self.rows.columns) if each.id == column)

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

    def arrangement(self) -> list[str]:
        """Order and columns as words, to be remembered."""
        sort = self.rows.sorted_by()
        ordered = f"{self.rows.columns[sort[0]].id} {int(sort[1])}" if sort else ""
        return [ordered, *sorted(self._unwanted)]

    def arrange(self, state: Sequence[str]) -> None:
        """Put back what ``arrangement`` told; unknown columns are passed over."""
        known = {column.id for column in self.rows.columns}
        ordered, *unwanted = [state] if isinstance(state, str) else state or [""]  # settings keep a list of one as text
        column, _, downwards = ordered.partition(" ")
        self.rows.set_sort(self.column_index(column) if column in known else None, downwards == "1")
        self._unwanted = set(unwanted) & known
        self._lay_out()

    def _scroll_to_first_of(self, ids: Sequence[int], into: int) -> None:
        """Scroll so that the first of these rows that is still there is on top, ``into`` px of it out of sight."""
        where = {row.id: number for number, row in enumerate(self.rows.rows)}
        number = next((where[row_id] for row_id in ids if row_id in where), -1)
        if number >= 0:
            self.updateGeometries()
            self.verticalScrollBar().setValue(number * theme.ROW + into)

    def _first_shown(self) -> int:
        return next((n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)), 0)

    def _sort_by(self, number: int) -> None:
        sort = self.rows.sorted_by()
        if sort is None or sort[0] != number:
            self.rows.set_sort(number)
        elif not sort[1]:
            self.rows.set_sort(number, downwards=True)
        else:
            self.rows.set_sort(None)
        self.horizontalHeader().viewport().update()
        self.arranged.emit()

    def _choose_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def column_menu(self) -> QMenu:
        """A menu with a tick for each column that is shown; the first column always is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self.rows.columns[1:]:
            action = menu.addAction(column.name() or column.id)
            action.setCheckable(True)
            action.setChecked(column.id not in self._unwanted)
            action.toggled.connect(lambda on, name=column.id: self._want(name, on))
        return menu

    def _want(self, column: str, wanted: bool) -> None:
        (self._unwanted.discard if wanted else self._unwanted.add)(column)
        self._lay_out()
        self.arranged.emit()

    def _lay_out(self) -> None:
        """Give every column its width; the least important leave while the widest has too little."""
        columns = [column for column in self.rows.columns if column.id not in self._unwanted]
        wide = self.viewport().width()
        droppable = sorted((c for c in columns if c.drop), key=lambda column: column.drop)
        stretched = max(1, sum(1 for column in columns if not column.width))
        while droppable and wide - sum(c.width for c in columns) < _WIDEST_NEEDS * stretched:
            columns.remove(droppable.pop(0))
        shown = {column.id for column in columns}
        left = wide - sum(column.width for column in columns)
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, column.id not in shown)
            self.setColumnWidth(number, column.width or max(80, left // stretched))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
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


def _flat(cell: Any) -> str:
    return str(cell).replace("\t", " ").replace("\n", " ")
