"""The areas with their filter: cards or a table over the same rows and the same choice; which of them is remembered."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from app.domain.areas import AreaRow
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.consortium.areas_cards import AreaCards
from app.ui.pages.consortium.areas_columns import CHIPS, area_columns
from app.ui.tables.filtered import FilteredTable, FilterWords
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button, CommandButton, Segmented
from app.ui.widgets.empty import EmptyState

_REMEMBERED = "consortium.areas.view"
_CARDS, _TABLE = 0, 1
Edit = Callable[[AreaRow, str], None]


class AreaList(FilteredTable[AreaRow]):
    """The signals are those of whichever is shown; ``menu_asked``: the menu of a card, and where."""

    activated_row = Signal(int)
    delete_pressed = Signal()
    rename_pressed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, edit_number: Edit, edit_name: Edit, new: QAction) -> None:
        self._desk = desk
        self._columns: QWidget | None = None
        self.cards = AreaCards(tr("Areas of interaction"))
        self.switcher = Segmented([tr("Cards"), tr("Table")], tr("Show areas as"), self._recalled(desk))
        none = EmptyState(
            "target",
            tr("No areas of interaction yet"),
            tr("Areas are where the consortium works with others; each is run by a task force with a lead."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter areas"), 168, tr("Nothing matches"), tr("No area fits the filter."))
        table = Table(area_columns(edit_number, edit_name), tr("Areas of interaction"))
        first = ("", "mission", "organisations", "topics")
        super().__init__(desk, table, CHIPS, words, none, "consortium.areas.columns", first)
        self.middle.addWidget(self.cards)
        bar = self.bar.layout()
        if isinstance(bar, QBoxLayout):
            bar.insertWidget(0, self.switcher)
            bar.insertSpacing(1, 4)
        self._columns = self.bar.findChildren(Button)[-1]
        self._connect(table)
        self.settle()

    def shows_cards(self) -> bool:
        """Whether the areas are shown as tiles."""
        return self.switcher.current() == _CARDS

    def switch(self) -> None:
        """Show them the other way."""
        self.switcher.choose(_TABLE if self.shows_cards() else _CARDS)

    @override
    def take_keyboard(self) -> None:
        super().take_keyboard()
        if self.shows_cards() and self.middle.currentWidget() is self.cards:
            self.cards.setFocus()

    @override
    def settle(self) -> None:
        super().settle()
        if self._columns is not None:
            self._columns.setVisible(not self.shows_cards())
        if self.shows_cards() and self.middle.currentWidget() is self.table:
            self.middle.setCurrentWidget(self.cards)

    def _connect(self, table: Table[AreaRow]) -> None:
        table.chosen_changed.connect(self._table_chose)
        table.shown_changed.connect(lambda: self.cards.show_rows(table.rows.rows))
        table.arranged.connect(lambda: self.cards.show_rows(table.rows.rows))
        self.cards.chosen_changed.connect(self._card_chosen)
        for each in (table, self.cards):
            each.activated_row.connect(self.activated_row)
            each.delete_pressed.connect(self.delete_pressed)
        self.cards.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.cards.viewport().mapToGlobal(at))
        )
        self.cards.rename_pressed.connect(self.rename_pressed)
        self.switcher.chosen.connect(self._switched)

    def _table_chose(self) -> None:
        row = self.table.chosen_row()
        self.cards.choose(row.id if row is not None else 0)

    def _card_chosen(self) -> None:
        chosen = self.cards.chosen()
        if chosen and [chosen] != self.table.chosen():
            self.table.choose(chosen)

    def _switched(self, view: int) -> None:
        self._desk.settings.remember(_REMEMBERED, view)
        self.settle()
        self.take_keyboard()

    @staticmethod
    def _recalled(desk: Desk) -> int:
        return _TABLE if str(desk.settings.recall(_REMEMBERED, _CARDS)) == str(_TABLE) else _CARDS
