"""The presentations of a meeting: one row a talk, where its slides are, and the files in and out."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.presentation_rows import ItemChoice, PresentationRow, PresentationTable, SlidesVersion
from app.queries.heads import today
from app.queries.presentation_rows import item_choices, presentation_table
from app.services.presentations import create_presentation
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.attached_files import Opener
from app.ui.pages.meeting.presentations_list import PresentationList
from app.ui.pages.meeting.presentations_panel import PresentationPanel
from app.ui.pages.meeting.presentations_states import STATE_COMMANDS, SlidesStateTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.layout import Rule, box
from app.words import message

_ONE_ROW = ("presentations.add_file", "presentations.open", "presentations.save")


class PresentationsTab(SlidesStateTab):
    """List and panel; files are taken wherever they are dropped."""

    name = "presentations"

    def __init__(self, desk: Desk, meeting_id: int, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk, meeting_id, opener)
        self._items: tuple[ItemChoice, ...] = ()
        new, agenda = self.commands["presentations.new"], self.commands["presentations.agenda"]
        new.setEnabled(not desk.read_only)
        self.list = PresentationList(desk, self._edit_title, self._drag_data, agenda, new)
        self.panel = PresentationPanel(desk, meeting_id)
        self._rule = Rule(upright=True)
        self._buttons = (
            CommandButton(self.commands["presentations.add_file"], "bordered"),
            CommandButton(new, "primary"),
        )
        body = QWidget()
        box("h", self.list, self._rule, self.panel, parent=body).setStretch(0, 1)
        self.column.addWidget(self.list.bar)
        self.column.addWidget(body, 1)
        table = self.list.table
        table.chosen_changed.connect(self._chosen_changed)
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.remove)
        table.dropped.connect(self.files.attach)
        table.customContextMenuRequested.connect(self._open_menu)
        self.panel.file_wanted.connect(self.add_file)
        self.panel.version_wanted.connect(self.files.open_file)
        desk.live(self, self._ask, self._show)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "presentation":
            self.list.choose(place.thing_id)
        self.list.take_keyboard()
        self._settle()

    @override
    def place(self) -> Place:
        chosen = self.chosen_ids()
        thing = ("presentation", chosen[0]) if chosen else ("", 0)
        return Place("meeting", self.meeting_id, self.name, *thing)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.list.filter_field

    @override
    def chosen_ids(self) -> list[int]:
        return self.list.table.chosen()

    @command(
        "presentations.new", "Add a presentation", menu=Menu.MEETING, keys="Ctrl+N", icon="plus", group="presentations"
    )
    def new(self) -> None:
        """Enter a presentation that is not on the agenda yet, and name it."""
        outcome = self.desk.change(
            "Add a presentation",
            lambda session: create_presentation(session, self.meeting_id, tr("New presentation")),
            meeting=self.meeting_id,
        )
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "title")

    @command(
        "presentations.add_file", "Add file…", menu=Menu.MEETING, keys="Ctrl+Shift+O", icon="paperclip",
        group="presentations", tip=message("Attach slides to the presentation chosen, as its newest version"),
    )  # fmt: skip
    def add_file(self) -> None:
        """Ask for slides of the presentation chosen."""
        row = self.list.table.chosen_row()
        if row is not None:
            self.files.ask_and_attach(row.id)

    @command(
        "presentations.open", "Open slides", menu=Menu.MEETING, keys="Ctrl+Return", icon="external-link",
        group="presentations",
    )  # fmt: skip
    def open_slides(self) -> None:
        """Open the newest slides of the presentation chosen."""
        if (newest := self._newest()) is not None:
            self.files.open_file(newest)

    @command("presentations.save", "Save slides as…", menu=Menu.MEETING, icon="download", group="presentations")
    def save_slides(self) -> None:
        """Save the newest slides of the presentation chosen to a file."""
        if (newest := self._newest()) is not None:
            self.files.ask_and_save(newest)

    @command("presentations.agenda", "Go to agenda", menu=Menu.MEETING, icon="calendar-days", group="presentations")
    def go_to_agenda(self) -> None:
        """Go to the item of the presentation chosen, or to the agenda."""
        row = self.list.table.chosen_row()
        thing = ("item", row.item_id) if row is not None and row.item_id is not None else ("", 0)
        self.desk.go(Place("meeting", self.meeting_id, "agenda", *thing))

    def menu(self) -> QMenu:
        """What can be done with the presentations chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for names in (_ONE_ROW, STATE_COMMANDS, ("presentations.agenda", "presentations.remove")):
            for name in names:
                menu.addAction(self.commands[name])
            menu.addSeparator()
        return menu

    def _ask(self, session: Session) -> tuple[PresentationTable, tuple[ItemChoice, ...]] | None:
        as_of = today(session, self.desk.now().date())
        try:
            return presentation_table(session, self.meeting_id, as_of), item_choices(session, self.meeting_id)
        except UserError:  # the meeting is gone: its page says so
            return None

    def _show(self, found: tuple[PresentationTable, tuple[ItemChoice, ...]] | None) -> None:
        if found is None:
            return
        rows, self._items = found
        self.list.show_found(rows)
        self._settle()
        self._chosen_changed()

    def _settle(self) -> None:
        """The empty list has its own ways on, in its middle."""
        for widget in (self.panel, self._rule):
            widget.setVisible(not self.list.is_empty)
        for button in self._buttons:
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                button.setVisible(not self.list.is_empty)

    def _chosen_changed(self) -> None:
        ids = set(self.chosen_ids())
        rows: list[PresentationRow] = [row for row in self.list.table.rows.rows if row.id in ids]
        self.panel.show_rows(rows, self._items)
        has_file = len(rows) == 1 and rows[0].newest is not None
        for name in (*STATE_COMMANDS, "presentations.remove"):
            self.commands[name].setEnabled(bool(rows) and not self.desk.read_only)
        self.commands["presentations.add_file"].setEnabled(len(rows) == 1 and not self.desk.read_only)
        for name in ("presentations.open", "presentations.save"):
            self.commands[name].setEnabled(has_file)

    def _newest(self) -> SlidesVersion | None:
        row = self.list.table.chosen_row()
        return row.newest if row is not None else None

    def _drag_data(self) -> QMimeData | None:
        ids = set(self.chosen_ids())
        versions = [row.newest for row in self.list.table.rows.rows if row.id in ids and row.newest is not None]
        return self.files.drag_data(versions) if versions else None

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(self.list.table.viewport().mapToGlobal(at))
