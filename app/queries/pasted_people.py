"""Who the people of a paste are: new, known, perhaps known, or on the meeting's list already."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.names import email_key
from app.domain.pasted_people import Match, PastedMatch, PastedRow
from app.models import Participation
from app.queries.people_choices import PersonChoice, SamePeople, name_key, people_by_id, same_people


def pasted_matches(
    session: Session, meeting_id: int, rows: Sequence[PastedRow], day: dt.date
) -> tuple[PastedMatch, ...]:
    """Each row with the person it is; the same few statements for any number of rows.

    Somebody is known by the address with a name that shares a word, or by the name where the addresses do not differ.
    The same name with another address, or the same address with another name, is only likely.
    """
    found = same_people(session, [row.person for row in rows])
    ids = {one for same in found for one in (*same.by_email, *same.by_name)}
    known = {choice.id: choice for choice in people_by_id(session, sorted(ids), day)}
    listed = set(session.scalars(select(Participation.person_id).where(Participation.meeting_id == meeting_id)))
    return tuple(_match(row, same, known, listed) for row, same in zip(rows, found, strict=True))


def _match(row: PastedRow, same: SamePeople, known: dict[int, PersonChoice], listed: set[int]) -> PastedMatch:
    candidates = [known[one] for one in (*same.by_email, *same.by_name) if one in known]
    if not candidates:
        return PastedMatch(row, Match.NEW)
    first = candidates[0]
    match = Match.LIKELY
    if _is_same(row, first, bool(same.by_email)) and (same.by_email or len(candidates) == 1):
        match = Match.LISTED if first.id in listed else Match.KNOWN
    shown = f"{first.name}, {first.organisation}" if first.organisation else first.name
    return PastedMatch(row, match, first.id, shown, first.email)


def _is_same(row: PastedRow, choice: PersonChoice, by_email: bool) -> bool:
    if by_email:
        words = set(name_key(f"{row.person.display} {row.person.native}"))
        return not words or bool(words & set(name_key(f"{choice.display} {choice.native}")))
    addresses = {email_key(address) for address in (row.person.email, choice.email) if address}
    return len(addresses) < 2
