"""What somebody does in an agenda, as a list in a message."""

from collections.abc import Iterable, Iterator

from app.domain.agenda_entries import AgendaEntry
from app.domain.personal_agenda import own_roles, own_session_roles
from app.domain.venue_time import clock_text
from app.exporters.calendar.entry_text import own_parts
from app.exporters.dates import weekday_and_date
from app.words import Words


def own_parts_text(entries: Iterable[AgendaEntry], person_uid: str, words: Words) -> str:
    """A head and a line for each part in ``entries``, in their order; empty where the person has none.

    Whoever has a part in a whole session reads it once. Times are those of the venue's clock.
    """
    lines = list(dict.fromkeys(_lines(entries, person_uid, words)))
    return "\n".join([words("Your part in the agenda:"), *lines]) if lines else ""


def _lines(entries: Iterable[AgendaEntry], person_uid: str, words: Words) -> Iterator[str]:
    for entry in entries:
        if own_roles(entry, person_uid):
            yield _line(entry, entry.start, entry.end, entry.title, person_uid, words)
        elif own_session_roles(entry, person_uid):
            session = entry.session
            yield _line(entry, session.start, session.end, session.title, person_uid, words)


def _line(entry: AgendaEntry, start: int, end: int, title: str, person_uid: str, words: Words) -> str:
    """As in "- Wednesday 4 March 2020, 10:00–10:20: Soil carbon in Brazil (speaker), Room A"."""
    line = words(
        "{day}, {start}–{end}: {title} ({parts})",
        day=weekday_and_date(entry.day, words),
        start=clock_text(start),
        end=clock_text(end),
        title=title,
        parts=own_parts(entry, person_uid, words),
    )
    room = entry.session.room
    return f"- {line}, {room}" if room else f"- {line}"
