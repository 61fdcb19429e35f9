"""A table with its filter: a field, chips with counts, "no match · clear filter", and what stands there while empty."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget
from typing_extensions import override

from app.domain.saved_views import SavedView
from app.ui.desk import Desk
from app.ui.language import number_text, tr
from app.ui.tables.rows import HasId
from app.ui.tables.saved_views import ViewsChip
from app.ui.tables.table import Table
from app.ui.tables.table_view import TableView
from app.ui.widgets.buttons import Button, Chip
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.fields import FilterField
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import toolbar
from app.ui.widgets.menu_chip import MenuChip

R = TypeVar("R", bound=HasId)


@dataclass(frozen=True)
class Choice(Generic[R]):
    """What a chip shows: ``words`` is a message id, ``keep`` tells which rows; None: all of them. The first is all.

    In a large table ``keep`` is not asked: the source knows the chip by its ``name``.
    """

    name: str
    words: str
    keep: Callable[[R], bool] | None = None


@dataclass(frozen=True)
class FilterWords:
    """What the filter says, in the user's language: in its field, and where nothing fits."""

    field: str
    width: int  # px of the field
    nothing: str
    nothing_fits: str


class AnyFilteredTable(QWidget, Generic[R]):
    """``bar`` is the toolbar and ``middle`` the table or what stands for it; both are placed by who is built on this.

    How the columns were arranged is remembered under ``remembered``; ``at_first`` is their arrangement before.
    ``menus`` stand beside the chips, by the name of what they choose; ``views``: the name under which views of the
    table are saved, none where it is empty.
    """

    def __init__(
        self,
        desk: Desk,
        table: TableView[R],
        choices: Sequence[Choice[R]],
        words: FilterWords,
        none: EmptyState,
        remembered: str,
        at_first: Sequence[str],
        menus: Mapping[str, MenuChip] = MappingProxyType({}),
        views: str = "",
    ) -> None:
        super().__init__()
        self._settings, self._remembered, self._at_first = desk.settings, remembered, list(at_first)
        self._choices = choices
        self.filter_field = FilterField(words.field, words.width)
        self.chips = {each.name: Chip(tr(each.words), on=each is choices[0]) for each in choices}
        self.counts = Elided("", "small", "muted")
        self.menus = dict(menus)
        self.views = ViewsChip(desk, views, self.view, self.show_view) if views else None
        self.bar = self._made_bar()
        clear = Button(tr("Clear filter"), "x", "bordered")
        clear.clicked.connect(self.clear_filter)
        self._no_match = EmptyState("filter", words.nothing, words.nothing_fits, clear)
        self._none = none
        self.middle = QStackedWidget()
        for widget in (self._no_match, self._none):
            self.middle.addWidget(widget)
        self.filter_field.textChanged.connect(lambda _text: self.filter())
        self.filter_field.left.connect(self.take_keyboard)
        self.table: TableView[R] = table
        self._place_table(table)
        for menu in self.menus.values():
            menu.chosen.connect(lambda _value: self.filter())
        if self.views is not None:
            self.views.begin()

    def _place_table(self, table: TableView[R]) -> None:
        old, self.table = self.table, table
        table.arrange(self._settings.recall(self._remembered) or self._at_first)
        table.arranged.connect(self._remember)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.middle.insertWidget(0, table)
        if old is not table:
            self.middle.removeWidget(old)
            old.deleteLater()

    def counted(self, name: str, number: int) -> None:
        """A chip was counted: whoever shows chips only where they would show something looks here."""

    def show_count(self, choice: str, number: int) -> None:
        """Say in a chip how many it would show."""
        self.chips[choice].set_words(self.chips[choice].text(), number_text(number))
        self.counted(choice, number)

    def choose(self, row_id: int) -> None:
        """Choose a row, also where the filter hides it: then it is cleared."""
        if not self.table.choose(row_id):
            self.clear_filter()
            self.table.choose(row_id)

    def choice(self) -> str:
        """The name of the chip that is chosen."""
        return next((each.name for each in self._choices if self.chips[each.name].isChecked()), self._choices[0].name)

    def clear_filter(self) -> None:
        """Show all."""
        self.show_view(replace(self.view(), typed="", choice="", facets=()))

    def view(self) -> SavedView:
        """How the table is shown now."""
        facets = tuple((name, menu.current()) for name, menu in self.menus.items() if menu.current())
        return SavedView("", self.filter_field.text(), self.choice(), facets, tuple(self.table.arrangement()))

    def show_view(self, view: SavedView) -> None:
        """Show the table so; chips and values that there are no more are passed over."""
        chip = view.choice if view.choice in self.chips else self._choices[0].name
        self.chips[chip].setChecked(True)
        chosen = dict(view.facets)
        for name, menu in self.menus.items():
            with QSignalBlocker(menu):
                menu.choose(chosen[name] if name in chosen and menu.offers(chosen[name]) else "")
        with QSignalBlocker(self.filter_field):
            self.filter_field.setText(view.typed)
        self.filter()
        if list(view.arrangement) != self.table.arrangement():
            self.table.arrange(view.arrangement)
            self._remember()

    def take_keyboard(self) -> None:
        """Give the table the keyboard, on its first row where none is chosen."""
        self.table.setFocus()
        if not self.table.selectionModel().hasSelection() and self.table.rows.shown:
            self.table.choose_number(0)

    def settle(self) -> None:
        """Show the table, or why there is nothing in it."""
        total = self.table.rows.total
        if not total or self.bar.parentWidget() is not None:  # else it would be a window of its own
            self.bar.setVisible(bool(total))
        shown = self.table if self.table.rows.shown else self._no_match if total else self._none
        self.middle.setCurrentWidget(shown)
        if self.views is not None:
            self.views.settle()

    def filter(self) -> None:
        """Show what fits the words and the chip that is chosen."""
        raise NotImplementedError

    def _remember(self) -> None:
        self._settings.remember(self._remembered, self.table.arrangement())
        if self.views is not None:
            self.views.settle()

    def _made_bar(self) -> QWidget:
        group = QButtonGroup(self)
        for chip in self.chips.values():
            group.addButton(chip)
            chip.clicked.connect(self.filter)
        columns = Button("", "columns-3", "ghost", tr("Columns"))
        columns.clicked.connect(
            lambda: self.table.column_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft()))
        )
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        views = (self.views,) if self.views is not None else ()
        bar = toolbar(self.filter_field, 4, *self.chips.values(), *self.menus.values(), *views, 8, self.counts, columns)
        if isinstance(row := bar.layout(), QBoxLayout):
            row.setStretch(row.indexOf(self.counts), 1)
        return bar


class FilteredTable(AnyFilteredTable[R]):
    """Of a table that holds all its rows."""

    table: Table[R]

    def __init__(
        self,
        desk: Desk,
        table: Table[R],
        choices: Sequence[Choice[R]],
        words: FilterWords,
        none: EmptyState,
        remembered: str,
        at_first: Sequence[str],
        menus: Mapping[str, MenuChip] = MappingProxyType({}),
        views: str = "",
    ) -> None:
        super().__init__(desk, table, choices, words, none, remembered, at_first, menus, views)
        self.take_table(table)

    def take_table(self, table: Table[R]) -> None:
        """Have this table, in the place of the one before."""
        if table is not self.table:
            self._place_table(table)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows, as far as they fit the filter, and count what each chip would show."""
        for each in self._choices:
            self.show_count(each.name, sum(map(each.keep, rows)) if each.keep is not None else len(rows))
        self.table.show_rows(rows)
        self.settle()

    @override
    def filter(self) -> None:
        kept = next((each.keep for each in self._choices if self.chips[each.name].isChecked()), None)
        self.table.filter(self.filter_field.text(), kept)
        self.settle()
