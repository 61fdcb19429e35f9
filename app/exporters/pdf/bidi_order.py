"""The order of right-to-left text: levels by the Unicode Bidirectional Algorithm (UAX #9), through python-bidi.

Levels are found for a whole paragraph; a line is put in order when it is known (rule L2).
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bidi import algorithm

from app.exporters.pdf.scripts import RIGHT_TO_LEFT

Part = TypeVar("Part")


def levels(text: str) -> list[int] | None:
    """The level of each letter (odd: right to left), or None where all of ``text`` reads from left to right."""
    if not RIGHT_TO_LEFT.search(text):
        return None
    found: list[int] = []
    for paragraph in text.split("\n"):  # rule P1
        found += [*_levels(paragraph), 0]
    return found[:-1]


def base_level(text: str) -> int:
    """1 where the first letter with a direction reads from right to left (rules P2, P3), else 0."""
    return int(algorithm.get_base_level(text)) if RIGHT_TO_LEFT.search(text) else 0


def in_visual_order(parts: Sequence[Part], level: Callable[[Part], int]) -> list[Part]:
    """The parts of a line from left to right (rule L2)."""
    ordered = list(parts)
    highest = max(map(level, parts), default=0)
    for floor in range(highest, 0, -1):
        start = None
        for place in range(len(ordered) + 1):
            inside = place < len(ordered) and level(ordered[place]) >= floor
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                ordered[start:place] = reversed(ordered[start:place])
                start = None
    return ordered


def _levels(text: str) -> list[int]:
    if not text:
        return []
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = ("L", "R")[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage, False)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [storage["base_level"]] * len(text)  # of what the algorithm leaves out (rule X9)
    for character in storage["chars"]:
        found[character["place"]] = character["level"]
    return found
