"""What a table is asked to show: words, the choice of a chip, the values of its menus, the order."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """Rows in which every one of the folded ``words`` occurs (``app.domain.text.fold``), as chips and menus choose.

    ``choice`` is the name of the chip ("" or "all": every row). ``facets`` are (name, value) of menus beside it.
    ``sort`` is the id of a column; empty: the table's own order.
    """

    words: tuple[str, ...] = ()
    choice: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    downwards: bool = False

    def facet(self, name: str) -> str:
        """The value chosen in the menu ``name``; empty: any."""
        return dict(self.facets).get(name, "")
