"""The rows of a meeting's presentations for the window, and the content of one version of the slides."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents import PersonRef
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.presentation_rows import (
    ItemChoice,
    PresentationRow,
    PresentationTable,
    SlidesVersion,
    is_missing_late,
    notice_due,
)
from app.models import (
    File,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Person,
    Presentation,
    PresentationFile,
    Room,
)
from app.queries.agenda import item_starts
from app.queries.file_content import FileContent, file_content
from app.queries.heads import affiliations, organisations

_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)
_Speakers = Mapping[int, tuple[PersonRef, ...]]


@dataclass(frozen=True)
class _Place:
    item: Item
    block: MeetingSession
    start: int
    room: str


def presentation_table(session: Session, meeting_id: int, as_of: dt.date) -> PresentationTable:
    """The presentations by the time of the working agenda, those without a place last, as known on ``as_of``.

    Raises UserError for a meeting that is not there (any more). The same few statements, however many talks.
    """
    meeting = _meeting(session, meeting_id)
    places = _places(session, meeting_id)
    order = {item_id: number for number, item_id in enumerate(places)}
    query = select(Presentation).where(Presentation.meeting_id == meeting_id)
    talks = session.scalars(query.order_by(Presentation.position, Presentation.id)).all()
    versions = _versions(session, meeting_id)
    speakers = _speakers(session, meeting, {talk.item_id for talk in talks if talk.item_id is not None})
    rows = [
        _row(talk, places.get(talk.item_id or 0), speakers, versions.get(talk.id, ()), meeting.first_day, as_of)
        for talk in talks
    ]
    rows.sort(key=lambda row: (row.day or dt.date.max, row.start or 0, order.get(row.item_id or 0, len(order))))
    return PresentationTable(meeting_id, tuple(rows))


def item_choices(session: Session, meeting_id: int) -> tuple[ItemChoice, ...]:
    """The agenda items of the meeting that take place, in their order."""
    return tuple(
        ItemChoice(place.item.id, place.item.title, place.item.kind, place.block.day, place.start, place.item.state)
        for place in _places(session, meeting_id).values()
        if place.item.state is not AgendaState.CANCELLED
    )


def slides_content(session: Session, version_id: int) -> FileContent:
    """The content of a version of the slides, compared with the hash it was attached under (TRUST, "File").

    Raises UserError when the version is gone, or its content lost or damaged.
    """
    file_id = session.scalar(select(PresentationFile.file_id).where(PresentationFile.id == version_id))
    if file_id is None:
        raise UserError("This version of the slides is not there any more: choose another one.")
    return file_content(session, file_id)


def _meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return meeting


def _places(session: Session, meeting_id: int) -> dict[int, _Place]:
    """Where each item (id) stands, in the order of the agenda."""
    order = (MeetingSession.day, MeetingSession.start, MeetingSession.position, MeetingSession.id)
    blocks = session.execute(
        select(MeetingSession, Room.name)
        .outerjoin(Room, Room.id == MeetingSession.room_id)
        .where(MeetingSession.meeting_id == meeting_id)
        .order_by(*order)
    ).all()
    items: dict[int, list[Item]] = defaultdict(list)
    query = select(Item).join(MeetingSession, MeetingSession.id == Item.session_id)
    for item in session.scalars(query.where(MeetingSession.meeting_id == meeting_id).order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    places = {}
    for block, room in blocks:
        starts = item_starts(block, items[block.id])
        for item in items[block.id]:
            places[item.id] = _Place(item, block, starts[item.id], room or "")
    return places


def _versions(session: Session, meeting_id: int) -> Mapping[int, tuple[SlidesVersion, ...]]:
    found: dict[int, list[SlidesVersion]] = defaultdict(list)
    rows = session.execute(
        select(PresentationFile, File)
        .join(File, File.id == PresentationFile.file_id)
        .join(Presentation, Presentation.id == PresentationFile.presentation_id)
        .where(Presentation.meeting_id == meeting_id)
        .order_by(PresentationFile.number)
    )
    for row, file in rows:
        found[row.presentation_id].append(SlidesVersion(row.id, row.number, file.name, file.size, file.sha256))
    return {talk: tuple(versions) for talk, versions in found.items()}


def _speakers(session: Session, meeting: Meeting, item_ids: Collection[int]) -> _Speakers:
    """The speakers of each item (id) who have not declined, under the organisation of that time."""
    rows = session.execute(
        select(
            ItemRole.item_id, ItemRole.organisation_id, Person.id.label("person_id"),
            Person.uid, Person.display, Person.native, Person.illustrative,
        )
        .join(Person, Person.id == ItemRole.person_id)
        .where(ItemRole.item_id.in_(item_ids), ItemRole.kind.in_(_SPEAKING), ItemRole.state != RoleState.DECLINED)
        .order_by(ItemRole.position, ItemRole.id)
    ).all()  # fmt: skip
    belongs = affiliations(session, {row.person_id for row in rows}, meeting.first_day)
    homes = {*belongs.values(), *(row.organisation_id for row in rows)}
    names = organisations(session, meeting.first_day, homes)
    found: dict[int, list[PersonRef]] = defaultdict(list)
    for row in rows:
        home = names.get(row.organisation_id or belongs.get(row.person_id, 0))
        ref = PersonRef(str(row.uid), row.display, row.native, home.short if home else "", row.illustrative)
        found[row.item_id or 0].append(ref)
    return {item: tuple(people) for item, people in found.items()}


def _row(
    talk: Presentation,
    place: _Place | None,
    speakers: _Speakers,
    versions: tuple[SlidesVersion, ...],
    first_day: dt.date,
    as_of: dt.date,
) -> PresentationRow:
    day = place.block.day if place else None
    due = notice_due(day or first_day)
    noticed = talk.notice_sent is not None and talk.notice_sent <= due
    return PresentationRow(
        id=talk.id,
        title=talk.title,
        abstract=talk.abstract,
        kind=talk.kind,
        language=talk.language,
        public=talk.public,
        notice_sent=talk.notice_sent,
        state=talk.state,
        item_id=place.item.id if place else None,
        item=place.item.title if place else "",
        session=place.block.title if place else "",
        day=day,
        start=place.start if place else None,
        room=place.room if place else "",
        speakers=speakers.get(talk.item_id or 0, ()),
        versions=versions,
        missing_late=is_missing_late(talk.state, day or first_day, as_of),
        notice_late=talk.public and not noticed,
        notice_due=due,
        notice_overdue=talk.public and not noticed and as_of > due,
        illustrative=talk.illustrative,
    )
