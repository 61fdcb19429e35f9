"""What is added to the plan on its timeline: from a menu, named where it stands."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app.domain.plan_report import RowKind
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.pages.plan.timeline_shown import TimelineShown
from app.ui.widgets.buttons import CommandButton
from app.words import message

_ADDED = ("new_package", "new_task", "new_deliverable", "new_milestone")


class TimelineAdding(TimelineShown):
    """The timeline with its menu of new rows; ``add_button`` opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_button = CommandButton(self.commands["timeline.add"], "primary")

    @command("timeline.add", "Add", menu=Menu.PLAN, keys="Ctrl+N", icon="plus", tip=message("Add to the plan"))
    def add(self) -> QMenu:
        """Open the menu of what can be added."""
        menu = QMenu(self)
        for name in _ADDED:
            menu.addAction(self.commands[f"timeline.{name}"])
        menu.setActiveAction(self.commands["timeline.new_task"])
        return self.open_under(menu, self.add_button)

    @command("timeline.new_package", "New work package", menu=Menu.PLAN, icon="folder", group="new")
    def new_package(self) -> None:
        """A work package after the others, to be named."""
        self._create(RowKind.PACKAGE)

    @command("timeline.new_task", "New task", menu=Menu.PLAN, icon="minus", group="new")
    def new_task(self) -> None:
        """A task in the work package chosen, to be named."""
        self._create(RowKind.TASK)

    @command("timeline.new_deliverable", "New deliverable", menu=Menu.PLAN, icon="package", group="new")
    def new_deliverable(self) -> None:
        """A deliverable of the work package chosen, to be named."""
        self._create(RowKind.DELIVERABLE)

    @command("timeline.new_milestone", "New milestone", menu=Menu.PLAN, icon="diamond", group="new")
    def new_milestone(self) -> None:
        """A milestone of the work package chosen, to be named."""
        self._create(RowKind.MILESTONE)

    def _create(self, kind: RowKind) -> None:
        if self.desk.read_only or self.deeds.plan is None:
            return
        made = self.deeds.create(kind, self.timeline.chosen())
        if made and made.value is not None:
            self.go_to(kind, made.value)
            self.timeline.setFocus()
            self.timeline.rename()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()

    def open_under(self, menu: QMenu, button: QWidget) -> QMenu:
        """Open a menu under a button of the header."""
        menu.aboutToHide.connect(menu.deleteLater)
        there = button if button.isVisible() else self
        menu.popup(there.mapToGlobal(QPoint(0, there.height() + 4 if there is button else 0)))
        return menu
