"""The parts of the timeline's view, joined: one choice, one plan, read again where a step touched it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.db.history.changes import StepDone
from app.db.stores import Session
from app.domain.plan_drawing import PlanDrawing
from app.domain.plan_layout import DueRow, Group, title_of
from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_timeline import PlanPart, PlanTimeline
from app.queries.plan_timeline import Before, plan_timeline
from app.queries.project import project_facts
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.plan.panel import PlanPanel
from app.ui.pages.plan.timeline_bar import TimelineBar
from app.ui.pages.plan.timeline_deeds import TimelineDeeds
from app.ui.pages.plan.timeline_foot import TimelineFoot
from app.ui.pages.plan.timeline_keys import TimelineKeys
from app.ui.widgets.buttons import Button, CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box
from app.ui.widgets.timeline.canvas import USUAL_DAY
from app.ui.widgets.timeline.geometry import USUAL_TABLE
from app.ui.widgets.timeline.words import is_late

_DAY, _TABLE, _MONTHS, _PANEL = "plan.day", "plan.table", "plan.months", "plan.panel"  # what is remembered
PLAN, EMPTY, NO_MATCH = 0, 1, 2


class GroupCount:
    """What is counted of a group; it holds the group, so that it is known again by its identity."""

    def __init__(self, group: Group) -> None:
        self.group = group
        rows = [row for row in group.all_rows if row is not None]
        self.late = sum(map(is_late, rows))
        self.leads = frozenset(title_of(row).lead for row in rows) - {""}
        self.dues = sum(isinstance(row, DueRow) and row.key.kind is not RowKind.REPORT for row in rows)


def _project_button(view: TimelineKeys) -> Button:
    """Enters what there is no plan without."""
    button = Button(tr("Project…"), "briefcase", "primary")

    def enter() -> None:
        from app.ui.shell.project_dialog import ProjectDialog

        ProjectDialog(view.window(), view.desk).open()

    button.clicked.connect(enter)
    return button


class TimelineShown(TimelineKeys):
    """Shows the plan, and the panel of the chosen row where it is wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.deeds = TimelineDeeds(desk)
        self.buttons: tuple[QWidget, ...] = ()  # of the header
        self._drawing = PlanDrawing()
        self._groups: tuple[Group, ...] = ()
        self._counted: dict[int, GroupCount] = {}
        self._baseline: int | None = None  # the newest, until another one is chosen
        self._touched: dict[str, set[int]] = defaultdict(set)
        self._chosen: tuple[RowKind, int] | None = None
        zoom = [self.commands[f"timeline.{name}"] for name in ("smaller", "larger", "fit")]
        self.bar = TimelineBar(zoom, self.commands["timeline.panel"])
        self.foot = TimelineFoot()
        self.panel = PlanPanel(desk)
        self._edge = Rule(upright=True)
        self._first = CommandButton(self.commands["timeline.new_package"], "primary")
        self._project = _project_button(self)
        self._empty = EmptyState("chart-gantt", "", "", self._first, self._project)
        self.stack = QStackedWidget()
        for widget in (self.timeline, self._empty, self._made_no_match()):
            self.stack.addWidget(widget)
        left = box("v", self.stack, Rule(), self.foot)
        left.setStretch(0, 1)
        row = box("h", left, self._edge, self.panel)
        row.setStretch(0, 1)
        for part in (self.bar, Rule()):
            self.column.addWidget(part)
        self.column.addLayout(row, 1)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self._recall()
        self._join()
        desk.stepped.connect(self._note)  # it is told before live queries are asked
        self._live = desk.live(self, self._ask, self._show)

    def _made_no_match(self) -> QWidget:
        clear = Button(tr("Clear filter"), "x", "bordered")
        clear.clicked.connect(lambda: self.bar.clear())
        return EmptyState("filter", tr("Nothing matches"), tr("No row of the plan fits the filter."), clear)

    def _recall(self) -> None:
        recall = self.desk.settings.recall
        self.timeline.set_day_width(float(recall(_DAY, USUAL_DAY)))
        self.timeline.set_table_width(int(recall(_TABLE, USUAL_TABLE)))
        months = str(recall(_MONTHS, "")) == "1"
        self.bar.months.setChecked(months)
        self.timeline.set_months(months)
        self.show_panel(str(recall(_PANEL, "")) == "1")

    def _join(self) -> None:
        remember, timeline = self.desk.settings.remember, self.timeline
        timeline.chosen_changed.connect(self._choice)
        timeline.zoomed.connect(lambda day: remember(_DAY, round(day, 4)))
        timeline.table_resized.connect(lambda wide: remember(_TABLE, wide))
        self.bar.filtered.connect(self._refilter)
        self.bar.filter.left.connect(timeline.setFocus)
        self.bar.baseline_chosen.connect(self._compare_with)
        self.bar.months_chosen.connect(timeline.set_months)
        self.bar.months_chosen.connect(lambda on: remember(_MONTHS, "1" if on else ""))

    def show_panel(self, shown: bool) -> None:
        """Show the panel at the right, or give its room to the timeline."""
        self.panel.setVisible(shown)
        self._edge.setVisible(shown)
        if shown:
            self._fill_panel()

    def turn_panel(self) -> None:
        """Show the panel where it is hidden, hide it where it is shown; that is remembered."""
        shown = self.panel.isHidden()
        self.show_panel(shown)
        self.desk.settings.remember(_PANEL, "1" if shown else "")

    def go_to(self, kind: RowKind, row_id: int) -> None:
        """Choose a row, also one that the filter hides: then it is cleared."""
        key = self._key(kind, row_id)
        if key is not None:
            if self.timeline.lines.head_of(key) is None:
                self.bar.clear()
            self.timeline.choose(key, show=True)

    def chosen_row(self) -> tuple[RowKind, int] | None:
        """The kind and id of the chosen row; None for none, and for what is no row of the database."""
        key = self.timeline.chosen()
        row_id = self.deeds.id_of(key) if key is not None else 0
        return (key.kind, row_id) if key is not None and row_id else None

    def settle_commands(self) -> None:
        """Say which commands can be given now."""
        raise NotImplementedError

    def _note(self, done: StepDone) -> None:
        for table, ids in done.touched.items():
            self._touched[table] |= ids

    def _ask(self, session: Session) -> PlanTimeline | None:
        if project_facts(session) is None:
            return None
        known = self.deeds.plan
        before = Before(known, self._touched) if known is not None else None
        return plan_timeline(session, self.desk.now().date(), self._baseline, before)

    def _show(self, plan: PlanTimeline | None) -> None:
        self._touched, chosen = defaultdict(set), self._chosen
        self.deeds.plan = plan
        if plan is None:
            self.settle()
            return
        scale = self._drawing.scale(plan.report)
        self._groups = self._drawing.groups(plan.report, scale)
        self.timeline.show_plan(plan, self._groups, scale)
        if chosen is not None and self.timeline.chosen() is None:  # it may have another number now
            self.timeline.choose(self._key(*chosen))
        self.bar.show_baselines(plan.baselines, plan.baseline_id)
        self.foot.legend.show_baseline(plan.report.baseline is not None)
        self.settle()
        self._counting.start(0)

    def _compare_with(self, baseline_id: int) -> None:
        self._baseline = baseline_id
        self._live.again()

    def _count(self) -> None:
        """Count what is late, and offer the leads: a moment after the change, for it takes its time in a large plan."""
        plan = self.deeds.plan
        if plan is None:
            return
        counted = {id(group): self._counted.get(id(group)) or GroupCount(group) for group in self._groups}
        self._counted = counted
        late = sum(one.late for one in counted.values())
        leads: set[str] = set().union(*(one.leads for one in counted.values()))
        self.bar.show_leads(sorted(leads, key=str.casefold), late)
        report, dues = plan.report, sum(one.dues for one in counted.values())
        parts = [
            plural("{number} work package", "{number} work packages", len(report.packages)),
            plural("{number} task", "{number} tasks", len(report.tasks)),
            plural("{number} result due", "{number} results due", dues),
        ]
        parts += [tr("{number} late", number=late)] if late else []
        self.tell(" · ".join(parts) if plan.ids else "")

    def _refilter(self) -> None:
        self.timeline.show_wanted(self.bar.wanted())
        self.settle()

    def settle(self) -> None:
        """Show the plan, or why there is nothing in it; say which commands can be given."""
        plan = self.deeds.plan
        rows = plan is not None and bool(plan.ids)
        self.stack.setCurrentIndex(PLAN if self.timeline.lines.count else NO_MATCH if rows else EMPTY)
        self.bar.setVisible(rows)
        self.foot.setVisible(rows)
        wanted = rows and str(self.desk.settings.recall(_PANEL, "")) == "1"
        if wanted == self.panel.isHidden():
            self.show_panel(wanted)
        if not rows:
            self._say_why_empty()
        for button in self.buttons:  # an empty plan has its own way on, in its middle
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                button.setVisible(rows)
        self.settle_commands()

    def _say_why_empty(self) -> None:
        has_project = self.deeds.plan is not None
        self._first.setVisible(has_project)
        self._project.setVisible(not has_project)
        if has_project:
            words = tr("Work packages with their tasks, deliverables and milestones stand here on one time scale.")
            self._empty.say(tr("Nothing planned yet"), words)
        else:
            self._empty.say(tr("No project yet"), tr("Enter what the project is called, and when it starts and ends."))

    def _choice(self, _key: PlanKey | None) -> None:
        self._chosen = self.chosen_row()
        self._fill_panel()
        self.settle_commands()

    def _fill_panel(self) -> None:
        chosen = self.chosen_row()
        if self.panel.isHidden():
            return
        if chosen is None:
            self.panel.show_nothing()
        else:
            self.panel.show_thing(chosen[0].value, chosen[1])

    def _key(self, kind: RowKind, row_id: int) -> PlanKey | None:
        """The key that a row has now."""
        plan = self.deeds.plan
        if plan is None:
            return None
        of_kind: dict[RowKind, Mapping[int, PlanPart[Any]]] = {
            RowKind.PACKAGE: plan.parts.packages,
            RowKind.TASK: plan.parts.tasks,
            RowKind.DELIVERABLE: plan.parts.deliverables,
            RowKind.MILESTONE: plan.parts.milestones,
        }
        part = of_kind[kind].get(row_id) if kind in of_kind else None
        return part.key if part is not None else None
