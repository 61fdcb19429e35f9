"""Everybody the consortium knows: where they work, what they agreed to, where they were; entered, changed, merged."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from app.db.stores import Session
from app.domain.new_people import NewPerson
from app.domain.people_rows import PeopleFrame, PersonRow
from app.queries.people_frame import people_frame
from app.services.people import create_person, delete_people, edit_person
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import number_text, plural, tr
from app.ui.pages.consortium.areas_frame import history_of
from app.ui.pages.meeting.later import LaterView
from app.ui.pages.people.merging_view import MergingView
from app.ui.pages.people.people_list import PeopleList
from app.ui.pages.people.people_panel import PersonPanel
from app.ui.pages.people.people_record import save_record
from app.ui.pages.people.people_several import SeveralPeople
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.layout import Rule, box
from app.words import message

_MOST_COPIED = 10_000  # people, for one mail


class PeopleView(MergingView):
    """The table of all people, and at the right the panel of one, of several, or of a merge."""

    page_name, name, thing = "people", "people", "person"
    in_menu = (
        ("people.rename", "people.copy", "people.merge"),
        ("people.record", "people.history", "people.delete"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new = self.commands["people.new"]
        for action in (new, self.commands["people.import"]):
            action.setEnabled(not desk.read_only)
        self._frame = desk.read(lambda session: people_frame(session, desk.as_of()))
        self.panel = PersonPanel(desk)
        self.several = SeveralPeople(desk, self.commands["people.merge"], self.commands["people.copy"])
        for each in (self.panel, self.several, self.merging.panel):
            self.stack.addWidget(each)
        ways = (CommandButton(self.commands["people.import"], "bordered"), CommandButton(new, "primary"))
        self.lay_out(self._made_list(), self.stack, ways)
        self._dress()
        self.panel.merge_wanted.connect(self.begin_merge)
        self._show_frame(self._frame)
        LaterView(self, desk, lambda session: people_frame(session, desk.as_of()), self._show_frame)
        self.chosen_changed()

    @command(
        "people.new", "New person", menu=Menu.PEOPLE, keys="Ctrl+N", icon="plus", group="people",
        tip=message("Enter a new person"),
    )  # fmt: skip
    def new(self) -> None:
        """Open the line that enters a person."""
        self.list.add_line.open_line(())

    @command(
        "people.import", "Import people…", menu=Menu.PEOPLE, icon="upload", group="people", short=message("Import"),
        tip=message("From a spreadsheet, a .csv file or contact cards"),
    )  # fmt: skip
    def import_people(self) -> None:
        """Go to where a file is chosen and looked through."""
        self.desk.go(Place("people", 0, "importing"))

    @command("people.rename", "Edit name", menu=Menu.PEOPLE, icon="pencil", group="person")
    def rename(self) -> None:
        """Edit the name of the person chosen where it stands."""
        if (row := self.list.table.chosen_row()) is not None:
            self.list.table.edit_cell(row.id, "name")

    @command(
        "people.copy", "Copy e-mail addresses", menu=Menu.PEOPLE, keys="Ctrl+Shift+C", icon="mail", group="person",
        short=message("Copy addresses"), tip=message("Copy the addresses of the people chosen, for a mail"),
    )  # fmt: skip
    def copy_addresses(self) -> None:
        """Put "Name <mail>; …" of the people chosen on the clipboard."""
        rows: list[PersonRow] = self.list.table.chosen_rows(_MOST_COPIED)
        addressed = [row for row in rows if row.email]
        QGuiApplication.clipboard().setText("; ".join(_mailbox(row) for row in addressed))
        words = plural("{number} address copied", "{number} addresses copied", len(addressed))
        left = len(rows) - len(addressed)
        without = plural("{number} person has none", "{number} people have none", left) if left else ""
        self.desk.say("; ".join(part for part in (words, without) if part))

    @command(
        "people.merge", "Merge…", menu=Menu.PEOPLE, icon="users-round", group="person",
        tip=message("Let two entries of one person become one"),
    )  # fmt: skip
    def merge(self) -> None:
        """Look at the two people chosen side by side, to merge them."""
        ids = self.chosen_ids()
        if len(ids) == 2:
            self.begin_merge(*ids)

    @command(
        "people.record", "Save what is held on the person…", menu=Menu.PEOPLE, icon="download", group="record",
        tip=message("All that is held on one person, as the answer to an access request"),
    )  # fmt: skip
    def record(self) -> None:
        """Write the person's record into a file."""
        if (row := self.list.table.chosen_row()) is not None:
            save_record(self.desk, row.email)

    @command("people.history", "History of the person", menu=Menu.PEOPLE, icon="history", group="record")
    def history(self) -> None:
        """Go to what happened to the person chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("person", row.id))

    @command("people.delete", "Delete person", menu=Menu.PEOPLE, icon="trash-2", group="delete")
    def delete(self) -> None:
        """Delete the people chosen; who is still needed stays, and it is said by what."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            done = plural("{number} person deleted", "{number} people deleted", len(ids))
            self.desk.change("Delete people", lambda session: delete_people(session, ids), done=done)

    @override
    def chosen_changed(self) -> None:
        ids = self.chosen_ids()
        change, one = not self.desk.read_only, len(ids) == 1
        row = self.list.table.chosen_row() if one else None
        self.enable(
            {
                "people.rename": one and change,
                "people.copy": bool(ids),
                "people.merge": len(ids) == 2 and change,
                "people.record": row is not None and bool(row.email),
                "people.history": one,
                "people.delete": bool(ids) and change,
            }
        )
        super().chosen_changed()

    @override
    def show_chosen(self, ids: Sequence[int]) -> None:
        several = len(ids) > 1
        if several:
            self.several.show_rows(ids, self.list.table.chosen_rows())
        else:
            self.panel.choose(ids[0] if ids else 0)
        self.stack.setCurrentWidget(self.several if several else self.panel)

    def _made_list(self) -> PeopleList:
        return PeopleList(self.desk, self._frame, self._rename, self.commands["people.new"])

    def _dress(self) -> None:
        """Put the line and the foot around the table, and listen to it."""
        column: Any = self.list.layout()
        column.insertWidget(1, self.list.add_line)
        column.addWidget(self.list.foot)
        self.list.settle()
        table = self.list.table
        table.activated_row.connect(lambda _row: self._take_keyboard())
        table.delete_pressed.connect(self.delete)
        table.shown_changed.connect(self._shown_changed)
        self.list.add_line.add_known.connect(self._found)
        self.list.add_line.add_new.connect(self._enter)

    def _shown_changed(self) -> None:
        self.settle()
        self.chosen_changed()

    def _take_keyboard(self) -> None:
        shown: Any = self.stack.currentWidget()
        shown.take_keyboard()

    def _show_frame(self, frame: PeopleFrame) -> None:
        """Counts change with every step; columns only when another meeting has begun."""
        before, self._frame = self._frame, frame
        facts = (
            plural("{number} person", "{number} people", frame.people),
            plural("{number} organisation", "{number} organisations", frame.organisations),
            plural("{number} country", "{number} countries", len(frame.countries)),
        )
        self.tell(" · ".join(facts) if frame.people else "")
        self.tell_count(number_text(frame.people) if frame.people else "")
        if [(m.id, m.short_name) for m in before.meetings] != [(m.id, m.short_name) for m in frame.meetings]:
            self._exchange_list()
        self.list.show_frame(frame)

    def _exchange_list(self) -> None:
        old, made = self.list, self._made_list()
        body = old.parentWidget().layout()
        box("v", Rule(), made.middle, parent=made).setStretch(1, 1)
        self.list = made
        body.replaceWidget(old, made)
        self.column.replaceWidget(old.bar, made.bar)
        made.table.chosen_changed.connect(self.chosen_changed)
        made.table.customContextMenuRequested.connect(self._open_menu)
        self._dress()
        old.bar.deleteLater()
        old.deleteLater()
        self.chosen_changed()

    def _rename(self, row: PersonRow, name: str) -> None:
        self.desk.change("Edit person", lambda session: edit_person(session, row.id, display=name), person=row.id)

    def _found(self, person_id: int) -> None:
        """Somebody who is there already was picked in the line."""
        self.list.add_line.close_line()
        self.list.choose(person_id)

    def _enter(self, person: NewPerson) -> None:
        def act(session: Session) -> int:
            return create_person(session, person)

        outcome = self.desk.change("Enter a person", act, refused=self.list.add_line.refuse)
        if outcome.value is not None:
            self.list.add_line.done(tr("Entered. Ctrl+Z takes it back."))
            self.list.choose(outcome.value)


def _mailbox(row: PersonRow) -> str:
    """As mail programs read it; signs that mean something there are left out of the name."""
    name = "".join(sign for sign in row.name if sign not in '"<>;,\\')
    return f"{name} <{row.email}>"
