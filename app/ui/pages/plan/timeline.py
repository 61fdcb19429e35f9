"""The plan on its time scale: what can be done to it there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from app.domain.plan_report import RowKind
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.plan.timeline_add import TimelineAdding
from app.ui.pages.plan.timeline_export import PlanExports
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.timeline.wishes import Wish
from app.words import message

_LINKED = (RowKind.TASK, RowKind.DELIVERABLE, RowKind.MILESTONE)
_MENU = (
    ("rename", "progress", "link", "panel"),
    ("earlier", "later", "shorter", "longer"),
    ("up", "down"),
    ("new_task", "new_deliverable", "new_milestone"),
    ("delete",),
)


class TimelineView(TimelineAdding):
    """Work packages, tasks, deliverables and milestones as bars and points, changed by mouse and keys."""

    name = "timeline"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._exports = PlanExports(desk, self)
        self._export = Button(tr("Export"), "download", "bordered")
        self._export.clicked.connect(self.open_exports)
        self.buttons = (self._export, self.add_button)
        self.timeline.menu_wanted.connect(lambda at: self.row_menu().popup(at))
        self.timeline.entered.connect(self.enter)
        self.timeline.link_chosen.connect(lambda _link: self.settle_commands())
        self.settle_commands()

    @override
    def arrive(self, place: Place) -> None:
        if place.thing in list(RowKind) and place.thing_id:
            self.go_to(RowKind(place.thing), place.thing_id)
        elif place.thing == "baseline" and place.thing_id:
            self._compare_with(place.thing_id)
        shown = self.stack.currentWidget()
        (shown or self).setFocus()
        self.settle()

    @override
    def place(self) -> Place:
        chosen = self.chosen_row()
        return Place("plan", 0, self.name, chosen[0].value, chosen[1]) if chosen else Place("plan", 0, self.name)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self.buttons

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.bar.filter

    @override
    def grant(self, wish: Wish) -> None:
        self.deeds.grant(wish)

    @command("timeline.rename", "Rename in the plan", menu=Menu.PLAN, icon="pencil", group="row", tip=message("F2"))
    def rename(self) -> None:
        """Type another title where it stands."""
        self.timeline.rename()

    @command("timeline.progress", "Set progress…", menu=Menu.PLAN, group="row", tip=message("Or type a number"))
    def progress(self) -> None:
        """Type how much of the chosen task is done."""
        self.timeline.type_progress()

    @command("timeline.link", "Link to another row…", menu=Menu.PLAN, keys="Ctrl+L", icon="link", group="row")
    def link(self) -> None:
        """The next row on which Enter is pressed follows the chosen one."""
        if self.timeline.begin_link():
            self.desk.say(tr("Go to the row that follows and press Enter; Esc gives up."))

    @command("timeline.panel", "Show details", menu=Menu.VIEW, keys="F4", icon="info", group="panel")
    def details(self) -> None:
        """Show or hide the panel of the chosen row."""
        self.turn_panel()
        if self.panel.isHidden():
            self.timeline.setFocus()

    @command("timeline.delete", "Delete from the plan", menu=Menu.PLAN, keys="Del", icon="trash-2", group="delete")
    def delete(self) -> None:
        """Remove the chosen link, or else delete the chosen row; a toast offers to take it back."""
        link, key = self.timeline.chosen_link(), self.timeline.chosen()
        if self.desk.read_only:
            return
        if link is not None:
            self.timeline.forget_link()
            self.deeds.unlink(link.id)
        elif key is not None and self.deeds.id_of(key):
            line = self.timeline.chosen_line()
            self.deeds.delete(key)
            if line is not None and self.timeline.lines.count:
                index = min(line.index, self.timeline.lines.count - 1)
                self.timeline.choose(self.timeline.lines.line(index).key, show=True)

    def enter(self) -> None:
        """Go to the panel of the chosen row, also where it was hidden."""
        if self.panel.isHidden():
            self.turn_panel()
        self.panel.take_keyboard()

    def open_exports(self) -> QMenu:
        """Open the menu of formats."""
        return self.open_under(self._exports.menu(self), self._export)

    def row_menu(self) -> QMenu:
        """What can be done with the chosen row."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for names in _MENU:
            for name in names:
                menu.addAction(self.commands[f"timeline.{name}"])
            menu.addSeparator()
        return menu

    @override
    def settle_commands(self) -> None:
        change, chosen, key = not self.desk.read_only, self.chosen_row(), self.timeline.chosen()
        kind = key.kind if key is not None and chosen is not None else None
        work = kind in (RowKind.PACKAGE, RowKind.TASK)
        plan = self.deeds.plan
        packages = plan is not None and bool(plan.parts.packages)
        possible = {
            **dict.fromkeys(("add", "new_package", "new_milestone"), change and plan is not None),
            **dict.fromkeys(("new_task", "new_deliverable"), change and packages),
            **dict.fromkeys(("rename", "earlier", "later"), change and kind is not None),
            **dict.fromkeys(("shorter", "longer", "up", "down"), change and work),
            "progress": change and kind is RowKind.TASK,
            "link": change and kind in _LINKED,
            "delete": change and (kind is not None or self.timeline.chosen_link() is not None),
        }
        for name, can in possible.items():
            self.commands[f"timeline.{name}"].setEnabled(can)
