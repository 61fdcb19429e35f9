"""Import an agenda: choose a file, look through what it changes, import it; one step, one undo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from app.db.history.changes import StepDone
from app.domain.errors import UserError
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, said, tr
from app.ui.pages.meeting.agenda_import_choice import choose_schedule, remember_folder
from app.ui.pages.meeting.agenda_import_head import AgendaImportHead
from app.ui.pages.meeting.agenda_import_list import AgendaImportList
from app.ui.pages.meeting.agenda_import_panel import AgendaImportPanel
from app.ui.pages.meeting.agenda_import_words import imported_words
from app.ui.pages.meeting.agenda_import_work import TOUCHES, AgendaImportWork
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box
from app.usecases.agenda_import import Done
from app.words import message

_WIDE = 440  # px


class AgendaImport(MeetingTab):
    """An empty page that takes a file, and in its place the difference with the panel of an event."""

    name = "agenda"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self.setAcceptDrops(not desk.read_only)
        self.work = AgendaImportWork(desk, meeting_id, self)
        self.head, self.list, self.panel = AgendaImportHead(self.work), AgendaImportList(desk), AgendaImportPanel()
        choose, apply = self.commands["agenda.import_choose"], self.commands["agenda.import_apply"]
        choose.setEnabled(not desk.read_only)
        self._buttons = (
            CommandButton(self.commands["agenda.import_back"], "bordered"),
            CommandButton(self.commands["agenda.import_close"], "bordered"),
            CommandButton(apply, "primary"),
        )
        self.empty = EmptyState(
            "upload",
            tr("Import an agenda"),
            tr("Drop a file here, or choose it: a schedule.xml, a calendar or a sheet. You see what it changes before "
               "anything is changed, and the same file twice changes nothing."),
            CommandButton(choose, "primary"),
        )  # fmt: skip
        self.problem = Label("", "body", "danger", wrap=True)
        self._lay_out()
        self.list.table.chosen_changed.connect(self._chosen)
        self.work.changed.connect(self._show)
        self.work.refused.connect(self._refuse)
        self.work.imported.connect(self._imported)
        desk.stepped.connect(self._stepped)
        self._show()

    def _lay_out(self) -> None:
        self.problem.setFixedWidth(_WIDE)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.problem.hide()
        start, looked = QWidget(), QWidget()
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box("v", None, self.empty, box("h", None, self.problem, None), None, parent=start)
        body = box("h", self.list, Rule(upright=True), self.panel)
        body.setStretch(0, 1)
        box("v", self.head, self.list.bar, body, parent=looked).setStretch(2, 1)
        self._stack = QStackedWidget()
        for each in (start, looked):
            self._stack.addWidget(each)
        self.column.addWidget(self._stack, 1)

    @override
    def arrive(self, place: Place) -> None:
        self._show()
        if self.work.file is not None:
            self.list.take_keyboard()
        else:
            self.setFocus()

    @override
    def place(self) -> Place:
        return Place("meeting", self.meeting_id, self.name, "import", 0)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.list.filter_field

    @command(
        "agenda.import_choose", "Choose a file with an agenda…", menu=Menu.MEETING, keys="Ctrl+N", icon="upload",
        short=message("Choose a file"), group="import", tip=message("schedule.xml, a calendar, a workbook or a .csv"),
    )  # fmt: skip
    def choose_file(self) -> QFileDialog:
        """Ask which file to import."""
        return choose_schedule(self, self.desk, self.open_file)

    def open_file(self, path: Path) -> None:
        """Read a file, and show what it would change."""
        self._refuse(None)
        remember_folder(self.desk, path)
        self.work.open_file(path)

    @command(
        "agenda.import_apply", "Import this agenda", menu=Menu.MEETING, keys="Ctrl+Return", icon="check",
        short=message("Import"), group="import", tip=message("Enter and change these events, in one step"),
    )  # fmt: skip
    def apply(self) -> None:
        """Import what is new and changed."""
        self._refuse(None)
        self.work.apply()

    @command(
        "agenda.import_close", "Close the file with the agenda", menu=Menu.MEETING, icon="x",
        short=message("Another file"), group="import", tip=message("Leave this file, and import nothing of it"),
    )  # fmt: skip
    def close_file(self) -> None:
        """Have no file any more."""
        self._refuse(None)
        self.work.forget()
        self.setFocus()

    @command("agenda.import_back", "Back to the agenda", menu=Menu.MEETING, icon="arrow-left", group="import",
             short=message("Timetable"))  # fmt: skip
    def go_back(self) -> None:
        """Leave the import for the timetable."""
        self.desk.go(Place("meeting", self.meeting_id, "agenda"))

    def _show(self) -> None:
        looked = self.work.looked
        self._stack.setCurrentIndex(1 if looked is not None else 0)
        number = 0
        if looked is not None:
            self.head.show_work()
            agenda = looked.reading.agenda if looked.reading is not None else None
            self.panel.show_remarks(agenda.remarks if agenda is not None else ())
            if looked.plan is not None:
                number = self.list.show_plan(looked.plan)
            else:
                self.list.show_rows([])
        apply = self.commands["agenda.import_apply"]
        can = looked is not None and looked.plan is not None and looked.plan.changes_anything
        apply.setIconText(plural("Import {number} event", "Import {number} events", number))
        apply.setEnabled(can and not self.work.is_busy and not self.desk.read_only)
        self.commands["agenda.import_close"].setEnabled(looked is not None)
        self._show_buttons()
        self._chosen()

    def _show_buttons(self) -> None:
        for button in self._buttons[1:]:
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                button.setVisible(self.work.looked is not None)

    def _chosen(self) -> None:
        ids = set(self.list.table.chosen())
        self.panel.show_rows([row for row in self.list.table.rows.rows if row.id in ids])

    def _refuse(self, error: UserError | None) -> None:
        words = said(error) if error is not None else ""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.head.refuse(words)

    def _imported(self, found: tuple[Done, UserError | None]) -> None:
        done, warning = found
        self.desk.store.poll()  # the step was made beside this store
        self.desk.go(Place("meeting", self.meeting_id, "agenda"))
        self.desk.say(imported_words(done), undo=True)
        if warning is not None:
            self.desk.fail(warning)

    def _stepped(self, done: StepDone) -> None:
        if self.work.looked is None or TOUCHES.isdisjoint(done.touched):
            return
        self.work.is_stale = True
        if self.isVisible():
            self.work.look_again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_buttons()
        if self.work.is_stale:
            self.work.look_again()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(files[0])
