"""The table of expressions of interest with chips by state, and what stands there while there are none."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QResizeEvent
from typing_extensions import override

from app.domain.interest import InterestRow
from app.domain.kinds import InterestState
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.meeting.participants_columns import country
from app.ui.pages.people.interest_words import KINDS, SHAPES, STATES
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

Edit = Callable[[InterestRow, str], None]
_ROOMY = 600  # px of the toolbar

_CHIPS: Sequence[Choice[InterestRow]] = (
    Choice("all", message("All")),
    Choice("received", message("Received"), lambda row: row.state is InterestState.RECEIVED),
    Choice("asked", message("Asked"), lambda row: row.state is InterestState.ASKED),
    Choice("admitted", message("Admitted"), lambda row: row.state is InterestState.ADMITTED),
    Choice("declined", message("Declined"), lambda row: row.state is InterestState.DECLINED),
)


class InterestList(FilteredTable[InterestRow]):
    """``bar`` is placed by the view; ``name`` takes what is typed into the cell of the name."""

    def __init__(self, desk: Desk, name: Edit, new: QAction, paste: QAction) -> None:
        none = EmptyState(
            "user-plus",
            tr("No expressions of interest yet"),
            tr("Who asks to join as researcher, sponsor or user is entered here, asked, then admitted or declined."),
            CommandButton(new, "primary"),
            CommandButton(paste, "bordered"),
        )
        words = FilterWords(
            tr("Filter expressions of interest"), 216, tr("Nothing matches"), tr("Nobody fits the filter.")
        )
        table = Table(_columns(name), tr("Expressions of interest"))
        super().__init__(desk, table, _CHIPS, words, none, "interest.columns", ("", "message"))

    def _show_chips(self) -> None:
        """All of them, or where there is little room those of who waits."""
        roomy = self.bar.width() >= theme.px(_ROOMY)
        for name, chip in self.chips.items():
            chip.setVisible(roomy or name in ("all", "received", "asked") or chip.isChecked())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()


def _columns(name: Edit) -> list[Column[InterestRow]]:
    return [
        Column("name", message("Name"), _name, edit=name, edit_text=lambda row: row.name),
        Column("organisation", message("Organisation"), _organisation),
        Column("country", message("Country"), _country, width=120, drop=2),
        Column("kind", message("Kind"), lambda row: Cell(term(KINDS, row.kind), role="muted"), width=96, drop=4),
        Column("area", message("Area"), lambda row: Cell(row.area, role="muted", tip=row.area), width=150, drop=1),
        Column("received", message("Received"), _received, sort=lambda row: row.received_on, width=104, drop=3),
        Column("state", message("State"), _state, sort=lambda row: list(InterestState).index(row.state), width=104),
        Column("message", message("Message"), lambda row: Cell(row.message, role="muted"), width=200, hidden=True),
    ]


def _name(row: InterestRow) -> Cell:
    tip = tr("° illustrative: invented") if row.illustrative else row.name
    return Cell(f"{row.name}°" if row.illustrative else row.name, tip=tip)


def _organisation(row: InterestRow) -> Cell:
    words = row.organisation_text or row.organisation
    return Cell(words, tip=words)


def _country(row: InterestRow) -> Cell:
    return Cell(country(row.country))


def _received(row: InterestRow) -> Cell:
    return Cell(day(row.received_on), role="muted")


def _state(row: InterestRow) -> Cell:
    return Cell(term(STATES, row.state), role="ink" if row.is_open else "muted", state=SHAPES[row.state])
