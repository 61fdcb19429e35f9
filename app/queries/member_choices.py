"""Organisations and people to choose from while somebody types, as members, leads, coordinators."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.domain.consortium import MilestoneRef, OrganisationRef
from app.domain.text import fold
from app.models import Milestone, OrganisationName
from app.queries.area_links import milestones_by_id
from app.queries.heads import organisations

_MOST_READ = 60  # names that are ranked


def organisation_choices(
    session: Session, text: str, day: dt.date, limit: int = 8, without: Collection[int] = ()
) -> tuple[OrganisationRef, ...]:
    """At most ``limit`` organisations in whose short or legal name every word of ``text`` is found; none for no text.

    Former names find them too; those whose short name begins so come first. ``without`` leaves some (ids) out.
    """
    words = fold(text).split()
    if not words:
        return ()
    fits = and_(*(OrganisationName.folded.contains(word, autoescape=True) for word in words))
    ids = session.scalars(select(OrganisationName.organisation_id).where(fits).distinct().limit(_MOST_READ)).all()
    wanted = " ".join(words)
    heads = organisations(session, day, ids) if ids else {}
    ranked = sorted(
        (head for head in heads.values() if head.id not in set(without)),
        key=lambda head: (not fold(head.short).startswith(wanted), len(head.short), fold(head.short), head.id),
    )
    return tuple(
        OrganisationRef(head.id, head.short, head.legal, head.country or "", head.illustrative)
        for head in ranked[:limit]
    )


def milestone_choices(
    session: Session, text: str, as_of: dt.date, limit: int = 8, without: Collection[int] = ()
) -> tuple[MilestoneRef, ...]:
    """At most ``limit`` milestones in whose number or title every word of ``text`` is found; none for no text."""
    words = fold(text).split()
    if not words:
        return ()
    fits = and_(*(Milestone.folded.contains(word, autoescape=True) for word in words))
    query = select(Milestone.id).where(fits).order_by(Milestone.position, Milestone.id).limit(limit + len(without))
    ids = [one for one in session.scalars(query) if one not in set(without)][:limit]
    return milestones_by_id(session, ids, as_of)
