"""A template: the frame of a meeting as a JSON document, with no dates and no people but those a body provides.

``{"format": 1, "days": 3, "rooms": [{"name", "capacity"}], "sessions": [{"day", "start": "09:00", "minutes", "title",
"room", "track", "body": {"kind", "short_name"}, "roles": ["chair"], "items": [{"title", "kind", "minutes", "start",
"decision", "locked", "note"}]}]}``; what is not there has its usual value. Times past midnight go on: "25:30".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import UserError
from app.domain.kinds import BodyKind, ItemKind, ItemRoleKind
from app.domain.meeting_frame import FrameBody, FrameItem, FrameRole, FrameRoom, FrameSession, MeetingFrame

TEMPLATE_FORMAT = 1
_HOUR = 60


@dataclass(frozen=True)
class TemplateRow:
    """A template that somebody saved, with the counts that tell it from others."""

    id: int
    name: str
    days: int
    sessions: int
    items: int


def frame_document(frame: MeetingFrame) -> dict[str, Any]:
    """The frame as it is kept."""
    return {
        "format": TEMPLATE_FORMAT,
        "days": frame.days,
        "rooms": [_without_empty({"name": room.name, "capacity": room.capacity}) for room in frame.rooms],
        "sessions": [_session_document(session) for session in frame.sessions],
    }


def frame_from_document(document: Mapping[str, Any], words: Callable[[str], str] = str) -> MeetingFrame:
    """The frame that a document keeps; ``words`` puts titles, tracks and notes into another language.

    UserError for a document that this version does not know.
    """
    if document.get("format") != TEMPLATE_FORMAT:
        raise UserError("This template was saved by another version of Plenary: update the program to use it.")
    try:
        return MeetingFrame(
            days=int(document["days"]),
            rooms=tuple(FrameRoom(words(room["name"]), room.get("capacity")) for room in document.get("rooms", ())),
            sessions=tuple(_session(one, words) for one in document["sessions"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("This template is damaged ({reason}): delete it.", reason=repr(error)) from error


def template_frame(frame: MeetingFrame) -> MeetingFrame:
    """The frame without people, notes for the chair and talks: what a template keeps of a meeting."""
    sessions = tuple(
        replace(
            one,
            roles=tuple(role for role in one.roles if role.person_id is None),
            items=tuple(replace(item, roles=(), talks=(), internal_note="", area_id=None) for item in one.items),
        )
        for one in frame.sessions
    )
    return replace(frame, sessions=sessions)


def free_name(name: str, taken: tuple[str, ...]) -> str:
    """``name``, with a number where it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found


def _session_document(session: FrameSession) -> dict[str, Any]:
    body = session.body
    return _without_empty(
        {
            "day": session.day,
            "start": _clock(session.start),
            "minutes": session.minutes,
            "title": session.title,
            "room": session.room,
            "track": session.track,
            "body": body and _without_empty({"kind": body.kind.value, "short_name": body.short_name}),
            "roles": [role.kind.value for role in session.roles if role.person_id is None],
            "items": [_item_document(item) for item in session.items],
        }
    )


def _item_document(item: FrameItem) -> dict[str, Any]:
    return _without_empty(
        {
            "title": item.title,
            "kind": item.kind.value,
            "minutes": item.minutes,
            "start": None if item.start is None else _clock(item.start),
            "decision": item.decision or None,
            "locked": item.locked or None,
            "note": item.note,
        }
    )


def _session(written: Mapping[str, Any], words: Callable[[str], str]) -> FrameSession:
    body = written.get("body")
    return FrameSession(
        day=int(written["day"]),
        start=_minutes(written["start"]),
        minutes=int(written["minutes"]),
        title=words(written["title"]),
        room=written.get("room"),
        track=words(written["track"]) if written.get("track") else "",
        body=FrameBody(BodyKind(body["kind"]), body.get("short_name", "")) if body else None,
        roles=tuple(FrameRole(ItemRoleKind(kind)) for kind in written.get("roles", ())),
        items=tuple(_item(item, words) for item in written.get("items", ())),
    )


def _item(written: Mapping[str, Any], words: Callable[[str], str]) -> FrameItem:
    return FrameItem(
        title=words(written["title"]),
        kind=ItemKind(written["kind"]),
        minutes=int(written["minutes"]),
        start=_minutes(written["start"]) if "start" in written else None,
        decision=bool(written.get("decision")),
        locked=bool(written.get("locked")),
        note=words(written["note"]) if written.get("note") else "",
    )


def _without_empty(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if value not in (None, "", [])}


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR:02d}:{minutes % _HOUR:02d}"


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * _HOUR + int(minutes)
