"""The agenda of a meeting as an import compares it: each item, and each session without items, with all it says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda_import import LEADING
from app.domain.agenda_import_plan import Known, KnownPart
from app.domain.kinds import ItemKind
from app.models import Item, ItemRole, MeetingSession, Person, Presentation, Room
from app.queries.agenda import item_starts

_Parts = Mapping[tuple[str, int], Sequence[KnownPart]]


def known_agenda(session: Session, meeting_id: int) -> tuple[Known, ...]:
    """Every item of the meeting, and every session that has none; a few statements."""
    of_meeting = MeetingSession.meeting_id == meeting_id
    sessions = session.execute(
        select(
            MeetingSession.id, MeetingSession.uid, MeetingSession.day, MeetingSession.start, MeetingSession.minutes,
            MeetingSession.room_id, MeetingSession.title, MeetingSession.track, MeetingSession.state,
        ).where(of_meeting)
    ).all()  # fmt: skip
    items: dict[int, list[Any]] = defaultdict(list)
    joined = (
        select(
            Item.id, Item.uid, Item.session_id, Item.title, Item.start, Item.minutes, Item.kind, Item.state,
            Item.decision_flag, Item.public_note, Item.internal_note,
        )
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(of_meeting)
        .order_by(Item.session_id, Item.position, Item.id)
    )  # fmt: skip
    for item in session.execute(joined):
        items[item.session_id].append(item)
    rooms = dict(session.execute(select(Room.id, Room.name).where(Room.meeting_id == meeting_id)).all())
    parts = _parts(session, meeting_id)
    talks = _talks(session, meeting_id)
    found: list[Known] = []
    for held in sessions:
        room = rooms.get(held.room_id, "") if held.room_id is not None else ""
        own = items.get(held.id, [])
        found += [_item(held, item, start, room, len(own) == 1, parts, talks)
                  for item, start in zip(own, _starts(held, own), strict=True)]  # fmt: skip
        if not own:
            found.append(_session(held, room, parts))
    return tuple(found)


def _starts(held: Any, items: Sequence[Any]) -> list[int]:
    starts = item_starts(held, items)
    return [starts[item.id] for item in items]


def _item(held: Any, item: Any, start: int, room: str, alone: bool, parts: _Parts, talks: Mapping[int, Any]) -> Known:
    talk = talks.get(item.id)
    leading = [part for part in parts.get(("session", held.id), ()) if part.kind in LEADING]
    return Known(
        session_id=held.id,
        item_id=item.id,
        uid=str(item.uid),
        title=item.title,
        day=held.day,
        start=start,
        minutes=item.minutes,
        room=room,
        track=held.track,
        kind=item.kind,
        state=item.state,
        decision=item.decision_flag,
        note=item.public_note,
        internal_note=item.internal_note,
        session=held.title,
        alone=alone,
        parts=(*parts.get(("item", item.id), ()), *leading),
        talk_id=talk.id if talk is not None else None,
        talk=talk.title if talk is not None else "",
        abstract=talk.abstract if talk is not None else "",
        language=talk.language if talk is not None else "",
        **({"form": talk.kind} if talk is not None else {}),
    )


def _session(held: Any, room: str, parts: _Parts) -> Known:
    return Known(
        session_id=held.id,
        item_id=None,
        uid=str(held.uid),
        title=held.title,
        day=held.day,
        start=held.start,
        minutes=held.minutes,
        room=room,
        track=held.track,
        kind=ItemKind.TALK,
        state=held.state,
        session=held.title,
        parts=tuple(parts.get(("session", held.id), ())),
    )


def _parts(session: Session, meeting_id: int) -> _Parts:
    """Who does what, by ("session" or "item", id)."""
    items = select(Item.id).join(MeetingSession, MeetingSession.id == Item.session_id)
    of_items = items.where(MeetingSession.meeting_id == meeting_id)
    of_sessions = select(MeetingSession.id).where(MeetingSession.meeting_id == meeting_id)
    rows = session.execute(
        select(ItemRole.item_id, ItemRole.session_id, ItemRole.kind, Person.id, Person.display, Person.native)
        .join(Person, Person.id == ItemRole.person_id)
        .where(ItemRole.item_id.in_(of_items) | ItemRole.session_id.in_(of_sessions))
        .order_by(ItemRole.position, ItemRole.id)
    )
    found: dict[tuple[str, int], list[KnownPart]] = defaultdict(list)
    for row in rows:
        key = ("item", row.item_id) if row.item_id is not None else ("session", row.session_id or 0)
        found[key].append(KnownPart(row.id, row.display or row.native, row.kind))
    return found


def _talks(session: Session, meeting_id: int) -> Mapping[int, Any]:
    """The first presentation of each item (id)."""
    rows = session.execute(
        select(
            Presentation.item_id, Presentation.id, Presentation.title, Presentation.abstract, Presentation.language,
            Presentation.kind,
        )
        .where(Presentation.meeting_id == meeting_id, Presentation.item_id.is_not(None))
        .order_by(Presentation.position, Presentation.id)
    )  # fmt: skip
    found: dict[int, Any] = {}
    for row in rows:
        found.setdefault(row.item_id or 0, row)
    return found
