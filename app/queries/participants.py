"""The list of a meeting's participants: everybody on it, who attended or is expected, and the figures (DOMAIN R11)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.counts import AttendanceRow, MeetingFigures, meeting_figures
from app.domain.kinds import PresenceState, Reply
from app.domain.participants import DayPresence, ParticipantEntry, ParticipantList
from app.domain.text import fold
from app.models import Meeting, Participation, Person, Presence
from app.queries.attendance import Participant, count, participants
from app.queries.heads import meeting_head, project_head
from app.queries.published import differing_figures

_COMING = (Reply.ACCEPTED, Reply.TENTATIVE)
_THERE = (PresenceState.PRESENT, PresenceState.REMOTE)


def participant_list(session: Session, meeting: Meeting, as_of: dt.date) -> ParticipantList:
    """The whole list at ``as_of``, by organisation and name, with the figures and those that sources give differently.

    Who is expected, before the last day or where no attendance was recorded: who was there already, and who accepted or
    answered that it is not sure; on a list that has no answers at all, everybody. Who is known to be absent on all days
    is not.
    """
    there = sorted(participants(session, meeting, as_of), key=_place)
    entries = _entries(session, meeting, there)
    expected = as_of < meeting.last_day or not any(one.attended for one in there)
    listed = _expected(meeting, entries) if expected else {one.person_id for one in there if one.attended}
    figures = _expected_figures(there, entries, listed) if expected else count(there)
    return ParticipantList(
        project=project_head(session),
        meeting=meeting_head(session, meeting),
        as_of=as_of,
        expected=expected,
        entries=tuple(entries[one.person_id] for one in there if one.person_id in listed),
        others=tuple(entries[one.person_id] for one in there if one.person_id not in listed),
        people=figures.people,
        remote=figures.remote,
        organisations=figures.organisations,
        countries=figures.countries,
        published=() if expected else differing_figures(session, meeting, figures),
    )


def _place(participant: Participant) -> tuple[bool, str, str]:
    organisation = participant.person.organisation
    return (not organisation, fold(organisation), participant.sort_key)


def _entries(session: Session, meeting: Meeting, there: Iterable[Participant]) -> Mapping[int, ParticipantEntry]:
    """The entries by person (id)."""
    days: dict[int, list[DayPresence]] = defaultdict(list)
    for person_id, day, state in session.execute(
        select(Participation.person_id, Presence.day, Presence.state)
        .join(Presence, Presence.participation_id == Participation.id)
        .where(Participation.meeting_id == meeting.id)
        .order_by(Presence.day)
    ):
        days[person_id].append(DayPresence(day, state))
    answers = {
        person_id: (reply, email or "")
        for person_id, reply, email in session.execute(
            select(Person.id, Participation.reply, Person.email)
            .join(Participation, Participation.person_id == Person.id)
            .where(Participation.meeting_id == meeting.id)
        )
    }
    return {
        one.person_id: ParticipantEntry(
            person=one.person,
            legal_name=one.organisation.legal if one.organisation else "",
            country=one.organisation.country if one.organisation else None,
            role=one.role,
            reply=answers[one.person_id][0],
            email=answers[one.person_id][1],
            days=tuple(days[one.person_id]),
        )
        for one in there
    }


def _expected(meeting: Meeting, entries: Mapping[int, ParticipantEntry]) -> set[int]:
    """The people (ids) who were there already, or may come."""
    days = (meeting.last_day - meeting.first_day).days + 1
    answered = any(entry.reply is not Reply.NONE for entry in entries.values())
    found = set()
    for person_id, entry in entries.items():
        coming = (not answered or entry.reply in _COMING) and len(entry.days) < days
        if coming or any(day.state in _THERE for day in entry.days):
            found.add(person_id)
    return found


def _expected_figures(
    there: Iterable[Participant], entries: Mapping[int, ParticipantEntry], listed: set[int]
) -> MeetingFigures:
    return meeting_figures(
        AttendanceRow(
            person=one.person_id,
            organisation=one.organisation.id if one.organisation else None,
            country=one.organisation.country if one.organisation else None,
            states=(PresenceState.REMOTE if entries[one.person_id].is_remote else PresenceState.PRESENT,),
        )
        for one in there
        if one.person_id in listed
    )
