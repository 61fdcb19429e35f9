"""The panel of several actions: state, due date and owner, set for all of them in one step (UX 26)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.actions_table import ActionRow
from app.domain.day_words import due_from_words
from app.domain.kinds import ActionState
from app.services import actions
from app.ui.desk import Desk
from app.ui.language import plural, term, tr
from app.ui.pages.action_words import ACTION_STATES, due_typed
from app.ui.pages.actions.actions_panel import no_organisation, nobody, set_due
from app.ui.pages.meeting.participant_words import choices
from app.ui.pages.owners import ask_organisations, ask_people
from app.ui.widgets.layout import box
from app.ui.widgets.several import Several, SeveralField
from app.ui.widgets.suggest_property import SuggestProperty
from app.words import message


class SeveralActions(Several[ActionRow]):
    """``owner`` and ``organisation`` offer names while one types; a person acts for the organisation of that day."""

    def __init__(self, desk: Desk) -> None:
        self._actions: Sequence[int] = ()
        several = tr("several")
        self.owner = SuggestProperty(tr("Owner"), ask_people(desk), nobody, several)
        self.organisation = SuggestProperty(tr("Organisation"), ask_organisations(desk), no_organisation, several)
        self.owner.committed.connect(self._give_to_person)
        self.organisation.committed.connect(self._give_to_organisation)
        owners = QWidget()
        box("v", self.owner, self.organisation, parent=owners)
        for field in (self.owner, self.organisation):
            field.set_locked(desk.read_only)
        super().__init__(desk, tr("Actions"), _fields(desk), owners)

    @override
    def show_rows(self, ids: Sequence[int], rows: Sequence[ActionRow]) -> None:
        if tuple(ids) != tuple(self._actions):
            for field in (self.owner, self.organisation):
                field.show_value(None)
        self._actions = tuple(ids)
        super().show_rows(ids, rows)

    def _give_to_person(self, person_id: int | None) -> None:
        if person_id is not None:
            self._give(lambda session, one: actions.set_action_owner(session, one, person_id), self.owner)

    def _give_to_organisation(self, organisation_id: int | None) -> None:
        """The organisation does it, and nobody of it is named: another person would not belong to it."""
        if organisation_id is not None:
            self._give(
                lambda session, one: actions.set_action_owner(session, one, None, organisation_id), self.organisation
            )

    def _give(self, act: Callable[[Session, int], None], field: SuggestProperty) -> None:
        ids = self._actions
        if self._desk.change(
            "Give actions to an owner",
            lambda session: for_each(session, ids, act),
            done=changed(len(ids)),
            refused=field.refuse,
            number=len(ids),
        ):
            field.show_value(None)


def for_each(session: Session, ids: Sequence[int], act: Callable[[Session, int], Any]) -> None:
    """Do it with each of the actions (ids)."""
    for one in ids:
        act(session, one)


def changed(number: int) -> str:
    """What is said when so many were changed."""
    return plural("{number} action changed", "{number} actions changed", number)


def _fields(desk: Desk) -> dict[str, SeveralField[ActionRow]]:
    def set_state(session: Session, ids: Sequence[int], state: ActionState) -> None:
        on = desk.as_of()
        for_each(session, ids, lambda s, one: actions.set_action_state(s, one, state, on))

    def set_dues(session: Session, ids: Sequence[int], due: Any) -> None:
        for_each(session, ids, lambda s, one: set_due(s, one, due))

    def read(typed: str) -> Any:
        return due_from_words(typed, desk.as_of()) if typed.strip() else None

    return {
        "state": SeveralField(
            message("State"), message("Set the state of actions"), lambda row: row.state, set_state, changed,
            lambda state: term(ACTION_STATES, state), choices=lambda: choices(ACTION_STATES),
        ),
        "due": SeveralField(
            message("Due"), message("Set when actions are due"), due_typed, set_dues, changed, read=read
        ),
    }  # fmt: skip
