"""Formal sessions: who may vote, who was there or represented, and the clock of their deadlines (DOMAIN R1–R3)."""

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.calendar import Stamp
from app.domain.documents import ClockLine
from app.domain.governance import Deadline, DeadlineKind, RuleProfile, days_late, deadlines
from app.domain.kinds import MinutesState, NoticeKind
from app.domain.minutes import FormalPart, MemberSeat
from app.domain.quorum import count_roll_call, quorum_needed, state_at
from app.models import Body, Meeting, MeetingSession, Membership, Minutes, Notice, Person, RollCall
from app.queries.heads import organisations, people, rule_profile
from app.queries.history_times import times

_NOTICES = {
    DeadlineKind.NOTICE: NoticeKind.MEETING,
    DeadlineKind.AGENDA: NoticeKind.AGENDA,
}


def formal_parts(session: Session, meeting: Meeting) -> tuple[FormalPart, ...]:
    """The formal sessions of the meeting with their roll call, as counted at its fullest."""
    rows = session.execute(
        select(MeetingSession, Body)
        .join(Body, Body.id == MeetingSession.body_id)
        .where(MeetingSession.meeting_id == meeting.id)
        .order_by(MeetingSession.day, MeetingSession.start, MeetingSession.id)
    ).all()
    profile = rule_profile(session)
    return tuple(_formal_part(session, found, body, profile) for found, body in rows)


def clock(session: Session, as_of: dt.date, meeting: Meeting | None = None) -> tuple[ClockLine, ...]:
    """Every deadline of every formal session of ``meeting``, or of all meetings by date, in the order of R1."""
    query = select(Meeting).order_by(Meeting.first_day, Meeting.id)
    chosen = [meeting] if meeting is not None else list(session.scalars(query))
    profile = rule_profile(session)
    return tuple(line for one in chosen for line in _clock_lines(session, one, profile, as_of))


def circulated_deadlines(session: Session, meeting: Meeting, sent: dt.date | None) -> tuple[Deadline, ...]:
    """The deadlines that the minutes of the meeting's first formal session follow, counted from ``sent``."""
    body = session.scalars(
        select(Body)
        .join(MeetingSession, MeetingSession.body_id == Body.id)
        .where(MeetingSession.meeting_id == meeting.id)
        .order_by(MeetingSession.day, MeetingSession.start)
    ).first()
    if body is None:
        return ()
    return deadlines(rule_profile(session), body.kind, meeting.kind, meeting.first_day, meeting.last_day, sent)


def _formal_part(session: Session, found: MeetingSession, body: Body, profile: RuleProfile) -> FormalPart:
    members = session.scalars(
        select(Membership)
        .where(
            Membership.body_id == body.id,
            Membership.voting,
            ~Membership.defaulting,
            Membership.valid_from <= found.day,
            or_(Membership.valid_until.is_(None), Membership.valid_until >= found.day),
        )
        .order_by(Membership.id)
    ).all()
    calls = {
        call.membership_id: call for call in session.scalars(select(RollCall).where(RollCall.session_id == found.id))
    }
    called = [calls[member.id] for member in members if member.id in calls]
    return FormalPart(
        body=body.name,
        title=found.title,
        day=found.day,
        start=found.start,
        minutes=found.minutes,
        members=len(members),
        present=_most_present(found, called),
        needed=quorum_needed(len(members), profile),
        seats=tuple(_seats(session, found, members, called)),
    )


def _most_present(found: MeetingSession, called: Iterable[RollCall]) -> int:
    """How many were there when the session was at its fullest: people come late and leave (DOMAIN R3)."""
    called = list(called)
    moments = {found.start, *(call.arrived for call in called if call.arrived is not None)}
    return max(
        count_roll_call(state_at(call.state, call.arrived, call.departed, minute) for call in called)
        for minute in moments
    )


def _seats(
    session: Session, found: MeetingSession, members: Iterable[Membership], called: Iterable[RollCall]
) -> Iterator[MemberSeat]:
    """Each member called, by the name of that day, and who held its seat."""
    names = organisations(session, found.day)
    called = list(called)
    holders = people(session, {call.held_by_id for call in called if call.held_by_id is not None}, found.day)
    by_id = {member.id: member for member in members}
    persons = {member.person_id for member in by_id.values() if member.person_id is not None}
    own_names = {person.id: person.display for person in session.scalars(select(Person).where(Person.id.in_(persons)))}
    for call in called:
        member = by_id[call.membership_id]
        if member.organisation_id is not None:
            name = names[member.organisation_id].short
        else:
            name = own_names[member.person_id or 0]
        holder = holders[call.held_by_id] if call.held_by_id is not None else None
        yield MemberSeat(name, call.state, holder, call.illustrative)


def _clock_lines(session: Session, meeting: Meeting, profile: RuleProfile, as_of: dt.date) -> Iterator[ClockLine]:
    newest_first = select(Notice.kind, Notice.sent_on).where(Notice.meeting_id == meeting.id)
    sent = dict(session.execute(newest_first.order_by(Notice.sent_on.desc())).all())  # the first one sent counts
    minutes = session.scalars(
        select(Minutes).where(Minutes.meeting_id == meeting.id).order_by(Minutes.circulated_on)
    ).first()
    bodies = session.scalars(
        select(Body)
        .where(Body.id.in_(select(MeetingSession.body_id).where(MeetingSession.meeting_id == meeting.id)))
        .order_by(Body.id)
    )
    for body in bodies:
        circulated = minutes.circulated_on if minutes is not None else None
        for line in deadlines(profile, body.kind, meeting.kind, meeting.first_day, meeting.last_day, circulated):
            done = _done(line, sent, minutes, as_of)
            yield ClockLine(
                meeting=meeting.short_name,
                body=body.name,
                what=line.what.value,
                due=line.due,
                done=done,
                late_days=days_late(line, done, as_of),
            )


def _done(line: Deadline, sent: dict[NoticeKind, dt.date], minutes: Minutes | None, as_of: dt.date) -> dt.date | None:
    """The day the deadline was met: a notice sent, minutes circulated or accepted; a period, once it is over."""
    over = line.due if line.due < as_of else None
    if line.what is DeadlineKind.ADDED_ITEMS:
        return sent.get(NoticeKind.ADDED_ITEMS, over)
    if line.what in _NOTICES:
        return sent.get(_NOTICES[line.what])
    if minutes is None or minutes.circulated_on is None:
        return None
    if line.what is DeadlineKind.DRAFT_MINUTES:
        return minutes.circulated_on
    if line.what is DeadlineKind.ACCEPTED:
        return minutes.accepted_on if minutes.state is MinutesState.ACCEPTED else None
    return over


def clock_stamps(session: Session) -> dict[str, Stamp]:
    """For each meeting (short name), which version of it its deadlines were computed from; for calendars."""
    meetings = list(session.scalars(select(Meeting)))
    known = times(session, "meeting", [meeting.id for meeting in meetings])
    return {
        meeting.short_name: Stamp(meeting.version - 1, known[meeting.id].created, known[meeting.id].changed)
        for meeting in meetings
        if meeting.id in known
    }
