"""A property whose value is chosen by typing a part of its name: an organisation, a person, a milestone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.queries.member_choices import milestone_choices, organisation_choices
from app.queries.people_choices import people_choices
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, said
from app.ui.widgets.fields import LABEL_WIDTH
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box
from app.ui.widgets.suggest import Ask, SuggestField, Suggestion


def ask_organisations(desk: Desk) -> Ask:
    """Offers organisations by any word of their names, former ones too; the values are their ids."""

    def ask(typed: str) -> Sequence[Suggestion]:
        as_of = desk.as_of()
        found = desk.read(lambda session: organisation_choices(session, typed, as_of))
        return [Suggestion(one.id, one.short, one.legal if one.legal != one.short else "") for one in found]

    return ask


def ask_people(desk: Desk) -> Ask:
    """Offers people by any part of their names; the values are their ids."""

    def ask(typed: str) -> Sequence[Suggestion]:
        as_of = desk.as_of()
        found = desk.read(lambda session: people_choices(session, typed, as_of))
        return [Suggestion(one.id, one.name, one.organisation) for one in found]

    return ask


def ask_members(desk: Desk) -> Ask:
    """Offers organisations and people; the values are ("organisation", id) or ("person", id)."""
    organisations, people = ask_organisations(desk), ask_people(desk)

    def ask(typed: str) -> Sequence[Suggestion]:
        return [
            Suggestion((kind, one.value), one.name, one.detail)
            for kind, some in (("organisation", organisations(typed)[:4]), ("person", people(typed)[:4]))
            for one in some
        ]

    return ask


def ask_milestones(desk: Desk) -> Ask:
    """Offers milestones by number or title; the values are their ids."""

    def ask(typed: str) -> Sequence[Suggestion]:
        as_of = desk.as_of()
        found = desk.read(lambda session: milestone_choices(session, typed, as_of))
        return [Suggestion(one.id, f"{one.number} {one.title}", day(one.due)) for one in found]

    return ask


class Pick(QWidget):
    """A label and a field that becomes one under the pointer; Enter or leaving decides.

    ``committed`` tells the value chosen, or None where the field was emptied; what is nobody's name is refused under
    the field, and leaving is never blocked. ``nothing`` stands there while nothing is chosen.
    """

    committed = Signal(object)

    def __init__(self, label: str, ask: Ask, nothing: str = "") -> None:
        super().__init__()
        self.field = SuggestField(label, ask, nothing)
        self.field.setProperty("flat", True)
        self.field.setFixedHeight(28)
        self._label, self._problem = Elided(label, "small", "muted"), Label("", "small", "danger", wrap=True)
        self._label.setFixedSize(LABEL_WIDTH, 28)
        self._label.setBuddy(self.field)
        self._problem.setContentsMargins(10, 0, 0, 4)
        self._problem.hide()
        self._shown: Suggestion | None = None
        box("h", self._label, box("v", self.field, self._problem), parent=self).setAlignment(
            self._label, Qt.AlignmentFlag.AlignTop
        )
        self.field.submitted.connect(self._decide)
        self.field.escaped.connect(self._put_back)
        self.field.installEventFilter(self)

    def show_value(self, value: object | None, name: str = "") -> None:
        """Show what is chosen, unless the user is typing."""
        self._shown = None if value is None else Suggestion(value, name)
        if not (self.field.hasFocus() and self.field.isModified()):
            self._put_back()

    def set_locked(self, locked: bool) -> None:
        """Whether the value can only be read."""
        self.field.setReadOnly(locked)

    def refuse(self, error: UserError) -> None:
        """Say under the field why it was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._decide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and self.field.offers():  # one Enter takes the offer and decides
                self.field.keyPressEvent(event)
                self._decide()
                return True
        return False

    def _put_back(self) -> None:
        self._problem.hide()
        self.field.take(self._shown)
        self.field.setModified(False)
        self.field.setCursorPosition(0)

    def _decide(self) -> None:
        typed = self.field.text().strip()
        before = self._shown.value if self._shown is not None else None
        if not typed:
            if before is not None:
                self._problem.hide()
                self.committed.emit(None)
            return
        if self._shown is not None and typed == self._shown.name:
            self._problem.hide()
            return
        found = self.field.resolve()
        if found is None:
            self.refuse(UserError("Nothing here is called {name}: choose from the list.", name=repr(typed)))
        elif found.value != before:
            self._problem.hide()
            self.field.setModified(False)
            self.committed.emit(found.value)


class AddField(QWidget):
    """A field at the foot of a list: Enter takes an offer, Enter again adds it (``added`` tells its value)."""

    added = Signal(object)

    def __init__(self, words: str, ask: Ask) -> None:
        super().__init__()
        self.field = SuggestField(words, ask)
        self.field.setFixedHeight(theme.CONTROL)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        box("v", self.field, self._problem, spacing=4, parent=self)
        self.field.submitted.connect(self._add)
        self.field.textChanged.connect(lambda _text: self._problem.hide())

    def refuse(self, error: UserError) -> None:
        """Say under the field why it was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def clear(self) -> None:
        """Be empty again, for the next one."""
        self.field.take(None)

    def _add(self) -> None:
        typed = self.field.text().strip()
        offer = self.field.taken or self.field.resolve()
        if offer is not None:
            self.added.emit(offer.value)
        elif typed:
            self.refuse(UserError("Nothing here is called {name}: choose from the list.", name=repr(typed)))
