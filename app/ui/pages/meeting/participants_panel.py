"""The panel beside the participants: who is chosen, with the fields to change, parts in the agenda, open actions."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.participation_rows import OpenAction, ParticipantDetail, ParticipationRow, PartInAgenda
from app.queries.heads import organisations
from app.queries.participation_rows import participant_detail
from app.services.participation import choose_organisation, set_reply, set_role
from app.services.people import edit_person
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import clock, day, plural, term, tr, weekday
from app.ui.pages.meeting.participant_words import PARTS, REPLIES, ROLES, choices
from app.ui.places import Place
from app.ui.widgets.fields import Property, offer
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, frame, scrolled
from app.ui.widgets.lines import Line, LineText, SectionHead

_PERSON = ("email", "phone", "zone", "language")
_NAMES = ("display", "given", "family", "native")
_EMPTY = "—"


class ParticipantPanel(QWidget):
    """Shows the participation chosen in the table, or what can be changed of several at once."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self._desk, self._meeting = desk, meeting_id
        self._rows: tuple[ParticipationRow, ...] = ()
        self._detail: ParticipantDetail | None = None
        self.fields: dict[str, Property] = self._make_fields()
        self._kind, self._name = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self._native, self._hint = Label("", "body", "muted", wrap=True), Label("", "small", "muted", wrap=True)
        self._parts, self._actions = QVBoxLayout(), QVBoxLayout()
        self._one = self._make_one()
        content = frame("clear")
        box(
            "v", self._kind, 2, self._name, self._native, 10, self.fields["role"], self.fields["reply"], self._one,
            12, self._hint, None, margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        area = scrolled(content)
        area.setFixedWidth(theme.PANEL)
        box("v", area, parent=self)
        self.setFixedWidth(theme.PANEL)
        self._live = desk.live(self, self._ask, self._show)
        desk.live(self, self._organisation_names, self._offer)

    def choose(self, rows: Sequence[ParticipationRow]) -> None:
        """Show the participation of this row, or the fields that several have in common."""
        before, self._rows = self._rows, tuple(rows)
        if [row.id for row in before] != self._ids:
            self._live.ask(self._ask)
        elif before != self._rows:
            self._show(self._detail)

    @property
    def _ids(self) -> list[int]:
        return [row.id for row in self._rows]

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.fields["role"].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_fields(self) -> dict[str, Property]:
        made = {
            "role": Property(
                tr("Role"), lambda value: term(ROLES, value), choices=lambda: choices(ROLES), placeholder=_EMPTY
            ),
            "reply": Property(
                tr("Reply"), lambda value: term(REPLIES, value), choices=lambda: choices(REPLIES), placeholder=_EMPTY
            ),
            "organisation": Property(tr("Organisation"), label_width=84, placeholder=_EMPTY),
            "email": Property(tr("E-mail"), placeholder=_EMPTY),
            "phone": Property(tr("Phone"), placeholder=_EMPTY),
            "zone": Property(tr("Time zone"), placeholder=_EMPTY),
            "language": Property(tr("Language"), placeholder=_EMPTY),
            "display": Property(tr("Name"), placeholder=_EMPTY),
            "given": Property(tr("Given"), placeholder=_EMPTY),
            "family": Property(tr("Family"), placeholder=_EMPTY),
            "native": Property(tr("Own script"), placeholder=_EMPTY),
        }
        made["organisation"] = Property(tr("Comes for"), placeholder=_EMPTY)
        made["role"].committed.connect(lambda role: self._change("role", lambda s: set_role(s, self._ids, role)))
        made["reply"].committed.connect(lambda reply: self._change("reply", lambda s: set_reply(s, self._ids, reply)))
        made["organisation"].committed.connect(self._choose_organisation)
        for name in (*_PERSON, *_NAMES):
            made[name].committed.connect(lambda value, field=name: self._edit_person(field, value))
        return made

    def _make_one(self) -> QWidget:
        """What is only shown of one person."""
        one = QWidget()
        names = SectionHead(tr("Name"))
        box(
            "v", self.fields["organisation"], *(self.fields[name] for name in _PERSON), self._parts, self._actions,
            18, names, 4, *(self.fields[name] for name in _NAMES), parent=one,
        )  # fmt: skip
        return one

    def _ask(self, session: Session) -> ParticipantDetail | None:
        try:
            return participant_detail(session, self._rows[0].id) if len(self._rows) == 1 else None
        except UserError:  # taken off the list: the table says so in a moment
            return None

    def _organisation_names(self, session: Session) -> list[str]:
        heads = organisations(session, self._desk.now().date()).values()
        return sorted({head.short for head in heads}, key=str.casefold)

    def _offer(self, names: list[str]) -> None:
        field = self.fields["organisation"].field
        if isinstance(field, QLineEdit) and not field.hasFocus():
            offer(field, names)

    def _show(self, found: ParticipantDetail | None) -> None:
        self._detail = found
        some = bool(self._ids)
        self._kind.setVisible(some)
        for name in ("role", "reply"):
            self.fields[name].setVisible(some)
            self.fields[name].set_locked(self._desk.read_only)
        self._one.setVisible(self._detail is not None)
        if self._detail is not None:
            self._show_one(self._rows[0], self._detail)
            return
        self._native.hide()
        if some:
            self._kind.setText(tr("Participants"))
            self._name.setText(plural("{number} person chosen", "{number} people chosen", len(self._ids)))
            self._hint.setText(tr("What you choose here is set for all of them, and taken back by one undo."))
            self.fields["role"].show_value(None)
            self.fields["reply"].show_value(None)
        else:
            self._kind.setText("")
            self._name.setText(tr("Nobody chosen"))
            self._hint.setText(
                tr(
                    "Choose somebody in the table. P, R, E and A set the presence of the day chosen below, with Shift "
                    "of all days; Backspace clears it."
                )
            )

    def _show_one(self, row: ParticipationRow, detail: ParticipantDetail) -> None:
        self._kind.setText(tr("Participant"))
        sign = "°" if row.illustrative else ""
        self._name.setText(" ".join(part for part in (detail.title, f"{row.name}{sign}") if part))
        self._name.setToolTip(tr("° illustrative: invented") if row.illustrative else "")
        self._native.setText(row.native if row.native != row.name else "")
        self._native.setVisible(bool(self._native.text()))
        self._hint.setText("")
        values: dict[str, Any] = {
            "role": row.role, "reply": row.reply, "organisation": row.organisation, "email": row.email,
            "phone": detail.phone, "zone": detail.zone, "language": detail.language, "display": row.display,
            "given": detail.given, "family": detail.family, "native": row.native,
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)
            self.fields[name].set_locked(self._desk.read_only)
        self._show_lines(self._parts, tr("Parts in the agenda"), [self._part_line(part) for part in detail.parts])
        as_of = self._desk.as_of()
        self._show_lines(self._actions, tr("Open actions"), [self._action_line(one, as_of) for one in detail.actions])

    @staticmethod
    def _show_lines(place: QVBoxLayout, title: str, lines: Sequence[Line]) -> None:
        clear(place)
        if lines:
            place.addSpacing(18)
            place.addWidget(SectionHead(title, str(len(lines))))
            for line in lines:
                place.addWidget(line)

    def _part_line(self, part: PartInAgenda) -> Line:
        when = f"{weekday(part.day)} {clock(part.start)}"
        line = Line(LineText(part.title, f"{when} · {term(PARTS, part.kind)}"))
        thing, thing_id = ("item", part.item_id) if part.item_id is not None else ("session", part.session_id)
        place = Place("meeting", self._meeting, "agenda", thing, thing_id)
        line.clicked.connect(lambda: self._desk.go(place))
        return line

    def _action_line(self, action: OpenAction, as_of: dt.date) -> Line:
        due = day(action.due_on) if action.due_on else f"M{action.due_month}" if action.due_month else ""
        late = action.due_on is not None and action.due_on < as_of
        state = "late" if late else "progress" if action.state.value == "in_progress" else "open"
        line = Line(LineText(action.text, action.number, due, "danger" if late else "muted", state))
        place = Place("meeting", self._meeting, "minutes", "action", action.id)
        line.clicked.connect(lambda: self._desk.go(place))
        return line

    def _change(self, field: str, act: Callable[[Session], None]) -> None:
        several = plural("{number} person changed", "{number} people changed", len(self._ids))
        self._desk.change(
            "Edit participants", act, meeting=self._meeting, refused=self.fields[field].refuse,
            done=several if len(self._ids) > 1 else "",
        )  # fmt: skip

    def _choose_organisation(self, name: str) -> None:
        if len(self._ids) == 1:
            one = self._ids[0]
            self._change("organisation", lambda session: choose_organisation(session, one, name))

    def _edit_person(self, field: str, value: str) -> None:
        if self._detail is not None:
            person_id = self._detail.person_id
            self._desk.change(
                "Edit person", lambda session: edit_person(session, person_id, **{field: value}), person=person_id,
                refused=self.fields[field].refuse,
            )  # fmt: skip
