"""The Strategic Research Agenda as it is worked with: topics, what stakeholders said of them, versions kept."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.area_choices import AreaChoice
from app.domain.kinds import TopicState

_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")


@dataclass(frozen=True)
class TopicRow:
    """A topic in the list: ``unanswered`` of its ``comments`` wait for an answer; ``version`` is the newest one kept.

    ``since_version``: the title or the text is another one since that version; without any it is false.
    """

    id: int
    number: str
    title: str
    text: str
    area_id: int | None
    area: str
    state: TopicState
    comments: int
    unanswered: int
    version: int
    since_version: bool
    illustrative: bool = False


@dataclass(frozen=True)
class TopicTable:
    """The research agenda in its order, and the areas that a topic can belong to."""

    rows: tuple[TopicRow, ...] = ()
    areas: tuple[AreaChoice, ...] = ()


@dataclass(frozen=True)
class CommentLine:
    """What a stakeholder said: a person, an organisation or a group; ``who`` names it, ``detail`` tells more of it.

    An empty ``answer`` is still to be given.
    """

    id: int
    person_id: int | None
    organisation_id: int | None
    stakeholder: str
    who: str
    detail: str
    received_on: dt.date
    text: str
    answer: str
    illustrative: bool = False


@dataclass(frozen=True)
class VersionLine:
    """A version of a topic that was kept; ``at`` in UTC."""

    id: int
    number: int
    at: dt.datetime
    title: str
    text: str
    illustrative: bool = False


@dataclass(frozen=True)
class TopicPage:
    """A topic to read and write: unanswered comments first, the newest version first; ``lock`` is the row's version."""

    id: int
    number: str
    title: str
    text: str
    area_id: int | None
    state: TopicState
    lock: int
    comments: tuple[CommentLine, ...]
    versions: tuple[VersionLine, ...]
    illustrative: bool = False

    @property
    def newest(self) -> VersionLine | None:
        """The version kept last."""
        return self.versions[0] if self.versions else None

    @property
    def is_kept(self) -> bool:
        """Whether the newest version is what stands here now."""
        newest = self.newest
        return newest is not None and (newest.title, newest.text) == (self.title, self.text)


def next_number(numbers: Collection[str], after: str = "") -> str:
    """A number that is free, the next one after ``after`` or, without it, after all: "3.4" is followed by "3.5"."""
    number = after or (max(numbers, key=natural_key) if numbers else "0")
    while number in numbers or number == "0" or number == after:
        found = _LAST_NUMBER.search(number)
        if found is None:
            number = f"{number}.1"
        else:
            number = f"{number[: found.start()]}{int(found[0]) + 1}{number[found.end() :]}"
    return number


def natural_key(number: str) -> tuple[tuple[bool, int, str], ...]:
    """What numbers such as "2.10" are sorted by: after "2.9", before "3"."""
    parts = re.findall(r"\d+|\D+", number)
    return tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)
