"""Import people, or the participants of a meeting, from a list: choose it, look through it, import it; one undo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from app.db.history.changes import StepDone
from app.domain.errors import UserError
from app.domain.import_targets import ImportTarget
from app.domain.people_import import Imported
from app.queries.import_targets import import_targets
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, said, tr
from app.ui.pages.people.importing_file import FileHead
from app.ui.pages.people.importing_place import import_place
from app.ui.pages.people.importing_rows import ImportedRows
from app.ui.pages.people.importing_words import imported_words
from app.ui.pages.people.importing_work import TOUCHES
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box
from app.words import message

_WIDE = 440  # px
_FOLDER = "importing.folder"
_ENDINGS = "*.xlsx *.xlsm *.csv *.tsv *.txt *.vcf *.vcard"


class ImportingView(ImportedRows):
    """An empty page that takes a file, and in its place the preview of the file with the panel of a row."""

    page_name, name = "people", "importing"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._targets: tuple[ImportTarget, ...] = ()
        self.file_head = FileHead(self.work)
        choose, apply = self.commands["importing.choose"], self.commands["importing.apply"]
        choose.setEnabled(not desk.read_only)
        self._buttons = (CommandButton(self.commands["importing.close"], "bordered"), CommandButton(apply, "primary"))
        self.empty = EmptyState("upload", "", "", CommandButton(choose, "primary"))
        self.problem = Label("", "body", "danger", wrap=True)
        self._lay_out()
        self.file_head.aimed.connect(lambda number: self._aim(number))
        self.work.changed.connect(self._show)
        self.work.refused.connect(self._refuse)
        self.work.imported.connect(self._imported)
        desk.stepped.connect(self._stepped)
        desk.live(self, import_targets, self._show_targets)

    def _lay_out(self) -> None:
        self.problem.setFixedWidth(_WIDE)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.problem.hide()
        start, looked = QWidget(), QWidget()
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box("v", None, self.empty, box("h", None, self.problem, None), None, parent=start)
        body = box("h", self.list, Rule(upright=True), self.panel)
        body.setStretch(0, 1)
        box("v", self.file_head, self.list.bar, body, parent=looked).setStretch(2, 1)
        self._stack = QStackedWidget()
        for each in (start, looked):
            self._stack.addWidget(each)
        self.column.addWidget(self._stack, 1)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "meeting" or self.work.file is None:
            self._aim(place.thing_id if place.thing == "meeting" else 0)
        self._show()
        if self.work.file is not None:
            self.list.take_keyboard()
        else:
            self.setFocus()

    @override
    def place(self) -> Place:
        return import_place(self.work.target.id if self.work.target is not None else 0)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.list.filter_field

    @command(
        "importing.choose", "Choose a list to import…", menu=Menu.PEOPLE, keys="Ctrl+N", icon="file-spreadsheet",
        short=message("Choose a file"), group="importing", tip=message("A workbook, a .csv file or contact cards"),
    )  # fmt: skip
    def choose_file(self) -> QFileDialog:
        """Ask which file to import."""
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        wanted = (str(self.desk.settings.recall(_FOLDER, "")), *places)
        folder = next((each for each in wanted if each and Path(each).is_dir()), str(Path.home()))
        dialog = QFileDialog(self, tr("Choose a list to import"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Lists of people ({endings})", endings=_ENDINGS), tr("All files ({endings})",
                                                                                       endings="*")])  # fmt: skip
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()
        return dialog

    @override
    def open_file(self, path: Path) -> None:
        """Read a file, and show what would become of its rows."""
        self._refuse(None)
        self.desk.settings.remember(_FOLDER, str(path.parent))
        self.work.open_file(path)

    @command(
        "importing.apply", "Import the list", menu=Menu.PEOPLE, keys="Ctrl+Return", icon="check",
        short=message("Import"), group="importing", tip=message("Enter and change these people, in one step"),
    )  # fmt: skip
    def apply(self) -> None:
        """Import what is new and changed."""
        self._refuse(None)
        self.work.apply()

    @command(
        "importing.close", "Close the list", menu=Menu.PEOPLE, icon="x", short=message("Another file"),
        group="importing", tip=message("Leave this list, and import nothing of it"),
    )  # fmt: skip
    def close_file(self) -> None:
        """Have no file any more."""
        self._refuse(None)
        self.work.forget()
        self.setFocus()

    def _aim(self, meeting_id: int) -> None:
        target = next((each for each in self._targets if each.id == meeting_id), None)
        self.work.aim(target)
        self._show_targets(self._targets)

    def _show_targets(self, targets: tuple[ImportTarget, ...]) -> None:
        self._targets = targets
        if self.work.target is not None:  # its days may be others now
            self.work.aim(next((each for each in targets if each.id == self.work.target.id), None))
        self.file_head.show_targets(targets)

    def _show(self) -> None:
        work, target = self.work, self.work.target
        title = tr("Import participants") if target is not None else tr("Import people")
        aim = tr("Participants of {meeting}", meeting=target.title) if target is not None else title
        self.tell(aim if work.plan is not None else "")  # without a file it stands in the middle
        self.empty.say(
            tr("Import participants of {meeting}", meeting=target.title) if target is not None else title,
            tr("Drop a list here, or choose it: a workbook, a .csv file or contact cards. You see what becomes of "
               "every row before anything is changed."),
        )  # fmt: skip
        has_file = work.plan is not None
        self._stack.setCurrentIndex(1 if has_file else 0)
        number = 0
        if work.plan is not None:
            self.file_head.show_work()
            number = self.list.show_plan(work.plan, work.answers)
        self._settle(number)
        self.chosen_changed()

    def _settle(self, number: int) -> None:
        apply = self.commands["importing.apply"]
        apply.setIconText(plural("Import {number} person", "Import {number} people", number))
        apply.setEnabled(bool(number) and not self.work.is_busy and not self.desk.read_only)
        self.commands["importing.close"].setEnabled(self.work.plan is not None)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in self._buttons:
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                button.setVisible(self.work.plan is not None)

    def _refuse(self, error: UserError | None) -> None:
        words = said(error) if error is not None else ""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.file_head.refuse(words)

    def _imported(self, found: tuple[Imported, UserError | None]) -> None:
        done, warning = found
        place = Place("people", 0, "people")
        if self.work.target is not None:
            place = Place("meeting", self.work.target.id, "participants")
        self.desk.store.poll()  # the step was made beside this store
        self.desk.go(place)
        self.desk.say(imported_words(done), undo=True)
        if warning is not None:
            self.desk.fail(warning)

    def _stepped(self, done: StepDone) -> None:
        if self.work.plan is None or TOUCHES.isdisjoint(done.touched):
            return
        self.work.is_stale = True
        if self.isVisible():
            self.work.plan_again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_buttons()
        if self.work.is_stale:
            self.work.plan_again()
