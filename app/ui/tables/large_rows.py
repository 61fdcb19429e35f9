"""The rows of a large table: all ids in order, and of the rows themselves a few chunks, fetched when they are shown."""

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from app.ui.tables.rows import Column, HasId, Rows

R = TypeVar("R", bound=HasId)
CHUNK = 200  # rows that are fetched together, at most
_PART = 50  # rows that are fetched together to be shown: a window shows about half as many
_KEPT = 10 * CHUNK  # rows that are held
_FEW = 3  # ids that are looked for one by one


class LargeRows(Rows[R]):
    """Shows ``ids``; ``fetch`` gives the rows of at most ``CHUNK`` ids, in any order, without those that are gone.

    ``sort_wanted``: another order was chosen; whoever gives the ids has to ask for it.
    """

    sort_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[int]], Sequence[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self.ids: array[int] = array("q")
        self.of_all = 0
        self._fetch = fetch
        self._known: dict[int, R | None] = {}

    @property
    @override
    def total(self) -> int:
        return self.of_all

    @property
    @override
    def shown(self) -> int:
        return len(self.ids)

    @override
    def row_at(self, number: int) -> R | None:
        row_id = self.ids[number]
        if row_id not in self._known:
            self.hold(number, number)
        return self._known[row_id]

    @override
    def id_at(self, number: int) -> int:
        return self.ids[number]

    @override
    def ids_at(self, first: int, last: int) -> Sequence[int]:
        return self.ids[first : last + 1]

    @override
    def row_of(self, row_id: int) -> int:
        return self.where((row_id,)).get(row_id, -1)

    @override
    def set_sort(self, column: int | None, downwards: bool = False) -> None:
        super().set_sort(column, downwards)
        self.sort_wanted.emit()

    def where(self, ids: Collection[int]) -> Mapping[int, int]:
        """Where rows are shown, as far as they are: id -> number."""
        if len(ids) <= _FEW:
            return {row_id: number for row_id in set(ids) if (number := _find(self.ids, row_id)) >= 0}
        wanted = frozenset(ids)
        return {row_id: number for number, row_id in enumerate(self.ids) if row_id in wanted}

    def runs(self, ids: Collection[int]) -> list[tuple[int, int]]:
        """Where rows are shown, as far as they are, from top to bottom: first and last number of each run of rows."""
        if len(ids) <= _FEW:
            return [(number, number) for number in sorted(self.where(ids).values())]
        wanted, runs, begin = frozenset(ids), [], -1
        for number, row_id in enumerate(self.ids):
            if (row_id in wanted) is (begin < 0):
                if begin >= 0:
                    runs.append((begin, number - 1))
                begin = number if begin < 0 else -1
        return [*runs, (begin, len(self.ids) - 1)] if begin >= 0 else runs

    def hold(self, first: int, last: int) -> None:
        """Fetch what is not held of the rows from one to another, and of those around them: before they are painted."""
        begin, end = first // _PART * _PART, min(len(self.ids), (last // _PART + 1) * _PART)
        for start in range(begin, end, CHUNK):
            missing = [row_id for row_id in self.ids[start : min(end, start + CHUNK)] if row_id not in self._known]
            if missing:
                self._known |= dict.fromkeys(missing) | {row.id: row for row in self._fetch(missing)}
        if len(self._known) > max(_KEPT, 2 * (end - begin)):
            kept = {row_id: self._known[row_id] for row_id in self.ids[begin:end]}
            newest = list(self._known.items())[-_KEPT // 2 :]
            self._known = dict(newest) | kept

    def gone(self, first: int, last: int) -> list[int]:
        """The ids of rows between two numbers that are no longer in the file."""
        return [
            row_id for row_id in self.ids[first : last + 1] if row_id in self._known and self._known[row_id] is None
        ]

    def forget(self) -> None:
        """Something was changed: every row is fetched again when it is shown next."""
        self._known.clear()

    def tell_changed(self, first: int, last: int) -> None:
        """Tell the view that what stands there may be something else."""
        if self.ids:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def set_ids(self, ids: "array[int]") -> None:
        """Show these rows; the cursor and what is being edited stay with theirs. The selection must be empty."""
        self.layoutAboutToBeChanged.emit()
        before = [self.ids[index.row()] for index in self.persistentIndexList()]
        self.ids = ids
        self.move_persistent(before, self.where)
        self.layoutChanged.emit()


def _find(ids: "array[Any]", row_id: int) -> int:
    try:
        return ids.index(row_id)
    except ValueError:
        return -1
