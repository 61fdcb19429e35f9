"""The clashes of a meeting's working agenda (DOMAIN R14), found by ``domain/clashes.py`` in what the database holds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clash_values import (
    Clash,
    ClashItem,
    ClashMeeting,
    ClashPerson,
    ClashPresentation,
    ClashRole,
    ClashSession,
)
from app.domain.clashes import find_clashes
from app.domain.kinds import MeetingState, PresenceState, Reply
from app.models import (
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Participation,
    Person,
    Presence,
    Presentation,
    Room,
)
from app.queries.agenda import item_starts

_ByOwner = dict[int, tuple[ClashRole, ...]]


def clashes(session: Session, meeting: Meeting, as_of: dt.date) -> tuple[Clash, ...]:
    """Every clash of the meeting's agenda as it stands, errors first; missing slides are seen from ``as_of``."""
    return find_clashes(clash_meeting(session, meeting, as_of))


def clash_meeting(session: Session, meeting: Meeting, as_of: dt.date) -> ClashMeeting:
    """The meeting as the search for clashes sees it."""
    blocks = session.scalars(select(MeetingSession).where(MeetingSession.meeting_id == meeting.id)).all()
    block_ids = [block.id for block in blocks]
    items: dict[int, list[Item]] = defaultdict(list)
    for item in session.scalars(select(Item).where(Item.session_id.in_(block_ids)).order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    item_ids = [item.id for some in items.values() for item in some]
    of_items, of_blocks, people = _roles(session, item_ids, block_ids)
    talks = _presentations(session, item_ids)
    rooms = {room.id: room for room in session.scalars(select(Room).where(Room.meeting_id == meeting.id))}
    return ClashMeeting(
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        zone=meeting.zone,
        as_of=as_of,
        sessions=tuple(
            ClashSession(
                uid=str(block.uid),
                title=block.title,
                day=block.day,
                start=block.start,
                minutes=block.minutes,
                room=str(rooms[block.room_id].uid) if block.room_id is not None else None,
                items=tuple(_items(block, items[block.id], of_items, talks)),
                roles=of_blocks.get(block.id, ()),
                state=block.state,
            )
            for block in blocks
        ),
        people=_people(session, meeting, people),
        rooms={str(room.uid): room.name for room in rooms.values()},
        cancelled=meeting.state is MeetingState.CANCELLED,
    )


def _items(
    block: MeetingSession, items: Collection[Item], roles: _ByOwner, talks: dict[int, list[ClashPresentation]]
) -> list[ClashItem]:
    starts = item_starts(block, items)
    return [
        ClashItem(
            uid=str(item.uid),
            title=item.title,
            kind=item.kind,
            start=starts[item.id],
            minutes=item.minutes,
            fixed=item.start is not None,
            roles=roles.get(item.id, ()),
            presentations=tuple(talks[item.id]),
            state=item.state,
        )
        for item in items
    ]


def _roles(
    session: Session, item_ids: Collection[int], block_ids: Collection[int]
) -> tuple[_ByOwner, _ByOwner, set[int]]:
    """Roles by item (id), by session (id), and the ids of the people in them."""
    of_items: dict[int, list[ClashRole]] = defaultdict(list)
    of_blocks: dict[int, list[ClashRole]] = defaultdict(list)
    people: set[int] = set()
    rows = session.execute(
        select(ItemRole.item_id, ItemRole.session_id, ItemRole.kind, ItemRole.state, Person.id, Person.uid)
        .join(Person, Person.id == ItemRole.person_id)
        .where(ItemRole.item_id.in_(item_ids) | ItemRole.session_id.in_(block_ids))
        .order_by(ItemRole.position, ItemRole.id)
    )
    for item_id, block_id, kind, state, person_id, person_uid in rows:
        found = ClashRole(str(person_uid), kind, state)
        people.add(person_id)
        if item_id is not None:
            of_items[item_id].append(found)
        else:
            of_blocks[block_id or 0].append(found)
    return (
        {owner: tuple(some) for owner, some in of_items.items()},
        {owner: tuple(some) for owner, some in of_blocks.items()},
        people,
    )


def _presentations(session: Session, item_ids: Collection[int]) -> dict[int, list[ClashPresentation]]:
    found: dict[int, list[ClashPresentation]] = defaultdict(list)
    query = select(Presentation.item_id, Presentation.uid, Presentation.title, Presentation.state)
    for item_id, uid, title, state in session.execute(query.where(Presentation.item_id.in_(item_ids))):
        found[item_id or 0].append(ClashPresentation(str(uid), title, state))
    return found


def _people(session: Session, meeting: Meeting, ids: Collection[int]) -> dict[str, ClashPerson]:
    """The people with roles: their zone at home, their reply, and the days on which their presence is known."""
    replies = dict(
        session.execute(
            select(Participation.person_id, Participation.reply).where(Participation.meeting_id == meeting.id)
        ).all()
    )
    presence: dict[int, dict[dt.date, PresenceState]] = defaultdict(dict)
    for person_id, day, state in session.execute(
        select(Participation.person_id, Presence.day, Presence.state)
        .join(Participation, Participation.id == Presence.participation_id)
        .where(Participation.meeting_id == meeting.id)
    ):
        presence[person_id][day] = state
    found = session.execute(select(Person.id, Person.uid, Person.display, Person.zone).where(Person.id.in_(ids)))
    return {
        str(uid): ClashPerson(
            uid=str(uid),
            name=name,
            zone=zone,
            reply=replies.get(person_id, Reply.NONE),
            presence=presence[person_id],
        )
        for person_id, uid, name, zone in found
    }
