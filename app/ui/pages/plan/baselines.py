"""The baselines: the plan kept as it stood, and what is different since."""

import datetime as dt

from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.plan_report import RowKind
from app.queries.baselines_table import BaselinesTable, ChangeRow, Comparison, baselines_table
from app.services.baselines import delete_baseline
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import day, plural, tr
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.pages.plan.amending import AmendingView
from app.ui.pages.plan.baselines_list import change_list
from app.ui.pages.plan.baselines_panel import BaselinePanel
from app.ui.pages.plan.panel_links import place_of
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.usecases.baselines import keep_plan
from app.words import message


class BaselinesView(AmendingView, ListAndPanelView):
    """The changes since one baseline at the left, the baselines at the right."""

    page_name, name = "plan", "baselines"
    in_menu = (("plan.go_to_row",), ("plan.show_baseline", "plan.rename_baseline", "plan.delete_baseline"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new = self.commands["plan.new_baseline"]
        new.setEnabled(not desk.read_only)
        self._found = BaselinesTable((), 0, ())
        self._wanted = 0
        self._kept = Comparison()
        desk.stepped.connect(self._note)
        self.panel = BaselinePanel(desk, self.delete, self.show_on_timeline)
        filtered, self._none = change_list(desk, new)
        self.lay_out(filtered, self.panel, (CommandButton(new, "primary"),))
        filtered.table.activated_row.connect(lambda _row: self.go_to_row())
        self.panel.wanted.connect(self.compare_with)
        self._live = desk.live(self, self._ask, self._show)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "baseline" and place.thing_id:
            self.compare_with(place.thing_id)
        super().arrive(place)

    @override
    def place(self) -> Place:
        thing = ("baseline", self._found.chosen) if self._found.chosen else ("", 0)
        return Place("plan", 0, "baselines", *thing)

    def compare_with(self, baseline_id: int) -> None:
        """Show what is different since this baseline."""
        self._wanted = baseline_id
        self._live.again()

    @command(
        "plan.new_baseline", "New baseline", menu=Menu.PLAN, keys="Ctrl+N", icon="plus", group="baseline",
        tip=message("Keep the plan as it stands now, to see later what has moved"),
    )  # fmt: skip
    def new(self) -> None:
        """Keep the plan under the name of the day, and let it be named."""
        today = self.desk.as_of()
        name = self._free_name(tr("Plan of {day}", day=day(today)))
        at = dt.datetime.combine(today, self.desk.now().timetz())
        outcome = self.desk.change(
            "Keep a baseline",
            lambda session: keep_plan(session, name, at, today),
            done=tr("The plan is kept as it stands"),
        )
        if outcome.value is not None:
            self.compare_with(outcome.value)
            self.panel.begin_name()

    @command("plan.go_to_row", "Go to the row of the plan", menu=Menu.PLAN, icon="target", group="row")
    def go_to_row(self) -> None:
        """Go to the row of the change chosen, as it is now."""
        row = self._change()
        if row is None:
            return
        kind = row.change.key.kind
        if row.row_id == 0 or kind is RowKind.REPORT:
            self.desk.fail(
                UserError("{number} has no row in the plan now: it is only in this comparison.",
                          number=row.change.key.number)
            )  # fmt: skip
            return
        self.desk.go(place_of(kind, row.row_id))

    @command("plan.show_baseline", "Show on the timeline", menu=Menu.PLAN, icon="chart-gantt", group="baseline")
    def show_on_timeline(self) -> None:
        """Go to the timeline, with this baseline behind the plan."""
        if self._found.chosen:
            self.desk.go(Place("plan", 0, "timeline", "baseline", self._found.chosen))

    @command("plan.rename_baseline", "Rename baseline", menu=Menu.PLAN, keys="F2", icon="pencil", group="baseline")
    def rename(self) -> None:
        """Give the baseline chosen another name."""
        if self._found.chosen:
            self.panel.begin_name()

    @command("plan.delete_baseline", "Delete baseline", menu=Menu.PLAN, icon="trash-2", group="baseline")
    def delete(self) -> None:
        """Forget the baseline chosen; the plan stays as it is."""
        baseline = self._found.chosen
        if baseline and not self.desk.read_only:
            self.desk.change(
                "Delete a baseline", lambda session: delete_baseline(session, baseline), baseline=baseline,
                done=tr("Baseline deleted"),
            )  # fmt: skip

    @override
    def chosen_changed(self) -> None:
        some, change = bool(self._found.chosen), not self.desk.read_only
        self.enable(
            {
                "plan.go_to_row": self._change() is not None,
                "plan.show_baseline": some,
                "plan.rename_baseline": some and change,
                "plan.delete_baseline": some and change,
            }
        )

    @override
    def settle(self) -> None:
        """The panel is there as long as there is a baseline, also while nothing is different since."""
        some = bool(self._found.rows)
        for widget in (self.panel, self._edge):
            widget.setVisible(some)
        for button in self.header_buttons():
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                button.setVisible(some)

    def _note(self, done: StepDone) -> None:
        for table, ids in done.touched.items():
            self._kept.touched[table] |= ids

    def _ask(self, session: Session) -> BaselinesTable:
        return baselines_table(session, self.desk.now().date(), self._wanted, self._kept)

    def _show(self, found: BaselinesTable) -> None:
        self._found = found
        if found.rows:
            self._none.say(tr("Nothing is different"), tr("The plan stands as it was kept in this baseline."))
        else:
            words = tr("Keep the plan as it stands: later one sees here what was added, has moved and was done since.")
            self._none.say(tr("No baselines yet"), words)
        self.show_rows(found.changes)
        self.panel.show_baselines(found.rows, found.chosen)
        chosen = next((row for row in found.rows if row.id == found.chosen), None)
        parts = [plural("{number} baseline", "{number} baselines", len(found.rows))] if found.rows else []
        if chosen is not None:
            parts.append(tr("compared with {name}", name=chosen.name))
        self.tell(" · ".join(parts))
        self.tell_count(str(len(found.rows) or ""))
        self.chosen_changed()

    def _change(self) -> ChangeRow | None:
        ids = self.chosen_ids()
        found = self.list.table.chosen_row() if len(ids) == 1 else None
        return found if isinstance(found, ChangeRow) else None

    def _free_name(self, name: str) -> str:
        taken = {row.name for row in self._found.rows}
        number = 2
        wanted = name
        while wanted in taken:
            wanted = f"{name} ({number})"
            number += 1
        return wanted
