"""Memberships of bodies, by the names of the day asked for; a fixed number of statements for any number of them."""

import datetime as dt
from collections.abc import Collection, Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.consortium import MemberRow
from app.models import Membership, Person
from app.queries.heads import affiliations
from app.queries.organisation_names import short_names


def membership_rows(session: Session, body_ids: Collection[int], day: dt.date) -> Mapping[int, tuple[MemberRow, ...]]:
    """For each body (id) all its memberships, whenever they were, in the order in which they were entered."""
    columns = (
        Membership.id, Membership.body_id, Membership.organisation_id, Membership.person_id,
        Membership.representative_id, Membership.function, Membership.valid_from, Membership.valid_until,
        Membership.voting, Membership.defaulting, Membership.illustrative,
    )  # fmt: skip
    found = session.execute(
        select(*columns).where(Membership.body_id.in_(body_ids)).order_by(Membership.body_id, Membership.id)
    ).all()
    people = {row.person_id for row in found} | {row.representative_id for row in found}
    persons = _names(session, people)
    homes = affiliations(session, {row.person_id for row in found if row.person_id is not None}, day)
    shorts = short_names(session, {*(row.organisation_id for row in found), *homes.values()}, day)
    rows: dict[int, list[MemberRow]] = {body_id: [] for body_id in body_ids}
    for row in found:
        organisation = row.organisation_id
        rows[row.body_id].append(
            MemberRow(
                id=row.id,
                body_id=row.body_id,
                name=shorts.get(organisation, "") if organisation is not None else persons.get(row.person_id, ""),
                organisation_id=organisation,
                person_id=row.person_id,
                home=shorts.get(homes.get(row.person_id), "") if row.person_id is not None else "",
                representative_id=row.representative_id,
                representative=persons.get(row.representative_id, ""),
                function=row.function,
                first=row.valid_from,
                last=row.valid_until,
                voting=row.voting,
                defaulting=row.defaulting,
                illustrative=row.illustrative,
            )
        )
    return {body_id: tuple(some) for body_id, some in rows.items()}


def counted_members(session: Session, day: dt.date) -> Mapping[int, tuple[int, int]]:
    """For each body (id) how many belong to it on ``day``, and how many of them may vote (DOMAIN R3, R5)."""
    counts: dict[int, tuple[int, int]] = {}
    rows = session.execute(
        select(Membership.body_id, Membership.voting, Membership.defaulting).where(
            Membership.valid_from <= day, or_(Membership.valid_until.is_(None), Membership.valid_until >= day)
        )
    )
    for body_id, voting, defaulting in rows:
        members, entitled = counts.get(body_id, (0, 0))
        counts[body_id] = members + 1, entitled + (voting and not defaulting)
    return counts


def _names(session: Session, ids: Collection[int | None]) -> Mapping[int | None, str]:
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    rows = session.execute(select(Person.id, Person.display, Person.native).where(Person.id.in_(wanted)))
    return {person_id: display or native for person_id, display, native in rows}
