"""The milestones: when they are due, what verifies them, and the evidence that they were achieved (DOMAIN R8, R10)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from app.db.stores import Session
from app.domain.plan_report import RowKind
from app.domain.plan_rows import MilestoneRow
from app.domain.plan_status import DueState
from app.queries.milestones_table import milestones_table
from app.queries.plan_fields import plan_fields
from app.services.milestones import create_milestone, delete_milestone
from app.services.plan_moves import rename_row
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.attached_files import Opener
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.plan.kept_rows import KeptRows
from app.ui.pages.plan.milestones_list import milestone_list
from app.ui.pages.plan.plan_view import PlanView
from app.ui.widgets.buttons import CommandButton

_OTHERS = (
    "project",
    "work_package",
    "milestone_work_package",
    "area",
    "evidence",
    "file",
    "organisation_name",
)  # tables that the rows read, beside their own


class MilestonesView(PlanView):
    """A table and the panel of the milestone chosen; files dropped on a row are its evidence."""

    name, thing = "milestones", "milestone"
    in_menu = (
        ("plan.achieve", "plan.not_achieved"),
        ("plan.add_evidence", "plan.attach_evidence", "plan.open_evidence"),
        ("plan.edit_milestone", "plan.delete_milestone"),
    )

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk, opener)
        new = self.commands["plan.new_milestone"]
        new.setEnabled(not desk.read_only)
        self.begin(milestone_list(desk, self._edit_title, self._drag_data, new), CommandButton(new, "primary"))
        table = self.list.table
        assert isinstance(table, AttachedTable)
        table.dropped.connect(self._dropped)
        table.delete_pressed.connect(self.delete)
        self._kept = KeptRows(desk, self, "milestone", _OTHERS, milestones_table)
        desk.live(self, self._kept.ask, self._show)

    @command("plan.new_milestone", "New milestone", menu=Menu.PLAN, keys="Ctrl+N", icon="plus", group="milestone")
    def new(self) -> None:
        """Enter a milestone of the work packages of the one chosen, and name it."""
        row = self.one()
        packages = [package for package, _number in row.packages] if row is not None else []

        def act(session: Session) -> int:
            months = plan_fields(session, self.desk.as_of()).months
            return create_milestone(session, tr("New milestone"), max(1, months), None, packages)

        self.named(self.desk.change("Add a milestone", act).value)

    @command("plan.achieve", "Achieved today", menu=Menu.PLAN, keys="A", icon="badge-check", group="achieved")
    def achieve(self) -> None:
        """The milestone chosen was achieved today; without evidence it says so under the field of the day."""
        if self.one() is not None:
            self.panel.milestone().achieve()

    @command("plan.not_achieved", "Not achieved", menu=Menu.PLAN, icon="undo-2", group="achieved")
    def undo_achieving(self) -> None:
        """Take back that the milestone chosen was achieved; its evidence stays."""
        if self.one() is not None:
            self.panel.milestone().undo_achieving()

    @command("plan.add_evidence", "Write evidence", menu=Menu.PLAN, keys="E", icon="pencil", group="evidence")
    def add_evidence(self) -> None:
        """Write what proves the milestone chosen."""
        if self.one() is not None:
            self.panel.milestone().evidence.begin()

    @command(
        "plan.attach_evidence", "Attach evidence…", menu=Menu.PLAN, keys="Ctrl+Shift+O", icon="paperclip",
        group="evidence",
    )  # fmt: skip
    def attach_evidence(self) -> None:
        """Ask for files that prove the milestone chosen."""
        if self.one() is not None:
            self.panel.files.ask(self.panel.milestone().add_files, several=True)

    @command(
        "plan.open_evidence", "Open evidence", menu=Menu.PLAN, keys="Ctrl+Return", icon="external-link",
        group="evidence",
    )  # fmt: skip
    def open_evidence(self) -> None:
        """Open the first file that proves the milestone chosen."""
        row = self.one()
        files = [one.file for one in row.evidence if one.file is not None] if row is not None else []
        if files:
            self.panel.files.open_file(files[0])

    @command("plan.edit_milestone", "Edit title of milestone", menu=Menu.PLAN, icon="pencil", group="milestone")
    def edit(self) -> None:
        """Edit the title where it stands."""
        if (row := self.one()) is not None:
            self.list.table.edit_cell(row.id, "title")

    @command("plan.delete_milestone", "Delete milestone", menu=Menu.PLAN, icon="trash-2", group="milestone")
    def delete(self) -> None:
        """Delete the milestones chosen, with their evidence and dependencies."""
        ids = self.chosen_ids()
        if not ids or self.desk.read_only:
            return

        def act(session: Session) -> None:
            for one in ids:
                delete_milestone(session, one)

        done = plural("{number} milestone deleted", "{number} milestones deleted", len(ids))
        self.desk.change("Delete milestones", act, done=done)

    def one(self) -> MilestoneRow | None:
        """The milestone chosen, if it is only one."""
        found = self.only_row()
        return found if isinstance(found, MilestoneRow) else None

    @override
    def settle_commands(self) -> None:
        ids, row, change = self.chosen_ids(), self.one(), not self.desk.read_only
        achieved = row is not None and row.achieved_on is not None
        self.enable(
            {
                "plan.achieve": row is not None and not achieved and change,
                "plan.not_achieved": achieved and change,
                "plan.add_evidence": row is not None and change,
                "plan.attach_evidence": row is not None and change,
                "plan.open_evidence": row is not None and any(one.file is not None for one in row.evidence),
                "plan.edit_milestone": row is not None and change,
                "plan.delete_milestone": bool(ids) and change,
            }
        )

    def _show(self, rows: Sequence[MilestoneRow]) -> None:
        self.show_rows(rows)
        late = sum(row.state is DueState.LATE for row in rows)
        done = sum(row.done for row in rows)
        parts = [plural("{number} milestone", "{number} milestones", len(rows))]
        parts += [tr("{number} achieved", number=done)] if done else []
        parts += [tr("{number} late", number=late)] if late else []
        self.tell(" · ".join(parts) if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _dropped(self, row_id: int | None, paths: Sequence[Path]) -> None:
        if row_id is None or self.desk.read_only:
            return
        self.list.table.choose(row_id)
        self.panel.files.read(paths, lambda found: self.panel.milestone().add_files_to(row_id, found))

    def _edit_title(self, row: MilestoneRow, title: str) -> None:
        self.desk.change(
            "Edit a milestone", lambda session: rename_row(session, RowKind.MILESTONE, row.id, title),
            milestone=row.id,
        )  # fmt: skip

    def _drag_data(self) -> QMimeData | None:
        ids = set(self.chosen_ids())
        rows = [row for row in self.list.table.rows.rows if row.id in ids]
        files = [one.file for row in rows for one in row.evidence if one.file is not None]
        return self.panel.files.drag_data(files) if files else None
