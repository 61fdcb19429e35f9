"""The numbers of decisions and actions: counted on from those that are there, in the way they are written."""

import re
from collections.abc import Iterable

_DECISION = re.compile(r"(?P<before>.*?)(?P<year>\d{4})/(?P<count>\d+)", re.DOTALL)
_ACTION = re.compile(r"(?P<before>.*?)(?P<count>\d+)", re.DOTALL)


def next_decision_number(known: Iterable[str], year: int) -> str:
    """The number after the ``known`` ones of a series, oldest first: "EB 2020/2" after "EB 2020/1"; "2021/1" at first.

    Counted anew each year; what stands before the year is taken from the newest. Numbers in another form do not count.
    """
    found = [match for number in known if (match := _DECISION.fullmatch(number))]
    before = found[-1]["before"] if found else ""
    counts = [int(match["count"]) for match in found if match["before"] == before and int(match["year"]) == year]
    return f"{before}{year}/{max(counts, default=0) + 1}"


def next_action_number(of_series: Iterable[str], known: Iterable[str]) -> str:
    """The number after all the ``known`` ones that are written like the newest of the series: "A-43" after "A-42".

    ``of_series`` are those of the series, oldest first. Numbers in another form do not count.
    """
    found = [match for number in of_series if (match := _ACTION.fullmatch(number))]
    before = found[-1]["before"] if found else "A-"
    matches = [match for number in known if (match := _ACTION.fullmatch(number)) and match["before"] == before]
    return f"{before}{max((int(match['count']) for match in matches), default=0) + 1}"
