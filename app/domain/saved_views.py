"""Saved views of a table: a filter, an order and columns under a name, for the whole team (UX 27)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.domain.frozen_json import UnknownFormatError, freeze, thaw
from app.domain.text import fold

LONGEST_NAME = 40
_FORMAT, _PREFIX = 1, "views."


@dataclass(frozen=True)
class SavedView:
    """How a table is shown: the words ``typed``, the chip, the (menu, value) pairs that are chosen beside it.

    ``arrangement`` is the order and the columns that are hidden, as the table itself tells them.
    """

    name: str
    typed: str = ""
    choice: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    arrangement: tuple[str, ...] = ()

    def shows_as(self, other: "SavedView") -> bool:
        """Whether both show the same, whatever they are called."""
        mine, its = ((view.typed.split(), view.choice, sorted(view.facets), view.arrangement) for view in (self, other))
        return mine == its


@dataclass(frozen=True)
class SavedViews:
    """The saved views of one table, by name."""

    views: tuple[SavedView, ...] = ()


def setting_name(table: str) -> str:
    """What the setting is called that keeps the views of the table ``table``."""
    return f"{_PREFIX}{table}"


def as_kept(views: Iterable[SavedView]) -> dict[str, Any]:
    """The views as the setting keeps them, in the order of their names."""
    return freeze(SavedViews(tuple(sorted(views, key=lambda view: fold(view.name)))), _FORMAT)


def views_kept(kept: object) -> tuple[SavedView, ...]:
    """The views that ``as_kept`` made; none where this version does not understand what is kept."""
    try:
        return thaw(kept, SavedViews, _FORMAT).views if isinstance(kept, dict) else ()
    except (UnknownFormatError, LookupError, TypeError, ValueError, AttributeError):
        return ()
