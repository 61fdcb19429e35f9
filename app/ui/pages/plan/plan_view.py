"""What the views of the plan that are tables share: a list, the panel of the row chosen, and the amendment."""

from typing import Any

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.language import plural
from app.ui.pages.attached_files import Opener
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.pages.plan.amending import AmendingView
from app.ui.pages.plan.panel import PlanPanel
from app.ui.pages.plan.plan_list import PlanList


class PlanView(AmendingView, ListAndPanelView):
    """Call ``begin`` once. ``thing`` is the kind of its rows, as the panel and a Place know it."""

    page_name = "plan"

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk)
        self.panel = PlanPanel(desk, opener)

    def begin(self, filtered: PlanList[Any], *buttons: QWidget, beside: QWidget | None = None) -> None:
        """Lay out the list, and at its right the panel, or ``beside`` that holds it."""
        self.lay_out(filtered, beside or self.panel, buttons)
        filtered.table.activated_row.connect(lambda _row: self.panel.take_keyboard())

    def only_row(self) -> Any:
        """The row chosen, if it is only one; else None."""
        ids = self.chosen_ids()
        return self.list.table.chosen_row() if len(ids) == 1 else None

    def settle_commands(self) -> None:
        """Say which commands can be given now."""

    def named(self, made: int | None) -> None:
        """Choose a row that was just made, and begin to edit its title."""
        if made is not None:
            self.list.choose(made)
            self.list.table.edit_cell(made, "title")

    @override
    def chosen_changed(self) -> None:
        ids = self.chosen_ids()
        if len(ids) == 1:
            self.panel.show_thing(self.thing, ids[0])
        else:
            self.panel.show_nothing(plural("{number} row chosen", "{number} rows chosen", len(ids)) if ids else "")
        self.settle_commands()
