"""A view of one list with the panel of what is chosen in it (LOOK, "Panel")."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMenu, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.pages.view import View
from app.ui.places import Place
from app.ui.tables.filtered import AnyFilteredTable, FilteredTable
from app.ui.widgets.layout import Rule, box


class ListAndPanelView(View):
    """Call ``lay_out`` once; ``thing`` is what a Place calls a row, ``in_menu`` the commands of a row's menu, by group.

    ``chosen_changed`` is where one who is built on this shows what is chosen.
    """

    thing = ""
    in_menu: Sequence[Sequence[str]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list: Any  # an AnyFilteredTable; most of them hold all their rows
        self._panel: QWidget
        self._edge = Rule(upright=True)
        self.row: QBoxLayout  # list, line, panel
        self._buttons: tuple[QWidget, ...] = ()

    def lay_out(self, filtered: AnyFilteredTable[Any], panel: QWidget, buttons: Sequence[QWidget]) -> None:
        """The list at the left, the panel at the right; the header's buttons are gone while the list is empty."""
        self.list, self._panel, self._buttons = filtered, panel, tuple(buttons)
        box("v", Rule(), filtered.middle, parent=filtered).setStretch(1, 1)
        body = QWidget()
        self.row = box("h", filtered, self._edge, panel, parent=body)
        self.row.setStretch(0, 1)
        self.column.addWidget(filtered.bar)
        self.column.addWidget(body, 1)
        table = filtered.table
        table.chosen_changed.connect(self.chosen_changed)
        table.customContextMenuRequested.connect(self._open_menu)

    def chosen_changed(self) -> None:
        """Other rows are chosen, or they are shown anew."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, in a table that holds all of them."""
        assert isinstance(self.list, FilteredTable)
        self.list.show_rows(rows)
        self.settle()
        self.chosen_changed()

    def settle(self) -> None:
        """The empty list has its own ways on, in its middle."""
        empty = self.list.table.rows.total == 0
        for widget in (self._panel, self._edge):
            widget.setVisible(not empty)
        for button in self._buttons:
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                button.setVisible(not empty)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()

    def chosen_ids(self) -> list[int]:
        """The rows chosen."""
        chosen: list[int] = self.list.table.chosen()
        return chosen

    def enable(self, possible: dict[str, bool]) -> None:
        """Which commands (by the end of their ids) can be given now."""
        for name, can in possible.items():
            self.commands[name].setEnabled(can)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == self.thing and place.thing_id:
            self.list.choose(place.thing_id)
        self.list.take_keyboard()
        self.settle()

    @override
    def place(self) -> Place:
        chosen = self.chosen_ids()
        thing = (self.thing, chosen[0]) if chosen else ("", 0)
        return Place(self.page_name, 0, self.name, *thing)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def filter_field(self) -> QLineEdit | None:
        field: QLineEdit = self.list.filter_field
        return field

    def menu(self) -> QMenu:
        """What can be done with the rows chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for names in self.in_menu:
            for name in names:
                menu.addAction(self.commands[name])
            menu.addSeparator()
        return menu

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(self.list.table.viewport().mapToGlobal(at))
