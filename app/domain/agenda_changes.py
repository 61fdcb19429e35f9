"""What participants see of an agenda, entry by entry, and what differs between two versions of it.

An entry is what one event of a calendar, or one line of a list of changes, stands for: an agenda item, or a session
that has no items. Internal notes are no part of it. ``differences`` is the only comparison of agendas: the calendar's
SEQUENCE (``app.domain.releases``) and the list of changes at a release both follow it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.documents import MeetingHead
from app.domain.kinds import AgendaState, MeetingState, RoleState
from app.domain.venue_time import clock_text, to_utc


class ChangeKind(StrEnum):
    """What changed about an entry. The first six are told to people; the last two only reach their calendars."""

    NEW = "new"  # or back again after it was cancelled
    MOVED = "moved"
    ROOM = "room"  # or the meeting's place or link
    TITLE = "title"
    SPEAKER = "speaker"
    CANCELLED = "cancelled"  # or taken off the agenda
    STATUS = "status"  # tentative or confirmed
    DETAILS = "details"  # note, track, presentations, chair …


@dataclass(frozen=True)
class Change:
    """One difference; ``before`` and ``after`` say it without words of any language (empty: nothing to say)."""

    kind: ChangeKind
    uid: str
    title: str
    before: str = ""
    after: str = ""


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


def differences(before: AgendaEntry | None, after: AgendaEntry | None) -> tuple[Change, ...]:
    """What participants see change from ``before`` to ``after``; None stands for not (or no longer) taking place."""
    if before is None and after is None:
        return ()
    if after is None:
        assert before is not None
        return (Change(ChangeKind.CANCELLED, before.uid, before.title, before=_when(before)),)
    if before is None:
        return (Change(ChangeKind.NEW, after.uid, after.title, after=_when(after)),)
    moved = _moved(before, after)
    clock_only = not moved and _clock(before) != _clock(after)  # another zone's clock, the same instants
    return tuple(
        Change(kind, after.uid, after.title, text(before), text(after))
        for kind, differ, text in (
            (ChangeKind.MOVED, moved, _when),
            (ChangeKind.ROOM, _place(before) != _place(after), _where),
            (ChangeKind.TITLE, before.title != after.title, _title),
            (ChangeKind.SPEAKER, before.roles != after.roles, _who),
            (ChangeKind.STATUS, before.tentative != after.tentative, _status),
            (ChangeKind.DETAILS, clock_only or _details(before) != _details(after), _nothing),
        )
        if differ
    )


def agenda_changes(before: AgendaDocument | None, after: AgendaDocument) -> tuple[Change, ...]:
    """What participants see change from one agenda to the next, in the order of the new one; cancelled ones last."""
    old = held_entries(before) if before is not None else {}
    new = held_entries(after)
    uids = [*new, *(uid for uid in old if uid not in new)]
    return tuple(change for uid in uids for change in differences(old.get(uid), new.get(uid)))


def instants(entry: AgendaEntry, later: bool | None = None) -> tuple[dt.datetime, dt.datetime]:
    """Start and end in UTC; ``later`` as in ``to_utc``, which raises UserError for a time that is not or comes twice.

    An entry of no length takes a minute, since an event's end must come after its start (RFC 5545 §3.8.2.2).
    """
    start = to_utc(entry.day, entry.start, entry.meeting.zone, later)
    end = to_utc(entry.day, entry.end, entry.meeting.zone, later)
    return start, max(end, start + dt.timedelta(minutes=1))


def _moved(before: AgendaEntry, after: AgendaEntry) -> bool:
    """Whether start or end differ in UTC. Old releases are compared even where their time did not exist."""
    if _clock(before) == _clock(after):
        return False
    return instants(before, later=False) != instants(after, later=False)


def _clock(entry: AgendaEntry) -> tuple[object, ...]:
    return (entry.day, entry.start, entry.end, entry.meeting.zone)


def _place(entry: AgendaEntry) -> tuple[str, ...]:
    return (entry.session.room, entry.meeting.place, entry.meeting.address, entry.meeting.link)


def _details(entry: AgendaEntry) -> tuple[object, ...]:
    """Everything else that is shown: what has no kind of its own and is not internal."""
    session, item = entry.session, entry.item
    if item is None:
        return (entry.meeting.title, session.track, session.body, session.illustrative)
    around = (entry.meeting.title, session.title, session.track, session.body, entry.session_roles)
    return (*around, item.kind, item.decision, item.added_on, item.presentations, item.note, item.illustrative)


def _when(entry: AgendaEntry) -> str:
    return f"{entry.day.isoformat()} {clock_text(entry.start)}–{clock_text(entry.end)}"


def _where(entry: AgendaEntry) -> str:
    return "; ".join(part for part in _place(entry) if part)


def _title(entry: AgendaEntry) -> str:
    return entry.title


def _nothing(_entry: AgendaEntry) -> str:
    return ""


def _who(entry: AgendaEntry) -> str:
    return "; ".join(role.person.name for role in entry.roles)


def _status(entry: AgendaEntry) -> str:
    return (AgendaState.TENTATIVE if entry.tentative else AgendaState.CONFIRMED).value
