"""Publish the agenda of a meeting: the queries that read it and the service that keeps it, in one final step."""

import datetime as dt

from app.db.stores import Session
from app.domain.agenda import AGENDA_FORMAT
from app.domain.errors import UserError
from app.domain.frozen_json import freeze
from app.domain.release_rows import WORKING_COPY
from app.domain.text import clean_text
from app.queries.releases import document_to_release, release_document, unreleased_changes
from app.services.releases import keep_release
from app.words import message

PUBLISH = message("Publish the agenda")


def publish_release(session: Session, meeting_id: int, note: str, at: dt.datetime) -> int:
    """Freeze the agenda as it stands at the instant ``at`` as the next release; returns its number.

    Call it in a final step: what is published cannot be taken back, only published anew. Raises UserError for a meeting
    that is gone, for an empty agenda, and where nothing has changed since the last release.
    """
    number = check_publishable(session, meeting_id)
    at = at.astimezone(dt.UTC).replace(microsecond=0)
    note = clean_text(note).strip()
    document = document_to_release(session, meeting_id, number, at, note)
    keep_release(session, meeting_id, number, at, note, freeze(document, AGENDA_FORMAT))
    return number


def check_publishable(session: Session, meeting_id: int) -> int:
    """The number that the next release will have; raises UserError where ``publish_release`` would."""
    now = release_document(session, meeting_id, WORKING_COPY)
    if now is None:
        raise UserError("This meeting is not there any more: choose another one.")
    found = unreleased_changes(session, meeting_id)
    if not found.release and not now.sessions:
        raise UserError(
            "The agenda of {meeting} is empty: add a session before you publish it.", meeting=now.meeting.short_name
        )
    if found.release and not found.changes:
        raise UserError(
            "Nothing on the agenda of {meeting} has changed since release {number}: there is nothing to publish.",
            meeting=now.meeting.short_name,
            number=found.release,
        )
    return found.release + 1
