"""The expressions of interest as a table, and who of those who ask may be known already."""

import datetime as dt

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.domain.interest import AdmissionHints, InterestRow, InterestTable, Known
from app.domain.kinds import InterestState
from app.domain.new_people import as_typed
from app.domain.text import fold
from app.models import ExpressionOfInterest, OrganisationName, Person
from app.queries.area_choices import area_choices
from app.queries.heads import OrganisationHead, organisations
from app.queries.organisation_names import short_names
from app.queries.people_choices import likely_duplicates

_MOST = 3
_ORDER = {state: number for number, state in enumerate(InterestState)}


def interest_table(session: Session, day: dt.date) -> InterestTable:
    """All of them, those that wait first, the oldest of these first; names on ``day``. Four statements."""
    areas = area_choices(session)
    named = {area.id: area.name for area in areas}
    one = ExpressionOfInterest
    rows = session.execute(
        select(
            one.id, one.name, one.organisation_text, one.email, one.country, one.kind, one.message, one.received_on,
            one.state, one.area_id, one.person_id, one.organisation_id, one.illustrative, Person.display, Person.native,
        )
        .outerjoin(Person, Person.id == one.person_id)
        .order_by(case(_ORDER, value=one.state, else_=len(_ORDER)), one.received_on, one.id)
    ).all()  # fmt: skip
    homes = short_names(session, {row.organisation_id for row in rows}, day)
    found = tuple(
        InterestRow(
            row.id, row.name, row.organisation_text, row.email or "", row.country or "", row.kind, row.message,
            row.received_on, row.state, row.area_id, named.get(row.area_id, ""), row.person_id,
            (row.display or row.native or "") if row.person_id is not None else "", row.organisation_id,
            homes.get(row.organisation_id, ""), row.illustrative,
        )
        for row in rows
    )  # fmt: skip
    return InterestTable(found, areas)


def admission_hints(session: Session, interest_id: int, day: dt.date) -> AdmissionHints:
    """Who, and which organisation, may be meant; nobody where the expression of interest is gone."""
    row = session.get(ExpressionOfInterest, interest_id)
    if row is None:
        return AdmissionHints()
    same = likely_duplicates(session, as_typed(row.name, row.email or ""), day)[:_MOST]
    people = tuple(
        Known(one.id, one.name, " · ".join(part for part in (one.organisation, one.email) if part)) for one in same
    )
    key = " ".join(fold(row.organisation_text).split())
    ids: list[int] = []
    if key:
        found = session.execute(
            select(OrganisationName.organisation_id, OrganisationName.short, OrganisationName.legal)
            .where(OrganisationName.folded.contains(key, autoescape=True))
            .order_by(OrganisationName.organisation_id)
        ).all()
        exact = {each.organisation_id for each in found if key in (fold(each.short), fold(each.legal))}
        ids = list(dict.fromkeys(sorted((each.organisation_id for each in found), key=lambda one: one not in exact)))
    heads = organisations(session, day, [*ids[:_MOST], row.organisation_id])
    linked = heads.get(row.organisation_id or 0)
    return AdmissionHints(
        people,
        tuple(_known(heads[one]) for one in ids[:_MOST] if one in heads),
        _known(linked) if linked is not None else None,
    )


def _known(head: OrganisationHead) -> Known:
    return Known(head.id, head.short, head.legal if head.legal != head.short else "")
