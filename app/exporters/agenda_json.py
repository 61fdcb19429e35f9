"""The agenda as JSON: one readable object, stable from one export to the next, for websites and conference programs.

Times stand twice: as the venue's clock shows them, with their offset, and in UTC (both ISO 8601).
"""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession, Audience, days
from app.domain.documents import MeetingHead
from app.domain.kinds import AgendaState
from app.domain.venue_time import known_zone, to_utc
from app.exporters.agenda_words import shown_roles

_FORMAT = 1  # raised when a name here changes its meaning


def agenda_json(document: AgendaDocument, audience: Audience) -> bytes:
    """The agenda for ``audience`` as JSON in UTF-8: internal notes only for the chair, join link not for the public.

    Of a person whose name is withheld (DOMAIN R13) the names are empty and "withheld" is true.
    """
    content = {
        "format": _FORMAT,
        "kind": "agenda",
        "audience": audience.value,
        "release": document.release,
        "draft": document.draft,
        "changed_utc": _instant(document.at),
        "note": document.note,
        "project": {
            "acronym": document.project.acronym,
            "title": document.project.title,
            "programme": document.project.programme,
            "grant_no": document.project.grant_no,
            "acknowledgement": document.project.acknowledgement,
        },
        "meeting": _meeting(document.meeting, audience),
        "rooms": list(document.rooms),
        "days": [
            {
                "date": day.isoformat(),
                "sessions": [_session(session, document.meeting.zone, audience) for session in sessions],
            }
            for day, sessions in days(document)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _meeting(meeting: MeetingHead, audience: Audience) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "uid": meeting.uid,
        "name": meeting.short_name,
        "title": meeting.title,
        "state": meeting.state.value,
        "start": meeting.first_day.isoformat(),
        "end": meeting.last_day.isoformat(),
        "timezone": meeting.zone,
        "place": meeting.place,
        "address": meeting.address,
        "directions": meeting.directions,
        "host": meeting.host,
        "note": meeting.note,
        "illustrative": meeting.illustrative,
    }
    if audience is not Audience.PUBLIC:
        shown |= {"link": meeting.link, "contact": meeting.contact}
    return shown


def _session(session: AgendaSession, zone: str, audience: Audience) -> dict[str, Any]:
    return {
        "uid": session.uid,
        "title": session.title,
        **_times(session.day, session.start, session.minutes, zone),
        "room": session.room,
        "track": session.track,
        "formal_session_of": session.body,
        "state": session.state.value,
        "illustrative": session.illustrative,
        "people": _people(session.roles, audience),
        "items": [
            _item(item, session.day, zone, audience)
            for item in session.items
            if item.state is not AgendaState.CANCELLED
        ],
    }


def _item(item: AgendaItem, day: dt.date, zone: str, audience: Audience) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "uid": item.uid,
        "title": item.title,
        "kind": item.kind.value,
        **_times(day, item.start, item.minutes, zone),
        "decision": item.decision,
        "added_on": item.added_on.isoformat() if item.added_on else None,
        "state": item.state.value,
        "illustrative": item.illustrative,
        "people": _people(item.roles, audience),
        "presentations": list(item.presentations),
        "note": item.note,
    }
    if audience is Audience.CHAIR:
        shown["internal_note"] = item.internal_note
    return shown


def _people(roles: Iterable[AgendaRole], audience: Audience) -> list[dict[str, Any]]:
    return [
        {
            "name": role.person.name,
            "native": role.person.native,
            "organisation": role.person.organisation,
            "role": role.kind.value,
            "state": role.state.value,
            "illustrative": role.person.illustrative,
            "withheld": role.person.withheld,
        }
        for role in shown_roles(roles, audience)
    ]


def _times(day: dt.date, start: int, minutes: int, zone: str) -> dict[str, Any]:
    """A start and an end; of a time that the clocks skip or show twice, the earlier."""
    begin, end = (to_utc(day, minute, zone, later=False) for minute in (start, start + minutes))
    place = known_zone(zone)
    return {
        "start": begin.astimezone(place).isoformat(),
        "end": end.astimezone(place).isoformat(),
        "start_utc": _instant(begin),
        "end_utc": _instant(end),
        "minutes": minutes,
    }


def _instant(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
