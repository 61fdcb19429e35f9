"""The risks as their table, their picture and the panel show them."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.plan_rows import RiskRow
from app.domain.plan_status import risk_weight
from app.models import Risk, WorkPackage
from app.queries.organisation_names import short_names


def risks_table(session: Session, as_of: dt.date, only: int | None = None) -> tuple[RiskRow, ...]:
    """The risks in the order of the plan, owners under the names of ``as_of``; ``only`` the one with this id."""
    query = (
        select(Risk, WorkPackage.number.label("package"))
        .outerjoin(WorkPackage, WorkPackage.id == Risk.work_package_id)
        .order_by(Risk.position, Risk.number, Risk.id)
    )
    found = session.execute(query if only is None else query.where(Risk.id == only)).all()
    names = short_names(session, {row.Risk.owner_id for row in found}, as_of)
    return tuple(
        RiskRow(
            id=one.id,
            number=one.number,
            text=one.text,
            package_id=one.work_package_id,
            package=package or "",
            likelihood=one.likelihood,
            severity=one.severity,
            weight=risk_weight(one.likelihood, one.severity),
            mitigation=one.mitigation,
            owner_id=one.owner_id,
            owner=names.get(one.owner_id, ""),
            state=one.state,
            illustrative=one.illustrative,
        )
        for one, package in found
    )
