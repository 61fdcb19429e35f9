"""Who changed what when: all steps of the file, newest first; what one of them did, and taking it back."""

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.history_rows import HistoryRow, RowKey
from app.queries.row_names import row_names
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.history.history_list import HistoryList
from app.ui.pages.history.history_names import TABLES
from app.ui.pages.history.history_panel import HistoryPanel, StepShown
from app.ui.pages.history.history_words import UNDO, place_of
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.places import Place
from app.ui.step_words import step_words
from app.usecases.history import step_detail, why_not_undone
from app.words import message

_PAGE = "history"


class HistoryView(ListAndPanelView):
    """The table of the steps, and at the right what the chosen one did."""

    page_name, name, thing = _PAGE, _PAGE, "step"
    in_menu = (("history.undo",), ("history.go", "history.entry", "history.all"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: StepShown | None = None
        self._steps, self._seen = 0, (0, 0)  # steps since the page was made; the step shown, and how many there were
        desk.stepped.connect(self._count)
        self.panel = HistoryPanel(self.commands["history.undo"])
        self.lay_out(HistoryList(desk), self.panel, ())
        if isinstance(column := self.list.layout(), QVBoxLayout):
            column.insertWidget(1, self.list.banner)
        self.list.table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        self.list.table.shown_changed.connect(self._news)
        self.list.all_wanted.connect(self.show_all)
        self.panel.went.connect(desk.go)
        self.panel.step_wanted.connect(self._go_to_step)
        self._news()

    @command(
        "history.undo", "Undo this step", menu=Menu.HISTORY, keys="Ctrl+Alt+Z", icon="undo-2", group="step",
        tip=message("Take back the step chosen, also when it is not the newest"),
    )  # fmt: skip
    def undo(self) -> None:
        """Take back the step chosen, or say why not."""
        row = self.list.table.chosen_row()
        if row is None:
            return
        try:
            self.desk.store.undo_step(row.id)
        except UserError as error:
            self.desk.fail(error)
            return
        words = step_words(row)
        again = row.kind == UNDO
        self.desk.say(tr("Done again: {step}", step=words) if again else tr("Undone: {step}", step=words))

    @command("history.go", "Go to the entry", menu=Menu.HISTORY, keys="Ctrl+Return", icon="arrow-right", group="go")
    def go_to_entry(self) -> None:
        """Go to the first row that the step touched."""
        if (place := self._first_place()) is not None:
            self.desk.go(place)

    @command(
        "history.entry", "History of this entry", menu=Menu.HISTORY, icon="history", group="go",
        tip=message("Only the steps that touched the first entry of the step chosen"),
    )  # fmt: skip
    def only_entry(self) -> None:
        """Go to the history of the first row that the step touched."""
        row = self.list.table.chosen_row()
        if row is not None and row.table:
            self.desk.go(Place(_PAGE, 0, _PAGE, row.table, row.row_id))

    @command("history.all", "Show all steps", menu=Menu.HISTORY, icon="list", group="go")
    def show_all(self) -> None:
        """Leave the history of one entry."""
        chosen = self.chosen_ids()
        self.desk.go(Place(_PAGE, 0, _PAGE, "step", chosen[0] if chosen else 0))

    @override
    def arrive(self, place: Place) -> None:
        if place.thing in TABLES:
            self._show_only((place.thing, place.thing_id))
        elif place.thing == self.thing and self.list.of_row is not None:
            self.list.show_only(None)
        super().arrive(place)
        self.chosen_changed()

    @override
    def place(self) -> Place:
        row: RowKey | None = self.list.of_row
        return super().place() if row is None else Place(_PAGE, 0, _PAGE, *row)

    @override
    def chosen_changed(self) -> None:
        chosen = self.chosen_ids()
        one = chosen[0] if len(chosen) == 1 else 0
        if (one, self._steps) != self._seen:
            self._seen = (one, self._steps)
            self._shown = self.desk.read(lambda session: self._read(session, one)) if one else None
        if self._shown is None:
            self.panel.show_nothing(len(chosen))
        else:
            self.panel.show_step(self._shown)
        self._settle_commands()

    def _count(self) -> None:
        """A step was made: names, and what stands against an undo, may be others now."""
        self._steps += 1

    def _read(self, session: Session, step_id: int) -> StepShown | None:
        detail = step_detail(session, step_id, self.desk.as_of())
        return StepShown(detail, why_not_undone(session, step_id)) if detail is not None else None

    def _settle_commands(self) -> None:
        shown, undo = self._shown, self.commands["history.undo"]
        can = shown is not None and shown.against is None and not self.desk.read_only
        again = shown is not None and shown.detail.step.kind == UNDO
        words = tr("Do this step again") if again else tr("Undo this step")
        undo.setText(words)
        undo.setIconText(words)
        step: HistoryRow | None = shown.detail.step if shown is not None else None
        self.enable(
            {
                "history.undo": can,
                "history.go": self._first_place() is not None,
                "history.entry": step is not None and bool(step.table),
                "history.all": self.list.of_row is not None,
            }
        )

    def _first_place(self) -> Place | None:
        rows = self._shown.detail.rows if self._shown is not None else ()
        return next((place for row in rows if (place := place_of(row.home)) is not None), None)

    def _show_only(self, row: RowKey) -> None:
        names = self.desk.read(lambda session: row_names(session, [row], self.desk.as_of()))
        self.list.show_only(row, names.get(row, ""))
        self.list.table.settle()
        if self.list.table.rows.shown:
            self.list.table.choose_number(0)

    def _go_to_step(self, step_id: int) -> None:
        self.desk.go(Place(_PAGE, 0, _PAGE, "step", step_id))

    def _news(self) -> None:
        """Steps were made, or others are shown."""
        total = self.list.table.rows.total
        self.tell(plural("{number} step", "{number} steps", total) if total else "")
        self.settle()
        self.chosen_changed()
