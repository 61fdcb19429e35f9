"""Action items: record them, say who does them until when, and close them (DOMAIN R15)."""

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.domain.months import first_day
from app.domain.running_numbers import next_action_number
from app.models import Action, Affiliation, Meeting, Organisation, Project, Series
from app.services.minutes import check_item, open_minutes
from app.services.people import the_person
from app.services.removal import remove

_CLOSED = (ActionState.DONE, ActionState.DROPPED)


def record_action(
    session: Session,
    minutes_id: int,
    item_id: int | None,
    text: str,
    person_id: int | None = None,
    organisation_id: int | None = None,
    due_on: dt.date | None = None,
    due_month: int | None = None,
    decision_id: int | None = None,
) -> int:
    """Record an action agreed under an item, on the day of its session; returns the new id.

    A person without ``organisation_id`` acts for the organisation they belong to on that day. Due on a day or in an
    M-month (on its last day, R8), or at no time. Raises UserError for an empty text, both kinds of due date, an item of
    another meeting, owners that are not there, and accepted minutes.
    """
    minutes = open_minutes(session, minutes_id)
    block = check_item(session, minutes, item_id)
    meeting = session.get_one(Meeting, minutes.meeting_id)
    made = Action(
        series_id=meeting.series_id,
        minutes_id=minutes_id,
        item_id=item_id,
        decision_id=decision_id,
        number=_next_number(session, meeting.series_id),
        text=_words(text),
        opened_on=meeting.last_day if block is None else block.day,
    )
    _give_to(session, made, person_id, organisation_id)
    _fall_due(session, made, due_on, due_month)
    session.add(made)
    session.flush()
    return made.id


def open_action(session: Session, series_id: int | None, text: str, on: dt.date) -> int:
    """Open an action between meetings ``on`` a day, in a series whose next meeting it will be before; returns its id.

    Raises UserError for an empty text and a series that is not there (any more).
    """
    _check_series(session, series_id)
    number = _next_number(session, series_id)
    made = Action(series_id=series_id, number=number, text=_words(text), opened_on=on)
    session.add(made)
    session.flush()
    return made.id


def set_action_series(session: Session, action_id: int, series_id: int | None) -> None:
    """Carry an action that was opened between meetings forward in another series, or in none; its number stays.

    Raises UserError for one that was recorded at a meeting, which says the series, and for what is not there any more.
    """
    action = the_action(session, action_id)
    if action.minutes_id is not None:
        raise UserError("This action was recorded at a meeting, and belongs to the series of that meeting.")
    _check_series(session, series_id)
    action.series_id = series_id
    session.flush()


def set_action_text(session: Session, action_id: int, text: str) -> None:
    """Correct the text; raises UserError for an empty one, an action that is gone, and accepted minutes."""
    action = the_action(session, action_id)
    if action.minutes_id is not None:
        open_minutes(session, action.minutes_id)
    action.text = _words(text)
    session.flush()


def set_action_owner(
    session: Session, action_id: int, person_id: int | None, organisation_id: int | None = None
) -> None:
    """Give the action to a person, an organisation, both, or nobody; also after the minutes were accepted.

    Raises UserError for an action or owner that is not there.
    """
    _give_to(session, the_action(session, action_id), person_id, organisation_id)
    session.flush()


def set_action_due(
    session: Session, action_id: int, due_on: dt.date | None = None, due_month: int | None = None
) -> None:
    """Set the day or the M-month the action is due, or neither; also after the minutes were accepted.

    Raises UserError for both at once, a month that does not exist, and an action that is gone.
    """
    _fall_due(session, the_action(session, action_id), due_on, due_month)
    session.flush()


def set_action_state(session: Session, action_id: int, state: ActionState, on: dt.date) -> None:
    """Set the state; done and dropped close the action ``on`` that day, open and in progress open it again.

    Also after the minutes were accepted. Raises UserError for an action that is gone.
    """
    action = the_action(session, action_id)
    if state in _CLOSED:
        if action.state not in _CLOSED:
            action.closed_on = max(on, action.opened_on)
    else:
        action.closed_on = None
    action.state = state
    session.flush()


def delete_action(session: Session, action_id: int) -> None:
    """Delete an action with its events and links; other numbers stay.

    Raises UserError for an action that is gone and for one of accepted minutes: drop that one instead.
    """
    action = the_action(session, action_id)
    if action.minutes_id is not None:
        open_minutes(session, action.minutes_id)
    remove(session, "action", action_id)


def the_action(session: Session, action_id: int) -> Action:
    """The action with this id; raises UserError for one that is not there (any more)."""
    action = session.get(Action, action_id)
    if action is None:
        raise UserError("This action is not there any more: undo its deletion, or record it again.")
    return action


def _check_series(session: Session, series_id: int | None) -> None:
    if series_id is not None and session.get(Series, series_id) is None:
        raise UserError("This series of meetings is not there any more: choose another one.")


def _give_to(session: Session, action: Action, person_id: int | None, organisation_id: int | None) -> None:
    if person_id is not None:
        the_person(session, person_id)
        if organisation_id is None:
            organisation_id = _organisation_of(session, person_id, action.opened_on)
    if organisation_id is not None and session.get(Organisation, organisation_id) is None:
        raise UserError("This organisation is not there any more: choose another one.")
    action.person_id, action.organisation_id = person_id, organisation_id


def _organisation_of(session: Session, person_id: int, day: dt.date) -> int | None:
    """The organisation the person belongs to on ``day``; of several, the one that began last."""
    query = select(Affiliation.organisation_id).where(
        Affiliation.person_id == person_id,
        or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= day),
        or_(Affiliation.valid_until.is_(None), Affiliation.valid_until >= day),
    )
    newest_last = (Affiliation.valid_from.is_not(None), Affiliation.valid_from, Affiliation.id)
    found = session.scalars(query.order_by(*newest_last)).all()
    return found[-1] if found else None


def _fall_due(session: Session, action: Action, due_on: dt.date | None, due_month: int | None) -> None:
    if due_on is not None and due_month is not None:
        raise UserError("An action is due on a day or in a project month, not both: leave one of them out.")
    project = session.get(Project, 1)
    if due_month is not None and project is not None:
        first_day(project.start, due_month)  # a month that does not exist is refused
    action.due_on, action.due_month = due_on, due_month


def _next_number(session: Session, series_id: int | None) -> str:
    query = select(Action.number).where(Action.series_id.is_not_distinct_from(series_id))
    of_series = session.scalars(query.order_by(Action.id)).all()
    return next_action_number(of_series, session.scalars(select(Action.number)).all())


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise UserError("An action needs words: write what is to be done.")
    return words
