"""Presentations: enter them, change them, and keep the versions of their slides."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import PresentationKind, SlidesState
from app.domain.text import clean_text
from app.models import Item, Meeting, MeetingSession, Presentation, PresentationFile
from app.services.files import attach, discard_files
from app.services.removal import remove


def create_presentation(
    session: Session,
    meeting_id: int,
    title: str,
    kind: PresentationKind = PresentationKind.TALK,
    item_id: int | None = None,
    language: str = "en",
) -> int:
    """Enter a presentation, on an agenda item of the meeting or not yet placed; returns the new id.

    Raises UserError for an empty title, and for a meeting or an item that is not there (any more).
    """
    if session.get(Meeting, meeting_id) is None:
        raise UserError("This meeting is not there any more: choose another one.")
    if item_id is not None:
        _refuse_other_item(session, meeting_id, item_id)
    last = session.scalar(select(func.max(Presentation.position)).where(Presentation.meeting_id == meeting_id))
    made = Presentation(
        meeting_id=meeting_id,
        item_id=item_id,
        title=_title(title),
        kind=kind,
        language=_language(language),
        position=(last or 0) + 1,
    )
    session.add(made)
    session.flush()
    return made.id


def edit_presentation(
    session: Session,
    presentation_id: int,
    *,
    title: str | None = None,
    abstract: str | None = None,
    kind: PresentationKind | None = None,
    language: str | None = None,
    public: bool | None = None,
) -> None:
    """Change what is given of a presentation; None leaves it as it is.

    Raises UserError for an empty title or language, and for a presentation that is not there any more.
    """
    row = the_presentation(session, presentation_id)
    if title is not None:
        row.title = _title(title)
    if abstract is not None:
        row.abstract = abstract
    if kind is not None:
        row.kind = kind
    if language is not None:
        row.language = _language(language)
    if public is not None:
        row.public = public
    session.flush()


def set_notice_sent(session: Session, presentation_id: int, day: dt.date | None) -> None:
    """Record when the parties were given notice of a public talk of own results (DOMAIN R12); None: not yet."""
    the_presentation(session, presentation_id).notice_sent = day
    session.flush()


def set_slides_state(session: Session, presentation_ids: Collection[int], state: SlidesState) -> None:
    """Say where the slides of these presentations are; raises UserError when one is not there any more."""
    for one in presentation_ids:
        the_presentation(session, one).state = state
    session.flush()


def place_presentation(session: Session, presentation_id: int, item_id: int | None) -> None:
    """Put a presentation on an agenda item of its meeting; None takes it off the agenda.

    Raises UserError for an item that is not there (any more) or belongs to another meeting.
    """
    row = the_presentation(session, presentation_id)
    if item_id is not None:
        _refuse_other_item(session, row.meeting_id, item_id)
    row.item_id = item_id
    session.flush()


def order_presentations(session: Session, meeting_id: int, presentation_ids: Sequence[int]) -> None:
    """Put these presentations of a meeting in this order, in the places they hold among the others.

    It shows where presentations share an item, and among those that have none. Raises UserError when one is not there
    any more.
    """
    rows = session.scalars(
        select(Presentation)
        .where(Presentation.meeting_id == meeting_id)
        .order_by(Presentation.position, Presentation.id)
    ).all()
    named = iter([the_presentation(session, one) for one in presentation_ids])
    moved = set(presentation_ids)
    for number, row in enumerate([next(named) if one.id in moved else one for one in rows], 1):
        if row.position != number:
            row.position = number
    session.flush()


def receive_slides(session: Session, presentation_id: int, name: str, mime: str, data: bytes) -> None:
    """Attach a new version of the slides; a presentation whose slides were missing has received them.

    Raises UserError above 100 MB, and for a presentation that is not there any more.
    """
    row = the_presentation(session, presentation_id)
    add_slides(session, presentation_id, name, mime, data)
    if row.state is SlidesState.MISSING:
        row.state = SlidesState.RECEIVED
    session.flush()


def add_slides(session: Session, presentation_id: int, name: str, mime: str, data: bytes) -> None:
    """Attach a new version of the slides; its number is one more than the newest. The state is the caller's to set."""
    presentation = session.get_one(Presentation, presentation_id)
    newest = session.scalar(
        select(func.max(PresentationFile.number)).where(PresentationFile.presentation_id == presentation_id)
    )
    number = (newest or 0) + 1
    file = attach(session, name, mime, data, presentation, f"file {number}")
    session.add(
        PresentationFile(
            uid=uuid.uuid5(presentation.uid, f"version {number}"),
            presentation_id=presentation_id,
            file_id=file.id,
            number=number,
            illustrative=presentation.illustrative,
            source=presentation.source,
        )
    )
    session.flush()


def remove_version(session: Session, version_id: int) -> None:
    """Take one version of the slides away; without any left, the slides are missing again.

    Raises UserError for a version that is not there any more.
    """
    version = session.get(PresentationFile, version_id)
    if version is None:
        raise UserError("This version of the slides is not there any more: choose another one.")
    presentation_id, file_id = version.presentation_id, version.file_id
    remove(session, PresentationFile.__tablename__, version_id)
    discard_files(session, [file_id])
    left = session.scalars(select(PresentationFile.id).where(PresentationFile.presentation_id == presentation_id))
    if left.first() is None:
        session.get_one(Presentation, presentation_id).state = SlidesState.MISSING
    session.flush()


def remove_presentations(session: Session, presentation_ids: Collection[int]) -> None:
    """Delete these presentations with their files; their agenda items stay.

    Raises UserError when one is not there any more.
    """
    for one in presentation_ids:
        the_presentation(session, one)
        files = session.scalars(select(PresentationFile.file_id).where(PresentationFile.presentation_id == one)).all()
        remove(session, Presentation.__tablename__, one)
        discard_files(session, files)


def the_presentation(session: Session, presentation_id: int) -> Presentation:
    """The presentation with this id; raises UserError for one that is not there (any more)."""
    row = session.get(Presentation, presentation_id)
    if row is None:
        raise UserError("This presentation is not there any more: choose another one.")
    return row


def _refuse_other_item(session: Session, meeting_id: int, item_id: int) -> None:
    owner = session.scalars(
        select(MeetingSession.meeting_id).join(Item, Item.session_id == MeetingSession.id).where(Item.id == item_id)
    ).first()
    if owner != meeting_id:
        raise UserError("This agenda item is not in this meeting (any more): choose one of its items.")


def _title(text: str) -> str:
    title = clean_text(text, one_line=True).strip()
    if not title:
        raise UserError("A presentation needs a title: write one.")
    return title


def _language(text: str) -> str:
    language = clean_text(text, one_line=True).strip()
    if not language:
        raise UserError("A presentation needs a language: write its code, like en or fr.")
    return language
