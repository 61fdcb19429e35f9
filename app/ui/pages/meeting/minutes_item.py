"""The open item: its head with the time left, its text, its decisions and actions."""

import datetime as dt

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.minutes_page import MinutesItem, MinutesPage, TextLine
from app.domain.venue_time import venue_clock
from app.services.minutes import set_leaders
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.minutes_actions import Actions
from app.ui.pages.meeting.minutes_decisions import Decisions
from app.ui.pages.meeting.minutes_owners import LeadersRow
from app.ui.pages.meeting.minutes_rail import ARISING, OPENING
from app.ui.pages.meeting.minutes_text import TextPane
from app.ui.pages.meeting.minutes_words import SIGN, item_facts
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box, scrolled
from app.ui.widgets.lines import Meter

_NUMBER, _TICK_MS = 40, 15_000
_SHORT = 5  # of the time: a fifth is left


class ItemView(QWidget):
    """Shows one line of the rail: the opening, the matters arising or an item."""

    def __init__(self, desk: Desk, decision: QAction, action: QAction) -> None:
        super().__init__()
        self._desk = desk
        self._page: MinutesPage | None = None
        self.key: int | None = None
        self.text, self.decision_list, self.action_list = TextPane(desk), Decisions(desk), Actions(desk)
        self.leaders = LeadersRow(desk)
        self.leaders.chosen.connect(self._set_leader)
        self._number, self._title = Label("", "title", "accent"), Elided("", "title")
        self._facts, self._clock = Elided("", "body", "muted"), TimeLeft(desk)
        self._buttons = QWidget()
        box("h", _command_button(decision), 8, _command_button(action), None, parent=self._buttons)
        content = QWidget()
        content.setObjectName("clear")
        main = box("v", self.leaders, self.text, self.decision_list, self.action_list, self._buttons, spacing=16)
        indented = box("h", theme.px(_NUMBER), main)
        box("v", self._head(), 16, indented, None, margins=(32, 20, 40, 24), parent=content)
        self._content = content
        self._area = scrolled(content)
        box("v", self._area, parent=self)
        self.text.caret_moved.connect(lambda rect: self._reveal(self.text, rect, 24))
        for part in (self.decision_list, self.action_list):
            part.appeared.connect(lambda _rect, part=part: self._reveal_form(part))

    def open(self, page: MinutesPage, key: int) -> None:
        """Show another line; what was typed in this one is saved first."""
        self.decision_list.leave()
        self.action_list.leave()
        self.key = key
        if key == ARISING:
            self.text.commit()
        elif page.minutes_id is not None:
            line = _line(page, key)
            self.text.open(page.minutes_id, key or None, line, page.locked or self._desk.read_only)
        self._area.verticalScrollBar().setValue(0)
        self.show_page(page)

    def show_page(self, page: MinutesPage) -> None:
        """Show what was changed; what is being typed stays."""
        self._page = page
        if self.key is None:
            return
        locked, item = page.locked or self._desk.read_only, page.item(self.key)
        self._show_head(page, item)
        self.leaders.setVisible(self.key == OPENING)
        self.leaders.show_leaders(page.chair, page.secretary, locked)
        self.text.setVisible(self.key != ARISING)
        if self.key != ARISING:
            self.text.show_line(_line(page, self.key), locked)
        if item is not None:
            decisions, actions = item.decisions, item.actions
        elif self.key == ARISING:
            decisions, actions = (), page.matters_arising
        else:
            decisions, actions = page.other_decisions, page.other_actions
        self.decision_list.show_lines(decisions, locked)
        self.action_list.show_lines(actions, page.as_of, locked or self.key == ARISING, self.key == ARISING)
        self._buttons.setVisible(self.key != ARISING)

    def record_decision(self) -> None:
        """Open the form for a decision."""
        if self._page is not None and self._page.minutes_id is not None and self.key not in (None, ARISING):
            self.decision_list.open_form(self._page.minutes_id, self.key or None)

    def record_action(self) -> None:
        """Open the form for an action."""
        if self._page is not None and self._page.minutes_id is not None and self.key not in (None, ARISING):
            self.action_list.open_form(self._page.minutes_id, self.key or None)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(theme.px(52))
        self._number.setFixedWidth(theme.px(_NUMBER))
        self._number.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = box("v", self._title, self._facts, None)
        row = box("h", self._number, words, 16, self._clock, parent=head)
        row.setStretch(1, 1)
        row.setAlignment(self._clock, Qt.AlignmentFlag.AlignTop)
        return head

    def _show_head(self, page: MinutesPage, item: MinutesItem | None) -> None:
        if item is not None:
            sign = SIGN if item.illustrative else ""
            number, title, facts = item.number, item.title + sign, item_facts(item)
        elif self.key == ARISING:
            number, title = "", tr("Matters arising")
            facts = tr("Actions of earlier meetings that were open when this one began")
        else:
            number, title, facts = "", tr("Opening"), tr("What stands before the first item")
        self._number.setText(number)
        self._title.setText(title)
        self._facts.setText(facts)
        self._clock.show_item(item, page)

    def _set_leader(self, name: str, person_id: int | None) -> None:
        page = self._page
        if page is None or page.minutes_id is None:
            return
        minutes_id = page.minutes_id
        self._desk.change(
            "Set chair and secretary",
            lambda session: set_leaders(session, minutes_id, **{name: person_id}),
            refused=self.leaders.refuse,
            minutes_id=minutes_id,
        )

    def _reveal(self, widget: QWidget, rect: QRect, margin: int) -> None:
        at = widget.mapTo(self._content, rect.topLeft())
        self._area.ensureVisible(at.x(), at.y(), 0, margin)
        self._area.ensureVisible(at.x(), at.y() + rect.height(), 0, margin)

    def _reveal_form(self, part: Decisions | Actions) -> None:
        if (layout := self._content.layout()) is not None:
            layout.activate()
        size = part.form.sizeHint().expandedTo(part.form.size())
        self._reveal(part.form, QRect(QPoint(0, 0), size), 12)


class TimeLeft(QWidget):
    """How much of the item's time is left, only while it runs: on the venue's clock, on the day taken for today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: MinutesItem | None = None
        self._page: MinutesPage | None = None
        self._words, self._meter = Label("", "small", "muted"), Meter(0.0, width=96)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        box("v", self._words, 6, box("h", None, self._meter), parent=self)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.tick)

    def show_item(self, item: MinutesItem | None, page: MinutesPage) -> None:
        """Count the time of this item."""
        self._item, self._page = item, page
        self.tick()

    def tick(self) -> None:
        """Look at the clock."""
        left = self._left()
        self._words.setVisible(left is not None)
        self._meter.setVisible(left is not None)
        if left is None or self._item is None:
            return
        total = self._item.minutes
        short = left * _SHORT <= total
        self._words.setText(plural("{number} min left of {total}", "{number} min left of {total}", left, total=total))
        self._words.set_tone("amber" if short else "muted")
        self._meter.set_share(1 - left / total, "amber" if short else "accent")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.tick()
        self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()

    def _left(self) -> int | None:
        if self._item is None or self._page is None:
            return None
        return minutes_left(self._desk.now(), self._item, self._page)


def minutes_left(now: dt.datetime, item: MinutesItem, page: MinutesPage) -> int | None:
    """The minutes left of an item that runs at the instant ``now``; None: it does not."""
    day, minute = venue_clock(now, page.zone)
    if page.as_of != now.date():
        day = page.as_of  # the project takes another day for today
    minute += (day - item.session.day).days * 24 * 60
    return item.end - minute if item.start <= minute < item.end else None


def _command_button(action: QAction) -> Button:
    """A button that gives a command and shows its keys."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
    made = Button(
        action.iconText(), str(action.property("icon_name")), "bordered", str(action.property("tip")), keys=keys
    )
    made.clicked.connect(action.trigger)
    action.changed.connect(lambda: made.setEnabled(action.isEnabled()))
    made.setEnabled(action.isEnabled())
    return made


def _line(page: MinutesPage, key: int) -> TextLine:
    item = page.item(key)
    return item.text if item is not None else page.opening
