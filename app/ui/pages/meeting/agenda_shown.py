"""What the Agenda tab shows: timetable and list over one choice, the days, the clashes, the panel."""

import datetime as dt
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.clash_values import ClashLevel
from app.domain.timetable import Ref, Thing, Timetable, TimetableClash
from app.domain.venue_time import venue_clock
from app.queries.heads import today
from app.queries.timetable import agenda_clashes, timetable
from app.queries.timetable_links import ItemLinks, item_links
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.agenda_acts import AgendaActs
from app.ui.pages.meeting.agenda_bar import AgendaBar
from app.ui.pages.meeting.agenda_clash_list import ClashList
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.pages.meeting.agenda_panel import AgendaPanel
from app.ui.pages.meeting.agenda_table import AgendaTable
from app.ui.pages.meeting.later import LaterView
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box
from app.ui.widgets.timetable.canvas import usual_hour

_HOUR, _VIEW = "agenda.hour", "agenda.view"
_LOOK_MS = 10_000  # how often the venue's clock is looked at
_MENU = (
    "rename", "new_item", "copy", "", "before", "after", "left", "right", "swap_left", "swap_right", "", "lock", "push",
    "", "delete",
)  # fmt: skip
EMPTY, GRID, LIST = 0, 1, 2
MOST_AT_ONCE = 300  # items; of a larger agenda the clashes come a moment later


class AgendaShown(AgendaActs):
    """The parts of the tab, joined: one choice, one set of days, asked again after every change."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self.shown_table = None
        self._links: ItemLinks | None = None
        self._late_clashes: tuple[TimetableClash, ...] = ()
        self._later: LaterView[tuple[TimetableClash, ...]] | None = None
        self.deeds = Deeds(desk, meeting_id)
        self.list = AgendaTable(desk, self.deeds)
        self.panel = AgendaPanel(desk, self.deeds, self.go_to, lambda: self.choose(None))
        self.panel.menu = self.block_menu
        self.panel.offer_ways(CommandButton(self.commands["agenda.import"], "bordered"))
        self.bar = AgendaBar(CommandButton(self.commands["agenda.new_item"], "ghost", icon_only=True))
        self.stack = QStackedWidget()
        for page in (self._made_empty(), self.view, self.list):
            self.stack.addWidget(page)
        row = box("h", self.stack, Rule(upright=True), self.panel)
        row.setStretch(0, 1)
        self.column.addWidget(self.bar)
        self.column.addWidget(Rule())
        self.column.addLayout(row, 1)
        self.view.set_hour(float(desk.settings.recall(_HOUR, usual_hour())))
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look_at_clock)
        self._clock.start()
        self._join()
        self.bar.views.choose(int(desk.settings.recall(_VIEW, 0)))
        self._live_links = desk.live(self, self._ask_links, self._show_links)
        desk.live(self, self._ask, self._show)

    def choose(self, ref: Ref | None) -> None:
        """Choose a session or item everywhere; a day that is not shown comes to be shown."""
        if ref is not None and self.shown_table is not None and (day := _day_of(self.shown_table, ref)) is not None:
            if self.bar.day() not in (None, day):
                self.bar.choose_day(None)
            self.view.choose(ref, show=True)
        else:
            self.view.choose(None)

    def go_to(self, ref: Ref) -> None:
        """Go to a session or item here, or to slides on their own tab."""
        if ref[0] is Thing.PRESENTATION:
            self.desk.go(Place("meeting", self.meeting_id, "presentations", "presentation", ref[1]))
        else:
            self.choose(ref)

    def open_clashes(self, level: ClashLevel) -> ClashList | None:
        """Open the list of clashes or of warnings under its chip."""
        found = [each for each in (self.shown_table.clashes if self.shown_table else ()) if each.clash.level is level]
        if not found:
            return None
        opened = ClashList(found, self.go_to, self)
        opened.open_under(self.bar.errors if level is ClashLevel.ERROR else self.bar.warnings)
        return opened

    def block_menu(self) -> QMenu:
        """What can be done with the chosen block."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _MENU:
            menu.addAction(self.commands[f"agenda.{name}"]) if name else menu.addSeparator()
        return menu

    def _join(self) -> None:
        """Join the parts: one choice, one set of days, one view."""
        self.view.chosen_changed.connect(self._chosen)
        self.view.menu_asked.connect(lambda at: self.block_menu().popup(at))
        self.view.zoomed.connect(lambda hour: self.desk.settings.remember(_HOUR, round(hour)))
        self.list.chosen_changed.connect(self.choose)
        self.list.delete_pressed.connect(self.commands["agenda.delete"].trigger)
        self.bar.view_chosen.connect(self._turn)
        self.bar.day_chosen.connect(lambda _day: self._lay_out())
        self.bar.clashes_asked.connect(self.open_clashes)
        self.bar.filter.textChanged.connect(self._filter)
        self.bar.filter.left.connect(lambda: (self.list.table if self._listed() else self.view).setFocus())

    def _listed(self) -> bool:
        return self.bar.views.current() == 1

    def _filter(self, typed: str) -> None:
        """Only what fits is listed; the timetable keeps the rest, faded."""
        self.list.table.filter(typed)
        if typed.strip():
            self._lay_out()
        else:
            self.view.show_matching(None)

    def _made_empty(self) -> QWidget:
        make = CommandButton(self.commands["agenda.new_session"], "primary")
        words = tr("Sessions with their rooms and items appear here, day by day. Rooms are entered at the right.")
        take = CommandButton(self.commands["agenda.import"], "bordered")
        return EmptyState("calendar-days", tr("No agenda yet"), words, make, take)

    @override
    def show_timetable(self) -> None:
        self.bar.views.choose(0)

    def _turn(self, number: int) -> None:
        self.desk.settings.remember(_VIEW, number)
        self._lay_out()

    def _ask(self, session: Session) -> Timetable:
        return timetable(session, self.meeting_id, today(session, self.desk.now().date()), most=MOST_AT_ONCE)

    def _show_clashes(self, clashes: tuple[TimetableClash, ...]) -> None:
        """The clashes of a very large agenda have come."""
        self._late_clashes = clashes
        if self.shown_table is not None and not self.shown_table.sought:
            self._show(self.shown_table)

    def _ask_links(self, session: Session) -> ItemLinks | None:
        chosen = self.view.chosen()
        return item_links(session, chosen[1]) if chosen is not None and chosen[0] is Thing.ITEM else None

    def _show(self, table: Timetable) -> None:
        first = self.shown_table is None
        if not table.sought:
            table = replace(table, clashes=self._late_clashes)
            ask = partial(_clashes, meeting_id=self.meeting_id, day=self.desk.now().date())
            self._later = self._later or LaterView(self, self.desk, ask, self._show_clashes)
        self.shown_table = table
        self.bar.show_table(table)
        if first:
            self.show_zone(table)
            now = self.desk.as_of()
            if len(table.days) > 1 and now in table.days:  # while it is on, the day that it is
                self.bar.choose_day(now)
        self._lay_out()

    def _look_at_clock(self) -> None:
        """Show where the venue's clock stands."""
        if self.shown_table is not None:
            self.view.set_now(*venue_clock(self.desk.now(), self.shown_table.zone))

    def _lay_out(self) -> None:
        """Show the agenda as it is, on the days that are wanted."""
        if self.shown_table is None:
            return
        day = self.bar.day()
        days = (day,) if day is not None else self.shown_table.days
        self.view.show_table(self.shown_table, days)
        if self._listed() or self.bar.filter.text().strip():  # a list that nobody sees is not made
            self.list.show_table(self.shown_table, days)
            self.list.choose(self.view.chosen())
        self._look_at_clock()
        if self.bar.filter.text().strip():
            self.view.show_matching(self.list.refs())
        empty = not self.shown_table.sessions
        self.panel.show_ways(empty)
        self.stack.setCurrentIndex(GRID if not self._listed() else EMPTY if empty else LIST)
        self._show_chosen()

    def _show_links(self, links: ItemLinks | None) -> None:
        self._links = links
        self._show_chosen()

    def _chosen(self, ref: Ref | None) -> None:
        self.list.choose(ref)
        self._live_links.ask(self._ask_links)

    def _show_chosen(self) -> None:
        if self.shown_table is not None:
            self.panel.show_chosen(self.shown_table, self.view.chosen(), self._links)


def _clashes(session: Session, meeting_id: int, day: dt.date) -> tuple[TimetableClash, ...]:
    return agenda_clashes(session, meeting_id, today(session, day))


def _day_of(table: Timetable, ref: Ref) -> dt.date | None:
    """The day on which a session or item stands."""
    found = table.item(ref[1]) if ref[0] is Thing.ITEM else None
    session = found[0] if found is not None else table.session(ref[1]) if ref[0] is Thing.SESSION else None
    return session.day if session is not None else None
