"""The panel beside the actions: who does it until when, what it came from and serves, and what happened to it."""

from collections.abc import Callable, Sequence
from typing import Any

from app.db.stores import Session
from app.domain.actions_table import ActionDetails, ActionRow
from app.domain.chain import ChainKind
from app.domain.day_words import ProjectMonth, due_from_words
from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.domain.months import add_days
from app.queries.action_panel import action_details, series_choices
from app.services import actions
from app.services.action_events import set_state_because
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.action_words import ACTION_STATES, due_text, due_typed, late_text
from app.ui.pages.actions.actions_notes import NotesSection
from app.ui.pages.chain_sections import ChainSection, ServesSection
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.meeting.participant_words import choices
from app.ui.pages.owners import ask_organisations, ask_people
from app.ui.widgets.fields import Property
from app.ui.widgets.suggest import Suggestion
from app.ui.widgets.suggest_property import SuggestProperty

_WEEK = 7  # days


class ActionPanel(ThingPanel):
    """Shows one action and follows it; each field is one step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("No action chosen"), tr("Choose an action in the table. Space does it, F2 edits its words.")
        )
        self._desk = desk
        self.shown: ActionDetails | None = None
        self._id = 0
        self.values: dict[str, Property | SuggestProperty] = self._made_fields()
        for field in self.values.values():
            self.fields.addWidget(field)
        self.chain, self.serves, self.notes = ChainSection(desk), ServesSection(desk), NotesSection(desk)
        for section in (self.chain, self.serves, self.notes):
            self.fields.addSpacing(18)
            self.fields.addWidget(section)
        self.history.clicked.connect(lambda: desk.go(history_of("action", self._id)))
        self.keys.setText(tr("Space does it · P in progress"))
        self._live = desk.live(self, self._ask, self._show)

    def show_action(self, action_id: int) -> None:
        """Show the action with this id; 0: none is chosen."""
        if action_id != self._id:
            self._id = action_id
            self.values["reason"].hide()
            self._live.ask(self._ask)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.values["state"].field)

    def ask_reason(self) -> None:
        """Ask why the action is dropped."""
        self.values["reason"].show()
        self.focus_on(self.values["reason"].field)

    def _made_fields(self) -> dict[str, Property | SuggestProperty]:
        desk = self._desk
        made: dict[str, Property | SuggestProperty] = {
            "state": Property(
                tr("State"), lambda state: term(ACTION_STATES, state), choices=lambda: choices(ACTION_STATES)
            ),
            "reason": Property(tr("Why"), placeholder=tr("Why nobody will do it")),
            "text": Property(tr("What"), long="paragraph"),
            "person": SuggestProperty(tr("Owner"), ask_people(desk), nobody, tr("Nobody named")),
            "organisation": SuggestProperty(tr("Organisation"), ask_organisations(desk), no_organisation),
            "due": Property(tr("Due"), read=self._read_due, placeholder=tr("fri, +2w, M30")),
            "series": Property(tr("Series"), self._series_name, choices=self._series_choices, placeholder=tr("None")),
        }
        made["reason"].hide()
        acts: dict[str, Callable[[Any], Any]] = {
            "state": self._set_state,
            "reason": self._drop,
            "text": lambda text: self._change("text", lambda s, i: actions.set_action_text(s, i, text)),
            "person": self._set_person,
            "organisation": self._set_organisation,
            "due": self._set_due,
            "series": lambda series: self._change("series", lambda s, i: actions.set_action_series(s, i, series)),
        }
        for name, act in acts.items():
            made[name].committed.connect(act)
        return made

    def _ask(self, session: Session) -> ActionDetails | None:
        return action_details(session, self._id, self._desk.as_of()) if self._id else None

    def _show(self, found: ActionDetails | None) -> None:
        self.shown = found
        if found is None:
            self.show_nothing()
            return
        row, locked = found.row, self._desk.read_only
        where = [found.meeting_title or tr("Between meetings"), tr("opened on {day}", day=day(row.opened_on))]
        self.begin(tr("Action {number}", number=row.number), row.text, " · ".join(where), row.illustrative)
        self._show_problem(row)
        shown: dict[str, Any] = {
            "state": row.state,
            "reason": "",
            "text": row.text,
            "person": Suggestion(row.person_id, row.person) if row.person_id is not None else None,
            "organisation": Suggestion(row.organisation_id, row.organisation) if row.organisation_id else None,
            "due": due_typed(row),
            "series": row.series_id,
        }
        for name, value in shown.items():
            self._show_field(name, value)
            self.values[name].set_locked(locked or (name == "text" and found.locked))
        self.values["text"].setVisible(not found.locked)
        self.values["series"].setVisible(not row.meeting_id)
        self.chain.show_of(ChainKind.ACTION, row.id)
        self.serves.show_served(ChainKind.ACTION, row.id, row.serves)
        self.notes.show_notes(found)

    def _show_field(self, name: str, value: Any) -> None:
        self.values[name].show_value(value)

    def _show_problem(self, row: ActionRow) -> None:
        if not row.late_days:
            return
        ways = [
            (tr("Mark as done"), lambda: self._set_state(ActionState.DONE)),
            (tr("One week more"), lambda: self._set_due(add_days(self._desk.as_of(), _WEEK))),
        ]
        words = tr("It was due on {day}.", day=due_text(row, self._desk.as_of()))
        self.add_problem("problem", late_text(row.late_days), words, [] if self._desk.read_only else ways)

    def _change(self, field: str, act: Callable[[Session, int], Any], done: str = "") -> bool:
        action_id = self._id
        return bool(
            self._desk.change(
                "Change an action",
                lambda session: act(session, action_id),
                refused=self.values[field].refuse,
                done=done,
                action_id=action_id,
            )
        )

    def _set_state(self, state: ActionState) -> None:
        if state is ActionState.DROPPED:
            if self.shown is not None:
                self._show_field("state", self.shown.row.state)
            self.ask_reason()
            return
        on = self._desk.as_of()
        done = tr("Action done") if state is ActionState.DONE else ""
        self._change("state", lambda s, i: actions.set_action_state(s, i, state, on), done)

    def _drop(self, reason: str) -> None:
        on, at = self._desk.as_of(), self._desk.now()
        if self._change(
            "reason", lambda s, i: set_state_because(s, i, ActionState.DROPPED, on, at, reason), tr("Action dropped")
        ):
            self.values["reason"].hide()

    def _set_person(self, person_id: int | None) -> None:
        home = None if person_id is not None or self.shown is None else self.shown.row.organisation_id
        self._change("person", lambda s, i: actions.set_action_owner(s, i, person_id, home))

    def _set_organisation(self, organisation_id: int | None) -> None:
        person_id = self.shown.row.person_id if self.shown is not None else None
        self._change("organisation", lambda s, i: actions.set_action_owner(s, i, person_id, organisation_id))

    def _read_due(self, typed: str) -> Any:
        return due_from_words(typed, self._desk.as_of()) if typed.strip() else None

    def _set_due(self, due: Any) -> None:
        self._change("due", lambda s, i: set_due(s, i, due))

    def _series_choices(self) -> Sequence[tuple[Any, str]]:
        found = self._desk.read(series_choices)
        return [(None, tr("None")), *((one.id, one.name) for one in found)]

    def _series_name(self, _series_id: int) -> str:
        return self.shown.row.series if self.shown is not None else ""


def set_due(session: Session, action_id: int, due: Any) -> None:
    """Set what ``due_from_words`` made of what was typed: a day, a month of the project, or None."""
    month = due.number if isinstance(due, ProjectMonth) else None
    actions.set_action_due(session, action_id, None if isinstance(due, ProjectMonth) else due, month)


def nobody(typed: str) -> UserError:
    """Nobody is called so."""
    return UserError(
        "Nobody here is called {name}: choose an owner from the list, or leave the owner out.", name=repr(typed)
    )


def no_organisation(typed: str) -> UserError:
    """No organisation is called so."""
    return UserError("No organisation here is called {name}: choose one from the list.", name=repr(typed))
