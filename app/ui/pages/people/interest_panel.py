"""The panel beside the expressions of interest: who asks for what, the ways on, and what came of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.area_choices import AreaChoice
from app.domain.day_words import day_from_words
from app.domain.interest import AdmissionHints, InterestRow
from app.services.interest import edit_interest
from app.ui.desk import Desk
from app.ui.language import day, plural, term, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.areas_words import EMPTY
from app.ui.pages.meeting.participant_words import choices
from app.ui.pages.meeting.participants_columns import country
from app.ui.pages.people.interest_admit import AdmitForm
from app.ui.pages.people.interest_words import KINDS, STATES, read_country
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead


class InterestPanel(ThingPanel):
    """``form_shown`` tells whether the form that admits stands in the place of the fields."""

    form_shown = Signal(bool)

    def __init__(self, desk: Desk, ways: Sequence[QAction]) -> None:
        super().__init__(
            tr("Nobody chosen"),
            tr("Choose a row in the table. A asks, Ctrl+Shift+A admits, D declines; several at once."),
        )
        self._desk = desk
        self._row: InterestRow | None = None
        self._areas: Sequence[AreaChoice] = ()
        self._ways, self._about = QWidget(), QWidget()
        box(
            "h",
            *[CommandButton(action, "bordered", small=True, plain=True) for action in ways],
            None,
            spacing=8,
            parent=self._ways,
        )
        self.values = self._made_fields()
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        box("v", *self.values.values(), self._links, parent=self._about)
        self.form = AdmitForm(desk)
        self.form.closed.connect(self.close_form)
        for part in (self._ways, self._about, self.form):
            self.fields.addWidget(part)
        self.fields.insertSpacing(1, 10)
        self.form.hide()
        self.history.clicked.connect(self._go_to_history)
        self.keys.setText(tr("F2 edits · Del deletes"))

    def show_rows(self, rows: Sequence[InterestRow], areas: Sequence[AreaChoice]) -> None:
        """Show who is chosen, or what can be done with several."""
        before = self._row
        self._row, self._areas = rows[0] if len(rows) == 1 else None, areas
        row = self._row
        if before is not None and (row is None or row.id != before.id or not row.is_open):
            self.close_form()
        if row is None:
            self.show_nothing()
            if rows:
                self.name.setText(plural("{number} chosen", "{number} chosen", len(rows)))
                self.hint.setText(tr("Ask or decline all of them at once; one undo takes it back."))
            return
        self.begin(
            f"{tr('Expression of interest')} · {term(STATES, row.state)}",
            row.name,
            row.organisation_text or row.organisation,
            row.illustrative,
        )
        for name, field in self.values.items():
            field.show_value(getattr(row, name))
            field.set_locked(self._desk.read_only)
        self._ways.setVisible(row.is_open and self.form.isHidden())
        self._show_links(row)

    def open_form(self, hints: AdmissionHints) -> None:
        """Let the row that is shown be admitted."""
        row = self._row
        if row is None:
            return
        body = next((area.task_force for area in self._areas if area.id == row.area_id), "")
        self._about.hide()
        self._ways.hide()
        self.form.show()
        self.form.begin(row, hints, body)
        self.form_shown.emit(True)

    def close_form(self) -> None:
        """Put the form away; what was typed in it is forgotten."""
        if not self.form.isHidden():
            self.form.hide()
            self._about.show()
            self._ways.setVisible(self._row is not None and self._row.is_open)
            self.form_shown.emit(False)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.values["name"].field)

    def _made_fields(self) -> dict[str, Property]:
        made = {
            "name": Property(tr("Name"), long="paragraph"),
            "organisation_text": Property(tr("Organisation"), long="paragraph", placeholder=EMPTY),
            "email": Property(tr("E-mail"), placeholder=EMPTY),
            "country": Property(tr("Country"), country, read_country, placeholder=EMPTY),
            "kind": Property(tr("Asks as"), lambda kind: term(KINDS, kind), choices=lambda: choices(KINDS)),
            "area_id": Property(tr("Area"), self._area_name, choices=self._area_choices, placeholder=EMPTY),
            "received_on": Property(tr("Received"), day, self._read_day),
            "message": Property(tr("Message"), long="text", placeholder=EMPTY),
        }
        for name, field in made.items():
            field.committed.connect(lambda value, name=name: self._edit(name, value))
        return made

    def _show_links(self, row: InterestRow) -> None:
        clear(self._links)
        found = [
            (row.person, tr("Person"), Place("people", 0, "people", "person", row.person_id or 0)),
            (row.organisation, tr("Organisation"), Place("people", 0, "organisations", "organisation",
                                                         row.organisation_id or 0)),
        ]  # fmt: skip
        lines = [(name, detail, place) for name, detail, place in found if name]
        if lines:
            self._links.addSpacing(18)
            self._links.addWidget(SectionHead(tr("What came of it") if not row.is_open else tr("Known as")))
        for name, detail, place in lines:
            line = Line(LineText(name, detail))
            line.clicked.connect(lambda _on=False, place=place: self._desk.go(place))
            self._links.addWidget(line)

    def _edit(self, name: str, value: Any) -> None:
        row = self._row
        if row is not None:
            self._desk.change(
                "Edit an expression of interest", lambda session: edit_interest(session, row.id, **{name: value}),
                interest=row.id, refused=self.values[name].refuse,
            )  # fmt: skip

    def _area_choices(self) -> Sequence[tuple[Any, str]]:
        return [(None, EMPTY), *((one.id, f"{one.number} {one.name}") for one in self._areas)]

    def _area_name(self, area_id: int) -> str:
        return next((f"{one.number} {one.name}" for one in self._areas if one.id == area_id), "")

    def _read_day(self, text: str) -> dt.date:
        return day_from_words(text, self._desk.as_of())

    def _go_to_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("expression_of_interest", self._row.id))
