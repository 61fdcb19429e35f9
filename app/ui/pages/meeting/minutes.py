"""The minutes of a meeting: agenda at the left, the open item at the right, written during the meeting."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.minutes_page import MinutesPage, Progress
from app.queries.heads import today
from app.queries.minutes_page import minutes_page
from app.services.minutes import begin_minutes
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.drafted_text import View
from app.ui.pages.meeting.minutes_item import ItemView, minutes_left
from app.ui.pages.meeting.minutes_rail import OPENING, MinutesRail
from app.ui.pages.meeting.minutes_state import StateRow
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import Button, CommandButton, Segmented
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box
from app.words import message


class MinutesTab(MeetingTab):
    """Texts, decisions and actions of a meeting; an empty state until minutes are begun."""

    name = "minutes"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self.page: MinutesPage | None = None
        self.state, self.rail = StateRow(), MinutesRail()
        self.item = ItemView(desk, self.commands["minutes.decision"], self.commands["minutes.action"])
        self.view = Segmented([tr("Write"), tr("Preview"), tr("Both")], tr("What is shown of the text"))
        self._document = Button(tr("Document"), "file-text", "bordered")
        self._document.clicked.connect(lambda: desk.go(Place("meeting", meeting_id, "documents")))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_state())
        self._stack.addWidget(self._work())
        self.column.addWidget(self._stack)
        self.view.chosen.connect(lambda number: self.item.text.set_view(View(number)))
        self.rail.chosen.connect(self.choose)
        self.rail.opened.connect(self._write)
        self.item.text.progressed.connect(self._progressed)
        desk.live(self, self._ask, self._show)

    @override
    def arrive(self, place: Place) -> None:
        page = self.page
        if page is None or page.minutes_id is None:
            self.setFocus()
            return
        wanted = _wanted(page, place)
        if wanted is not None and wanted != self.item.key:
            self.choose(wanted)
        block = self.item.decision_list.blocks.get(place.thing_id) if place.thing == "decision" else None
        row = self.item.action_list.rows.get(place.thing_id) if place.thing == "action" else None
        chosen = block or row
        if chosen is not None:
            chosen.setFocus()
        else:
            self.rail.take_focus()

    @override
    def place(self) -> Place:
        key = self.item.key
        return Place("meeting", self.meeting_id, self.name, "item" if key else "", key or 0)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return (self.view, self._document)

    def choose(self, key: int) -> None:
        """Open a line of the rail: an item (id), the opening or the matters arising."""
        if self.page is None:
            return
        writing, going = self.item.text.editor.hasFocus(), self.rail.has_focus()
        self.rail.set_current(key)
        self.item.open(self.page, key)
        self._show_quorum(self.page)
        if writing and self.item.text.isVisible():
            self.item.text.editor.setFocus()
        elif going:
            self.rail.take_focus()

    @command(
        "minutes.decision", "Record decision", menu=Menu.MEETING, keys="Ctrl+D", icon="gavel", short="Decision",
        tip=message("Record a decision of the open item"), group="minutes",
    )  # fmt: skip
    def record_decision(self) -> None:
        """Open the form for a decision, with the keyboard in it."""
        self.item.record_decision()

    @command(
        "minutes.action", "Record action", menu=Menu.MEETING, keys="Ctrl+Shift+A", icon="square-check", short="Action",
        tip=message("Record an action of the open item"), group="minutes",
    )  # fmt: skip
    def record_action(self) -> None:
        """Open the form for an action, with the keyboard in it."""
        self.item.record_action()

    @command("minutes.next", "Next item", menu=Menu.MEETING, keys="Ctrl+Alt+Down", icon="arrow-down", group="minutes")
    def next_item(self) -> None:
        """Open the next line of the agenda."""
        self._step(1)

    @command(
        "minutes.previous", "Previous item", menu=Menu.MEETING, keys="Ctrl+Alt+Up", icon="arrow-up", group="minutes"
    )
    def previous_item(self) -> None:
        """Open the line of the agenda before this one."""
        self._step(-1)

    @command("minutes.preview", "Show or hide the preview", menu=Menu.MEETING, keys="Ctrl+Shift+V", icon="eye",
             short="Preview", group="minutes")  # fmt: skip
    def toggle_preview(self) -> None:
        """Show the preview beside the text, or no longer."""
        self.view.choose(View.BOTH if self.view.current() == View.WRITE else View.WRITE)

    @command("minutes.begin", "Begin minutes", menu=Menu.MEETING, icon="file-plus", group="minutes")
    def begin(self) -> None:
        """Begin the minutes of the meeting."""
        if self.desk.change(
            "Begin the minutes",
            lambda session: begin_minutes(session, self.meeting_id),
            done=tr("Minutes begun"),
            meeting_id=self.meeting_id,
        ):
            self.arrive(self.place())

    def _empty_state(self) -> QWidget:
        words = tr(
            "Minutes are written item by item: text, decisions and actions, with the agenda beside them. "
            "Open actions of earlier meetings are carried forward by themselves."
        )
        return EmptyState(
            "list-checks", tr("No minutes yet"), words, CommandButton(self.commands["minutes.begin"], "primary")
        )

    def _work(self) -> QWidget:
        work = QWidget()
        body = box("h", self.rail, Rule(upright=True), self.item)
        body.setStretch(2, 1)
        column = box("v", self.state, Rule(), body, parent=work)
        column.setStretch(2, 1)
        return work

    def _ask(self, session: Session) -> MinutesPage | None:
        """None: the meeting is not there any more, as its page tells."""
        return minutes_page(session, self.meeting_id, today(session, self.desk.now().date()))

    def _show(self, page: MinutesPage | None) -> None:
        if page is None:
            return
        self.page = page
        begun = page.minutes_id is not None
        self._stack.setCurrentIndex(1 if begun else 0)
        for button in (self.view, self._document):
            button.setEnabled(begun)
        changeable = begun and not page.locked and not self.desk.read_only
        for name in ("minutes.decision", "minutes.action"):
            self.commands[name].setEnabled(changeable)
        for name in ("minutes.next", "minutes.previous", "minutes.preview"):
            self.commands[name].setEnabled(begun)
        self.commands["minutes.begin"].setEnabled(not begun and not self.desk.read_only)
        if not begun:
            self.item.key = None
            return
        self.state.steps.show_steps(page)
        self.rail.show_page(page)
        key = self.item.key
        if key is None or key not in self.rail.order():
            self.choose(self._first(page))
        else:
            self.item.show_page(page)
            self._show_quorum(page)

    def _first(self, page: MinutesPage) -> int:
        """The item that runs now, else the first that is not written, else the first."""
        running = [one.id for one in page.items if minutes_left(self.desk.now(), one, page) is not None]
        empty = [one.id for one in page.counted if one.progress is not Progress.WRITTEN]
        return next(iter([*running, *empty, *(one.id for one in page.items)]), OPENING)

    def _show_quorum(self, page: MinutesPage) -> None:
        """That of the open item's session, else of the first formal one."""
        item = page.item(self.item.key or 0)
        mine = [line for line in page.quorum if item is not None and line.session_id == item.session.id]
        self.state.quorum.show_quorum(next(iter([*mine, *page.quorum]), None))

    def _step(self, step: int) -> None:
        keys = self.rail.order()
        at = keys.index(self.item.key) + step if self.item.key in keys else 0
        if 0 <= at < len(keys):
            self.choose(keys[at])

    def _write(self, key: int) -> None:
        """Enter on a line of the rail goes into its text."""
        self.choose(key)
        if self.view.current() == View.PREVIEW:
            self.view.choose(View.WRITE)
        if self.item.text.isVisible():
            self.item.text.editor.setFocus()

    def _progressed(self, item_id: int | None, progress: Progress) -> None:
        self.rail.set_progress(item_id or OPENING, progress)


def _wanted(page: MinutesPage, place: Place) -> int | None:
    """The line of the rail that a place names; None: whichever is open."""
    match place.thing:
        case "item":
            return place.thing_id if page.item(place.thing_id) is not None else None
        case "decision":
            return page.item_of(decision_id=place.thing_id) or OPENING
        case "action":
            return page.item_of(action_id=place.thing_id) or OPENING
    return None
