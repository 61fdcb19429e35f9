"""Many people entered at once, as rows and not as objects: 100,000 of them in seconds; the history sees them all."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from app.domain.kinds import OrganisationKind
from app.domain.names import display_name, sort_key
from app.domain.pasted_people import PastedRow
from app.domain.people_import import organisation_index, organisation_key
from app.domain.text import clean_text, fold
from app.models import Affiliation, Base, ExternalRef, Organisation, OrganisationName, Person
from app.services.organisations import country_code

_PIECE = 2000  # rows between two steps

Values = dict[str, Any]
Step = Callable[[int, int], None]


def enter_people(session: Session, rows: Sequence[PastedRow], source: str, step: Step) -> list[int]:
    """Enter a person for each row, with an affiliation where an organisation is named; the new ids, in order.

    As ``create_person`` has it: a name that was not taken apart is kept as the family name. ``step(done, total)`` is
    called between pieces, and may raise.
    """
    places = enter_organisations(session, rows, source)
    ids: list[int] = []
    for begin in range(0, len(rows), _PIECE):
        step(begin, len(rows))
        piece = rows[begin : begin + _PIECE]
        made = _insert(session, Person, [_person(row, source) for row in piece])
        ids += made
        joined = [
            {"person_id": person_id, "organisation_id": places[organisation_key(row.person.organisation)],
             "role": _line(row.person.role), "valid_from": None, "valid_until": None, "source": source}
            for person_id, row in zip(made, piece, strict=True)
            if organisation_key(row.person.organisation)
        ]  # fmt: skip
        _insert(session, Affiliation, joined)
    return ids


def enter_organisations(session: Session, rows: Sequence[PastedRow], source: str) -> Mapping[str, int]:
    """The organisations (ids) that the rows name, by ``organisation_key``; those that are not there are entered.

    A new one has the country of the first row that gives one.
    """
    name = OrganisationName
    names = session.execute(
        select(name.organisation_id, name.short, name.legal).order_by(name.organisation_id, name.id)
    )
    index = organisation_index((row[0], row[1], row[2]) for row in names)
    new: dict[str, tuple[str, str]] = {}
    for row in rows:
        key = organisation_key(row.person.organisation)
        if key and key not in index:
            short, country = new.get(key, (_line(row.person.organisation), ""))
            new[key] = short, country or row.person.country
    kind, marks = OrganisationKind.OTHER, {"is_party": False, "is_coordinator": False}
    made = _insert(
        session,
        Organisation,
        [
            {"kind": kind, "country": country_code(country), "source": source} | marks
            for _short, country in new.values()
        ],
    )
    named = [
        {"organisation_id": one, "short": short, "legal": short, "folded": fold(f"{short} {short}"), "source": source}
        for one, (short, _country) in zip(made, new.values(), strict=True)
    ]
    _insert(session, OrganisationName, named)
    return index | dict(zip(new, made, strict=True))


def enter_references(session: Session, people: Mapping[str, int], origin: str) -> None:
    """Keep what another program (``origin``) calls these people (ids), so that they are known the next time."""
    ref = ExternalRef
    of_origin = select(ref).where(ref.table_name == Person.__tablename__, ref.origin == origin)
    known = {row.external_id: row for row in session.scalars(of_origin)} if people else {}
    for uid, person_id in people.items():
        if uid in known and known[uid].row_id != person_id:
            known[uid].row_id = person_id
    session.flush()
    new = [
        {"table_name": Person.__tablename__, "row_id": person_id, "origin": origin, "external_id": uid}
        for uid, person_id in people.items()
        if uid not in known
    ]
    if new:
        session.execute(insert(ref), new)


def _person(row: PastedRow, source: str) -> Values:
    person = row.person
    given, family, native = _line(person.given), _line(person.family), _line(person.native)
    display = _line(person.display) or display_name(given, family)
    family = family or ("" if given else display or native)
    more = list(row.more_emails)
    words = " ".join(part for part in (display, given, family, native, person.email, *more) if part)
    return {
        "given": given, "family": family, "display": display, "native": native, "title": _line(person.title),
        "email": person.email or None, "more_emails": more, "phone": _line(person.phone), "zone": person.zone or None,
        "language": person.language or None, "sort_key": sort_key(given, family), "folded": fold(words),
        "source": source,
    }  # fmt: skip


def insert_rows(session: Session, kind: type[Base], rows: Sequence[Values]) -> list[int]:
    """Insert rows of an editable table, as values of its columns (a ``uid`` may be among them); new ids, in order."""
    return _insert(session, kind, rows)


def _insert(session: Session, kind: type[Base], rows: Sequence[Values]) -> list[int]:
    if not rows:
        return []
    table: Table = kind.__table__  # type: ignore[assignment]
    before = session.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
    uids = [row.get("uid") or uuid.uuid4() for row in rows]
    marks = {"version": 1, "illustrative": False}
    whole = [marks | row | {"uid": uid} for uid, row in zip(uids, rows, strict=True)]
    session.execute(insert(table), whole)
    ids = dict(session.execute(select(table.c.uid, table.c.id).where(table.c.id > before)).all())
    return [ids[uid] for uid in uids]


def _line(text: str) -> str:
    return text if text.isascii() and text.isprintable() else clean_text(text, one_line=True).strip()
