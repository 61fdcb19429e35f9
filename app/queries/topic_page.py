"""One topic of the research agenda: its text, what stakeholders said of it, and the versions kept."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.minutes_page import TextLine
from app.domain.topics import CommentLine, TopicPage, VersionLine
from app.models import ResearchTopic, TopicComment, TopicVersion
from app.queries.heads import organisations, people


def topic_page(session: Session, topic_id: int, day: dt.date) -> TopicPage | None:
    """The topic; people and organisations under their names on ``day``. None when it is not there (any more)."""
    topic = session.get(ResearchTopic, topic_id)
    if topic is None:
        return None
    versions = session.scalars(
        select(TopicVersion).where(TopicVersion.topic_id == topic_id).order_by(TopicVersion.number.desc())
    )
    return TopicPage(
        id=topic.id,
        number=topic.number,
        title=topic.title,
        text=topic.text,
        area_id=topic.area_id,
        state=topic.state,
        lock=topic.version,
        comments=_comments(session, topic_id, day),
        versions=tuple(
            VersionLine(one.id, one.number, one.at, one.title, one.text, one.illustrative) for one in versions
        ),
        illustrative=topic.illustrative,
    )


def topic_text(session: Session, topic_id: int) -> TextLine:
    """The text of a topic with the version of its row; an empty one of version 0 where the topic is gone."""
    found = session.execute(
        select(ResearchTopic.text, ResearchTopic.version).where(ResearchTopic.id == topic_id)
    ).one_or_none()
    return TextLine() if found is None else TextLine(found.text, found.version)


def _comments(session: Session, topic_id: int, day: dt.date) -> tuple[CommentLine, ...]:
    """Unanswered ones first, then the newest first."""
    rows = session.scalars(
        select(TopicComment)
        .where(TopicComment.topic_id == topic_id)
        .order_by(TopicComment.answer != "", TopicComment.received_on.desc(), TopicComment.id)
    ).all()
    persons = people(session, {one.person_id for one in rows if one.person_id is not None}, day)
    homes = organisations(session, day, {one.organisation_id for one in rows})
    found = []
    for one in rows:
        person, home = persons.get(one.person_id or 0), homes.get(one.organisation_id or 0)
        if person is not None:
            who, detail = person.name or person.native, person.organisation
        elif home is not None:
            who, detail = home.short, home.legal if home.legal != home.short else ""
        else:
            who, detail = one.stakeholder, ""
        found.append(
            CommentLine(
                one.id, one.person_id, one.organisation_id, one.stakeholder, who, detail, one.received_on, one.text,
                one.answer, one.illustrative,
            )
        )  # fmt: skip
    return tuple(found)
