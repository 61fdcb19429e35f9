"""The decisions of all meetings: their words, votes and what became of them (DOMAIN R4–R6)."""

from typing_extensions import override

from app.db.stores import Session
from app.domain.decisions_table import DecisionChip, DecisionRow
from app.domain.kinds import MinutesState
from app.queries import decisions_table
from app.services.decisions import delete_decision
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import number_text, plural, tr
from app.ui.pages.actions.actions_exports import ExportButton, RegisterOutput
from app.ui.pages.actions.actions_list import RoomyTable
from app.ui.pages.actions.decisions_columns import CHIPS, columns, empty_state, facets, to_meetings
from app.ui.pages.actions.decisions_panel import DecisionPanel
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.places import Place
from app.ui.tables.filtered import FilterWords
from app.ui.tables.large import LargeTable, Source

_EXPORTS = ("decisions.pdf", "decisions.xlsx", "decisions.csv")


class DecisionsView(ListAndPanelView):
    """One large table, and the panel of the decision chosen."""

    page_name, name, thing = "actions", "decisions", "decision"
    in_menu = (("decisions.minutes", "decisions.edit"), ("decisions.delete",))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table: LargeTable[DecisionRow] = LargeTable(
            desk,
            columns(),
            Source(decisions_table.ids, decisions_table.rows, decisions_table.counts),
            tr("Decisions"),
        )
        self.panel = DecisionPanel(desk)
        self.output = RegisterOutput(desk, self, "all-decisions")
        words = FilterWords(tr("Filter decisions"), 172, tr("Nothing matches"), tr("No decision fits the filter."))
        filtered = _Decisions(
            desk, self.table, CHIPS, words, empty_state(to_meetings(desk)), "decisions.columns", (), facets()
        )
        self.lay_out(filtered, self.panel, (ExportButton([self.commands[name] for name in _EXPORTS]),))
        self.table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        self.table.delete_pressed.connect(self.delete)
        self.table.shown_changed.connect(self._told)
        self._told()

    @override
    def chosen_changed(self) -> None:
        ids = self.chosen_ids()
        one = len(ids) == 1
        self.panel.show_decision(ids[0] if one else 0)
        if len(ids) > 1:
            self.panel.name.setText(plural("{number} decision chosen", "{number} decisions chosen", len(ids)))
            self.panel.hint.setText("")
        shown = self.panel.shown
        is_open = shown is not None and shown.minutes is not MinutesState.ACCEPTED and not self.desk.read_only
        self.enable({"decisions.minutes": one, "decisions.edit": one and is_open, "decisions.delete": one and is_open})

    @command("decisions.minutes", "Go to the minutes of the decision", menu=Menu.ACTIONS, keys="Ctrl+Return",
             icon="file-text", group="decision")  # fmt: skip
    def go_to_minutes(self) -> None:
        """Go to where the decision chosen was recorded."""
        row = self.table.chosen_row()
        if row is not None:
            self.desk.go(Place("meeting", row.meeting_id, "minutes", "decision", row.id))

    @command("decisions.edit", "Edit decision", menu=Menu.ACTIONS, keys="F2", icon="pencil", group="decision")
    def edit(self) -> None:
        """Open the words of the decision chosen, to correct them."""
        self.panel.edit_words()

    @command("decisions.delete", "Delete decision", menu=Menu.ACTIONS, icon="trash-2", group="decision")
    def delete(self) -> None:
        """Delete the decision chosen, with its votes and links; what follows from it stays."""
        ids = self.chosen_ids()

        def act(session: Session) -> None:
            for one in ids:
                delete_decision(session, one)

        if ids and not self.desk.read_only:
            words = plural("{number} decision deleted", "{number} decisions deleted", len(ids))
            self.desk.change("Delete decisions", act, done=words, number=len(ids))

    @command("decisions.pdf", "Save decisions as PDF", menu=Menu.ACTIONS, icon="file-text", group="export")
    def save_pdf(self) -> None:
        """Save all decisions as a document."""
        self.output.save("pdf")

    @command("decisions.xlsx", "Save decisions for Excel", menu=Menu.ACTIONS, icon="file-spreadsheet", group="export")
    def save_xlsx(self) -> None:
        """Save all decisions as a workbook."""
        self.output.save("xlsx")

    @command("decisions.csv", "Save decisions as CSV", menu=Menu.ACTIONS, icon="table", group="export")
    def save_csv(self) -> None:
        """Save all decisions as a table of text."""
        self.output.save("csv")

    def _told(self) -> None:
        counts = self.table.counts
        number, binding = counts.get(DecisionChip.ALL, 0), counts.get(DecisionChip.BINDING, 0)
        taken = counts.get(DecisionChip.TAKEN, 0)
        parts = [
            plural("{number} decision", "{number} decisions", number),
            tr("{number} binding", number=number_text(binding)) if binding else "",
            tr("{number} binding once the minutes are accepted", number=number_text(taken)) if taken else "",
        ]
        self.tell(" · ".join(part for part in parts if part) if number else "")
        self.tell_count(number_text(number) if number else "")
        self.settle()
        self.chosen_changed()


class _Decisions(RoomyTable[DecisionRow]):
    """The chips of decisions; what can be said by others leaves first."""

    leaving = (DecisionChip.VETOED, DecisionChip.NOT_CARRIED, DecisionChip.TAKEN)
