"""Searching everything by words: what was typed, what was found, how good it is, and which letters were meant.

Everything is compared folded (``app.domain.text.fold``): "lodz" finds Łódź. Every typed word must occur.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.domain.text import clean_text, fold

LONGEST = 200  # letters that are looked for; what is pasted beyond them is left out


class HitKind(StrEnum):
    """What can be found."""

    PERSON = "person"
    ORGANISATION = "organisation"
    MEETING = "meeting"
    SESSION = "session"
    ITEM = "item"
    PRESENTATION = "presentation"
    DECISION = "decision"
    ACTION = "action"
    WORK_PACKAGE = "work_package"
    TASK = "task"
    DELIVERABLE = "deliverable"
    MILESTONE = "milestone"
    RISK = "risk"
    AREA = "area"
    BODY = "body"
    TOPIC = "topic"
    PUBLICATION = "publication"


class Among(StrEnum):
    """Where to look, said by the first sign typed: everywhere, or only ``> @ #``."""

    EVERYTHING = ""
    COMMANDS = ">"
    PEOPLE = "@"
    NUMBERS = "#"  # of decisions, actions, rows of the plan, areas and topics


KINDS: Mapping[Among, tuple[HitKind, ...]] = {
    Among.EVERYTHING: tuple(HitKind),
    Among.COMMANDS: (),
    Among.PEOPLE: (HitKind.PERSON,),
    Among.NUMBERS: (
        HitKind.DECISION,
        HitKind.ACTION,
        HitKind.WORK_PACKAGE,
        HitKind.TASK,
        HitKind.DELIVERABLE,
        HitKind.MILESTONE,
        HitKind.RISK,
        HitKind.AREA,
        HitKind.TOPIC,
    ),
}


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: the folded words, each once, and where."""

    words: tuple[str, ...]
    among: Among = Among.EVERYTHING

    def narrows(self, before: "Asked") -> bool:
        """Whether all that is found now was found ``before`` too: letters or words were only added."""
        return self.among is before.among and all(any(old in new for new in self.words) for old in before.words)


@dataclass(frozen=True)
class Hit:
    """Something found. ``rank`` 0 is the best; ``number`` and ``who`` stand beside the text where it has them.

    ``meeting_id`` (0: none) says where it is, or which meeting a person took part in last; ``thing_id`` is the item of
    a presentation. ``start`` in venue minutes of ``day``; rows of the plan are due on ``day``, in the month ``month``.
    """

    kind: HitKind
    id: int
    text: str
    rank: int = 0
    number: str = ""
    who: str = ""
    native: str = ""
    meeting_id: int = 0
    meeting: str = ""
    day: dt.date | None = None
    start: int | None = None
    month: int | None = None
    room: str = ""
    thing_id: int = 0
    illustrative: bool = False


@dataclass(frozen=True)
class Found:
    """The best hits of each kind, best first; ``rows``: for the kinds of which every hit is known, what was read."""

    asked: Asked
    hits: tuple[Hit, ...] = ()
    rows: Mapping[HitKind, Sequence[Any]] = field(default_factory=dict)


def asked(text: str) -> Asked:
    """What ``text`` asks for: the first sign may say where (``> @ #``), the rest are words."""
    text = clean_text(text[: 4 * LONGEST]).strip()
    among = Among(text[0]) if text[:1] in {">", "@", "#"} else Among.EVERYTHING
    words = fold(text[len(among.value) :])[:LONGEST].split()
    return Asked(tuple(dict.fromkeys(words)), among)


class Ranking:
    """How well a folded text fits the words that occur in it: 0 begins with all, 1 each begins a word, 2 otherwise."""

    def __init__(self, words: Sequence[str]) -> None:
        self._together = " ".join(words)
        self._begun = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]

    def __call__(self, folded: str) -> int:
        """The rank of one text."""
        if folded.startswith(self._together):
            return 0
        return 1 if all(begun.search(folded) for begun in self._begun) else 2


def typed_letters(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The parts of ``text`` (from, to) that fold to one of ``words``, in order, joined where they touch.

    Of each word the places where it begins a word of the text, or else all places.
    """
    folded, places = _letters(text)
    spans: set[tuple[int, int]] = set()
    for word in words:
        found = []
        at = folded.find(word)
        while at >= 0 and word:
            found.append(at)
            at = folded.find(word, at + 1)
        best = [at for at in found if at == 0 or not folded[at - 1].isalnum()] or found
        spans |= {(places[at], places[at + len(word) - 1] + 1) for at in best}
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _letters(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and the place in ``text`` that each folded letter comes from."""
    parts = [fold(letter) for letter in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _letter in part]
