"""The counted figures of every meeting at once, in SQL; equal to ``queries.attendance`` for each (DOMAIN R11)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.kinds import PresenceState, Reply
from app.models import Affiliation, Meeting, Organisation, OrganisationName, Participation, Presence

_THERE = (PresenceState.PRESENT, PresenceState.REMOTE)
_NO_COUNTRY = ("", "EU")  # as in domain.counts: the code EU names no country


@dataclass(frozen=True)
class Count:
    """Of one meeting: who attended, from how many countries; who is on the list, and who of them accepted."""

    people: int = 0
    countries: int = 0
    listed: int = 0
    accepted: int = 0


def bulk_figures(session: Session, as_of: dt.date) -> Mapping[int, Count]:
    """The counts of each meeting (id) that has anybody on its list; days after ``as_of`` do not count yet."""
    of_meeting = Participation.meeting_id
    accepted = func.sum((Participation.reply == Reply.ACCEPTED).cast(Integer))
    listed = session.execute(select(of_meeting, func.count(), accepted).group_by(of_meeting)).all()
    there = (
        select(Presence.participation_id)
        .where(Presence.state.in_(_THERE), Presence.day <= as_of)
        .group_by(Presence.participation_id)
        .subquery()
    )
    code = func.upper(func.trim(Organisation.country))
    country = case((code.not_in(_NO_COUNTRY) & _named(), code))
    came = session.execute(
        select(of_meeting, func.count(), func.count(func.distinct(country)))
        .join(there, there.c.participation_id == Participation.id)
        .join(Meeting, Meeting.id == of_meeting)
        .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
        .outerjoin(Organisation, Organisation.id == func.coalesce(Affiliation.organisation_id, _belongs()))
        .group_by(of_meeting)
    )
    attended = {meeting_id: (people, countries) for meeting_id, people, countries in came}
    return {
        meeting_id: Count(*attended.get(meeting_id, (0, 0)), all_listed, all_accepted)
        for meeting_id, all_listed, all_accepted in listed
    }


def _belongs() -> ColumnElement[int]:
    """The organisation of the person on the meeting's first day; of several, the one that began last."""
    of_then = aliased(Affiliation)
    return (
        select(of_then.organisation_id)
        .where(
            of_then.person_id == Participation.person_id,
            or_(of_then.valid_from.is_(None), of_then.valid_from <= Meeting.first_day),
            or_(of_then.valid_until.is_(None), of_then.valid_until >= Meeting.first_day),
        )
        .order_by(of_then.valid_from.is_not(None).desc(), of_then.valid_from.desc(), of_then.id.desc())
        .limit(1)
        .correlate(Participation, Meeting)
        .scalar_subquery()
    )


def _named() -> ColumnElement[bool]:
    """An organisation counts once it has a name."""
    return select(OrganisationName.id).where(OrganisationName.organisation_id == Organisation.id).exists()
