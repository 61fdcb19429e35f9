"""The codes of talks: "D1-03" is the third presentation of the meeting's first day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable


def talk_codes(days: Iterable[dt.date | None], first_day: dt.date) -> tuple[str, ...]:
    """The code of each presentation, given the days they are on in the order of the agenda.

    Days count from the meeting's ``first_day``; a presentation without a place is numbered too: "X-01".
    """
    counted: Counter[str] = Counter()
    codes = []
    for day in days:
        head = f"D{(day - first_day).days + 1}" if day is not None else "X"
        counted[head] += 1
        codes.append(f"{head}-{counted[head]:02}")
    return tuple(codes)
