"""The participants of a meeting: who comes, for whom, as what, and who is there on which day."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.new_people import NewPerson
from app.domain.participation_rows import ParticipationTable
from app.queries.heads import today
from app.queries.participation_rows import participation_table
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.participant_words import REPLIES, ROLES, choices
from app.ui.pages.meeting.participants_changes import ParticipantChanges
from app.ui.pages.meeting.participants_list import ParticipantList
from app.ui.pages.meeting.participants_panel import ParticipantPanel
from app.ui.pages.meeting.participants_paste import PasteSheet
from app.ui.pages.meeting.participants_presence import PRESENCE_COMMANDS, PresenceTab
from app.ui.pages.people.importing_place import import_place
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.layout import Rule, box
from app.words import message


class ParticipantsTab(PresenceTab):
    """List and panel, and in their place the sheet where pasted people are looked through."""

    name = "participants"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        add, paste = self.commands["participants.add"], self.commands["participants.paste"]
        take = self.commands["participants.import"]
        for action in (add, paste, take, self.commands["participants.sign_in"]):
            action.setEnabled(not desk.read_only)
        self._changes = ParticipantChanges(desk, meeting_id)
        self.list = ParticipantList(desk, self._changes, add, paste)
        self.panel = ParticipantPanel(desk, meeting_id)
        self.sheet = PasteSheet(desk, meeting_id)
        self._door = CommandButton(self.commands["participants.sign_in"], "bordered", icon_only=True)
        self._buttons = (
            CommandButton(take, "bordered"),
            CommandButton(paste, "bordered"),
            CommandButton(add, "primary"),
        )
        body = QWidget()
        self._rule = Rule(upright=True)
        box("h", self.list, self._rule, self.panel, parent=body).setStretch(0, 1)
        self._view = QWidget()
        box("v", self.list.bar, body, parent=self._view).setStretch(1, 1)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._view)
        self._sheets.addWidget(self.sheet)
        self.column.addWidget(self._sheets)
        self.list.chosen_changed.connect(self._chosen_changed)
        self.list.activated_row.connect(lambda _row: self.panel.take_keyboard())
        self.list.delete_pressed.connect(self.remove)
        self.list.menu_asked.connect(lambda at: self.menu().popup(at))
        self.list.add_line.add_known.connect(self._add_known)
        self.list.add_line.add_new.connect(self._add_new)
        self.sheet.left.connect(self._close_sheet)
        desk.live(self, self._ask, self._show)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "participation":
            self._close_sheet()
            self.list.choose(place.thing_id)
        if self._sheets.currentWidget() is self._view:
            self.list.take_keyboard()
        self._settle_buttons()

    @override
    def place(self) -> Place:
        chosen = self.chosen_ids()
        thing = ("participation", chosen[0]) if chosen else ("", 0)
        return Place("meeting", self.meeting_id, self.name, *thing)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return (self._door, *self._buttons)

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.list.filter_field

    @override
    def chosen_ids(self) -> list[int]:
        return self.list.table.chosen()

    @override
    def key_day(self) -> dt.date | None:
        return self.list.key_day()

    @override
    def all_days(self) -> Sequence[dt.date]:
        return self.list.days()

    @command(
        "participants.add", "Add people", menu=Menu.MEETING, keys="Ctrl+N", icon="user-plus", group="participants",
        tip=message("Choose somebody who is known, or enter somebody new"),
    )  # fmt: skip
    def add(self) -> None:
        """Open the line that adds people."""
        if self._sheets.currentWidget() is self.sheet:
            self.sheet.close_sheet()
        self.list.open_add()

    @command(
        "participants.paste", "Paste people…", menu=Menu.MEETING, keys="Ctrl+V", icon="clipboard-paste",
        short=message("Paste"), group="participants",
        tip=message("Rows copied from a sheet, or names and addresses copied from a mail"),
    )  # fmt: skip
    def open_paste(self) -> None:
        """Look through the people on the clipboard before they are added."""
        self._sheets.setCurrentWidget(self.sheet)
        self._settle_buttons()
        self._chosen_changed()
        self.sheet.open_with(QGuiApplication.clipboard().text())

    @command(
        "participants.import", "Import a list…", menu=Menu.MEETING, icon="upload", short=message("Import"),
        group="participants", tip=message("A workbook, a .csv file or contact cards"),
    )  # fmt: skip
    def import_list(self) -> None:
        """Go to where lists of participants are imported."""
        self.desk.go(import_place(self.meeting_id))

    @command("participants.remove", "Remove from the list", menu=Menu.MEETING, icon="user-x", group="participants")
    def remove(self) -> None:
        """Take the chosen people off the list."""
        ids = self.chosen_ids()
        if ids:
            self._changes.remove(ids)

    def menu(self) -> QMenu:
        """What can be done with the people chosen."""
        menu = QMenu(self)
        for name in PRESENCE_COMMANDS:
            menu.addAction(self.commands[name])
            if name in ("participants.clear", "participants.clear_all"):
                menu.addSeparator()
        ids = self.chosen_ids()
        roles, replies = menu.addMenu(tr("Role")), menu.addMenu(tr("Reply"))
        for value, words in choices(ROLES):
            roles.addAction(words).triggered.connect(lambda _on, role=value: self._changes.set_role(ids, role))
        for value, words in choices(REPLIES):
            replies.addAction(words).triggered.connect(lambda _on, reply=value: self._changes.set_reply(ids, reply))
        menu.addSeparator()
        menu.addAction(self.commands["participants.remove"])
        return menu

    def _ask(self, session: Session) -> tuple[ParticipationTable, dt.date] | None:
        as_of = today(session, self.desk.now().date())
        try:
            return participation_table(session, self.meeting_id, as_of), as_of
        except UserError:  # the meeting is gone: its page says so
            return None

    def _show(self, found: tuple[ParticipationTable, dt.date] | None) -> None:
        if found is None:
            return
        self.list.show_found(*found)
        self.panel.setVisible(not self.list.is_empty)
        self._rule.setVisible(not self.list.is_empty)
        self._settle_buttons()
        self._chosen_changed()

    def _settle_buttons(self) -> None:
        """The empty list offers the same in its middle, and the sheet has its own."""
        for button in self._buttons:
            if self.isVisible() and button.parentWidget() is not None:  # else it would be a window of its own
                here = button is self._buttons[0] or not self.list.is_empty  # the middle has no place for the import
                button.setVisible(self._sheets.currentWidget() is self._view and here)

    def _chosen_changed(self) -> None:
        ids = set(self.chosen_ids())
        self.panel.choose([row for row in self.list.table.rows.rows if row.id in ids])
        able = bool(ids) and self._sheets.currentWidget() is self._view and not self.desk.read_only
        for name in (*PRESENCE_COMMANDS, "participants.remove"):
            self.commands[name].setEnabled(able)

    def _add_known(self, person_id: int) -> None:
        made = self._changes.add_known(person_id, self.list.add_line)
        if made is not None:
            self.list.choose(made)

    def _add_new(self, person: NewPerson) -> None:
        made = self._changes.add_new(person, self.list.add_line)
        if made is not None:
            self.list.choose(made)

    def _close_sheet(self) -> None:
        self._sheets.setCurrentWidget(self._view)
        self._settle_buttons()
        self._chosen_changed()
        self.list.take_keyboard()
