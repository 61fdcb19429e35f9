"""The counted figures of every meeting at once, in SQL; equal to ``queries.attendance`` for each (DOMAIN R11)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, func, or_, select
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
    there = _attended(as_of)
    accepted = func.sum((Participation.reply == Reply.ACCEPTED).cast(Integer))
    listed = session.execute(select(of_meeting, func.count(), accepted).group_by(of_meeting)).all()
    people = dict(session.execute(select(of_meeting, func.count()).where(there).group_by(of_meeting)).all())
    code = func.upper(func.trim(Organisation.country))
    countries = dict(
        session.execute(
            select(of_meeting, func.count(func.distinct(code)))
            .join(Meeting, Meeting.id == of_meeting)
            .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
            .join(Organisation, Organisation.id == func.coalesce(Affiliation.organisation_id, _belongs()))
            .where(there, code.not_in(_NO_COUNTRY), _named())
            .group_by(of_meeting)
        ).all()
    )
    return {
        meeting_id: Count(people.get(meeting_id, 0), countries.get(meeting_id, 0), all_listed, all_accepted)
        for meeting_id, all_listed, all_accepted in listed
    }


def _attended(as_of: dt.date) -> ColumnElement[bool]:
    """Present or remote on at least one day up to ``as_of``."""
    return (
        select(Presence.id)
        .where(Presence.participation_id == Participation.id, Presence.state.in_(_THERE), Presence.day <= as_of)
        .exists()
    )


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
