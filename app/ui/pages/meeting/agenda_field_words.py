"""What the fields of the agenda panel show, offer and read for the block they are about."""

import datetime as dt
from collections.abc import Sequence

from app.domain.day_words import day_from_words
from app.domain.time_words import hours_from_words
from app.domain.timetable import Timetable, TimetableItem, TimetableSession
from app.ui import language
from app.ui.language import tr
from app.ui.pages.meeting.agenda_words import room_text as room_words


class FieldWords:
    """The block, its agenda, and the words for both."""

    def __init__(self) -> None:
        self.table: Timetable | None = None
        self.session: TimetableSession | None = None
        self.item: TimetableItem | None = None

    def is_session(self) -> bool:
        """Whether the block moves as a session: a session, or an item that is one with it."""
        return self.item is None or (self.session is not None and self.session.whole is not None)

    def read_day(self, text: str) -> dt.date:
        """The day that was typed, as one of the meeting."""
        assert self.table is not None
        return day_from_words(text, self.table.first_day - dt.timedelta(days=1))

    def read_time(self, text: str) -> tuple[int, int | None] | None:
        """Start and perhaps end; None for an item that shall follow the one before."""
        if not text.strip() and not self.is_session():
            return None
        return hours_from_words(text)

    def rooms(self) -> Sequence[tuple[int | None, str]]:
        """The rooms to choose from."""
        rooms = self.table.rooms if self.table is not None else ()
        return [(None, tr("All rooms")), *((room.id, room_words(room)) for room in rooms)]

    def room_text(self, room_id: int | None) -> str:
        """A room with its seats."""
        return room_words(self.table.room(room_id) if self.table is not None else None)

    def sessions(self) -> Sequence[tuple[int, str]]:
        """The sessions an item may go to."""
        sessions = self.table.sessions if self.table is not None else ()
        return [(one.id, self.session_text(one.id)) for one in sessions if one.whole is None]

    def session_text(self, session_id: int) -> str:
        """A session with its day and time."""
        found = self.table.session(session_id) if self.table is not None else None
        if found is None:
            return ""
        return f"{found.title}, {language.weekday(found.day)} {language.clock(found.start)}"

    def bodies(self) -> Sequence[tuple[int | None, str]]:
        """The bodies to choose from."""
        return [(None, ""), *(self.table.bodies.items() if self.table is not None else ())]

    def body_text(self, body_id: int) -> str:
        """A body by its name."""
        return self.table.bodies.get(body_id, "") if self.table is not None else ""
