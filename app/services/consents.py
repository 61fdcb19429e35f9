"""What people agreed to: given, with the wording they saw, and withdrawn (DOMAIN R13)."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ConsentPurpose
from app.domain.text import clean_text
from app.models import Consent
from app.services.people import the_person


def give_consent(
    session: Session, person_ids: Collection[int], purpose: ConsentPurpose, at: dt.datetime, wording: str = ""
) -> None:
    """These people agree to ``purpose`` from ``at`` (aware) on; whoever agrees already stays as they are.

    ``wording`` is the version of the words they agreed to; empty: the newest that anybody agreed to for this purpose,
    or the month of ``at``. Raises UserError for a person who is not there (any more).
    """
    version = clean_text(wording, one_line=True).strip() or _newest_wording(session, purpose) or f"{at:%Y-%m}"
    for person_id in person_ids:
        the_person(session, person_id)
        if not _in_force(session, person_id, purpose):
            session.add(Consent(person_id=person_id, purpose=purpose, wording_version=version, given_at=at))
    session.flush()


def withdraw_consent(session: Session, person_ids: Collection[int], purpose: ConsentPurpose, at: dt.datetime) -> None:
    """These people take back at ``at`` (aware) what they agreed to; it is kept that they had agreed.

    Raises UserError when somebody agreed only after ``at``.
    """
    for person_id in person_ids:
        the_person(session, person_id)
        for row in _in_force(session, person_id, purpose):
            if row.given_at > at:
                raise UserError(
                    "This consent was given on {day}, and cannot be withdrawn before that: choose a later day.",
                    day=row.given_at.date(),
                )
            row.withdrawn_at = at
    session.flush()


def _in_force(session: Session, person_id: int, purpose: ConsentPurpose) -> list[Consent]:
    return list(
        session.scalars(
            select(Consent)
            .where(Consent.person_id == person_id, Consent.purpose == purpose, Consent.withdrawn_at.is_(None))
            .order_by(Consent.id)
        )
    )


def _newest_wording(session: Session, purpose: ConsentPurpose) -> str | None:
    return session.scalars(
        select(Consent.wording_version)
        .where(Consent.purpose == purpose)
        .order_by(Consent.given_at.desc(), Consent.id.desc())
        .limit(1)
    ).first()
