"""The agenda as JSON: one readable object, stable from one export to the next, for websites and conference programs.

``format`` is 1. It is raised when a name changes its meaning or goes; names that are added do not raise it, so a reader
checks the number and passes over what it does not know. Whoever reads format 1 back has the whole agenda as its
audience may see it:

- ``release`` (0: a working copy) at ``changed_utc``; ``changes`` is what changed since release ``changed_since`` (null:
  there was none before), each with its ``kind`` (``domain.agenda_changes.ChangeKind``), the ``uid`` of the session or
  item and what was and is. Sessions and items name the kinds again in ``changed``.
- Sessions, items, presentations and people have the ``uid`` that they keep for life; somebody whose name is withheld
  has none. Items stand in their session in order; what is cancelled is only among the changes.
- Times stand twice: as the venue's clock shows them, with their offset, and in UTC (both ISO 8601). ``minutes`` is a
  length of the venue's clock.
- ``presentations`` are titles as they were released, where they say more than the item's; ``talks`` are the
  presentations as they are today.
- Only the chair's has ``internal_note``, the ``state`` and ``file`` of talks, and ``availability``.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession, Audience, days
from app.domain.agenda_changes import Change
from app.domain.agenda_facts import (
    NO_FACTS,
    AgendaFacts,
    AgendaNews,
    FreeHours,
    ItemTalk,
    agenda_news,
    talks_by_item,
)
from app.domain.documents import MeetingHead
from app.domain.kinds import AgendaState
from app.domain.venue_time import clock_text, known_zone, to_utc
from app.exporters.agenda_words import shown_roles

_FORMAT = 1  # raised when a name here changes its meaning


def agenda_json(document: AgendaDocument, audience: Audience, facts: AgendaFacts = NO_FACTS) -> bytes:
    """The agenda for ``audience`` as JSON in UTF-8: internal notes only for the chair, join link not for the public.

    Of a person whose name is withheld (DOMAIN R13) the names are empty and "withheld" is true.
    """
    news = agenda_news(document, facts.before)
    writer = _Writer(document.meeting.zone, audience, news, facts)
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
            "data_protection_contact": document.project.data_protection_contact,
        },
        "meeting": _meeting(document.meeting, audience),
        "rooms": list(document.rooms),
        "days": [
            {"date": day.isoformat(), "sessions": [writer.session(session) for session in sessions]}
            for day, sessions in days(document)
        ],
        "changed_since": news.since if news.is_told else None,
        "changes": [_change(change) for change in news.changes],
    }
    if audience is Audience.CHAIR:
        content["availability"] = [_hours(hours) for hours in facts.free]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _meeting(meeting: MeetingHead, audience: Audience) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "uid": meeting.uid,
        "name": meeting.short_name,
        "title": meeting.title,
        "kind": meeting.kind.value,
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


class _Writer:
    """Writes sessions and items of one agenda."""

    def __init__(self, zone: str, audience: Audience, news: AgendaNews, facts: AgendaFacts) -> None:
        self._zone, self._audience = zone, audience
        self._changes: Mapping[str, Sequence[Change]] = news.by_uid()
        self._talks = talks_by_item(facts.talks)

    def session(self, session: AgendaSession) -> dict[str, Any]:
        """A session with its items."""
        return {
            "uid": session.uid,
            "title": session.title,
            **_times(session.day, session.start, session.minutes, self._zone),
            "room": session.room,
            "track": session.track,
            "formal_session_of": session.body,
            "state": session.state.value,
            "illustrative": session.illustrative,
            "people": _people(session.roles, self._audience),
            "items": [
                self._item(item, session.day) for item in session.items if item.state is not AgendaState.CANCELLED
            ],
            "changed": self._changed(session.uid),
        }

    def _item(self, item: AgendaItem, day: dt.date) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "uid": item.uid,
            "title": item.title,
            "kind": item.kind.value,
            **_times(day, item.start, item.minutes, self._zone),
            "decision": item.decision,
            "added_on": item.added_on.isoformat() if item.added_on else None,
            "state": item.state.value,
            "illustrative": item.illustrative,
            "people": _people(item.roles, self._audience),
            "presentations": list(item.presentations),
            "note": item.note,
            "talks": [self._talk(talk) for talk in self._talks.get(item.uid, ())],
            "changed": self._changed(item.uid),
        }
        if self._audience is Audience.CHAIR:
            shown["internal_note"] = item.internal_note
        return shown

    def _talk(self, talk: ItemTalk) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "uid": talk.uid,
            "title": talk.title,
            "abstract": talk.abstract,
            "kind": talk.kind.value,
            "language": talk.language,
            "public": talk.public,
        }
        if self._audience is Audience.CHAIR:
            shown |= {"state": talk.state.value, "file": talk.file}
        return shown

    def _changed(self, uid: str) -> list[str]:
        return [change.kind.value for change in self._changes.get(uid, ())]


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "uid": change.uid,
        "title": change.title,
        "before": change.before,
        "after": change.after,
    }


def _hours(hours: FreeHours) -> dict[str, Any]:
    return {
        "person": hours.person,
        "day": hours.day.isoformat(),
        "from": clock_text(hours.start),
        "until": clock_text(hours.until),
        "note": hours.note,
    }


def _people(roles: Iterable[AgendaRole], audience: Audience) -> list[dict[str, Any]]:
    return [
        {
            "uid": "" if role.person.withheld else role.person.uid,
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
