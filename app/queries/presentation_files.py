"""The presentations of a meeting with their newest files, for those who may see them (DOMAIN R12)."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaSession, Audience, days
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState, SlidesState
from app.domain.presentations import FileFault, PresentationEntry, PresentationsDocument, SlidesFile
from app.domain.talk_codes import talk_codes
from app.models import Blob, File, Item, Meeting, Presentation, PresentationFile
from app.queries.agenda import agenda
from app.queries.heads import meeting_head, project_head
from app.queries.history_times import last_change

_CLEARED = (SlidesState.CLEARED, SlidesState.PUBLISHED)
_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)

_Place = tuple[AgendaSession, AgendaItem]


def presentation_files(session: Session, meeting: Meeting, audience: Audience) -> PresentationsDocument:
    """What ``audience`` may have: the chair every presentation with what was received for it.

    The others have the files once they are cleared or published, and the public learns only of presentations that are
    public (DOMAIN R12). The codes count all of them, so that they are the same for everybody.
    """
    released = agenda(session, meeting)
    places = _places(released)
    query = (
        select(Presentation, Item.uid)
        .outerjoin(Item, Item.id == Presentation.item_id)
        .where(Presentation.meeting_id == meeting.id)
        .order_by(Presentation.position, Presentation.id)
    )
    rows = [(row, str(uid) if uid is not None else "") for row, uid in session.execute(query)]
    order = {uid: number for number, uid in enumerate(places)}
    rows.sort(key=lambda found: _when(found[1], places, order))
    days_of = [places[uid][0].day if uid in places else None for _row, uid in rows]
    codes = dict(zip((row.id for row, _uid in rows), talk_codes(days_of, meeting.first_day), strict=True))
    if audience is Audience.PUBLIC:
        rows = [(row, uid) for row, uid in rows if row.public]
    files = _newest(session, [row.id for row, _uid in rows])
    return PresentationsDocument(
        project=project_head(session),
        meeting=meeting_head(session, meeting),
        audience=audience,
        at=_changed(session, rows, files) or released.at,
        entries=tuple(
            replace(entry, code=codes[row.id])
            for entry, (row, _uid) in zip(_entries(session, rows, places, files, audience), rows, strict=True)
        ),
        release=released.release,
        released=released.at,
    )


def _places(document: AgendaDocument) -> dict[str, _Place]:
    """Where each item (uid) that takes place stands, in the order of the agenda."""
    return {
        item.uid: (session, item)
        for _day, held in days(document)
        for session in held
        for item in session.items
        if item.state is not AgendaState.CANCELLED
    }


def _when(uid: str, places: Mapping[str, _Place], order: Mapping[str, int]) -> tuple[dt.date, int, int]:
    """By day and time; of what is at the same time by the order of the agenda."""
    if uid not in places:
        return dt.date.max, 0, len(order)
    session, item = places[uid]
    return session.day, item.start, order[uid]


def _entries(
    session: Session,
    rows: list[tuple[Presentation, str]],
    places: Mapping[str, _Place],
    files: Mapping[int, tuple[int, File]],
    audience: Audience,
) -> Iterator[PresentationEntry]:
    items = Counter(uid for _row, uid in rows)
    agreed = {RoleState.CONFIRMED} if audience is Audience.PUBLIC else {RoleState.CONFIRMED, RoleState.ASKED}
    for row, uid in rows:
        place = places.get(uid)
        roles = place[1].roles if place else ()
        given = row.id in files and (audience is Audience.CHAIR or row.state in _CLEARED)
        yield PresentationEntry(
            title=row.title,
            speakers=tuple(role.person for role in roles if role.kind in _SPEAKING and role.state in agreed),
            day=place[0].day if place else None,
            start=place[1].start if place else None,
            session=place[0].title if place else "",
            state=row.state,
            file=_slides(session, files[row.id][1]) if given else None,
            shared=bool(uid) and items[uid] > 1,
            illustrative=row.illustrative,
        )


def _newest(session: Session, ids: Iterable[int]) -> dict[int, tuple[int, File]]:
    """For each presentation (id) that has any, its newest file, and the id of the row that says so."""
    rows = session.execute(
        select(PresentationFile.presentation_id, PresentationFile.id, File)
        .join(File, File.id == PresentationFile.file_id)
        .where(PresentationFile.presentation_id.in_(list(ids)))
        .order_by(PresentationFile.number)
    )
    return {presentation_id: (row_id, file) for presentation_id, row_id, file in rows}


def _slides(session: Session, file: File) -> SlidesFile:
    """The file with its content, if that is still what was attached."""
    data = session.scalar(select(Blob.data).where(Blob.sha256 == file.sha256))
    if data is None:
        return SlidesFile(file.name, b"", FileFault.LOST)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        return SlidesFile(file.name, b"", FileFault.DAMAGED)
    return SlidesFile(file.name, data)


def _changed(
    session: Session, rows: list[tuple[Presentation, str]], files: Mapping[int, tuple[int, File]]
) -> dt.datetime | None:
    return last_change(
        session,
        {
            "presentation": [row.id for row, _uid in rows],
            "presentation_file": [row_id for row_id, _file in files.values()],
        },
    )
