"""Topics of the Strategic Research Agenda: enter, write, order and delete them (DOMAIN, "Things")."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import TopicState
from app.domain.text import clean_text
from app.domain.topics import next_number
from app.models import Area, ResearchTopic
from app.services.minutes import expect_version
from app.services.order import arrange
from app.services.removal import remove


def create_topic(session: Session, title: str, after_id: int | None = None) -> int:
    """Enter a proposed topic with the next number that is free; it stands behind ``after_id``, or last.

    Returns the new id. Raises UserError for an empty title.
    """
    rows = _in_order(session)
    before = next((row for row in rows if row.id == after_id), None)
    number = next_number({row.number for row in rows}, before.number if before is not None else "")
    made = ResearchTopic(
        number=number,
        title=_title(session, 0, title),
        text="",
        area_id=before.area_id if before is not None else None,
        state=TopicState.PROPOSED,
    )
    arrange(rows, made, rows.index(before) + 1 if before is not None else len(rows))
    session.add(made)
    session.flush()
    return made.id


def edit_topic(session: Session, topic_id: int, **fields: Any) -> None:
    """Change fields of a topic: number, title, state, area_id (None: none).

    Raises UserError for an empty title or number, a number that another topic has, an area that is not there, and a
    topic that is not there (any more); ValueError for another field.
    """
    topic = the_topic(session, topic_id)
    for field, value in fields.items():
        if field not in _FIELDS:
            raise ValueError(f"a topic has no field {field} to change")
        setattr(topic, field, _FIELDS[field](session, topic_id, value))
    session.flush()


def set_state(session: Session, topic_ids: Collection[int], state: TopicState) -> None:
    """Say how far these topics are; raises UserError when one is not there any more."""
    for one in topic_ids:
        the_topic(session, one).state = state
    session.flush()


def write_topic(session: Session, topic_id: int, text: str, base_version: int) -> None:
    """Make ``text`` (Markdown) what the topic says, if it is still as in the row's version ``base_version``.

    Raises ChangedMeanwhile, with both texts, when somebody saved another one since, and UserError for a topic that is
    not there (any more).
    """
    topic = the_topic(session, topic_id)
    if topic.text != text:
        expect_version(topic, base_version)
        topic.text = text
    session.flush()


def move_topics(session: Session, topic_ids: Collection[int], down: bool) -> None:
    """Move these topics one place up or down, together; those at the end stay. Raises UserError for one that is gone.

    The numbers stay with the topics.
    """
    moved = {the_topic(session, one).id for one in topic_ids}
    rows = _in_order(session)
    rows = rows[::-1] if down else rows
    for place in range(1, len(rows)):
        if rows[place].id in moved and rows[place - 1].id not in moved:
            rows[place - 1], rows[place] = rows[place], rows[place - 1]
    _number_rows(rows[::-1] if down else rows)
    session.flush()


def remove_topics(session: Session, topic_ids: Collection[int]) -> None:
    """Delete these topics with their comments and versions; raises UserError when one is not there any more."""
    for one in topic_ids:
        the_topic(session, one)
        remove(session, ResearchTopic.__tablename__, one)


def the_topic(session: Session, topic_id: int) -> ResearchTopic:
    """The topic with this id; raises UserError for one that is not there (any more)."""
    topic = session.get(ResearchTopic, topic_id)
    if topic is None:
        raise UserError("This topic is not there any more: choose another one.")
    return topic


def _in_order(session: Session) -> list[ResearchTopic]:
    return list(session.scalars(select(ResearchTopic).order_by(ResearchTopic.position, ResearchTopic.id)))


def _number_rows(rows: Sequence[ResearchTopic]) -> None:
    for number, row in enumerate(rows, 1):
        if row.position != number:
            row.position = number


def _title(_session: Session, _topic_id: int, text: str) -> str:
    title = clean_text(text, one_line=True).strip()
    if not title:
        raise UserError("A topic needs a title: write one.")
    return title


def _number(session: Session, topic_id: int, text: str) -> str:
    number = clean_text(text, one_line=True).strip()
    if not number:
        raise UserError("A topic needs a number: write one, like 2.3.")
    taken = select(func.count()).where(ResearchTopic.number == number, ResearchTopic.id != topic_id)
    if session.scalar(taken):
        raise UserError("Another topic has the number {number}: choose a free one.", number=number)
    return number


def _area(session: Session, _topic_id: int, area_id: int | None) -> int | None:
    if area_id is not None and session.get(Area, area_id) is None:
        raise UserError("This area is not there any more: choose another one.")
    return area_id


_FIELDS: dict[str, Callable[[Session, int, Any], object]] = {
    "number": _number,
    "title": _title,
    "state": lambda _session, _topic_id, state: TopicState(state),
    "area_id": _area,
}
