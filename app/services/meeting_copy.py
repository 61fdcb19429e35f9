"""Make a meeting from an earlier one or from a template: rows of its own, with uids of their own, nothing released."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypedDict

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app.domain.kinds import ItemRoleKind, Reply, RoleState
from app.domain.meeting_copy import CopyPlan, Part
from app.domain.meeting_frame import FrameBody, FrameItem, FrameRole, FrameSession, FrameTalk, MeetingFrame
from app.domain.text import fold
from app.models import (
    Affiliation,
    Body,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Membership,
    Participation,
    Presentation,
    Room,
)
from app.services.meetings import create_meeting

_OF_THE_PLACE = ("address", "directions", "host_id")
_ALWAYS = ("kind", "contact")
_NOTES = ("public_note", "internal_note")


class MeetingFields(TypedDict, total=False):
    """What was typed for the new meeting; what is left out is given, as by ``create_meeting``."""

    short_name: str
    place: str
    zone: str


def create_from(
    session: Session, source_id: int | None, plan: CopyPlan, title: str, **fields: Unpack[MeetingFields]
) -> int:
    """A new, planned meeting with the agenda of ``plan``; returns its id.

    ``source_id`` is the meeting it was planned from (None: a template). With its open actions comes its series
    (DOMAIN R15), its address only to the same place. UserError as ``create_meeting``.
    """
    source = session.get_one(Meeting, source_id) if source_id is not None else None
    made = create_meeting(session, title, plan.first_day, plan.last_day, **fields)
    meeting = session.get_one(Meeting, made)
    if source is not None:
        same_place = fold(meeting.place) == fold(source.place)
        taken = [*_ALWAYS, *(_OF_THE_PLACE if same_place else ()), *(_NOTES if Part.NOTES in plan.parts else ())]
        for name in taken:
            setattr(meeting, name, getattr(source, name))
        if Part.ACTIONS in plan.parts:
            meeting.series_id = source.series_id
        if Part.ATTENDEES in plan.parts:
            _invite(session, source.id, meeting)
    _write_frame(session, meeting, plan.frame)
    session.flush()
    return made


def _invite(session: Session, source_id: int, meeting: Meeting) -> None:
    """The people of the source's list, nobody asked yet; a chosen affiliation only while it is still in force."""
    day = meeting.first_day
    rows = session.execute(
        select(Participation, Affiliation)
        .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Participation.meeting_id == source_id)
        .order_by(Participation.id)
    )
    session.add_all(
        Participation(
            person_id=row.person_id,
            meeting_id=meeting.id,
            affiliation_id=row.affiliation_id if home is not None and _in_force(home, day) else None,
            role=row.role,
            reply=Reply.NONE,
            illustrative=row.illustrative,
        )
        for row, home in rows.all()
    )


def _in_force(home: Affiliation, day: dt.date) -> bool:
    return (home.valid_from is None or home.valid_from <= day) and (home.valid_until is None or home.valid_until >= day)


def _write_frame(session: Session, meeting: Meeting, frame: MeetingFrame) -> None:
    """Rooms, sessions, items, roles and talks; a few flushes, however many there are."""
    rooms = [
        Room(meeting_id=meeting.id, name=one.name, capacity=one.capacity, position=n, illustrative=one.illustrative)
        for n, one in enumerate(frame.rooms, 1)
    ]
    session.add_all(rooms)
    session.flush()
    bodies = session.scalars(select(Body).order_by(Body.id)).all()
    blocks = [
        (one, _session(meeting, one, number, rooms, _body(bodies, one.body)))
        for number, one in enumerate(frame.sessions, 1)
    ]
    session.add_all(row for _one, row in blocks)
    session.flush()
    items = [(item, _item(row.id, item, place)) for one, row in blocks for place, item in enumerate(one.items, 1)]
    session.add_all(row for _one, row in items)
    session.flush()
    for one, row in blocks:
        session.add_all(_roles(one.roles, _officers(session, row.body_id, meeting.first_day), session_id=row.id))
    for item, line in items:
        session.add_all(_roles(item.roles, {}, item_id=line.id))
    talks = [(talk, line.id) for item, line in items for talk in item.talks]
    session.add_all(_presentation(meeting, *each, number) for number, each in enumerate(talks, 1))


def _presentation(meeting: Meeting, talk: FrameTalk, item_id: int, number: int) -> Presentation:
    return Presentation(
        meeting_id=meeting.id,
        item_id=item_id,
        title=talk.title,
        kind=talk.kind,
        language=talk.language,
        public=talk.public,
        position=number,
        illustrative=talk.illustrative,
    )


def _session(
    meeting: Meeting, one: FrameSession, number: int, rooms: Sequence[Room], body_id: int | None
) -> MeetingSession:
    return MeetingSession(
        meeting_id=meeting.id,
        day=meeting.first_day + dt.timedelta(days=one.day),
        start=one.start,
        minutes=one.minutes,
        room_id=rooms[one.room].id if one.room is not None and one.room < len(rooms) else None,
        title=one.title,
        track=one.track,
        body_id=body_id,
        position=number,
        state=one.state,
        illustrative=one.illustrative,
    )


def _item(session_id: int, item: FrameItem, place: int) -> Item:
    return Item(
        session_id=session_id,
        position=place,
        start=item.start,
        minutes=item.minutes,
        locked=item.locked,
        title=item.title,
        kind=item.kind,
        decision_flag=item.decision,
        area_id=item.area_id,
        public_note=item.note,
        internal_note=item.internal_note,
        state=item.state,
        illustrative=item.illustrative,
    )


def _body(bodies: Iterable[Body], wanted: FrameBody | None) -> int | None:
    """The body that is meant, where the database has it and no other could be meant."""
    if wanted is None:
        return None
    known = list(bodies)
    for exact in (
        [one.id for one in known if one.id == wanted.id],
        [one.id for one in known if wanted.short_name and fold(one.short_name) == fold(wanted.short_name)],
        [one.id for one in known if one.kind is wanted.kind],
    ):
        if len(exact) == 1:
            return exact[0]
    return None


def _officers(session: Session, body_id: int | None, day: dt.date) -> dict[str, int]:
    """Who (person id) holds which function of the body on the day."""
    if body_id is None:
        return {}
    rows = session.execute(
        select(Membership.function, Membership.person_id, Membership.representative_id)
        .where(
            Membership.body_id == body_id,
            Membership.valid_from <= day,
            or_(Membership.valid_until.is_(None), Membership.valid_until >= day),
        )
        .order_by(Membership.id.desc())
    )
    return {fold(row.function): row.person_id or row.representative_id for row in rows if row.function}


def _roles(
    roles: Iterable[FrameRole], officers: dict[str, int], session_id: int | None = None, item_id: int | None = None
) -> Iterable[ItemRole]:
    """Everybody is asked again."""
    seen: set[tuple[int, ItemRoleKind]] = set()
    for role in roles:
        person = role.person_id if role.person_id is not None else officers.get(fold(role.kind))
        if person is None or (person, role.kind) in seen:
            continue
        seen.add((person, role.kind))
        yield ItemRole(
            session_id=session_id,
            item_id=item_id,
            person_id=person,
            kind=role.kind,
            state=RoleState.ASKED,
            position=len(seen),
        )
