"""What hangs on an item of the agenda: its text in the minutes, decisions and actions (DOMAIN R16)."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.kinds import ActionState
from app.models import Action, Decision, MinutesText

_OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)


@dataclass(frozen=True)
class LinkedRow:
    """A decision or an action: its number as people quote it; ``open`` says that an action is not closed yet."""

    id: int
    number: str
    text: str
    open: bool = False


@dataclass(frozen=True)
class ItemLinks:
    """What is linked to one item; ``written`` counts the letters of its text in the minutes."""

    written: int
    decisions: tuple[LinkedRow, ...]
    actions: tuple[LinkedRow, ...]


def item_links(session: Session, item_id: int) -> ItemLinks:
    """Minutes, decisions and actions of the item; nothing for an item that is not there."""
    written = session.scalar(
        select(func.sum(func.length(func.trim(MinutesText.markdown)))).where(MinutesText.item_id == item_id)
    )
    decisions = select(Decision.id, Decision.number, Decision.text).where(Decision.item_id == item_id)
    actions = select(Action.id, Action.number, Action.text, Action.state).where(Action.item_id == item_id)
    return ItemLinks(
        written=written or 0,
        decisions=tuple(LinkedRow(*row) for row in session.execute(decisions.order_by(Decision.id))),
        actions=tuple(
            LinkedRow(row.id, row.number, row.text, row.state in _OPEN)
            for row in session.execute(actions.order_by(Action.id))
        ),
    )
