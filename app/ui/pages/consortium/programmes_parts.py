"""The two lists of the view of national programmes: the programmes, and all published figures."""

from PySide6.QtCore import Signal
from typing_extensions import override

from app.db.stores import Session
from app.domain.initiatives import FigureRow, ProgrammeRow
from app.queries.heads import today
from app.queries.programmes_table import figures_table, programmes_table
from app.services.programmes import create_programme, delete_programme, edit_programme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.consortium.areas_frame import history_of
from app.ui.pages.consortium.programmes_columns import (
    FIGURE_CHIPS,
    PROGRAMME_CHIPS,
    figure_columns,
    programme_columns,
)
from app.ui.pages.consortium.programmes_panel import FigurePanel, ProgrammePanel
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.tables.filtered import FilteredTable, FilterWords
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState


class ProgrammesPart(ListAndPanelView):
    """A table of the national programmes, and the panel of the one chosen. ``asked``: it is to be shown."""

    page_name, name, thing = "consortium", "programmes", "programme"
    in_menu = (("programmes.rename", "programmes.delete"), ("programmes.history",))
    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new = self.commands["programmes.new"]
        new.setEnabled(not desk.read_only)
        self.panel = ProgrammePanel(desk)
        none = EmptyState(
            "flag",
            tr("No national programmes yet"),
            tr("Enter the programmes of countries that work towards the same end, with figures and their sources."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter programmes"), 168, tr("Nothing matches"), tr("No programme fits the filter."))
        table = Table(programme_columns(self._edit_title), tr("National programmes"))
        self.programmes = FilteredTable(
            desk, table, PROGRAMME_CHIPS, words, none, "consortium.programmes.columns", ("",)
        )
        self.lay_out(self.programmes, self.panel, (CommandButton(new, "primary"),))
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.delete)
        desk.live(self, lambda session: programmes_table(session, today(session, desk.now().date())), self._show)

    @command("programmes.new", "New programme", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="programmes")
    def new(self) -> None:
        """Enter a national programme and name it."""
        self.asked.emit()
        outcome = self.desk.change("Add a programme", lambda session: create_programme(session, tr("New programme")))
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "title")

    @command("programmes.rename", "Rename programme", menu=Menu.CONSORTIUM, icon="pencil", group="programmes")
    def rename(self) -> None:
        """Edit the title where it stands."""
        if (row := self.list.table.chosen_row()) is not None:
            self.list.table.edit_cell(row.id, "title")

    @command("programmes.delete", "Delete programme", menu=Menu.CONSORTIUM, icon="trash-2", group="programmes")
    def delete(self) -> None:
        """Delete the programmes chosen with their figures; one undo brings them back."""
        ids = self.chosen_ids()
        if self.desk.read_only or not ids:
            return

        def act(session: Session) -> None:
            for row_id in ids:
                delete_programme(session, row_id)

        done = plural("{number} programme deleted", "{number} programmes deleted", len(ids))
        self.desk.change("Delete programmes", act, done=done)

    @command("programmes.history", "What happened to the programme", menu=Menu.CONSORTIUM, icon="history", group="go")
    def go_to_history(self) -> None:
        """Go to what happened to the programme chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("national_programme", row.id))

    @override
    def chosen_changed(self) -> None:
        row, change = self.list.table.chosen_row(), not self.desk.read_only
        self.panel.show_row(row)
        self.enable(
            {
                "programmes.rename": change and row is not None,
                "programmes.delete": change and row is not None,
                "programmes.history": row is not None,
            }
        )

    def _show(self, rows: tuple[ProgrammeRow, ...]) -> None:
        self.show_rows(rows)
        countries = len({row.country for row in rows if row.country})
        parts = (
            plural("{number} programme", "{number} programmes", len(rows)),
            plural("{number} country", "{number} countries", countries),
        )
        self.tell(" · ".join(parts) if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _edit_title(self, row: ProgrammeRow, text: str) -> None:
        self.desk.change(
            "Change a programme", lambda session: edit_programme(session, row.id, title=text), programme=row.id
        )


class FiguresPart(ListAndPanelView):
    """A table of all published figures, what sources give side by side, and the panel of the one chosen.

    ``asked``: it is to be shown.
    """

    page_name, name, thing = "consortium", "programmes", "figure"
    in_menu = (("figures.edit",), ("figures.history",))
    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entering = False
        new = self.commands["figures.new"]
        new.setEnabled(not desk.read_only)
        self.panel = FigurePanel(desk)
        none = EmptyState(
            "quote",
            tr("No published figures yet"),
            tr("Enter what sources say, such as the number of partners: where they differ, it is shown side by side."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter figures"), 168, tr("Nothing matches"), tr("No figure fits the filter."))
        self.figures = FilteredTable(
            desk, Table(figure_columns(), tr("Published figures")), FIGURE_CHIPS, words, none,
            "consortium.figures.columns", ("",),
        )  # fmt: skip
        self.lay_out(self.figures, self.panel, (CommandButton(new, "primary"),))
        self.list.table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        self.panel.figures.new.added.connect(self._added)
        desk.live(self, lambda session: figures_table(session, today(session, desk.now().date())), self._show)

    @command("figures.new", "New figure", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="figures")
    def new(self) -> None:
        """Open the fields of a figure about the consortium."""
        self.asked.emit()
        self._entering = True
        self.list.table.clearSelection()
        self.settle()
        self.panel.show_new()

    @command("figures.edit", "Edit figure", menu=Menu.CONSORTIUM, icon="pencil", group="figures")
    def edit(self) -> None:
        """Open the fields of the first source of the figure chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.panel.figures.open_fields(row.figures[0].id)

    @command("figures.history", "What happened to the figure", menu=Menu.CONSORTIUM, icon="history", group="go")
    def go_to_history(self) -> None:
        """Go to what happened to the figure chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("published_figure", row.id))

    @override
    def settle(self) -> None:
        super().settle()
        if self._entering:
            self.panel.show()

    @override
    def chosen_changed(self) -> None:
        row = self.list.table.chosen_row()
        if row is not None:
            self._entering = False
        if not self._entering:
            self.panel.show_row(row)
        self.enable({"figures.edit": row is not None and not self.desk.read_only, "figures.history": row is not None})

    def _show(self, rows: tuple[FigureRow, ...]) -> None:
        self.show_rows(rows)
        differing = sum(row.differ for row in rows)
        parts = [plural("{number} published figure", "{number} published figures", len(rows))]
        if differing:
            parts.append(plural("sources differ on {number}", "sources differ on {number}", differing))
        self.tell(" · ".join(parts) if rows else "")

    def _added(self, figure_id: int) -> None:
        """Choose the row in which the new figure stands."""
        for row in self.list.table.rows.rows:
            if any(figure.id == figure_id for figure in row.figures):
                self.list.choose(row.id)
