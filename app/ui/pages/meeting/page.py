"""One meeting: its head and its tabs, each made when it is first shown."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QStackedWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.meeting_heading import MeetingHeading
from app.domain.meeting_page import UnreleasedChanges
from app.queries.meeting_heading import meeting_heading
from app.ui.desk import Desk
from app.ui.language import days, tr
from app.ui.pages.meeting.agenda_count import AgendaCount, agenda_count
from app.ui.pages.meeting.page_ways import MeetingWays
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.shell.header import Tabs
from app.ui.widgets.buttons import CommandButton
from app.words import message


@dataclass(frozen=True)
class TabSpec:
    """A tab: ``name`` as in a Place and as its module is called, ``title`` a message id, ``kind`` its class.

    ``views`` are shown in its place, each for the thing of its ``name``; ``module`` is where a view is.
    """

    name: str
    title: str
    kind: str
    views: tuple["TabSpec", ...] = ()
    module: str = ""


TABS: tuple[TabSpec, ...] = (
    TabSpec("overview", message("Overview"), "OverviewTab"),
    TabSpec(
        "agenda",
        message("Agenda"),
        "AgendaTab",
        (
            TabSpec("releases", message("Releases"), "AgendaReleases", module="agenda_releases"),
            TabSpec("import", message("Import"), "AgendaImport", module="agenda_import"),
        ),
    ),
    TabSpec(
        "participants",
        message("Participants"),
        "ParticipantsTab",
        (TabSpec("sign_in", message("Sign in"), "SignInView", module="participants_sign_in"),),
    ),
    TabSpec("presentations", message("Presentations"), "PresentationsTab"),
    TabSpec("minutes", message("Minutes"), "MinutesTab"),
    TabSpec("documents", message("Documents"), "DocumentsTab"),
)
_NUMBER = {spec.name: number for number, spec in enumerate(TABS)}


def import_tabs() -> None:
    """Import every tab, so that all commands are declared."""
    for spec in TABS:
        _kind_of(spec)
        for view in spec.views:
            _kind_of(view)


def _kind_of(spec: TabSpec) -> type[MeetingTab]:
    module = importlib.import_module(f"app.ui.pages.meeting.{spec.module or spec.name}")
    kind: type[MeetingTab] = getattr(module, spec.kind)
    return kind


class MeetingPage(MeetingWays):
    """The meeting with ``meeting_id``; raises UserError when it is not there (any more)."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        _check(desk, meeting_id)
        super().__init__(desk, meeting_id)
        self._now = CommandButton(self.commands["meeting.now"], "bordered", icon_only=True)
        self.tabs = Tabs([tr(spec.title) for spec in TABS], tr("Tabs of the meeting"))
        self.tabs.chosen.connect(lambda number: desk.go(Place("meeting", meeting_id, TABS[number].name)))
        self._made: dict[str, MeetingTab] = {}
        self._stack = QStackedWidget()
        self.column.addWidget(self.tabs)
        self.column.addWidget(self._stack, 1)
        self.header.crumb_clicked.connect(lambda: desk.go(Place("meetings", thing="meeting", thing_id=meeting_id)))
        self.gone = False
        self._unreleased = UnreleasedChanges(0, None, ())
        AgendaCount(self, desk, meeting_id, self._count_agenda)
        desk.live(self, lambda session: meeting_heading(session, meeting_id), self._show)

    def current(self) -> MeetingTab | None:
        """The tab that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, MeetingTab) else None

    @override
    def arrive(self, place: Place) -> None:
        shown = self.current()
        tab = shown if shown is not None and not place.tab else self._tab(place.tab or "overview", place.thing)
        self._stack.setCurrentWidget(tab)
        self.tabs.set_current(_NUMBER[tab.name])
        self.header.set_buttons((self._now, *tab.header_buttons()))
        tab.arrive(place)

    def _tab(self, name: str, thing: str) -> MeetingTab:
        """The tab, or the one of its views that shows the thing; made where nobody has seen it yet. UserError: none."""
        if name not in _NUMBER:
            raise UserError("There is no page {page} in this version of Plenary.", page=repr(name))
        spec = TABS[_NUMBER[name]]
        spec = next((view for view in spec.views if view.name == thing), spec)
        key = spec.module or spec.name
        if key not in self._made:
            made = _kind_of(spec)(self.desk, self.meeting_id)
            made.setAccessibleName(tr(spec.title))
            self._made[key] = made
            self._stack.addWidget(made)
            made.show_agenda_count(self._unreleased)
        return self._made[key]

    @override
    def check(self) -> None:
        _check(self.desk, self.meeting_id)

    @override
    def place(self) -> Place:
        tab = self.current()
        return tab.place() if tab is not None else Place("meeting", self.meeting_id)

    @override
    def filter_field(self) -> QLineEdit | None:
        tab = self.current()
        return tab.filter_field() if tab is not None else None

    @override
    def all_commands(self) -> dict[str, QAction]:
        tab = self.current()
        return {**self.commands, **(tab.commands if tab is not None else {})}

    def _count_agenda(self, found: UnreleasedChanges) -> None:
        self._unreleased = found
        self.tabs.set_count(_NUMBER["agenda"], agenda_count(found))
        for tab in self._made.values():
            tab.show_agenda_count(found)

    def _show(self, heading: MeetingHeading | None) -> None:
        if heading is None:
            if not self.gone:
                self.gone = True
                self.desk.go(Place("meetings"))
            return
        self.gone = False
        sign = "°" if heading.illustrative else ""
        self.header.set_title(f"{heading.short_name}{sign}", tr("Meetings"))
        self.header.set_subtitle(" · ".join(_facts(heading)))
        self.tabs.set_count(_NUMBER["participants"], str(heading.participants or ""))
        slides = f"{heading.received}/{heading.presentations}" if heading.presentations else ""
        self.tabs.set_count(_NUMBER["presentations"], slides)


def _check(desk: Desk, meeting_id: int) -> None:
    if desk.read(lambda session: meeting_heading(session, meeting_id)) is None:
        raise UserError("This meeting is not there any more: undo its deletion to have it back.")


def _facts(heading: MeetingHeading) -> Sequence[str]:
    facts = (heading.title, days(heading.first_day, heading.last_day), heading.place, heading.zone)
    return [fact for fact in facts if fact]
