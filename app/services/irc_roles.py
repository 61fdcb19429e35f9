"""How people and organisations take part in the International Research Consortium: as researcher, sponsor or user."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import IrcKind
from app.models import IrcRole
from app.services.removal import remove


def add_irc_role(
    session: Session,
    kind: IrcKind,
    since: dt.date,
    *,
    person_id: int | None = None,
    organisation_id: int | None = None,
) -> int:
    """The person, or the organisation, takes part as ``kind`` since that day; the new id.

    Who has this role already keeps it, with the earlier day. Raises ValueError unless exactly one of the two is named.
    """
    if (person_id is None) == (organisation_id is None):
        raise ValueError("a role belongs to one person or one organisation")
    known = session.scalars(
        select(IrcRole)
        .where(IrcRole.kind == kind, IrcRole.person_id.is_not_distinct_from(person_id))
        .where(IrcRole.organisation_id.is_not_distinct_from(organisation_id))
        .order_by(IrcRole.id)
    ).first()
    if known is not None:
        known.since = min(known.since, since)
        session.flush()
        return known.id
    made = IrcRole(person_id=person_id, organisation_id=organisation_id, kind=kind, since=since)
    session.add(made)
    session.flush()
    return made.id


def set_irc_since(session: Session, role_id: int, since: dt.date) -> None:
    """The role began on another day; UserError when it is not there (any more)."""
    _the_role(session, role_id).since = since
    session.flush()


def remove_irc_role(session: Session, role_id: int) -> None:
    """Take the role away; UserError when it is not there (any more)."""
    _the_role(session, role_id)
    remove(session, "irc_role", role_id)


def _the_role(session: Session, role_id: int) -> IrcRole:
    role = session.get(IrcRole, role_id)
    if role is None:
        raise UserError("This role is not there any more: choose another one.")
    return role
