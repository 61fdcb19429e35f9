"""Which talk a file of slides belongs to, from its name: by its code or number, its speaker, or its title.

What fits two talks nearly as well is left to the user, with both named: a wrong match costs more than a question.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.text import fold

_CODE = re.compile(r"\b([dx])(\d{0,2})[-_ ]?(\d{1,3})\b")
_NUMBER = re.compile(r"^\s*(\d{1,3})(?=[-_. ]|$)")
_WORD = re.compile(r"[^\W_]+")
_ENOUGH, _CLEARLY = 0.5, 0.25
_CODE_COUNTS, _NUMBER_COUNTS, _SPEAKER_COUNTS, _TITLE_COUNTS = 2.0, 0.6, 0.8, 1.4
_SHORT = 3  # letters: shorter words of the Latin script say nothing about a title


class MatchState(StrEnum):
    """What is thought about a file."""

    MATCHED = "matched"
    HELD = "held"  # the talk has this very file already
    DOUBTFUL = "doubtful"  # it may belong to one of several talks
    UNKNOWN = "unknown"
    REFUSED = "refused"  # it cannot be attached


class MatchedBy(StrEnum):
    """What told the talk; of several the strongest."""

    CODE = "code"
    NUMBER = "number"
    SPEAKER = "speaker"
    TITLE = "title"


@dataclass(frozen=True)
class Talk:
    """A presentation to find: ``number`` counts all of the meeting from 1, ``hashes`` are of the files it has."""

    id: int
    code: str  # as "D1-03": app.domain.talk_codes
    number: int
    title: str
    speakers: tuple[str, ...]
    hashes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SlidesFile:
    """A file to match; ``refused`` says why it cannot be attached."""

    name: str
    sha256: str = ""
    refused: UserError | None = None


@dataclass(frozen=True)
class Match:
    """What became of a file. ``choices`` are the talks (ids) it may belong to, the best first."""

    file: SlidesFile
    state: MatchState
    talk_id: int | None = None
    by: MatchedBy | None = None
    choices: tuple[int, ...] = ()


def match_slides(files: Iterable[SlidesFile], talks: Sequence[Talk]) -> tuple[Match, ...]:
    """The match of each file, in the order of the files."""
    known = _Known(talks)
    return tuple(known.match(file) for file in files)


class _Known:
    """The talks with the words that tell them apart: a word counts the more, the fewer titles have it."""

    def __init__(self, talks: Sequence[Talk]) -> None:
        self.talks = talks
        self.titles = {talk.id: _telling(talk.title) for talk in talks}
        seen = Counter(word for words in self.titles.values() for word in words)
        self.weight = {word: math.log(1 + len(talks) / count) for word, count in seen.items()}
        self.names = {talk.id: [_words(name) for name in talk.speakers] for talk in talks}
        self.spoken = Counter(tuple(name) for names in self.names.values() for name in names)

    def match(self, file: SlidesFile) -> Match:
        if file.refused is not None:
            return Match(file, MatchState.REFUSED)
        held = next((talk for talk in self.talks if file.sha256 and file.sha256 in talk.hashes), None)
        if held is not None:
            return Match(file, MatchState.HELD, held.id)
        stem = fold(file.name.rpartition(".")[0] or file.name)
        scored = sorted(((*self._score(talk, stem), talk.id) for talk in self.talks), key=lambda one: -one[0])
        likely = [one for one in scored if one[0] >= _ENOUGH]
        if not likely:
            return Match(file, MatchState.UNKNOWN)
        best = likely[0]
        if len(likely) > 1 and best[0] - likely[1][0] < _CLEARLY:
            close = tuple(talk for score, _by, talk in likely if best[0] - score < _CLEARLY)
            return Match(file, MatchState.DOUBTFUL, choices=close)
        return Match(file, MatchState.MATCHED, best[2], best[1], tuple(talk for _score, _by, talk in likely))

    def _score(self, talk: Talk, stem: str) -> tuple[float, MatchedBy]:
        words = set(_words(stem))
        parts = {
            MatchedBy.CODE: _CODE_COUNTS * (talk.code in _codes(stem)),
            MatchedBy.NUMBER: _NUMBER_COUNTS * self._has_number(talk, stem),
            MatchedBy.SPEAKER: _SPEAKER_COUNTS * self._speaker(talk, words),
            MatchedBy.TITLE: _TITLE_COUNTS * _share(self.titles[talk.id], words, self.weight),
        }
        return sum(parts.values()), max(parts, key=lambda by: parts[by])

    def _has_number(self, talk: Talk, stem: str) -> bool:
        found = _NUMBER.match(stem)
        return found is not None and int(found[1]) == talk.number

    def _speaker(self, talk: Talk, words: Collection[str]) -> float:
        """How surely the name says one of the speakers; one who gives several talks tells less of each."""
        best = 0.0
        for name in self.names[talk.id]:
            longer = [word for word in name if len(word) >= _SHORT or not word.isascii()] or name
            heard = [word for word in longer if word in words]
            sure = 1.0 if longer and (longer[-1] in heard or len(heard) == len(longer)) else 0.5 * bool(heard)
            best = max(best, sure / self.spoken[tuple(name)])
        return best


def _codes(stem: str) -> set[str]:
    """The codes that a name gives, as ``talk_codes`` writes them."""
    return {
        f"{head.upper()}{int(day) if day else ''}-{int(number):02}"
        for head, day, number in _CODE.findall(stem)
        if bool(day) == (head == "d")
    }


def _share(title: frozenset[str], words: Collection[str], weight: Mapping[str, float]) -> float:
    """How much of what tells the title is in the name, 0 to 1."""
    whole = sum(weight[word] for word in title)
    return sum(weight[word] for word in title if word in words) / whole if whole else 0.0


def _telling(title: str) -> frozenset[str]:
    found = _words(fold(title))
    return frozenset(word for word in found if len(word) >= _SHORT or not word.isascii()) or frozenset(found)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
