"""One action with all that belongs to it, for the panel beside the table (DOMAIN R15, R16)."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.actions_table import ActionDetails, ActionNote
from app.domain.kinds import MinutesState
from app.models import Action, ActionEvent, Decision, Item, Meeting, Minutes, Series
from app.queries.action_changes import action_changes
from app.queries.actions_table import action_rows


@dataclass(frozen=True)
class SeriesChoice:
    """A series of meetings to carry an action forward in."""

    id: int
    name: str


def action_details(session: Session, action_id: int, as_of: dt.date) -> ActionDetails | None:
    """The action, its notes, what it came from and what it serves; None: it is not there (any more).

    A fixed number of statements.
    """
    rows = action_rows(session, [action_id], as_of)
    if not rows:
        return None
    found = session.execute(
        select(
            Minutes.state,
            Meeting.title.label("meeting_title"),
            Item.id.label("item_id"),
            Item.title.label("item"),
            Decision.id.label("decision_id"),
            Decision.number.label("decision"),
            Decision.text.label("decision_text"),
        )
        .select_from(Action)
        .outerjoin(Minutes, Minutes.id == Action.minutes_id)
        .outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
        .outerjoin(Item, Item.id == Action.item_id)
        .outerjoin(Decision, Decision.id == Action.decision_id)
        .where(Action.id == action_id)
    ).one()
    return ActionDetails(
        row=rows[0],
        locked=found.state is MinutesState.ACCEPTED,
        minutes=found.state,
        meeting_title=found.meeting_title or "",
        item_id=found.item_id or 0,
        item=found.item or "",
        decision_id=found.decision_id or 0,
        decision=found.decision or "",
        decision_text=found.decision_text or "",
        notes=_notes(session, action_id),
        changes=action_changes(session, action_id),
    )


def series_choices(session: Session) -> tuple[SeriesChoice, ...]:
    """Every series of meetings, by name."""
    rows = session.execute(select(Series.id, Series.name).order_by(Series.name, Series.id))
    return tuple(SeriesChoice(row_id, name) for row_id, name in rows)


def _notes(session: Session, action_id: int) -> tuple[ActionNote, ...]:
    rows = session.execute(
        select(ActionEvent, Meeting.short_name)
        .outerjoin(Meeting, Meeting.id == ActionEvent.meeting_id)
        .where(ActionEvent.action_id == action_id)
        .order_by(ActionEvent.at, ActionEvent.id)
    )
    return tuple(
        ActionNote(
            id=event.id,
            at=event.at,
            note=event.note,
            state=event.state,
            meeting_id=event.meeting_id or 0,
            meeting=meeting or "",
            illustrative=event.illustrative,
        )
        for event, meeting in rows
    )
