"""The Overview tab of a meeting: its deadlines, its fields, how it stands, the notices that were sent."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.meeting_clock import BodyClock
from app.domain.meeting_page import MeetingCounts, MeetingOutcomes, MeetingPage, UnreleasedChanges
from app.queries.heads import today
from app.queries.meeting_outcomes import meeting_outcomes
from app.queries.meeting_page import meeting_counts, meeting_page
from app.services.meetings import delete_meeting
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.agenda_count import AgendaCount
from app.ui.pages.meeting.later import LaterView
from app.ui.pages.meeting.overview_fields import FieldsPane
from app.ui.pages.meeting.overview_notices import NoticesPane
from app.ui.pages.meeting.overview_standing import ActionsPane, FiguresPane, NeighboursPane, StandingPane
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.governance_clock import GovernanceClock
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, scrolled
from app.ui.widgets.lines import SectionHead
from app.words import message

_BETWEEN, _SECTION = 40, 24  # px between the columns, and above a section


class OverviewTab(MeetingTab):
    """One column that scrolls: the clocks over two columns, the fields at the left, what is open at the right."""

    name = "overview"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self.fields = FieldsPane(desk, meeting_id)
        self.standing = StandingPane(meeting_id, desk.go)
        self.notices = NoticesPane(desk, meeting_id)
        self.figures = FiguresPane()
        self.actions_pane = ActionsPane(meeting_id, desk.go)
        self.neighbours = NeighboursPane(desk.go)
        self._short_name = ""
        self._clocks = box("v")
        self.clocks: list[GovernanceClock] = []
        self._buttons = [CommandButton(self.commands["overview.notice"], "bordered")]
        self.area = scrolled(self._content())
        self.area.setAccessibleName(tr("Overview"))
        self.column.addWidget(self.area, 1)
        for each in self.commands.values():
            each.setEnabled(not desk.read_only)
        desk.live(self, self._asked_page, self._show_page)
        LaterView(self, desk, lambda s: meeting_counts(s, meeting_id, self._today(s)), self._show_counts)
        LaterView(self, desk, lambda s: meeting_outcomes(s, meeting_id, self._today(s)), self._show_outcomes)
        AgendaCount(self, desk, meeting_id, self._show_unreleased)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("clear")
        left, right = QWidget(), QWidget()
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box("v", self.fields, self.neighbours, None, spacing=_SECTION, parent=left)
        sections = (self.standing, self.notices, self.figures, self.actions_pane)
        box("v", *sections, None, spacing=_SECTION, parent=right)
        row = box("h", left, _BETWEEN, right)
        row.setStretch(0, 54)
        row.setStretch(2, 46)
        box("v", self._clocks, row, None, margins=(theme.MARGIN, 18, theme.MARGIN, 24), parent=content)
        return content

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "notice":
            self.record_notice()
        elif place.thing == "title":
            self.rename()
        else:
            self.setFocus()

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @command("overview.rename", "Rename meeting", menu=Menu.MEETING, keys="F2", icon="pencil", group="meeting")
    def rename(self) -> None:
        """Go to the title, to type another."""
        field = self.fields.rows["title"].field
        field.setFocus()
        field.selectAll()
        self.area.ensureWidgetVisible(field)

    @command(
        "overview.notice", "Record a notice", menu=Menu.MEETING, keys="Ctrl+N", icon="mail",
        tip=message("Record that a notice was sent"), group="meeting",
    )  # fmt: skip
    def record_notice(self) -> None:
        """Open the line in which a notice is recorded."""
        self.notices.begin()
        self.area.ensureWidgetVisible(self.notices.entry)

    @command("overview.delete", "Delete meeting", menu=Menu.MEETING, icon="trash-2", group="meeting")
    def delete(self) -> None:
        """Delete the meeting with all that belongs to it; one undo brings it back."""
        done = tr("Deleted {name}.", name=self._short_name)
        self.desk.change(
            "Delete meeting {meeting}",
            lambda session: delete_meeting(session, self.meeting_id),
            done=done,
            meeting=self.meeting_id,
        )

    def _today(self, session: Session) -> dt.date:
        return today(session, self.desk.now().date())

    def _asked_page(self, session: Session) -> MeetingPage | None:
        return meeting_page(session, self.meeting_id, self._today(session))

    def _show_page(self, page: MeetingPage | None) -> None:
        if page is None:
            return
        self._short_name = page.fields.short_name
        self.fields.show_fields(page.fields)
        self.notices.show_notices(page.notices)
        self.neighbours.show_page(page)
        self._show_clocks(page.clocks)

    def _show_clocks(self, clocks: Sequence[BodyClock]) -> None:
        """One clock for each body; made anew only when a body comes or goes."""
        as_of = self.desk.as_of()
        if len(clocks) != len(self.clocks):
            clear(self._clocks)
            self.clocks = [GovernanceClock() for _ in clocks]
            for clock, widget in zip(clocks, self.clocks, strict=True):
                head = SectionHead(tr("Deadlines"), clock.body, rule=False)
                self._clocks.addWidget(head)
                self._clocks.addSpacing(10)
                self._clocks.addWidget(widget)
                self._clocks.addSpacing(_SECTION)
            if not clocks:
                words = tr("No body holds a formal session here, so no deadlines run.")
                self._clocks.addWidget(Label(words, "body", "muted"))
                self._clocks.addSpacing(16)
        for clock, widget in zip(clocks, self.clocks, strict=True):
            widget.show_clock(clock, as_of)

    def _show_counts(self, counts: MeetingCounts | None) -> None:
        if counts is not None:
            self.standing.show_tabs(counts.tabs)
            self.figures.show_counts(counts)

    def _show_outcomes(self, found: MeetingOutcomes) -> None:
        self.standing.show_outcomes(found)
        self.actions_pane.show_outcomes(found)
        self.neighbours.show_outcomes(found)

    def _show_unreleased(self, found: UnreleasedChanges) -> None:
        self.standing.show_unreleased(found)
