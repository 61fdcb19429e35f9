"""Published figures: what a source says, beside what other sources say (DOMAIN R11)."""

from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import PublishedFigure
from app.services.participation import the_meeting
from app.services.programmes import the_programme
from app.services.removal import remove


def add_figure(
    session: Session,
    what: str,
    value: str,
    source: str,
    programme_id: int | None = None,
    meeting_id: int | None = None,
) -> int:
    """A figure as a source gives it, of a programme, of a meeting, or of the consortium; its id.

    Raises UserError where it does not say what it counts, gives no value or names no source, and where what it is
    about is gone.
    """
    if programme_id is not None:
        the_programme(session, programme_id)
    if meeting_id is not None:
        the_meeting(session, meeting_id)
    made = PublishedFigure(
        what=_checked("what", what),
        value=_checked("value", value),
        source=_checked("source", source),
        programme_id=programme_id,
        meeting_id=meeting_id,
    )
    session.add(made)
    session.flush()
    return made.id


def edit_figure(session: Session, figure_id: int, **fields: Any) -> None:
    """Change what a figure counts, its value or its source.

    Raises UserError for one of them empty and for a figure that is gone; ValueError for another field.
    """
    found = the_figure(session, figure_id)
    if unknown := fields.keys() - {"what", "value", "source"}:
        raise ValueError(f"a figure has no field to change {sorted(unknown)}")
    checked = {name: _checked(name, text) for name, text in fields.items()}
    for name, text in checked.items():
        setattr(found, name, text)
    session.flush()


def remove_figure(session: Session, figure_id: int) -> None:
    """Take a figure out again."""
    the_figure(session, figure_id)
    remove(session, "published_figure", figure_id)


def the_figure(session: Session, figure_id: int) -> PublishedFigure:
    """The figure with this id; raises UserError for one that is not there (any more)."""
    found = session.get(PublishedFigure, figure_id)
    if found is None:
        raise UserError("This figure is not there any more: undo its removal, or enter it again.")
    return found


def _checked(field: str, text: str) -> str:
    words = clean_text(text, one_line=True).strip()
    if words:
        return words
    if field == "what":
        raise UserError("A figure needs to say what it counts: write it, such as area of fallow land.")
    if field == "value":
        raise UserError("A figure needs its value: write it as the source does, such as 0.8–1.2 billion tons.")
    raise UserError("A figure needs its source: write where it stands, so that others can look it up.")
