"""All that the panel shows of one organisation: names, roles, memberships, people, actions, what it leads."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.organisation_rows import (
    LedRow,
    OrganisationDetail,
    OrganisationMembership,
    OrganisationNameRow,
    OrganisationPerson,
)
from app.domain.participation_rows import OpenAction
from app.domain.people_rows import NamedRow, PersonIrcRole
from app.domain.periods import holds
from app.models import (
    Action,
    Affiliation,
    Area,
    Body,
    IrcRole,
    Membership,
    Organisation,
    OrganisationName,
    Person,
    Risk,
    TaskForce,
)
from app.queries.actions import OPEN_STATES
from app.queries.heads import organisations
from app.queries.organisations_table import LED

MOST_PEOPLE = 200  # listed in the panel; all are counted


def organisation_detail(session: Session, organisation_id: int, as_of: dt.date) -> OrganisationDetail | None:
    """The organisation with this id at ``as_of``; None for one that is not there (any more)."""
    row = session.get(Organisation, organisation_id)
    if row is None:
        return None
    head = organisations(session, as_of, [organisation_id]).get(organisation_id)
    now, before = _numbers(session, organisation_id, as_of)
    return OrganisationDetail(
        id=row.id,
        short=head.short if head else "",
        legal=head.legal if head else "",
        country=row.country or "",
        kind=row.kind,
        participant_no=row.participant_no,
        is_party=row.is_party,
        is_coordinator=row.is_coordinator,
        area_id=row.area_id,
        illustrative=row.illustrative,
        names=_names(session, organisation_id, as_of),
        irc_roles=_irc_roles(session, organisation_id),
        memberships=_memberships(session, organisation_id, as_of),
        people=_people(session, organisation_id, as_of),
        people_now=now,
        people_before=before,
        actions=_actions(session, organisation_id),
        leads=_leads(session, organisation_id),
        areas=tuple(
            NamedRow(area.id, f"{area.number} {area.name}")
            for area in session.scalars(select(Area).order_by(Area.number))
        ),
    )


def _names(session: Session, organisation_id: int, as_of: dt.date) -> tuple[OrganisationNameRow, ...]:
    """The newest first."""
    rows = session.scalars(select(OrganisationName).where(OrganisationName.organisation_id == organisation_id))
    found = [
        OrganisationNameRow(
            row.id, row.short, row.legal, row.valid_from, row.valid_until, holds(row.valid_from, row.valid_until, as_of)
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.first_day or dt.date.min, one.id), reverse=True))


def _irc_roles(session: Session, organisation_id: int) -> tuple[PersonIrcRole, ...]:
    rows = session.scalars(
        select(IrcRole).where(IrcRole.organisation_id == organisation_id).order_by(IrcRole.since, IrcRole.id)
    )
    return tuple(PersonIrcRole(row.id, row.kind, row.since) for row in rows)


def _memberships(session: Session, organisation_id: int, as_of: dt.date) -> tuple[OrganisationMembership, ...]:
    """Those of today first."""
    rows = session.execute(
        select(Membership, Body.name, Person.display, Person.native)
        .join(Body, Body.id == Membership.body_id)
        .join(Person, Person.id == Membership.representative_id, isouter=True)
        .where(Membership.organisation_id == organisation_id)
        .order_by(Body.id, Membership.valid_from, Membership.id)
    )
    found = [
        OrganisationMembership(
            id=row.id,
            body_id=row.body_id,
            body=body,
            function=row.function,
            representative=display or native or "",
            first_day=row.valid_from,
            last_day=row.valid_until,
            holds=holds(row.valid_from, row.valid_until, as_of),
        )
        for row, body, display, native in rows
    ]
    return tuple(sorted(found, key=lambda one: not one.holds))


def _numbers(session: Session, organisation_id: int, as_of: dt.date) -> tuple[int, int]:
    """How many people belong to it at ``as_of``, and how many others did before or will."""
    ever = select(func.count(Affiliation.person_id.distinct())).where(Affiliation.organisation_id == organisation_id)
    now = ever.where(
        (Affiliation.valid_from.is_(None)) | (Affiliation.valid_from <= as_of),
        (Affiliation.valid_until.is_(None)) | (Affiliation.valid_until >= as_of),
    )
    here = session.scalar(now) or 0
    return here, (session.scalar(ever) or 0) - here


def _people(session: Session, organisation_id: int, as_of: dt.date) -> tuple[OrganisationPerson, ...]:
    rows = session.execute(
        select(Affiliation, Person.display, Person.native)
        .join(Person, Person.id == Affiliation.person_id)
        .where(Affiliation.organisation_id == organisation_id)
        .order_by(Affiliation.valid_until.is_not(None), Person.sort_key, Person.id, Affiliation.id)
        .limit(MOST_PEOPLE)
    )
    found = [
        OrganisationPerson(
            id=row.id,
            person_id=row.person_id,
            name=display or native,
            role=row.role,
            first_day=row.valid_from,
            last_day=row.valid_until,
            holds=holds(row.valid_from, row.valid_until, as_of),
        )
        for row, display, native in rows
    ]
    return tuple(sorted(found, key=lambda one: not one.holds))


def _actions(session: Session, organisation_id: int) -> tuple[OpenAction, ...]:
    rows = session.scalars(
        select(Action)
        .where(Action.organisation_id == organisation_id, Action.state.in_(OPEN_STATES))
        .order_by(Action.due_on.is_(None), Action.due_on, Action.due_month.is_(None), Action.due_month, Action.id)
    )
    return tuple(OpenAction(row.id, row.number, row.text, row.due_on, row.due_month, row.state) for row in rows)


def _leads(session: Session, organisation_id: int) -> tuple[LedRow, ...]:
    found = []
    for kind in LED:
        rows = session.execute(
            select(kind.id, kind.number, kind.title)
            .where(kind.lead_id == organisation_id)
            .order_by(kind.position, kind.id)
        )
        found += [LedRow(kind.__tablename__, row.id, row.number, row.title) for row in rows]
    risks = session.execute(select(Risk.id, Risk.number, Risk.text).where(Risk.owner_id == organisation_id))
    found += [LedRow("risk", row.id, row.number, row.text) for row in risks]
    forces = session.execute(
        select(Body.id, Body.short_name, Body.name)
        .join(TaskForce, TaskForce.body_id == Body.id)
        .where(TaskForce.lead_id == organisation_id)
        .order_by(Body.id)
    )
    found += [LedRow("task_force", row.id, row.short_name, row.name) for row in forces]
    return tuple(found)
