"""The presentations of a meeting: the files in one zip, with a page that leads to them."""

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.consent import withhold
from app.domain.export_request import ExportRequest
from app.domain.presentations import PresentationsDocument
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.presentation_files import presentation_files
from app.usecases.export_kind import ExportKind, Rendered
from app.words import Words


def _gather(store: Store, request: ExportRequest) -> PresentationsDocument:
    """What the audience may have; only the chair's names those who withdrew their consent (``queries.consent``)."""
    audience = request.audience or Audience.PARTICIPANTS
    with store.read() as session:
        document = presentation_files(session, find_meeting(session, request.meeting), audience)
        if audience is Audience.CHAIR:
            return document
        return withhold(document, withdrawn_people(session, today(session, request.today)))


def _zip(document: PresentationsDocument, request: ExportRequest, words: Words) -> Rendered:
    from app.exporters.presentations import presentations_zip

    return Rendered(*presentations_zip(document, words))


KINDS = (ExportKind("presentations", frozenset({"meeting", "audience"}), True, _gather, {"zip": _zip}),)
