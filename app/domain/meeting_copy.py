"""A new meeting made from an earlier one, or from a template: what comes along, on which days, under which name.

Days keep their distance from the first one, times what the venue's clock shows. Presence, minutes, notices, releases
and files of slides never come along; open actions do by the series (DOMAIN R15).
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.kinds import ItemKind
from app.domain.meeting_frame import SPEAKERS, FrameItem, FrameRole, FrameSession, MeetingFrame
from app.domain.short_names import LONGEST
from app.domain.text import fold
from app.domain.venue_time import TimeComesTwice, TimeDoesNotExist, to_utc

_WEEK = 7
_NEAR = 3  # days
_ORDINAL = re.compile(r"\b(\d{1,3})(st|nd|rd|th|er|re|ère|e|ème)\b")
_TEENS = range(11, 14)


class Part(StrEnum):
    """What can come along, in the order in which it is offered."""

    ROOMS = "rooms"
    SESSIONS = "sessions"
    ITEMS = "items"
    BREAKS = "breaks"
    BODIES = "bodies"
    CHAIRS = "chairs"  # with moderators and rapporteurs
    SPEAKERS = "speakers"
    ATTENDEES = "attendees"
    ACTIONS = "actions"
    NOTES = "notes"


USUAL = frozenset(Part) - {Part.NOTES}  # notes are of their time


@dataclass(frozen=True)
class MeetingSource:
    """What a meeting is made from. ``meeting_id`` and ``first_day`` are None where it is a template.

    ``counts`` says how much of each part there is; a part that is not in it cannot come along.
    """

    meeting_id: int | None
    name: str
    title: str
    frame: MeetingFrame
    first_day: dt.date | None = None
    zone: str = ""
    place: str = ""
    series: str = ""
    counts: dict[Part, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class PlannedDay:
    """A day of the new meeting: how many sessions, from when to when (venue minutes; 0 and 0 without any)."""

    day: dt.date
    sessions: int
    start: int
    end: int


@dataclass(frozen=True)
class CopyPlan:
    """The new agenda. ``left_out`` counts the sessions of days that the new meeting does not have.

    ``impossible`` are the times that the clocks of the venue skip on their day.
    """

    first_day: dt.date
    last_day: dt.date
    frame: MeetingFrame
    parts: frozenset[Part]
    left_out: int = 0
    impossible: tuple[UserError, ...] = ()

    @property
    def days(self) -> tuple[PlannedDay, ...]:
        """Day by day."""
        return tuple(self._day(number) for number in range((self.last_day - self.first_day).days + 1))

    def _day(self, number: int) -> PlannedDay:
        held = [session for session in self.frame.sessions if session.day == number]
        return PlannedDay(
            day=self.first_day + dt.timedelta(days=number),
            sessions=len(held),
            start=min((session.start for session in held), default=0),
            end=max((session.end for session in held), default=0),
        )


def plan_copy(
    source: MeetingSource, parts: Collection[Part], first_day: dt.date, last_day: dt.date | None, zone: str
) -> CopyPlan:
    """The agenda of ``source`` on new days; without ``last_day`` on as many as it has.

    UserError for days outside the calendar and an unknown ``zone``; an empty one is not looked at.
    """
    wanted = frozenset(parts)
    try:
        last = last_day or first_day + dt.timedelta(days=source.frame.days - 1)
    except OverflowError:
        raise UserError("{day} is too far away for a meeting: correct the year.", day=first_day) from None
    days = (last - first_day).days + 1
    frame = chosen_frame(source.frame, wanted)
    kept = tuple(one for one in frame.sessions if not days <= one.day < frame.days)
    return CopyPlan(
        first_day=first_day,
        last_day=last,
        frame=replace(frame, days=days, sessions=kept),
        parts=wanted,
        left_out=len(frame.sessions) - len(kept),
        impossible=tuple(_impossible(kept, first_day, zone)) if zone else (),
    )


def chosen_frame(frame: MeetingFrame, parts: Collection[Part]) -> MeetingFrame:
    """Only these ``parts`` of the frame; what follows a break that stays behind keeps its time."""
    sessions = [
        _chosen_session(one, parts)
        for one in frame.sessions
        if (Part.BREAKS if one.is_break else Part.SESSIONS) in parts
    ]
    if Part.ROOMS in parts:
        return replace(frame, sessions=tuple(sessions))
    return replace(frame, rooms=(), sessions=tuple(replace(one, room=None) for one in sessions))


def same_weekday(source: MeetingSource, first_day: dt.date) -> dt.date | None:
    """The day nearest to ``first_day`` that is the weekday on which the source began; None where it is already."""
    if source.first_day is None or source.first_day.weekday() == first_day.weekday():
        return None
    ahead = (source.first_day.weekday() - first_day.weekday()) % _WEEK
    try:
        return first_day + dt.timedelta(days=ahead if ahead <= _NEAR else ahead - _WEEK)
    except OverflowError:
        return None


def proposed_title(source: MeetingSource, first_day: dt.date) -> str:
    """The title of the source, counted on: "2nd annual meeting" becomes the 3rd, its year the new one."""
    if source.first_day is None:
        return source.title
    counted = _ORDINAL.sub(lambda found: _next(int(found[1]), found[2]), source.title, count=1)
    return _redated(counted, source.first_day, first_day)


def proposed_short_name(source: MeetingSource, first_day: dt.date, taken: Collection[str]) -> str:
    """The short name of the source with the new year, or month, and a number where it is ``taken``; empty: none."""
    if source.first_day is None:
        return ""
    old, new = source.first_day, first_day
    stem = source.name.replace(f"{old:%Y-%m}", f"{new:%Y-%m}") if f"{old:%Y-%m}" in source.name else ""
    stem = stem or _redated(source.name, old, new)
    used = {fold(name) for name in taken}
    name, number = stem, 1
    while fold(name) in used:
        number += 1
        tail = f"-{number}"
        name = f"{stem[: LONGEST - len(tail)]}{tail}"
    return name


def _redated(text: str, old: dt.date, new: dt.date) -> str:
    return re.sub(rf"(?<!\d){old.year}(?!\d)", str(new.year), text)


def _next(number: int, ending: str) -> str:
    """The ordinal after this one, in the language of its ending."""
    number += 1
    if ending in ("st", "nd", "rd", "th"):
        teen = number % 100 in _TEENS
        return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return f"{number}{'e' if ending in ('er', 're', 'ère') else ending}"


def _chosen_session(session: FrameSession, parts: Collection[Part]) -> FrameSession:
    return replace(
        session,
        body=session.body if Part.BODIES in parts else None,
        roles=_chosen_roles(session.roles, parts),
        items=session.items if session.is_break else tuple(_chosen_items(session, parts)),
    )


def _chosen_items(session: FrameSession, parts: Collection[Part]) -> Iterator[FrameItem]:
    if Part.ITEMS not in parts:
        return
    gap = False
    for item, start in zip(session.items, session.starts, strict=True):
        if item.kind is ItemKind.BREAK and Part.BREAKS not in parts:
            gap = True
            continue
        yield replace(
            item,
            start=start if gap and item.start is None else item.start,
            internal_note=item.internal_note if Part.NOTES in parts else "",
            roles=_chosen_roles(item.roles, parts),
            talks=item.talks if Part.SPEAKERS in parts else (),
        )
        gap = False


def _chosen_roles(roles: tuple[FrameRole, ...], parts: Collection[Part]) -> tuple[FrameRole, ...]:
    return tuple(role for role in roles if (Part.SPEAKERS if role.kind in SPEAKERS else Part.CHAIRS) in parts)


def _impossible(sessions: Collection[FrameSession], first_day: dt.date, zone: str) -> Iterator[UserError]:
    """Each time that does not exist at the venue, once."""
    seen = {(one.day, start) for one in sessions for start in (one.start, *one.starts)}
    for number, minutes in sorted(seen):
        try:
            to_utc(first_day + dt.timedelta(days=number), minutes, zone)
        except TimeDoesNotExist as error:
            yield error
        except TimeComesTwice:  # it exists
            continue
