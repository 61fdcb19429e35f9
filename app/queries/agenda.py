"""The agenda of a meeting as a document: the working copy, and the releases that were published."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.agenda import AGENDA_FORMAT, AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.documents import PersonRef
from app.domain.frozen_json import thaw
from app.domain.kinds import AgendaState
from app.domain.releases import Release, as_now_known
from app.models import AgendaRelease, Body, Item, ItemRole, Meeting, MeetingSession, Person, Presentation, Room
from app.queries.heads import affiliations, meeting_head, organisations, project_head
from app.queries.history_times import last_change
from app.queries.merged_people import merged_people

_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # of a meeting that the history does not know


def agenda(session: Session, meeting: Meeting, draft: bool = False) -> AgendaDocument:
    """What is exported: the latest release; with ``draft``, or before the first release, the working copy."""
    if not draft and (released := newest_release(session, meeting)) is not None:
        return released.document
    return working_copy(session, meeting, draft=draft)


def releases(session: Session, meeting: Meeting) -> tuple[Release, ...]:
    """Every release of the meeting's agenda, oldest first."""
    return _releases(session, _of(meeting).order_by(AgendaRelease.number))


def newest_release(session: Session, meeting: Meeting) -> Release | None:
    """The latest release of the meeting's agenda, where there is one."""
    found = _releases(session, _of(meeting).order_by(AgendaRelease.number.desc()).limit(1))
    return found[0] if found else None


def numbered_release(session: Session, meeting: Meeting, number: int) -> Release | None:
    """The release with this number, where there is one."""
    found = _releases(session, _of(meeting).where(AgendaRelease.number == number))
    return found[0] if found else None


def _of(meeting: Meeting) -> Select[AgendaRelease]:
    return select(AgendaRelease).where(AgendaRelease.meeting_id == meeting.id)


def _releases(session: Session, query: Select[AgendaRelease]) -> tuple[Release, ...]:
    found = session.scalars(query).all()
    if not found:
        return ()
    logo, merged = project_head(session).logo, merged_people(session)
    return tuple(
        Release(row.number, row.at, as_now_known(thaw(row.document, AgendaDocument, AGENDA_FORMAT), logo, merged))
        for row in found
    )


def working_copy(
    session: Session,
    meeting: Meeting,
    draft: bool = False,
    release: int = 0,
    at: dt.datetime | None = None,
    note: str = "",
) -> AgendaDocument:
    """The agenda as it stands now; ``release``, ``at`` and ``note`` are given when it is about to be released."""
    sessions = _sessions(session, meeting)
    rooms = session.scalars(select(Room).where(Room.meeting_id == meeting.id).order_by(Room.position, Room.id)).all()
    items = _items(session, sessions)
    names = {room.id: room.name for room in rooms}
    if at is None:
        at = _changed(session, meeting, sessions, items) or _EPOCH
    return AgendaDocument(
        project=project_head(session),
        meeting=meeting_head(session, meeting),
        release=release,
        at=at,
        note=note,
        draft=draft,
        rooms=tuple(names.values()),
        sessions=tuple(_agenda_sessions(session, meeting, sessions, items, names)),
    )


def _sessions(session: Session, meeting: Meeting) -> list[MeetingSession]:
    order = (MeetingSession.day, MeetingSession.start, MeetingSession.position, MeetingSession.id)
    return list(session.scalars(select(MeetingSession).where(MeetingSession.meeting_id == meeting.id).order_by(*order)))


def _agenda_sessions(
    session: Session,
    meeting: Meeting,
    sessions: Iterable[MeetingSession],
    items: Mapping[int, list[Item]],
    rooms: Mapping[int, str],
) -> Iterator[AgendaSession]:
    roles = _roles(session, meeting, sessions, items)
    talks = _presentations(session, items)
    bodies = {body.id: body.name for body in session.scalars(select(Body))}
    for found in sessions:
        yield AgendaSession(
            uid=str(found.uid),
            title=found.title,
            day=found.day,
            start=found.start,
            minutes=found.minutes,
            room=rooms[found.room_id] if found.room_id is not None else "",
            track=found.track,
            body=bodies[found.body_id] if found.body_id is not None else "",
            roles=tuple(roles["session", found.id]),
            items=tuple(_timed(found, items.get(found.id, []), roles, talks)),
            state=found.state,
            illustrative=found.illustrative,
        )


def item_starts(session: MeetingSession, items: Iterable[Item]) -> dict[int, int]:
    """The start of each item (id) in venue minutes: its own, or the end of the one before it that takes place."""
    starts: dict[int, int] = {}
    clock = session.start
    for item in items:
        starts[item.id] = item.start if item.start is not None else clock
        if item.state is not AgendaState.CANCELLED:
            clock = starts[item.id] + item.minutes
    return starts


def _items(session: Session, sessions: Iterable[MeetingSession]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    ids = [one.id for one in sessions]
    for item in session.scalars(select(Item).where(Item.session_id.in_(ids)).order_by(Item.position, Item.id)):
        found[item.session_id].append(item)
    return found


def _timed(
    session: MeetingSession,
    items: Iterable[Item],
    roles: Mapping[tuple[str, int], list[AgendaRole]],
    talks: Mapping[int, list[str]],
) -> Iterable[AgendaItem]:
    items = list(items)
    starts = item_starts(session, items)
    for item in items:
        yield AgendaItem(
            uid=str(item.uid),
            title=item.title,
            kind=item.kind,
            start=starts[item.id],
            minutes=item.minutes,
            decision=item.decision_flag,
            added_on=item.added_at,
            roles=tuple(roles["item", item.id]),
            presentations=tuple(title for title in talks.get(item.id, ()) if title != item.title),
            note=item.public_note,
            internal_note=item.internal_note,
            state=item.state,
            illustrative=item.illustrative,
        )


def _roles(
    session: Session, meeting: Meeting, sessions: Iterable[MeetingSession], items: Mapping[int, Iterable[Item]]
) -> dict[tuple[str, int], list[AgendaRole]]:
    """Roles by ("session" or "item", id), each person under the organisation of that time."""
    item_ids = [item.id for some in items.values() for item in some]
    session_ids = [one.id for one in sessions]
    rows = session.execute(
        select(
            ItemRole.item_id, ItemRole.session_id, ItemRole.kind, ItemRole.state, ItemRole.organisation_id,
            Person.id.label("person_id"), Person.uid, Person.display, Person.native, Person.illustrative,
        )
        .join(Person, Person.id == ItemRole.person_id)
        .where(ItemRole.item_id.in_(item_ids) | ItemRole.session_id.in_(session_ids))
        .order_by(ItemRole.position, ItemRole.id)
    ).all()  # fmt: skip
    belongs = affiliations(session, {row.person_id for row in rows}, meeting.first_day)
    homes = {*belongs.values(), *(row.organisation_id for row in rows)}
    names = organisations(session, meeting.first_day, homes)
    found: dict[tuple[str, int], list[AgendaRole]] = defaultdict(list)
    for row in rows:
        home = names.get(row.organisation_id or belongs.get(row.person_id, 0))
        ref = PersonRef(str(row.uid), row.display, row.native, home.short if home else "", row.illustrative)
        key = ("item", row.item_id) if row.item_id is not None else ("session", row.session_id or 0)
        found[key].append(AgendaRole(ref, row.kind, row.state))
    return found


def _presentations(session: Session, items: Mapping[int, Iterable[Item]]) -> dict[int, list[str]]:
    ids = [item.id for some in items.values() for item in some]
    talks: dict[int, list[str]] = defaultdict(list)
    query = select(Presentation.item_id, Presentation.title).where(Presentation.item_id.in_(ids))
    for item_id, title in session.execute(query.order_by(Presentation.position, Presentation.id)):
        talks[item_id or 0].append(title)
    return talks


def _changed(
    session: Session, meeting: Meeting, sessions: Iterable[MeetingSession], items: Mapping[int, Iterable[Item]]
) -> dt.datetime | None:
    return last_change(
        session,
        {
            "meeting": [meeting.id],
            "session": [one.id for one in sessions],
            "item": [item.id for some in items.values() for item in some],
        },
    )
