"""What participants see of an agenda, entry by entry.

An entry is what one event of a calendar, or one line of a list of changes, stands for: an agenda item, or a session
that has no items. Internal notes are no part of it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.documents import MeetingHead
from app.domain.kinds import AgendaState, MeetingState, RoleState
from app.domain.venue_time import to_utc


@dataclass(frozen=True)
class AgendaEntry:
    """An agenda item, or a session without items (``item`` is None), with the meeting and session it belongs to.

    ``day`` is the session's; ``start`` and ``end`` are venue minutes from 00:00 of that day and may pass 1440.
    """

    meeting: MeetingHead
    session: AgendaSession
    item: AgendaItem | None

    @property
    def uid(self) -> str:
        """The row's uid: the same for life."""
        return self._shown.uid

    @property
    def title(self) -> str:
        """The item's title, or the session's."""
        return self._shown.title

    @property
    def day(self) -> dt.date:
        """The session's day."""
        return self.session.day

    @property
    def start(self) -> int:
        """Venue minutes."""
        return self._shown.start

    @property
    def end(self) -> int:
        """Venue minutes."""
        return self._shown.end

    @property
    def roles(self) -> tuple[AgendaRole, ...]:
        """Who does something in it; those who declined are left out."""
        return tuple(role for role in self._shown.roles if role.state is not RoleState.DECLINED)

    @property
    def session_roles(self) -> tuple[AgendaRole, ...]:
        """Who does something in the whole session, when this is one of its items."""
        if self.item is None:
            return ()
        return tuple(role for role in self.session.roles if role.state is not RoleState.DECLINED)

    @property
    def tentative(self) -> bool:
        """Whether the item, its session or the whole meeting is still unsure."""
        unsure = AgendaState.TENTATIVE
        return unsure in (self._shown.state, self.session.state) or self.meeting.state is MeetingState.PLANNED

    @property
    def _shown(self) -> AgendaItem | AgendaSession:
        return self.session if self.item is None else self.item


def entries(document: AgendaDocument) -> Iterator[tuple[AgendaEntry, bool]]:
    """Every entry of the agenda in its order, and whether it takes place.

    A session of which all items are cancelled is shown itself, beside them.
    """
    for session in document.sessions:
        held = document.meeting.state is not MeetingState.CANCELLED and session.state is not AgendaState.CANCELLED
        for item in session.items:
            yield AgendaEntry(document.meeting, session, item), held and item.state is not AgendaState.CANCELLED
        if not session.items or (held and all(item.state is AgendaState.CANCELLED for item in session.items)):
            yield AgendaEntry(document.meeting, session, None), held


def held_entries(document: AgendaDocument) -> dict[str, AgendaEntry]:
    """The entries that take place, by uid."""
    return {entry.uid: entry for entry, held in entries(document) if held}


def held_sessions(document: AgendaDocument) -> dict[str, AgendaEntry]:
    """Every session that takes place, by uid, also those with items."""
    if document.meeting.state is MeetingState.CANCELLED:
        return {}
    return {
        session.uid: AgendaEntry(document.meeting, session, None)
        for session in document.sessions
        if session.state is not AgendaState.CANCELLED
    }


def instants(entry: AgendaEntry, later: bool | None = None) -> tuple[dt.datetime, dt.datetime]:
    """Start and end in UTC; ``later`` as in ``to_utc``, which raises UserError for a time that is not or comes twice.

    An entry of no length takes a minute, since an event's end must come after its start (RFC 5545 §3.8.2.2).
    """
    start = to_utc(entry.day, entry.start, entry.meeting.zone, later)
    end = to_utc(entry.day, entry.end, entry.meeting.zone, later)
    return start, max(end, start + dt.timedelta(minutes=1))
