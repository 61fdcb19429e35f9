"""Whose names a document may not give on a day, by what people agreed to (DOMAIN R13).

Two questions, because lists and programmes differ:

- A **list** of who comes tells others about people who only came. It names those who agreed to be listed. Somebody
  without a recorded consent has agreed to nothing, for silence is no consent (GDPR recital 32), and is withheld.
- A **programme or record** (agenda, calendar, minutes, report) names people for a part they took on: who speaks,
  chairs, was there and must do what. That does not wait for a consent, so nobody is withheld for never having been
  asked; but a consent that was withdrawn is honoured, also in agendas that were released before.

Accepted minutes name everybody who is in them: they are the evidence of the grant, and what was accepted is not
rewritten. A list made later of the same meeting is no evidence, and honours the consents of the day it is made.
"""

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.kinds import ConsentPurpose
from app.models import Consent, Person
from app.queries.merged_people import merged_people

_LAST_ZONE = dt.timedelta(days=1, hours=12)  # a day that began in UTC is over everywhere on Earth


def withheld_people(session: Session, as_of: dt.date) -> frozenset[str]:
    """The uids of those whom a list may not name on ``as_of``: no consent to be listed was given, or none is left."""
    return frozenset(_uids(session)) - consenting(session, as_of, ConsentPurpose.LISTED)


def withdrawn_people(session: Session, as_of: dt.date) -> frozenset[str]:
    """The uids of those whom a programme may not name on ``as_of``: they had agreed to be listed, and took it back."""
    answers = _answers(session, as_of, ConsentPurpose.LISTED)
    return frozenset(uid for uid, in_force in answers.items() if not any(in_force))


def consenting(session: Session, as_of: dt.date, purpose: ConsentPurpose) -> frozenset[str]:
    """The uids of those who agree to ``purpose`` on ``as_of``: a consent was given by then, and not withdrawn by then.

    A consent given again after a withdrawal counts.
    """
    answers = _answers(session, as_of, purpose)
    return frozenset(uid for uid, in_force in answers.items() if any(in_force))


def _answers(session: Session, as_of: dt.date, purpose: ConsentPurpose) -> dict[str, list[bool]]:
    """Of each person (uid) who agreed to ``purpose`` by ``as_of``: of each consent, whether it is still in force.

    The uids of entries that were merged into another one count, too: documents released before name them.
    """
    end = dt.datetime.combine(as_of, dt.time(), dt.UTC) + _LAST_ZONE
    query = (
        select(Person.uid, Consent.withdrawn_at)
        .join(Consent, Consent.person_id == Person.id)
        .where(Consent.purpose == purpose, Consent.given_at < end)
    )
    found: dict[str, list[bool]] = defaultdict(list)
    for uid, withdrawn_at in session.execute(query):
        found[str(uid)].append(withdrawn_at is None or withdrawn_at >= end)
    for former, now in merged_people(session).items():
        if now in found:
            found[former] = found[now]
    return found


def _uids(session: Session) -> list[str]:
    return [str(uid) for uid in session.scalars(select(Person.uid))]
