"""Who takes part in a meeting: add people, change role, reply and organisation, take them off the list."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, Reply
from app.domain.new_people import NewPerson
from app.domain.pasted_people import ListedPerson
from app.models import Affiliation, Meeting, Participation
from app.services.organisations import find_or_make_organisation
from app.services.people import affiliation_on, create_person, the_person
from app.services.removal import remove


def add_participants(
    session: Session,
    meeting_id: int,
    person_ids: Collection[int],
    role: ParticipationRole = ParticipationRole.MEMBER,
    reply: Reply = Reply.NONE,
) -> tuple[int, ...]:
    """Put these people on the meeting's list; returns the new ids, and leaves those who are on it as they are.

    Raises UserError for a meeting or a person that is not there (any more).
    """
    the_meeting(session, meeting_id)
    there = set(session.scalars(select(Participation.person_id).where(Participation.meeting_id == meeting_id)))
    made = []
    for person_id in person_ids:
        if person_id in there:
            continue
        the_person(session, person_id)
        there.add(person_id)
        made.append(Participation(meeting_id=meeting_id, person_id=person_id, role=role, reply=reply))
    session.add_all(made)
    session.flush()
    return tuple(row.id for row in made)


def add_new_participant(
    session: Session, meeting_id: int, person: NewPerson, role: ParticipationRole = ParticipationRole.MEMBER
) -> int:
    """Enter a person and put them on the meeting's list; returns the id of the participation.

    Raises UserError as ``create_person`` does.
    """
    (made,) = add_participants(session, meeting_id, [create_person(session, person)], role)
    return made


def add_people(session: Session, meeting_id: int, people: Sequence[ListedPerson]) -> tuple[int, ...]:
    """Put all these people on the meeting's list, entering those who are new; returns the new participations (ids).

    Whoever is on the list already stays as they are. Raises UserError as ``create_person`` and ``add_participants`` do.
    """
    made: list[int] = []
    for one in people:
        person_id = create_person(session, one.person) if one.person_id is None else one.person_id
        made += add_participants(session, meeting_id, [person_id], one.role, one.reply)
    return tuple(made)


def set_role(session: Session, participation_ids: Collection[int], role: ParticipationRole) -> None:
    """Let these people take part as ``role``; raises UserError when one is not on the list any more."""
    for row in the_participations(session, participation_ids):
        row.role = role
    session.flush()


def set_reply(session: Session, participation_ids: Collection[int], reply: Reply) -> None:
    """Record the answer of these people; raises UserError when one is not on the list any more."""
    for row in the_participations(session, participation_ids):
        row.reply = reply
    session.flush()


def choose_organisation(session: Session, participation_id: int, name: str) -> None:
    """Let the participant come for the organisation called ``name``; empty: for the one of the meeting's first day.

    An organisation or an affiliation that is not there yet is entered. Raises UserError when the participant is not
    on the list any more.
    """
    (row,) = the_participations(session, [participation_id])
    if not name.strip():
        row.affiliation_id = None
    else:
        meeting = the_meeting(session, row.meeting_id)
        organisation_id = find_or_make_organisation(session, name)
        if row.affiliation_id is None or not _is_of(session, row.affiliation_id, organisation_id):
            row.affiliation_id = affiliation_on(
                session, row.person_id, organisation_id, meeting.first_day, meeting.last_day
            )
    session.flush()


def remove_participants(session: Session, participation_ids: Collection[int]) -> None:
    """Take these people off the meeting's list, with their days; their parts in the agenda stay.

    Raises UserError when one is not on the list any more.
    """
    ids = [row.id for row in the_participations(session, participation_ids)]
    for one in ids:
        remove(session, "participation", one)


def the_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting with this id; raises UserError for one that is not there (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return meeting


def the_participations(session: Session, ids: Collection[int]) -> list[Participation]:
    """The participations with these ids; raises UserError when one is not there (any more)."""
    rows = list(session.scalars(select(Participation).where(Participation.id.in_(set(ids))).order_by(Participation.id)))
    if len(rows) != len(set(ids)):
        raise UserError("Somebody chosen is not on the meeting's list any more: choose again.")
    return rows


def _is_of(session: Session, affiliation_id: int, organisation_id: int) -> bool:
    affiliation = session.get(Affiliation, affiliation_id)
    return affiliation is not None and affiliation.organisation_id == organisation_id
