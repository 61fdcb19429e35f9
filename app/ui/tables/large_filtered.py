"""A large table with its filter: field, chips with counts, menus of values, the hits counted ("73 of 214")."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from typing_extensions import override

from app.db.stores import Session
from app.domain.text import fold
from app.domain.wanted import Wanted
from app.ui.desk import Desk
from app.ui.language import number_text, tr
from app.ui.tables.filtered import AnyFilteredTable, Choice, FilterWords
from app.ui.tables.large import LargeTable
from app.ui.tables.rows import HasId
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.menu_chip import MenuChip

R = TypeVar("R", bound=HasId)
_Values = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Facet:
    """A menu beside the chips; ``name`` as in ``Wanted.facets``, ``title`` and ``anything`` are message ids.

    ``values(session, as_of)`` are those one can choose: (value, what it is called).
    """

    name: str
    title: str
    anything: str
    values: Callable[[Session, dt.date], _Values]


class LargeFilteredTable(AnyFilteredTable[R]):
    """Of a table of which only the rows in sight are held; it follows every change by itself.

    Its views are saved under ``views``: at first what ``remembered`` begins with, as "people" of "people.columns".
    """

    table: LargeTable[R]

    def __init__(
        self,
        desk: Desk,
        table: LargeTable[R],
        choices: Sequence[Choice[R]],
        words: FilterWords,
        none: EmptyState,
        remembered: str,
        at_first: Sequence[str],
        facets: Sequence[Facet] = (),
        views: str | None = None,
    ) -> None:
        self._facets = facets
        menus = {each.name: MenuChip(tr(each.title), [("", tr(each.anything))], "") for each in facets}
        saved = remembered.partition(".")[0] if views is None else views
        super().__init__(desk, table, choices, words, none, remembered, at_first, menus, saved)
        table.shown_changed.connect(self._show_counts)
        table.live_in(self.middle)
        table.refresh()
        self._live = (
            desk.live(self.middle, lambda session: self._values(session, desk.as_of()), self._show_values)
            if facets
            else None
        )

    def count_words(self, shown: int, total: int) -> str:
        """What is said of the hits, at the right of the bar."""
        if shown == total:
            return number_text(total)
        return tr("{shown} of {total}", shown=number_text(shown), total=number_text(total))

    def refresh_values(self) -> None:
        """Ask anew what the menus offer."""
        if self._live is not None:
            self._live.again()

    def wanted(self) -> Wanted:
        """What the table is asked to show, but for the order."""
        view = self.view()
        choice = view.choice if view.choice != self._choices[0].name else ""
        return Wanted(tuple(fold(view.typed).split()), choice, view.facets)

    @override
    def filter(self) -> None:
        self.table.want(self.wanted())

    @override
    def take_keyboard(self) -> None:
        self.table.settle()  # the words just typed count
        super().take_keyboard()

    def _show_counts(self) -> None:
        for each in self._choices:
            number = self.table.counts.get(each.name)
            if number is not None and each.name in self.chips:
                self.show_count(each.name, number)
        self.counts.setText(self.count_words(self.table.rows.shown, self.table.rows.total))
        self.settle()

    def _values(self, session: Session, as_of: dt.date) -> Sequence[_Values]:
        return [facet.values(session, as_of) for facet in self._facets]

    def _show_values(self, found: Sequence[_Values]) -> None:
        for facet, values in zip(self._facets, found, strict=True):
            menu = self.menus[facet.name]
            before = menu.current()
            menu.set_choices([("", tr(facet.anything)), *values], before)
            if menu.current() != before:  # its last row is gone
                self.filter()
