"""What lists of participants say in words, the same in every format: replies, days, figures, what is left out."""

import datetime as dt
from collections.abc import Mapping

from babel.dates import format_date

from app.domain.agenda import Audience
from app.domain.kinds import PresenceState, Reply
from app.domain.participants import ParticipantEntry, ParticipantList
from app.exporters.dates import locale_name
from app.words import Words, message

REPLIES: Mapping[Reply, str] = {
    Reply.NONE: message("no reply"),
    Reply.ACCEPTED: message("accepted"),
    Reply.DECLINED: message("declined"),
    Reply.TENTATIVE: message("tentative"),
}

PRESENCE: Mapping[PresenceState, str] = {
    PresenceState.PRESENT: message("present"),
    PresenceState.REMOTE: message("remote"),
    PresenceState.EXCUSED: message("excused"),
    PresenceState.ABSENT: message("absent"),
}

_SPANS: Mapping[PresenceState, tuple[str, str]] = {  # on all days, on some (the days alone where nothing is said)
    PresenceState.PRESENT: (message("all days"), ""),
    PresenceState.REMOTE: (message("all days, remotely"), message("{days} remotely")),
    PresenceState.EXCUSED: (message("excused"), message("{days} excused")),
    PresenceState.ABSENT: (message("absent"), message("{days} absent")),
}
_ONE_DAY: Mapping[PresenceState, str] = {
    PresenceState.PRESENT: message("in person"),
    PresenceState.REMOTE: message("remotely"),
    PresenceState.EXCUSED: message("excused"),
    PresenceState.ABSENT: message("absent"),
}


def list_kind(found: ParticipantList, words: Words) -> str:
    """What the document is."""
    if found.audience is Audience.CHAIR:
        return words("Participants · for the chair, with replies and all names")
    return words("Expected participants") if found.expected else words("Participants")


def counted_label(found: ParticipantList, words: Words) -> str:
    """What those are called who are counted."""
    return words("Expected") if found.expected else words("Took part")


def days_text(entry: ParticipantEntry, days: int, words: Words) -> str:
    """On which of the meeting's ``days`` (their number): "all days", "Wed 4, Thu 5 · Fri 6 remotely", "in person".

    Nothing where nothing is known.
    """
    parts = []
    for state, (whole, some) in _SPANS.items():
        held = [day.day for day in entry.days if day.state is state]
        if held and len(held) == days:
            return words(_ONE_DAY[state]) if days == 1 else words(whole)
        if held:
            named = ", ".join(_short_day(day, words) for day in held)
            parts.append(words(some, days=named) if some else named)
    return " · ".join(parts)


def list_notes(found: ParticipantList, words: Words) -> list[str]:
    """What a reader must know to read the list right."""
    notes = []
    if found.expected:
        notes.append(words("Listed are those who have accepted or may come, as known on the day of this list."))
    if any(entry.person.withheld for entry in found.entries):
        notes.append(words("“Name withheld”: the person has not agreed to be named in lists, and is counted."))
    return notes


def _short_day(day: dt.date, words: Words) -> str:
    return format_date(day, "EEE d", locale=locale_name(words))
