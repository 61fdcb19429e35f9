"""What participants see change between two versions of an agenda, entry by entry (``app.domain.agenda_entries``).

``differences`` is the only comparison of entries: the calendar's
SEQUENCE (``app.domain.releases``) and the list of changes at a release both follow it.

A calendar repeats around each item what its session and its meeting are called and who chairs; the list of changes says
that once, of the session or of the meeting. It says nothing of a session becoming an entry, or ceasing to be one, while
it takes place: its items came or went, and they are in the list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.agenda import AgendaDocument
from app.domain.agenda_entries import AgendaEntry, held_entries, held_sessions, instants
from app.domain.documents import MeetingHead
from app.domain.kinds import AgendaState, ItemRoleKind
from app.domain.venue_time import clock_text


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
    """One difference; ``before`` and ``after`` say it without words of any language (empty: nothing to say).

    ``old`` and ``new`` are what it is about: an entry, or a session with items; both None where it is the meeting.
    """

    kind: ChangeKind
    uid: str
    title: str
    before: str = ""
    after: str = ""
    old: AgendaEntry | None = field(default=None, compare=False, repr=False)
    new: AgendaEntry | None = field(default=None, compare=False, repr=False)

    @property
    def about(self) -> AgendaEntry | None:
        """As it is now, or was where it does not take place any more."""
        return self.new or self.old


def differences(
    before: AgendaEntry | None, after: AgendaEntry | None, surroundings: bool = True
) -> tuple[Change, ...]:  # fmt: skip
    """What participants see change from ``before`` to ``after``; None stands for not (or no longer) taking place.

    ``surroundings``: what its session and meeting say around the entry counts as its details, as in a calendar. Else it
    does not, and an item that went to another session is moved, even at the same time.
    """
    if before is None or after is None:
        return _come_or_gone(before, after)
    moved = _moved(before, after)
    shown = _clock(before, surroundings) != _clock(after, surroundings)
    speaker = _doing(before) != _doing(after)
    details = (
        (shown and not moved)  # another clock, or another day's, at the same instants
        or (before.roles != after.roles and not speaker)
        or _details(before, surroundings) != _details(after, surroundings)
    )
    found = (
        (ChangeKind.MOVED, moved or (not surroundings and _elsewhere(before, after)), _when),
        (ChangeKind.ROOM, _place(before) != _place(after), _where),
        (ChangeKind.TITLE, before.title != after.title, _title),
        (ChangeKind.SPEAKER, speaker, _who),
        (ChangeKind.STATUS, before.tentative != after.tentative, _status),
        (ChangeKind.DETAILS, details, _nothing),
    )
    return tuple(
        Change(kind, after.uid, after.title, text(before, after), text(after, before), before, after)
        for kind, differ, text in found
        if differ
    )


def agenda_changes(before: AgendaDocument | None, after: AgendaDocument) -> tuple[Change, ...]:
    """What participants see change from one agenda to the next, in the order of the new one; cancelled ones last.

    Before the first release (None) everything is new.
    """
    new = held_entries(after)
    if before is None:
        return tuple(change for entry in new.values() for change in differences(None, entry))
    old = held_entries(before)
    was, now = held_sessions(before), held_sessions(after)
    found = list(_meeting_changes(before.meeting, after.meeting))
    known: set[str] = set()
    for uid, entry in new.items():
        own = entry.session.uid
        if own not in known:
            known.add(own)
            found += _session_changes(own, (old, was), (new, now))
        if entry.item is not None:
            found += differences(old.get(uid), entry, surroundings=False)
    for uid, entry in old.items():
        if uid not in new and uid not in now:
            found += differences(entry, None)
    return tuple(found)


def _come_or_gone(before: AgendaEntry | None, after: AgendaEntry | None) -> tuple[Change, ...]:
    if after is not None:
        return (Change(ChangeKind.NEW, after.uid, after.title, after=_when(after), new=after),)
    if before is not None:
        return (Change(ChangeKind.CANCELLED, before.uid, before.title, _when(before), old=before),)
    return ()


_Held = tuple[Mapping[str, AgendaEntry], Mapping[str, AgendaEntry]]  # entries and sessions that take place, by uid


def _session_changes(uid: str, before: _Held, after: _Held) -> Iterator[Change]:
    """What changed about a session itself. What its items show, they show alone: time, place and how sure it is."""
    (old_entries, old_sessions), (new_entries, new_sessions) = before, after
    new, old = new_sessions[uid], old_sessions.get(uid)
    if old is None:
        if uid in new_entries:
            yield from differences(None, new)
        return
    changes = differences(old, new, surroundings=False)
    if uid in old_entries or uid in new_entries:
        yield from changes
        return
    yield from (change for change in changes if change.kind in (ChangeKind.TITLE, ChangeKind.SPEAKER))
    kinds = {change.kind for change in changes}
    longer = ChangeKind.MOVED in kinds and not _items_moved(new, old_entries)
    if longer or ChangeKind.DETAILS in kinds:
        yield Change(ChangeKind.DETAILS, new.uid, new.title, old=old, new=new)


def _items_moved(session: AgendaEntry, old: Mapping[str, AgendaEntry]) -> bool:
    """Whether any item of the session that was there before is at another time now."""
    items = (AgendaEntry(session.meeting, session.session, item) for item in session.session.items)
    return any(item.uid in old and _moved(old[item.uid], item) for item in items)


def _meeting_changes(before: MeetingHead, after: MeetingHead) -> Iterator[Change]:
    if _heading(before) != _heading(after):
        yield Change(ChangeKind.DETAILS, after.uid, after.title)


def _heading(meeting: MeetingHead) -> tuple[object, ...]:
    """What an agenda says of the meeting alone; its place and link are those of each entry."""
    named = (meeting.short_name, meeting.title, meeting.host, meeting.contact, meeting.directions, meeting.note)
    return (*named, meeting.first_day, meeting.last_day, meeting.zone, meeting.illustrative)


def _moved(before: AgendaEntry, after: AgendaEntry) -> bool:
    """Whether start or end differ in UTC. Old releases are compared even where their time did not exist."""
    if _clock(before) == _clock(after):
        return False
    return instants(before, later=False) != instants(after, later=False)


def _elsewhere(before: AgendaEntry, after: AgendaEntry) -> bool:
    """Whether an item went to another session, and people can see it."""
    old, new = before.session, after.session
    other = before.item is not None and after.item is not None and old.uid != new.uid
    return other and (old.title, before.session_roles) != (new.title, after.session_roles)


def _clock(entry: AgendaEntry, zone: bool = True) -> tuple[object, ...]:
    return (entry.day, entry.start, entry.end, entry.meeting.zone if zone else "")


def _place(entry: AgendaEntry) -> tuple[str, ...]:
    return (entry.session.room, entry.meeting.place, entry.meeting.address, entry.meeting.link)


def _doing(entry: AgendaEntry) -> frozenset[tuple[str, ItemRoleKind]]:
    """Who does what: an answer, another spelling or another employer changes nothing about that."""
    return frozenset((role.person.uid, role.kind) for role in entry.roles)


def _details(entry: AgendaEntry, surroundings: bool) -> tuple[object, ...]:
    """Everything else that is shown: what has no kind of its own and is not internal."""
    session, item = entry.session, entry.item
    around: tuple[object, ...] = (entry.meeting.title,) if surroundings else ()
    if item is None:
        return (*around, session.track, session.body, session.illustrative)
    if surroundings:
        around += (session.title, session.track, session.body, entry.session_roles)
    return (*around, item.kind, item.decision, item.added_on, item.presentations, item.note, item.illustrative)


def _when(entry: AgendaEntry, other: AgendaEntry | None = None) -> str:
    text = f"{entry.day.isoformat()} {clock_text(entry.start)}–{clock_text(entry.end)}"
    if other is None or _clock(entry, zone=False) != _clock(other, zone=False):
        return text
    if entry.meeting.zone != other.meeting.zone:
        return f"{text} {entry.meeting.zone}"
    return f"{text}; {entry.session.title}"


def _where(entry: AgendaEntry, other: AgendaEntry) -> str:
    """Only what differs of it."""
    return "; ".join(part for part, was in zip(_place(entry), _place(other), strict=True) if part and part != was)


def _title(entry: AgendaEntry, _other: AgendaEntry) -> str:
    return entry.title


def _nothing(_entry: AgendaEntry, _other: AgendaEntry) -> str:
    return ""


def _who(entry: AgendaEntry, other: AgendaEntry) -> str:
    """The names; with what each does where the people are the same."""
    if {uid for uid, _kind in _doing(entry)} == {uid for uid, _kind in _doing(other)}:
        return "; ".join(f"{role.person.name} ({role.kind.value})" for role in entry.roles)
    return "; ".join(dict.fromkeys(role.person.name for role in entry.roles))


def _status(entry: AgendaEntry, _other: AgendaEntry) -> str:
    return (AgendaState.TENTATIVE if entry.tentative else AgendaState.CONFIRMED).value
