"""The table of the research agenda with its filter and chips by state."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from PySide6.QtGui import QAction, QResizeEvent
from typing_extensions import override

from app.domain.kinds import TopicState
from app.domain.topics import TopicRow, natural_key
from app.ui.desk import Desk
from app.ui.language import plural, term, tr
from app.ui.pages.consortium.areas_words import TOPIC_STATES, signed
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

SHAPES: Mapping[Enum, str] = {
    TopicState.PROPOSED: "open",
    TopicState.CONSULTED: "progress",
    TopicState.ADOPTED: "done",
    TopicState.WITHDRAWN: "off",
}
_ORDER = {state: number for number, state in enumerate(TopicState)}
Edit = Callable[[str, TopicRow, str], None]

_CHIPS: Sequence[Choice[TopicRow]] = (
    Choice("all", message("All")),
    Choice("unanswered", message("Unanswered"), lambda row: row.unanswered > 0),
    Choice("proposed", message("Proposed"), lambda row: row.state is TopicState.PROPOSED),
    Choice("consulted", message("Consulted"), lambda row: row.state is TopicState.CONSULTED),
    Choice("adopted", message("Adopted"), lambda row: row.state is TopicState.ADOPTED),
    Choice("withdrawn", message("Withdrawn"), lambda row: row.state is TopicState.WITHDRAWN),
)


class TopicList(FilteredTable[TopicRow]):
    """``bar`` is placed by the view; ``edit`` takes what is typed into a cell: field, row, text."""

    def __init__(self, desk: Desk, edit: Edit, new: QAction) -> None:
        self._numbers: dict[str, int] = {}
        none = EmptyState(
            "flask-conical",
            tr("No research agenda yet"),
            tr("Topics with their text, what stakeholders said of them, and every version that was kept."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(tr("Filter topics"), 172, tr("Nothing matches"), tr("No topic fits the filter."))
        table = Table(_columns(edit), tr("Research agenda"))
        super().__init__(desk, table, _CHIPS, words, none, "topics.columns", ("", "area", "text"))

    @override
    def show_rows(self, rows: Sequence[TopicRow]) -> None:
        super().show_rows(rows)
        self._show_chips()

    @override
    def counted(self, name: str, number: int) -> None:
        self._numbers[name] = number

    def _show_chips(self) -> None:
        """The chips that would show something."""
        for name, chip in self.chips.items():
            chip.setVisible(name == "all" or bool(self._numbers.get(name)) or chip.isChecked())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()


def _columns(edit: Edit) -> list[Column[TopicRow]]:
    return [
        Column(
            "number", message("No."), lambda row: Cell(row.number), sort=lambda row: natural_key(row.number), width=72,
            edit=lambda row, text: edit("number", row, text),
        ),
        Column(
            "title", message("Topic"), _title, edit=lambda row, text: edit("title", row, text),
            edit_text=lambda row: row.title,
        ),
        Column("area", message("Area"), lambda row: Cell(row.area, role="muted", tip=row.area), width=150, hidden=True),
        Column("state", message("State"), _state, sort=lambda row: _ORDER[row.state], width=108, drop=2),
        Column(
            "comments", message("Comments"), _comments, sort=lambda row: (row.unanswered, row.comments), width=92,
            right=True, drop=3,
        ),
        Column("version", message("Version"), _version, sort=lambda row: row.version, width=80, right=True, drop=1),
        Column("text", message("Text"), lambda row: Cell(row.text, role="muted"), width=220, hidden=True),
    ]  # fmt: skip


def _title(row: TopicRow) -> Cell:
    gone = row.state is TopicState.WITHDRAWN
    tip = tr("° illustrative: invented") if row.illustrative else row.title
    return Cell(signed(row.title, row.illustrative), role="muted" if gone else "ink", tip=tip)


def _state(row: TopicRow) -> Cell:
    return Cell(term(TOPIC_STATES, row.state), role="muted", state=SHAPES[row.state])


def _comments(row: TopicRow) -> Cell:
    if not row.comments:
        return Cell("")
    if not row.unanswered:
        return Cell(str(row.comments), role="muted", tip=tr("All are answered"))
    tip = plural("{number} is unanswered", "{number} are unanswered", row.unanswered)
    return Cell(tr("{open} of {all}", open=row.unanswered, all=row.comments), role="amber", tip=tip)


def _version(row: TopicRow) -> Cell:
    if not row.version:
        return Cell("")
    changed = row.since_version
    tip = tr("Changed since this version was kept") if changed else tr("As in this version")
    return Cell(f"v{row.version}+" if changed else f"v{row.version}", role="muted", tip=tip)
