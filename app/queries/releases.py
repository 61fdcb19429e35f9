"""The releases of a meeting's agenda, what differs between them, and who must be told."""

import datetime as dt
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaDocument
from app.domain.agenda_changes import agenda_changes
from app.domain.meeting_page import UnreleasedChanges
from app.domain.release_rows import WORKING_COPY, AgendaDifference, ReleaseRow
from app.domain.telling import Addressee, concerned_by, told_of
from app.models import AgendaRelease, Item, Meeting, MeetingSession, Person, Project
from app.models.history import change, step
from app.queries.agenda import newest_release, numbered_release, working_copy
from app.queries.merged_people import merged_people


def releases(session: Session, meeting_id: int) -> tuple[ReleaseRow, ...]:
    """Every release of the meeting's agenda, the newest first."""
    columns = (
        AgendaRelease.id, AgendaRelease.number, AgendaRelease.at, AgendaRelease.note, AgendaRelease.illustrative,
    )  # fmt: skip
    found = session.execute(
        select(*columns).where(AgendaRelease.meeting_id == meeting_id).order_by(AgendaRelease.number.desc())
    ).all()
    made = (
        select(change.c.row_id, step.c.who)
        .join(step, step.c.id == change.c.step_id)
        .where(change.c.table_name == "agenda_release", change.c.op == "I")
        .where(change.c.row_id.in_([row.id for row in found]))
        .order_by(change.c.id)
    )
    who = dict(session.execute(made).all())
    return tuple(
        ReleaseRow(row.id, row.number, row.at, who.get(row.id, ""), row.note, row.illustrative) for row in found
    )


def release_document(session: Session, meeting_id: int, number: int) -> AgendaDocument | None:
    """The agenda as release ``number`` shows it, 0: the working copy; None where there is none such."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or session.get(Project, 1) is None:
        return None
    if number == WORKING_COPY:
        return working_copy(session, meeting)
    found = numbered_release(session, meeting, number)
    return found.document if found is not None else None


def document_to_release(session: Session, meeting_id: int, number: int, at: dt.datetime, note: str) -> AgendaDocument:
    """The working copy, as release ``number`` of the instant ``at`` (UTC) will show it."""
    return working_copy(session, session.get_one(Meeting, meeting_id), release=number, at=at, note=note)


def unreleased_changes(session: Session, meeting_id: int) -> UnreleasedChanges:
    """What the working copy of the agenda shows that its newest release does not; slower, so it is asked for alone."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or session.get(Project, 1) is None:
        return UnreleasedChanges(0, None, ())
    newest = newest_release(session, meeting)
    now = working_copy(session, meeting)
    if newest is None:
        return UnreleasedChanges(0, None, agenda_changes(None, now))
    return UnreleasedChanges(newest.number, newest.at, agenda_changes(newest.document, now))


def agenda_size(session: Session, meeting_id: int) -> int:
    """How many items the agenda has, cancelled ones too: how long it takes to compare."""
    of_meeting = select(func.count(Item.id)).join(MeetingSession, MeetingSession.id == Item.session_id)
    return session.scalar(of_meeting.where(MeetingSession.meeting_id == meeting_id)) or 0


def agenda_difference(
    session: Session, meeting_id: int, before: int | None, after: int = WORKING_COPY
) -> AgendaDifference:
    """What changes from release ``before`` (None: from nothing) to ``after``, and who must be told of it."""
    new = release_document(session, meeting_id, after)
    if new is None:
        return AgendaDifference(before, after, agenda=False)
    old = release_document(session, meeting_id, before) if before is not None else None
    changes = agenda_changes(old, new)
    concerned = {person.uid for one in changes for person in concerned_by(one)}
    told = told_of(changes, addressees(session, concerned))
    return AgendaDifference(before, after, changes, told, _rows(session, meeting_id), bool(new.sessions or changes))


def addressees(session: Session, uids: Collection[str]) -> Mapping[str, Addressee]:
    """The people with these uids, in the order of the address book, as they are to be written to.

    Somebody who was entered twice is found by either uid.
    """
    merged = merged_people(session)
    now = {merged.get(uid, uid) for uid in uids}
    rows = session.execute(
        select(Person.id, Person.uid, Person.display, Person.native, Person.email, Person.language)
        .where(Person.uid.in_([UUID(uid) for uid in now]))
        .order_by(Person.sort_key, Person.id)
    )
    known = {
        str(row.uid): Addressee(row.id, row.display or row.native, row.email or "", _language(row.language))
        for row in rows
    }
    return known | {uid: known[merged[uid]] for uid in uids if merged.get(uid) in known}


def _language(tag: str | None) -> str:
    return "fr" if (tag or "").lower().startswith("fr") else "en"


def _rows(session: Session, meeting_id: int) -> Mapping[str, tuple[str, int]]:
    """The sessions and items of the working copy, by uid."""
    sessions = session.execute(
        select(MeetingSession.uid, MeetingSession.id).where(MeetingSession.meeting_id == meeting_id)
    ).all()
    items = session.execute(
        select(Item.uid, Item.id)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(MeetingSession.meeting_id == meeting_id)
    ).all()
    found = {str(uid): ("session", row_id) for uid, row_id in sessions}
    return found | {str(uid): ("item", row_id) for uid, row_id in items}
