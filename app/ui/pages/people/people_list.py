"""The table of people with its filter, chips and menus, the line that enters somebody, and the foot with the legend."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QResizeEvent
from typing_extensions import override

from app.db.stores import Session
from app.domain.people_rows import PeopleFrame, PersonRow
from app.domain.text import fold
from app.domain.wanted import Wanted
from app.queries.people_frame import all_bodies, people_countries
from app.queries.people_table import DUPLICATES, HOMELESS, NO_KIND, people_counts, people_ids, people_rows
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.participants_add import AddLine
from app.ui.pages.people.people_columns import Edit, PeopleFoot, columns, meeting_key
from app.ui.pages.people.people_words import IRC_KINDS, country
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.large import LargeTable, Source
from app.ui.tables.large_filtered import Facet, LargeFilteredTable
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message


class PeopleList(LargeFilteredTable[PersonRow]):
    """The columns are those of ``frame``; ``name`` takes what is typed into the cell of a name."""

    def __init__(self, desk: Desk, frame: PeopleFrame, name: Edit, new: QAction) -> None:
        self.foot, self.add_line = PeopleFoot(), AddLine(desk)
        self._numbers: dict[str, int] = {}
        none = EmptyState(
            "users",
            tr("Nobody here yet"),
            tr("People of the consortium and its guests: where they work, what they agreed to, where they were."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter people"), 172, tr("Nobody matches"), tr("Nobody fits the filter."))
        meetings = [meeting.id for meeting in frame.meetings]
        source = Source(_ids, partial(people_rows, meetings=meetings), people_counts)
        table: LargeTable[PersonRow] = LargeTable(desk, columns(frame.meetings, name), source, tr("People"))
        newest = [Choice[PersonRow](meeting_key(each), each.short_name) for each in frame.meetings[-1:]]
        chips = [
            Choice[PersonRow]("all", message("All")),
            *newest,
            Choice[PersonRow](DUPLICATES, message("Possible duplicates")),
            Choice[PersonRow](HOMELESS, message("No organisation")),
        ]
        self._newest = newest[0].name if newest else ""
        super().__init__(desk, table, chips, words, none, "people.columns", ("name 0", "email", "language"), FACETS)
        self.show_frame(frame)
        self.add_line.left.connect(self.take_keyboard)

    def show_frame(self, frame: PeopleFrame) -> None:
        """Call the chip of the newest meeting as the meeting is called now."""
        if self._newest:
            chip, meeting = self.chips[self._newest], frame.meetings[-1]
            chip.set_words(meeting.short_name, str(meeting.attended))
            chip.setToolTip(tr("Who attended {meeting}", meeting=meeting.short_name))

    @override
    def count_words(self, shown: int, total: int) -> str:
        self.foot.show_count(shown, total)
        return ""

    @override
    def settle(self) -> None:
        super().settle()
        if self.foot.parentWidget() is not None:  # else it would be a window of its own
            self.foot.setVisible(bool(self.table.rows.total))

    @override
    def counted(self, name: str, number: int) -> None:
        self._numbers[name] = number
        self._fit()

    def _fit(self) -> None:
        """As many chips and menus as there is room for, and only those that would show something."""
        homeless, duplicates = self.chips[HOMELESS], self.chips[DUPLICATES]
        empty = not self._numbers.get(HOMELESS) and not homeless.isChecked()
        homeless.setVisible(not empty)
        spare = [homeless] if not empty and not homeless.isChecked() else []
        spare += [self.menus[name] for name in ("body", "kind") if not self.menus[name].current()]
        spare += [] if duplicates.isChecked() else [duplicates]
        for part in spare:
            part.setVisible(True)
        layout = self.bar.layout()
        while layout is not None and spare and layout.minimumSize().width() > self.bar.width():
            spare.pop(0).setVisible(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _ids(session: Session, wanted: Wanted, as_of: dt.date) -> Sequence[int]:
    """Countries stand in the order of their names in the user's language."""
    names = None
    if wanted.sort == "country":
        names = {code: fold(country(code)) for code in people_countries(session, as_of)}
    return people_ids(session, wanted, as_of, names)


def _countries(session: Session, as_of: dt.date) -> list[tuple[str, str]]:
    found = [(code, country(code)) for code in people_countries(session, as_of)]
    return sorted(found, key=lambda one: fold(one[1]))


def _kinds(_session: Session, _as_of: dt.date) -> list[tuple[str, str]]:
    return [*((str(kind.value), tr(words)) for kind, words in IRC_KINDS.items()), (NO_KIND, tr("No role"))]


def _bodies(session: Session, _as_of: dt.date) -> list[tuple[str, str]]:
    return [(str(body.id), body.name) for body in all_bodies(session)]


FACETS = (
    Facet("country", message("Country"), message("Any country"), _countries),
    Facet("kind", message("Kind"), message("Any kind"), _kinds),
    Facet("body", message("Body"), message("Any body"), _bodies),
)
