"""People: the list of a meeting's participants, and all that is held on one person."""

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.kinds import ConsentPurpose
from app.domain.participants import ParticipantList, shown_to
from app.domain.person_record import PersonRecord
from app.queries.consent import consenting, withheld_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.participants import participant_list
from app.queries.people import find_person
from app.queries.person_record import person_record
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_participants(store: Store, request: ExportRequest) -> ParticipantList:
    """The list for the audience; a list honours the consents of the day it is made (DOMAIN R13)."""
    with store.read() as session:
        day = today(session, request.today)
        found = participant_list(session, find_meeting(session, request.meeting), day)
        reachable = consenting(session, day, ConsentPurpose.CONTACT)
        return shown_to(request.audience or Audience.PARTICIPANTS, found, withheld_people(session, day), reachable)


def _participants_pdf(found: ParticipantList, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.participants import participants_pdf

    return participants_pdf(found, words)


def _participants_xlsx(found: ParticipantList, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.participants import participants_xlsx

    return participants_xlsx(found, words)


def _participants_csv(found: ParticipantList, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.participants import participants_csv

    return participants_csv(found, words)


def _gather_person(store: Store, request: ExportRequest) -> PersonRecord:
    if not request.person:
        raise UserError("On whom? Give the person's e-mail address with --for.")
    with store.read() as session:
        return person_record(session, find_person(session, request.person), today(session, request.today))


def _person_zip(record: PersonRecord, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.person_record import person_zip

    return person_zip(record, words)


def _person_json(record: PersonRecord, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.person_record import person_json

    return person_json(record)


KINDS = (
    ExportKind(
        "participants",
        frozenset({"meeting", "audience"}),
        True,
        _gather_participants,
        {"pdf": _participants_pdf, "xlsx": _participants_xlsx, "csv": _participants_csv},
    ),
    ExportKind(
        "person",
        frozenset({"person"}),
        False,
        _gather_person,
        {"zip": _person_zip, "json": _person_json},
    ),
)
