"""New events of an imported agenda: sessions, items, roles and presentations, entered many at a time."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.agenda_import import LEADING, ImportedEvent
from app.domain.kinds import AgendaState, ItemRoleKind, PresentationKind, RoleState, SlidesState
from app.domain.text import fold
from app.models import Item, ItemRole, MeetingSession, Presentation
from app.services.bulk_people import insert_rows

LANGUAGE = "en"  # of a presentation whose file says none, as the model has it
_PIECE = 1000  # rows between two steps
Values = dict[str, Any]
Step = Callable[[int, int], None]


@dataclass
class _Block:
    """A session to be made with these events (places); ``leading``: who leads all of it."""

    events: list[int]
    is_shared: bool
    leading: frozenset[tuple[int, ItemRoleKind, RoleState]] = frozenset()


class NewEvents:
    """Enters events into a meeting; ``rooms`` and ``people`` are the ids of those of the file."""

    def __init__(
        self, session: Session, meeting_id: int, rooms: Mapping[str, int], people: Sequence[int], source: str
    ) -> None:
        self._session, self._meeting, self._rooms, self._people = session, meeting_id, rooms, people
        self._source = source

    def enter(self, events: Sequence[ImportedEvent], step: Step) -> list[tuple[bool, int]]:
        """Enter the events; for each whether it is an item (else a session), and its id."""
        blocks = self._blocks(events)
        free = self._free_uids([event.guid for event in events if event.guid])
        sessions = insert_rows(self._session, MeetingSession, self._sessions(events, blocks, free))
        step(0, len(events))
        values, owners = self._items(events, blocks, sessions, free)
        items: list[int] = []
        for begin in range(0, len(values), _PIECE):
            items += insert_rows(self._session, Item, values[begin : begin + _PIECE])
            step(begin, len(events))
        found: dict[int, tuple[bool, int]] = {owner: (True, one) for owner, one in zip(owners, items, strict=True)}
        for block, one in zip(blocks, sessions, strict=True):
            if events[block.events[0]].is_session:
                found[block.events[0]] = False, one
        self._roles(events, blocks, sessions, found)
        self._talks(events, found)
        return [found[place] for place in range(len(events))]

    def _blocks(self, events: Sequence[ImportedEvent]) -> list[_Block]:
        """Which events share a session: those that name one, on the same day, in the same room and track."""
        shared: dict[tuple[object, ...], _Block] = {}
        found: list[_Block] = []
        for place, event in enumerate(events):
            if event.is_session or not event.session:
                found.append(_Block([place], is_shared=False))
                continue
            key = event.day, event.session, event.room, event.track
            if key not in shared:
                shared[key] = _Block([], is_shared=True)
                found.append(shared[key])
            shared[key].events.append(place)
        for block in found:
            if block.is_shared:
                block.events.sort(key=lambda place: (events[place].start, events[place].place))
                block.leading = frozenset.intersection(*(self._leading(events[place]) for place in block.events))
        return found

    def _leading(self, event: ImportedEvent) -> frozenset[tuple[int, ItemRoleKind, RoleState]]:
        return frozenset(
            (self._people[part.person], part.kind, part.state) for part in event.parts if part.kind in LEADING
        )

    def _free_uids(self, guids: Sequence[str]) -> set[str]:
        """Those UUIDs that no session and no item has yet."""
        wanted = {uuid.UUID(guid) for guid in guids}
        taken: set[uuid.UUID] = set()
        for table in (Item, MeetingSession):
            if wanted:
                taken |= wanted & set(self._session.scalars(select(table.uid)))
        return {str(one) for one in wanted - taken}

    def _sessions(self, events: Sequence[ImportedEvent], blocks: Sequence[_Block], free: set[str]) -> list[Values]:
        last = self._session.scalar(
            select(func.max(MeetingSession.position)).where(MeetingSession.meeting_id == self._meeting)
        )
        found = []
        for position, block in enumerate(blocks, (last or 0) + 1):
            held = [events[place] for place in block.events]
            first = held[0]
            start = min(event.start for event in held)
            minutes = max(1, max(event.start + event.minutes for event in held) - start)
            title = first.session if block.is_shared else first.title
            cancelled = all(event.state is AgendaState.CANCELLED for event in held)
            found.append({
                "meeting_id": self._meeting, "day": first.day, "start": start, "minutes": minutes,
                "room_id": self._rooms.get(first.room), "title": title, "track": first.track, "body_id": None,
                "position": position, "folded": fold(f"{title} {first.track}"), "source": first.source,
                "state": first.state if not block.is_shared else
                AgendaState.CANCELLED if cancelled else AgendaState.CONFIRMED,
                "uid": _uid(first.guid, free) if first.is_session else None,
            })  # fmt: skip
        return found

    def _items(
        self, events: Sequence[ImportedEvent], blocks: Sequence[_Block], sessions: Sequence[int], free: set[str]
    ) -> tuple[list[Values], list[int]]:
        """The values of all items, and which event each is."""
        values: list[Values] = []
        owners: list[int] = []
        for block, session_id in zip(blocks, sessions, strict=True):
            if events[block.events[0]].is_session:
                continue
            clock = min(events[place].start for place in block.events)
            for position, place in enumerate(block.events, 1):
                event = events[place]
                values.append({
                    "session_id": session_id, "position": position, "minutes": event.minutes, "locked": False,
                    "start": event.start if event.start != clock else None, "title": event.title, "kind": event.kind,
                    "decision_flag": event.decision, "added_at": None, "added_by_id": None, "area_id": None,
                    "public_note": event.note, "internal_note": event.internal_note, "state": event.state,
                    "folded": fold(event.title), "source": event.source, "uid": _uid(event.guid, free),
                })  # fmt: skip
                owners.append(place)
                if event.state is not AgendaState.CANCELLED:
                    clock = event.start + event.minutes
        return values, owners

    def _roles(
        self,
        events: Sequence[ImportedEvent],
        blocks: Sequence[_Block],
        sessions: Sequence[int],
        found: Mapping[int, tuple[bool, int]],
    ) -> None:
        values: list[Values] = []
        for block, session_id in zip(blocks, sessions, strict=True):
            for position, (person_id, kind, state) in enumerate(sorted(block.leading), 1):
                values.append(self._role(None, session_id, person_id, kind, state, position))
            for place in block.events:
                item, row_id = found[place]
                for position, part in enumerate(events[place].parts, 1):
                    one = (self._people[part.person], part.kind, part.state)
                    if one not in block.leading:
                        own, whole = (row_id, None) if item else (None, row_id)
                        values.append(self._role(own, whole, *one, position))
        seen: set[tuple[object, ...]] = set()
        once = []
        for value in values:  # two people of the file may be one here
            key = value["item_id"], value["session_id"], value["person_id"], value["kind"]
            if key not in seen:
                seen.add(key)
                once.append(value)
        insert_rows(self._session, ItemRole, once)

    def _role(
        self, item_id: int | None, session_id: int | None, person_id: int, kind: ItemRoleKind, state: RoleState,
        position: int,
    ) -> Values:  # fmt: skip
        return {
            "item_id": item_id, "session_id": session_id, "person_id": person_id, "kind": kind, "state": state,
            "organisation_id": None, "position": position, "source": self._source,
        }  # fmt: skip

    def _talks(self, events: Sequence[ImportedEvent], found: Mapping[int, tuple[bool, int]]) -> None:
        last = self._session.scalar(
            select(func.max(Presentation.position)).where(Presentation.meeting_id == self._meeting)
        )
        presented = [place for place, event in enumerate(events) if event.is_presented]
        insert_rows(
            self._session,
            Presentation,
            [
                talk_values(events[place], self._meeting, found[place][1], position)
                for position, place in enumerate(presented, (last or 0) + 1)
            ],
        )


def talk_values(event: ImportedEvent, meeting_id: int, item_id: int, position: int) -> Values:
    """The presentation of an event, as values of its columns."""
    title = event.talk or event.title
    return {
        "meeting_id": meeting_id, "item_id": item_id, "title": title, "abstract": event.abstract,
        "kind": event.form if event.form else PresentationKind.TALK, "language": event.language or LANGUAGE,
        "public": False, "notice_sent": None, "state": SlidesState.MISSING, "position": position,
        "folded": fold(f"{title} {event.abstract}"), "source": event.source,
    }  # fmt: skip


def _uid(guid: str, free: set[str]) -> uuid.UUID | None:
    """The event's own UUID, while nothing else has it; it is given once."""
    if guid not in free:
        return None
    free.discard(guid)
    return uuid.UUID(guid)
