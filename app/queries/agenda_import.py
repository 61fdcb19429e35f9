"""What an import of an agenda would do to a meeting: a fixed number of statements, whatever the file holds."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda_import import AgendaField, ImportedAgenda, ImportedEvent, Origin
from app.domain.agenda_import_plan import (
    AgendaPlan,
    Change,
    EventState,
    Known,
    Options,
    PlannedEvent,
    Reference,
    differing,
    read_reference,
    state_of,
    values_of,
    values_of_known,
)
from app.domain.agenda_import_shown import shown_of, shown_of_known
from app.domain.kinds import AgendaState
from app.domain.text import fold
from app.models import ExternalRef, Item, Meeting, MeetingSession, Room
from app.queries.agenda_import_known import known_agenda
from app.queries.agenda_import_people import known_people

_PIECE = 500  # events between two steps
Step = Callable[[int, int], None]


def plan_agenda(
    session: Session,
    agenda: ImportedAgenda,
    meeting_id: int | None,
    options: Options,
    step: Step = lambda _done, _total: None,
) -> AgendaPlan:
    """The difference between ``agenda``, on the meeting's clock, and the meeting (None: one that is made for it).

    An event is known by the name that it had in an earlier file of its kind, else by a UUID that one of the meeting's
    items has, else by title, day, start and room. ``step(done, total)`` is called now and then, and may raise.
    """
    step(0, len(agenda.events))
    people = known_people(session, agenda, meeting_id)
    if meeting_id is None:
        new = tuple(
            PlannedEvent(number, EventState.NEW, event)
            for number, event in enumerate(agenda.events, 1)
            if event.state is not AgendaState.CANCELLED
        )
        return AgendaPlan(agenda, new, people, agenda.rooms, options)
    planner = _Planner(session, agenda, meeting_id, people, options)
    events = []
    for number, event in enumerate(agenda.events, 1):
        if number % _PIECE == 0:
            step(number, len(agenda.events))
        if (planned := planner.planned(number, event)) is not None:
            events.append(planned)
    events += planner.gone(len(agenda.events))
    there = set(session.scalars(select(Room.name).where(Room.meeting_id == meeting_id)))
    rooms = tuple(room for room in agenda.rooms if room not in there)
    return AgendaPlan(agenda, tuple(events), people, rooms, options, meeting_id)


def origin_of(origin: Origin, meeting_uid: object) -> str:
    """Under which name what the events of a file are called is kept: each meeting has its own."""
    return f"agenda {origin.value} {meeting_uid}"


def taken_short_names(session: Session) -> Sequence[str]:
    """What the meetings are called."""
    return session.scalars(select(Meeting.short_name)).all()


class _Planner:
    """The meeting as it is now, read once."""

    def __init__(
        self,
        session: Session,
        agenda: ImportedAgenda,
        meeting_id: int,
        people: Sequence[int | None],
        options: Options,
    ) -> None:
        self._agenda, self._people, self._options = agenda, people, options
        self._names = [person.name for person in agenda.people]
        known = known_agenda(session, meeting_id)
        self._by_row = {(one.item_id is not None, one.item_id or one.session_id): one for one in known}
        self._references = _references(session, agenda.origin, meeting_id)
        taken = {(each.item, each.row_id) for each in self._references.values()}
        free = [one for one in known if (one.item_id is not None, one.item_id or one.session_id) not in taken]
        self._by_uid = {one.uid: one for one in free}
        self._alike: dict[tuple[object, ...], list[Known]] = defaultdict(list)
        for one in free:
            self._alike[fold(one.title), one.day, one.start, one.room, one.item_id is None].append(one)
        self._met: set[str] = set()

    def planned(self, number: int, event: ImportedEvent) -> PlannedEvent | None:
        """The event with its state; None: a cancelled one that was never there."""
        self._met.add(event.external_id)
        reference = self._references.get(event.external_id)
        if reference is not None:
            known = self._by_row.get((reference.item, reference.row_id))
            if known is None and not self._options.overwrite:
                return PlannedEvent(number, EventState.KEPT, event, None, reference)
        else:
            known = self._adopted(event)
        if known is None:
            if event.state is AgendaState.CANCELLED:
                return None
            return PlannedEvent(number, EventState.NEW, event, None, reference)
        changes = self._changes(event, known, reference)
        return PlannedEvent(number, state_of(changes), event, known, reference, changes)

    def gone(self, number: int) -> list[PlannedEvent]:
        """What an earlier file had and this one has not, where it still takes place."""
        found = []
        for name, reference in self._references.items():
            known = self._by_row.get((reference.item, reference.row_id))
            if name in self._met or name in self._agenda.left_out or known is None:
                continue
            if known.state is not AgendaState.CANCELLED:
                number += 1
                found.append(PlannedEvent(number, EventState.GONE, None, known, reference))
        return found

    def _adopted(self, event: ImportedEvent) -> Known | None:
        """An item that was not imported and is this event all the same."""
        found = self._by_uid.pop(event.guid, None) if event.guid else None
        key = fold(event.title), event.day, event.start, event.room, event.is_session
        alike = self._alike.get(key, [])
        if found is None and alike:
            found = alike[0]
            self._by_uid.pop(found.uid, None)
        if found is not None:
            theirs = self._alike[fold(found.title), found.day, found.start, found.room, found.item_id is None]
            theirs[:] = [one for one in theirs if one is not found]
        return found

    def _changes(self, event: ImportedEvent, known: Known, reference: Reference | None) -> tuple[Change, ...]:
        says = self._agenda.says
        cancelled = AgendaState.CANCELLED in (known.state, event.state)
        if reference is None and not cancelled and self._agenda.origin is not Origin.SHEET:
            says -= {AgendaField.STATE}  # that an event is in a schedule does not make it sure
        if known.item_id is None:
            says &= _OF_SESSIONS
        both = values_of(event, self._people), values_of_known(known)
        return tuple(
            Change(each, shown_of_known(known, each), shown_of(event, self._names, each), kept)
            for each, kept in differing(both, reference, says, self._options.overwrite)
        )


_OF_SESSIONS = frozenset(
    {
        AgendaField.TITLE, AgendaField.TIME, AgendaField.LENGTH, AgendaField.ROOM, AgendaField.TRACK,
        AgendaField.CHAIRS, AgendaField.STATE,
    }
)  # fmt: skip


def _references(session: Session, origin: Origin, meeting_id: int) -> Mapping[str, Reference]:
    """What the events of earlier files of this kind were called in this meeting."""
    uid = session.get_one(Meeting, meeting_id).uid
    tables = {Item.__tablename__: True, MeetingSession.__tablename__: False}
    rows = session.execute(
        select(ExternalRef.id, ExternalRef.table_name, ExternalRef.row_id, ExternalRef.external_id)
        .where(ExternalRef.origin == origin_of(origin, uid), ExternalRef.table_name.in_(tables))
        .order_by(ExternalRef.id)
    )
    found = (read_reference(row.id, row.row_id, tables[row.table_name], row.external_id) for row in rows)
    return {each.external_id: each for each in found}
