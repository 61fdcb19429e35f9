"""The short names of a few organisations: quicker than ``heads.organisations``, which knows all of them."""

import datetime as dt
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import OrganisationName


def short_names(session: Session, ids: Collection[int | None], day: dt.date) -> Mapping[int | None, str]:
    """The short names, valid on ``day`` or nearest to it in time, of the organisations with these ids; one statement.

    None, and what has no name, has no entry.
    """
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    name = OrganisationName
    rows = session.execute(
        select(name.organisation_id, name.short, name.valid_from, name.valid_until)
        .where(name.organisation_id.in_(wanted))
        .order_by(name.id)
    )
    found: dict[int | None, tuple[int, str]] = {}
    for organisation_id, short, first, last in rows:
        distance = max(0, (first - day).days if first else 0, (day - last).days if last else 0)
        if organisation_id not in found or distance < found[organisation_id][0]:
            found[organisation_id] = (distance, short)
    return {organisation_id: short for organisation_id, (_distance, short) in found.items()}
