"""What changed between two texts, word by word, in time that grows nearly with their length."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # scripts that leave no space between words
_SIGNS = r""".,;:!?()\[\]{}<>"'“”‘’«»/|*_#`~…–—-"""
_TOKEN = re.compile(rf"\s+|[{_SINGLE}]|[^\s{_SINGLE}{_SIGNS}]+|.", re.DOTALL)
_SMALL = 160_000  # pairs of words that difflib compares in a moment
_DEEPEST = 12
_RUNS = (4, 1)  # words in a run that both texts hold once: such runs are where they meet

_Words = Sequence[str]
_Meeting = tuple[int, int, int]  # where a run begins in the one and the other text, and how long it is


class Change(StrEnum):
    """What became of a part of the old text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class DiffPart:
    """A run of characters and what became of it."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[DiffPart, ...]:
    """The parts that ``old`` and ``new`` have in common, and those that one of them has alone, in reading order.

    The parts that are same or removed make up ``old``, those that are same or added ``new``; nothing is lost. What is
    removed stands before what came in its place. Words alone are compared: where only blanks lie between two changes,
    they belong to the change.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    parts: list[DiffPart] = []
    left = right = 0
    for a, b, size in [*_joined(_meetings(before, after, 0)), (len(before), len(after), 0)]:
        removed, added = "".join(before[left:a]), "".join(after[right:b])
        parts += [DiffPart(Change.REMOVED, removed)] * bool(removed) + [DiffPart(Change.ADDED, added)] * bool(added)
        if size:
            parts.append(DiffPart(Change.SAME, "".join(before[a : a + size])))
        left, right = a + size, b + size
    return tuple(_without_lone_blanks(parts))


def _joined(meetings: Iterator[_Meeting]) -> Iterator[_Meeting]:
    """Runs that follow each other in both texts become one."""
    held: _Meeting | None = None
    for a, b, size in meetings:
        if held is not None and (held[0] + held[2], held[1] + held[2]) == (a, b):
            held = (held[0], held[1], held[2] + size)
            continue
        if held is not None:
            yield held
        held = (a, b, size)
    if held is not None:
        yield held


def _meetings(before: _Words, after: _Words, depth: int) -> Iterator[_Meeting]:
    """Where the two meet, in order."""
    first = _common(before, after)
    if first:
        yield 0, 0, first
    before, after = before[first:], after[first:]
    last = _common(before[::-1], after[::-1])
    left, right = before[: len(before) - last], after[: len(after) - last]
    for a, b, size in _inner_meetings(left, right, depth):
        yield a + first, b + first, size
    if last:
        yield first + len(left), first + len(right), last


def _inner_meetings(before: _Words, after: _Words, depth: int) -> Iterator[_Meeting]:
    """Those of two texts that begin and end differently: of long ones, between the runs that both hold once."""
    if not before or not after:
        return
    if len(before) * len(after) <= _SMALL:
        for block in SequenceMatcher(str.isspace, before, after).get_matching_blocks():
            if block.size:
                yield block.a, block.b, block.size
        return
    pairs = _anchors(before, after) if depth < _DEEPEST else []
    if not pairs:
        return
    ends = [(0, 0), *pairs, (len(before), len(after))]
    for (a, b), (next_a, next_b) in pairwise(ends):
        for left, right, size in _meetings(before[a:next_a], after[b:next_b], depth + 1):
            yield a + left, b + right, size


def _anchors(before: _Words, after: _Words) -> list[tuple[int, int]]:
    """Where runs that stand once in each text begin, as many as come in the same order in both."""
    for length in _RUNS:
        here, there = _once(before, length), _once(after, length)
        pairs = [(at, there[run]) for run, at in here.items() if run in there]
        if pairs:
            return _rising(pairs)
    return []


def _once(words: _Words, length: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs (in order of their first numbers) whose second numbers rise, too."""
    tails: list[int] = []  # the least second number that ends a row of each length, and which pair that is
    ends: list[int] = []
    before: list[int] = []
    for number, (_a, b) in enumerate(pairs):
        place = bisect_left(tails, b)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [b]
        ends[place : place + 1] = [number]
    row: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _common(one: _Words, other: _Words) -> int:
    """How many words both begin with."""
    number = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        number += 1
    return number


def _without_lone_blanks(parts: Sequence[DiffPart]) -> Iterator[DiffPart]:
    """Blanks between two changes belong to them: "a b" that became "c d" is one change, not two."""
    removed = added = ""
    for number, part in enumerate(parts):
        if part.change is Change.REMOVED:
            removed += part.text
        elif part.change is Change.ADDED:
            added += part.text
        elif removed and added and part.text.isspace() and "\n" not in part.text and number < len(parts) - 1:
            removed, added = removed + part.text, added + part.text
        else:
            yield from _changes(removed, added)
            removed = added = ""
            yield part
    yield from _changes(removed, added)


def _changes(removed: str, added: str) -> Iterator[DiffPart]:
    if removed:
        yield DiffPart(Change.REMOVED, removed)
    if added:
        yield DiffPart(Change.ADDED, added)
