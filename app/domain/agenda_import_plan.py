"""What an import of an agenda would do: each event compared with the meeting, and with what was imported before.

What was changed by hand since the last import is kept, unless it is asked to be overwritten: for each field a print of
the value that was imported is kept beside the name of the event (``Known.prints``). A field is changed where the file
says something new; where the meeting has another value than was imported, somebody changed it.
"""

import base64
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.agenda_import import LEADING, AgendaField, ImportedAgenda, ImportedEvent
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresentationKind

_PRINT = 4  # letters of a print: 24 bits
_BETWEEN = "|"  # the prints and the name of an event in what is kept of it
_PLACED = frozenset({AgendaField.TIME, AgendaField.ROOM})
_NEW_PERSON = "?"
_OF_PRESENTATION = frozenset({AgendaField.LANGUAGE, AgendaField.FORM})  # every one has them; without one they are moot

Values = Mapping[AgendaField, str]


class EventState(StrEnum):
    """What becomes of an event."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"  # nothing but day, time, room
    GONE = "gone"  # of an earlier import, and no more in the file
    KEPT = "kept"  # other than in the file, because somebody changed it here
    UNCHANGED = "unchanged"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class KnownPart:
    """Somebody's part in an item or its session."""

    person_id: int
    name: str
    kind: ItemRoleKind


@dataclass(frozen=True, slots=True)
class Known:
    """An item of the meeting, or a session without items (``item_id`` None), as it is now.

    ``alone``: it is the only item of its session. ``talk_id`` is its presentation.
    """

    session_id: int
    item_id: int | None
    uid: str
    title: str
    day: dt.date
    start: int
    minutes: int
    room: str
    track: str
    kind: ItemKind
    state: AgendaState
    decision: bool = False
    note: str = ""
    internal_note: str = ""
    session: str = ""
    alone: bool = True
    parts: tuple[KnownPart, ...] = ()
    talk_id: int | None = None
    talk: str = ""
    abstract: str = ""
    language: str = ""
    form: PresentationKind = PresentationKind.TALK


@dataclass(frozen=True, slots=True)
class Reference:
    """What is kept of an event that was imported: its row (``item``: an item, else a session) and its prints."""

    ref_id: int
    row_id: int
    item: bool
    external_id: str
    prints: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is other in the file; ``kept``: it was changed by hand, and stays."""

    field: AgendaField
    old: str
    new: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """An event with its state; ``event`` None: it is gone from the file, ``known`` None: it is not in the meeting."""

    id: int
    state: EventState
    event: ImportedEvent | None = None
    known: Known | None = None
    reference: Reference | None = None
    changes: tuple[Change, ...] = ()

    @property
    def title(self) -> str:
        """What it is called, in the file or in the meeting."""
        if self.event is not None:
            return self.event.title
        return self.known.title if self.known is not None else ""

    @property
    def changed(self) -> frozenset[AgendaField]:
        """The fields that an import changes."""
        return frozenset(change.field for change in self.changes if not change.kept)


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: ``overwrite`` what was changed by hand, ``cancel_missing`` what is gone from the file."""

    overwrite: bool = False
    cancel_missing: bool = False


@dataclass(frozen=True)
class AgendaPlan:
    """The difference between a file and a meeting (``meeting_id`` None: one that is made for it).

    ``people`` are the known people (ids) of the file's, None for new ones; ``rooms`` the rooms to be made.
    """

    agenda: ImportedAgenda
    events: tuple[PlannedEvent, ...]
    people: tuple[int | None, ...] = ()
    rooms: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)
    meeting_id: int | None = None

    def counts(self) -> Mapping[EventState, int]:
        """How many events there are of each state."""
        return Counter(one.state for one in self.events)

    @property
    def new_people(self) -> int:
        """How many people are to be entered."""
        return sum(one is None for one in self.people)

    @property
    def changes_anything(self) -> bool:
        """Whether an import would do anything that is seen."""
        done = {EventState.NEW, EventState.CHANGED, EventState.MOVED}
        if self.options.cancel_missing:
            done.add(EventState.GONE)
        return bool(self.rooms) or any(one.state in done for one in self.events)


def values_of(event: ImportedEvent, people: Sequence[int | None]) -> Values:
    """What the file says of an event, in the form in which the meeting's items are compared."""
    presented = event.is_presented
    return {
        AgendaField.TITLE: event.title,
        AgendaField.TIME: f"{event.day} {event.start}",
        AgendaField.LENGTH: str(max(1, event.minutes) if event.is_session else event.minutes),
        AgendaField.ROOM: event.room,
        AgendaField.TRACK: event.track,
        AgendaField.KIND: "" if event.is_session else event.kind.value,
        AgendaField.PEOPLE: _parts((part.kind, people[part.person], part.person) for part in event.parts),
        AgendaField.CHAIRS: _parts(
            ((part.kind, people[part.person], part.person) for part in event.parts), leading=True
        ),
        AgendaField.ABSTRACT: event.abstract,
        AgendaField.LANGUAGE: event.language,
        AgendaField.FORM: event.form.value if presented else "",
        AgendaField.TALK: event.talk,
        AgendaField.NOTE: event.note,
        AgendaField.INTERNAL_NOTE: event.internal_note,
        AgendaField.STATE: event.state.value,
        AgendaField.DECISION: "x" if event.decision else "",
        AgendaField.SESSION: event.session if event.session != event.title else "",
    }


def values_of_known(known: Known) -> Values:
    """An item of the meeting in the same form."""
    is_own = known.item_id is None or known.session == known.title
    return {
        AgendaField.TITLE: known.title,
        AgendaField.TIME: f"{known.day} {known.start}",
        AgendaField.LENGTH: str(known.minutes),
        AgendaField.ROOM: known.room,
        AgendaField.TRACK: known.track,
        AgendaField.KIND: known.kind.value if known.item_id is not None else "",
        AgendaField.PEOPLE: _parts((part.kind, part.person_id, 0) for part in known.parts),
        AgendaField.CHAIRS: _parts(((part.kind, part.person_id, 0) for part in known.parts), leading=True),
        AgendaField.ABSTRACT: known.abstract,
        AgendaField.LANGUAGE: known.language,
        AgendaField.FORM: known.form.value if known.talk_id is not None else "",
        AgendaField.TALK: known.talk if known.talk != known.title else "",
        AgendaField.NOTE: known.note,
        AgendaField.INTERNAL_NOTE: known.internal_note,
        AgendaField.STATE: known.state.value,
        AgendaField.DECISION: "x" if known.decision else "",
        AgendaField.SESSION: "" if is_own else known.session,
    }


def _parts(parts: Iterable[tuple[ItemRoleKind, int | None, int]], leading: bool = False) -> str:
    """Who speaks, or who leads as what, in any order; whoever speaks as what, few files tell."""
    found = set()
    for kind, person_id, place in parts:
        if (kind in LEADING) is leading:
            shown = kind if leading else ItemRoleKind.SPEAKER
            found.add(f"{person_id if person_id is not None else f'{_NEW_PERSON}{place}'} {shown.value}")
    return ", ".join(sorted(found))


def prints_of(values: Values) -> str:
    """The prints of all fields, a few letters each."""
    return "".join(_print(values[each]) for each in AgendaField)


def with_print(prints: str, each: AgendaField, value: str) -> str:
    """``prints`` with another value of one field."""
    place = list(AgendaField).index(each) * _PRINT
    return f"{prints[:place]}{_print(value)}{prints[place + _PRINT :]}"


def _print(value: str) -> str:
    digest = hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=_PRINT * 6 // 8).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")


def written(prints: str, external_id: str) -> str:
    """What is kept of an event in one text."""
    return f"{prints}{_BETWEEN}{external_id}"


def read_reference(ref_id: int, row_id: int, item: bool, text: str) -> Reference:
    """The other way round; of prints with fewer fields the rest is not known."""
    prints, _between, external_id = text.partition(_BETWEEN)
    return Reference(ref_id, row_id, item, external_id, prints)


def differing(
    plan_values: tuple[Values, Values], reference: Reference | None, says: frozenset[AgendaField], overwrite: bool
) -> list[tuple[AgendaField, bool]]:
    """The fields in which the file (first) and the meeting (second) differ, and whether the meeting's value is kept."""
    theirs, ours = plan_values
    found = []
    for place, each in enumerate(AgendaField):
        if each not in says or theirs[each] == ours[each]:
            continue
        if each in _OF_PRESENTATION and not (theirs[each] and ours[each]):
            continue
        if reference is None and _says_less(each, theirs[each], ours[each]):
            continue
        before = reference.prints[place * _PRINT : (place + 1) * _PRINT] if reference is not None else ""
        if not before:
            by_hand = False  # it was never imported: the file says what it is to be
        else:
            if before == _print(theirs[each]) and before == _print(ours[each]):
                continue
            by_hand = before != _print(ours[each])
        found.append((each, by_hand and not overwrite))
    return found


def _says_less(each: AgendaField, theirs: str, ours: str) -> bool:
    """Whether a file that was never imported here only says less than the meeting: an older copy, or one for all."""
    if each in (AgendaField.PEOPLE, AgendaField.CHAIRS):
        return set(theirs.split(", ")) - {""} < set(ours.split(", "))
    if each is AgendaField.ABSTRACT:  # ours may stand in it beside those of other presentations
        return not theirs or (bool(ours) and ours in theirs)
    if each is AgendaField.FORM:
        return theirs == PresentationKind.TALK.value
    return not theirs and each not in (AgendaField.ROOM, AgendaField.SESSION)


def state_of(changes: Sequence[Change]) -> EventState:
    """What becomes of an event of which these fields differ."""
    done = {change.field for change in changes if not change.kept}
    if not changes:
        return EventState.UNCHANGED
    if not done:
        return EventState.KEPT
    return EventState.MOVED if done <= _PLACED else EventState.CHANGED
