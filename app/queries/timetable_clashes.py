"""The clashes of the working agenda (DOMAIN R14) from rows that were read already, with the ids of what they concern.

What is found is what ``queries/clashes.py`` finds; the window asks after every change, so nothing is read twice.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clash_values import ClashItem, ClashMeeting, ClashPerson, ClashPresentation, ClashRole, ClashSession
from app.domain.clashes import find_clashes
from app.domain.kinds import MeetingState, PresenceState, Reply
from app.domain.timetable import Ref, Thing, TimetableClash
from app.models import Meeting, Participation, Presence

_Rows = Sequence[Any]


@dataclass(frozen=True)
class AgendaRows:
    """The rows of one agenda: sessions, items by session (id), starts of items by session, roles, talks, rooms."""

    sessions: _Rows
    items: Mapping[int, _Rows]
    starts: Mapping[int, Mapping[int, int]]
    roles: _Rows
    talks: _Rows
    rooms: _Rows


def timetable_clashes(
    session: Session, meeting: Meeting, rows: AgendaRows, as_of: dt.date
) -> tuple[TimetableClash, ...]:
    """Every clash, errors first; missing slides are seen from ``as_of``."""
    roles, talks = _roles(rows), _talks(rows)
    rooms = {room.id: str(room.uid) for room in rows.rooms}
    found = find_clashes(
        ClashMeeting(
            first_day=meeting.first_day,
            last_day=meeting.last_day,
            zone=meeting.zone,
            as_of=as_of,
            sessions=tuple(_session(block, rows, rooms, roles, talks) for block in rows.sessions),
            people=_people(session, meeting, rows),
            rooms={str(room.uid): room.name for room in rows.rooms},
            cancelled=meeting.state is MeetingState.CANCELLED,
        )
    )
    ids = _ids(rows) if found else {}
    return tuple(TimetableClash(clash, tuple(ids[uid] for uid in clash.uids)) for clash in found)


def _session(
    block: Any,
    rows: AgendaRows,
    rooms: Mapping[int, str],
    roles: Mapping[Ref, list[ClashRole]],
    talks: Mapping[int, list[ClashPresentation]],
) -> ClashSession:
    starts = rows.starts[block.id]
    return ClashSession(
        uid=str(block.uid),
        title=block.title,
        day=block.day,
        start=block.start,
        minutes=block.minutes,
        room=rooms[block.room_id] if block.room_id is not None else None,
        items=tuple(
            ClashItem(
                uid=str(item.uid),
                title=item.title,
                kind=item.kind,
                start=starts[item.id],
                minutes=item.minutes,
                fixed=item.start is not None,
                roles=tuple(roles[Thing.ITEM, item.id]),
                presentations=tuple(talks[item.id]),
                state=item.state,
            )
            for item in rows.items[block.id]
        ),
        roles=tuple(roles[Thing.SESSION, block.id]),
        state=block.state,
    )


def _roles(rows: AgendaRows) -> Mapping[Ref, list[ClashRole]]:
    found: dict[Ref, list[ClashRole]] = defaultdict(list)
    for row in rows.roles:
        owner = (Thing.ITEM, row.item_id) if row.item_id is not None else (Thing.SESSION, row.session_id)
        found[owner].append(ClashRole(str(row.uid), row.kind, row.state))
    return found


def _talks(rows: AgendaRows) -> Mapping[int, list[ClashPresentation]]:
    found: dict[int, list[ClashPresentation]] = defaultdict(list)
    for row in rows.talks:
        found[row.item_id].append(ClashPresentation(str(row.uid), row.title, row.state))
    return found


def _people(session: Session, meeting: Meeting, rows: AgendaRows) -> dict[str, ClashPerson]:
    """The people with roles: their zone at home, their reply, and the days on which their presence is known."""
    people = {row.person_id: row for row in rows.roles}
    replies: dict[int, Reply] = {}
    presence: dict[int, dict[dt.date, PresenceState]] = defaultdict(dict)
    known = (
        select(Participation.person_id, Participation.reply, Presence.day, Presence.state)
        .outerjoin(Presence, Presence.participation_id == Participation.id)
        .where(Participation.meeting_id == meeting.id, Participation.person_id.in_(people))
    )
    for row in session.execute(known):
        replies[row.person_id] = row.reply
        if row.day is not None:
            presence[row.person_id][row.day] = row.state
    return {
        str(row.uid): ClashPerson(
            uid=str(row.uid),
            name=row.display,
            zone=row.zone,
            reply=replies.get(row.person_id, Reply.NONE),
            presence=presence[row.person_id],
        )
        for row in people.values()
    }


def _ids(rows: AgendaRows) -> dict[str, Ref]:
    """What each uid stands for."""
    return {
        **{str(row.uid): (Thing.SESSION, row.id) for row in rows.sessions},
        **{str(row.uid): (Thing.ITEM, row.id) for some in rows.items.values() for row in some},
        **{str(row.uid): (Thing.PRESENTATION, row.id) for row in rows.talks},
        **{str(row.uid): (Thing.PERSON, row.person_id) for row in rows.roles},
    }
