"""The fields of the chosen session or item: each commits one change; which are shown depends on what is chosen."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.kinds import AgendaState
from app.domain.time_words import length_from_words
from app.domain.timetable import Thing, Timetable, TimetableItem, TimetableSession
from app.domain.timetable_moves import end_of
from app.ui.language import term, tr
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.pages.meeting.agenda_field_words import FieldWords
from app.ui.pages.meeting.agenda_words import KINDS, STATES, day_text, length_text, state_text
from app.ui.widgets.fields import Property, offer
from app.ui.widgets.timetable.words import span_text

_OF_SESSION = ("title", "day", "time", "length", "room", "track", "body", "state")
_OF_ITEM = (
    "title",
    "day",
    "time",
    "locked",
    "length",
    "room",
    "session",
    "kind",
    "state",
    "decision",
    "note",
    "internal",
)
_OF_BOTH = (
    "title", "day", "time", "locked", "length", "room", "kind", "track", "body", "state", "decision", "note",
    "internal",
)  # fmt: skip
NOTES = ("note", "internal")  # several lines each: they stand last
_EMPTY = "—"


class BlockFields(QObject):
    """The properties by name, and what they commit for the block that is shown."""

    def __init__(self, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self.words = FieldWords()
        self._tracks: tuple[str, ...] = ()
        self.all: dict[str, Property] = {
            "title": Property(tr("Title"), long="paragraph"),
            "day": Property(tr("Day"), day_text, self.words.read_day),
            "time": Property(tr("Time"), str, self.words.read_time, placeholder=_EMPTY),
            "locked": Property(tr("Locked"), _yes_no, choices=lambda: [(True, tr("Yes")), (False, tr("No"))]),
            "length": Property(tr("Length"), length_text, length_from_words),
            "room": Property(tr("Room"), self.words.room_text, choices=self.words.rooms),
            "session": Property(tr("Session"), self.words.session_text, choices=self.words.sessions),
            "kind": Property(tr("Kind"), lambda kind: term(KINDS, kind), choices=lambda: _choices(KINDS)),
            "track": Property(tr("Track"), placeholder=_EMPTY),
            "body": Property(tr("Body"), self.words.body_text, choices=self.words.bodies, placeholder=_EMPTY),
            "state": Property(tr("State"), lambda state: state_text(STATES, state), choices=lambda: _choices(STATES)),
            "decision": Property(tr("Decision"), _yes_no, choices=lambda: [(True, tr("Yes")), (False, tr("No"))]),
            "note": Property(tr("Note"), long="text", placeholder=tr("Printed in the agenda")),
            "internal": Property(tr("For chair"), long="text", placeholder=tr("Only the chair sees it")),
        }
        commits: dict[str, Callable[[Any], Any]] = {
            "title": self._rename, "day": self._move_day, "time": self._retime, "length": self._relength,
            "room": self._move_room, "session": self._move_to_session, "state": self._set_state,
            "track": lambda text: self._set_session("track", text),
            "body": lambda one: self._set_session("body_id", one),
            "kind": lambda kind: self._set_item("kind", kind, "kind"),
            "locked": lambda flag: self._set_item("locked", flag, "locked"),
            "decision": lambda flag: self._set_item("decision", flag, "decision_flag"),
            "note": lambda text: self._set_item("note", text, "public_note"),
            "internal": lambda text: self._set_item("internal", text, "internal_note"),
        }  # fmt: skip
        for name, act in commits.items():
            self.all[name].committed.connect(act)
        for field in self.all.values():  # until a layout takes it; where none does, it goes with the parent
            field.setParent(parent)
            field.hide()

    def show(self, table: Timetable, session: TimetableSession, item: TimetableItem | None, locked: bool) -> None:
        """Show the fields of the session, of the item, or of both where they are one."""
        self.take(table, session, item)
        shown = self.shown()
        timed: TimetableSession | TimetableItem = item or session
        gone = session.state is AgendaState.CANCELLED
        values: dict[str, Any] = {
            "title": timed.title, "day": session.day, "time": span_text(timed.start, timed.end),
            "length": timed.minutes, "room": session.room_id, "session": session.id, "track": session.track,
            "body": session.body_id, "state": session.state if gone else timed.state,
        }  # fmt: skip
        if item is not None:
            values |= {
                "kind": item.kind, "locked": item.locked, "decision": item.decision, "note": item.note,
                "internal": item.internal_note,
            }  # fmt: skip
        for name, field in self.all.items():
            field.setVisible(name in shown)
            if name in shown:
                field.show_value(values[name])
                of_session = name in ("day", "room") and not self.words.is_session()
                field.set_locked(locked or of_session)
        track = self.all["track"].field
        if table.tracks != self._tracks and isinstance(track, QLineEdit):
            self._tracks = table.tracks
            offer(track, table.tracks)

    def take(self, table: Timetable, session: TimetableSession, item: TimetableItem | None) -> None:
        """Change this block from now on."""
        self.words.table, self.words.session, self.words.item = table, session, item

    def shown(self) -> Sequence[str]:
        """The names of the fields that are shown, in their order."""
        if self.words.item is None:
            return _OF_SESSION
        return _OF_BOTH if self.words.is_session() else _OF_ITEM

    def retime(self, text: str, refused: Callable[[UserError], None]) -> None:
        """Take a time that was typed elsewhere for the block shown."""
        try:
            self._retime(self.words.read_time(text), refused)
        except UserError as error:
            refused(error)

    def relength(self, text: str, refused: Callable[[UserError], None]) -> None:
        """Take a length that was typed elsewhere for the block shown."""
        try:
            self._relength(length_from_words(text), refused)
        except UserError as error:
            refused(error)

    def _rename(self, title: str) -> None:
        session, item = self.words.session, self.words.item
        assert session is not None
        ref = (Thing.ITEM, item.id) if item is not None else (Thing.SESSION, session.id)
        self._deeds.rename(ref, title, one_title(session, item), self.all["title"].refuse)

    def _move_day(self, day: dt.date) -> None:
        if (session := self.words.session) is not None:
            self._deeds.move_session(session.id, day, session.start, session.room_id, self.all["day"].refuse)

    def _move_room(self, room_id: int | None) -> None:
        if (session := self.words.session) is not None:
            self._deeds.move_session(session.id, session.day, session.start, room_id, self.all["room"].refuse)

    def _move_to_session(self, session_id: int) -> None:
        if (
            self.words.item is not None
            and self.words.table is not None
            and (found := self.words.table.session(session_id))
        ):
            place = len(found.items)
            self._deeds.place_item(self.words.item.id, session_id, place, None, self.all["session"].refuse)

    def _retime(self, typed: tuple[int, int | None] | None, refused: Callable[[UserError], None] | None = None) -> None:
        session, item = self.words.session, self.words.item
        refused = refused or self.all["time"].refuse
        if session is None:
            return
        if typed is None or not self.words.is_session():
            if item is not None:
                self._deeds.item(item.id, refused, **_item_times(session, item, typed))
            return
        start, end = typed
        if end is None or end - start == session.minutes:
            self._deeds.move_session(session.id, session.day, start, session.room_id, refused)
        else:
            self._deeds.resize_session(session.id, start, end - start, refused)

    def _relength(self, minutes: int, refused: Callable[[UserError], None] | None = None) -> None:
        refused = refused or self.all["length"].refuse
        if self.words.item is not None and not self.words.is_session():
            self._deeds.item(self.words.item.id, refused, minutes=minutes)
        elif self.words.session is not None:
            self._deeds.resize_session(self.words.session.id, self.words.session.start, minutes, refused)

    def _set_state(self, state: AgendaState) -> None:
        if self.words.session is not None:
            whole = self.words.session.id if self.words.is_session() else None
            self._deeds.state(whole, self.words.item.id if self.words.item is not None else None, state)

    def _set_session(self, field: str, value: Any) -> None:
        if self.words.session is not None:
            self._deeds.session(self.words.session.id, self.all[field.partition("_")[0]].refuse, **{field: value})

    def _set_item(self, name: str, value: Any, field: str) -> None:
        if self.words.item is not None:
            self._deeds.item(self.words.item.id, self.all[name].refuse, **{field: value})


def one_title(session: TimetableSession, item: TimetableItem | None) -> int | None:
    """The session's id where it is one with its item and has the same title: both are then renamed."""
    same = item is not None and session.whole is not None and session.title == item.title
    return session.id if same else None


def _item_times(
    session: TimetableSession, item: TimetableItem, typed: tuple[int, int | None] | None
) -> Mapping[str, int | None]:
    """The fields to set for times that were typed: no start of its own where it follows the one before anyway."""
    if typed is None:
        return {"start": None}
    start, end = typed
    before = end_of(session, session.items[: session.items.index(item)])
    found: dict[str, int | None] = {"start": None if start == before else start}
    return found if end is None else found | {"minutes": end - start}


def _choices(terms: Mapping[Enum, str]) -> Sequence[tuple[Any, str]]:
    return [(value, state_text(terms, value)) for value in terms]


def _yes_no(flag: bool) -> str:
    return tr("Yes") if flag else tr("No")
