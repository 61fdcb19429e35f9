"""Who is given a certificate of attendance, and what it says of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, days
from app.domain.certificates import Certificate, Certificates, Part, working_minutes
from app.domain.documents import PersonRef
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemRoleKind, PresenceState, RoleState
from app.domain.names import with_native
from app.domain.participants import ParticipantEntry
from app.models import Meeting, Organisation, Person
from app.queries.agenda import agenda
from app.queries.attendees import attendees
from app.queries.heads import meeting_head, organisations, project_head

_THERE = (PresenceState.PRESENT, PresenceState.REMOTE)
_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)


def certificates(session: Session, meeting: Meeting, as_of: dt.date, person: Person | None = None) -> Certificates:
    """The certificates of all who were there on at least one day, or of ``person`` alone, issued on ``as_of``.

    UserError before the meeting's last day, and when ``person`` was not there.
    """
    if as_of < meeting.last_day:
        raise UserError(
            "{meeting} ends on {day}: certificates of attendance can be made from that day on.",
            meeting=meeting.short_name,
            day=meeting.last_day,
        )
    document = agenda(session, meeting)
    minutes = working_minutes(document.sessions)
    parts = _parts(document)
    entries = [
        _certificate(entry, minutes, tuple(parts.get(entry.person.uid, ())))
        for entry in attendees(session, meeting, as_of)
        if person is None or entry.person.uid == str(person.uid)
    ]
    there = tuple(entry for entry in entries if entry.days)
    if person is not None and not there:
        raise UserError(
            "Nothing says that {name} was at {meeting}: record the attendance before making the certificate.",
            name=with_native(person.display, person.native),
            meeting=meeting.short_name,
        )
    return Certificates(
        project=project_head(session),
        meeting=meeting_head(session, meeting),
        coordinator=_coordinator(session, meeting),
        issued=as_of,
        entries=there,
    )


def _certificate(entry: ParticipantEntry, minutes: Mapping[dt.date, int], parts: tuple[Part, ...]) -> Certificate:
    there = tuple(day for day in entry.days if day.state in _THERE)
    return Certificate(
        person=entry.person,
        legal_name=entry.legal_name,
        country=entry.country,
        role=entry.role,
        days=there,
        minutes=sum(minutes.get(day.day, 0) for day in there),
        parts=parts,
    )


def _parts(document: AgendaDocument) -> Mapping[str, list[Part]]:
    """What each person (uid) took on and confirmed, in the order of the agenda, each part once."""
    found: dict[str, list[Part]] = defaultdict(list)
    for _day, sessions in days(document):
        for session in sessions:
            _add(found, session.roles, session.title)
            for item in session.items:
                if item.state is not AgendaState.CANCELLED:
                    _add(found, item.roles, _title(item) or session.title)
    return found


def _title(item: AgendaItem) -> str:
    """The title of the talk, where the item holds a single one."""
    return item.presentations[0] if len(item.presentations) == 1 else item.title


def _add(found: dict[str, list[Part]], roles: tuple[AgendaRole, ...], title: str) -> None:
    for role in roles:
        kind = ItemRoleKind.SPEAKER if role.kind in _SPEAKING else role.kind
        part = Part(kind, title)
        ref: PersonRef = role.person
        if role.state is RoleState.CONFIRMED and part not in found[ref.uid]:
            found[ref.uid].append(part)


def _coordinator(session: Session, meeting: Meeting) -> str:
    """The legal name of the coordinating party on the meeting's first day; nothing where none is marked."""
    query = select(Organisation.id).where(Organisation.is_coordinator).order_by(Organisation.id).limit(1)
    found = session.scalar(query)
    return organisations(session, meeting.first_day)[found].legal if found is not None else ""
