"""What documents say beside an agenda, in a fixed number of statements however long it is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaDocument, Audience
from app.domain.agenda_facts import AgendaFacts, FreeHours, ItemTalk, facts_for
from app.models import Availability, File, Item, Meeting, Person, Presentation, PresentationFile
from app.queries.agenda import newest_release, numbered_release


def agenda_facts(session: Session, meeting: Meeting, document: AgendaDocument, audience: Audience) -> AgendaFacts:
    """The facts around ``document``, a release or the working copy, that ``audience`` may know."""
    inside = audience is Audience.CHAIR
    free = free_hours(session, meeting) if inside else ()
    facts = AgendaFacts(release_before(session, meeting, document), item_talks(session, meeting), free)
    return facts_for(audience, facts)


def release_before(session: Session, meeting: Meeting, document: AgendaDocument) -> AgendaDocument | None:
    """The release that people knew before ``document``: the latest one where that is the working copy."""
    if document.release == 0:
        found = newest_release(session, meeting)
    else:
        found = numbered_release(session, meeting, document.release - 1)
    return found.document if found is not None else None


def item_talks(session: Session, meeting: Meeting) -> tuple[ItemTalk, ...]:
    """The presentations that are on the agenda, by their position."""
    files = dict(
        session.execute(
            select(PresentationFile.presentation_id, File.name)
            .join(File, File.id == PresentationFile.file_id)
            .join(Presentation, Presentation.id == PresentationFile.presentation_id)
            .where(Presentation.meeting_id == meeting.id)
            .order_by(PresentationFile.number)
        ).all()
    )
    columns = (
        Presentation.id, Presentation.uid, Presentation.title, Presentation.abstract, Presentation.kind,
        Presentation.language, Presentation.public, Presentation.state, Item.uid.label("item"),
    )  # fmt: skip
    rows = session.execute(
        select(*columns)
        .join(Item, Item.id == Presentation.item_id)
        .where(Presentation.meeting_id == meeting.id)
        .order_by(Presentation.position, Presentation.id)
    )
    return tuple(
        ItemTalk(
            str(row.uid), str(row.item), row.title, row.abstract, row.kind, row.language, row.public, row.state,
            files.get(row.id, ""),
        )
        for row in rows
    )  # fmt: skip


def free_hours(session: Session, meeting: Meeting) -> tuple[FreeHours, ...]:
    """When those can be there of whom it is known, by day."""
    rows = session.execute(
        select(Person.uid, Availability.day, Availability.start, Availability.until, Availability.note)
        .join(Person, Person.id == Availability.person_id)
        .where(Availability.meeting_id == meeting.id)
        .order_by(Availability.day, Availability.start, Availability.id)
    )
    return tuple(FreeHours(str(row.uid), row.day, row.start, row.until, row.note) for row in rows)
