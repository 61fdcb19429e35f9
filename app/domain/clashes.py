"""Clashes of a meeting's agenda (DOMAIN R14): errors and warnings, listed, never in the way of saving.

``find_clashes`` takes the frozen values of ``clash_values.py`` and gives clashes, errors first. What is cancelled, and
a role that was declined, clashes with nothing. A session for all rooms is no second use of a room, but its people are
not free for anything else. An item that takes no time overlaps nothing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.domain.clash_sweeps import Use, hasty_changes, overlaps, stretches
from app.domain.clash_values import (
    Clash,
    ClashItem,
    ClashKind,
    ClashLevel,
    ClashMeeting,
    ClashPerson,
    ClashRole,
    ClashSession,
    ClashSettings,
)
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresenceState, Reply, RoleState, SlidesState
from app.domain.venue_time import MINUTES_A_DAY, clock_text, to_utc, venue_clock
from app.words import message

_ERRORS = {
    ClashKind.PERSON_TWICE: message(
        "{person} is needed in two places on {day}: {first} ({when}) and {second} ({then})."
    ),
    ClashKind.ROOM_TWICE: message("{room} is used twice on {day}: {first} ({when}) and {second} ({then})."),
    ClashKind.ITEM_OUTSIDE_SESSION: message("{item} ({when}) lies outside its session {session} ({then}) on {day}."),
    ClashKind.SESSION_OUTSIDE_MEETING: message("{session} is on {day}, outside the days of the meeting."),
}
_WARNINGS = {
    ClashKind.NO_CHANGEOVER: message(
        "{person} has {minutes} min to change rooms on {day} between {first} ({when}) and {second} ({then})."
    ),
    ClashKind.PRESENTER_ABSENT: message("{person} presents {item} ({when}) but is not there on {day}."),
    ClashKind.PRESENTER_DECLINED: message("{person} presents {item} ({when}) on {day} but declined the invitation."),
    ClashKind.TALK_WITHOUT_SPEAKER: message("{item} ({when}) on {day} has no speaker."),
    ClashKind.SLIDES_MISSING: message("The slides of {presentation} ({when}) are missing; the talk is on {day}."),
    ClashKind.SESSION_OVER_FULL: message("{session} on {day} lasts {minutes} min, but its items take {total} min."),
    ClashKind.NO_BREAK: message("No break for {minutes} min on {day}: from {first} ({when}) to {second} ({then})."),
    ClashKind.NIGHT_AT_HOME: message("{person} speaks remotely in {item} ({when}) on {day}: {home} at home ({zone})."),
}
_MESSAGES = _ERRORS | _WARNINGS
_ORDER = {kind: place for place, kind in enumerate(ClashKind)}
_SPEAKING = {ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR}
_PAUSES = {ItemKind.BREAK, ItemKind.SOCIAL}
_DEFAULTS = ClashSettings()
_NOT_THERE = {PresenceState.ABSENT, PresenceState.EXCUSED}


def find_clashes(meeting: ClashMeeting, settings: ClashSettings = _DEFAULTS) -> tuple[Clash, ...]:
    """Every clash of the meeting's agenda: errors first, then by day, time and kind. UserError for an unknown zone."""
    if meeting.cancelled:
        return ()
    found: list[Clash] = []
    for session in _held(meeting):
        found += _about_session(session, meeting)
        for item in _items(session):
            found += _about_item(session, item, meeting, settings)
    found += _rooms_twice(meeting)
    found += _people_between_places(meeting, settings)
    found += _no_breaks(meeting, settings)
    return tuple(sorted(found, key=_order))


def _about_session(session: ClashSession, meeting: ClashMeeting) -> Iterator[Clash]:
    if not meeting.first_day <= session.day <= meeting.last_day:
        yield _clash(
            ClashKind.SESSION_OUTSIDE_MEETING, session.day, session.start, (session.uid,), session=session.title
        )
    items = _items(session)
    total = sum(item.minutes for item in items)
    over_full = total > session.minutes
    if over_full:
        yield _clash(
            ClashKind.SESSION_OVER_FULL,
            session.day,
            session.start,
            (session.uid,),
            session=session.title,
            minutes=session.minutes,
            total=total,
        )
    for item in items:
        outside = item.start < session.start or item.end > session.end
        if outside and (item.fixed or not over_full):  # the others are pushed out, which "over-full" says already
            yield _clash(
                ClashKind.ITEM_OUTSIDE_SESSION,
                session.day,
                item.start,
                (item.uid, session.uid),
                item=item.title,
                when=_hours(item),
                session=session.title,
                then=_hours(session),
            )


def _about_item(
    session: ClashSession, item: ClashItem, meeting: ClashMeeting, settings: ClashSettings
) -> Iterator[Clash]:
    if item.kind is ItemKind.TALK and not any(role.kind in _SPEAKING for role in _bound(item.roles)):
        yield _about(ClashKind.TALK_WITHOUT_SPEAKER, session, item)
    for uid in _presenters(item):
        yield from _about_presenter(session, item, meeting.people[uid], meeting, settings)
    if 0 <= (session.day - meeting.as_of).days <= settings.slides_days:
        for presentation in item.presentations:
            if presentation.slides is SlidesState.MISSING:
                yield _about(ClashKind.SLIDES_MISSING, session, item, presentation.uid, presentation=presentation.title)


def _about_presenter(
    session: ClashSession, item: ClashItem, person: ClashPerson, meeting: ClashMeeting, settings: ClashSettings
) -> Iterator[Clash]:
    presence = person.presence.get(session.day)
    if presence in _NOT_THERE:
        yield _about(ClashKind.PRESENTER_ABSENT, session, item, person.uid, person=person.name)
    elif presence is None and person.reply is Reply.DECLINED:
        yield _about(ClashKind.PRESENTER_DECLINED, session, item, person.uid, person=person.name)
    if presence is PresenceState.REMOTE and person.zone is not None:
        instant = to_utc(session.day, item.start, meeting.zone, later=False)
        _day, at_home = venue_clock(instant, person.zone)
        if _in_night(at_home, item.minutes, settings.night):
            home = clock_text(at_home)
            yield _about(
                ClashKind.NIGHT_AT_HOME, session, item, person.uid, person=person.name, home=home, zone=person.zone
            )


def _rooms_twice(meeting: ClashMeeting) -> Iterator[Clash]:
    """Two sessions in one room at once, or two items of a session that is in one room."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for session in _held(meeting):
        if session.room is None:
            continue
        uses[session.room].append(_use(session, session, meeting, within=session.uid))
        items = [_use(session, item, meeting, within=item.uid) for item in _items(session)]
        yield from _twice(ClashKind.ROOM_TWICE, items, room=meeting.rooms[session.room])
    for room, taken in uses.items():
        yield from _twice(ClashKind.ROOM_TWICE, taken, room=meeting.rooms[room])


def _people_between_places(meeting: ClashMeeting, settings: ClashSettings) -> Iterator[Clash]:
    """People who are needed in two places at once, or in another room with no time to get there."""
    uses: dict[str, dict[str, Use]] = defaultdict(dict)
    for session in _held(meeting):
        within = session.room or session.uid
        things: list[ClashSession | ClashItem] = [session, *_items(session)]
        for thing in things:
            for role in _bound(thing.roles):
                uses[role.person][thing.uid] = _use(session, thing, meeting, within)
    for uid, engaged in uses.items():
        name = meeting.people[uid].name
        yield from _twice(ClashKind.PERSON_TWICE, engaged.values(), uid, person=name)
        for before, use in hasty_changes(engaged.values(), settings.changeover):
            pause = use.start - before.end
            yield _pair(ClashKind.NO_CHANGEOVER, before, use, uid, person=name, minutes=pause)


def _no_breaks(meeting: ClashMeeting, settings: ClashSettings) -> Iterator[Clash]:
    """Stretches of items without a break; a session without items says nothing about breaks."""
    work = (
        _use(session, item, meeting, within=session.room or session.uid)
        for session in _held(meeting)
        for item in _items(session)
        if item.kind not in _PAUSES
    )
    for stretch in stretches(work, settings.changeover):
        minutes = stretch.end - stretch.start
        if minutes > settings.longest_stretch:
            yield _pair(ClashKind.NO_BREAK, stretch.first, stretch.last, minutes=minutes)


def _held(meeting: ClashMeeting) -> Iterator[ClashSession]:
    return (session for session in meeting.sessions if session.state is not AgendaState.CANCELLED)


def _items(session: ClashSession) -> list[ClashItem]:
    return [item for item in session.items if item.state is not AgendaState.CANCELLED]


def _bound(roles: Iterable[ClashRole]) -> Iterator[ClashRole]:
    return (role for role in roles if role.state is not RoleState.DECLINED)


def _presenters(item: ClashItem) -> list[str]:
    """Who stands in front: those named presenter, or else everybody who speaks; each once."""
    speaking = [role for role in _bound(item.roles) if role.kind in _SPEAKING]
    in_front = [role for role in speaking if role.kind is ItemRoleKind.PRESENTER] or speaking
    return list(dict.fromkeys(role.person for role in in_front))


def _in_night(minute: int, length: int, night: tuple[int, int]) -> bool:
    """Whether a talk that begins at ``minute`` of the day touches the night, which may pass midnight."""
    begins, ends = night
    lasts = (ends - begins) % MINUTES_A_DAY
    after_nightfall = (minute - begins) % MINUTES_A_DAY
    return lasts > 0 and (after_nightfall < lasts or after_nightfall + length > MINUTES_A_DAY)


def _use(session: ClashSession, thing: ClashSession | ClashItem, meeting: ClashMeeting, within: str) -> Use:
    midnight = (session.day - meeting.first_day).days * MINUTES_A_DAY
    return Use(
        uid=thing.uid,
        title=thing.title,
        within=within,
        in_room=session.room is not None,
        day=session.day,
        midnight=midnight,
        start=midnight + thing.start,
        end=midnight + thing.end,
    )


def _hours(thing: ClashSession | ClashItem) -> str:
    return f"{clock_text(thing.start)}–{clock_text(thing.end)}"


def _twice(kind: ClashKind, uses: Iterable[Use], *uids: str, **arguments: object) -> Iterator[Clash]:
    return (_pair(kind, other, use, *uids, **arguments) for other, use in overlaps(uses))


def _pair(kind: ClashKind, first: Use, second: Use, *uids: str, **arguments: object) -> Clash:
    places = {"first": first.title, "when": first.hours, "second": second.title, "then": second.hours}
    things = dict.fromkeys((*uids, first.uid, second.uid))
    return _clash(kind, second.day, second.minute, tuple(things), **places, **arguments)


def _about(kind: ClashKind, session: ClashSession, item: ClashItem, *uids: str, **arguments: object) -> Clash:
    return _clash(kind, session.day, item.start, (item.uid, *uids), item=item.title, when=_hours(item), **arguments)


def _clash(kind: ClashKind, day: dt.date, minute: int, uids: tuple[str, ...], **arguments: object) -> Clash:
    level = ClashLevel.ERROR if kind in _ERRORS else ClashLevel.WARNING
    return Clash(level, kind, _MESSAGES[kind], {"day": day, **arguments}, uids, day, minute)


def _order(clash: Clash) -> tuple[bool, dt.date, int, int, tuple[str, ...]]:
    return clash.level is ClashLevel.WARNING, clash.day, clash.minute, _ORDER[clash.kind], clash.uids
