"""Allied programmes in a table, and one of them with the people and meetings of its organisation."""

import datetime as dt

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.consortium import MeetingRef, PersonRow
from app.domain.initiatives import InitiativeDetail, InitiativeRow
from app.models import Affiliation, Initiative, Meeting, Participation, Person
from app.queries.organisation_names import short_names

_MOST = 30  # people that are named
_MEETING = (
    Meeting.id, Meeting.short_name, Meeting.title, Meeting.first_day, Meeting.last_day, Meeting.illustrative,
)  # fmt: skip


def initiatives_table(session: Session, as_of: dt.date) -> tuple[InitiativeRow, ...]:
    """Every initiative in the order in which they were entered; two statements."""
    found = session.scalars(select(Initiative).order_by(Initiative.id)).all()
    names = short_names(session, {row.organisation_id for row in found}, as_of)
    return tuple(
        InitiativeRow(
            id=row.id,
            short_name=row.short_name,
            name=row.name,
            organisation_id=row.organisation_id,
            organisation=names.get(row.organisation_id, ""),
            relation=row.relation,
            link=row.link,
            source=row.source,
            illustrative=row.illustrative,
        )
        for row in found
    )


def initiative_detail(session: Session, initiative_id: int, as_of: dt.date) -> InitiativeDetail:
    """The people of an initiative's organisation on the day ``as_of``, and where it met; empty where it has none."""
    organisation = session.scalar(select(Initiative.organisation_id).where(Initiative.id == initiative_id))
    if organisation is None:
        return InitiativeDetail(initiative_id)
    here = (
        Affiliation.organisation_id == organisation,
        or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= as_of),
        or_(Affiliation.valid_until.is_(None), Affiliation.valid_until >= as_of),
    )
    total = session.scalar(select(func.count(Affiliation.person_id.distinct())).where(*here)) or 0
    rows = session.execute(
        select(Person.id, Person.display, Person.native, Affiliation.role, Person.illustrative)
        .join(Affiliation, Affiliation.person_id == Person.id)
        .where(*here)
        .order_by(Person.sort_key, Person.id)
        .limit(_MOST)
    )
    people = {
        person_id: PersonRow(person_id, display or native, role, illustrative)
        for person_id, display, native, role, illustrative in rows
    }
    return InitiativeDetail(
        initiative_id, tuple(people.values()), max(0, total - len(people)), _meetings(session, organisation)
    )


def _meetings(session: Session, organisation: int) -> tuple[MeetingRef, ...]:
    chosen = (
        select(Participation.meeting_id)
        .join(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Affiliation.organisation_id == organisation)
    )
    without_choice = (
        select(Participation.meeting_id)
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .join(Affiliation, Affiliation.person_id == Participation.person_id)
        .where(
            Participation.affiliation_id.is_(None),
            Affiliation.organisation_id == organisation,
            or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= Meeting.first_day),
            or_(Affiliation.valid_until.is_(None), Affiliation.valid_until >= Meeting.first_day),
        )
    )
    rows = session.execute(
        select(*_MEETING)
        .where(or_(Meeting.host_id == organisation, Meeting.id.in_(chosen), Meeting.id.in_(without_choice)))
        .order_by(Meeting.first_day.desc(), Meeting.id.desc())
    )
    return tuple(MeetingRef(*row) for row in rows)
