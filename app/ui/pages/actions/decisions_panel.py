"""The panel beside the decisions: the exact words, the votes and their arithmetic, the chain, and what follows."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from app.db.stores import Session
from app.domain.actions_table import ActionRow
from app.domain.chain import ChainKind
from app.domain.decisions_table import DecisionDetails
from app.domain.errors import UserError
from app.domain.kinds import MinutesState
from app.domain.quorum import Votes
from app.queries.decision_panel import decision_details
from app.services.decisions import set_decision_text, set_decision_votes
from app.ui.desk import Desk
from app.ui.language import day, said, tr
from app.ui.pages.action_words import action_shape, owner_and_due
from app.ui.pages.actions.decisions_columns import votes_words
from app.ui.pages.chain_sections import ChainSection, ServesSection
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.decision_words import IRREGULAR, outcome, standing
from app.ui.pages.meeting.minutes_votes import VotesRow
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import clear
from app.ui.widgets.lines import Line, LineText, SectionHead


class DecisionPanel(ThingPanel):
    """Shows one decision and follows it; words and votes can be changed until the minutes are accepted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("No decision chosen"), tr("Choose a decision in the table to read its exact words and its votes.")
        )
        self._desk, self._id = desk, 0
        self.shown: DecisionDetails | None = None
        self.text = Property(tr("Words"), long="paragraph")
        self.text.hide()
        self.text.field.installEventFilter(self)
        self.votes, self._votes_problem = VotesRow(), Label("", "small", "danger", wrap=True)
        self.facts = {
            name: Property(label, long="paragraph")
            for name, label in (("votes", tr("Votes")), ("outcome", tr("Outcome")), ("standing", tr("Standing")))
        }
        for fact in self.facts.values():
            fact.set_locked(True)
        self._votes_problem.hide()
        self.action_lines: list[Line] = []
        self._actions = QVBoxLayout()
        self._actions.setSpacing(0)
        self.chain, self.serves = ChainSection(desk), ServesSection(desk)
        for part in (self.text, self.facts["votes"], self.votes, self._votes_problem):
            self.fields.addWidget(part)
        self.fields.addSpacing(4)
        for name in ("outcome", "standing"):
            self.fields.addWidget(self.facts[name])
        for section in (self.chain, self.serves):
            self.fields.addSpacing(18)
            self.fields.addWidget(section)
        self.fields.addLayout(self._actions)
        self.text.committed.connect(self._rewrite)
        self.votes.committed.connect(self._count)
        self.history.clicked.connect(lambda: desk.go(history_of("decision", self._id)))
        self.keys.setText(tr("F2 edits · Ctrl Enter: minutes"))
        self._live = desk.live(self, self._ask, self._show)

    def show_decision(self, decision_id: int) -> None:
        """Show the decision with this id; 0: none is chosen."""
        if decision_id != self._id:
            self._id = decision_id
            for part in (self._votes_problem, self.text):
                part.hide()
            self._live.ask(self._ask)

    def take_keyboard(self) -> None:
        """Go to the votes, or where those stand to what it serves."""
        self.focus_on(self.votes.chips[0].field if not self.votes.isHidden() else self.serves.field)

    def edit_words(self) -> None:
        """Open the field for the exact words."""
        if not self.votes.isHidden():
            self.text.show()
            self.focus_on(self.text.field)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text.field and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_words)
        return super().eventFilter(watched, event)

    def _close_words(self) -> None:
        """The words stand on top of the panel; the field for them goes once it is left without a problem."""
        row = self.shown.row if self.shown is not None else None
        if not self.text.field.hasFocus() and (row is None or self.text.field.text() == row.text):
            self.text.hide()

    def _ask(self, session: Session) -> DecisionDetails | None:
        return decision_details(session, self._id, self._desk.as_of()) if self._id else None

    def _show(self, found: DecisionDetails | None) -> None:
        self.shown = found
        if found is None:
            self.show_nothing()
            return
        row, line = found.row, found.line
        locked = self._desk.read_only or found.minutes is MinutesState.ACCEPTED
        where = " · ".join(part for part in (row.body, found.meeting_title, day(row.taken_on)) if part)
        self.begin(tr("Decision {number}", number=row.number), row.text, where, row.illustrative)
        if row.vetoed_by:
            self.add_problem("problem", standing(row), line.veto_reason, [])
        for rule in line.irregular:
            self.add_problem("warning", tr(IRREGULAR[rule]), "", [])
        self.text.show_value(row.text)
        self.votes.show_votes(row.tally.votes if row.tally is not None else None)
        self.votes.setVisible(not locked)
        self.facts["votes"].setVisible(locked)
        self.facts["votes"].show_value(votes_words(row.tally, row.carried))
        self.facts["outcome"].show_value(outcome(line))
        self.facts["standing"].show_value(standing(line))
        self.chain.show_of(ChainKind.DECISION, row.id)
        self.serves.show_served(ChainKind.DECISION, row.id, row.serves)
        self._show_actions(found.actions)

    def _show_actions(self, actions: tuple[ActionRow, ...]) -> None:
        clear(self._actions)
        self.action_lines = []
        if not actions:
            return
        self._actions.addSpacing(18)
        self._actions.addWidget(SectionHead(tr("Actions"), str(len(actions))))
        for row in actions:
            detail = owner_and_due(row, self._desk.as_of())
            line = Line(LineText(row.text, detail, state=action_shape(row), number=row.number))
            place = Place("actions", 0, "actions", "action", row.id)
            line.clicked.connect(lambda _on=False, place=place: self._desk.go(place))
            self._actions.addWidget(line)
            line.show()
            self.action_lines.append(line)

    def _rewrite(self, text: str) -> None:
        found = self.shown
        if found is not None:
            self._change(lambda s, i: set_decision_text(s, i, text, found.line.version), self.text.refuse)

    def _count(self, votes: Votes | None) -> None:
        self._votes_problem.hide()
        self._change(lambda s, i: set_decision_votes(s, i, votes), self._refuse_votes)

    def _change(self, act: Callable[[Session, int], Any], refused: Callable[[UserError], None]) -> None:
        decision_id = self._id
        self._desk.change(
            "Correct a decision", lambda session: act(session, decision_id), refused=refused, decision_id=decision_id
        )

    def _refuse_votes(self, error: UserError) -> None:
        self._votes_problem.setText(said(error))
        self._votes_problem.show()
