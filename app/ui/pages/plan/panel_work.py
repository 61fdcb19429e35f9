"""The panel of a work package or a task: its months, its lead, how far it is."""

from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.plan_due_words import due_in_words
from app.domain.plan_panel import WorkFacts
from app.domain.plan_report import RowKind
from app.domain.plan_status import FULL, WorkState
from app.services.plan_moves import put_task_into, set_objective, set_package_span, set_progress, set_task_span
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.plan.panel_part import PanelPart, titled
from app.ui.pages.plan.plan_words import EMPTY, WORK_SHAPES, WORK_STATES, due_text, late_text
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Line, LineText, Meter
from app.words import message


class WorkPart(PanelPart):
    """Of work packages or of tasks, as the ``kind`` of the class says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._row: WorkFacts | None = None
        self._state, self._meter = Line(LineText(""), height=32, leads_on=False), Meter(width=theme.PANEL - 44)
        self.add("start", Property(tr("Start"), read=lambda text: self._read(text, True)), self._set_start)
        self.add("end", Property(tr("End"), read=lambda text: self._read(text, False)), self._set_end)
        self.add_names(RowKind(self.kind))
        own = self.add_own()
        names = ("start", "end", "lead", *own, "title", "number")
        fields: list[QWidget] = [self.fields[name] for name in names]
        box("v", self.problems, self._state, 8, self._meter, 12, *fields, parent=self)

    def add_own(self) -> list[str]:
        """Add the fields that only this kind has, and tell their names."""
        return []

    def show_row(self, row: WorkFacts) -> None:
        """Show the work as it is now."""
        self._row, self.row_id = row, row.id
        percent = tr("{number}\u202f%", number=row.progress * 100 // FULL)
        self._state.show_text(LineText(term(WORK_STATES, row.state), right=percent, state=WORK_SHAPES[row.state]))
        self._meter.set_share(row.progress / FULL, "danger" if row.state is WorkState.LATE else "accent")
        self._meter.setAccessibleName(percent)
        values: dict[str, Any] = {
            "start": due_text((row.start_month, None), row.starts_on),
            "end": due_text((row.end_month, None), row.ends_on),
            "lead": row.lead, "title": row.title, "number": row.number, "progress": percent,
            "package": row.package, "objective": row.objective,
        }  # fmt: skip
        for name, field in self.fields.items():
            field.show_value(values[name])
        self.lock()
        if row.state is WorkState.LATE:
            words = tr("It was to end on {day}.", day=day(row.ends_on))
            ways = [(tr("Move the end"), lambda: self.go_to("end"))]
            self.show_problems([("problem", late_text(row.late), words, ways)], row)
        else:
            self.show_problems([], row)

    def _read(self, text: str, first: bool) -> int:
        """The M-month of ``text``: one typed as a day is the month in which that lies."""
        row = self._row
        shown = None
        if row is not None:
            shown = (row.start_month if first else row.end_month, None)
        return due_in_words(text, self.choices().start, self.desk.as_of(), shown)[0]

    def _set_start(self, session: Any, row_id: int, month: int) -> None:
        if self._row is not None:
            self._set(session, row_id, month, self._row.end_month)

    def _set_end(self, session: Any, row_id: int, month: int) -> None:
        if self._row is not None:
            self._set(session, row_id, self._row.start_month, month)

    def _set(self, session: Any, row_id: int, first: int, last: int) -> None:
        (set_task_span if self.kind == RowKind.TASK else set_package_span)(session, row_id, first, last)


class TaskPart(WorkPart):
    """A task: it has progress and belongs to a work package."""

    step, kind = message("Edit a task"), RowKind.TASK.value

    @override
    def add_own(self) -> list[str]:
        """Progress and work package."""
        self.add("progress", Property(tr("Progress"), read=_percent), lambda s, row, value: set_progress(s, row, value))
        self.add(
            "package",
            Property(tr("Package"), choices=lambda: titled(self.choices().packages)),
            lambda s, row, value: put_task_into(s, row, value),
        )
        return ["progress", "package"]


class PackagePart(WorkPart):
    """A work package: it has an objective."""

    step, kind = message("Edit a work package"), RowKind.PACKAGE.value

    @override
    def add_own(self) -> list[str]:
        """The objective."""
        field = Property(tr("Objective"), long="text", placeholder=EMPTY)
        self.add("objective", field, lambda s, row, value: set_objective(s, row, value))
        return ["objective"]


def _percent(text: str) -> int:
    """Basis points of what was typed in percent; UserError for what is no number."""
    typed = text.replace("%", "").replace("\u202f", "").strip()
    if not typed.isascii() or not typed.isdigit():
        raise UserError("{text} is no percentage: write a number such as 40.", text=repr(text.strip()))
    return int(typed) * FULL // 100
