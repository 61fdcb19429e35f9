"""The working agenda of one meeting with the ids of its rows, for the window; a fixed number of statements."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.timetable import (
    Ref,
    Thing,
    Timetable,
    TimetableClash,
    TimetableItem,
    TimetableRole,
    TimetableRoom,
    TimetableSession,
    TimetableTalk,
)
from app.models import Body, Item, ItemRole, Meeting, MeetingSession, Person, Presentation, Room
from app.queries.agenda import item_starts
from app.queries.clashes import clashes
from app.queries.heads import affiliations, organisations

_Roles = Mapping[Ref, list[TimetableRole]]
_Talks = Mapping[int, list[TimetableTalk]]


def timetable(session: Session, meeting_id: int, as_of: dt.date) -> Timetable:
    """The agenda of the meeting as it stands, with its clashes; missing slides are seen from ``as_of``."""
    meeting = session.get_one(Meeting, meeting_id)
    order = (MeetingSession.day, MeetingSession.start, MeetingSession.position, MeetingSession.id)
    blocks = session.scalars(
        select(MeetingSession).where(MeetingSession.meeting_id == meeting_id).order_by(*order)
    ).all()
    items: dict[int, list[Item]] = defaultdict(list)
    in_meeting = select(Item).join(MeetingSession).where(MeetingSession.meeting_id == meeting_id)
    for item in session.scalars(in_meeting.order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    roles = _roles(session, meeting)
    talks = _talks(session, meeting_id)
    uids = {str(block.uid): (Thing.SESSION, block.id) for block in blocks}
    uids |= {str(item.uid): (Thing.ITEM, item.id) for some in items.values() for item in some}
    return Timetable(
        meeting_id=meeting.id,
        short_name=meeting.short_name,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        zone=meeting.zone,
        rooms=_rooms(session, meeting_id),
        sessions=tuple(_session(block, items[block.id], roles, talks) for block in blocks),
        clashes=_clashes(session, meeting, as_of, uids),
        bodies={body.id: body.name for body in session.scalars(select(Body).order_by(Body.name, Body.id))},
    )


def _rooms(session: Session, meeting_id: int) -> tuple[TimetableRoom, ...]:
    query = select(Room.id, Room.name, Room.capacity).where(Room.meeting_id == meeting_id)
    return tuple(TimetableRoom(*row) for row in session.execute(query.order_by(Room.position, Room.id)))


def _session(block: MeetingSession, items: list[Item], roles: _Roles, talks: _Talks) -> TimetableSession:
    starts = item_starts(block, items)
    return TimetableSession(
        id=block.id,
        title=block.title,
        day=block.day,
        start=block.start,
        minutes=block.minutes,
        room_id=block.room_id,
        track=block.track,
        body_id=block.body_id,
        state=block.state,
        roles=tuple(roles[Thing.SESSION, block.id]),
        items=tuple(_item(item, starts[item.id], roles, talks) for item in items),
        illustrative=block.illustrative,
    )


def _item(item: Item, start: int, roles: _Roles, talks: _Talks) -> TimetableItem:
    return TimetableItem(
        id=item.id,
        session_id=item.session_id,
        title=item.title,
        kind=item.kind,
        start=start,
        fixed=item.start is not None,
        minutes=item.minutes,
        locked=item.locked,
        decision=item.decision_flag,
        added_on=item.added_at,
        note=item.public_note,
        internal_note=item.internal_note,
        state=item.state,
        roles=tuple(roles[Thing.ITEM, item.id]),
        talks=tuple(talks[item.id]),
        illustrative=item.illustrative,
    )


def _roles(session: Session, meeting: Meeting) -> dict[Ref, list[TimetableRole]]:
    """Roles by what they are of, each person under the organisation of that time."""
    rows = session.execute(
        select(
            ItemRole.id, ItemRole.item_id, ItemRole.session_id, ItemRole.kind, ItemRole.state, ItemRole.organisation_id,
            Person.id.label("person_id"), Person.display, Person.native, Person.illustrative,
        )
        .join(Person, Person.id == ItemRole.person_id)
        .outerjoin(Item, Item.id == ItemRole.item_id)
        .join(MeetingSession, or_(MeetingSession.id == ItemRole.session_id, MeetingSession.id == Item.session_id))
        .where(MeetingSession.meeting_id == meeting.id)
        .order_by(ItemRole.position, ItemRole.id)
    ).all()  # fmt: skip
    names = organisations(session, meeting.first_day)
    belongs = affiliations(session, {row.person_id for row in rows}, meeting.first_day)
    found: dict[Ref, list[TimetableRole]] = defaultdict(list)
    for row in rows:
        home = names.get(row.organisation_id or belongs.get(row.person_id, 0))
        owner = (Thing.ITEM, row.item_id) if row.item_id is not None else (Thing.SESSION, row.session_id)
        found[owner].append(
            TimetableRole(
                id=row.id,
                person_id=row.person_id,
                name=row.display or row.native,
                native=row.native,
                organisation=home.short if home else "",
                kind=row.kind,
                state=row.state,
                illustrative=row.illustrative,
            )
        )
    return found


def _talks(session: Session, meeting_id: int) -> dict[int, list[TimetableTalk]]:
    """The presentations of each item (id)."""
    found: dict[int, list[TimetableTalk]] = defaultdict(list)
    query = (
        select(Presentation.item_id, Presentation.id, Presentation.title, Presentation.state)
        .where(Presentation.meeting_id == meeting_id, Presentation.item_id.is_not(None))
        .order_by(Presentation.position, Presentation.id)
    )
    for item_id, presentation_id, title, state in session.execute(query):
        found[item_id or 0].append(TimetableTalk(presentation_id, title, state))
    return found


def _clashes(
    session: Session, meeting: Meeting, as_of: dt.date, agenda: Mapping[str, Ref]
) -> tuple[TimetableClash, ...]:
    """The clashes with the ids of what they concern."""
    found = clashes(session, meeting, as_of)
    wanted = {uid for clash in found for uid in clash.uids}
    known = dict(agenda) | _others(session, meeting.id, wanted - agenda.keys())
    return tuple(TimetableClash(clash, tuple(known[uid] for uid in clash.uids if uid in known)) for clash in found)


def _others(session: Session, meeting_id: int, uids: Iterable[str]) -> dict[str, Ref]:
    """People and presentations of the meeting by uid, as far as wanted."""
    wanted = set(uids)
    if not wanted:
        return {}
    found: dict[str, Ref] = {}
    talks = select(Presentation.uid, Presentation.id).where(Presentation.meeting_id == meeting_id)
    for uid, row_id in session.execute(talks):
        found[str(uid)] = (Thing.PRESENTATION, row_id)
    in_items = select(ItemRole.person_id).join(Item, Item.id == ItemRole.item_id).join(MeetingSession)
    in_sessions = select(ItemRole.person_id).join(MeetingSession, MeetingSession.id == ItemRole.session_id)
    people = select(Person.uid, Person.id).where(
        or_(
            Person.id.in_(in_items.where(MeetingSession.meeting_id == meeting_id)),
            Person.id.in_(in_sessions.where(MeetingSession.meeting_id == meeting_id)),
        )
    )
    for uid, row_id in session.execute(people):
        found[str(uid)] = (Thing.PERSON, row_id)
    return {uid: ref for uid, ref in found.items() if uid in wanted}
