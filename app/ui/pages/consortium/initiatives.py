"""Allied programmes: what they are called, whose they are, what ties them to the consortium, where they stand."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.initiatives import InitiativeRow
from app.exporters.links import safe_address
from app.queries.heads import today
from app.queries.initiatives_table import initiatives_table
from app.services.initiatives import create_initiative, delete_initiative, edit_initiative
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.attached_files import Opener
from app.ui.pages.consortium.areas_frame import history_of
from app.ui.pages.consortium.areas_words import signed
from app.ui.pages.consortium.initiatives_panel import InitiativePanel
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

_CHIPS: tuple[Choice[InitiativeRow], ...] = (
    Choice("all", message("All")),
    Choice("known", message("With an organisation"), lambda row: row.organisation_id is not None),
)


class InitiativesView(ListAndPanelView):
    """A table of all initiatives, and the panel of the one chosen."""

    page_name, name, thing = "consortium", "initiatives", "initiative"
    in_menu = (("initiatives.open",), ("initiatives.rename", "initiatives.delete"), ("initiatives.history",))

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk)
        self._opener = opener
        self._rows: tuple[InitiativeRow, ...] = ()
        new = self.commands["initiatives.new"]
        new.setEnabled(not desk.read_only)
        self.panel = InitiativePanel(desk)
        self.panel.link_opened.connect(self.open_link)
        none = EmptyState(
            "globe",
            tr("No initiatives yet"),
            tr("Enter the programmes the consortium works with, such as GRA, and what ties them to it."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter initiatives"), 168, tr("Nothing matches"), tr("No initiative fits the filter."))
        table = Table(self._columns(), tr("Initiatives"))
        self.initiatives = FilteredTable(
            desk, table, _CHIPS, words, none, "consortium.initiatives.columns", ("", "link")
        )
        self.lay_out(self.initiatives, self.panel, (CommandButton(new, "primary"),))
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.delete)
        desk.live(self, lambda session: initiatives_table(session, today(session, desk.now().date())), self._show)

    @command("initiatives.new", "New initiative", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="initiatives")
    def new(self) -> None:
        """Enter an initiative and name it."""
        taken = {row.short_name for row in self._rows}
        short, number = tr("New initiative"), 1
        while short in taken:
            number += 1
            short = tr("New initiative {number}", number=number)
        outcome = self.desk.change("Add an initiative", lambda session: create_initiative(session, short))
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "short")

    @command("initiatives.open", "Open its link", menu=Menu.CONSORTIUM, keys="Ctrl+Return", icon="link", group="open")
    def open_link(self) -> None:
        """Open the address of the initiative chosen in the browser."""
        row = self.list.table.chosen_row()
        address = safe_address(row.link) if row is not None else ""
        if row is not None and not (address and self._opener(QUrl(address))):
            self.desk.fail(UserError("Nothing here opens the address {link}: copy it into a browser.", link=row.link))

    @command("initiatives.rename", "Rename initiative", menu=Menu.CONSORTIUM, icon="pencil", group="initiatives")
    def rename(self) -> None:
        """Edit the name where it stands."""
        if (row := self.list.table.chosen_row()) is not None:
            self.list.table.edit_cell(row.id, "name")

    @command("initiatives.delete", "Delete initiative", menu=Menu.CONSORTIUM, icon="trash-2", group="initiatives")
    def delete(self) -> None:
        """Delete the initiatives chosen; one undo brings them back."""
        ids = self.chosen_ids()
        if self.desk.read_only or not ids:
            return

        def act(session: Session) -> None:
            for row_id in ids:
                delete_initiative(session, row_id)

        done = plural("{number} initiative deleted", "{number} initiatives deleted", len(ids))
        self.desk.change("Delete initiatives", act, done=done)

    @command("initiatives.history", "What happened to the initiative", menu=Menu.CONSORTIUM, icon="history", group="go")
    def go_to_history(self) -> None:
        """Go to what happened to the initiative chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("initiative", row.id))

    @override
    def chosen_changed(self) -> None:
        row, change = self.list.table.chosen_row(), not self.desk.read_only
        self.panel.show_row(row)
        self.enable(
            {
                "initiatives.open": row is not None and bool(row.link),
                "initiatives.rename": change and row is not None,
                "initiatives.delete": change and row is not None,
                "initiatives.history": row is not None,
            }
        )

    def _show(self, rows: tuple[InitiativeRow, ...]) -> None:
        self._rows = rows
        self.show_rows(rows)
        self.tell(plural("{number} initiative", "{number} initiatives", len(rows)) if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _columns(self) -> list[Column[InitiativeRow]]:
        return [
            Column("short", message("Short name"), lambda row: Cell(signed(row.short_name, row.illustrative)),
                   width=136, edit=lambda row, text: self._edit(row, short_name=text),
                   edit_text=lambda row: row.short_name),
            Column("name", message("Name"), lambda row: Cell(row.name),
                   edit=lambda row, text: self._edit(row, name=text)),
            Column("organisation", message("Organisation"), lambda row: Cell(row.organisation or "–",
                   role="ink" if row.organisation else "muted"), width=116, drop=2),
            Column("relation", message("Relation"), lambda row: Cell(row.relation), width=150, drop=3,
                   edit=lambda row, text: self._edit(row, relation=text)),
            Column("link", message("Link"), lambda row: Cell(row.link, role="accent"), width=140, drop=1,
                   edit=lambda row, text: self._edit(row, link=text)),
        ]  # fmt: skip

    def _edit(self, row: InitiativeRow, **fields: str) -> None:
        self.desk.change(
            "Change an initiative", lambda session: edit_initiative(session, row.id, **fields), initiative=row.id
        )
