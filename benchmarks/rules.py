"""Rules: the clash check grows no faster than n log n."""

import datetime as dt
from collections.abc import Iterator

from app.domain.clash_values import ClashItem, ClashMeeting, ClashPerson, ClashRole, ClashSession
from app.domain.clashes import find_clashes
from app.domain.kinds import ItemKind, ItemRoleKind
from benchmarks.figures import Figure, seconds

_DAY = dt.date(2020, 3, 4)
_ITEMS_A_SESSION = 5


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    small, large = _meeting(500), _meeting(5_000)
    ratio = seconds(lambda: find_clashes(large)) / seconds(lambda: find_clashes(small))
    yield Figure("clash check of 5,000 items", ratio, "that of 500 items", 13)


def _meeting(items: int) -> ClashMeeting:
    """Sessions of five talks in ten rooms over as many days as it takes; some speakers are in two rooms at once."""
    sessions = []
    for number in range(items // _ITEMS_A_SESSION):
        day = _DAY + dt.timedelta(days=number // 60)
        start = 8 * 60 + (number // 10 % 6) * 100
        talks = tuple(
            ClashItem(
                uid=f"i{number}-{place}",
                title="Talk",
                kind=ItemKind.TALK,
                start=start + 18 * place,
                minutes=18,
                roles=(ClashRole(f"p{(number * 7 + place) % (items // 3)}", ItemRoleKind.SPEAKER),),
            )
            for place in range(_ITEMS_A_SESSION)
        )
        sessions.append(ClashSession(f"s{number}", "Session", day, start, 90, f"r{number % 10}", talks))
    return ClashMeeting(
        first_day=_DAY,
        last_day=_DAY + dt.timedelta(days=items),
        zone="Europe/Amsterdam",
        as_of=_DAY,
        sessions=tuple(sessions),
        people={f"p{number}": ClashPerson(f"p{number}", f"Person {number}") for number in range(items // 3)},
        rooms={f"r{number}": f"Room {number}" for number in range(10)},
    )
