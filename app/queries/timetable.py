"""The working agenda of one meeting with the ids of its rows, for the window: a dozen statements, read as rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

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
from app.queries.heads import affiliations, organisations
from app.queries.timetable_clashes import AgendaRows, timetable_clashes

_Roles = Mapping[Ref, list[TimetableRole]]
_Talks = Mapping[int, list[TimetableTalk]]
_Rows = Sequence[Any]


def timetable(session: Session, meeting_id: int, as_of: dt.date, most: int | None = None) -> Timetable:
    """The agenda of the meeting as it stands, with its clashes; missing slides are seen from ``as_of``.

    Of an agenda with more than ``most`` items clashes are not sought, for that takes as long as all else:
    ``agenda_clashes`` has them alone, for later.
    """
    meeting = session.get_one(Meeting, meeting_id)
    rows = _agenda_rows(session, meeting_id)
    roles, talks = _roles(session, meeting, rows.roles), _talks(rows.talks)
    sought = most is None or sum(map(len, rows.items.values())) <= most
    return Timetable(
        meeting_id=meeting.id,
        short_name=meeting.short_name,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        zone=meeting.zone,
        rooms=tuple(TimetableRoom(room.id, room.name, room.capacity) for room in rows.rooms),
        sessions=tuple(_session(block, rows, roles, talks) for block in rows.sessions),
        clashes=timetable_clashes(session, meeting, rows, as_of) if sought else (),
        sought=sought,
        uid=str(meeting.uid),
        bodies=dict(session.execute(select(Body.id, Body.name).order_by(Body.name, Body.id)).all()),
    )


def agenda_clashes(session: Session, meeting_id: int, as_of: dt.date) -> tuple[TimetableClash, ...]:
    """The clashes of the agenda alone; none when there is no such meeting (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    return timetable_clashes(session, meeting, _agenda_rows(session, meeting_id), as_of)


def _agenda_rows(session: Session, meeting_id: int) -> AgendaRows:
    """The rows of the agenda, each kind by one statement."""
    own = MeetingSession.meeting_id == meeting_id
    sessions: Sequence[Any] = session.execute(
        select(*MeetingSession.__table__.c)
        .where(own)
        .order_by(MeetingSession.day, MeetingSession.start, MeetingSession.position, MeetingSession.id)
    ).all()
    items: dict[int, list[Any]] = defaultdict(list)
    in_meeting = select(*Item.__table__.c).join(MeetingSession, MeetingSession.id == Item.session_id).where(own)
    for item in session.execute(in_meeting.order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    return AgendaRows(
        sessions=sessions,
        items=items,
        starts={block.id: item_starts(block, items[block.id]) for block in sessions},
        roles=_role_rows(session, meeting_id),
        talks=session.execute(
            select(Presentation.id, Presentation.uid, Presentation.item_id, Presentation.title, Presentation.state)
            .where(Presentation.meeting_id == meeting_id, Presentation.item_id.is_not(None))
            .order_by(Presentation.position, Presentation.id)
        ).all(),
        rooms=session.execute(
            select(Room.id, Room.uid, Room.name, Room.capacity)
            .where(Room.meeting_id == meeting_id)
            .order_by(Room.position, Room.id)
        ).all(),
    )


def _role_rows(session: Session, meeting_id: int) -> _Rows:
    """Every role of the meeting, asked so that both indexes are used: one condition on a join would read them all."""
    own = select(MeetingSession.id).where(MeetingSession.meeting_id == meeting_id)
    items = select(Item.id).where(Item.session_id.in_(own))
    return session.execute(
        select(
            ItemRole.id, ItemRole.item_id, ItemRole.session_id, ItemRole.kind, ItemRole.state, ItemRole.organisation_id,
            ItemRole.person_id, Person.uid, Person.display, Person.native, Person.zone, Person.illustrative,
        )
        .join(Person, Person.id == ItemRole.person_id)
        .where(or_(ItemRole.session_id.in_(own), ItemRole.item_id.in_(items)))
        .order_by(ItemRole.position, ItemRole.id)
    ).all()  # fmt: skip


def _session(block: Any, rows: AgendaRows, roles: _Roles, talks: _Talks) -> TimetableSession:
    starts = rows.starts[block.id]
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
        items=tuple(_item(item, starts[item.id], roles, talks) for item in rows.items[block.id]),
        illustrative=block.illustrative,
    )


def _item(item: Any, start: int, roles: _Roles, talks: _Talks) -> TimetableItem:
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


def _roles(session: Session, meeting: Meeting, rows: _Rows) -> dict[Ref, list[TimetableRole]]:
    """Roles by what they are of, each person under the organisation of that time."""
    people: Collection[int] = {row.person_id for row in rows}
    belongs = affiliations(session, people, meeting.first_day)
    homes = {*belongs.values(), *(row.organisation_id for row in rows)}
    names = organisations(session, meeting.first_day, homes)
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


def _talks(rows: _Rows) -> dict[int, list[TimetableTalk]]:
    """The presentations of each item (id)."""
    found: dict[int, list[TimetableTalk]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(TimetableTalk(row.id, row.title, row.state))
    return found
