"""Presentations and the files that were received for them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents import PersonRef
from app.domain.kinds import ItemRoleKind
from app.models import File, ItemRole, Meeting, Presentation, PresentationFile
from app.queries.heads import people

_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)


@dataclass(frozen=True)
class Talk:
    """A presentation with its speakers and the meeting it is given at."""

    title: str
    speakers: tuple[PersonRef, ...]
    meeting: str
    place: str
    day: dt.date


def talk(session: Session, presentation_id: int) -> Talk:
    """The presentation with this id."""
    presentation = session.get_one(Presentation, presentation_id)
    meeting = session.get_one(Meeting, presentation.meeting_id)
    ids = session.scalars(
        select(ItemRole.person_id)
        .where(ItemRole.item_id == presentation.item_id, ItemRole.kind.in_(_SPEAKING))
        .order_by(ItemRole.position, ItemRole.id)
    ).all()
    found = people(session, ids, meeting.first_day)
    return Talk(presentation.title, tuple(found[one] for one in ids), meeting.title, meeting.place, meeting.first_day)


def presentations(session: Session, meeting: Meeting) -> Mapping[int, list[tuple[str, str]]]:
    """For each item (id) its presentations: title, and the name of the newest file (empty while none is there)."""
    files = dict(
        session.execute(
            select(PresentationFile.presentation_id, File.name)
            .join(File, File.id == PresentationFile.file_id)
            .join(Presentation, Presentation.id == PresentationFile.presentation_id)
            .where(Presentation.meeting_id == meeting.id)
            .order_by(PresentationFile.number)
        ).all()
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = session.scalars(
        select(Presentation)
        .where(Presentation.meeting_id == meeting.id, Presentation.item_id.is_not(None))
        .order_by(Presentation.position, Presentation.id)
    )
    for row in rows:
        found[row.item_id or 0].append((row.title, files.get(row.id, "")))
    return found
