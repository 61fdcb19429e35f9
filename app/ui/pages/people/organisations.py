"""The organisations: parties, initiatives, observers and others, with the names they had; entered, changed, merged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from typing_extensions import override

from app.db.stores import Session
from app.domain.duplicates import DuplicatePair
from app.domain.organisation_rows import OrganisationRow
from app.queries.duplicates import duplicate_organisations
from app.queries.organisations_table import organisation_rows, people_numbers
from app.services.organisation_names import edit_organisation_name
from app.services.organisations import create_organisation, delete_organisation
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import number_text, plural, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.meeting.later import LaterView
from app.ui.pages.people.merging_view import MergingView
from app.ui.pages.people.organisations_list import OrganisationList
from app.ui.pages.people.organisations_new import NewOrganisationLine
from app.ui.pages.people.organisations_panel import OrganisationPanel
from app.ui.widgets.buttons import CommandButton
from app.words import message

_Later = tuple[Mapping[int, int], tuple[DuplicatePair, ...]]


class OrganisationsView(MergingView):
    """The table of all organisations, and at the right the panel of one, or of a merge."""

    page_name, name, thing = "people", "organisations", "organisation"
    in_menu = (("organisations.rename", "organisations.merge"), ("organisations.history", "organisations.delete"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pairs: tuple[DuplicatePair, ...] = ()
        self._alike: frozenset[int] = frozenset()
        new = self.commands["organisations.new"]
        new.setEnabled(not desk.read_only)
        self.panel = OrganisationPanel(desk)
        self.several = _SeveralPanel(CommandButton(self.commands["organisations.merge"], "bordered"))
        self.line = NewOrganisationLine()
        for each in (self.panel, self.several, self.merging.panel):
            self.stack.addWidget(each)
        self.lay_out(
            OrganisationList(desk, self._rename_row, new, lambda: self._alike),
            self.stack,
            (CommandButton(new, "primary"),),
        )
        column: Any = self.list.layout()
        column.insertWidget(1, self.line)
        self.list.table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        self.list.table.delete_pressed.connect(self.delete)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.list.take_keyboard)
        self.panel.merge_wanted.connect(self.begin_merge)
        self._rows: tuple[OrganisationRow, ...] = ()
        self._numbers: Mapping[int, int] = {}
        desk.live(self, lambda session: organisation_rows(session, desk.as_of()), self._show)
        LaterView(self, desk, self._ask_later, self._show_later)

    @command(
        "organisations.new", "New organisation", menu=Menu.PEOPLE, keys="Ctrl+N", icon="plus", group="organisations",
        tip=message("Enter a new organisation"),
    )  # fmt: skip
    def new(self) -> None:
        """Open the line that enters an organisation."""
        self.line.open_line()

    @command(
        "organisations.rename", "Correct short name", menu=Menu.PEOPLE, icon="pencil", group="organisation",
        tip=message("Correct the name it has now; a new name from a day on is entered in the panel"),
    )  # fmt: skip
    def rename(self) -> None:
        """Correct the short name of the organisation chosen where it stands."""
        if (row := self.list.table.chosen_row()) is not None:
            self.list.table.edit_cell(row.id, "short")

    @command(
        "organisations.merge", "Merge organisations…", menu=Menu.PEOPLE, icon="users-round", group="organisation",
        tip=message("Let two entries of one organisation become one"), short=message("Merge"),
    )  # fmt: skip
    def merge(self) -> None:
        """Look at the two organisations chosen side by side, to merge them."""
        ids = self.chosen_ids()
        if len(ids) == 2:
            self.begin_merge(*ids)

    @command(
        "organisations.history", "History of the organisation", menu=Menu.PEOPLE, icon="history", group="organisation"
    )
    def history(self) -> None:
        """Go to what happened to the organisation chosen."""
        if (row := self.list.table.chosen_row()) is not None:
            self.desk.go(history_of("organisation", row.id))

    @command("organisations.delete", "Delete organisation", menu=Menu.PEOPLE, icon="trash-2", group="delete")
    def delete(self) -> None:
        """Delete the organisations chosen; what is still needed stays, and it is said by what."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            done = plural("{number} organisation deleted", "{number} organisations deleted", len(ids))
            self.desk.change("Delete organisations", lambda session: _delete_all(session, ids), done=done)

    @override
    def chosen_changed(self) -> None:
        ids = self.chosen_ids()
        change, one = not self.desk.read_only, len(ids) == 1
        self.enable(
            {
                "organisations.rename": one and change,
                "organisations.merge": len(ids) == 2 and change,
                "organisations.history": one,
                "organisations.delete": bool(ids) and change,
            }
        )
        super().chosen_changed()

    @override
    def show_chosen(self, ids: Sequence[int]) -> None:
        if len(ids) > 1:
            self.several.show_number(len(ids))
        else:
            one = ids[0] if ids else 0
            pairs = [pair for pair in self._pairs if one in (pair.one, pair.other)]
            self.panel.choose(one, [pair.other if pair.one == one else pair.one for pair in pairs])
        self.stack.setCurrentWidget(self.several if len(ids) > 1 else self.panel)

    def _ask_later(self, session: Session) -> _Later:
        """What takes longer among 100,000 people."""
        as_of = self.desk.as_of()
        return people_numbers(session, as_of), duplicate_organisations(session, as_of)

    def _show_later(self, found: _Later) -> None:
        self._numbers, self._pairs = found
        self._alike = frozenset(one for pair in self._pairs for one in (pair.one, pair.other))
        self._show(self._rows)

    def _show(self, rows: tuple[OrganisationRow, ...]) -> None:
        self._rows = rows
        self.show_rows([replace(row, people=self._numbers.get(row.id, 0)) for row in rows])
        parties = sum(row.is_party for row in rows)
        codes = {row.country for row in rows} - {"", "EU"}
        facts = (
            plural("{number} organisation", "{number} organisations", len(rows)),
            plural("{number} party", "{number} parties", parties),
            plural("{number} country", "{number} countries", len(codes)),
        )
        self.tell(" · ".join(facts) if rows else "")
        self.tell_count(number_text(len(rows)) if rows else "")

    def _rename_row(self, row: OrganisationRow, short: str) -> None:
        organisation = self.panel.organisation
        names = organisation.names if organisation is not None and organisation.id == row.id else ()
        now = next((name for name in names if name.holds), None) or next(iter(names), None)
        if now is not None:
            self.desk.change(
                "Change the name of an organisation",
                lambda session: edit_organisation_name(session, now.id, short=short),
                organisation=row.id,
            )

    def _enter(self, short: str, legal: str, code: str) -> None:
        outcome = self.desk.change(
            "Enter an organisation", lambda session: create_organisation(session, short, legal, code),
            refused=self.line.refuse,
        )  # fmt: skip
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.line.done()


class _SeveralPanel(ThingPanel):
    """What can be done with several organisations: two of them can be merged."""

    def __init__(self, merge: CommandButton) -> None:
        super().__init__("", "")
        self.fields.addWidget(merge)

    def show_number(self, number: int) -> None:
        """Say how many are chosen."""
        self.begin(tr("Organisations"), plural("{number} chosen", "{number} chosen", number), "")
        self.one.setVisible(number == 2)
        self.history.hide()


def _delete_all(session: Session, ids: Sequence[int]) -> None:
    for organisation_id in ids:
        delete_organisation(session, organisation_id)
