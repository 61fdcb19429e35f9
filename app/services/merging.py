"""Two entries of one person, or of one organisation, become one: a single change, which one undo takes back exactly."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.duplicates import MERGED
from app.domain.errors import UserError
from app.domain.names import email_key
from app.domain.periods import overlap
from app.models import Consent, ExternalRef, Organisation, OrganisationName, Person, Setting
from app.services.absorbing import absorb
from app.services.organisations import edit_organisation, the_organisation
from app.services.people import edit_person, the_person
from app.services.removal import remove

_ME = "people.me"  # the team's setting: the id of the person for each name at the keyboard
_FILLED = ("native", "title", "phone", "zone", "language")  # taken from the other entry where they are empty
_FACTS = ("country", "participant_no", "area_id")
_MARKS = ("is_party", "is_coordinator")


def merge_people(session: Session, keep_id: int, gone_id: int, values: Mapping[str, str] | None = None) -> None:
    """Let ``keep_id`` be the one entry of a person; ``gone_id`` goes, with all that it had moved.

    Two participations in one meeting become one (the better known reply, and day by day the better known presence),
    so do equal parts, roles and overlapping memberships and affiliations. All e-mail addresses stay. A consent that
    was withdrawn in one entry ends in the other one too, unless it was given again later (DOMAIN R13). ``values`` are
    fields as ``edit_person`` takes them; a field left out is that of ``keep_id``, or of the other one where it is
    empty. Raises UserError for a person with oneself, people who are gone and fields that do not fit.
    """
    _refuse_itself(keep_id, gone_id)
    kept, gone = the_person(session, keep_id), the_person(session, gone_id)
    wanted = {name: getattr(gone, name) for name in _FILLED if not getattr(kept, name) and getattr(gone, name)}
    wanted |= dict(values or {})
    addresses = [*_addresses(kept), *_addresses(gone)]
    uid = str(gone.uid)
    _end_withdrawn(session, keep_id, gone_id)
    absorb(session, Person.__tablename__, keep_id, gone_id)
    _move_me(session, keep_id, gone_id)
    session.add(ExternalRef(table_name=Person.__tablename__, row_id=keep_id, origin=MERGED, external_id=uid))
    first = wanted.pop("email", None) or next(iter(addresses), "")
    others = {email_key(one): one for one in addresses if email_key(one) != email_key(first)}
    edit_person(session, keep_id, **wanted, email=first, more_emails="; ".join(others.values()))


def merge_organisations(
    session: Session, keep_id: int, gone_id: int, values: Mapping[str, object] | None = None
) -> None:
    """Let ``keep_id`` be the one entry of an organisation; ``gone_id`` goes, with all that it had moved.

    Its names are taken over for the times in which ``keep_id`` has none. ``values`` are fields as ``edit_organisation``
    takes them; a field left out is that of ``keep_id``, or of the other one where it is empty; it is a party when one
    of them is. Raises UserError for an organisation with itself, some that are gone and fields that do not fit.
    """
    _refuse_itself(keep_id, gone_id)
    kept, gone = the_organisation(session, keep_id), the_organisation(session, gone_id)
    wanted: dict[str, object] = {
        name: getattr(gone, name) for name in _FACTS if getattr(kept, name) is None and getattr(gone, name) is not None
    }
    wanted |= {name: True for name in _MARKS if getattr(gone, name) and not getattr(kept, name)}
    wanted |= dict(values or {})
    uid = str(gone.uid)
    _drop_names(session, keep_id, gone_id)
    absorb(session, Organisation.__tablename__, keep_id, gone_id)
    session.add(ExternalRef(table_name=Organisation.__tablename__, row_id=keep_id, origin=MERGED, external_id=uid))
    edit_organisation(session, keep_id, **wanted)


def _refuse_itself(keep_id: int, gone_id: int) -> None:
    if keep_id == gone_id:
        raise UserError("These are not two entries, but one: choose another one to merge it with.")


def _addresses(person: Person) -> list[str]:
    return [address for address in (person.email, *map(str, person.more_emails)) if address]


def _end_withdrawn(session: Session, keep_id: int, gone_id: int) -> None:
    """What was withdrawn in one entry counts for what was given before that in the other one."""
    rows = session.scalars(select(Consent).where(Consent.person_id.in_([keep_id, gone_id])).order_by(Consent.id)).all()
    for row in rows:
        ends = [
            other.withdrawn_at
            for other in rows
            if other.person_id != row.person_id and other.purpose is row.purpose and other.withdrawn_at is not None
        ]
        later = [end for end in ends if row.given_at <= end]
        if row.withdrawn_at is None and later:
            row.withdrawn_at = min(later)
    session.flush()


def _move_me(session: Session, keep_id: int, gone_id: int) -> None:
    """Whoever was linked to the entry that goes, at the keyboard, is linked to the other one."""
    setting = session.scalars(select(Setting).where(Setting.name == _ME)).first()
    if setting is not None and isinstance(setting.value, Mapping) and gone_id in setting.value.values():
        setting.value = {name: keep_id if one == gone_id else one for name, one in setting.value.items()}
        session.flush()


def _drop_names(session: Session, keep_id: int, gone_id: int) -> None:
    """Delete the names of the entry that goes for days on which the other one has a name, too."""
    query = select(OrganisationName).order_by(OrganisationName.id)
    own = session.scalars(query.where(OrganisationName.organisation_id == keep_id)).all()
    for name in session.scalars(query.where(OrganisationName.organisation_id == gone_id)).all():
        if any(overlap(name.valid_from, name.valid_until, one.valid_from, one.valid_until) for one in own):
            remove(session, OrganisationName.__tablename__, name.id)
