"""Publications: enter them, change what is known of them, attach their file, delete them."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import PublicationKind
from app.domain.text import clean_text
from app.domain.web_links import web_address
from app.models import Meeting, Publication
from app.services.files import attach, discard_files
from app.services.removal import remove


def create_publication(session: Session, title: str, kind: PublicationKind = PublicationKind.NEWSLETTER) -> int:
    """Enter a publication that has not appeared yet; returns the new id. Raises UserError for an empty title."""
    made = Publication(title=_title(session, title), kind=kind, place="", link="")
    session.add(made)
    session.flush()
    return made.id


def edit_publication(session: Session, publication_id: int, **fields: Any) -> None:
    """Change fields of a publication: title, place, kind, published_on, link, meeting_id (None: none).

    Raises UserError for an empty title, a link that is no address of the web, a meeting that is not there, and a
    publication that is not there (any more); ValueError for another field.
    """
    row = the_publication(session, publication_id)
    for field, value in fields.items():
        if field not in _FIELDS:
            raise ValueError(f"a publication has no field {field} to change")
        setattr(row, field, _FIELDS[field](session, value))
    session.flush()


def attach_publication(session: Session, publication_id: int, name: str, mime: str, data: bytes) -> None:
    """Make this the file of the publication; the one before goes, where nothing else needs it.

    Raises UserError above 100 MB, and for a publication that is not there (any more).
    """
    row = the_publication(session, publication_id)
    before, row.file_id = row.file_id, None
    session.flush()
    if before is not None:
        discard_files(session, [before])
        row = the_publication(session, publication_id)
    row.file_id = attach(session, name, mime, data, None).id
    session.flush()


def detach_publication(session: Session, publication_id: int) -> None:
    """Take the file away from the publication; it goes, where nothing else needs it.

    Raises UserError for a publication that is not there (any more).
    """
    row = the_publication(session, publication_id)
    before, row.file_id = row.file_id, None
    session.flush()
    if before is not None:
        discard_files(session, [before])


def remove_publications(session: Session, publication_ids: Collection[int]) -> None:
    """Delete these publications with their files; raises UserError when one is not there any more."""
    for one in publication_ids:
        file_id = the_publication(session, one).file_id
        remove(session, Publication.__tablename__, one)
        if file_id is not None:
            discard_files(session, [file_id])


def the_publication(session: Session, publication_id: int) -> Publication:
    """The publication with this id; raises UserError for one that is not there (any more)."""
    row = session.get(Publication, publication_id)
    if row is None:
        raise UserError("This publication is not there any more: choose another one.")
    return row


def _title(_session: Session, text: str) -> str:
    title = clean_text(text, one_line=True).strip()
    if not title:
        raise UserError("A publication needs a title: write one.")
    return title


def _meeting(session: Session, meeting_id: int | None) -> int | None:
    if meeting_id is not None and session.get(Meeting, meeting_id) is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return meeting_id


_FIELDS: dict[str, Callable[[Session, Any], object]] = {
    "title": _title,
    "place": lambda _session, text: clean_text(text, one_line=True).strip(),
    "kind": lambda _session, kind: PublicationKind(kind),
    "published_on": lambda _session, day: day,
    "link": lambda _session, text: web_address(clean_text(text, one_line=True)),
    "meeting_id": _meeting,
}
