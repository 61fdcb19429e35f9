"""Where a person works and worked: a line for each affiliation, whose fields open below it; and one to add another."""

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.day_words import day_from_words
from app.domain.errors import UserError
from app.domain.people_rows import PersonAffiliation, PersonDetail
from app.domain.text import fold
from app.queries.heads import organisations
from app.services.affiliations import add_affiliation, edit_affiliation, remove_affiliation
from app.ui.desk import Desk
from app.ui.language import day, tr
from app.ui.pages.consortium.areas_pick import AddField, ask_organisations
from app.ui.pages.people.people_words import EMPTY, period
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box
from app.ui.widgets.lines import LineText
from app.ui.widgets.unfolding import Unfolding, UnfoldingSection

_FIELDS = ("organisation", "role", "valid_from", "valid_until")


class AffiliationsSection(QWidget):
    """Of the person that ``show_person`` shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = 0
        self.add = AddOrganisation(tr("Add an organisation"), ask_organisations(desk))
        self.add.added.connect(self._add)
        self.add.hide()
        self.section: UnfoldingSection[PersonAffiliation] = UnfoldingSection(
            tr("Affiliations"), self._made, self._update, "" if desk.read_only else tr("Add"), self.add
        )
        self.section.add_wanted.connect(self.begin)
        box("v", self.section, parent=self)

    def show_person(self, person: PersonDetail) -> None:
        """Show the affiliations of this person."""
        if person.id != self._person:
            self._person = person.id
            self.add.clear()
            self.add.hide()
        self.section.show_rows(person.affiliations, count=len(person.affiliations) > 1)

    def begin(self) -> None:
        """Open the field that adds one."""
        self.add.show()
        self.add.field.setFocus()

    def _made(self, row: PersonAffiliation) -> Unfolding:
        fields = {
            "organisation": Property(
                tr("Employer"), read=str, choices=lambda: organisation_names(self._desk), placeholder=EMPTY
            ),
            "role": Property(tr("Role"), placeholder=EMPTY),
            "valid_from": Property(tr("First day"), day, self._read, placeholder=tr("open")),
            "valid_until": Property(tr("Last day"), day, self._read, placeholder=tr("open")),
        }
        for name, each in fields.items():
            each.set_locked(self._desk.read_only)
            each.committed.connect(lambda value, field=name: self._edit(row.id, field, value))
        ways = [(tr("Go there"), lambda: self._go(row.organisation_id))]
        if not self._desk.read_only:
            ways += [
                (tr("Ends today"), lambda: self._edit(row.id, "valid_until", self._desk.as_of())),
                (tr("Remove"), lambda: self._remove(row.id)),
            ]
        line = Unfolding(_text(row), fields, ways)
        line.delete_pressed.connect(lambda: self._remove(row.id))
        return line

    @staticmethod
    def _update(line: Unfolding, row: PersonAffiliation) -> None:
        line.show_text(_text(row))
        for name, value in zip(_FIELDS, (row.short, row.role, row.first_day, row.last_day), strict=True):
            line.fields[name].show_value(value)

    def _read(self, text: str) -> dt.date | None:
        return day_from_words(text, self._desk.as_of()) if text.strip() else None

    def _edit(self, row_id: int, field: str, value: Any) -> None:
        self._desk.change(
            "Change an affiliation", lambda session: edit_affiliation(session, row_id, **{field: value}),
            person=self._person, refused=self.section.lines[row_id].fields[field].refuse,
        )  # fmt: skip

    def _remove(self, row_id: int) -> None:
        if not self._desk.read_only:
            self._desk.change(
                "Remove an affiliation", lambda session: remove_affiliation(session, row_id), person=self._person,
                refused=self.section.lines[row_id].fields["role"].refuse, done=tr("Affiliation removed"),
            )  # fmt: skip

    def _add(self, organisation: int | str) -> None:
        """The organisation chosen, or a new one by its name; then its fields are open to say since when."""
        outcome = self._desk.change(
            "Add an affiliation", lambda session: add_affiliation(session, self._person, organisation),
            person=self._person, refused=self.add.refuse,
        )  # fmt: skip
        if outcome.value is not None:
            self.add.clear()
            self.add.hide()
            self.section.unfold(outcome.value)

    def _go(self, organisation_id: int) -> None:
        self._desk.go(Place("people", 0, "organisations", "organisation", organisation_id))


def organisation_names(desk: Desk) -> list[tuple[str, str]]:
    """The short names that organisations have now, to choose from."""
    as_of = desk.as_of()
    heads = desk.read(lambda session: organisations(session, as_of)).values()
    return sorted(((head.short, head.short) for head in heads), key=lambda one: fold(one[1]))


class AddOrganisation(AddField):
    """Takes an organisation that is known, or the name of a new one."""

    @override
    def _add(self) -> None:
        typed = self.field.text().strip()
        offer = self.field.taken or self.field.resolve()
        if offer is not None:
            self.added.emit(offer.value)
        elif typed:
            self.added.emit(typed)
        else:
            self.refuse(UserError("An organisation needs a short name: write one, like INRAE."))


def _text(row: PersonAffiliation) -> LineText:
    detail = " · ".join(part for part in (row.role, row.legal if row.legal != row.short else "") if part)
    return LineText(row.short or EMPTY, detail, period(row.first_day, row.last_day))
