"""What every table does: choose, sort, edit in place, copy as TSV and HTML, choose columns; one way for every page."""

import html
from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from app.ui import theme
from app.ui.focus import moved_by_keys
from app.ui.tables.columns import ColumnsView
from app.ui.tables.delegate import CellDelegate
from app.ui.tables.rows import HasId, Rows

R = TypeVar("R", bound=HasId)


class TableView(ColumnsView[R]):
    """Shows ``rows``. ``name`` is told to screen readers.

    ``activated_row``: Enter or a double click; ``delete_pressed``: Del; ``chosen_changed``: other rows are chosen;
    ``shown_changed``: other rows are shown; ``arranged``: the user chose another order or other columns.
    """

    chosen_changed = Signal()
    shown_changed = Signal()
    activated_row = Signal(int)
    delete_pressed = Signal()

    def __init__(self, rows: Rows[R], name: str, margin: int = theme.MARGIN) -> None:
        super().__init__(rows, margin)
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

    def chosen_runs(self) -> list[tuple[int, int]]:
        """Where the chosen rows stand, from top to bottom: the first and the last number of each run of rows."""
        chosen = self.selectionModel().selection()
        runs: list[tuple[int, int]] = []
        for top, bottom in sorted((each.top(), each.bottom()) for each in map(chosen.at, range(chosen.size()))):
            begin = max(top, runs[-1][1] + 1) if runs else top  # cells of one row may be in several ranges
            if begin <= min(bottom, self.rows.shown - 1):
                runs.append((begin, min(bottom, self.rows.shown - 1)))
        return runs

    def chosen_numbers(self) -> list[int]:
        """Where the chosen rows stand, from top to bottom."""
        return [number for first, last in self.chosen_runs() for number in range(first, last + 1)]

    def chosen(self) -> list[int]:
        """The ids of the chosen rows, from top to bottom."""
        return [row_id for first, last in self.chosen_runs() for row_id in self.rows.ids_at(first, last)]

    def chosen_row(self) -> R | None:
        """The row of the cursor, if it is chosen."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            numbers = self.chosen_numbers()
            return self.rows.row_at(numbers[0]) if numbers else None
        return self.rows.row_at(index.row())

    def choose(self, row_id: int, column: str = "") -> bool:
        """Choose the row with this id and bring it into sight; False when it is not shown."""
        number = self.rows.row_of(row_id)
        if number < 0:
            return False
        self.choose_number(number, column)
        return True

    def choose_number(self, number: int, column: str = "") -> None:
        """Choose the row that stands there and bring it into sight."""
        index = self.rows.index(number, self.column_index(column) if column else self.first_shown())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def edit_cell(self, row_id: int, column: str) -> None:
        """Begin to edit a cell."""
        if self.choose(row_id, column):
            self.edit(self.currentIndex())

    def _edit_row(self, number: int) -> None:
        """Begin to edit the first cell of the row that can be edited: that is its name."""
        shown = (n for n, each in enumerate(self.rows.columns) if each.edit is not None and not self.isColumnHidden(n))
        column = next(shown, None)
        if column is not None:
            self.edit_cell(self.rows.id_at(number), self.rows.columns[column].id)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as TSV and as an HTML table."""
        self.copy_rows([row for number in self.chosen_numbers() if (row := self.rows.row_at(number)) is not None])

    def copy_rows(self, rows: Sequence[R]) -> None:
        """Put these rows on the clipboard, with the columns that are shown."""
        shown = [each for n, each in enumerate(self.rows.columns) if not self.isColumnHidden(n)]
        lines = [[(cell := column.cell(row)).words or cell.tip for column in shown] for row in rows]
        data = QMimeData()
        data.setText("\n".join("\t".join(_flat(cell) for cell in line) for line in lines))
        marked = ["".join(f"<td>{html.escape(cell)}</td>" for cell in line) for line in lines]
        titles = "".join(f"<th>{html.escape(each.name())}</th>" for each in shown)
        body = "".join(f"<tr>{line}</tr>" for line in marked)
        data.setHtml(f"<table><tr>{titles}</tr>{body}</table>")
        QGuiApplication.clipboard().setMimeData(data)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved_by_keys(self.viewport())
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and _is_plain(event) and self.rows.shown:
            self.choose_number(0 if event.key() == Qt.Key.Key_Home else self.rows.shown - 1)  # Qt changes the column
        elif event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.state() is QAbstractItemView.State.EditingState:  # the field takes it
                return
            self.activated_row.emit(self.rows.id_at(index.row()))
        elif event.key() == Qt.Key.Key_F2 and index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._edit_row(index.row())
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # single keys belong to the page
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.activated_row.emit(self.rows.id_at(index.row()))

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


def _flat(cell: str) -> str:
    return cell.replace("\t", " ").replace("\n", " ")
