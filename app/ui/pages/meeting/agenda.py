"""The Agenda tab: what can be done to the agenda of a meeting, in timetable, list and panel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.meeting_page import UnreleasedChanges
from app.domain.timetable import Ref, Thing
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.agenda_fields import one_title
from app.ui.pages.meeting.agenda_new import new_item, new_session
from app.ui.pages.meeting.agenda_said import done_words
from app.ui.pages.meeting.agenda_shown import LIST, AgendaShown
from app.ui.places import Place
from app.ui.widgets.buttons import Button, CommandButton
from app.ui.widgets.timetable.wishes import Copied, CopySession, MoveItemOut, NewRoom, NewSession, Rename, Wish
from app.words import message

_PLACES = {"session": Thing.SESSION, "item": Thing.ITEM}


class AgendaTab(AgendaShown):
    """The agenda of one meeting, edited in its timetable, in its list and in the panel."""

    name = "agenda"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        for action in self.commands.values():
            if action.property("menu") == Menu.MEETING:  # those of the view change nothing
                action.setEnabled(not desk.read_only)
        self._preview = Button(tr("Preview"), "eye", "bordered")
        self._preview.clicked.connect(lambda: desk.go(Place("meeting", meeting_id, "documents")))
        releases = self.commands["agenda.releases"]
        releases.setEnabled(True)  # to look at them changes nothing
        new = CommandButton(self.commands["agenda.new_session"], "bordered")
        self._buttons = (self._preview, new, CommandButton(releases, "primary"))

    @override
    def arrive(self, place: Place) -> None:
        if place.thing in _PLACES:
            self.go_to((_PLACES[place.thing], place.thing_id))
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def place(self) -> Place:
        chosen = self.view.chosen()
        thing, one = (chosen[0].value, chosen[1]) if chosen is not None else ("", 0)
        return Place("meeting", self.meeting_id, self.name, thing, one)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def show_agenda_count(self, found: UnreleasedChanges) -> None:
        number = len(found.changes)
        words = tr("Publish agenda")
        self.commands["agenda.releases"].setIconText(f"{words} · {number}" if number else words)

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.bar.filter

    @command("agenda.releases", "Releases and what changed", menu=Menu.MEETING, icon="send", group="releases",
             short=message("Publish agenda"))  # fmt: skip
    def show_releases(self) -> None:
        """Go to what was released, and to what the next release would change."""
        self.desk.go(Place("meeting", self.meeting_id, "agenda", "releases", 0))

    @command("agenda.import", "Import agenda…", menu=Menu.MEETING, icon="upload", group="releases",
             tip=message("From schedule.xml, a calendar or a sheet; you see what changes before it does"))  # fmt: skip
    def import_agenda(self) -> None:
        """Go to where a file with an agenda is taken in."""
        self.desk.go(Place("meeting", self.meeting_id, "agenda", "import", 0))

    @command("agenda.new_item", "New item", menu=Menu.MEETING, keys="Ctrl+N / N", icon="plus", group="new")
    def new_item(self) -> None:
        """A new item behind the chosen one, in its session; a session where none is chosen."""
        if self.shown_table is None or self.desk.read_only:
            return
        made = new_item(self.deeds, self.shown_table, self.view.chosen())
        if made is None:
            self.new_session()
            return
        if made.value is not None:
            self._begin((Thing.ITEM, made.value))

    @command("agenda.new_session", "New session", menu=Menu.MEETING, keys="Shift+N", icon="plus", group="new")
    def new_session(self) -> None:
        """A new session behind the last one of the day."""
        if self.shown_table is None or self.desk.read_only:
            return
        wish = new_session(self.shown_table, self.view.chosen(), self.bar.day())
        if self.stack.currentIndex() == LIST:
            self.grant(wish)
        else:
            self.show_timetable()
            self.view.draft(wish)

    @command("agenda.rename", "Rename", menu=Menu.MEETING, icon="pencil", group="change", tip=message("Enter or F2"))
    def rename(self) -> None:
        """Type another title for the chosen block, where it stands."""
        chosen = self.view.chosen()
        if chosen is not None and self.stack.currentIndex() == LIST:
            self.list.rename(chosen)
        else:
            self.view.rename()

    @command("agenda.delete", "Delete from the agenda", menu=Menu.MEETING, keys="Del", icon="trash-2", group="change")
    def delete(self) -> None:
        """Delete the chosen session or item; a toast offers to take it back."""
        block = self.view.chosen_block()
        if block is None or self.desk.read_only:
            return
        whole = block.item is not None and block.moves_session
        self.deeds.delete((Thing.SESSION, block.session.id) if whole else block.ref)

    @override
    def grant(self, wish: Wish) -> None:
        if isinstance(wish, Rename):
            found = self.shown_table.item(wish.ref[1]) if self.shown_table and wish.ref[0] is Thing.ITEM else None
            self.deeds.rename(wish.ref, wish.title, one_title(*found) if found else None)
            return
        if isinstance(wish, NewRoom):
            self.view.room_day = wish.day
        outcome = self.deeds.grant(wish, done_words(wish, self.shown_table) if self.shown_table is not None else "")
        if not outcome:
            return
        if isinstance(wish, NewSession):
            self.choose((Thing.SESSION, int(outcome.value or 0)))
            if not wish.title:
                self.rename()
        elif isinstance(wish, MoveItemOut):
            self.choose((Thing.ITEM, wish.item_id))
        elif isinstance(wish, Copied):
            self.choose((Thing.SESSION if isinstance(wish, CopySession) else Thing.ITEM, int(outcome.value or 0)))
        elif isinstance(wish, NewRoom):
            self.view.show_room(wish.day, int(outcome.value or 0))

    def _begin(self, ref: Ref) -> None:
        """Choose what was just made and let its title be typed."""
        self.choose(ref)
        self.rename()
