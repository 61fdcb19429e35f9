"""All minutes, and the meetings that are over and have none yet: a fixed number of statements (DOMAIN R1)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.governance import DeadlineKind, RuleProfile, days_late, deadlines
from app.domain.kinds import MeetingState, MinutesState
from app.domain.minutes_table import MinutesRow
from app.models import Action, Body, Decision, Meeting, MeetingSession, Minutes, MinutesVersion, Objection, Project

Due = dict[DeadlineKind, Any]


def minutes_rows(session: Session, as_of: dt.date) -> tuple[MinutesRow, ...]:
    """The minutes of all meetings, the newest meeting first; with meetings that were over on ``as_of`` without any."""
    project = session.get(Project, 1)
    profile = RuleProfile.from_json(project.rule_profile) if project is not None else RuleProfile()
    found = session.execute(
        select(Meeting, Minutes)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(
            or_(
                Minutes.id.is_not(None),
                (Meeting.last_day < as_of) & (Meeting.state != MeetingState.CANCELLED),
            )
        )
        .order_by(Meeting.first_day.desc(), Meeting.id.desc(), Minutes.id)
    ).all()
    of_meeting, of_session = _bodies(session)
    counts = _Counts(session)
    return tuple(
        _row(
            meeting,
            minutes,
            of_session.get(minutes.session_id if minutes is not None else None) or of_meeting.get(meeting.id),
            profile,
            counts,
            as_of,
        )
        for meeting, minutes in found
    )


class _Counts:
    """What is counted of each minutes (id)."""

    def __init__(self, session: Session) -> None:
        self.decisions = self._by_minutes(session, Decision)
        self.actions = self._by_minutes(session, Action)
        self.versions = self._by_minutes(session, MinutesVersion)
        self.objections = self._by_minutes(session, Objection, Objection.to_accuracy, Objection.settled_on.is_(None))

    @staticmethod
    def _by_minutes(session: Session, model: Any, *conditions: Any) -> Mapping[int, int]:
        query = select(model.minutes_id, func.count()).where(*conditions).group_by(model.minutes_id)
        return dict(session.execute(query).all())


def _bodies(session: Session) -> tuple[Mapping[int, Any], Mapping[int | None, Any]]:
    """The body of each meeting's first formal session, and of each formal session (by id)."""
    rows = session.execute(
        select(MeetingSession.id, MeetingSession.meeting_id, Body.kind, Body.name)
        .join(Body, Body.id == MeetingSession.body_id)
        .order_by(MeetingSession.day.desc(), MeetingSession.start.desc(), MeetingSession.id.desc())
    ).all()
    return {row.meeting_id: row for row in rows}, {row.id: row for row in rows}


def _row(
    meeting: Meeting, minutes: Minutes | None, body: Any, profile: RuleProfile, counts: _Counts, as_of: dt.date
) -> MinutesRow:
    sent = minutes.circulated_on if minutes is not None else None
    accepted = minutes.accepted_on if minutes is not None else None
    due: Due = {}
    if body is not None:
        days = deadlines(profile, body.kind, meeting.kind, meeting.first_day, meeting.last_day, sent)
        due = {each.what: each for each in days}
    minutes_id = minutes.id if minutes is not None else 0
    objections = counts.objections.get(minutes_id, 0)
    state = minutes.state if minutes is not None else None
    is_accepted = state is MinutesState.ACCEPTED
    waits = DeadlineKind.DRAFT_MINUTES if sent is None else DeadlineKind.ACCEPTED
    late = days_late(due[waits], None, as_of) if waits in due and not is_accepted else 0
    return MinutesRow(
        id=minutes_id or -meeting.id,
        minutes_id=minutes_id or None,
        meeting_id=meeting.id,
        meeting=meeting.short_name,
        title=meeting.title,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        body=body.name if body is not None else "",
        state=state,
        versions=counts.versions.get(minutes_id, 0),
        circulated_on=sent,
        circulate_by=_day(due, DeadlineKind.DRAFT_MINUTES) if sent is None and not is_accepted else None,
        objections_until=_day(due, DeadlineKind.OBJECTIONS_END) if sent is not None else None,
        accepted_on=accepted,
        accept_by=_day(due, DeadlineKind.ACCEPTED) if sent is not None and not is_accepted else None,
        late_days=0 if objections and sent is not None else late,
        objections=objections,
        decisions=counts.decisions.get(minutes_id, 0),
        actions=counts.actions.get(minutes_id, 0),
        illustrative=minutes.illustrative if minutes is not None else meeting.illustrative,
    )


def _day(due: Due, what: DeadlineKind) -> dt.date | None:
    found = due.get(what)
    return found.due if found is not None else None
