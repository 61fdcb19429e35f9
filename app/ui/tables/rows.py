"""Columns as data, and the table models over frozen rows that are refreshed in place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.text import fold
from app.ui.language import tr
from app.ui.tables.cells import Cell
from app.ui.widgets.labels import plain_tip


class HasId(Protocol):
    """A frozen row of a table."""

    @property
    def id(self) -> int:
        """The row's id in the database."""
        ...


R = TypeVar("R", bound=HasId)
Index = QModelIndex | QPersistentModelIndex
CellRole = Qt.ItemDataRole.UserRole
RowRole = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: ``title`` is a message id (or ready text with ``ready``), ``cell`` what a row shows in it.

    ``sort`` gives what the rows are sorted by (default: the folded text); None stands last. ``width`` in px, 0 takes
    what is left, at ``least`` so many px before others leave. ``drop``: in which order they do; 0 stays.
    ``edit(row, text)`` takes what was typed into the cell, beginning with ``edit_text`` (default: the text shown).
    ``found`` says whether the filter looks into it. ``hidden``: only shown when chosen. ``sortable``: a click on the
    title sorts by it.
    """

    id: str
    title: str
    cell: Callable[[R], Cell]
    sort: Callable[[R], Any] | None = None
    width: int = 0
    least: int = 200
    right: bool = False
    center: bool = False
    drop: int = 0
    edit: Callable[[R, str], None] | None = None
    edit_text: Callable[[R], str] | None = None
    found: bool = True
    hidden: bool = False
    ready: bool = False
    sortable: bool = True

    def name(self) -> str:
        """The title in the user's language."""
        return self.title if self.ready else tr(self.title)


class Rows(QAbstractTableModel, Generic[R]):
    """What a table shows under ``columns``; where the rows come from is said by those built on this."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._sort: tuple[int, bool] | None = None

    @property
    def total(self) -> int:
        """How many rows there are, also those that the filter hides."""
        raise NotImplementedError

    @property
    def shown(self) -> int:
        """How many rows are shown."""
        raise NotImplementedError

    def row_at(self, number: int) -> R | None:
        """The row that is shown there; None: it is gone from the file, and will soon be gone from here."""
        raise NotImplementedError

    def id_at(self, number: int) -> int:
        """The id of the row that is shown there."""
        raise NotImplementedError

    def ids_at(self, first: int, last: int) -> Sequence[int]:
        """The ids of the rows that are shown between two numbers."""
        return [self.id_at(number) for number in range(first, last + 1)]

    def row_of(self, row_id: int) -> int:
        """Where the row with this id is shown; -1: nowhere."""
        raise NotImplementedError

    def set_sort(self, column: int | None, downwards: bool = False) -> None:
        """Sort by a column; None: the table's own order."""
        self._sort = None if column is None else (column, downwards)

    def sorted_by(self) -> tuple[int, bool] | None:
        """The column that the rows are sorted by, and whether downwards."""
        return self._sort

    def move_persistent(self, ids: Sequence[int], where: Callable[[Sequence[int]], Mapping[int, int]]) -> None:
        """Let the cursor and what is being edited stay with their rows, ``ids`` before; ``where`` they are now."""
        persistent = self.persistentIndexList()
        numbers = where(ids)
        moved = [
            self.index(numbers[row_id], old.column()) if row_id in numbers else QModelIndex()
            for row_id, old in zip(ids, persistent, strict=True)
        ]
        self.changePersistentIndexList(persistent, moved)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.shown

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if role == RowRole or row is None:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return column.edit_text(row) if column.edit_text else column.cell(row).text
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            CellRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            cell = column.cell(row)
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(cell.tip) or None
            return cell if role == CellRole else cell.words or cell.tip
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.edit is None:
            return False
        row = self.row_at(index.row())
        if row is not None and value != self.data(index, Qt.ItemDataRole.EditRole):
            column.edit(row, str(value))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].edit:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].name()
        return None


class RowModel(Rows[R]):
    """The rows of a table: all of them are held, those that fit the filter are shown in the order that was chosen."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self.rows: list[R] = []  # as shown
        self._all: list[R] = []
        self._folded: dict[int, str] = {}
        self._words: list[str] = []
        self._keep: Callable[[R], bool] | None = None

    @property
    @override
    def total(self) -> int:
        return len(self._all)

    @property
    @override
    def shown(self) -> int:
        return len(self.rows)

    @override
    def row_at(self, number: int) -> R | None:
        return self.rows[number]

    @override
    def id_at(self, number: int) -> int:
        return self.rows[number].id

    @override
    def row_of(self, row_id: int) -> int:
        return next((number for number, row in enumerate(self.rows) if row.id == row_id), -1)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show ``rows``; selection and scroll position stay with the ids."""
        self._all = list(rows)
        self._folded.clear()
        self._arrange()

    def set_filter(self, typed: str, keep: Callable[[R], bool] | None) -> None:
        """Show only rows in which every word of ``typed`` occurs, and which ``keep`` wants."""
        self._words, self._keep = fold(typed).split(), keep
        self._arrange()

    @override
    def set_sort(self, column: int | None, downwards: bool = False) -> None:
        super().set_sort(column, downwards)
        self._arrange()

    def _arrange(self) -> None:
        shown = [row for row in self._all if self._fits(row)]
        if self._sort is not None:
            number, downwards = self._sort
            column = self.columns[number]
            key = column.sort or (lambda row: fold(column.cell(row).words))
            known = [row for row in shown if key(row) is not None]
            known.sort(key=key, reverse=downwards)
            shown = known + [row for row in shown if key(row) is None]
        if [row.id for row in shown] == [row.id for row in self.rows]:
            self._replace(shown)
        else:
            self._exchange(shown)

    def _fits(self, row: R) -> bool:
        if self._keep is not None and not self._keep(row):
            return False
        if not self._words:
            return True
        words = self._folded.get(row.id)
        if words is None:
            words = fold(" ".join(column.cell(row).words for column in self.columns if column.found))
            self._folded[row.id] = words
        return all(word in words for word in self._words)

    def _replace(self, rows: list[R]) -> None:
        last = len(self.columns) - 1
        for number, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
            if old != new:
                self.rows[number] = new
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def _exchange(self, rows: list[R]) -> None:
        self.layoutAboutToBeChanged.emit()
        ids = [self.rows[index.row()].id for index in self.persistentIndexList()]
        self.rows = rows
        self.move_persistent(ids, lambda _ids: {row.id: number for number, row in enumerate(rows)})
        self.layoutChanged.emit()
