"""The paper a venue needs: badges, sign-in sheets, certificates, door sheets, the chair's running order, speakers.

Badges, sign-in sheets, certificates and the running order are for the team's own desk and name everybody; door sheets
and the speaker list honour consents that were taken back (DOMAIN R13).
"""

from dataclasses import dataclass

from app.db.stores import Store
from app.domain.agenda import AgendaDocument, Audience
from app.domain.certificates import Certificates
from app.domain.consent import withhold
from app.domain.desk_papers import BadgeSheets, SignInSheets
from app.domain.export_request import ExportRequest
from app.domain.running_order import RunningOrder
from app.domain.speakers import SpeakerList, speakers_for
from app.queries.agenda import agenda
from app.queries.agenda_facts import release_before
from app.queries.badges import badges
from app.queries.certificates import certificates
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.people import find_person
from app.queries.sign_in import sign_in
from app.queries.speakers import running_order, speakers
from app.usecases.export_kind import ExportKind
from app.words import Words

_MEETING = frozenset({"meeting"})


@dataclass(frozen=True)
class _Doors:
    """The agenda, and the release before it (None: there is none), which it is compared with."""

    document: AgendaDocument
    before: AgendaDocument | None


def _gather_badges(store: Store, request: ExportRequest) -> BadgeSheets:
    with store.read() as session:
        return badges(session, find_meeting(session, request.meeting), today(session, request.today))


def _gather_sign_in(store: Store, request: ExportRequest) -> SignInSheets:
    with store.read() as session:
        return sign_in(session, find_meeting(session, request.meeting), today(session, request.today))


def _gather_certificates(store: Store, request: ExportRequest) -> Certificates:
    with store.read() as session:
        meeting = find_meeting(session, request.meeting)
        person = find_person(session, request.person) if request.person else None
        return certificates(session, meeting, today(session, request.today), person)


def _gather_doors(store: Store, request: ExportRequest) -> _Doors:
    with store.read() as session:
        meeting = find_meeting(session, request.meeting)
        document = agenda(session, meeting)
        found = _Doors(document, release_before(session, meeting, document))
        return withhold(found, withdrawn_people(session, today(session, request.today)))


def _gather_running_order(store: Store, request: ExportRequest) -> RunningOrder:
    with store.read() as session:
        return running_order(session, find_meeting(session, request.meeting), today(session, request.today))


def _gather_speakers(store: Store, request: ExportRequest) -> SpeakerList:
    """The list for the audience; the chair's names everybody."""
    with store.read() as session:
        day = today(session, request.today)
        found = speakers(session, find_meeting(session, request.meeting), day)
        return speakers_for(request.audience or Audience.PARTICIPANTS, found, withdrawn_people(session, day))


def _badges_pdf(found: BadgeSheets, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.badges import badges_pdf

    return badges_pdf(found, words)


def _sign_in_pdf(found: SignInSheets, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.sign_in import sign_in_pdf

    return sign_in_pdf(found, words)


def _certificates_pdf(found: Certificates, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.certificates import certificates_pdf

    return certificates_pdf(found, words)


def _doors_pdf(found: _Doors, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.doors import doors_pdf

    return doors_pdf(found.document, words, found.before)


def _running_order_pdf(found: RunningOrder, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.running_order import running_order_pdf

    return running_order_pdf(found, words)


def _speakers_pdf(found: SpeakerList, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.speakers import speakers_pdf

    return speakers_pdf(found, words)


KINDS = (
    ExportKind("badges", _MEETING, True, _gather_badges, {"pdf": _badges_pdf}),
    ExportKind("signin", _MEETING, True, _gather_sign_in, {"pdf": _sign_in_pdf}),
    ExportKind("certificates", _MEETING | {"person"}, True, _gather_certificates, {"pdf": _certificates_pdf}),
    ExportKind("doors", _MEETING, True, _gather_doors, {"pdf": _doors_pdf}),
    ExportKind("running-order", _MEETING, True, _gather_running_order, {"pdf": _running_order_pdf}),
    ExportKind("speakers", _MEETING | {"audience"}, True, _gather_speakers, {"pdf": _speakers_pdf}),
)
