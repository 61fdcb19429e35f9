"""The project, meetings, organisations and people as documents name them."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.documents import MeetingHead, PersonRef, Picture, ProjectHead
from app.domain.errors import UserError
from app.domain.governance import RuleProfile
from app.models import Affiliation, Blob, File, Meeting, Organisation, OrganisationName, Person, Project


@dataclass(frozen=True)
class OrganisationHead:
    """An organisation with the names it had on the day asked for."""

    id: int
    short: str
    legal: str
    country: str | None
    illustrative: bool


def the_project(session: Session) -> Project:
    """The one project of the file; raises UserError while there is none."""
    project = session.get(Project, 1)
    if project is None:
        raise UserError("This database holds no project yet: enter one, or make a new file with --sample.")
    return project


def project_head(session: Session) -> ProjectHead:
    """The project, as documents name it."""
    project = the_project(session)
    return ProjectHead(
        acronym=project.acronym,
        title=project.title,
        programme=project.programme.value,
        grant_no=project.grant_no,
        acknowledgement=project.acknowledgement,
        data_protection_contact=project.data_protection_contact,
        logo=_logo(session, project),
    )


def _logo(session: Session, project: Project) -> Picture | None:
    if project.logo_file_id is None:
        return None
    data = session.execute(
        select(Blob.data).join(File, File.sha256 == Blob.sha256).where(File.id == project.logo_file_id)
    ).scalar_one()
    return Picture(data, project.acronym or project.title)


def rule_profile(session: Session) -> RuleProfile:
    """The project's governance rules: DESCA 2020 with what the team changed."""
    return RuleProfile.from_json(the_project(session).rule_profile)


def today(session: Session, clock_day: dt.date) -> dt.date:
    """The day the program takes for today: the project's ``as_of``, or else ``clock_day``."""
    project = session.get(Project, 1)
    return project.as_of if project is not None and project.as_of is not None else clock_day


def meeting_head(session: Session, meeting: Meeting) -> MeetingHead:
    """The meeting, as documents name it; its host by the name of that time."""
    hosts = organisations(session, meeting.first_day, [meeting.host_id])
    return MeetingHead(
        uid=str(meeting.uid),
        short_name=meeting.short_name,
        title=meeting.title,
        kind=meeting.kind,
        state=meeting.state,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        zone=meeting.zone,
        place=meeting.place,
        address=meeting.address,
        directions=meeting.directions,
        host=hosts[meeting.host_id].legal if meeting.host_id is not None else "",
        link=meeting.link,
        contact=meeting.contact,
        note=meeting.public_note,
        illustrative=meeting.illustrative,
    )


def organisations(
    session: Session, day: dt.date, only: Collection[int | None] | None = None
) -> Mapping[int, OrganisationHead]:
    """Every organisation by id, under the names valid on ``day``; else under the name nearest to it in time.

    ``only``: those with these ids, where a few are wanted.
    """
    names = OrganisationName
    found: dict[int, tuple[int, OrganisationHead]] = {}
    query = select(  # columns alone: a tenth of the time that mapped objects take
        names.organisation_id, names.short, names.legal, Organisation.country, Organisation.illustrative,
        names.valid_from, names.valid_until,
    ).join_from(Organisation, names)  # fmt: skip
    if only is not None:
        query = query.where(Organisation.id.in_({one for one in only if one is not None}))
    rows = session.execute(query.order_by(Organisation.id, names.id))
    for organisation_id, short, legal, country, illustrative, first, last in rows:
        distance = _distance(first, last, day)
        nearest = found.get(organisation_id)
        if nearest is None or distance < nearest[0]:
            found[organisation_id] = distance, OrganisationHead(organisation_id, short, legal, country, illustrative)
    return {organisation_id: head for organisation_id, (_distance_to, head) in found.items()}


def affiliations(session: Session, people: Collection[int] | None, day: dt.date) -> Mapping[int, int]:
    """The organisation (id) of each person (id) on ``day``; of several, the one that began last."""
    query = select(Affiliation.person_id, Affiliation.organisation_id).where(
        or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= day),
        or_(Affiliation.valid_until.is_(None), Affiliation.valid_until >= day),
    )
    if people is not None:
        query = query.where(Affiliation.person_id.in_(people))
    order = (Affiliation.valid_from.is_not(None), Affiliation.valid_from, Affiliation.id)
    return dict(session.execute(query.order_by(*order)).all())


def people(session: Session, ids: Collection[int], day: dt.date) -> Mapping[int, PersonRef]:
    """The people with these ids, with the organisation each belonged to on ``day``."""
    belongs = affiliations(session, ids, day)
    names = organisations(session, day, belongs.values())
    found = session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person_ref(person, names.get(belongs.get(person.id, 0))) for person in found}


def person_ref(person: Person, organisation: OrganisationHead | None) -> PersonRef:
    """The person, as documents name them."""
    return PersonRef(
        uid=str(person.uid),
        name=person.display,
        native=person.native,
        organisation=organisation.short if organisation else "",
        illustrative=person.illustrative,
    )


def _distance(first: dt.date | None, last: dt.date | None, day: dt.date) -> int:
    """Days between ``day`` and the period; 0 inside it."""
    if first is not None and day < first:
        return (first - day).days
    if last is not None and day > last:
        return (day - last).days
    return 0
