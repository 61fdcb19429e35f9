"""The list of the agenda: the table, joined to the deeds."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.timetable import Ref, Timetable
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.pages.meeting.agenda_fields import BlockFields, one_title
from app.ui.pages.meeting.agenda_list import AgendaRow, agenda_rows, columns, row_id
from app.ui.tables.table import Table


class AgendaTable(QWidget):
    """``chosen_changed`` carries a Ref or None; ``delete_pressed`` and ``new`` titles go to the tab."""

    chosen_changed = Signal(object)
    delete_pressed = Signal()

    def __init__(self, desk: Desk, deeds: Deeds) -> None:
        super().__init__()
        self._desk, self._deeds = desk, deeds
        self._fields = BlockFields(deeds, self)
        self._rows: dict[int, AgendaRow] = {}
        self._showing = False
        self._now: Timetable | None = None
        self.table: Table[AgendaRow] = Table(
            columns(self._rename, self._timed(BlockFields.retime), self._timed(BlockFields.relength)), tr("Agenda")
        )
        self.table.chosen_changed.connect(self._told)
        self.table.delete_pressed.connect(self.delete_pressed)
        self.table.activated_row.connect(lambda row: self.table.edit_cell(row, "title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_table(self, table: Timetable, days: tuple[dt.date, ...]) -> None:
        """Show the agenda of these days."""
        self._now = table
        rows = list(agenda_rows(table, days))
        self._rows = {row.id: row for row in rows}
        self._showing = True
        self.table.show_rows(rows)
        self._showing = False

    def refs(self) -> frozenset[Ref]:
        """What the filter lets through."""
        return frozenset(row.ref for row in self.table.rows.rows)

    def choose(self, ref: Ref | None) -> None:
        """Choose the row of a session or item."""
        self._showing = True
        if ref is None:
            self.table.clearSelection()
        elif self.table.chosen() != [row_id(ref)]:
            self.table.choose(row_id(ref))
        self._showing = False

    def rename(self, ref: Ref) -> None:
        """Type another title in the row."""
        self.table.edit_cell(row_id(ref), "title")

    def _told(self) -> None:
        if not self._showing:
            row = self.table.chosen_row()
            self.chosen_changed.emit(row.ref if row is not None else None)

    def _rename(self, ref: Ref, title: str) -> None:
        row = self._rows.get(row_id(ref))
        if row is not None:
            self._deeds.rename(ref, title, one_title(row.session, row.item))

    def _timed(self, act: Callable[..., None]) -> Callable[[Ref, str], None]:
        def take(ref: Ref, text: str) -> None:
            row = self._rows.get(row_id(ref))
            if row is not None and self._now is not None:
                self._fields.take(self._now, row.session, row.item)
                act(self._fields, text, self._desk.fail)

        return take
