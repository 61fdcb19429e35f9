"""The form that admits who asked: known people and organisations are offered, new ones are made; one step for all."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.day_words import day_from_words
from app.domain.errors import UserError
from app.domain.interest import Admission, AdmissionHints, InterestRow, Known
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, said, term, tr
from app.ui.pages.meeting.participants_columns import country
from app.ui.pages.owners import ask_organisations, ask_people
from app.ui.pages.people.interest_words import KINDS, read_country
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText
from app.ui.widgets.suggest import SuggestField, Suggestion


class AdmitForm(QWidget):
    """``submitted`` tells the ``Admission``, ``closed`` that it was given up; Esc closes, Enter in a field goes on."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: InterestRow | None = None
        self.person = SuggestField(tr("Person"), ask_people(desk), tr("Name of a new person"))
        self.organisation = SuggestField(tr("Organisation"), ask_organisations(desk), tr("None"))
        self.country, self.since = _line(tr("Country")), _line(tr("Since"))
        self.join = QCheckBox(tr("Also a member of the task force"))
        self._body = Label("", "small", "muted", wrap=True)
        self._body.setContentsMargins(26, 0, 0, 0)
        self._known = False
        self.join.setFont(theme.font())
        self._person_says, self._home_says = (
            Label("", "small", "muted", wrap=True),
            Label("", "small", "muted", wrap=True),
        )
        self._same, self._homes = QVBoxLayout(), QVBoxLayout()
        self._problem = Label("", "small", "danger", wrap=True)
        self._summary = Label("", "small", "muted", wrap=True)
        self.admit_button, cancel = Button(tr("Admit"), "check", "primary"), Button(tr("Cancel"), "", "bordered")
        self.admit_button.clicked.connect(self.submit)
        cancel.clicked.connect(self.closed)
        self._country_row = QWidget()
        box("v", Label(tr("Country"), "small", "muted"), 4, self.country, 10, parent=self._country_row)
        box(
            "v", Label(tr("Person"), "small", "muted"), 4, self.person, 4, self._person_says, self._same, 12,
            Label(tr("Organisation"), "small", "muted"), 4, self.organisation, 4, self._home_says, self._homes, 12,
            self._country_row, Label(tr("Member since"), "small", "muted"), 4, self.since, 12, self.join, 2,
            self._body, 10, self._summary, 10, self._problem, box("h", self.admit_button, 8, cancel, None), parent=self,
        )  # fmt: skip
        for field in (self.person, self.organisation):
            field.textChanged.connect(lambda _text: self._say())
            field.submitted.connect(lambda field=field: self._go_on(field))
            field.escaped.connect(self.closed)
        self.country.returnPressed.connect(lambda: self._go_on(self.country))
        self.since.returnPressed.connect(self.submit)

    def begin(self, row: InterestRow, hints: AdmissionHints, task_force: str) -> None:
        """Prepare the admission of ``row``: as new, unless the same address or a linked organisation is known."""
        self._row = row
        self._problem.hide()
        self.person.take(None)
        self.person.setText(row.name)
        self._known = bool(hints.people)
        self._offer(self._same, self.person, hints.people)
        linked = hints.linked or next(iter(hints.organisations), None)
        self.organisation.take(Suggestion(linked.id, linked.name, linked.detail) if linked is not None else None)
        if linked is None:
            self.organisation.setText(row.organisation_text)
        self._offer(self._homes, self.organisation, [one for one in hints.organisations if one != linked])
        self.country.setText(country(row.country))
        self.since.setText(day(self._desk.as_of()))
        self._body.setText(task_force)
        for part in (self.join, self._body):
            part.setVisible(bool(task_force))
        self.join.setChecked(bool(task_force))
        self._say()
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)
        self.person.selectAll()

    def submit(self) -> None:
        """Tell what is to be made, if it can be."""
        self._problem.hide()
        try:
            admission = self._read()
        except UserError as error:
            self.refuse(error)
            return
        self.submitted.emit(admission)

    def refuse(self, error: UserError) -> None:
        """Say why nobody was admitted; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def _read(self) -> Admission:
        assert self._row is not None
        person, home = self.person.taken, self.organisation.taken
        if person is None and not self.person.text().strip():
            raise UserError("Who is admitted needs a name: write it, or choose a person who is known.")
        return Admission(
            since=self._since(),
            person_id=person.value if person is not None else None,
            name=self.person.text(),
            email=self._row.email,
            organisation_id=home.value if home is not None else None,
            organisation="" if home is not None else self.organisation.text(),
            country="" if home is not None else read_country(self.country.text()),
            join=self.join.isChecked() and not self.join.isHidden(),
        )

    def _go_on(self, field: QWidget) -> None:
        """Enter leads from field to field, past the people who may be meant."""
        fields = (self.person, self.organisation, self.country, self.since)
        following = fields[fields.index(field) + 1 :]
        next(each for each in following if each.isVisible()).setFocus(Qt.FocusReason.TabFocusReason)

    def _since(self) -> dt.date:
        return day_from_words(self.since.text(), self._desk.as_of())

    def _offer(self, place: QVBoxLayout, field: SuggestField, known: Sequence[Known]) -> None:
        """Lines that take somebody who may be meant."""
        clear(place)
        for one in known:
            line = Line(LineText(one.name, one.detail or tr("may be the same"), tr("Take"), "accent"))
            line.clicked.connect(lambda _on=False, one=one: self._take(field, one))
            place.addWidget(line)

    def _take(self, field: SuggestField, one: Known) -> None:
        field.take(Suggestion(one.id, one.name, one.detail))
        self._say()  # the text may be the same as before

    def _say(self) -> None:
        """What will be made, under each field."""
        person, home = self.person.taken, self.organisation.taken
        words = tr("A person who is known is linked.") if person is not None else tr("A new person is entered.")
        doubtful = person is None and self._known
        self._person_says.setText(
            tr("Known already? Take the person below, or a new one is entered.") if doubtful else words
        )
        self._person_says.set_tone("amber" if doubtful else "muted")
        named = bool(self.organisation.text().strip())
        if home is not None:
            words = tr("An organisation that is known is linked.")
        else:
            words = tr("A new organisation is entered.") if named else tr("The person joins alone.")
        self._home_says.setText(words)
        self._country_row.setVisible(named and home is None)
        if self._row is not None:
            who = self.organisation.text().strip() or self.person.text().strip()
            kind = term(KINDS, self._row.kind).lower()
            self._summary.setText(tr("{who} becomes a {kind} of the research consortium.", who=who, kind=kind))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setFont(theme.font())
    field.setFixedHeight(theme.CONTROL)
    return field
