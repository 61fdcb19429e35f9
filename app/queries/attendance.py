"""Who took part in a meeting: the rows behind every count, list and quorum (DOMAIN R3, R11)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.counts import AttendanceRow, MeetingFigures, meeting_figures
from app.domain.documents import PersonRef
from app.domain.kinds import ParticipationRole, PresenceState
from app.models import Affiliation, Meeting, Participation, Person, Presence
from app.queries.heads import OrganisationHead, affiliations, organisations, person_ref


@dataclass(frozen=True)
class Participant:
    """A participant with the states of the days recorded, under the organisation of the meeting's date."""

    person_id: int
    sort_key: str
    person: PersonRef
    organisation: OrganisationHead | None
    role: ParticipationRole
    states: tuple[PresenceState, ...]

    @property
    def attended(self) -> bool:
        """Present or remote on at least one day (DOMAIN R11)."""
        return PresenceState.PRESENT in self.states or self.remote

    @property
    def remote(self) -> bool:
        """There, and never in the room."""
        return PresenceState.REMOTE in self.states and PresenceState.PRESENT not in self.states

    @property
    def excused(self) -> bool:
        """Sent an excuse, and was not there on any day."""
        return not self.attended and PresenceState.EXCUSED in self.states


def participants(session: Session, meeting: Meeting, as_of: dt.date) -> tuple[Participant, ...]:
    """Everybody on the meeting's list, sorted by name; days after ``as_of`` are expected, and do not count yet."""
    states: dict[int, list[PresenceState]] = defaultdict(list)
    for participation_id, state in session.execute(
        select(Presence.participation_id, Presence.state)
        .join(Participation)
        .where(Participation.meeting_id == meeting.id, Presence.day <= as_of)
        .order_by(Presence.day)
    ):
        states[participation_id].append(state)
    rows = session.execute(
        select(Participation, Person, Affiliation.organisation_id)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Participation.meeting_id == meeting.id)
        .order_by(Person.sort_key, Person.id)
    ).all()
    belongs = affiliations(session, {person.id for _participation, person, _chosen in rows}, meeting.first_day)
    homes = {*belongs.values(), *(chosen for _participation, _person, chosen in rows)}
    names = organisations(session, meeting.first_day, homes)
    found = []
    for participation, person, chosen in rows:
        organisation = names.get(chosen or belongs.get(person.id, 0))
        found.append(
            Participant(
                person_id=person.id,
                sort_key=person.sort_key,
                person=person_ref(person, organisation),
                organisation=organisation,
                role=participation.role,
                states=tuple(states[participation.id]),
            )
        )
    return tuple(found)


def figures(session: Session, meeting: Meeting, as_of: dt.date) -> MeetingFigures:
    """The meeting's counts up to ``as_of``, counted from its participants."""
    return count(participants(session, meeting, as_of))


def count(found: Iterable[Participant]) -> MeetingFigures:
    """The counts of these participants."""
    return meeting_figures(
        AttendanceRow(
            person=participant.person_id,
            organisation=participant.organisation.id if participant.organisation else None,
            country=participant.organisation.country if participant.organisation else None,
            states=participant.states,
        )
        for participant in found
    )
