"""The releases of an agenda: what differs between two of its versions, whom that concerns, and to publish the next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.agenda_changes import Change
from app.domain.errors import UserError
from app.domain.meeting_clock import BodyClock
from app.domain.meeting_page import UnreleasedChanges
from app.domain.release_rows import WORKING_COPY, AgendaDifference, ReleaseRow
from app.exporters.due_words import DueWords, agenda_due
from app.exporters.release_text import difference_text
from app.queries.heads import today
from app.queries.meeting_page import meeting_clocks
from app.queries.releases import agenda_difference, releases
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import own_words, plural, tr
from app.ui.pages.meeting.agenda_compare import CompareWith
from app.ui.pages.meeting.agenda_publish import PublishPanel
from app.ui.pages.meeting.agenda_release_rows import change_key, change_lines, release_lines, release_name
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import Button, CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import Rule, box, toolbar
from app.ui.widgets.two_lines import TwoLineList
from app.usecases.releases import PUBLISH, publish_release
from app.words import message

_LIST = 200  # px


@dataclass(frozen=True)
class _Shown:
    rows: tuple[ReleaseRow, ...]
    difference: AgendaDifference
    clocks: tuple[BodyClock, ...]
    day: dt.date


class AgendaReleases(MeetingTab):
    """At the left the versions, in the middle what one of them changes, at the right whom that concerns."""

    name = "agenda"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self._after, self._before = WORKING_COPY, -1  # -1: the release before
        self._found: _Shown | None = None
        self._person, self._unreleased = -1, 0
        self._lines: dict[str, Change] = {}
        self.compare = CompareWith()
        self.versions = TwoLineList(tr("Versions of the agenda"))
        self.versions.setFixedWidth(theme.px(_LIST))
        self.changes = TwoLineList(tr("What changed"))
        self.panel = PublishPanel()
        self._counts = Elided("", "small", "muted")
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._all = Button(tr("All changes"), "x", "ghost", small=True)
        self._nothing = EmptyState("badge-check", "", "")
        self._middle = QStackedWidget()
        for widget in (self._nothing, self.changes):
            self._middle.addWidget(widget)
        self._lay_out()
        self._join()
        self._live = desk.live(self, self._ask, self._show)

    @override
    def arrive(self, place: Place) -> None:
        shown = self._middle.currentWidget()
        (shown if shown is self.changes else self.versions).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def place(self) -> Place:
        return Place("meeting", self.meeting_id, self.name, "releases", 0)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def show_agenda_count(self, found: UnreleasedChanges) -> None:
        self._unreleased = len(found.changes)
        if self._found is not None:
            self.versions.show_lines(list(release_lines(self._found.rows, self._unreleased)))

    def look_at(self, after: int, before: int = -1) -> None:
        """Show what changes with this version (0: the working copy) against an earlier one; -1: the one before it."""
        self._after, self._before, self._person = after, before, -1
        self._live.again()

    @command("agenda.timetable", "Back to the timetable", menu=Menu.MEETING, icon="arrow-left", group="releases",
             short=message("Timetable"))  # fmt: skip
    def go_back(self) -> None:
        """Leave the releases for the timetable."""
        self.desk.go(Place("meeting", self.meeting_id, "agenda"))

    @command("agenda.copy_changes", "Copy the changes as text", menu=Menu.MEETING, icon="copy", group="releases",
             short=message("Copy as text"))  # fmt: skip
    def copy_changes(self) -> None:
        """Put what changed and who must be told on the clipboard, as plain text."""
        if self._found is not None:
            QGuiApplication.clipboard().setText(difference_text(self._found.difference, own_words()))
            self.desk.say(tr("The changes are on the clipboard"))

    @command("agenda.publish", "Publish this agenda", menu=Menu.MEETING, icon="send", group="releases")
    def publish(self) -> None:
        """Keep the agenda as it stands as the next release."""
        if self.desk.read_only:
            return
        note, at = self.panel.note.toPlainText(), dt.datetime.combine(self.desk.as_of(), self.desk.now().timetz())
        late = max((each.days_late for each in self._due()), default=0)
        outcome = self.desk.change(
            PUBLISH, lambda session: publish_release(session, self.meeting_id, note, at), final=True,
            meeting=self.meeting_id,
        )  # fmt: skip
        if outcome.value is not None:
            self.panel.note.clear()
            self.look_at(outcome.value)
            self.desk.say(_published(outcome.value, late), label=tr("Prepare messages…"), act=self.prepare)

    @command("agenda.tell", "Prepare messages about the last release…", menu=Menu.MEETING, icon="mail",
             group="releases", short=message("Prepare messages"))  # fmt: skip
    def prepare(self) -> None:
        """Go on to the messages to those who must be told."""
        self.desk.go(Place("meeting", self.meeting_id, "messages", "update", 0))

    def _lay_out(self) -> None:
        self._buttons = (CommandButton(self.commands["agenda.copy_changes"], "bordered"),)
        back = CommandButton(self.commands["agenda.timetable"], "ghost")
        bar = toolbar(back, 8, self.compare, self._counts, self._all)
        if (row := bar.layout()) is not None and isinstance(row, QBoxLayout):
            row.setStretch(row.indexOf(self._counts), 1)
        body = box("h", self.versions, Rule(upright=True), self._middle, Rule(upright=True), self.panel)
        body.setStretch(2, 1)
        self.column.addWidget(bar)
        self.column.addWidget(Rule())
        self.column.addLayout(body, 1)
        self.commands["agenda.publish"].setEnabled(False)

    def _join(self) -> None:
        self.versions.chosen.connect(lambda key: self.look_at(int(key)) if key else None)
        self.compare.chosen.connect(lambda number: self.look_at(self._after, number))
        self.changes.opened.connect(self._go_to)
        self.panel.publish.connect(self.commands["agenda.publish"].trigger)
        self.panel.prepare.connect(self.prepare)
        self.panel.person_chosen.connect(self._only)
        self._all.clicked.connect(self.panel.choose_nobody)

    def _ask(self, session: Session) -> _Shown:
        rows, day = releases(session, self.meeting_id), today(session, self.desk.now().date())
        numbers = [row.number for row in rows]
        if self._after not in numbers:
            self._after = WORKING_COPY
        earlier = [number for number in numbers if number < self._after or self._after == WORKING_COPY]
        before = self._before if self._before in earlier else next(iter(earlier), None)
        found = agenda_difference(session, self.meeting_id, before, self._after)
        return _Shown(rows, found, meeting_clocks(session, self.meeting_id, day), day)

    def _show(self, found: _Shown) -> None:
        self._found = found
        shown = found.difference
        numbers = [row.number for row in found.rows]
        if shown.after == WORKING_COPY and shown.before == next(iter(numbers), None):
            self._unreleased = len(shown.changes)
        self.compare.offer([one for one in numbers if one < shown.after or shown.after == WORKING_COPY], shown.before)
        self.versions.show_lines(list(release_lines(found.rows, self._unreleased)))
        if self.versions.current() != str(shown.after):
            self.versions.blockSignals(True)
            self.versions.choose(str(shown.after))
            self.versions.blockSignals(False)
        can = not self.desk.read_only
        ready = self._to_publish()
        self.panel.show_version(shown, found.rows, self._due(), ready, can)
        self.commands["agenda.publish"].setEnabled(can and ready)
        self.commands["agenda.tell"].setEnabled(bool(found.rows))
        self._show_changes()

    def _show_changes(self) -> None:
        assert self._found is not None
        shown = self._found.difference
        person = shown.told[self._person] if 0 <= self._person < len(shown.told) else None
        changes = person.changes if person is not None else shown.changes
        self._all.setVisible(person is not None)
        words = plural("{number} change", "{number} changes", len(changes))
        self._counts.setText(tr("{changes} for {name}", changes=words, name=person.name) if person else words)
        self._lines = {change_key(change.uid, number): change for number, change in enumerate(changes)}
        self.changes.show_lines(list(change_lines(changes)))
        if not shown.changes:
            self._nothing.say(*self._no_words(shown))
        self._middle.setCurrentWidget(self.changes if shown.changes else self._nothing)

    def _no_words(self, shown: AgendaDifference) -> tuple[str, str]:
        if shown.before is None:
            return tr("No agenda yet"), tr("What is entered in the timetable appears here, ready to be published.")
        before = release_name(shown.before)
        if shown.after == WORKING_COPY:
            return tr("Nothing to publish"), tr("The agenda stands as it was published in release {number}.",
                                                number=shown.before)  # fmt: skip
        return tr("No difference"), tr("{one} and {other} show the same.", one=release_name(shown.after), other=before)

    def _due(self) -> Sequence[DueWords]:
        """What the version that is shown means for the day by which the agenda must be sent; of an old one, nothing."""
        found = self._found
        if found is None or (found.difference.after != WORKING_COPY and found.difference.after != found.rows[0].number):
            return ()
        published = found.rows[0].at.date() if found.rows and not self._to_publish() else found.day
        return agenda_due(found.clocks, published, own_words())

    def _to_publish(self) -> bool:
        """Whether the working copy is shown, and has what the newest release does not have."""
        found = self._found
        if found is None or found.difference.after != WORKING_COPY:
            return False
        newest = found.rows[0].number if found.rows else None
        return bool(found.difference.changes) if found.difference.before == newest else self._unreleased > 0

    def _only(self, place: int) -> None:
        self._person = place
        if self._found is not None:
            self._show_changes()

    def _go_to(self, key: str) -> None:
        """Go to the session or item of a change, as it stands in the working copy now."""
        if self._found is None or (change := self._lines.get(key)) is None:
            return
        found = self._found.difference.rows.get(change.uid)
        if found is not None:
            self.desk.go(Place("meeting", self.meeting_id, "agenda", *found))
        elif change.about is None:
            self.desk.go(Place("meeting", self.meeting_id, "overview"))
        else:
            self.desk.fail(
                UserError("{title} is not on the agenda any more: it stands only in earlier releases.",
                          title=repr(change.title))
            )  # fmt: skip


def _published(number: int, days_late: int) -> str:
    if not days_late:
        return tr("Release {number} is published", number=number)
    return plural(
        "Release {release} is published, {number} day after the agenda was due",
        "Release {release} is published, {number} days after the agenda was due",
        days_late,
        release=number,
    )
