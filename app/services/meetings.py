"""Meetings: create, change and delete them, and put them into series."""

import datetime as dt
import zoneinfo
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import MeetingKind, MeetingState
from app.domain.short_names import check_short_name, short_name_from
from app.domain.text import clean_text, fold
from app.domain.web_links import web_address
from app.models import Meeting, Organisation, Series
from app.services.removal import remove

_LONGEST_MEETING = 366  # days
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def create_meeting(
    session: Session,
    title: str,
    first_day: dt.date,
    last_day: dt.date | None = None,
    short_name: str = "",
    place: str = "",
    zone: str = "",
    kind: MeetingKind = MeetingKind.ORDINARY,
    series_id: int | None = None,
) -> int:
    """A new, planned meeting; returns its id.

    What is left out is given: one day, a short name made from the title, the zone of the meeting before it. Raises
    UserError for what does not fit, naming it.
    """
    title = _needed_title(session, 0, title)
    days = _checked_days(first_day, last_day or first_day)
    name = short_name if short_name.strip() else short_name_from(title, first_day, _taken(session, 0))
    made = Meeting(
        title=title,
        short_name=_needed_short_name(session, 0, name),
        kind=kind,
        first_day=days[0],
        last_day=days[1],
        zone=_known_zone(session, 0, zone) if zone.strip() else likely_zone(session, first_day),
        place=_one_line(session, 0, place),
        state=MeetingState.PLANNED,
        series_id=_known_series(session, 0, series_id),
    )
    session.add(made)
    session.flush()
    return made.id


def edit_meeting(session: Session, meeting_id: int, **fields: object) -> None:
    """Change some fields of the meeting, by the names of its columns (not uid, version, source).

    Raises UserError for what does not fit: an unknown zone, a last day before the first, a short name that is empty,
    taken or has odd characters, a link that is no address of the web. Sessions outside the new days stay as they are:
    the clashes tell of them (DOMAIN R14).
    """
    meeting = session.get_one(Meeting, meeting_id)
    if unknown := fields.keys() - _CHECKS.keys():
        raise TypeError(f"a meeting has no field to edit {sorted(unknown)}")
    checked = {name: _CHECKS[name](session, meeting_id, value) for name, value in fields.items()}
    first, last = checked.get("first_day", meeting.first_day), checked.get("last_day", meeting.last_day)
    if not checked.keys().isdisjoint({"first_day", "last_day"}):
        _checked_days(first, last)
    for name, value in checked.items():
        setattr(meeting, name, value)
    session.flush()


def put_in_series(session: Session, meeting_id: int, name: str) -> None:
    """Make the meeting one of the series with this name, which is made where there is none; no name: of no series."""
    name = clean_text(name, one_line=True).strip()
    meeting = session.get_one(Meeting, meeting_id)
    if not name:
        meeting.series_id = None
    else:
        known = {fold(series.name): series for series in session.scalars(select(Series).order_by(Series.id.desc()))}
        series = known.get(fold(name))
        if series is None:
            series = Series(name=name)
            session.add(series)
            session.flush()
        meeting.series_id = series.id
    session.flush()


def delete_meeting(session: Session, meeting_id: int) -> None:
    """Delete the meeting with its agenda, participation, presentations and minutes.

    Actions recorded in its minutes stay: they are somebody's to do (DOMAIN R15).
    """
    session.get_one(Meeting, meeting_id)
    remove(session, "meeting", meeting_id)


def likely_zone(session: Session, day: dt.date) -> str:
    """The zone of the meeting that begins nearest before ``day``, else of the first one after it, else UTC."""
    before = select(Meeting.zone).where(Meeting.first_day <= day).order_by(Meeting.first_day.desc(), Meeting.id.desc())
    after = select(Meeting.zone).order_by(Meeting.first_day, Meeting.id)
    return session.scalars(before.limit(1)).first() or session.scalars(after.limit(1)).first() or "UTC"


def _taken(session: Session, meeting_id: int) -> list[str]:
    return list(session.scalars(select(Meeting.short_name).where(Meeting.id != meeting_id)))


def _needed_short_name(session: Session, meeting_id: int, value: object) -> str:
    return check_short_name(clean_text(str(value), one_line=True), _taken(session, meeting_id))


def _needed_title(_session: Session, _meeting_id: int, value: object) -> str:
    title = clean_text(str(value), one_line=True).strip()
    if not title:
        raise UserError("A meeting needs a title: type what it is called.")
    return title


def _one_line(_session: Session, _meeting_id: int, value: object) -> str:
    return clean_text(str(value), one_line=True).strip()


def _lines(_session: Session, _meeting_id: int, value: object) -> str:
    return str(value)


def _web_address(session: Session, meeting_id: int, value: object) -> str:
    """Nothing, or an address that a browser may be given (TRUST, "Attachments": links are https or http)."""
    return web_address(_one_line(session, meeting_id, value))


def _known_zone(_session: Session, _meeting_id: int, value: object) -> str:
    """The IANA zone written as it is known, whatever the case and spaces typed."""
    typed = str(value).strip()
    found = _zones().get(typed.replace(" ", "_").lower())
    if found is None:
        raise UserError(
            "There is no time zone {zone}: type a city, such as Europe/Amsterdam or America/Bogota.", zone=repr(typed)
        )
    return found


@cache
def _zones() -> dict[str, str]:
    return {name.lower(): name for name in sorted(zoneinfo.available_timezones()) if name != "localtime"}


def _known_series(session: Session, _meeting_id: int, value: Any) -> int | None:
    return None if value is None else session.get_one(Series, value).id


def _known_organisation(session: Session, _meeting_id: int, value: Any) -> int | None:
    return None if value is None else session.get_one(Organisation, value).id


def _kind(_session: Session, _meeting_id: int, value: Any) -> MeetingKind:
    return MeetingKind(value)


def _state(_session: Session, _meeting_id: int, value: Any) -> MeetingState:
    return MeetingState(value)


def _day(_session: Session, _meeting_id: int, value: Any) -> dt.date:
    if not isinstance(value, dt.date):
        raise TypeError(f"a day is needed: {value!r}")
    return value


def _checked_days(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    if last < first:
        raise UserError(
            "The meeting ends on {last}, before it begins on {first}: correct one of the two days.",
            first=first,
            last=last,
        )
    if not _FIRST_YEAR <= first.year <= _LAST_YEAR:
        raise UserError("{day} is too far away for a meeting: correct the year.", day=first)
    if (last - first).days >= _LONGEST_MEETING:
        raise UserError("The meeting would last from {first} to {last}: correct a year.", first=first, last=last)
    return first, last


_CHECKS: dict[str, Callable[[Session, int, Any], Any]] = {
    "title": _needed_title,
    "short_name": _needed_short_name,
    "kind": _kind,
    "state": _state,
    "first_day": _day,
    "last_day": _day,
    "zone": _known_zone,
    "place": _one_line,
    "address": _lines,
    "directions": _lines,
    "host_id": _known_organisation,
    "series_id": _known_series,
    "link": _web_address,
    "contact": _one_line,
    "public_note": _lines,
    "internal_note": _lines,
}
