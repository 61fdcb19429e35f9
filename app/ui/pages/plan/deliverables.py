"""The deliverables: when they are due, where they stand on the funder's portal, their files (DOMAIN R8, R9)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.kinds import DeliverableState
from app.domain.plan_report import RowKind
from app.domain.plan_rows import DeliverableRow
from app.domain.plan_status import DueState
from app.queries.deliverables_table import deliverables_table
from app.queries.plan_fields import plan_fields
from app.services.deliverables import (
    approve_deliverable,
    create_deliverable,
    delete_deliverable,
    submit_deliverable,
)
from app.services.plan_moves import rename_row
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.attached_files import Opener
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.plan.deliverables_list import deliverable_list
from app.ui.pages.plan.kept_rows import KeptRows
from app.ui.pages.plan.plan_view import PlanView
from app.ui.widgets.buttons import CommandButton

_OTHERS = (
    "project",
    "work_package",
    "task",
    "file",
    "organisation_name",
)  # tables that the rows read, beside their own


class DeliverablesView(PlanView):
    """A table and the panel of the deliverable chosen; a file dropped on a row becomes its one file."""

    name, thing = "deliverables", "deliverable"
    in_menu = (
        ("plan.upload", "plan.open_file", "plan.save_file"),
        ("plan.submit", "plan.approve", "plan.send_back"),
        ("plan.edit_deliverable", "plan.delete_deliverable"),
    )

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk, opener)
        new = self.commands["plan.new_deliverable"]
        new.setEnabled(not desk.read_only)
        self.begin(deliverable_list(desk, self._edit_title, self._drag_data, new), CommandButton(new, "primary"))
        table = self.list.table
        assert isinstance(table, AttachedTable)
        table.dropped.connect(self._dropped)
        table.delete_pressed.connect(self.delete)
        self._kept = KeptRows(desk, self, "deliverable", _OTHERS, deliverables_table)
        desk.live(self, self._kept.ask, self._show)

    @command("plan.new_deliverable", "New deliverable", menu=Menu.PLAN, keys="Ctrl+N", icon="plus", group="deliverable")
    def new(self) -> None:
        """Enter a deliverable beside the one chosen and name it."""
        row = self.one()

        def act(session: Session) -> int:
            known = plan_fields(session, self.desk.as_of())
            if not known.packages:
                raise UserError("A deliverable belongs to a work package: enter one on the timeline first.")
            package = row.package_id if row is not None else known.packages[0].id
            return create_deliverable(session, package, tr("New deliverable"), known.months)

        self.named(self.desk.change("Add a deliverable", act).value)

    @command(
        "plan.upload", "Upload file…", menu=Menu.PLAN, keys="Ctrl+Shift+O", icon="paperclip", group="file",
    )  # fmt: skip
    def upload(self) -> None:
        """Ask for the one file of the deliverable chosen."""
        if self.one() is not None:
            self.panel.deliverable().ask_file()

    @command(
        "plan.open_file", "Open file of deliverable", menu=Menu.PLAN, keys="Ctrl+Return", icon="external-link",
        group="file",
    )  # fmt: skip
    def open_file(self) -> None:
        """Open the file of the deliverable chosen; what could run something is saved instead."""
        row = self.one()
        if row is not None and row.file is not None:
            self.panel.files.open_file(row.file)

    @command("plan.save_file", "Save file of deliverable as…", menu=Menu.PLAN, icon="download", group="file")
    def save_file(self) -> None:
        """Save the file of the deliverable chosen."""
        row = self.one()
        if row is not None and row.file is not None:
            self.panel.files.ask_and_save(row.file)

    @command("plan.submit", "Submitted today", menu=Menu.PLAN, keys="S", icon="send", group="portal")
    def submit(self) -> None:
        """The deliverables chosen were handed in today; why one could not be is said under its field."""
        today = self.desk.as_of()
        if self.one() is not None:
            self.panel.deliverable().submit()
            return
        ids = self.chosen_ids()

        def act(session: Session) -> None:
            for one in ids:
                submit_deliverable(session, one, today, today)

        done = plural("{number} deliverable submitted", "{number} deliverables submitted", len(ids))
        self.desk.change("Submit deliverables", act, done=done)

    @command("plan.approve", "Approved today", menu=Menu.PLAN, keys="A", icon="badge-check", group="portal")
    def approve(self) -> None:
        """The deliverables chosen were approved today."""
        today = self.desk.as_of()
        if self.one() is not None:
            self.panel.deliverable().approve()
            return
        ids = self.chosen_ids()

        def act(session: Session) -> None:
            for one in ids:
                approve_deliverable(session, one, today, today)

        done = plural("{number} deliverable approved", "{number} deliverables approved", len(ids))
        self.desk.change("Approve deliverables", act, done=done)

    @command("plan.send_back", "Sent back…", menu=Menu.PLAN, icon="undo-2", group="portal")
    def send_back(self) -> None:
        """Write why the deliverable chosen was sent back."""
        if self.one() is not None:
            self.panel.deliverable().go_to("rejection")

    @command("plan.edit_deliverable", "Edit title of deliverable", menu=Menu.PLAN, icon="pencil", group="deliverable")
    def edit(self) -> None:
        """Edit the title where it stands."""
        if (row := self.one()) is not None:
            self.list.table.edit_cell(row.id, "title")

    @command("plan.delete_deliverable", "Delete deliverable", menu=Menu.PLAN, icon="trash-2", group="deliverable")
    def delete(self) -> None:
        """Delete the deliverables chosen, with their files and dependencies."""
        ids = self.chosen_ids()
        if not ids or self.desk.read_only:
            return

        def act(session: Session) -> None:
            for one in ids:
                delete_deliverable(session, one)

        done = plural("{number} deliverable deleted", "{number} deliverables deleted", len(ids))
        self.desk.change("Delete deliverables", act, done=done)

    def one(self) -> DeliverableRow | None:
        """The deliverable chosen, if it is only one."""
        found = self.only_row()
        return found if isinstance(found, DeliverableRow) else None

    @override
    def settle_commands(self) -> None:
        ids, row, change = self.chosen_ids(), self.one(), not self.desk.read_only
        portal = row.portal if row is not None else None
        self.enable(
            {
                "plan.upload": row is not None and change,
                "plan.open_file": row is not None and row.file is not None,
                "plan.save_file": row is not None and row.file is not None,
                "plan.submit": bool(ids) and change,
                "plan.approve": bool(ids) and change,
                "plan.send_back": portal is DeliverableState.SUBMITTED and change,
                "plan.edit_deliverable": row is not None and change,
                "plan.delete_deliverable": bool(ids) and change,
            }
        )

    def _show(self, rows: Sequence[DeliverableRow]) -> None:
        self.show_rows(rows)
        late = sum(row.state is DueState.LATE for row in rows)
        done = sum(row.done for row in rows)
        parts = [plural("{number} deliverable", "{number} deliverables", len(rows))]
        parts += [tr("{number} submitted", number=done)] if done else []
        parts += [tr("{number} late", number=late)] if late else []
        self.tell(" · ".join(parts) if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _dropped(self, row_id: int | None, paths: Sequence[Path]) -> None:
        if row_id is None or self.desk.read_only:
            return
        self.list.table.choose(row_id)
        self.panel.files.read(paths, lambda found: self.panel.deliverable().upload_to(row_id, found))

    def _edit_title(self, row: DeliverableRow, title: str) -> None:
        self.desk.change(
            "Edit a deliverable", lambda session: rename_row(session, RowKind.DELIVERABLE, row.id, title),
            deliverable=row.id,
        )  # fmt: skip

    def _drag_data(self) -> QMimeData | None:
        ids = set(self.chosen_ids())
        files = [row.file for row in self.list.table.rows.rows if row.id in ids and row.file is not None]
        return self.panel.files.drag_data(files) if files else None
