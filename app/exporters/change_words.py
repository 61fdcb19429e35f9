"""What changed on an agenda, in words: for the window, the command line, documents and messages alike.

Days and times are those of the venue, written as the reader's language writes them. Titles and names are the text of
the people who typed them, and plain text.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from babel.dates import format_date

from app.domain.agenda import AgendaRole
from app.domain.agenda_changes import Change, ChangeKind
from app.domain.agenda_entries import AgendaEntry
from app.domain.kinds import ItemRoleKind
from app.domain.venue_time import clock_text
from app.exporters.dates import locale_name, weekday_and_date
from app.exporters.terms import person_text
from app.words import Words, message

KIND_NAMES: Mapping[Enum, str] = {
    ChangeKind.NEW: message("New"),
    ChangeKind.MOVED: message("Moved"),
    ChangeKind.ROOM: message("Other place"),
    ChangeKind.TITLE: message("Other title"),
    ChangeKind.SPEAKER: message("Other people"),
    ChangeKind.CANCELLED: message("Cancelled"),
    ChangeKind.STATUS: message("Other state"),
    ChangeKind.DETAILS: message("Details"),
}
_ROLES: Mapping[ItemRoleKind, str] = {
    ItemRoleKind.SPEAKER: message("{person} (speaker)"),
    ItemRoleKind.PRESENTER: message("{person} (presents)"),
    ItemRoleKind.CHAIR: message("{person} (chair)"),
    ItemRoleKind.MODERATOR: message("{person} (moderator)"),
    ItemRoleKind.RAPPORTEUR: message("{person} (rapporteur)"),
    ItemRoleKind.GUEST_OF_HONOUR: message("{person} (guest of honour)"),
}
_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER)


def changes_text(changes: Iterable[Change], words: Words) -> str:
    """One line for each change, with a bullet before it."""
    return "\n".join(f"• {change_sentence(change, words)}" for change in changes)


def change_sentence(change: Change, words: Words) -> str:
    """The change as one sentence: "“Soil maps” is moved: Thursday 5 March 2020, 10:00–10:30, not 09:00–09:30."."""
    if change.kind is ChangeKind.DETAILS:
        if change.about is None:
            return words("What the agenda says about the meeting as a whole has changed.")
        what = _details(change, words)
        return words("“{title}” has changed in: {details}.", title=change.title, details=what or words("details"))
    before, after = _sides(change, words, weekday_and_date, long_side=1)
    return words(_sentence(change, before, after), title=change.title, before=before, after=after)


def change_sides(change: Change, words: Words) -> tuple[str, str]:
    """What was and what is, each short enough for a column; empty where there is nothing to say."""
    return _sides(change, words, short_weekday, long_side=0)


def short_weekday(day: dt.date, words: Words) -> str:
    """As in "Thu 5 Mar", "jeu. 5 mars"."""
    return str(format_date(day, "EEE d MMM", locale=locale_name(words)))


def _sentence(change: Change, before: str, after: str) -> str:
    """The message for a change; ``before`` and ``after`` say which of its forms."""
    match change.kind:
        case ChangeKind.NEW:
            return message("New: “{title}”, {after}.")
        case ChangeKind.CANCELLED:
            return message("“{title}”, {before}, is cancelled.")
        case ChangeKind.MOVED if _only_session(change):
            return message("“{title}” is now in the session “{after}”, no longer in “{before}”.")
        case ChangeKind.MOVED:
            return message("“{title}” is moved: {after}, not {before}.")
        case ChangeKind.ROOM:
            return message("“{title}” takes place elsewhere: {after}, not {before}.")
        case ChangeKind.TITLE:
            return message("“{before}” is now called “{after}”.")
        case ChangeKind.STATUS:
            return message("“{title}” is now {after}.")
    if not before:
        return message("“{title}”: now with {after}.")
    if not after:
        return message("“{title}”: no longer with {before}.")
    return message("“{title}”: now with {after}, not {before}.")


def _sides(
    change: Change, words: Words, day_words: Callable[[dt.date, Words], str], long_side: int
) -> tuple[str, str]:  # fmt: skip
    """What was (0) and what is (1); of two times on one day, only ``long_side`` names the day."""
    old, new = change.old, change.new
    match change.kind:
        case ChangeKind.NEW if new is not None:
            return "", ", ".join(part for part in (_when(new, words, day_words), new.session.room) if part)
        case ChangeKind.CANCELLED if old is not None:
            return _when(old, words, day_words), ""
    if old is None or new is None:
        return change.before, change.after
    match change.kind:
        case ChangeKind.DETAILS:
            return "", _details(change, words)
        case ChangeKind.MOVED if _only_session(change):
            return old.session.title, new.session.title
        case ChangeKind.MOVED:
            if old.day == new.day and old.meeting.zone == new.meeting.zone:
                times = (_times(old), _times(new))
                return (
                    (_when(old, words, day_words), times[1])
                    if long_side == 0
                    else (times[0], _when(new, words, day_words))
                )
            zones = old.meeting.zone != new.meeting.zone
            return _when(old, words, day_words, zones), _when(new, words, day_words, zones)
        case ChangeKind.ROOM:
            return _where(old, new, words), _where(new, old, words)
        case ChangeKind.SPEAKER:
            kinds = {role.person.uid for role in old.roles} == {role.person.uid for role in new.roles}
            return _who(old.roles, words, kinds), _who(new.roles, words, kinds)
        case ChangeKind.STATUS:
            return _state(old, words), _state(new, words)
    return change.before, change.after


def _details(change: Change, words: Words) -> str:
    """Which details differ, in the order of the agenda."""
    old, new = change.old, change.new
    if old is None or new is None:
        return ""
    pairs: list[tuple[str, object, object]] = [
        (message("people"), old.roles, new.roles),
        (message("length"), (old.start, old.end), (new.start, new.end)),
    ]
    if old.item is not None and new.item is not None:
        was, now = old.item, new.item
        pairs += [
            (message("kind"), was.kind, now.kind),
            (message("decision item"), (was.decision, was.added_on), (now.decision, now.added_on)),
            (message("presentations"), was.presentations, now.presentations),
            (message("note"), was.note, now.note),
        ]
    else:
        pairs += [
            (message("track"), old.session.track, new.session.track),
            (message("body"), old.session.body, new.session.body),
        ]
    return ", ".join(words(name) for name, before, after in pairs if before != after)


def _only_session(change: Change) -> bool:
    """Whether a moved item has gone to another session and its time is the same."""
    old, new = change.old, change.new
    if old is None or new is None:
        return False
    return (old.day, old.start, old.end, old.meeting.zone) == (new.day, new.start, new.end, new.meeting.zone)


def _when(
    entry: AgendaEntry, words: Words, day_words: Callable[[dt.date, Words], str], zone: bool = False
) -> str:  # fmt: skip
    """As in "Thursday 5 March 2020, 11:45–12:30"; with ``zone`` the one whose clock it is."""
    text = words("{day}, {times}", day=day_words(entry.day, words), times=_times(entry))
    return f"{text} ({entry.meeting.zone})" if zone else text


def _times(entry: AgendaEntry) -> str:
    return f"{clock_text(entry.start)}–{clock_text(entry.end)}"


def _where(entry: AgendaEntry, other: AgendaEntry, words: Words) -> str:
    """What differs of it: the room, the place, the link."""
    meeting, was = entry.meeting, other.meeting
    parts: list[str] = []
    if entry.session.room != other.session.room:
        parts.append(entry.session.room or words("all rooms"))
    for now, before in ((meeting.place, was.place), (meeting.address, was.address), (meeting.link, was.link)):
        if now != before:
            parts.append(now or "—")
    return ", ".join(parts)


def _who(roles: Sequence[AgendaRole], words: Words, kinds: bool) -> str:
    """The people; what each does, where that is all that differs (``kinds``) or it is not speaking."""
    names = []
    for role in roles:
        name = person_text(role.person, words)
        names.append(words(_ROLES[role.kind], person=name) if kinds or role.kind not in _SPEAKING else name)
    return ", ".join(dict.fromkeys(names))


def _state(entry: AgendaEntry, words: Words) -> str:
    return words("tentative") if entry.tentative else words("confirmed")
