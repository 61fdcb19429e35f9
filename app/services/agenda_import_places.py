"""Where events of an imported agenda that are there already take place: their sessions follow them, or they leave them.

An item that is alone in its session takes that with it. Of several items in one session each keeps its time when
another one moves; where all of them move alike, the session moves; else those that move go to another session.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda_import import AgendaField, ImportedEvent
from app.domain.agenda_import_plan import Known, PlannedEvent
from app.domain.errors import UserError
from app.domain.kinds import AgendaState
from app.models import Item, MeetingSession
from app.services.agenda_items import place_item
from app.services.agenda_sessions import create_session
from app.services.removal import remove

_HOME = frozenset({AgendaField.ROOM, AgendaField.SESSION, AgendaField.TRACK})
_TIMES = frozenset({AgendaField.TIME, AgendaField.LENGTH})
_GONE = "Something in the agenda is not there any more: look through the preview again."


@dataclass(frozen=True)
class _Home:
    """The session in which an item is to be."""

    day: dt.date
    room_id: int | None
    track: str
    title: str


class Places:
    """The sessions and items of a meeting, read once; ``rooms`` are its rooms (ids) by name."""

    def __init__(self, session: Session, meeting_id: int, rooms: Mapping[str, int]) -> None:
        self._session, self._meeting, self._rooms = session, meeting_id, rooms
        of_meeting = MeetingSession.meeting_id == meeting_id
        self._held = {one.id: one for one in session.scalars(select(MeetingSession).where(of_meeting))}
        joined = select(Item).join(MeetingSession, MeetingSession.id == Item.session_id).where(of_meeting)
        self._items = {one.id: one for one in session.scalars(joined.order_by(Item.position, Item.id))}
        self._touched: dict[int, bool] = {}  # sessions of several items; whether their items filled them exactly

    def held(self, session_id: int) -> MeetingSession:
        """A session; UserError for one that is not there any more."""
        found = self._held.get(session_id) or self._session.get(MeetingSession, session_id)
        if found is None:
            raise UserError(_GONE)
        self._held[session_id] = found
        return found

    def item(self, item_id: int) -> Item:
        """An item; UserError for one that is not there any more."""
        found = self._items.get(item_id)
        if found is None:
            raise UserError(_GONE)
        return found

    def move(self, planned: Sequence[PlannedEvent]) -> None:
        """Give all of them their days, times, lengths, rooms, tracks and sessions, where the plan changes those."""
        shared: dict[int, list[PlannedEvent]] = defaultdict(list)
        for one in planned:
            if one.event is None or one.known is None or not one.changed & (_HOME | _TIMES):
                continue
            if one.known.item_id is None:
                self._move_session(self.held(one.known.session_id), one.event, one.known, one.changed)
            elif one.known.alone and self._fills(one.known) and AgendaField.SESSION not in one.changed:
                self._move_alone(self.item(one.known.item_id), one.event, one.known, one.changed)
            else:
                shared[one.known.session_id].append(one)
        for session_id, some in shared.items():
            self._move_shared(session_id, some)
        self._session.flush()
        for session_id, was_full in self._touched.items():
            self._refit(session_id, was_full)

    def _fills(self, known: Known) -> bool:
        """Whether the only item of a session begins with it."""
        return self.held(known.session_id).start == known.start

    def _move_session(
        self, held: MeetingSession, event: ImportedEvent, known: Known, fields: frozenset[AgendaField]
    ) -> None:
        if AgendaField.TIME in fields:
            held.day, held.start = event.day, event.start
        if AgendaField.ROOM in fields:
            held.room_id = self._rooms.get(event.room)
        if AgendaField.TRACK in fields:
            held.track = event.track
        if AgendaField.LENGTH in fields and held.minutes == max(1, known.minutes):
            held.minutes = max(1, event.minutes)

    def _move_alone(self, item: Item, event: ImportedEvent, known: Known, fields: frozenset[AgendaField]) -> None:
        held = self.held(known.session_id)
        self._move_session(held, event, known, fields)
        item.start = None
        if AgendaField.LENGTH in fields:
            item.minutes = event.minutes
            held.minutes = max(held.minutes, 1, event.minutes)

    def _move_shared(self, session_id: int, planned: Sequence[PlannedEvent]) -> None:
        """Items of a session that has others, or that begins before them."""
        held = self.held(session_id)
        inside = [item for item in self._items.values() if item.session_id == session_id]
        self._pin(held, inside)
        homes = {one.id: self._home(one) for one in planned}
        moving = [one for one in planned if homes[one.id] != self._now(held)]
        if moving and len(moving) == len(inside) and len({homes[one.id] for one in moving}) == 1:
            self._rehouse(held, homes[moving[0].id])
            moving = []
        for one in planned:
            assert one.event is not None
            assert one.known is not None
            item = self.item(one.known.item_id or 0)
            if AgendaField.LENGTH in one.changed:
                item.minutes = one.event.minutes
            if AgendaField.TIME in one.changed:
                item.start = one.event.start
        for one in moving:
            self._move_out(one, homes[one.id])

    def _home(self, one: PlannedEvent) -> _Home:
        """Where it is to be: what the plan does not change stays as it is."""
        event, known, fields = one.event, one.known, one.changed
        assert event is not None
        assert known is not None
        room = event.room if AgendaField.ROOM in fields else known.room
        return _Home(
            event.day if AgendaField.TIME in fields else known.day,
            self._rooms.get(room),
            event.track if AgendaField.TRACK in fields else known.track,
            (event.session or event.title) if AgendaField.SESSION in fields else known.session,
        )

    def _now(self, held: MeetingSession) -> _Home:
        return _Home(held.day, held.room_id, held.track, held.title)

    def _rehouse(self, held: MeetingSession, home: _Home) -> None:
        held.day, held.room_id, held.track, held.title = home.day, home.room_id, home.track, home.title

    def _move_out(self, one: PlannedEvent, home: _Home) -> None:
        """Into the session that it is to be in; where there is none, one is made."""
        assert one.event is not None
        assert one.known is not None
        item = self.item(one.known.item_id or 0)
        says_session = AgendaField.SESSION in one.changed
        found = next((each for each in self._held.values() if self._now(each) == home), None)
        start = one.event.start if AgendaField.TIME in one.changed else one.known.start
        if found is None or (found.id == item.session_id):
            title = home.title if says_session else item.title
            made = create_session(
                self._session, self._meeting, home.day, start, max(1, item.minutes), home.room_id, title
            )
            found = self.held(made)
            found.track = home.track
        self._touched.setdefault(found.id, True)
        self._session.flush()
        place_item(self._session, item.id, found.id, 10_000, start)

    def _pin(self, held: MeetingSession, inside: Sequence[Item]) -> None:
        """Write down when each item begins, so that none moves with another."""
        clock = held.start
        ends = []
        for item in sorted(inside, key=lambda each: (each.position, each.id)):
            item.start = item.start if item.start is not None else clock
            if item.state is not AgendaState.CANCELLED:
                clock = item.start + item.minutes
            ends.append(item.start + item.minutes)
        full = bool(ends) and (min(item.start or 0 for item in inside), max(ends)) == (
            held.start, held.start + held.minutes
        )  # fmt: skip
        self._touched.setdefault(held.id, full)

    def _refit(self, session_id: int, was_full: bool) -> None:
        """The session holds its items, in the order of their times; those that follow the one before say no start."""
        held = self.held(session_id)
        query = select(Item).where(Item.session_id == session_id).order_by(Item.position, Item.id)
        inside = sorted(
            self._session.scalars(query), key=lambda each: each.start if each.start is not None else held.start
        )
        if not inside:
            if held.body_id is None:  # all of it went elsewhere
                remove(self._session, MeetingSession.__tablename__, session_id)
            return
        first = min(item.start if item.start is not None else held.start for item in inside)
        last = max((item.start if item.start is not None else held.start) + item.minutes for item in inside)
        end = last if was_full else max(last, held.start + held.minutes)
        held.start = first if was_full else min(first, held.start)
        held.minutes = max(1, end - held.start)
        clock = held.start
        for position, item in enumerate(inside, 1):
            start = item.start if item.start is not None else clock
            item.position = position
            item.start = start if start != clock else None
            if item.state is not AgendaState.CANCELLED:
                clock = start + item.minutes
