"""Versions of a topic's title and text: keep one, and take an old one back."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.models import TopicVersion
from app.services.topics import the_topic


def keep_version(session: Session, topic_id: int, at: dt.datetime) -> int:
    """Keep the title and the text as they are now as the next version; returns its number. ``at`` is aware.

    Raises UserError when the newest version is just that, and for a topic that is not there (any more).
    """
    topic = the_topic(session, topic_id)
    newest = session.scalars(
        select(TopicVersion).where(TopicVersion.topic_id == topic_id).order_by(TopicVersion.number.desc())
    ).first()
    if newest is not None and (newest.title, newest.text) == (topic.title, topic.text):
        raise UserError("Version {number} holds this text already: change the text first.", number=newest.number)
    number = newest.number + 1 if newest is not None else 1
    session.add(
        TopicVersion(
            topic_id=topic_id,
            number=number,
            at=at,
            title=topic.title,
            text=topic.text,
            illustrative=topic.illustrative,
            source=topic.source,
        )
    )
    session.flush()
    return number


def restore_version(session: Session, version_id: int) -> None:
    """Give the topic the title and the text of a version again; the version stays.

    Raises UserError for a version that is not there (any more).
    """
    version = session.get(TopicVersion, version_id)
    if version is None:
        raise UserError("This version is not there any more: choose another one.")
    topic = the_topic(session, version.topic_id)
    topic.title, topic.text = version.title, version.text
    session.flush()
