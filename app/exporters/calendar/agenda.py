"""A meeting's agenda as a calendar: for everybody, or one person's own.

One event for each agenda item, and for each session without items; what was cancelled since it was published stays, as
a cancelled event, because no calendar program removes what a file merely leaves out.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from app.domain.agenda import AgendaDocument
from app.domain.agenda_entries import held_entries, instants
from app.domain.calendar import CalendarDocument, CalendarEvent, EventStatus, calendar_uid
from app.domain.errors import UserError
from app.domain.kinds import ItemKind
from app.domain.personal_agenda import own_roles, own_session_roles, personal_uids
from app.domain.releases import Published, Release, ledger, shown_releases
from app.domain.venue_time import ImpossibleTime
from app.exporters.calendar.entry_text import entry_description, entry_location, entry_title
from app.exporters.calendar.writer import calendar_bytes
from app.words import Words


def meeting_calendar(document: AgendaDocument, releases: Iterable[Release], words: Words) -> bytes:
    """The .ics file of the whole agenda: ``document`` is the latest release or the working copy (release 0).

    ``releases`` are all releases of the meeting, oldest first: SEQUENCE and the instants come from them. Raises
    UserError when there is nothing to show, or a time does not exist at the venue or comes twice.
    """
    return calendar_bytes(meeting_document(document, releases, words))


def personal_calendar(document: AgendaDocument, releases: Iterable[Release], person_uid: str, words: Words) -> bytes:
    """The .ics file of one person's own agenda (``personal_uids``), with the person's parts named in each event.

    Events have the same UID as in the meeting's calendar. Arguments and errors as for ``meeting_calendar``.
    """
    return calendar_bytes(personal_document(document, releases, person_uid, words))


def meeting_document(document: AgendaDocument, releases: Iterable[Release], words: Words) -> CalendarDocument:
    """The calendar value behind ``meeting_calendar``."""
    published = ledger(shown_releases(document, releases))
    if not published:
        raise UserError(
            "The agenda of {meeting} is empty: add a session before you export its calendar.",
            meeting=document.meeting.short_name,
        )
    name = document.meeting.title
    return _calendar(document, published, calendar_uid(document.meeting.uid), name, words)


def personal_document(
    document: AgendaDocument, releases: Iterable[Release], person_uid: str, words: Words
) -> CalendarDocument:
    """The calendar value behind ``personal_calendar``.

    A cancelled entry is in it when the person had a part in it or had it in the own agenda of any release.
    """
    shown = shown_releases(document, releases)
    now = personal_uids(document, person_uid)
    ever = now.union(*(personal_uids(release.document, person_uid) for release in shown))
    published = {
        uid: found
        for uid, found in ledger(shown).items()
        if uid in (ever if found.cancelled else now) or (found.cancelled and _had_part(found, person_uid))
    }
    if not published:
        raise UserError(
            "The agenda of {meeting} has nothing for this person: no part in it, and no session that runs alone.",
            meeting=document.meeting.short_name,
        )
    name = words("{meeting}: my agenda", meeting=document.meeting.title)
    uid = calendar_uid(document.meeting.uid, person_uid)
    return _calendar(document, published, uid, name, words, person_uid)


def _had_part(found: Published, person_uid: str) -> bool:
    return bool(own_roles(found.entry, person_uid) or own_session_roles(found.entry, person_uid))


def _calendar(
    document: AgendaDocument,
    published: Mapping[str, Published],
    uid: str,
    name: str,
    words: Words,
    person_uid: str = "",
) -> CalendarDocument:
    held = {entry.session.uid for entry in held_entries(document).values() if entry.item is not None}
    events = [entry_event(found, document.draft, found.uid in held, words, person_uid) for found in published.values()]
    events.sort(key=lambda event: (event.start.isoformat(), event.end.isoformat(), event.uid))
    return CalendarDocument(
        uid=uid,
        name=words("DRAFT: {title}", title=name) if document.draft else name,
        modified=max(event.stamp.changed for event in events),
        entries=tuple(events),
    )


def entry_event(found: Published, draft: bool, itemised: bool, words: Words, person_uid: str = "") -> CalendarEvent:
    """An entry as an event; ``itemised``: its session is still held, but is shown by its items now.

    ``person_uid``: whose parts in it are named. Raises UserError for a time that does not exist or comes twice.
    """
    entry = found.entry
    start, end = _instants(found, words)
    return CalendarEvent(
        uid=calendar_uid(entry.uid),
        stamp=found.stamp,
        start=start,
        end=end,
        title=entry_title(entry, words, found.cancelled, draft),
        location=entry_location(entry),
        description=entry_description(entry, words, _note(found, draft, itemised, words), person_uid),
        url=entry.meeting.link,
        free=found.cancelled or (entry.item is not None and entry.item.kind is ItemKind.BREAK),
        status=_status(found),
        categories=(entry.session.track,) if entry.session.track else (),
    )


def _note(found: Published, draft: bool, itemised: bool, words: Words) -> str:
    if draft:
        return words("Draft: this agenda has not been released.")
    if not found.cancelled:
        return ""
    if itemised:
        return words("The session takes place: it is now shown item by item.")
    return words("This no longer takes place.")


def _instants(found: Published, words: Words) -> tuple[dt.datetime, dt.datetime]:
    """Start and end in UTC; a cancelled entry may keep a time that never existed."""
    if found.cancelled:
        return instants(found.entry, later=False)
    try:
        return instants(found.entry)
    except ImpossibleTime as error:
        raise UserError(
            "{title} cannot stand in a calendar. {problem}", title=repr(found.entry.title), problem=words.error(error)
        ) from error


def _status(found: Published) -> EventStatus:
    if found.cancelled:
        return EventStatus.CANCELLED
    return EventStatus.TENTATIVE if found.entry.tentative else EventStatus.CONFIRMED
