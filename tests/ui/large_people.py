"""A large table of the people of a file for tests, with its own source, and what it was asked."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select

from app.domain.wanted import Wanted
from app.models import Person
from app.services.people import edit_person
from app.ui.desk import Desk
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.large import LargeTable, Source
from app.ui.tables.large_filtered import Facet, LargeFilteredTable
from app.ui.tables.rows import Column
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import box


@dataclass(frozen=True)
class Human:
    """A row."""

    id: int
    name: str
    email: str


@dataclass
class Asked:
    """What the source was asked: how many ids, how many rows each time."""

    ids: list[Wanted] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def people_source(asked: Asked) -> Source[Human]:
    """People by family name, found by their words; those with an address are a choice, the first letter is a facet."""

    def ids(session, wanted: Wanted, _as_of: dt.date) -> Sequence[int]:
        asked.ids.append(wanted)
        query = select(Person.id).where(*(Person.folded.contains(word, autoescape=True) for word in wanted.words))
        if wanted.choice == "mail":
            query = query.where(Person.email.is_not(None))
        if wanted.facet("letter"):
            query = query.where(Person.display.startswith(wanted.facet("letter")))
        order = {"email": func.coalesce(Person.email, "")}.get(wanted.sort, Person.sort_key)
        return session.scalars(query.order_by(order.desc() if wanted.downwards else order, Person.id)).all()

    def rows(session, ids: Sequence[int], _as_of: dt.date) -> Sequence[Human]:
        asked.rows.append(len(ids))
        query = select(Person.id, Person.display, func.coalesce(Person.email, "")).where(Person.id.in_(ids))
        return [Human(*row) for row in session.execute(query)]

    def counts(session, _as_of: dt.date) -> Mapping[str, int]:
        return {"mail": session.scalar(select(func.count(Person.email)))}

    return Source(ids, rows, counts)


class LargePeople(LargeFilteredTable[Human]):
    """The people of the desk's file, in a window of their own."""

    def __init__(self, desk: Desk, placed: bool = True) -> None:
        self.asked = Asked()
        self.desk = desk
        columns = [
            Column("name", "Name", lambda row: Cell(row.name), edit=self._rename),
            Column("email", "E-mail", lambda row: Cell(row.email), width=200),
            Column("still", "Still", lambda _row: Cell("still"), width=90, sortable=False),
        ]
        super().__init__(
            desk,
            LargeTable(desk, columns, people_source(self.asked), "People"),
            [Choice("all", "All"), Choice("mail", "With mail")],
            FilterWords("Filter people", 160, "Nobody matches", "Nobody fits the filter."),
            EmptyState("users", "Nobody yet", "People will stand here."),
            "test.columns",
            ("",),
            (Facet("letter", "First letter", "Any letter", lambda _session, _as_of: [("A", "A"), ("B", "B")]),),
        )
        if placed:
            box("v", self.bar, self.middle, parent=self)

    def names(self) -> list[str]:
        """Everybody who is shown, without fetching anything for it in the window."""
        shown = self.table.rows
        return [row.name for number in range(shown.shown) if (row := shown.row_at(number)) is not None]

    def _rename(self, row: Human, text: str) -> None:
        self.desk.change("Change person", lambda session: edit_person(session, row.id, display=text))
