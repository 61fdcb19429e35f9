"""The publications as a table."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.publications import MeetingChoice, PublicationFile, PublicationRow, PublicationTable
from app.models import File, Meeting, Publication


def publications_table(session: Session) -> PublicationTable:
    """Every publication and every meeting; two statements, however many there are."""
    meetings = tuple(
        MeetingChoice(row.id, row.short_name, row.title)
        for row in session.execute(
            select(Meeting.id, Meeting.short_name, Meeting.title).order_by(Meeting.first_day.desc(), Meeting.id)
        )
    )
    names = {meeting.id: meeting.short_name for meeting in meetings}
    rows = session.execute(
        select(
            Publication.id, Publication.title, Publication.place, Publication.kind, Publication.published_on,
            Publication.link, Publication.meeting_id, Publication.illustrative, File.id.label("file_id"),
            File.name.label("file_name"), File.size,
        )
        .outerjoin(File, File.id == Publication.file_id)
        .order_by(func.coalesce(Publication.published_on, dt.date(9999, 12, 31)).desc(), Publication.id.desc())
    )  # fmt: skip
    found = [
        PublicationRow(
            row.id, row.title, row.place, row.kind, row.published_on, row.link, row.meeting_id,
            names.get(row.meeting_id, ""),
            PublicationFile(row.file_id, row.file_name, row.size) if row.file_id is not None else None,
            row.illustrative,
        )
        for row in rows
    ]  # fmt: skip
    return PublicationTable(tuple(found), meetings)
