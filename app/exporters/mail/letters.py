"""What is written to each person: the letters of an invitation, an update or a cancellation.

A calendar program acts upon one event of a message (RFC 5546 §3.2; most read no more than the first), so there is one
message for each UID: the first says everything and carries the personal agenda, the others say which entry of the
calendar they bring up to date. Events are sent for the meeting itself and for the entries in which the person has a
part of their own; who chairs a whole session reads of its items in the list and in the personal agenda. Whoever no
longer has a part gets a CANCEL of it, also where the entry still takes place.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.agenda_entries import AgendaEntry
from app.domain.calendar import CalendarEvent, EventStatus, calendar_uid
from app.domain.kinds import MailKind, MeetingState
from app.domain.mail import Letter, MailAddress, MailText, MeetingEvent, Recipient
from app.domain.mail_facts import MailFacts, PersonFacts
from app.domain.mail_texts import filled
from app.domain.personal_agenda import own_roles
from app.domain.releases import Published
from app.exporters.calendar.agenda import entry_event
from app.exporters.calendar.itip import CANCEL, REQUEST
from app.exporters.change_words import changes_text
from app.exporters.dates import date_range
from app.exporters.mail.own_parts import own_parts_text
from app.words import Words, words


def letters_for(facts: MailFacts, person: PersonFacts) -> tuple[Letter, ...]:
    """The letters to one person: the whole message first, then one for each further event."""
    spoken = words(person.recipient.language)
    said = _said(facts, person, spoken)
    events = list(_events(facts, person, spoken))
    first = _letter(facts, person, said, events[0] if events else None)
    rest = [_letter(facts, person, _brief(said, facts, person, found, spoken), found) for found in events[1:]]
    agenda = facts.kind is not MailKind.CANCELLATION and facts.document is not None and facts.document.release > 0
    return (replace(first, with_agenda=agenda), *rest)


def meeting_calendar_event(event: MeetingEvent, spoken: Words) -> CalendarEvent:
    """The meeting as one event of whole days."""
    meeting = event.meeting
    place = ", ".join(part for part in (meeting.address, meeting.place) if part)
    title = spoken("CANCELLED: {title}", title=meeting.title) if event.cancelled else meeting.title
    lines = (
        meeting.title,
        date_range(meeting.first_day, meeting.last_day, spoken),
        place,
        meeting.directions,
        meeting.note,
        spoken("Join: {link}", link=meeting.link) if meeting.link else "",
        meeting.contact,
    )
    status = {MeetingState.CANCELLED: EventStatus.CANCELLED, MeetingState.PLANNED: EventStatus.TENTATIVE}
    return CalendarEvent(
        uid=calendar_uid(meeting.uid),
        stamp=event.stamp,
        start=meeting.first_day,
        end=meeting.last_day + dt.timedelta(days=1),
        title=title,
        location="; ".join(part for part in (place, meeting.link) if part),
        description="\n".join(line for line in lines if line),
        url=meeting.link,
        free=event.cancelled,
        status=status.get(meeting.state, EventStatus.CONFIRMED),
    )


@dataclass(frozen=True)
class _Event:
    method: str
    event: CalendarEvent
    title: str


def _events(facts: MailFacts, person: PersonFacts, spoken: Words) -> Iterator[_Event]:
    """The events that are sent, the meeting itself first."""
    if person.with_event:
        method = CANCEL if facts.event.cancelled else REQUEST
        yield _Event(method, meeting_calendar_event(facts.event, spoken), facts.meeting.title)
    uid = person.recipient.person_uid
    if facts.kind is MailKind.CANCELLATION:
        for part in facts.ever_part.get(uid, ()):
            yield _cancelled(facts.published[part], spoken, uid)
    elif facts.kind is MailKind.UPDATE:
        before = facts.held_before[person.before.release] if person.before is not None else {}
        for part in dict.fromkeys(change.uid for change in person.changes):
            found = facts.published.get(part)
            if found is not None and _has_part(facts.held.get(part), uid):
                event = entry_event(found, draft=False, itemised=False, words=spoken, person_uid=uid)
                yield _Event(REQUEST, event, found.entry.title)
            elif found is not None and _has_part(before.get(part), uid):
                yield _cancelled(found, spoken, uid)


def _has_part(entry: AgendaEntry | None, person_uid: str) -> bool:
    return entry is not None and bool(own_roles(entry, person_uid))


def _cancelled(found: Published, spoken: Words, person_uid: str) -> _Event:
    event = entry_event(found, draft=False, itemised=False, words=spoken, person_uid=person_uid)
    return _Event(CANCEL, replace(event, status=EventStatus.CANCELLED, free=True), found.entry.title)


def _said(facts: MailFacts, person: PersonFacts, spoken: Words) -> MailText:
    """The words of the first letter."""
    text = facts.texts[spoken.language]
    body = text.body if "{note}" in text.body or not facts.note else f"{text.body}\n\n{{note}}"
    values = _values(facts, person, spoken)
    return MailText(filled(text.subject, values), filled(body, values))


def _brief(said: MailText, facts: MailFacts, person: PersonFacts, found: _Event, spoken: Words) -> MailText:
    """The words of a letter about one event more."""
    if found.method == CANCEL:
        about = spoken("This message takes one entry out of your calendar: {title}.", title=found.title)
    else:
        about = spoken("This message brings one entry of your calendar up to date: {title}.", title=found.title)
    rest = spoken("What has changed besides stands in the message “{subject}”.", subject=said.subject)
    signature = filled(facts.signatures[spoken.language], _plain_values(facts, person.recipient, spoken))
    subject = spoken("{meeting}: {title}", meeting=facts.meeting.title, title=found.title)
    if found.method == CANCEL:
        subject = spoken("CANCELLED: {title}", title=subject)
    return MailText(subject, "\n\n".join(part for part in (about, rest, signature) if part))


def _letter(facts: MailFacts, person: PersonFacts, said: MailText, found: _Event | None) -> Letter:
    who = person.recipient
    return Letter(
        person_id=who.person_id,
        person_uid=who.person_uid,
        to=MailAddress(who.name, who.email),
        language=who.language,
        subject=said.subject,
        text=said.body,
        method=found.method if found is not None else "",
        about=found.event.uid if found is not None else "",
        event=found.event if found is not None else None,
    )


def _values(facts: MailFacts, person: PersonFacts, spoken: Words) -> Mapping[str, str]:
    plain = _plain_values(facts, person.recipient, spoken)
    parts = own_parts_text(facts.parts.get(person.recipient.person_uid, ()), person.recipient.person_uid, spoken)
    return {
        **plain,
        "changes": changes_text(person.changes, spoken) if person.changes else "",
        "your_parts": parts if facts.kind is not MailKind.CANCELLATION else "",
        "note": facts.note,
        "signature": filled(facts.signatures[spoken.language], plain),
    }


def _plain_values(facts: MailFacts, who: Recipient, spoken: Words) -> dict[str, str]:
    meeting, document = facts.meeting, facts.document
    return {
        "name": who.name,
        "meeting": meeting.title,
        "dates": date_range(meeting.first_day, meeting.last_day, spoken),
        "place": meeting.place,
        "address": meeting.address,
        "link": meeting.link,
        "contact": meeting.contact,
        "host": meeting.host,
        "project": facts.project.acronym or facts.project.title,
        "release": str(document.release) if document is not None and document.release else "",
    }
