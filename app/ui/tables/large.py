"""The table for up to 100,000 rows: it knows all ids in order, and holds the rows themselves only where they are shown.

Filter and order are the database's. What takes long is asked in another thread, so that typing and scrolling go on.
"""

import datetime as dt
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.live import tables_read
from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.wanted import Wanted
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import number_text, tr
from app.ui.tables.large_asking import Asking
from app.ui.tables.large_keeping import exchange
from app.ui.tables.large_rows import CHUNK, LargeRows
from app.ui.tables.rows import Column, HasId
from app.ui.tables.table_view import TableView

R = TypeVar("R", bound=HasId)
_HISTORY = frozenset(("step", "change"))  # the tables that every step touches
_MOST_COPIED = 10_000


@dataclass(frozen=True)
class Source(Generic[R]):
    """Where the rows come from: functions of a module of ``app.queries``.

    ``ids(session, wanted, as_of)`` are all that fit, in order; ``rows(session, ids, as_of)`` at most 200 of them, in
    any order; ``counts(session, as_of)`` how many each chip would show, by its name ("all": everything).
    """

    ids: Callable[[Session, Wanted, dt.date], Sequence[int]]
    rows: Callable[[Session, Sequence[int], dt.date], Sequence[R]]
    counts: Callable[[Session, dt.date], Mapping[str, int]] | None = None


class LargeTable(TableView[R]):
    """Rows of one kind under ``columns``; their ids are those of ``Wanted.sort``. It follows every change by itself.

    ``shown_changed``: other rows are shown, or what they say may have changed. Ask ``refresh`` before the first look,
    unless the table is shown at once. What has more than ``at_once`` rows is asked in another thread.
    """

    rows: LargeRows[R]
    at_once = 1_000

    def __init__(
        self, desk: Desk, columns: Sequence[Column[R]], source: Source[R], name: str, margin: int = theme.MARGIN
    ) -> None:
        super().__init__(LargeRows(columns, self._fetch), name, margin)
        self.wanted = Wanted()
        self.counts: Mapping[str, int] = {}
        self._desk, self._source = desk, source
        self._shown_wanted: Wanted | None = None
        self._read_by_ids: frozenset[str] = frozenset(("project",))  # the day that is taken for today
        self._read_by_rows: set[str] = set()
        self._counted = self._stale = self._told = False
        self._asking: Asking[tuple[Wanted, array[int]]] = Asking(desk, self, self._show_answer)
        self._counting: Asking[Mapping[str, int]] = Asking(desk, self, self._show_counts)
        self._seen_in: QWidget = self
        self.installEventFilter(self)
        self.rows.sort_wanted.connect(self._sort_wanted)
        desk.stepped.connect(self._notice)

    def live_in(self, place: QWidget) -> None:
        """Stay up to date while ``place`` can be seen, also where something else stands for the table there."""
        self._seen_in.removeEventFilter(self)
        self._seen_in = place
        place.installEventFilter(self)

    def refresh(self) -> None:
        """Ask for the rows, whatever was changed."""
        self.rows.forget()
        self._counted = False
        self._ask()

    def want(self, wanted: Wanted) -> None:
        """Show other rows; the order is that of the head."""
        wanted = replace(wanted, sort=self.wanted.sort, downwards=self.wanted.downwards)
        if wanted != self.wanted:
            self.wanted = wanted
            self._ask()

    def chosen_rows(self, most: int = CHUNK) -> list[R]:
        """The chosen rows from top to bottom, the first ``most`` of them."""
        rows = (self.rows.row_at(number) for number in self.chosen_numbers()[:most])
        return [row for row in rows if row is not None]

    def settle(self) -> None:
        """Have what is being asked now."""
        if self._stale or self._shown_wanted is None:
            self.refresh()
        self._asking.finish()

    @override
    def choose(self, row_id: int, column: str = "") -> bool:
        if super().choose(row_id, column):
            return True
        self.settle()
        return super().choose(row_id, column)

    @override
    def copy(self) -> None:
        chosen = self.chosen()
        ids = chosen[:_MOST_COPIED]
        rows = {
            row.id: row for start in range(0, len(ids), CHUNK) for row in self._fetch(ids[start : start + CHUNK])
        }  # fmt: skip
        self.copy_rows([rows[row_id] for row_id in ids if row_id in rows])
        if len(chosen) > len(ids):
            self._desk.say(
                tr(
                    "Only the first {copied} of the {total} chosen rows were copied.",
                    copied=number_text(len(ids)),
                    total=number_text(len(chosen)),
                )
            )

    def _fetch(self, ids: Sequence[int]) -> Sequence[R]:
        """The rows with these ids; a file that cannot be read is told, and they stay empty."""
        as_of = self._desk.as_of()
        try:
            with self._desk.store.read() as session:
                tables = tables_read(session)
                rows = self._source.rows(session, ids, as_of)
            self._read_by_rows |= tables
        except UserError as error:
            self._desk.fail(error)
            return ()
        return rows

    def _ask(self) -> None:
        wanted, as_of, source = self.wanted, self._desk.as_of(), self._source
        self._stale = self._told = False
        self._asking.ask(
            lambda session: (wanted, array("q", source.ids(session, wanted, as_of))),
            here=self._shown_wanted is None or self.rows.of_all <= self.at_once,
        )

    def _show_answer(self, answer: tuple[Wanted, "array[int]"], tables: frozenset[str]) -> None:
        wanted, ids = answer
        everything = replace(wanted, sort="", downwards=False) == Wanted()
        others = self._shown_wanted is not None and wanted != self._shown_wanted
        same, self._shown_wanted = ids == self.rows.ids, wanted
        self._read_by_ids |= tables
        if not same:
            self._exchange(ids, others)
        elif not self._told:
            self._tell_seen()
        if everything:
            self.rows.of_all = len(ids)
        if not self._counted:
            self._count(len(ids) if everything else None)
        if not same or not self._told:
            self.shown_changed.emit()

    def _exchange(self, ids: "array[int]", others: bool) -> None:
        if exchange(self, self.rows, ids, others):
            self.chosen_changed.emit()

    def _count(self, total: int | None) -> None:
        """Ask how many rows there are in all (``total``, where it is known), and how many each chip would show."""
        as_of, source = self._desk.as_of(), self._source

        def query(session: Session) -> Mapping[str, int]:
            counts = dict(source.counts(session, as_of)) if source.counts is not None else {}
            if "all" not in counts:
                counts["all"] = len(source.ids(session, Wanted(), as_of)) if total is None else total
            return counts

        known = source.counts is None and total is not None
        self._counted = True
        self._counting.ask(query, here=known or max(self.rows.of_all, len(self.rows.ids)) <= self.at_once)

    def _show_counts(self, counts: Mapping[str, int], tables: frozenset[str]) -> None:
        self._read_by_ids |= tables
        if counts != self.counts:
            self.counts, self.rows.of_all = counts, counts["all"]
            self.shown_changed.emit()

    def _sort_wanted(self) -> None:
        sort = self.rows.sorted_by()
        column = self.rows.columns[sort[0]].id if sort is not None else ""
        wanted = replace(self.wanted, sort=column, downwards=sort is not None and sort[1])
        if wanted != self.wanted:
            self.wanted = wanted
            if self._shown_wanted is not None:
                self._ask()

    def _notice(self, done: StepDone) -> None:
        touched = _HISTORY | done.touched.keys()
        by_ids = self._asking.failed or not self._read_by_ids.isdisjoint(touched)
        if self._shown_wanted is None or not (by_ids or not self._read_by_rows.isdisjoint(touched)):
            return
        if not self._seen_in.isVisible():
            self._stale = True
            return
        self.rows.forget()
        first, last = self._seen_rows()
        if last >= 0:
            self.rows.hold(first, last)
        if gone := set(self.rows.gone(first, last)):  # at once, also where asking takes long
            left = array("q", (row_id for row_id in self.rows.ids if row_id not in gone))
            self._exchange(left, others=False)
        if by_ids:
            self._counted = False
            self._ask()
        if not by_ids or self._asking.is_waiting:
            self._tell_seen()
            self.shown_changed.emit()
            self._told = True  # unless other rows are to be shown, nothing is left to tell

    def _seen_rows(self) -> tuple[int, int]:
        """The numbers of the first and last row that can be seen; (0, -1): there is none."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(0, first), last if last >= 0 else len(self.rows.ids) - 1

    def _tell_seen(self) -> None:
        first, last = self._seen_rows()
        self.rows.tell_changed(first, min(last, first + CHUNK))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        first, last = self._seen_rows()
        if last >= 0 and not self._desk.closed:
            self.rows.hold(first, last)
        super().paintEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isValid(self) and (self._stale or self._shown_wanted is None):
            self.refresh()
        return super().eventFilter(watched, event)
