"""When somebody can be there, in words, for those who run the meeting."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from app.domain.agenda import AgendaRole
from app.domain.agenda_facts import FreeHours, is_free
from app.domain.kinds import RoleState
from app.domain.venue_time import clock_text
from app.exporters.change_words import short_weekday
from app.exporters.terms import person_text
from app.words import Words

Hours = Mapping[str, Sequence[FreeHours]]  # by the uid of a person


def hours_text(hours: Sequence[FreeHours], words: Words) -> str:
    """As in "Wed 4 Mar, 09:00–12:00; Thu 5 Mar, 14:00–17:00 (by train)"."""
    parts = []
    for one in hours:
        times = f"{clock_text(one.start)}–{clock_text(one.until)}"
        text = words("{day}, {times}", day=short_weekday(one.day, words), times=times)
        parts.append(f"{text} ({one.note})" if one.note else text)
    return "; ".join(parts)


def absences(
    roles: Sequence[AgendaRole], free: Hours, day: dt.date, start: int, until: int, words: Words
) -> Iterator[str]:  # fmt: skip
    """A sentence for each of ``roles`` whose person cannot be there then, as far as it is known (DOMAIN R14)."""
    for role in roles:
        hours = free.get(role.person.uid, ())
        if role.state is RoleState.DECLINED or is_free(hours, day, start, until):
            continue
        name = person_text(role.person, words)
        yield words("{person} is not available then, but: {hours}", person=name, hours=hours_text(hours, words))
