"""A property whose value is chosen by typing a part of its name: an organisation, a person, a milestone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.queries.member_choices import milestone_choices, organisation_choices
from app.queries.people_choices import people_choices
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, said
from app.ui.pages.consortium.areas_words import EMPTY
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.suggest import Ask, SuggestField, Suggestion
from app.ui.widgets.suggest_property import SuggestProperty


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


class Pick(SuggestProperty):
    """A property whose values are chosen by name; ``nothing`` stands there while nothing is chosen."""

    def __init__(self, label: str, ask: Ask, nothing: str = EMPTY) -> None:
        super().__init__(label, ask, unknown, nothing)

    def show_named(self, value: object | None, name: str) -> None:
        """Show what is chosen, unless the user is typing."""
        self.show_value(None if value is None else Suggestion(value, name))


def unknown(typed: str) -> UserError:
    """What is said where nothing has the name that was typed."""
    return UserError("Nothing here is called {name}: choose from the list.", name=repr(typed))


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
            self.refuse(unknown(typed))
