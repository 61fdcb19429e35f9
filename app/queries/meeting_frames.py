"""What new meetings can be made from: the frame of an earlier one, the templates that were saved."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ActionState, AgendaState, ItemKind, RoleState
from app.domain.meeting_copy import MeetingSource, Part
from app.domain.meeting_frame import (
    SPEAKERS,
    FrameBody,
    FrameItem,
    FrameRole,
    FrameRoom,
    FrameSession,
    FrameTalk,
    MeetingFrame,
)
from app.domain.meeting_templates import TemplateRow, frame_from_document
from app.domain.text import fold
from app.models import (
    Action,
    Body,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    MeetingTemplate,
    Membership,
    Participation,
    Presentation,
    Room,
    Series,
)

_OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)
_Rows = Mapping[int, list[Any]]


def meeting_source(session: Session, meeting_id: int) -> MeetingSource:
    """The meeting as another one can be made from it; UserError when it is not there (any more)."""
    meeting = _the_meeting(session, meeting_id)
    frame = meeting_frame(session, meeting_id)
    series = session.get(Series, meeting.series_id) if meeting.series_id is not None else None
    counts = frame_counts(frame)
    people = select(func.count()).select_from(Participation).where(Participation.meeting_id == meeting_id)
    counts[Part.ATTENDEES] = session.scalar(people) or 0
    if series is not None:
        still = Action.series_id == series.id, Action.state.in_(_OPEN)
        counts[Part.ACTIONS] = session.scalar(select(func.count()).select_from(Action).where(*still)) or 0
    if meeting.public_note or meeting.internal_note:
        counts[Part.NOTES] += bool(meeting.public_note) + bool(meeting.internal_note)
    return MeetingSource(
        meeting_id=meeting_id,
        name=meeting.short_name,
        title=meeting.title,
        frame=frame,
        first_day=meeting.first_day,
        zone=meeting.zone,
        place=meeting.place,
        series=series.name if series is not None else "",
        counts={part: number for part, number in counts.items() if number or (part is Part.ACTIONS and series)},
    )


def meeting_frame(session: Session, meeting_id: int) -> MeetingFrame:
    """What takes place in the meeting; roles that were declined stay behind. UserError when it is not there."""
    meeting = _the_meeting(session, meeting_id)
    rooms = session.execute(
        select(Room.id, Room.name, Room.capacity, Room.illustrative)
        .where(Room.meeting_id == meeting_id)
        .order_by(Room.position, Room.id)
    ).all()
    places = {room.id: place for place, room in enumerate(rooms)}
    own = MeetingSession.meeting_id == meeting_id
    blocks = session.execute(
        select(*MeetingSession.__table__.c)
        .where(own, MeetingSession.state != AgendaState.CANCELLED)
        .order_by(MeetingSession.day, MeetingSession.start, MeetingSession.position, MeetingSession.id)
    ).all()
    bodies = {row.id: FrameBody(row.kind, row.short_name, row.id) for row in session.scalars(select(Body))}
    items, of_sessions, of_items = _items(session, meeting_id), *_roles(session, meeting_id)
    talks = _talks(session, meeting_id)
    sessions = tuple(
        FrameSession(
            day=(block.day - meeting.first_day).days,
            start=block.start,
            minutes=block.minutes,
            title=block.title,
            room=places.get(block.room_id),
            track=block.track,
            body=bodies.get(block.body_id),
            state=block.state,
            items=tuple(_item(item, of_items[item.id], talks[item.id]) for item in items[block.id]),
            roles=tuple(map(_role, of_sessions[block.id])),
            illustrative=block.illustrative,
        )
        for block in blocks
    )
    kept = tuple(FrameRoom(room.name, room.capacity, room.illustrative) for room in rooms)
    return MeetingFrame((meeting.last_day - meeting.first_day).days + 1, kept, sessions)


def frame_counts(frame: MeetingFrame) -> Counter[Part]:
    """How much of each part there is in the frame."""
    counts: Counter[Part] = Counter({Part.ROOMS: len(frame.rooms)})
    for one in frame.sessions:
        breaks = sum(item.kind is ItemKind.BREAK for item in one.items)
        counts[Part.BREAKS] += 1 if one.is_break else breaks
        counts[Part.BODIES] += one.body is not None
        if not one.is_break:
            counts[Part.SESSIONS] += 1
            counts[Part.ITEMS] += len(one.items) - breaks
        counts[Part.NOTES] += sum(bool(item.internal_note) for item in one.items)
    for role in frame.roles():
        counts[Part.SPEAKERS if role.kind in SPEAKERS else Part.CHAIRS] += 1
    return counts


def frame_for_template(session: Session, meeting_id: int) -> MeetingFrame:
    """The frame of the meeting, where those who take a part by their function in the session's body are not named.

    UserError when the meeting is not there (any more).
    """
    day = _the_meeting(session, meeting_id).first_day
    frame = meeting_frame(session, meeting_id)
    in_force = Membership.valid_from <= day, or_(Membership.valid_until.is_(None), Membership.valid_until >= day)
    held = {
        (row.body_id, row.person_id or row.representative_id, fold(row.function))
        for row in session.execute(
            select(Membership.body_id, Membership.person_id, Membership.representative_id, Membership.function).where(
                *in_force
            )
        )
    }

    def by_function(one: FrameSession) -> FrameSession:
        body = one.body.id if one.body is not None else None
        roles = (
            FrameRole(role.kind) if (body, role.person_id, fold(role.kind)) in held else role for role in one.roles
        )
        return replace(one, roles=tuple(roles))

    return replace(frame, sessions=tuple(map(by_function, frame.sessions)))


def template_rows(session: Session) -> tuple[TemplateRow, ...]:
    """The templates that were saved, by name."""
    rows = session.execute(
        select(MeetingTemplate.id, MeetingTemplate.name, MeetingTemplate.document).order_by(
            MeetingTemplate.name, MeetingTemplate.id
        )
    )
    return tuple(
        TemplateRow(
            id=row.id,
            name=row.name,
            days=row.document.get("days", 0),
            sessions=len(sessions := row.document.get("sessions", ())),
            items=sum(len(one.get("items", ())) for one in sessions),
        )
        for row in rows
    )


def template_source(session: Session, template_id: int) -> MeetingSource:
    """The template as a meeting can be made from it; UserError when it is gone, or of another version."""
    found = session.get(MeetingTemplate, template_id)
    if found is None:
        raise UserError("This template is not there any more: choose another one.")
    frame = frame_from_document(found.document)
    return MeetingSource(None, found.name, "", frame, counts=dict(+frame_counts(frame)))


def meeting_choices(session: Session) -> tuple[tuple[int, str], ...]:
    """Every meeting (id, short name), the latest first."""
    found = session.execute(
        select(Meeting.id, Meeting.short_name).order_by(Meeting.first_day.desc(), Meeting.id.desc())
    )
    return tuple((row.id, row.short_name) for row in found)


def _the_meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return meeting


def _items(session: Session, meeting_id: int) -> _Rows:
    """The items that take place, by session."""
    found: dict[int, list[Any]] = defaultdict(list)
    rows = session.execute(
        select(*Item.__table__.c)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(MeetingSession.meeting_id == meeting_id, Item.state != AgendaState.CANCELLED)
        .order_by(Item.position, Item.id)
    )
    for row in rows:
        found[row.session_id].append(row)
    return found


def _roles(session: Session, meeting_id: int) -> tuple[_Rows, _Rows]:
    """The roles of the sessions, and those of the items, by what they are of."""
    own = select(MeetingSession.id).where(MeetingSession.meeting_id == meeting_id)
    inside = ItemRole.session_id.in_(own), ItemRole.item_id.in_(select(Item.id).where(Item.session_id.in_(own)))
    of_sessions: dict[int, list[Any]] = defaultdict(list)
    of_items: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(
        select(*ItemRole.__table__.c)
        .where(or_(*inside), ItemRole.state != RoleState.DECLINED)
        .order_by(ItemRole.position, ItemRole.id)
    ):
        if row.item_id is not None:
            of_items[row.item_id].append(row)
        else:
            of_sessions[row.session_id].append(row)
    return of_sessions, of_items


def _talks(session: Session, meeting_id: int) -> _Rows:
    found: dict[int, list[Any]] = defaultdict(list)
    rows: Sequence[Any] = session.execute(
        select(*Presentation.__table__.c)
        .where(Presentation.meeting_id == meeting_id, Presentation.item_id.is_not(None))
        .order_by(Presentation.position, Presentation.id)
    ).all()
    for row in rows:
        found[row.item_id].append(row)
    return found


def _item(row: Any, roles: Sequence[Any], talks: Sequence[Any]) -> FrameItem:
    return FrameItem(
        title=row.title,
        kind=row.kind,
        minutes=row.minutes,
        start=row.start,
        locked=row.locked,
        decision=row.decision_flag,
        area_id=row.area_id,
        note=row.public_note if row.added_at is None else "",  # it says why the item was added that time
        internal_note=row.internal_note,
        state=row.state,
        roles=tuple(map(_role, roles)),
        talks=tuple(FrameTalk(one.title, one.kind, one.language, one.public, one.illustrative) for one in talks),
        illustrative=row.illustrative,
    )


def _role(row: Any) -> FrameRole:
    return FrameRole(row.kind, row.person_id)
