"""Home: the next meeting with its clock, what is due and late, what is missing; each line goes to its thing."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.home import HomeAction, HomeActions, HomeAgenda, HomeDay, HomeDue, HomeMeeting, HomeSlides
from app.domain.kinds import ActionState
from app.domain.months import month_text
from app.queries.heads import today
from app.queries.home import home_agendas, home_day, home_meeting, home_slides
from app.queries.home_actions import home_actions
from app.queries.home_plan import home_late
from app.services.actions import set_action_state
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import long_day, tr
from app.ui.live import LiveView
from app.ui.pages.home_card import MeetingCard
from app.ui.pages.home_lists import Entry, HomeList
from app.ui.pages.home_now import NowList
from app.ui.pages.home_words import action_line, agenda_line, due_line, talk_line, wanted_by
from app.ui.pages.page import Page
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, scrolled
from app.words import message

T = TypeVar("T")

_TALKS, _DUES = 4, 5  # lines of missing slides, and of late rows of the plan
_LEFT, _RIGHT = 58, 42  # shares of the width


class HomePage(Page):
    """The first page. Every part is a live query of its own, so that a change asks only for what it touched."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._day = desk.as_of()
        self._whole: frozenset[str] = frozenset()
        self.card, self.now = MeetingCard(), NowList(desk, self)
        self.mine, self.overdue = HomeList(tr("My actions")), HomeList(tr("Overdue actions"), "danger")
        self.soon, self.late = HomeList(tr("Due next")), HomeList(tr("Late milestones and deliverables"), "danger")
        self.slides, self.agendas = HomeList(tr("Missing slides")), HomeList(tr("Agendas to release"))
        self._nothing = Label(tr("No action is open."), "body", "muted")
        self._content, self._empty = scrolled(self._made_content()), self._made_empty()
        self.column.addWidget(self._content, 1)
        self.column.addWidget(self._empty, 1)
        self.commands["home.new_meeting"].setEnabled(not desk.read_only)
        self._new = CommandButton(self.commands["home.new_meeting"], "primary")
        self.header.set_title(tr("Home"))
        self._meeting_id, self._slides_of = 0, 0
        self._connect()
        self._views: list[LiveView[Any]] = []
        self._actions = self._live(self._asked_actions, self._show_actions)
        self._live(home_day, self._show_day)
        self._live(home_meeting, self._show_meeting)
        self._lates = self._live(home_late, self._show_late)
        self._live(home_slides, self._show_slides)
        self._live(home_agendas, self._show_agendas)

    @override
    def arrive(self, place: Place) -> None:
        """Come to the page; when another day has begun, everything is asked for again."""
        if self._day != self.desk.as_of():
            for view in self._views:
                view.again()
        super().arrive(place)

    @override
    def place(self) -> Place:
        return Place("home")

    @command(
        "home.new_meeting", "New meeting", menu=Menu.MEETING, keys="Ctrl+N", icon="plus", tip=message("Plan a meeting")
    )
    def new_meeting(self) -> None:
        """Go to where a meeting is planned."""
        self.desk.go(Place("meetings", thing="new"))

    def _made_content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("clear")
        left = box("v", self._nothing, self.mine, self.overdue, self.soon, None)
        right = box("v", self.late, self.slides, self.agendas, None)
        row = box("h", left, right, spacing=32)
        row.setStretch(0, _LEFT)
        row.setStretch(1, _RIGHT)
        box("v", self.now, self.card, 24, row, None, margins=(theme.MARGIN, 8, theme.MARGIN, 8), parent=content)
        return content

    def _made_empty(self) -> QWidget:
        return EmptyState(
            "calendar-days",
            tr("Plan your first meeting"),
            tr("Home shows the next meeting with its deadlines, the actions that are due and what is late."),
            CommandButton(self.commands["home.new_meeting"], "primary"),
        )

    def _connect(self) -> None:
        self.card.opened.connect(lambda: self.desk.go(Place("meeting", self._meeting_id)))
        for name, found in (("mine", self.mine), ("overdue", self.overdue), ("soon", self.soon), ("late", self.late)):
            found.link_clicked.connect(partial(self._show_whole, name))
        for found in (self.mine, self.overdue, self.soon):
            found.done.connect(self._mark_done)
        for found in (self.now, self.mine, self.overdue, self.soon, self.late, self.slides, self.agendas):
            found.chosen.connect(self.desk.go)
        self.slides.link_clicked.connect(lambda: self.desk.go(Place("meeting", self._slides_of, "presentations")))

    def _live(self, query: Callable[[Session, dt.date], T], show: Callable[[dt.date, T], None]) -> LiveView[Any]:
        """Ask ``query`` on the project's day, which is read with it, so that another day shows at once."""

        def ask(session: Session) -> tuple[dt.date, T]:
            day = today(session, self.desk.now().date())
            return day, query(session, day)

        view = self.desk.live(self, ask, lambda found: show(*found))
        self._views.append(view)
        return view

    def _show_day(self, as_of: dt.date, found: HomeDay) -> None:
        self._day = as_of
        months = ""
        if found.month is not None and found.months is not None:
            month = month_text(found.month)
            months = " · " + tr("{month} of {months}", month=month, months=found.months)
        words = long_day(as_of) + months
        self.header.set_subtitle(words[:1].upper() + words[1:])  # some languages write days small

    def _show_meeting(self, as_of: dt.date, found: HomeMeeting | None) -> None:
        self._content.setVisible(found is not None)
        self._empty.setVisible(found is None)
        self.header.set_buttons([self._new] if found is not None else [])
        if found is not None:
            self._meeting_id = found.id
            self.card.show_meeting(found, as_of)

    def _asked_actions(self, session: Session, as_of: dt.date) -> HomeActions:
        return home_actions(session, as_of, self.desk.store.who, self._whole)

    def _show_actions(self, as_of: dt.date, found: HomeActions) -> None:
        for name, shown, actions, count in (
            ("mine", self.mine, found.mine, found.mine_count),
            ("overdue", self.overdue, found.overdue, found.overdue_count),
            ("soon", self.soon, found.soon, found.soon_count),
        ):
            entries = [Entry(one.id, action_line(one, as_of), _place_of(one)) for one in actions]
            shown.show_entries(entries, str(count), self._link(name, len(actions), count))
        self._nothing.setVisible(not (found.mine_count or found.overdue_count or found.soon_count))

    def _show_late(self, as_of: dt.date, found: tuple[HomeDue, ...]) -> None:
        shown = found if "late" in self._whole else found[:_DUES]
        entries = [Entry(one.id, due_line(one, as_of), _row_of_plan(one)) for one in shown]
        self.late.show_entries(entries, str(len(found)), self._link("late", len(shown), len(found)))

    def _show_slides(self, as_of: dt.date, found: HomeSlides | None) -> None:
        if found is None:
            self.slides.show_entries((), "")
            return
        self._slides_of = found.meeting_id
        entries = [
            Entry(one.id, talk_line(one), _thing(found.meeting_id, "presentations", "presentation", one.id))
            for one in found.missing[:_TALKS]
        ]
        count = tr("{missing} of {talks}", missing=len(found.missing), talks=found.total)
        foot = " · ".join((found.meeting, wanted_by(found.by, as_of)))
        self.slides.show_entries(entries, count, tr("Presentations"), foot)

    def _show_agendas(self, as_of: dt.date, found: tuple[HomeAgenda, ...]) -> None:
        entries = [
            Entry(one.meeting_id, agenda_line(one, as_of), Place("meeting", one.meeting_id, "agenda", "releases"))
            for one in found
        ]
        self.agendas.show_entries(entries, str(len(found)))

    def _link(self, name: str, shown: int, count: int) -> str:
        if shown < count:
            return tr("Show all {number}", number=count)
        return tr("Show fewer") if name in self._whole else ""

    def _show_whole(self, name: str) -> None:
        self._whole ^= {name}
        (self._lates if name == "late" else self._actions).again()

    def _mark_done(self, action_id: int) -> None:
        day = self._day
        self.desk.change(
            "Close action",
            lambda session: set_action_state(session, action_id, ActionState.DONE, day),
            action=action_id,
            done=tr("Action marked as done"),
        )


def _place_of(action: HomeAction) -> Place | None:
    return _thing(action.meeting_id, "minutes", "action", action.id) if action.meeting_id else None


def _row_of_plan(due: HomeDue) -> Place:
    return Place("plan", 0, "milestones" if due.kind == "milestone" else "deliverables", due.kind, due.id)


def _thing(meeting_id: int, tab: str, thing: str, thing_id: int) -> Place:
    return Place("meeting", meeting_id, tab, thing, thing_id)
