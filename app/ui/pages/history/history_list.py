"""The table of the steps with its filter: words, days, people, and the history of one thing alone."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit
from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.stores import Session
from app.domain.day_words import days_from_words
from app.domain.errors import UserError
from app.domain.history_rows import HistoryRow, RowKey
from app.domain.wanted import Wanted
from app.queries.history_table import (
    DAYS,
    ROW,
    TODAY,
    WEEK,
    WHO,
    history_counts,
    history_ids,
    history_people,
    history_rows,
    history_size,
)
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import moment, said, tr
from app.ui.pages.history.history_names import table_name
from app.ui.pages.history.history_words import REDO, UNDO, what, who
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.large import LargeTable, Source
from app.ui.tables.large_filtered import Facet, LargeFilteredTable
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Elided, plain_tip
from app.ui.widgets.layout import box, frame
from app.words import message

_LARGE = 20_000  # changes: of more the words are looked for in another thread, however few steps there are
_ICONS = {UNDO: "undo-2", REDO: "redo-2"}
_CHIPS: tuple[Choice[HistoryRow], ...] = (
    Choice("all", message("All")),
    Choice(TODAY, message("Today")),
    Choice(WEEK, message("Last 7 days")),
)


class HistoryList(LargeFilteredTable[HistoryRow]):
    """``bar`` and ``banner`` are placed by the view. ``all_wanted``: the way back from the history of one thing."""

    all_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.of_row: RowKey | None = None
        self.day_field = _DayField(desk)
        source = Source(
            lambda session, wanted, _as_of: history_ids(session, wanted, desk.now().date(), tr),
            history_rows,
            lambda session, _as_of: history_counts(session, desk.now().date()),
        )
        super().__init__(
            desk,
            LargeTable(desk, _columns(), source, tr("Steps")),
            _CHIPS,
            FilterWords(tr("Filter history"), 164, tr("Nothing matches"), tr("No step fits the filter.")),
            EmptyState(
                "history",
                tr("Nothing has been changed yet"),
                tr("Every change will stand here: who made it, when, and what it was field by field."),
            ),
            "history.columns",
            ("",),
            (Facet(WHO, message("Person"), message("Everybody"), _people),),
        )
        if desk.read(history_size) > _LARGE:
            self.table.at_once = 0
        bar = self.bar.layout()
        if isinstance(bar, QBoxLayout):
            bar.insertWidget(bar.indexOf(self.menus[WHO]), self.day_field)
        self.day_field.chosen.connect(self.filter)
        desk.stepped.connect(self._know)
        self.day_field.left.connect(self.take_keyboard)
        self.banner, self._of = frame("notice"), Elided("")
        back = Button(tr("Show all steps"), "", "link", small=True)
        back.clicked.connect(self.all_wanted)
        box("h", self._of, None, back, margins=(theme.MARGIN, 6, 16, 6), spacing=8, parent=self.banner)
        self.banner.hide()

    def show_only(self, row: RowKey | None, name: str = "") -> None:
        """Show the steps that touched this row alone; None: all of them."""
        self.of_row = row
        self.banner.setVisible(row is not None)
        if row is not None:
            kind = table_name(row[0])
            self._of.setText(tr("Steps that touched “{name}” ({kind})", kind=kind, name=name or str(row[1])))
        self.filter()

    @override
    def wanted(self) -> Wanted:
        wanted = super().wanted()
        facets = wanted.facets
        if self.day_field.days is not None:
            facets += ((DAYS, "/".join(day.isoformat() for day in self.day_field.days)),)
        if self.of_row is not None:
            facets += ((ROW, f"{self.of_row[0]} {self.of_row[1]}"),)
        return replace(wanted, facets=facets)

    @override
    def clear_filter(self) -> None:
        self.day_field.clear()
        self.of_row = None
        self.banner.hide()
        super().clear_filter()

    def _know(self, done: StepDone) -> None:
        """Whoever makes the first step can be chosen from then on."""
        if done.step.who and not self.menus[WHO].offers(done.step.who):
            self.refresh_values()


class _DayField(QLineEdit):
    """Takes a day or several in words; ``days`` are the first and the last, None for all. ``chosen``: other days."""

    chosen, left = Signal(), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.days: tuple[dt.date, dt.date] | None = None
        self.setFont(theme.font("small"))
        self.setFixedSize(116, theme.SMALL_CONTROL)
        self.setPlaceholderText(tr("Day or days"))
        self.setAccessibleName(tr("Day or days"))
        self.textChanged.connect(lambda _text: self._read(told=False))
        self.editingFinished.connect(lambda: self._read(told=True))
        self.returnPressed.connect(self.left)

    def _read(self, told: bool) -> None:
        days, problem = None, ""
        try:
            if self.text().strip():
                days = days_from_words(self.text(), self._desk.now().date())
        except UserError as error:
            problem = said(error)
        if told or not problem:
            self.setToolTip(plain_tip(problem))
            if bool(self.property("wrong")) != bool(problem):
                self.setProperty("wrong", bool(problem))
                self.style().unpolish(self)
                self.style().polish(self)
        if days != self.days and not problem:
            self.days = days
            self.chosen.emit()


def _people(session: Session, _as_of: dt.date) -> list[tuple[str, str]]:
    return [(name, name) for name in history_people(session)]


def _columns() -> list[Column[HistoryRow]]:
    return [
        Column("at", message("When"), lambda row: Cell(moment(row.at), role="muted"), width=148),
        Column("what", message("What"), _what, least=170),
        Column("entry", message("Entry"), _entry, least=170, sortable=False),
        Column("who", message("Who"), lambda row: Cell(who(row)), width=132, drop=2),
        Column("state", message("State"), _state, width=88, drop=1, sortable=False),
    ]


def _what(row: HistoryRow) -> Cell:
    quiet = row.taken_back_by is not None
    words = what(row)
    return Cell(words, icon=_ICONS.get(row.kind, ""), role="muted" if quiet else "ink", tip=words)


def _entry(row: HistoryRow) -> Cell:
    if not row.table:
        return Cell()
    kind = table_name(row.table)
    return Cell(row.name or kind, native=f"+{row.others}" if row.others else "", tip=f"{kind}: {row.name}")


def _state(row: HistoryRow) -> Cell:
    if row.taken_back_by is not None:
        return Cell(tr("Done again") if row.kind == UNDO else tr("Undone"), state="off", role="muted")
    return Cell(tr("Final"), icon="lock", role="muted") if row.final else Cell()
