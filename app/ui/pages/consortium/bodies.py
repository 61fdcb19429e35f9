"""The bodies of the consortium, their members on any day, their quorum, meetings and decisions (DOMAIN R3)."""

from typing_extensions import override

from app.db.stores import Session
from app.domain.bodies import BodyRow
from app.queries.bodies_table import bodies_table
from app.queries.heads import today
from app.services.bodies import create_body, delete_body, edit_body
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.consortium.areas_frame import history_of
from app.ui.pages.consortium.bodies_columns import CHIPS, body_columns
from app.ui.pages.consortium.bodies_panel import BodyPanel
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.tables.filtered import FilteredTable, FilterWords
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message


class BodiesView(ListAndPanelView):
    """A table of all bodies, and the panel of the one chosen."""

    page_name, name, thing = "consortium", "bodies", "body"
    in_menu = (("bodies.add_member",), ("bodies.rename", "bodies.delete"), ("bodies.history",))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new = self.commands["bodies.new"]
        new.setEnabled(not desk.read_only)
        self.panel = BodyPanel(desk)
        none = EmptyState(
            "users-round",
            tr("No bodies yet"),
            tr("Enter the General Assembly and the boards: quorum and votes are counted from their members."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter bodies"), 168, tr("Nothing matches"), tr("No body fits the filter."))
        table = Table(body_columns(self._edit_name, self._edit_short), tr("Bodies"))
        self.bodies = FilteredTable(desk, table, CHIPS, words, none, "consortium.bodies.columns", ("", "meetings"))
        self.lay_out(self.bodies, self.panel, (CommandButton(new, "primary"),))
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.delete)
        desk.live(self, lambda session: bodies_table(session, today(session, desk.now().date())), self._show)

    @command("bodies.new", "New body", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="bodies")
    def new(self) -> None:
        """Enter a body and name it."""
        outcome = self.desk.change("Add a body", lambda session: create_body(session, tr("New body")))
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "name")

    @command(
        "bodies.add_member", "Add member", menu=Menu.CONSORTIUM, keys="Ctrl+Shift+N", icon="user-plus", group="bodies",
        tip=message("An organisation or a person joins the body chosen"),
    )  # fmt: skip
    def add_member(self) -> None:
        """Go to the field that adds a member to the body chosen."""
        self.panel.take_keyboard()

    @command("bodies.rename", "Rename body", menu=Menu.CONSORTIUM, icon="pencil", group="bodies")
    def rename(self) -> None:
        """Edit the name where it stands."""
        if (row := self.list.table.chosen_row()) is not None:
            self.list.table.edit_cell(row.id, "name")

    @command("bodies.delete", "Delete body", menu=Menu.CONSORTIUM, icon="trash-2", group="bodies")
    def delete(self) -> None:
        """Delete the bodies chosen with their memberships; one undo brings them back."""
        ids = self.chosen_ids()
        if self.desk.read_only or not ids:
            return

        def act(session: Session) -> None:
            for body_id in ids:
                delete_body(session, body_id)

        done = plural("{number} body deleted", "{number} bodies deleted", len(ids))
        self.desk.change("Delete bodies", act, done=done)

    @command("bodies.history", "What happened to the body", menu=Menu.CONSORTIUM, icon="history", group="go")
    def go_to_history(self) -> None:
        """Go to what happened to the body chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("body", row.id))

    @override
    def chosen_changed(self) -> None:
        row, change = self.list.table.chosen_row(), not self.desk.read_only
        self.panel.show_row(row)
        can = change and row is not None
        self.enable(
            {
                "bodies.add_member": can,
                "bodies.rename": can,
                "bodies.delete": can,
                "bodies.history": row is not None,
            }
        )

    def _show(self, rows: tuple[BodyRow, ...]) -> None:
        self.show_rows(rows)
        members = sum(row.members for row in rows)
        parts = (
            plural("{number} body", "{number} bodies", len(rows)),
            plural("{number} membership", "{number} memberships", members),
        )
        self.tell(" · ".join(parts) if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _edit_name(self, row: BodyRow, text: str) -> None:
        self.desk.change("Change body {body}", lambda session: edit_body(session, row.id, name=text), body=row.id)

    def _edit_short(self, row: BodyRow, text: str) -> None:
        self.desk.change("Change body {body}", lambda session: edit_body(session, row.id, short_name=text), body=row.id)
