"""What happened to an action between meetings: progress, reminders, and why it was given up (DOMAIN R15)."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.models import ActionEvent, Meeting
from app.services.actions import set_action_state, the_action


def note_progress(session: Session, action_id: int, at: dt.datetime, note: str, meeting_id: int | None = None) -> int:
    """Note at the instant ``at`` what became of an action, maybe reported at a meeting; returns the event's id.

    Raises UserError for an empty note, and for an action or meeting that is gone.
    """
    the_action(session, action_id)
    if meeting_id is not None and session.get(Meeting, meeting_id) is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return _add(session, ActionEvent(action_id=action_id, at=at, meeting_id=meeting_id, note=_words(note)))


def set_state_because(
    session: Session, action_id: int, state: ActionState, on: dt.date, at: dt.datetime, reason: str
) -> int:
    """Set the state ``on`` a day and note why at the instant ``at``; returns the event's id.

    Raises UserError for an action that is dropped without a reason, and for one that is gone.
    """
    if state is ActionState.DROPPED and not reason.strip():
        raise UserError("An action is dropped for a reason: write why nobody will do it.")
    set_action_state(session, action_id, state, on)
    return _add(session, ActionEvent(action_id=action_id, at=at, state=state, note=reason.strip()))


def edit_note(session: Session, event_id: int, note: str) -> None:
    """Correct what was noted; raises UserError for an empty note, and for an event that is gone."""
    found = _the_event(session, event_id)
    found.note = note.strip() if found.state is not None and found.state is not ActionState.DROPPED else _words(note)
    session.flush()


def delete_event(session: Session, event_id: int) -> None:
    """Delete an event; the action keeps its state. Raises UserError for one that is gone."""
    session.delete(_the_event(session, event_id))
    session.flush()


def _the_event(session: Session, event_id: int) -> ActionEvent:
    found = session.get(ActionEvent, event_id)
    if found is None:
        raise UserError("This note is not there any more: undo its deletion, or write it again.")
    return found


def _add(session: Session, event: ActionEvent) -> int:
    session.add(event)
    session.flush()
    return event.id


def _words(note: str) -> str:
    words = note.strip()
    if not words:
        raise UserError("A note needs words: write what happened.")
    return words
