"""Who the people of a file are, and what each row would change: the plan of an import; a few statements in all."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.names import email_key
from app.domain.new_people import NewPerson
from app.domain.pasted_people import PastedRow
from app.domain.people_changes import Belonging, ParticipationNow, PersonNow, changes_of
from app.domain.people_import import ImportState, KnownPerson, PlannedRow, organisation_index, organisation_key
from app.models import Affiliation, ExternalRef, OrganisationName, Participation, Person, Presence
from app.queries.heads import organisations
from app.queries.people_choices import SamePeople, name_key, same_people

_MOST_ASKED = 500  # ids in one statement; of more, everybody is read, which is quicker
_MOST_OFFERED = 3  # people a doubtful row may be
_PIECE = 2000  # rows between two steps

Step = Callable[[int, int], None]


def plan_rows(
    session: Session,
    rows: Sequence[PastedRow],
    day: dt.date,
    meeting_id: int | None = None,
    origin: str = "",
    step: Step = lambda _done, _total: None,
) -> tuple[PlannedRow, ...]:
    """Each row with what would become of it on ``day``; of a meeting, its first day.

    Somebody is known by what another program calls them (``origin``), by an address with a name that shares a word, or
    by name and organisation where the addresses do not differ. Anything less is doubtful. ``step(done, total)`` is
    called now and then, and may raise.
    """
    step(0, len(rows))
    known = _Known(session, rows, day, meeting_id, origin)
    planned = []
    for number, row in enumerate(rows):
        if number % _PIECE == 0:
            step(number, len(rows))
        planned.append(known.planned(number, row))
    return tuple(planned)


class _Known:
    """Everybody who may be one of the rows, read once."""

    def __init__(
        self, session: Session, rows: Sequence[PastedRow], day: dt.date, meeting_id: int | None, origin: str
    ) -> None:
        self._of_meeting = meeting_id is not None
        self._same = _same(session, rows)
        self._refs = _references(session, [row.uid for row in rows if row.uid], origin)
        ids = {one for same in self._same for one in (*same.by_email, *same.by_name)} | set(self._refs.values())
        self._heads = {each.id: each.short for each in organisations(session, day).values()}
        name = OrganisationName
        names = session.execute(
            select(name.organisation_id, name.short, name.legal).order_by(name.organisation_id, name.id)
        )
        self._index = organisation_index((row[0], row[1], row[2]) for row in names)
        self._people = _people(session, ids, day, self._heads)
        self._listed = _listed(session, meeting_id, self._people, self._heads) if meeting_id is not None else {}

    def planned(self, number: int, row: PastedRow) -> PlannedRow:
        """The row with its state."""
        if row.errors:
            return PlannedRow(row, ImportState.ERROR)
        candidates, is_sure = self._candidates(row, self._same[number])
        known = tuple(self._shown(row, person) for person in candidates[:_MOST_OFFERED])
        if row.same_as or (known and not is_sure):
            return PlannedRow(row, ImportState.DOUBTFUL, known)
        if not known:
            return PlannedRow(_without_organisation(row), ImportState.NEW)
        if self._of_meeting and known[0].participation_id is None:
            return PlannedRow(row, ImportState.NEW, known)
        return PlannedRow(row, ImportState.CHANGED if known[0].changes else ImportState.UNCHANGED, known)

    def _candidates(self, row: PastedRow, same: SamePeople) -> tuple[list[PersonNow], bool]:
        """Whom the row may be, the likeliest first, and whether it is surely the first."""
        person = row.person
        if (one := self._people.get(self._refs.get(row.uid, 0))) is not None:
            return [one], True
        mailed = [self._people[one] for one in same.by_email if one in self._people]
        named = [self._people[one] for one in same.by_name if one in self._people]
        if mailed:
            words = set(name_key(f"{person.display} {person.native}"))
            sure = len(mailed) == 1 and bool(words & set(name_key(f"{mailed[0].display} {mailed[0].native}")))
            return mailed if sure else [*mailed, *named], sure
        agreeing = [one for one in named if self._agrees(row, one)]
        rest = [one for one in named if one not in agreeing]
        return [*agreeing, *rest], len(agreeing) == 1

    def _agrees(self, row: PastedRow, known: PersonNow) -> bool:
        """Whether the organisation is the same, and the addresses are not known to differ."""
        addresses = {email_key(one) for one in (row.person.email, *row.more_emails) if one}
        if addresses and known.addresses() and not addresses & known.addresses():
            return False
        organisation = self._organisation(row)
        return organisation in known.ever if row.person.organisation else not known.ever

    def _shown(self, row: PastedRow, known: PersonNow) -> KnownPerson:
        listed = self._listed.get(known.id)
        changes = changes_of(row, known, self._organisation(row), listed, self._of_meeting)
        detail = ", ".join(part for part in (*(each.organisation for each in known.belongs[-1:]), known.email) if part)
        return KnownPerson(known.id, known.name, detail, changes, listed.id if listed is not None else None)

    def _organisation(self, row: PastedRow) -> int | None:
        return self._index.get(organisation_key(row.person.organisation))


def _same(session: Session, rows: Sequence[PastedRow]) -> list[SamePeople]:
    """Who has the addresses and names of each row, their further addresses too."""
    further = [(number, address) for number, row in enumerate(rows) for address in row.more_emails]
    asked = [row.person for row in rows] + [NewPerson(email=address) for _number, address in further]
    found = list(same_people(session, asked))
    for (number, _address), more in zip(further, found[len(rows) :], strict=True):
        mailed = dict.fromkeys((*found[number].by_email, *more.by_email))
        found[number] = SamePeople(tuple(mailed), tuple(one for one in found[number].by_name if one not in mailed))
    return found[: len(rows)]


def _references(session: Session, uids: Collection[str], origin: str) -> dict[str, int]:
    """The people (ids) by what another program calls them."""
    ref = ExternalRef
    query = select(ref.external_id, ref.row_id).where(ref.table_name == Person.__tablename__, ref.origin == origin)
    return dict(_asked(session, query, ref.external_id, set(uids))) if origin and uids else {}


def _people(session: Session, ids: Collection[int], day: dt.date, heads: Mapping[int, str]) -> dict[int, PersonNow]:
    belongs: dict[int, list[Belonging]] = {}
    ever: dict[int, set[int]] = {}
    row = Affiliation
    order = (row.valid_from.is_not(None), row.valid_from, row.id)  # who began last stands last, as in the lists
    query = select(
        row.person_id, row.organisation_id, row.role, row.valid_from, row.valid_until
    ).order_by(*order)  # fmt: skip
    for person_id, organisation_id, role, first, last in _asked(session, query, row.person_id, ids):
        ever.setdefault(person_id, set()).add(organisation_id)
        if (first is None or first <= day) and (last is None or last >= day):
            found = Belonging(organisation_id, heads.get(organisation_id, ""), role)
            belongs.setdefault(person_id, []).append(found)
    columns = select(
        Person.id, Person.display, Person.given, Person.family, Person.native, Person.title, Person.email,
        Person.more_emails, Person.phone, Person.zone, Person.language,
    )  # fmt: skip
    return {
        one.id: PersonNow(
            one.id, one.display, one.given, one.family, one.native, one.title, one.email or "",
            tuple(map(str, one.more_emails)), one.phone, one.zone or "", one.language or "",
            tuple(belongs.get(one.id, ())), frozenset(ever.get(one.id, ())),
        )
        for one in _asked(session, columns, Person.id, ids)
    }  # fmt: skip


def _listed(
    session: Session, meeting_id: int, people: Mapping[int, PersonNow], heads: Mapping[int, str]
) -> dict[int, ParticipationNow]:
    """Who of the people is on the meeting's list, by person."""
    presence: dict[int, dict[dt.date, Any]] = {}
    days = select(Presence.participation_id, Presence.day, Presence.state).join(
        Participation, Participation.id == Presence.participation_id
    )
    for participation_id, day, state in session.execute(days.where(Participation.meeting_id == meeting_id)):
        presence.setdefault(participation_id, {})[day] = state
    rows = session.execute(
        select(
            Participation.id, Participation.person_id, Participation.role, Participation.reply,
            Affiliation.organisation_id,
        )
        .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Participation.meeting_id == meeting_id)
    )  # fmt: skip
    found = {}
    for one in rows:
        if (person := people.get(one.person_id)) is None:
            continue
        usual = person.belongs[-1].organisation_id if person.belongs else None
        organisation = one.organisation_id if one.organisation_id is not None else usual
        found[person.id] = ParticipationNow(
            one.id, one.role, one.reply, organisation, heads.get(organisation or 0, ""), presence.get(one.id, {})
        )
    return found


def _asked(session: Session, query: Any, column: Any, wanted: Collection[Any]) -> Sequence[Any]:
    """The rows of ``query`` whose ``column`` is wanted."""
    if not wanted:
        return ()
    if len(wanted) <= _MOST_ASKED:
        return session.execute(query.where(column.in_(wanted))).all()
    place = next(number for number, each in enumerate(query.selected_columns) if each.name == column.name)
    return [row for row in session.execute(query) if row[place] in wanted]


def _without_organisation(row: PastedRow) -> PastedRow:
    """The row of a new person, with what is lost of it where no organisation is named."""
    person = row.person
    if person.organisation or not (person.role or person.country):
        return row
    doubts = list(row.doubts)
    if person.role:
        doubts.append(
            UserError("Row {row}, position: it is kept with an organisation only, and left out.", row=row.number)
        )
    if person.country:
        doubts.append(
            UserError("Row {row}, country: it is kept with an organisation only, and left out.", row=row.number)
        )
    return replace(row, doubts=tuple(doubts))
