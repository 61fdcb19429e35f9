"""Who does what in the chosen block: lines that open a menu, and a field that adds people by typing."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.kinds import ItemRoleKind, RoleState
from app.domain.timetable import Ref, Thing, TimetableRole
from app.queries.people_choices import people_choices
from app.services import agenda_roles
from app.ui.desk import Desk
from app.ui.language import said, term, tr
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.pages.meeting.agenda_words import ANSWERS, PARTS, state_text
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead
from app.ui.widgets.suggest import SuggestField, Suggestion

_SHAPES = {RoleState.ASKED: "open", RoleState.DECLINED: "off"}


class PeopleSection(QWidget):
    """The parts of one item or session; who is added becomes a speaker of an item, a chair of a session."""

    def __init__(self, desk: Desk, deeds: Deeds) -> None:
        super().__init__()
        self._desk, self._deeds = desk, deeds
        self._ref: Ref | None = None
        self._day = dt.date.min
        self._roles: tuple[TimetableRole, ...] | None = None
        self._head, self._lines = SectionHead(tr("People")), QVBoxLayout()
        self.field = SuggestField(tr("Add a person"), self._offers)
        self.field.submitted.connect(self._add)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        box("v", self._head, self._lines, 8, self.field, self._problem, parent=self)

    def show_roles(self, ref: Ref, roles: tuple[TimetableRole, ...], day: dt.date, locked: bool) -> None:
        """Show these parts of the item or session ``ref``; organisations are those of ``day``."""
        if ref != self._ref:
            self.field.take(None)
            self._problem.hide()
        self._ref, self._day = ref, day
        self.field.setVisible(not locked)
        words = tr("Add a speaker") if ref[0] is Thing.ITEM else tr("Add a chair")
        self.field.setPlaceholderText(words)
        if roles == self._roles:
            return
        self._roles = roles
        self._head.set_count(str(len(roles)) if roles else "")
        clear(self._lines)
        for place, role in enumerate(roles):
            self._lines.addWidget(self._line(role, place, locked))

    def take_keyboard(self) -> None:
        """Go to the field that adds somebody."""
        self.field.setFocus()

    def _line(self, role: TimetableRole, place: int, locked: bool) -> Line:
        sign = "°" if role.illustrative else ""
        parts = (term(PARTS, role.kind), role.organisation)
        answer = state_text(ANSWERS, role.state) if role.state is not RoleState.CONFIRMED else ""
        text = LineText(
            f"{role.name}{sign}", " · ".join(part for part in parts if part), answer, state=_SHAPES.get(role.state, "")
        )
        line = Line(text, leads_on=not locked)
        if not locked:
            line.clicked.connect(lambda: self.menu(role, place, line).popup(line.mapToGlobal(QPoint(0, line.height()))))
        return line

    def menu(self, role: TimetableRole, place: int, owner: QWidget) -> QMenu:
        """What can be changed of a part: which one, the answer, the place among the others; or away with it."""
        menu = QMenu(owner)
        for terms, current, service in (
            (PARTS, role.kind, agenda_roles.set_role_kind),
            (ANSWERS, role.state, agenda_roles.set_role_state),
        ):
            group = QActionGroup(menu)
            for value in terms:
                action = menu.addAction(state_text(terms, value))
                action.setCheckable(True)
                action.setChecked(value == current)
                action.triggered.connect(partial(self._set, role.id, service, value))
                group.addAction(action)
            menu.addSeparator()
        if place:
            menu.addAction(tr("Name earlier")).triggered.connect(
                lambda: self._deeds.role(role.id, agenda_roles.move_role, place - 1)
            )
        menu.addAction(tr("Remove")).triggered.connect(
            lambda: self._deeds.role(role.id, agenda_roles.remove_role, done=tr("Removed from the agenda"))
        )
        return menu

    def _set(self, role_id: int, service: object, value: object, _checked: bool = False) -> None:
        assert callable(service)
        self._deeds.role(role_id, service, value)

    def _offers(self, typed: str) -> Sequence[Suggestion]:
        found = self._desk.read(lambda session: people_choices(session, typed, self._day))
        offers = [Suggestion(one.id, one.name, one.organisation) for one in found]
        return [*offers, Suggestion(typed, typed, tr("new person"))]

    def _add(self) -> None:
        offer = self.field.taken or self.field.resolve()
        if offer is None or self._ref is None:
            return
        kind = ItemRoleKind.SPEAKER if self._ref[0] is Thing.ITEM else ItemRoleKind.CHAIR
        self._problem.hide()
        if self._deeds.add_person(self._ref, offer.value, kind, self._refuse):
            self.field.take(None)

    def _refuse(self, error: UserError) -> None:
        self._problem.setText(said(error))
        self._problem.show()
