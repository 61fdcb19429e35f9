"""The columns of a table: which are shown, how wide, and by which one it is sorted; chosen at its head."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QTableView
from typing_extensions import override

from app.ui import theme
from app.ui.tables.head import TableHead
from app.ui.tables.rows import HasId, Rows

R = TypeVar("R", bound=HasId)


class ColumnsView(QTableView, Generic[R]):
    """Shows ``rows`` under their columns. ``arranged``: the user chose another order or other columns."""

    arranged = Signal()

    def __init__(self, rows: Rows[R], margin: int) -> None:
        super().__init__()
        self.rows: Rows[R] = rows
        rows.setParent(self)
        self.setModel(rows)
        self._unwanted = {column.id for column in rows.columns if column.hidden}
        head = TableHead(self.rows, margin, self)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(self._sort_by)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._choose_columns)

    def column_index(self, column: str) -> int:
        """The number of a column."""
        return next(number for number, each in enumerate(self.rows.columns) if each.id == column)

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
        self.lay_out()

    def first_shown(self) -> int:
        """The number of the first column that is shown."""
        return next((n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)), 0)

    def _sort_by(self, number: int) -> None:
        sort = self.rows.sorted_by()
        if not self.rows.columns[number].sortable:
            return
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
        self.lay_out()
        self.arranged.emit()

    def lay_out(self) -> None:
        """Give every column its width; the least important leave while the widest has too little."""
        columns = [column for column in self.rows.columns if column.id not in self._unwanted]
        wide = self.viewport().width()
        droppable = sorted((c for c in columns if c.drop), key=lambda column: column.drop)
        stretched = max(1, sum(1 for column in columns if not column.width))
        least = sum(theme.px(column.least) for column in columns if not column.width)
        while droppable and wide - sum(theme.px(c.width) for c in columns) < least:
            columns.remove(droppable.pop(0))
        shown = {column.id for column in columns}
        left = wide - sum(theme.px(column.width) for column in columns)
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, column.id not in shown)
            self.setColumnWidth(number, theme.px(column.width) or max(80, left // stretched))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
