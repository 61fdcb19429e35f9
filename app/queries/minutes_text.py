"""One text of the minutes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.minutes_page import TextLine
from app.models import MinutesText


def minutes_text(session: Session, minutes_id: int, item_id: int | None) -> TextLine:
    """The text of an item, or (None) the one that opens the minutes; an empty one of version 0 where there is none."""
    found = session.execute(
        select(MinutesText.markdown, MinutesText.version).where(
            MinutesText.minutes_id == minutes_id, MinutesText.item_id == item_id
        )
    ).one_or_none()
    return TextLine() if found is None else TextLine(found.markdown, found.version)
