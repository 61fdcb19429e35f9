"""What happened to an action across meetings, on one line of time; what is typed under it is noted now."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.actions_table import ActionChange, ActionDetails, ActionNote, Due
from app.domain.errors import UserError
from app.domain.months import month_text
from app.services.action_events import delete_event, edit_note, note_progress
from app.ui import paint, theme
from app.ui.desk import Desk
from app.ui.language import day, said, term, tr
from app.ui.pages.action_words import ACTION_STATES, state_shape
from app.ui.widgets.fields import TextField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import SectionHead

_RAIL = 18  # px


class NotesSection(QWidget):
    """Notes of one action, the oldest first. An emptied note is deleted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, 0
        self._shown: tuple[object, ...] = ()
        self._head, self._column = SectionHead(tr("What happened"), rule=False), box("v")
        self.field = TextField(tr("Add a note"), one_paragraph=True)
        self.field.setPlaceholderText(tr("Add a note: progress, a reminder …"))
        self.field.commit.connect(self._add)
        self.field.put_back.connect(self._empty)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        box("v", self._head, self._column, self.field, self._problem, parent=self)

    def show_notes(self, found: ActionDetails) -> None:
        """Show what happened to this action."""
        row = found.row
        if row.id != self._id:
            self._empty()
        shown = (row.id, row.opened_on, row.closed_on, row.meeting, row.state, found.notes, found.changes)
        self.field.setVisible(not self._desk.read_only)
        if shown == self._shown:
            return
        self._id, self._shown = row.id, shown
        clear(self._column)
        for event in self._events(found):
            self._column.addWidget(event)
            event.show()

    def _events(self, found: ActionDetails) -> list["_Event"]:
        """All that happened, in its order; a state that a note tells is not told twice."""
        row = found.row
        noted = {note.state for note in found.notes}
        words = tr("Recorded at {meeting}", meeting=row.meeting) if row.meeting else tr("Opened")
        dated: list[tuple[dt.date, int, _Event]] = [(row.opened_on, 0, _Event(row.opened_on, words, first=True))]
        dated += [(note.at.date(), 1, self._note(note)) for note in found.notes]
        for change in found.changes:
            if change.dated or change.state not in noted:
                dated.append((change.at.date(), 1, _Event(change.at.date(), _told(change))))
        if row.closed_on is not None and row.state not in noted:
            shape = state_shape(row.state)
            dated.append((row.closed_on, 2, _Event(row.closed_on, term(ACTION_STATES, row.state), shape)))
        return [event for _day, _rank, event in sorted(dated, key=lambda one: one[:2])]

    def notes(self) -> list["NoteEvent"]:
        """The notes that can be edited, in order."""
        return [each for each in self.findChildren(NoteEvent) if not each.isHidden()]

    def _note(self, note: ActionNote) -> "NoteEvent":
        made = NoteEvent(note, self._desk.read_only)
        made.field.commit.connect(lambda: self._edit(made))
        return made

    def _add(self) -> None:
        text, action_id, at = self.field.text().strip(), self._id, self._desk.now()
        if text and self._change(lambda session: note_progress(session, action_id, at, text)):
            self._empty()

    def _edit(self, event: "NoteEvent") -> None:
        text, note = event.field.text().strip(), event.note
        if text == note.note:
            return
        if text:
            self._change(lambda session: edit_note(session, note.id, text))
        else:
            self._change(lambda session: delete_event(session, note.id), tr("Note deleted"))

    def _change(self, act: Callable[[Session], object], done: str = "") -> bool:
        self._problem.hide()
        return bool(
            self._desk.change("Note what became of an action", act, refused=self._refuse, done=done, action_id=self._id)
        )

    def _refuse(self, error: UserError) -> None:
        self._problem.setText(said(error))
        self._problem.show()

    def _empty(self) -> None:
        self.field.setPlainText("")
        self.field.document().setModified(False)


class _Event(QWidget):
    """A mark on the line of time, the day, and in words what happened."""

    def __init__(self, when: dt.date, words: str, state: str = "", first: bool = False) -> None:
        super().__init__()
        self._first, self._state = first, state
        self.head = Label(" · ".join(part for part in (day(when), words) if part), "small", "muted", wrap=True)
        self.inside = box("v", self.head)
        row = box("h", _RAIL, self.inside, margins=(0, 3, 0, 5), parent=self)
        row.setStretch(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x, y = 5.0, 3 + theme.px(17) / 2
        paint.vline(p, x, y if self._first else 0, self.height(), "edge")
        if self._state:
            paint.status(p, x, y, self._state, 4.0)
        else:
            paint.box(p, QRectF(x - 3, y - 3, 6, 6), "base", "muted", 3, 1.4)
        p.end()


class NoteEvent(_Event):
    """A note: its words can be changed where they stand."""

    def __init__(self, note: ActionNote, locked: bool) -> None:
        state = term(ACTION_STATES, note.state) if note.state is not None else ""
        words = " · ".join(part for part in (note.meeting, state) if part)
        super().__init__(note.at.date(), words, state_shape(note.state) if note.state is not None else "")
        self.note = note
        if note.illustrative:
            self.head.setText(f"{self.head.text()}°")
        self.field = TextField(tr("Note of {day}", day=day(note.at.date())), one_paragraph=True)
        self.field.setPlainText(note.note)
        self.field.document().setModified(False)
        self.field.setReadOnly(locked)
        self.field.put_back.connect(lambda: self.field.setPlainText(note.note))
        self.inside.addWidget(self.field)
        if not note.note:
            self.field.hide()


def _told(change: ActionChange) -> str:
    """Who changed what: "Coordination team · due 27 Mar 2020, was 13 Mar 2020"."""
    parts = [change.who]
    if change.dated:
        parts.append(tr("due {day}, was {before}", day=_due(change.due), before=_due(change.due_before)))
    if change.state is not None:
        parts.append(term(ACTION_STATES, change.state))
    return " · ".join(part for part in parts if part)


def _due(due: Due) -> str:
    if due.month is not None:
        return month_text(due.month)
    return day(due.on) if due.on is not None else tr("at no time")
