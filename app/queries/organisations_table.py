"""The table of organisations for the window; there are some hundreds at most, so it is read as a whole."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.kinds import IrcKind
from app.domain.organisation_rows import OrganisationRow
from app.models import Affiliation, Body, Deliverable, IrcRole, Milestone, Organisation, Task, TaskForce, WorkPackage
from app.queries.heads import organisations
from app.queries.people_table import holds

LED = (WorkPackage, Task, Deliverable, Milestone)


def organisation_rows(session: Session, as_of: dt.date) -> tuple[OrganisationRow, ...]:
    """Every organisation by short name at ``as_of``, its people not counted; eight statements."""
    heads = organisations(session, as_of)
    leads = _leads(session)
    kinds = _irc_kinds(session)
    rows = []
    organisation = Organisation  # columns alone: a tenth of the time that mapped objects take
    found = select(
        organisation.id, organisation.country, organisation.kind, organisation.participant_no, organisation.is_party,
        organisation.is_coordinator, organisation.illustrative,
    )  # fmt: skip
    for row in session.execute(found.order_by(organisation.id)):
        head = heads.get(row.id)
        rows.append(
            OrganisationRow(
                id=row.id,
                short=head.short if head else "",
                legal=head.legal if head else "",
                country=row.country or "",
                kind=row.kind,
                participant_no=row.participant_no,
                is_party=row.is_party,
                is_coordinator=row.is_coordinator,
                people=None,
                leads=tuple(leads.get(row.id, ())),
                irc_kinds=tuple(dict.fromkeys(kinds.get(row.id, ()))),
                illustrative=row.illustrative,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.short.casefold(), row.id)))


def people_numbers(session: Session, as_of: dt.date) -> Mapping[int, int]:
    """How many people belong to each organisation (id) at ``as_of``; those with nobody have no entry."""
    counted = (
        select(Affiliation.organisation_id, func.count(Affiliation.person_id.distinct()))
        .where(holds(Affiliation.valid_from, Affiliation.valid_until, as_of))
        .group_by(Affiliation.organisation_id)
    )
    return dict(session.execute(counted).all())


def _leads(session: Session) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for kind in LED:
        rows = session.execute(
            select(kind.lead_id, kind.number).where(kind.lead_id.is_not(None)).order_by(kind.position, kind.id)
        )
        for lead, number in rows:
            found[lead or 0].append(number)
    forces = select(TaskForce.lead_id, Body.short_name).join(Body, Body.id == TaskForce.body_id)
    for lead, name in session.execute(forces.where(TaskForce.lead_id.is_not(None)).order_by(TaskForce.id)):
        found[lead or 0].append(name)
    return found


def _irc_kinds(session: Session) -> Mapping[int, Sequence[IrcKind]]:
    found: dict[int, list[IrcKind]] = defaultdict(list)
    rows = session.execute(
        select(IrcRole.organisation_id, IrcRole.kind)
        .where(IrcRole.organisation_id.is_not(None))
        .order_by(IrcRole.since, IrcRole.id)
    )
    for organisation_id, kind in rows:
        found[organisation_id or 0].append(kind)
    return found
