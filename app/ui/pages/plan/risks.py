"""The risks: a picture of how likely and how severe they are, beside their table."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.kinds import Level, RiskState
from app.domain.plan_rows import RiskRow
from app.queries.risks_table import risks_table
from app.services.risks import create_risk, delete_risk, edit_risk
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, term, tr
from app.ui.pages.plan.plan_cells import number_key
from app.ui.pages.plan.plan_list import PlanList, RowFacet
from app.ui.pages.plan.plan_view import PlanView
from app.ui.pages.plan.plan_words import LEVELS, RISK_SHAPES, RISK_STATES, invented, marked
from app.ui.pages.plan.risks_picture import Cell as PictureCell
from app.ui.pages.plan.risks_picture import RiskPicture
from app.ui.places import Place
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box
from app.words import message

Edit = Callable[[RiskRow, str], None]
_LEVELS = list(Level)


class RisksView(PlanView):
    """Table at the left; at the right the picture, which filters the table, and the panel of the risk chosen."""

    name, thing = "risks", "risk"
    in_menu = (("plan.edit_risk", "plan.delete_risk"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new = self.commands["plan.new_risk"]
        new.setEnabled(not desk.read_only)
        self.picture = RiskPicture()
        self._filtered = _risk_list(desk, self._edit_text, new)
        holder, framed = QWidget(), QWidget()
        box("v", self.picture, margins=(20, 12, theme.MARGIN, 12), parent=framed)
        box("v", framed, Rule(), self.panel, parent=holder).setStretch(2, 1)
        holder.setFixedWidth(theme.PANEL)
        self.begin(self._filtered, CommandButton(new, "primary"), beside=holder)
        self.list.table.delete_pressed.connect(self.delete)
        self.picture.chosen.connect(self._filter_by)
        self._filtered.cleared.connect(lambda: self.picture.choose(None, tell=False))
        desk.live(self, lambda session: risks_table(session, desk.as_of()), self._show)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == self.thing and place.thing_id and self.list.table.rows.row_of(place.thing_id) < 0:
            self.picture.choose(None)
        super().arrive(place)

    @command("plan.new_risk", "New risk", menu=Menu.PLAN, keys="Ctrl+N", icon="plus", group="risk")
    def new(self) -> None:
        """Enter a risk, where one chose a cell of the picture there, and write what could happen."""
        likelihood, severity = self.picture.current() or (Level.MEDIUM, Level.MEDIUM)
        outcome = self.desk.change(
            "Add a risk", lambda session: create_risk(session, tr("New risk"), likelihood, severity)
        )
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "text")

    @command("plan.edit_risk", "Edit risk", menu=Menu.PLAN, icon="pencil", group="risk")
    def edit(self) -> None:
        """Edit the words where they stand."""
        ids = self.chosen_ids()
        if len(ids) == 1:
            self.list.table.edit_cell(ids[0], "text")

    @command("plan.delete_risk", "Delete risk", menu=Menu.PLAN, icon="trash-2", group="risk")
    def delete(self) -> None:
        """Delete the risks chosen."""
        ids = self.chosen_ids()
        if not ids or self.desk.read_only:
            return

        def act(session: Session) -> None:
            for one in ids:
                delete_risk(session, one)

        done = plural("{number} risk deleted", "{number} risks deleted", len(ids))
        self.desk.change("Delete risks", act, done=done)

    @override
    def settle_commands(self) -> None:
        ids, change = self.chosen_ids(), not self.desk.read_only
        self.enable({"plan.edit_risk": len(ids) == 1 and change, "plan.delete_risk": bool(ids) and change})

    def _filter_by(self, cell: PictureCell | None) -> None:
        wanted = None if cell is None else (lambda row: (row.likelihood, row.severity) == cell)
        self._filtered.keep_also(wanted)

    def _show(self, rows: Sequence[RiskRow]) -> None:
        self.picture.show_risks(rows)
        self.show_rows(rows)
        watched = sum(row.state is RiskState.OPEN for row in rows)
        occurred = sum(row.state is RiskState.OCCURRED for row in rows)
        parts = [
            plural("{number} risk", "{number} risks", len(rows)),
            plural("{number} watched", "{number} watched", watched),
        ]
        parts += [tr("{number} occurred", number=occurred)] if occurred else []
        self.tell(" · ".join(parts) if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _edit_text(self, row: RiskRow, text: str) -> None:
        self.desk.change("Edit a risk", lambda session: edit_risk(session, row.id, text=text), risk=row.id)


def _risk_list(desk: Desk, text: Edit, new: QAction) -> PlanList[RiskRow]:
    none = EmptyState(
        "shield-alert",
        tr("No risks yet"),
        tr("What could go wrong, how likely and how severe it is, and what is done against it."),
        CommandButton(new, "primary"),
    )
    words = FilterWords(tr("Filter risks"), 172, tr("Nothing matches"), tr("No risk fits the filter."))
    chips: Sequence[Choice[RiskRow]] = (
        Choice("all", message("All")),
        Choice("grave", message("Grave"), lambda row: row.weight >= 6 and row.state is not RiskState.CLOSED),
        Choice("open", message("Watched"), lambda row: row.state is RiskState.OPEN),
        Choice("occurred", message("Occurred"), lambda row: row.state is RiskState.OCCURRED),
        Choice("closed", message("Ended"), lambda row: row.state is RiskState.CLOSED),
    )
    facets: Sequence[RowFacet[RiskRow]] = (
        RowFacet("package", message("Work package"), message("Any package"), lambda row: [row.package]),
        RowFacet("owner", message("Owner"), message("Any owner"), lambda row: [row.owner]),
    )
    table: Table[RiskRow] = Table(_columns(text), tr("Risks"))
    return PlanList(desk, table, chips, words, none, "risks.columns", ("", "mitigation"), facets, ("closed",))


def _columns(text: Edit) -> list[Column[RiskRow]]:
    def level(value: Level) -> Cell:
        role = {Level.HIGH: "danger", Level.MEDIUM: "amber"}.get(value, "muted")
        return Cell(term(LEVELS, value), role=role)

    return [
        Column("number", message("No."), lambda row: Cell(row.number, role="muted"), width=64,
               sort=lambda row: number_key(row.number)),
        Column("text", message("Risk"), _text, least=230, edit=text, edit_text=lambda row: row.text),
        Column("package", message("Package"), lambda row: Cell(row.package, role="muted"), width=84, drop=2,
               sort=lambda row: number_key(row.package) if row.package else None),
        Column("owner", message("Owner"), lambda row: Cell(row.owner, role="muted"), width=96, drop=3),
        Column("likelihood", message("Likelihood"), lambda row: level(row.likelihood), width=104, drop=4,
               sort=lambda row: -_LEVELS.index(row.likelihood)),
        Column("severity", message("Severity"), lambda row: level(row.severity), width=92, drop=5,
               sort=lambda row: -_LEVELS.index(row.severity)),
        Column("weight", message("Weight"), lambda row: Cell(str(row.weight)), width=76, right=True, drop=1,
               sort=lambda row: -row.weight),
        Column("state", message("State"), _state, width=108, sort=lambda row: list(RiskState).index(row.state)),
        Column("mitigation", message("Mitigation"), lambda row: Cell(row.mitigation, role="muted", tip=row.mitigation),
               width=220, drop=1),
    ]  # fmt: skip


def _text(row: RiskRow) -> Cell:
    role = "muted" if row.state is RiskState.CLOSED else "ink"
    return Cell(marked(row.text, row.illustrative), role=role, tip=row.text or invented(row.illustrative))


def _state(row: RiskRow) -> Cell:
    role = "danger" if row.state is RiskState.OCCURRED else "ink"
    return Cell(term(RISK_STATES, row.state), role=role, state=RISK_SHAPES[row.state])
