"""Minutes: begin them, say who chairs and who writes, and write the text of each item (DOMAIN, "Minutes")."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.domain.errors import UserError
from app.domain.kinds import MinutesState
from app.models import Item, Meeting, MeetingSession, Minutes, MinutesText
from app.services.people import the_person


def begin_minutes(
    session: Session, meeting_id: int, chair_id: int | None = None, secretary_id: int | None = None
) -> int:
    """Begin the minutes of a meeting, as a draft; returns the new id.

    Raises UserError for a meeting that is not there (any more) or has minutes already, and for unknown people.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    if session.scalars(select(Minutes.id).where(Minutes.meeting_id == meeting_id)).first() is not None:
        raise UserError(
            "The minutes of the meeting {meeting} were begun already: write in those.", meeting=meeting.short_name
        )
    made = Minutes(meeting_id=meeting_id)
    session.add(made)
    session.flush()
    set_leaders(session, made.id, chair_id=chair_id, secretary_id=secretary_id)
    return made.id


def set_leaders(session: Session, minutes_id: int, **people: int | None) -> None:
    """Say who chaired (``chair_id``) and who wrote (``secretary_id``); None: nobody is named.

    Raises UserError for unknown people and for accepted minutes; ValueError for another name.
    """
    minutes = open_minutes(session, minutes_id)
    for name, person_id in people.items():
        if name not in ("chair_id", "secretary_id"):
            raise ValueError(f"minutes have no {name}")
        setattr(minutes, name, None if person_id is None else the_person(session, person_id).id)
    session.flush()


def write_text(session: Session, minutes_id: int, item_id: int | None, markdown: str, base_version: int) -> None:
    """Make ``markdown`` the text of an item, or (None) the one that opens the minutes; a blank one goes away.

    ``base_version`` is the version of the text that was changed; 0: there was none. Raises ChangedMeanwhile, with both
    texts, when somebody saved another one since, and UserError when somebody took it away, when the item is gone and
    when the minutes are accepted.
    """
    minutes = open_minutes(session, minutes_id)
    check_item(session, minutes, item_id)
    text = session.scalars(
        select(MinutesText).where(MinutesText.minutes_id == minutes_id, MinutesText.item_id == item_id)
    ).one_or_none()
    if text is None:
        if base_version:
            raise UserError(
                "Nothing was saved: somebody has emptied this text meanwhile. Save again to write it once more."
            )
        if markdown.strip():
            session.add(MinutesText(minutes_id=minutes_id, item_id=item_id, markdown=markdown))
    elif text.markdown != markdown:
        expect_version(text, base_version)
        if markdown.strip():
            text.markdown = markdown
        else:
            session.delete(text)
    session.flush()


def expect_version(row: Any, base_version: int) -> None:
    """Let the row (of a mapped class with a version) be saved only if it still has this version.

    Otherwise the change ends with ChangedMeanwhile, which tells both values.
    """
    set_committed_value(row, "version", base_version)


def open_minutes(session: Session, minutes_id: int) -> Minutes:
    """The minutes, to change them; raises UserError when they are gone, and when they are accepted: then they stand."""
    minutes = session.get(Minutes, minutes_id)
    if minutes is None:
        raise UserError("These minutes are not there any more: undo their deletion, or begin them again.")
    if minutes.state is MinutesState.ACCEPTED:
        meeting = session.get_one(Meeting, minutes.meeting_id)
        raise UserError(
            "The minutes of the meeting {meeting} are accepted and cannot be changed: "
            "record a correction in the minutes of the next meeting.",
            meeting=meeting.short_name,
        )
    return minutes


def check_item(session: Session, minutes: Minutes, item_id: int | None) -> MeetingSession | None:
    """The session of the item; None without an item. Raises UserError unless the item belongs to the meeting."""
    if item_id is None:
        return None
    block = session.scalars(
        select(MeetingSession)
        .join(Item, Item.session_id == MeetingSession.id)
        .where(Item.id == item_id, MeetingSession.meeting_id == minutes.meeting_id)
    ).one_or_none()
    if block is None:
        raise UserError("This item is not on the agenda of the meeting any more: choose another one.")
    return block
