"""Entries that may be one person, or one organisation, entered twice.

Names are compared folded and in any order of their words, so "DUPONT Anne" and "Anne Dupont" are the same; then e-mail
addresses; then spellings a letter apart. For the spelling only neighbours are compared, in the order of the names and
in that of the names read backwards: so the time grows with the number of people, not with its square.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Text, and_, cast, or_, select
from sqlalchemy.orm import Session

from app.domain.duplicates import Alike, DuplicatePair, a_letter_apart
from app.domain.names import email_key
from app.domain.text import fold
from app.models import Person
from app.queries.heads import organisations
from app.queries.people_choices import name_key

_NEIGHBOURS = 3  # compared with each name, in each of the two orders
_SHORTEST = 9  # letters of a name whose spelling is looked at
_MOST_NEAR = 40  # rows of one person's neighbourhood


def duplicate_people(session: Session) -> tuple[int, ...]:
    """The people (ids) who may have been entered twice, those who may be the same next to each other."""
    return tuple(one for group in _groups(duplicate_pairs(session)) for one in group)


def duplicate_pairs(session: Session) -> tuple[DuplicatePair, ...]:
    """Who may be the same as whom, and why; the surest reason of each pair."""
    rows = session.execute(select(Person.id, Person.sort_key, Person.email, Person.native).order_by(Person.id)).all()
    names: dict[str, list[int]] = defaultdict(list)
    natives: dict[str, list[int]] = defaultdict(list)
    mails: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        names[_any_order(row.sort_key)].append(row.id)
        if row.native:
            natives[" ".join(name_key(row.native))].append(row.id)
        if row.email:
            mails[email_key(row.email)].append(row.id)
    for person_id, more in session.execute(
        select(Person.id, Person.more_emails).where(cast(Person.more_emails, Text) != "[]").order_by(Person.id)
    ):
        for address in more:
            mails[email_key(str(address))].append(person_id)
    return _strongest(
        [
            *_all_alike(names, Alike.NAME),
            *_all_alike(natives, Alike.NAME),
            *_all_alike(mails, Alike.EMAIL),
            *_near_spellings(names),
        ]
    )


def likely_same(session: Session, person_id: int) -> tuple[DuplicatePair, ...]:
    """Who may be the same as this person, quickly: looked for by name and address, and among the next in the order."""
    person = session.get(Person, person_id)
    if person is None:
        return ()
    key = _any_order(person.sort_key)
    words, mails = key.split(), [email_key(one) for one in (person.email or "", *map(str, person.more_emails)) if one]
    tests = [Person.folded.contains(fold(mail), autoescape=True) for mail in mails]
    if words:
        tests.append(_all_words(words))
    if native := name_key(person.native):
        tests.append(_all_words(native))
    columns = select(Person.id, Person.sort_key, Person.email, Person.more_emails, Person.native)
    found = (
        list(session.execute(columns.where(or_(*tests), Person.id != person_id).order_by(Person.id))) if tests else []
    )
    near = columns.where(Person.id != person_id)
    half = _MOST_NEAR // 2
    after = near.where(Person.sort_key >= person.sort_key).order_by(Person.sort_key, Person.id).limit(half)
    before = near.where(Person.sort_key < person.sort_key).order_by(Person.sort_key.desc(), Person.id).limit(half)
    pairs = []
    for row in (*found, *session.execute(after), *session.execute(before)):
        addresses = {email_key(str(one)) for one in (row.email or "", *row.more_emails) if one}
        other = _any_order(row.sort_key)
        if (other and other == key) or (row.native and name_key(row.native) == name_key(person.native)):
            pairs.append(DuplicatePair(person_id, row.id, Alike.NAME))
        elif addresses & set(mails):
            pairs.append(DuplicatePair(person_id, row.id, Alike.EMAIL))
        elif _close(other, key):
            pairs.append(DuplicatePair(person_id, row.id, Alike.SPELLING))
    return _strongest(pairs)


def duplicate_organisations(session: Session, as_of: dt.date) -> tuple[DuplicatePair, ...]:
    """Organisations that may be the same: equal short or legal names, or legal names a letter apart."""
    shorts: dict[str, list[int]] = defaultdict(list)
    legals: dict[str, list[int]] = defaultdict(list)
    for head in organisations(session, as_of).values():
        shorts[" ".join(fold(head.short).split())].append(head.id)
        legals[_any_order(fold(head.legal))].append(head.id)
    return _strongest([*_all_alike(shorts, Alike.NAME), *_all_alike(legals, Alike.NAME), *_near_spellings(legals)])


def _any_order(key: str) -> str:
    return " ".join(sorted(key.replace(",", " ").split()))


def _all_words(words: Iterable[str]) -> Any:
    return and_(*(Person.folded.contains(word, autoescape=True) for word in words))


def _all_alike(found: dict[str, list[int]], why: Alike) -> Iterator[DuplicatePair]:
    """Each one with the first of those that are alike: enough to bring them together."""
    for key, ids in found.items():
        if key:
            for other in ids[1:]:
                if other != ids[0]:
                    yield DuplicatePair(ids[0], other, why)


def _near_spellings(names: dict[str, list[int]]) -> Iterator[DuplicatePair]:
    keys = [key for key in names if len(key) >= _SHORTEST]
    for ordered in (sorted(keys), sorted(keys, key=lambda key: key[::-1])):
        for number, key in enumerate(ordered):
            for other in ordered[number + 1 : number + 1 + _NEIGHBOURS]:
                if _close(key, other):
                    first, second = sorted((names[key][0], names[other][0]))
                    yield DuplicatePair(first, second, Alike.SPELLING)


def _close(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST and a_letter_apart(one, other)


def _strongest(pairs: Iterable[DuplicatePair]) -> tuple[DuplicatePair, ...]:
    best: dict[tuple[int, int], DuplicatePair] = {}
    for pair in pairs:
        best.setdefault((pair.one, pair.other), pair)
    return tuple(best.values())


def _groups(pairs: Sequence[DuplicatePair]) -> list[list[int]]:
    """The ids brought together by pairs, in the order in which they were found."""
    leader: dict[int, int] = {}

    def lead(one: int) -> int:
        while leader.setdefault(one, one) != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for pair in pairs:
        leader[lead(pair.other)] = lead(pair.one)
    groups: dict[int, list[int]] = defaultdict(list)
    for one in leader:
        groups[lead(one)].append(one)
    return list(groups.values())
