"""The names of an organisation with their days: corrected where they stand, and followed by a new one from a day."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from app.domain.day_words import day_from_words
from app.domain.errors import UserError
from app.domain.organisation_rows import OrganisationDetail, OrganisationNameRow
from app.services.organisation_names import edit_organisation_name, remove_organisation_name, rename_organisation
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, said, tr
from app.ui.pages.people.people_words import period
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import LineText
from app.ui.widgets.unfolding import Unfolding, UnfoldingSection

_FIELDS = ("short", "legal", "valid_from", "valid_until")


class NamesSection(QWidget):
    """Of the organisation that ``show_organisation`` shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = 0
        self.form = RenameForm()
        self.form.submitted.connect(self._rename)
        self.section: UnfoldingSection[OrganisationNameRow] = UnfoldingSection(
            tr("Names"), self._made, self._update, "" if desk.read_only else tr("New name from…"), self.form
        )
        self.section.add_wanted.connect(lambda: self.form.begin(day(desk.as_of())))
        box("v", self.section, parent=self)

    def show_organisation(self, organisation: OrganisationDetail) -> None:
        """Show the names of this organisation."""
        if organisation.id != self._id:
            self._id = organisation.id
            self.form.end()
        self.section.show_rows(organisation.names, count=len(organisation.names) > 1)

    def _made(self, row: OrganisationNameRow) -> Unfolding:
        fields = {
            "short": Property(tr("Short")),
            "legal": Property(tr("Legal"), long="paragraph"),
            "valid_from": Property(tr("First day"), day, self._read, placeholder=tr("open")),
            "valid_until": Property(tr("Last day"), day, self._read, placeholder=tr("open")),
        }
        for name, each in fields.items():
            each.set_locked(self._desk.read_only)
            each.committed.connect(lambda value, field=name: self._edit(row.id, field, value))
        ways = [] if self._desk.read_only else [(tr("Remove"), lambda: self._remove(row.id))]
        line = Unfolding(_text(row), fields, ways)
        line.delete_pressed.connect(lambda: self._remove(row.id))
        return line

    @staticmethod
    def _update(line: Unfolding, row: OrganisationNameRow) -> None:
        line.show_text(_text(row))
        for name, value in zip(_FIELDS, (row.short, row.legal, row.first_day, row.last_day), strict=True):
            line.fields[name].show_value(value)

    def _read(self, text: str) -> dt.date | None:
        return day_from_words(text, self._desk.as_of()) if text.strip() else None

    def _edit(self, name_id: int, field: str, value: Any) -> None:
        self._desk.change(
            "Change the name of an organisation",
            lambda session: edit_organisation_name(session, name_id, **{field: value}),
            organisation=self._id, refused=self.section.lines[name_id].fields[field].refuse,
        )  # fmt: skip

    def _remove(self, name_id: int) -> None:
        if not self._desk.read_only:
            line = self.section.lines[name_id]
            line.unfold(take_keyboard=False)
            self._desk.change(
                "Remove the name of an organisation", lambda session: remove_organisation_name(session, name_id),
                organisation=self._id, refused=line.fields["short"].refuse, done=tr("Name removed"),
            )  # fmt: skip

    def _rename(self, short: str, legal: str, since: str) -> None:
        try:
            first = day_from_words(since, self._desk.as_of())
        except UserError as error:
            self.form.refuse(error)
            return
        done = tr("{short} from {day} on; the name before it ends the day before", short=short, day=day(first))
        if self._desk.change(
            "Rename an organisation", lambda session: rename_organisation(session, self._id, short, legal, first),
            organisation=self._id, refused=self.form.refuse, done=done,
        ):  # fmt: skip
            self.form.end()


class RenameForm(QFrame):
    """Short name, legal name, first day. ``submitted`` tells all three as they were typed."""

    submitted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.short, self.legal, self.since = (
            _field(tr("New short name")),
            _field(tr("New legal name")),
            _field(tr("First day")),
        )
        self._problem = Label("", "small", "danger", wrap=True)
        save, cancel = Button(tr("Save"), "", "link", small=True), Button(tr("Cancel"), "", "link", small=True)
        save.clicked.connect(self._submit)
        cancel.clicked.connect(self.end)
        row = box("h", self.short, self.since, spacing=8)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        box(
            "v", row, self.legal, self._problem, box("h", save, cancel, None, spacing=16),
            spacing=6, margins=(0, 8, 0, 4), parent=self,
        )  # fmt: skip
        for field in (self.short, self.legal, self.since):
            field.returnPressed.connect(self._submit)
        self.hide()

    def begin(self, since: str) -> None:
        """Open the form, for a name from this day on."""
        self.short.clear()
        self.legal.clear()
        self.since.setText(since)
        self._problem.hide()
        self.show()
        self.short.setFocus()

    def end(self) -> None:
        """Go away."""
        self.hide()

    def refuse(self, error: UserError) -> None:
        """Say why the name was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def _submit(self) -> None:
        self._problem.hide()
        self.submitted.emit(self.short.text(), self.legal.text(), self.since.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setFont(theme.font())
    field.setFixedHeight(theme.CONTROL)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _text(row: OrganisationNameRow) -> LineText:
    return LineText(row.short, row.legal if row.legal != row.short else "", period(row.first_day, row.last_day))
