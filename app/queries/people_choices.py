"""People to choose from while somebody types, and people who may be the same as a new one."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import Session

from app.domain.names import display_name, email_key
from app.domain.new_people import NewPerson
from app.domain.text import fold
from app.models import Person
from app.queries.heads import affiliations, organisations

_LAST = "\U0010ffff"  # sorts after every letter
_MOST_SEARCHED = 40  # names looked for one by one; of more, everybody is read, which is quicker

_Known = Row[tuple[int, str, str, str, str, str | None, list[Any]]]


@dataclass(frozen=True)
class PersonChoice:
    """A person to choose: the name in both forms, e-mail (may be empty), organisation and country on the day asked."""

    id: int
    display: str
    native: str
    email: str
    organisation: str
    country: str
    illustrative: bool = False

    @property
    def name(self) -> str:
        """The Latin form, or else the person's own script."""
        return self.display or self.native


def people_choices(
    session: Session, text: str, day: dt.date, limit: int = 8, without: Collection[int] = ()
) -> tuple[PersonChoice, ...]:
    """At most ``limit`` people in whose names or addresses every word of ``text`` is found; nobody for no text.

    Those whose family name begins with the first word come first. ``without`` leaves people (ids) out. Quick among
    100,000: the first are found by the index, others only where those are too few, and only the people found are read.
    """
    words = fold(text).replace(",", " ").split()
    if not words:
        return ()
    left_out = set(without)
    wanted = limit + len(left_out)
    fits = and_(*(Person.folded.contains(word, autoescape=True) for word in words))
    begins = and_(Person.sort_key >= words[0], Person.sort_key < f"{words[0]}{_LAST}")
    first = select(Person.id).where(begins, fits).order_by(Person.sort_key, Person.id).limit(wanted)
    ids = [one for one in session.scalars(first) if one not in left_out][:limit]
    if len(ids) < limit:
        others = session.execute(select(Person.sort_key, Person.id).where(fits).limit(wanted + limit)).all()
        more = sorted((key, one) for key, one in others if one not in left_out and one not in set(ids))
        ids += [one for _key, one in more][: limit - len(ids)]
    return people_by_id(session, ids, day)


def people_by_id(session: Session, ids: Sequence[int], day: dt.date) -> tuple[PersonChoice, ...]:
    """The people with these ids, in this order, with the organisation each belonged to on ``day``."""
    if not ids:
        return ()
    belongs = affiliations(session, ids, day)
    names = organisations(session, day, belongs.values())
    rows = {
        row.id: row
        for row in session.execute(
            select(Person.id, Person.display, Person.native, Person.email, Person.illustrative).where(
                Person.id.in_(ids)
            )
        )
    }
    choices = []
    for one in ids:
        if one in rows:
            row, home = rows[one], names.get(belongs.get(one, 0))
            choices.append(
                PersonChoice(
                    id=one,
                    display=row.display,
                    native=row.native,
                    email=row.email or "",
                    organisation=home.short if home else "",
                    country=(home.country or "") if home else "",
                    illustrative=row.illustrative,
                )
            )
    return tuple(choices)


def likely_duplicates(session: Session, person: NewPerson, day: dt.date) -> tuple[PersonChoice, ...]:
    """People who may be ``person``: the same e-mail address, or the same name whatever its case, accents and order."""
    (found,) = same_people(session, [person])
    return people_by_id(session, [*found.by_email, *found.by_name], day)


@dataclass(frozen=True)
class SamePeople:
    """The people (ids) who have the e-mail address of a new one, and those others who have its name."""

    by_email: tuple[int, ...]
    by_name: tuple[int, ...]


def same_people(session: Session, people: Sequence[NewPerson]) -> tuple[SamePeople, ...]:
    """For each of ``people`` who is there already; a few statements for any number of them."""
    candidates = _candidates(session, people)
    by_email: dict[str, list[int]] = {}
    by_name: dict[tuple[str, ...], list[int]] = {}
    for row in candidates:
        for address in (row.email or "", *row.more_emails):
            if address:
                by_email.setdefault(email_key(address), []).append(row.id)
        for name in {name_key(row.display), name_key(row.native), name_key(f"{row.given} {row.family}")}:
            if name:
                by_name.setdefault(name, []).append(row.id)
    answers = []
    for person in people:
        mail = tuple(by_email.get(email_key(person.email), ())) if person.email.strip() else ()
        keys = {name_key(person.display or display_name(person.given, person.family)), name_key(person.native)}
        names = {one for key in keys if key for one in by_name.get(key, ())}
        answers.append(SamePeople(mail, tuple(sorted(names - set(mail)))))
    return tuple(answers)


def name_key(name: str) -> tuple[str, ...]:
    """What tells whether two names may be the same: the folded words in any order ("DUPONT Anne", "Anne Dupont")."""
    return tuple(sorted(fold(name).replace(",", " ").split()))


def _candidates(session: Session, people: Sequence[NewPerson]) -> list[_Known]:
    """Everybody whose folded text holds an address or all the words of a name of ``people``; of many, everybody."""
    wanted: set[tuple[str, ...]] = set()
    for person in people:
        if person.email.strip():
            wanted.add((fold(email_key(person.email)),))
        for name in (person.display or display_name(person.given, person.family), person.native):
            if key := name_key(name):
                wanted.add(key)
    if not wanted:
        return []
    query = select(
        Person.id, Person.display, Person.native, Person.given, Person.family, Person.email, Person.more_emails
    ).order_by(Person.id)
    if len(wanted) <= _MOST_SEARCHED:
        query = query.where(
            or_(*(and_(*(Person.folded.contains(word, autoescape=True) for word in key)) for key in sorted(wanted)))
        )
    return list(session.execute(query).all())
