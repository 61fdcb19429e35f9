"""What stakeholders said about a topic of the research agenda, and the answers."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Organisation, TopicComment
from app.services.people import the_person
from app.services.removal import remove
from app.services.topics import the_topic


def add_comment(
    session: Session,
    topic_id: int,
    text: str,
    received_on: dt.date,
    person_id: int | None = None,
    organisation_id: int | None = None,
    stakeholder: str = "",
) -> int:
    """Enter what a person, an organisation or a group (``stakeholder``) said; returns the new id.

    Raises UserError for an empty text, where nobody is named, and for a topic, person or organisation that is not
    there (any more).
    """
    the_topic(session, topic_id)
    made = TopicComment(topic_id=topic_id, received_on=received_on, text=_needed(text), answer="")
    _name(session, made, person_id, organisation_id, stakeholder)
    session.add(made)
    session.flush()
    return made.id


def set_stakeholder(
    session: Session,
    comment_id: int,
    person_id: int | None = None,
    organisation_id: int | None = None,
    stakeholder: str = "",
) -> None:
    """Correct who said it; raises UserError as ``add_comment``."""
    _name(session, the_comment(session, comment_id), person_id, organisation_id, stakeholder)
    session.flush()


def edit_comment(session: Session, comment_id: int, **fields: Any) -> None:
    """Change fields of a comment: text, answer, received_on. An empty answer means that it is still to be given.

    Raises UserError for an empty text and for a comment that is not there (any more); ValueError for another field.
    """
    comment = the_comment(session, comment_id)
    for field, value in fields.items():
        if field not in _FIELDS:
            raise ValueError(f"a comment has no field {field} to change")
        setattr(comment, field, _FIELDS[field](value))
    session.flush()


def remove_comment(session: Session, comment_id: int) -> None:
    """Delete a comment with its answer; raises UserError for one that is not there (any more)."""
    the_comment(session, comment_id)
    remove(session, TopicComment.__tablename__, comment_id)


def the_comment(session: Session, comment_id: int) -> TopicComment:
    """The comment with this id; raises UserError for one that is not there (any more)."""
    comment = session.get(TopicComment, comment_id)
    if comment is None:
        raise UserError("This comment is not there any more: choose another one.")
    return comment


def _name(
    session: Session, comment: TopicComment, person_id: int | None, organisation_id: int | None, stakeholder: str
) -> None:
    """One of the three; a person goes before an organisation, and that before a group."""
    group = clean_text(stakeholder, one_line=True).strip()
    if person_id is not None:
        the_person(session, person_id)
        comment.person_id, comment.organisation_id, comment.stakeholder = person_id, None, ""
    elif organisation_id is not None:
        if session.get(Organisation, organisation_id) is None:
            raise UserError("This organisation is not there any more: choose another one.")
        comment.person_id, comment.organisation_id, comment.stakeholder = None, organisation_id, ""
    elif group:
        comment.person_id, comment.organisation_id, comment.stakeholder = None, None, group
    else:
        raise UserError("A comment needs somebody who made it: name a person, an organisation or a group.")


def _needed(text: str) -> str:
    if not text.strip():
        raise UserError("A comment needs a text: write what was said.")
    return text


_FIELDS: dict[str, Callable[[Any], object]] = {
    "text": _needed,
    "answer": lambda text: text if text.strip() else "",
    "received_on": lambda day: day,
}
