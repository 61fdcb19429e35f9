"""Expressions of interest in the research consortium: received, asked, admitted or declined."""

from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from app.db.stores import Session
from app.domain.area_choices import AreaChoice
from app.domain.errors import UserError
from app.domain.interest import Admission, InterestRow, InterestTable, NewInterest
from app.domain.kinds import InterestState
from app.importers.pasted_people import read_people
from app.queries.heads import today
from app.queries.interest_table import admission_hints, interest_table
from app.services.interest import admit, edit_interest, enter_interests, remove_interests, set_interest_state
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.pages.people.interest_list import InterestList
from app.ui.pages.people.interest_panel import InterestPanel
from app.ui.widgets.buttons import CommandButton
from app.words import message


class InterestView(ListAndPanelView):
    """A table with chips by state, and the panel in which one of them is admitted."""

    page_name, name, thing = "people", "interest", "interest"
    in_menu = (("interest.ask", "interest.admit", "interest.decline"), ("interest.edit", "interest.delete"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._areas: tuple[AreaChoice, ...] = ()
        new, paste = self.commands["interest.new"], self.commands["interest.paste"]
        for action in (new, paste):
            action.setEnabled(not desk.read_only)
        ways = [self.commands[f"interest.{name}"] for name in ("ask", "admit", "decline")]
        self.panel = InterestPanel(desk, ways)
        self._new = CommandButton(new, "primary")
        self.lay_out(
            InterestList(desk, self._edit_name, new, paste), self.panel, (CommandButton(paste, "bordered"), self._new)
        )
        table = self.list.table
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.delete)
        self.panel.form.submitted.connect(self._admit)
        self.panel.form_shown.connect(self._form_shown)
        desk.live(self, self._ask, self._show)

    @command(
        "interest.new", "New expression of interest", menu=Menu.PEOPLE, keys="Ctrl+N", icon="plus",
        group="interest", tip=message("Enter somebody who asks to join"),
    )  # fmt: skip
    def new(self) -> None:
        """Enter somebody who asks to join, and write the name."""
        named = [NewInterest(tr("New expression of interest"))]
        outcome = self.desk.change(
            "Enter an expression of interest", lambda session: enter_interests(session, named, self.desk.as_of())
        )
        if outcome.value:
            self.list.choose(outcome.value[0])
            self.list.table.edit_cell(outcome.value[0], "name")

    @command(
        "interest.paste", "Paste expressions of interest", menu=Menu.PEOPLE, keys="Ctrl+V", icon="clipboard-paste",
        short=message("Paste"), group="interest",
        tip=message("Rows copied from a sheet, or names and addresses copied from a mail"),
    )  # fmt: skip
    def paste(self) -> None:
        """Enter everybody who is on the clipboard, in one step."""
        try:
            rows = read_people(QGuiApplication.clipboard().text()).rows
            wrong = next((row.errors[0] for row in rows if row.errors), None)
            if wrong is not None:
                raise wrong
        except UserError as error:
            self.desk.fail(error)
            return
        new = [
            NewInterest(one.display or one.native or f"{one.given} {one.family}".strip(), one.organisation, one.email,
                        one.country)
            for one in (row.person for row in rows)
        ]  # fmt: skip
        words = plural("{number} expression of interest entered", "{number} expressions of interest entered", len(new))
        outcome = self.desk.change(
            "Enter expressions of interest",
            lambda session: enter_interests(session, new, self.desk.as_of()),
            done=words,
        )
        if outcome.value:
            self.list.choose(outcome.value[0])

    @command("interest.ask", "Ask", menu=Menu.PEOPLE, keys="A", icon="mail", group="decide",
             tip=message("They were asked whether they would join"))  # fmt: skip
    def ask(self) -> None:
        """Those chosen were asked."""
        ids = self._open_ids()
        words = plural("{number} asked", "{number} asked", len(ids))
        self._set_state(ids, InterestState.ASKED, words)

    @command("interest.admit", "Admit…", menu=Menu.PEOPLE, keys="Ctrl+Shift+A", icon="user-check", group="decide",
             tip=message("Make a person, an organisation and a role of it"))  # fmt: skip
    def open_admission(self) -> None:
        """Open the form that admits the one chosen."""
        ids = self._open_ids()
        if len(ids) == 1:
            self.panel.open_form(self.desk.read(lambda session: admission_hints(session, ids[0], self.desk.as_of())))

    @command("interest.decline", "Decline", menu=Menu.PEOPLE, keys="D", icon="user-x", group="decide")
    def decline(self) -> None:
        """Those chosen are not admitted."""
        ids = self._open_ids()
        words = plural("{number} declined", "{number} declined", len(ids))
        self._set_state(ids, InterestState.DECLINED, words)

    @command("interest.edit", "Edit name", menu=Menu.PEOPLE, icon="pencil", group="interest")
    def edit(self) -> None:
        """Edit the name where it stands."""
        ids = self.chosen_ids()
        if len(ids) == 1:
            self.list.table.edit_cell(ids[0], "name")

    @command("interest.delete", "Delete expression of interest", menu=Menu.PEOPLE, icon="trash-2", group="interest")
    def delete(self) -> None:
        """Delete those chosen; people and organisations that came of them stay."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            words = plural(
                "{number} expression of interest deleted", "{number} expressions of interest deleted", len(ids)
            )
            self.desk.change(
                "Delete expressions of interest", lambda session: remove_interests(session, ids), done=words
            )

    @override
    def chosen_changed(self) -> None:
        rows = self._chosen()
        self.panel.show_rows(rows, self._areas)
        opened, change = bool(self._open_ids()), not self.desk.read_only
        self.enable(
            {
                "interest.ask": change and any(row.state is InterestState.RECEIVED for row in rows),
                "interest.admit": change and opened and len(rows) == 1,
                "interest.decline": change and opened,
                "interest.edit": change and len(rows) == 1,
                "interest.delete": change and bool(rows),
            }
        )

    def _ask(self, session: Session) -> InterestTable:
        return interest_table(session, today(session, self.desk.now().date()))

    def _show(self, found: InterestTable) -> None:
        self._areas = found.areas
        self.show_rows(found.rows)
        waiting = sum(row.is_open for row in found.rows)
        number = len(found.rows)
        words = plural("{number} expression of interest", "{number} expressions of interest", number)
        wait = plural("{number} waits", "{number} wait", waiting) if waiting else ""
        self.tell(" · ".join(part for part in (words, wait) if part) if number else "")
        self.tell_count(str(waiting or ""))

    def _chosen(self) -> list[InterestRow]:
        ids = set(self.chosen_ids())
        return [row for row in self.list.table.rows.rows if row.id in ids]

    def _open_ids(self) -> list[int]:
        return [row.id for row in self._chosen() if row.is_open]

    def _set_state(self, ids: list[int], state: InterestState, words: str) -> None:
        self.desk.change(
            "Set the state of expressions of interest", lambda session: set_interest_state(session, ids, state),
            done=words,
        )  # fmt: skip

    def _admit(self, admission: Admission) -> None:
        (interest_id,) = self.chosen_ids()
        outcome = self.desk.change(
            "Admit an expression of interest", lambda session: admit(session, interest_id, admission),
            interest=interest_id, done=tr("Admitted: {name}", name=admission.name), refused=self.panel.form.refuse,
        )  # fmt: skip
        if outcome:
            self.panel.close_form()
            self.list.take_keyboard()

    def _edit_name(self, row: InterestRow, name: str) -> None:
        self.desk.change(
            "Edit an expression of interest", lambda session: edit_interest(session, row.id, name=name), interest=row.id
        )

    def _form_shown(self, shown: bool) -> None:
        """The form has the one primary button while it is there."""
        if self._new.parentWidget() is not None:
            self._new.setVisible(not shown and self.isVisible())
