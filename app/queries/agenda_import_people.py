"""Who the people of an imported agenda are, among those who are known."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda_import import ImportedAgenda, ImportedPerson, Origin
from app.domain.new_people import NewPerson
from app.domain.people_import import organisation_index, organisation_key
from app.models import (
    Affiliation,
    ExternalRef,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    OrganisationName,
    Participation,
    Person,
)
from app.queries.people_choices import SamePeople, same_people

_GUID = "guid "  # before what a file calls somebody everywhere
_OF_ALL = "agenda person"


def known_people(session: Session, agenda: ImportedAgenda, meeting_id: int | None) -> tuple[int | None, ...]:
    """The person (id) that each of the agenda's people is; None: nobody known.

    By what a file called them before, by a UUID of one of the people here, by e-mail address, by name among those of
    the meeting, by name and organisation. People whom the file tells apart are never the same person here.
    """
    if not agenda.people:
        return ()
    lookup = _Lookup(session, agenda, meeting_id)
    found: list[int | None] = [lookup.by_reference(person) for person in agenda.people]
    taken = {one for one in found if one is not None}
    for place, person in enumerate(agenda.people):
        if found[place] is None and (one := lookup.likeness(place, person, taken)) is not None:
            found[place] = one
            taken.add(one)
    return tuple(found)


def person_origin(external_id: str, origin: Origin, meeting_uid: object) -> str:
    """Under which name what a file calls somebody is kept: a UUID is the same everywhere, a number in its meeting."""
    return _OF_ALL if external_id.startswith(_GUID) else f"{_OF_ALL} {origin.value} {meeting_uid}"


class _Lookup:
    """Everybody who may be one of the agenda's people, read once."""

    def __init__(self, session: Session, agenda: ImportedAgenda, meeting_id: int | None) -> None:
        self._session = session
        uid = session.get_one(Meeting, meeting_id).uid if meeting_id is not None else None
        self._own = person_origin("", agenda.origin, uid)
        self._references = self._read_references()
        self._uids = self._read_uids(agenda)
        same = same_people(session, [_as_new(person) for person in agenda.people])
        self._same: tuple[SamePeople, ...] = same
        self._here = self._read_here(meeting_id)
        named = {one for each in same for one in each.by_name}
        wanted = any(person.organisation for person in agenda.people)
        self._belongs = self._read_belongs(named) if wanted and named else {}
        self._names = self._read_names() if self._belongs else {}

    def by_reference(self, person: ImportedPerson) -> int | None:
        """By what a file called them before, or by their own UUID."""
        if not person.external_id:
            return None
        origin = _OF_ALL if person.external_id.startswith(_GUID) else self._own
        known = self._references.get((origin, person.external_id))
        return known if known is not None else self._uids.get(person.external_id.removeprefix(_GUID))

    def likeness(self, place: int, person: ImportedPerson, taken: Collection[int]) -> int | None:
        """By address, by name in the meeting, by name and organisation; nobody where two would do."""
        same = self._same[place]
        mailed = [one for one in same.by_email if one not in taken]
        if len(mailed) == 1:
            return mailed[0]
        named = [one for one in (*same.by_email, *same.by_name) if one not in taken]
        here = [one for one in named if one in self._here]
        if len(here) == 1:
            return here[0]
        organisation = self._names.get(organisation_key(person.organisation)) if person.organisation else None
        agreeing = [one for one in here or named if organisation is not None and organisation in self._belongs[one]]
        return agreeing[0] if len(agreeing) == 1 else None

    def _read_references(self) -> Mapping[tuple[str, str], int]:
        ref = ExternalRef
        query = (
            select(ref.origin, ref.external_id, ref.row_id)
            .join(Person, Person.id == ref.row_id)
            .where(ref.table_name == Person.__tablename__, ref.origin.in_((_OF_ALL, self._own)))
        )
        return {(row.origin, row.external_id): row.row_id for row in self._session.execute(query)}

    def _read_uids(self, agenda: ImportedAgenda) -> Mapping[str, int]:
        wanted: dict[uuid.UUID, str] = {}
        for person in agenda.people:
            if person.external_id.startswith(_GUID):
                text = person.external_id.removeprefix(_GUID)
                try:
                    wanted[uuid.UUID(text)] = text
                except ValueError:
                    continue
        if not wanted:
            return {}
        rows = self._session.execute(select(Person.uid, Person.id))
        return {wanted[uid]: one for uid, one in rows if uid in wanted}

    def _read_here(self, meeting_id: int | None) -> set[int]:
        """Those on the meeting's list or in its agenda."""
        if meeting_id is None:
            return set()
        listed = select(Participation.person_id).where(Participation.meeting_id == meeting_id)
        sessions = select(MeetingSession.id).where(MeetingSession.meeting_id == meeting_id)
        items = select(Item.id).where(Item.session_id.in_(sessions))
        speaking = select(ItemRole.person_id).where(
            ItemRole.item_id.in_(items) | ItemRole.session_id.in_(sessions)
        )  # fmt: skip
        return set(self._session.scalars(listed)) | set(self._session.scalars(speaking))

    def _read_belongs(self, people: Collection[int]) -> Mapping[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for person_id, organisation_id in self._session.execute(
            select(Affiliation.person_id, Affiliation.organisation_id)
        ):
            if person_id in people:
                found[person_id].add(organisation_id)
        return found

    def _read_names(self) -> Mapping[str, int]:
        name = OrganisationName
        rows = self._session.execute(
            select(name.organisation_id, name.short, name.legal).order_by(name.organisation_id, name.id)
        )
        return organisation_index((row[0], row[1], row[2]) for row in rows)


def _as_new(person: ImportedPerson) -> NewPerson:
    return NewPerson(display=person.name, native=person.native, email=person.email)
