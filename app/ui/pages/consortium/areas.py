"""The areas of interaction with their task forces, as cards or as a table, and the panel of the one chosen."""

from typing_extensions import override

from app.db.stores import Session
from app.domain.areas import AreaRow, AreasTable
from app.domain.errors import UserError
from app.queries.areas_table import areas_table
from app.queries.heads import today
from app.services.areas import create_area, delete_area, edit_area
from app.services.task_forces import create_task_force, delete_task_force
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.consortium.areas_frame import history_of
from app.ui.pages.consortium.areas_panel import AreaPanel, int_of
from app.ui.pages.consortium.areas_tiles import AreaList
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.words import message


class AreasView(ListAndPanelView):
    """Cards or table at the left, the panel at the right."""

    page_name, name, thing = "consortium", "areas", "area"
    in_menu = (
        ("areas.rename", "areas.delete"),
        ("areas.task_force", "areas.dissolve"),
        ("areas.body", "areas.history"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new = self.commands["areas.new"]
        new.setEnabled(not desk.read_only)
        self.areas = AreaList(desk, self._edit_number, self._edit_name, new)
        self.panel = AreaPanel(desk, self.create_task_force)
        self.lay_out(self.areas, self.panel, (CommandButton(new, "primary"),))
        self.areas.activated_row.connect(lambda _row: self.panel.take_keyboard())
        self.areas.delete_pressed.connect(self.delete)
        self.areas.rename_pressed.connect(self.panel.name_it)
        self.areas.menu_asked.connect(lambda at: self.menu().popup(at))
        desk.live(self, lambda session: areas_table(session, today(session, desk.now().date())), self._show)

    @command("areas.new", "New area", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="areas")
    def new(self) -> None:
        """Enter an area after the others, and name it."""
        outcome = self.desk.change("Add an area", lambda session: create_area(session, tr("New area")))
        if outcome.value is not None:
            self.list.choose(outcome.value)
            if self.areas.shows_cards():
                self.panel.name_it()
            else:
                self.list.table.edit_cell(outcome.value, "name")

    @command("areas.rename", "Rename area", menu=Menu.CONSORTIUM, icon="pencil", group="areas")
    def rename(self) -> None:
        """Edit the name of the area chosen."""
        row = self.list.table.chosen_row()
        if row is not None and self.areas.shows_cards():
            self.panel.name_it()
        elif row is not None:
            self.list.table.edit_cell(row.id, "name")

    @command("areas.delete", "Delete area", menu=Menu.CONSORTIUM, icon="trash-2", group="areas")
    def delete(self) -> None:
        """Delete the areas chosen with their task forces; one undo brings them back."""
        ids = self.list.table.chosen()
        if self.desk.read_only or not ids:
            return

        def act(session: Session) -> None:
            for area_id in ids:
                delete_area(session, area_id)

        done = plural("{number} area deleted", "{number} areas deleted", len(ids))
        self.desk.change("Delete areas", act, done=done)

    @command(
        "areas.task_force", "Create its task force", menu=Menu.CONSORTIUM, icon="users", group="task_force",
        tip=message("Make the task force that runs the area chosen"),
    )  # fmt: skip
    def create_task_force(self) -> None:
        """Make the task force of the area chosen; its lead is chosen next."""
        row = self.list.table.chosen_row()
        if row is None or row.task_force_id is not None:
            return
        name = tr("Task force {number}: {area}", number=row.number, area=row.name)
        if self.desk.change(
            "Create the task force of area {area}",
            lambda session: create_task_force(session, row.id, name), area=row.id, done=tr("Task force created"),
        ):  # fmt: skip
            self.panel.focus_on(self.panel.lead.field)

    @command("areas.dissolve", "Delete its task force", menu=Menu.CONSORTIUM, icon="user-x", group="task_force")
    def dissolve(self) -> None:
        """Delete the task force of the area chosen; the area stays."""
        row = self.list.table.chosen_row()
        if row is not None and (force := row.task_force_id) is not None:
            self.desk.change(
                "Delete the task force of area {area}", lambda session: delete_task_force(session, force), area=row.id,
                done=tr("Task force deleted"),
            )  # fmt: skip

    @command("areas.body", "Go to its task force", menu=Menu.CONSORTIUM, icon="network", group="go")
    def go_to_body(self) -> None:
        """Go to the body that the task force of the area chosen is."""
        row = self.list.table.chosen_row()
        if row is not None and row.body_id is not None:
            self.desk.go(Place("consortium", 0, "bodies", "body", row.body_id))

    @command("areas.history", "What happened to it", menu=Menu.CONSORTIUM, icon="history", group="go")
    def go_to_history(self) -> None:
        """Go to what happened to the area chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("area", row.id))

    @command("areas.cards", "Cards or table", menu=Menu.CONSORTIUM, icon="table", group="view")
    def switch(self) -> None:
        """Show the areas the other way."""
        self.areas.switch()

    def _show(self, found: AreasTable) -> None:
        self.show_rows(found.rows)
        count = len(found.rows)
        parts = (
            plural("{number} area", "{number} areas", count),
            plural("{number} task force", "{number} task forces", found.task_forces),
            plural("{number} organisation", "{number} organisations", found.organisations),
        )
        self.tell(" · ".join(parts) if count else "")
        self.tell_count(str(count) if count else "")

    @override
    def chosen_changed(self) -> None:
        row, change = self.list.table.chosen_row(), not self.desk.read_only
        self.panel.show_row(row)
        possible = {
            "rename": change and row is not None,
            "delete": change and row is not None,
            "task_force": change and row is not None and row.task_force_id is None,
            "dissolve": change and row is not None and row.task_force_id is not None,
            "body": row is not None and row.body_id is not None,
            "history": row is not None,
        }
        self.enable({f"areas.{name}": can for name, can in possible.items()})

    def _edit_name(self, row: AreaRow, text: str) -> None:
        self.desk.change("Change area {area}", lambda session: edit_area(session, row.id, name=text), area=row.id)

    def _edit_number(self, row: AreaRow, text: str) -> None:
        try:
            number = int_of(text)
        except UserError as error:
            self.desk.fail(error)
            return
        self.desk.change("Change area {area}", lambda session: edit_area(session, row.id, number=number), area=row.id)
