"""What a calendar event says about an agenda entry: its title, its place and its description.

The description gives the time on the venue's clock, because the event itself is in UTC and is shown in each reader's
own zone. Only what the agenda makes public is in it: internal notes are not.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from app.domain.agenda import AgendaRole
from app.domain.agenda_entries import AgendaEntry, instants
from app.domain.kinds import ItemRoleKind, RoleState
from app.domain.personal_agenda import own_roles, own_session_roles
from app.domain.venue_time import MINUTES_A_DAY, clock_text, to_utc, utc_offset_text
from app.exporters.dates import long_date, weekday_and_date
from app.exporters.terms import person_text
from app.words import Words, message

ILLUSTRATIVE = "°"  # DATA, "Storage": invented rows are marked, with one footnote

_NOON = 12 * 60  # venue minutes: no clock is changed around noon

# One person, several persons; in the order in which they are listed.
_ROLES: dict[ItemRoleKind, tuple[str, str]] = {
    ItemRoleKind.GUEST_OF_HONOUR: (message("Guest of honour: {names}"), message("Guests of honour: {names}")),
    ItemRoleKind.SPEAKER: (message("Speaker: {names}"), message("Speakers: {names}")),
    ItemRoleKind.PRESENTER: (message("Presenter: {names}"), message("Presenters: {names}")),
    ItemRoleKind.CHAIR: (message("Chair: {names}"), message("Chairs: {names}")),
    ItemRoleKind.MODERATOR: (message("Moderator: {names}"), message("Moderators: {names}")),
    ItemRoleKind.RAPPORTEUR: (message("Rapporteur: {names}"), message("Rapporteurs: {names}")),
}
_SESSION_ROLES: dict[ItemRoleKind, tuple[str, str]] = _ROLES | {
    ItemRoleKind.CHAIR: (message("Chair of the session: {names}"), message("Chairs of the session: {names}")),
}
_PARTS: dict[ItemRoleKind, str] = {
    ItemRoleKind.GUEST_OF_HONOUR: message("guest of honour"),
    ItemRoleKind.SPEAKER: message("speaker"),
    ItemRoleKind.PRESENTER: message("presenter"),
    ItemRoleKind.CHAIR: message("chair"),
    ItemRoleKind.MODERATOR: message("moderator"),
    ItemRoleKind.RAPPORTEUR: message("rapporteur"),
}
_SESSION_PARTS: dict[ItemRoleKind, str] = _PARTS | {ItemRoleKind.CHAIR: message("chair of the session")}


def entry_title(entry: AgendaEntry, words: Words, cancelled: bool, draft: bool) -> str:
    """The title, marked when the entry is cancelled or the agenda is no release."""
    title = entry.title + (ILLUSTRATIVE if _is_illustrative(entry) else "")
    if cancelled:
        title = words("CANCELLED: {title}", title=title)
    return words("DRAFT: {title}", title=title) if draft else title


def entry_location(entry: AgendaEntry) -> str:
    """Room, address and place, then the link to join."""
    meeting = entry.meeting
    place = ", ".join(part for part in (entry.session.room, meeting.address, meeting.place) if part)
    return "; ".join(part for part in (place, meeting.link) if part)


def entry_description(entry: AgendaEntry, words: Words, note: str = "", person_uid: str = "") -> str:
    """Several lines; ``note`` comes first (cancelled, draft), then the parts of the person of a personal agenda."""
    parts = own_parts(entry, person_uid, words) if person_uid else ""
    first = [
        note,
        words("Your part: {parts}", parts=parts) if parts else "",
        entry.meeting.title,
        _venue_time(entry, words),
    ]
    first += [line for line in _place_lines(entry, words) if line]
    blocks = [
        first,
        list(_people_lines(entry, words)),
        list(_subject_lines(entry, words)),
        list(_last_lines(entry, words)),
    ]
    return "\n\n".join("\n".join(line for line in block if line) for block in blocks if any(block))


def illustrative_footnote(words: Words) -> str:
    """What the mark means."""
    return words("° illustrative: invented, not a fact of the project")


def own_parts(entry: AgendaEntry, person_uid: str, words: Words) -> str:
    """The person's parts in the entry and its session: "speaker, chair of the session"; empty: none."""
    roles = [(role, _PARTS) for role in own_roles(entry, person_uid)]
    roles += [(role, _SESSION_PARTS) for role in own_session_roles(entry, person_uid)]
    parts = []
    for role, names in roles:
        part = words(names[role.kind])
        parts.append(words("{part} (not yet confirmed)", part=part) if role.state is RoleState.ASKED else part)
    return ", ".join(dict.fromkeys(parts))


def _venue_time(entry: AgendaEntry, words: Words) -> str:
    return words(
        "{day}, {start}–{end} at the venue ({offset}, {zone})",
        day=weekday_and_date(entry.day, words),
        start=clock_text(entry.start),
        end=clock_text(entry.end),
        offset=utc_offset_text(_offset_day(entry), entry.meeting.zone),
        zone=entry.meeting.zone,
    )


def _offset_day(entry: AgendaEntry) -> dt.date:
    """The day at whose noon the venue's clock has the offset that it has when the entry starts.

    In the night when the clocks change, that is the day before until they do.
    """
    start, _end = instants(entry, later=False)
    days_on, minutes = divmod(entry.start, MINUTES_A_DAY)
    day = entry.day + dt.timedelta(days=days_on)
    noon = to_utc(day, _NOON, entry.meeting.zone)
    return day if noon - start == dt.timedelta(minutes=_NOON - minutes) else day - dt.timedelta(days=1)


def _place_lines(entry: AgendaEntry, words: Words) -> Iterator[str]:
    session = entry.session
    if session.room:
        yield words("Room: {room}", room=session.room)
    if entry.item is not None:
        yield words("Session: {session}", session=session.title)
    if session.track:
        yield words("Track: {track}", track=session.track)
    if session.body:
        yield words("Formal session: {body}", body=session.body)


def _people_lines(entry: AgendaEntry, words: Words) -> Iterator[str]:
    yield from _role_lines(entry.roles, _ROLES, words)
    yield from _role_lines(entry.session_roles, _SESSION_ROLES, words)


def _role_lines(
    roles: Iterable[AgendaRole], texts: Mapping[ItemRoleKind, tuple[str, str]], words: Words
) -> Iterator[str]:
    order = list(texts)
    for kind, some in groupby(sorted(roles, key=lambda role: order.index(role.kind)), key=lambda role: role.kind):
        names = [_name(role, words) for role in some]
        one, several = texts[kind]
        yield words(one if len(names) == 1 else several, names="; ".join(names))


def _name(role: AgendaRole, words: Words) -> str:
    person = person_text(role.person, words, organisation=True)
    return words("{person} (to be confirmed)", person=person) if role.state is RoleState.ASKED else person


def _subject_lines(entry: AgendaEntry, words: Words) -> Iterator[str]:
    if entry.item is None:
        return
    item = entry.item
    if item.decision:
        yield words("Decision item")
    if item.added_on is not None:
        yield words("Added by written notice on {day}", day=long_date(item.added_on, words))
    for title in item.presentations:
        yield words("Presentation: {title}", title=title)
    yield item.note


def _last_lines(entry: AgendaEntry, words: Words) -> Iterator[str]:
    if entry.meeting.link:
        yield words("Join: {link}", link=entry.meeting.link)
    if _is_illustrative(entry) or any(role.person.illustrative for role in (*entry.roles, *entry.session_roles)):
        yield illustrative_footnote(words)


def _is_illustrative(entry: AgendaEntry) -> bool:
    return entry.session.illustrative if entry.item is None else entry.item.illustrative
