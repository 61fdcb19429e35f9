"""An import of an agenda: what a plan says becomes rooms, people, sessions, items and presentations, in one change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.domain.agenda_import import AgendaField, ImportedPerson
from app.domain.agenda_import_plan import (
    AgendaPlan,
    EventState,
    PlannedEvent,
    prints_of,
    values_of,
    with_print,
    written,
)
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ParticipationRole, Reply
from app.domain.new_people import NewPerson
from app.domain.pasted_people import PastedRow
from app.models import ExternalRef, Item, Meeting, MeetingSession, Participation, Person, Room
from app.services.agenda_import_changes import Changes
from app.services.agenda_import_new import NewEvents
from app.services.bulk_people import enter_people, insert_rows

Step = Callable[[int, int], None]
Origins = Callable[[object], str]  # a meeting's uid to the name under which its events are kept
PersonOrigins = Callable[[str, object], str]  # what a file calls somebody, and a meeting's uid
_SOME = 500  # rows in one statement


def apply_plan(
    session: Session,
    plan: AgendaPlan,
    meeting_id: int,
    origins: Origins,
    person_origins: PersonOrigins,
    step: Step = lambda _done, _total: None,
) -> tuple[int, int]:
    """Do to the meeting what ``plan`` says; how many rooms and people were made.

    What is kept by hand stays; what is gone is cancelled where the plan's options say so. ``step(done, total)`` is
    called between the parts, and may raise to stop all of it. UserError for a meeting that is not there (any more).
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    total = len(plan.events)
    step(0, total)
    rooms = _enter_rooms(session, meeting_id, plan.rooms)
    people = _enter_people(session, plan)
    _list_speakers(session, meeting_id, plan, people)
    _refer_people(session, plan, people, lambda name: person_origins(name, meeting.uid))
    new = [one for one in plan.events if one.state is EventState.NEW]
    made = NewEvents(session, meeting_id, rooms, people, plan.agenda.source).enter(
        [one.event for one in new if one.event is not None], step
    )
    rows = dict(zip((one.id for one in new), made, strict=True))
    changed = [one for one in plan.events if one.state in (EventState.CHANGED, EventState.MOVED)]
    gone = [one.known for one in plan.events if one.state is EventState.GONE and one.known is not None]
    if changed or (gone and plan.options.cancel_missing):
        changes = Changes(session, meeting_id, rooms, people)
        changes.apply(changed, lambda done: step(len(new) + done, total))
        if plan.options.cancel_missing:
            changes.cancel(gone)
        session.flush()
    _refer_events(session, plan, people, rows, origins(meeting.uid))
    step(total, total)
    return len(plan.rooms), plan.new_people


def _enter_rooms(session: Session, meeting_id: int, new: Sequence[str]) -> dict[str, int]:
    """The rooms (ids) of the meeting by name, the new ones after the others."""
    rows = session.execute(select(Room.name, Room.id).where(Room.meeting_id == meeting_id))
    there = dict(rows.all())
    last = session.scalar(select(func.max(Room.position)).where(Room.meeting_id == meeting_id)) or 0
    values = [
        {"meeting_id": meeting_id, "name": name, "capacity": None, "position": place}
        for place, name in enumerate(new, last + 1)
    ]
    return there | dict(zip(new, insert_rows(session, Room, values), strict=True))


def _enter_people(session: Session, plan: AgendaPlan) -> list[int]:
    """The people (ids) of the file, in its order; those who are not known are entered."""
    new = [person for person, known in zip(plan.agenda.people, plan.people, strict=True) if known is None]
    rows = [PastedRow(number, _as_new(person)) for number, person in enumerate(new, 1)]
    made = iter(enter_people(session, rows, plan.agenda.source, lambda _done, _total: None))
    return [known if known is not None else next(made) for known in plan.people]


def _as_new(person: ImportedPerson) -> NewPerson:
    return NewPerson(
        display=person.name, native=person.native, email=person.email, organisation=person.organisation
    )  # fmt: skip


def _list_speakers(session: Session, meeting_id: int, plan: AgendaPlan, people: Sequence[int]) -> None:
    """Who has a part in what is imported is on the meeting's list."""
    there = set(session.scalars(select(Participation.person_id).where(Participation.meeting_id == meeting_id)))
    wanted: dict[int, None] = {}
    for one in plan.events:
        joins = one.state is EventState.NEW or one.changed & {AgendaField.PEOPLE, AgendaField.CHAIRS}
        if one.event is not None and joins:
            wanted |= dict.fromkeys(people[part.person] for part in one.event.parts)
    insert_rows(
        session,
        Participation,
        [
            {"meeting_id": meeting_id, "person_id": person_id, "affiliation_id": None,
             "role": ParticipationRole.SPEAKER, "reply": Reply.NONE, "invited_on": None, "source": plan.agenda.source}
            for person_id in wanted if person_id not in there
        ],
    )  # fmt: skip


def _refer_people(
    session: Session, plan: AgendaPlan, people: Sequence[int], origin_of: Callable[[str], str]
) -> None:  # fmt: skip
    """Keep what the file calls its people."""
    wanted = {
        (origin_of(person.external_id), person.external_id): person_id
        for person, person_id in zip(plan.agenda.people, people, strict=True)
        if person.external_id
    }
    if not wanted:
        return
    ref, table = ExternalRef, Person.__tablename__
    origins = {origin for origin, _name in wanted}
    query = select(ref).where(ref.table_name == table, ref.origin.in_(origins))
    known = {(row.origin, row.external_id): row for row in session.scalars(query)}
    for key, person_id in wanted.items():
        if key in known and known[key].row_id != person_id:
            known[key].row_id = person_id
    new = [
        {"table_name": table, "row_id": person_id, "origin": origin, "external_id": name}
        for (origin, name), person_id in wanted.items()
        if (origin, name) not in known
    ]
    session.flush()
    if new:
        session.execute(insert(ref), new)


def _refer_events(
    session: Session, plan: AgendaPlan, people: Sequence[int], rows: Mapping[int, tuple[bool, int]], origin: str
) -> None:
    """Keep what the file calls its events and what it said of them, where that is other than before."""
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for one in plan.events:
        if one.event is None:
            continue
        item, row_id = rows.get(one.id) or _row_of(one)
        if not row_id:
            continue
        values = {
            "table_name": (Item if item else MeetingSession).__tablename__,
            "row_id": row_id,
            "origin": origin,
            "external_id": written(prints_of(values_of(one.event, people)), one.event.external_id),
        }
        before = one.reference
        if before is None:
            new.append(values)
        elif (written(before.prints, before.external_id), before.row_id) != (values["external_id"], row_id):
            changed.append(values | {"id": before.ref_id})
    if plan.options.cancel_missing:
        changed += [each | {"origin": origin} for each in _cancelled(plan)]
    if changed:  # taken out and put in anew, so that no two are alike in between
        for some in _in_parts([each.pop("id") for each in changed]):
            session.execute(delete(ExternalRef).where(ExternalRef.id.in_(some)))
    if new or changed:
        session.execute(insert(ExternalRef), new + changed)


def _row_of(one: PlannedEvent) -> tuple[bool, int]:
    """Whether it is an item, and the id of its row; 0 for one that was deleted here."""
    known = one.known
    if known is None:
        return True, 0
    return (True, known.item_id) if known.item_id is not None else (False, known.session_id)


def _cancelled(plan: AgendaPlan) -> Iterator[dict[str, Any]]:
    """What is kept of events that are cancelled because the file has them no more: it would take them back."""
    for one in plan.events:
        if one.state is EventState.GONE and one.reference is not None:
            item, row_id = _row_of(one)
            prints = with_print(one.reference.prints, AgendaField.STATE, AgendaState.CANCELLED.value)
            yield {
                "id": one.reference.ref_id,
                "table_name": (Item if item else MeetingSession).__tablename__,
                "row_id": row_id,
                "external_id": written(prints, one.reference.external_id),
            }


def _in_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(ids), _SOME):
        yield ids[begin : begin + _SOME]
