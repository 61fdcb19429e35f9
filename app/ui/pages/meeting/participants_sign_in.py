"""The door at ten to nine: three letters of a name, Enter, next. By keyboard alone, one undo for each."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.door import Door, door, door_day, meant
from app.domain.errors import UserError
from app.domain.kinds import PresenceState
from app.domain.participation_rows import ParticipationTable
from app.queries.heads import today
from app.queries.participation_rows import participation_table
from app.queries.people_choices import PersonChoice, people_choices
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk, Outcome
from app.ui.language import said, tr
from app.ui.pages.meeting.participants_columns import day_name
from app.ui.pages.meeting.participants_sign_in_deeds import Arrivals, DoorPanel
from app.ui.pages.meeting.participants_sign_in_lines import KNOWN, LISTED, NEW, DoorField, hit_lines, id_of, kind_of
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, toolbar
from app.ui.widgets.menu_chip import MenuChip
from app.ui.widgets.two_lines import TwoLineList
from app.words import message

_MOST, _ENOUGH = 8, 2  # hits; letters after which people are offered who are not on the list


class SignInView(MeetingTab):
    """At the left the field with its hits, at the right how many are here and who came last."""

    name = "participants"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self._table: ParticipationTable | None = None
        self._day: dt.date | None = None
        self.door: Door | None = None
        self._came: list[int] = []  # participations, the latest first
        self._warned, self._known = "", dict[int, str]()
        self.field, self.hits = DoorField(), TwoLineList(tr("Who is meant"), 8)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = Elided("", "body", "muted")
        self.day_chip = MenuChip(tr("The day"), [("", "—")], "")
        self.arrivals, self.panel = Arrivals(desk, meeting_id, self._refuse), DoorPanel()
        self._buttons = (CommandButton(self.commands["participants.list"], "bordered"),)
        self._lay_out()
        self.field.textEdited.connect(self._typed)
        self.field.entered.connect(lambda afar: self.enter(PresenceState.REMOTE if afar else PresenceState.PRESENT))
        self.field.moved.connect(self._step)
        self.field.left.connect(self.go_back)
        self.hits.opened.connect(lambda _key: self.enter(PresenceState.PRESENT))
        self.day_chip.chosen.connect(self._choose_day)
        self.field.setEnabled(not desk.read_only)
        desk.live(self, self._ask, self._show)

    def _lay_out(self) -> None:
        keys = tr("Enter: here · Shift+Enter: from afar · ↑ ↓ another line · Esc: back")
        left = QWidget()
        column = box(
            "v", self.field, 6, self.note, 10, self.hits, 8, Elided(keys, "small", "muted"),
            margins=(theme.MARGIN, 16, theme.MARGIN, 12), parent=left,
        )  # fmt: skip
        column.setStretch(column.indexOf(self.hits), 1)
        row = box("h", left, Rule(upright=True), self.panel)
        row.setStretch(0, 1)
        self.column.addWidget(toolbar(Label(tr("Sign in for"), "body", "muted"), self.day_chip, None))
        self.column.addWidget(Rule())
        self.column.addLayout(row, 1)

    @override
    def arrive(self, place: Place) -> None:
        self.field.setFocus()
        self.field.selectAll()

    @override
    def place(self) -> Place:
        return Place("meeting", self.meeting_id, self.name, "sign_in", 0)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @command(
        "participants.list", "Back to the list", menu=Menu.MEETING, icon="arrow-left", group="participants",
        short=message("List"),
    )  # fmt: skip
    def go_back(self) -> None:
        """Leave the door for the list of participants."""
        self.desk.go(Place("meeting", self.meeting_id, "participants"))

    def enter(self, state: PresenceState) -> None:
        """Whoever has the cursor is there: in the room, or from afar."""
        key, door_now = self.hits.current(), self.door
        if door_now is None or self.desk.read_only:
            return
        kind, one = kind_of(key), id_of(key)
        if kind == LISTED:
            self._enter_listed(door_now, one, state)
        elif kind == KNOWN:
            self._done(self.arrivals.known(one, self._known[one], door_now.day, state))
        elif kind == NEW:
            self._enter_new(door_now.day, state)

    def _enter_listed(self, now: Door, one: int, state: PresenceState) -> None:
        person = now.person(one)
        if person is None:
            return
        if person.state is state:
            self._tell(tr("{name} is signed in already.", name=person.name), "amber")
            self.field.selectAll()
        else:
            self._done(self.arrivals.listed(one, person.name, now.day, state))

    def _enter_new(self, day: dt.date, state: PresenceState) -> None:
        """Enter somebody, warned about once where they may be known."""
        typed = self.field.text()
        try:
            person, same = self.arrivals.read(typed)
        except UserError as error:
            self._refuse(error)
            return
        if same and self._warned != typed:
            self._warned = typed
            first = ", ".join(part for part in (same[0].name, same[0].organisation) if part)
            words = tr(
                "{person} may be the same person. Choose from the list, or press Enter again to enter a new one.",
                person=first,
            )
            self._tell(words, "amber")
        else:
            self._done(self.arrivals.new(person, day, state))

    def _done(self, outcome: Outcome[int]) -> None:
        """Somebody is in: ready for the next."""
        if not outcome or outcome.value is None:
            return
        self._came = [outcome.value, *(other for other in self._came if other != outcome.value)]
        self.field.clear()
        self._offer()
        if self.door is not None:
            self.panel.show_door(self.door, self._came)
        self._tell("")
        self.field.setFocus()

    def _typed(self) -> None:
        self._tell("")
        self._offer()

    def _offer(self) -> None:
        """Offer who is meant: from the list at hand, and others only where that has room."""
        typed = " ".join(self.field.text().split())
        listed = meant(self.door.people, typed, _MOST) if self.door is not None else ()
        known: tuple[PersonChoice, ...] = ()
        if len(typed) > _ENOUGH and len(listed) < _MOST and self.door is not None:
            there, as_of = [one.person_id for one in self.door.people], self.desk.as_of()
            known = self.desk.read(lambda session: people_choices(session, typed, as_of, _MOST - len(listed), there))
        self._known = {one.id: one.name for one in known}
        lines = hit_lines(listed, known, typed)
        self.hits.show_lines(lines)
        self.hits.choose(lines[0].key if lines else "")

    def _step(self, by: int) -> None:
        lines = self.hits.lines.lines
        keys = [line.key for line in lines]
        if keys:
            now = keys.index(self.hits.current()) if self.hits.current() in keys else -1
            self.hits.choose(keys[max(0, min(len(keys) - 1, now + by))])

    def _choose_day(self, value: str) -> None:
        self._day = dt.date.fromisoformat(value)
        self._came.clear()
        if self._table is not None:
            self._show((self._table, self.desk.as_of()))
        self.field.setFocus()

    def _ask(self, session: Session) -> tuple[ParticipationTable, dt.date] | None:
        as_of = today(session, self.desk.now().date())
        try:
            return participation_table(session, self.meeting_id, as_of), as_of
        except UserError:  # the meeting is gone: its page says so
            return None

    def _show(self, answer: tuple[ParticipationTable, dt.date] | None) -> None:
        if answer is None:
            return
        self._table, as_of = answer
        days = self._table.days
        day = self._day if self._day in days else door_day(days, as_of)
        self.door = shown = door(self._table, day)
        named = [
            (one.isoformat(), tr("{day}, today", day=day_name(one)) if one == as_of else day_name(one)) for one in days
        ]
        self.day_chip.set_choices(named, day.isoformat())
        self.panel.show_door(shown, self._came)
        self._offer()

    def _tell(self, words: str, tone: str = "muted") -> None:
        self.note.setText(words)
        self.note.set_tone(tone)

    def _refuse(self, error: UserError) -> None:
        self._tell(said(error), "danger")
