"""An import of people: the accepted rows become people and participants in one change, many at a time."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, Reply
from app.domain.names import email_key
from app.domain.pasted_people import PastedField
from app.domain.people_import import Accepted, FieldChange, Imported
from app.models import Affiliation, Person
from app.services.affiliations import move_people
from app.services.attendance import set_presence
from app.services.bulk_participants import enter_participants, listed_people
from app.services.bulk_people import enter_organisations, enter_people, enter_references
from app.services.organisations import find_organisation
from app.services.participation import choose_organisation, set_reply, set_role, the_meeting

_PIECE = 500  # rows between two steps

Step = Callable[[int, int], None]
_TEXTS = {
    PastedField.NAME: "display",
    PastedField.GIVEN: "given",
    PastedField.FAMILY: "family",
    PastedField.NATIVE: "native",
    PastedField.TITLE: "title",
    PastedField.PHONE: "phone",
    PastedField.ZONE: "zone",
    PastedField.LANGUAGE: "language",
}


@dataclass(frozen=True)
class Target:
    """Where people are imported to: ``day`` from which what is new holds, the meeting's list, words on the source.

    ``origin`` is the program whose own numbers the rows carry, empty for none.
    """

    day: dt.date
    meeting_id: int | None = None
    source: str = ""
    origin: str = ""


def import_people(
    session: Session, rows: Sequence[Accepted], target: Target, step: Step = lambda _done, _total: None
) -> Imported:
    """Enter and change the people of ``rows``, and put them on the meeting's list where there is one.

    What a row does not say stays as it is. ``step(done, total)`` is called between pieces, and may raise to stop all
    of it. Raises UserError for a meeting or a person that is not there (any more).
    """
    new = [one for one in rows if one.known is None]
    known = [one for one in rows if one.known is not None]
    enter_organisations(session, [one.row for one in rows], target.source)
    ids = enter_people(session, [one.row for one in new], target.source, lambda done, _new: step(done, len(rows)))
    people = [*zip(ids, new, strict=True), *((one.known.person_id, one) for one in known if one.known is not None)]
    for begin in range(0, len(known), _PIECE):
        step(len(new) + begin, len(rows))
        _change_people(session, known[begin : begin + _PIECE], target)
    if target.origin:
        references = {one.row.uid: person_id for person_id, one in reversed(people) if one.row.uid}
        enter_references(session, references, target.origin)
    listed = 0
    if target.meeting_id is not None:
        step(len(rows), len(rows))
        listed = _list_people(session, people, target.meeting_id, target.source) - len(new)
    session.flush()
    return Imported(len(new), max(0, listed), len(known) - max(0, listed))


def _change_people(session: Session, rows: Sequence[Accepted], target: Target) -> None:
    """Change the fields of known people; of a meeting, their organisation is chosen for it later."""
    ids = {one.known.person_id for one in rows if one.known is not None}
    people = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}
    if len(people) != len(ids):
        raise UserError("Somebody in the file is not there any more: look through the preview again.")
    for one in rows:
        known = one.known
        if known is None:
            continue
        fields = {change.field for change in known.changes}
        for change in known.changes:
            _change_field(people[known.person_id], change, one)
        if target.meeting_id is None and PastedField.ORGANISATION in fields:
            session.flush()
            move_people(session, [known.person_id], one.row.person.organisation, target.day)
            _set_position(session, known.person_id, one, target.day)
        elif PastedField.POSITION in fields:
            _set_position(session, known.person_id, one, target.day)
    session.flush()


def _change_field(person: Person, change: FieldChange, one: Accepted) -> None:
    if change.field is PastedField.EMAIL:
        others = [person.email, *person.more_emails] if person.email else list(person.more_emails)
        person.email = change.new
        person.more_emails = [each for each in others if email_key(each) != email_key(change.new)]
    elif change.field is PastedField.MORE_EMAILS:
        known = {email_key(each) for each in (person.email or "", *person.more_emails)}
        new = [each for each in one.row.more_emails if email_key(each) not in known]
        person.more_emails = [*person.more_emails, *new]
    elif change.field is PastedField.NAME and not person.given and person.family == person.display:
        person.display = person.family = change.new  # a name that was never taken apart
    elif isinstance(change.field, PastedField) and change.field in _TEXTS:
        setattr(person, _TEXTS[change.field], change.new)


def _set_position(session: Session, person_id: int, one: Accepted, day: dt.date) -> None:
    """The position in the organisation that the row names, or in the one the person belongs to on ``day``."""
    position = one.row.person.role
    if not position:
        return
    row = Affiliation
    query = (
        select(row)
        .where(
            row.person_id == person_id,
            or_(row.valid_from.is_(None), row.valid_from <= day),
            or_(row.valid_until.is_(None), row.valid_until >= day),
        )
        .order_by(row.valid_from.is_not(None), row.valid_from, row.id)
    )
    found = session.scalars(query).all()
    if one.row.person.organisation:
        wanted = find_organisation(session, one.row.person.organisation)
        found = [each for each in found if each.organisation_id == wanted]
    if found:
        found[-1].role = position


def _list_people(session: Session, people: Sequence[tuple[int, Accepted]], meeting_id: int, source: str) -> int:
    """Put those on the list who are not yet on it, and say the rest of those who are; how many were put on it."""
    meeting = the_meeting(session, meeting_id)
    there = listed_people(session, meeting_id)
    new = {person_id: one.row for person_id, one in reversed(people) if person_id not in there}
    made = enter_participants(session, meeting, dict(reversed(new.items())), source)
    for person_id, one in people:
        participation = there.get(person_id, made.get(person_id))
        if participation is None:
            continue
        if person_id in there or one.row is not new[person_id]:
            _change_listed(session, participation, one)
        if one.known is not None and one.row.person.organisation:
            _choose(session, person_id, participation, one, meeting.first_day)
    return len(made)


def _change_listed(session: Session, participation_id: int, one: Accepted) -> None:
    row = one.row
    if row.role is not None:
        set_role(session, [participation_id], ParticipationRole(row.role))
    if row.reply is not None:
        set_reply(session, [participation_id], Reply(row.reply))
    for day, state in row.presence:
        set_presence(session, [participation_id], [day], state)


def _choose(session: Session, person_id: int, participation_id: int, one: Accepted, day: dt.date) -> None:
    """Let a known person come for the organisation that the row names, where it is another than usual."""
    fields = {change.field for change in one.known.changes} if one.known is not None else set()
    if PastedField.ORGANISATION in fields:
        choose_organisation(session, participation_id, one.row.person.organisation)
        _set_position(session, person_id, one, day)
