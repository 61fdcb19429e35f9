"""The table of publications with its filter and chips, and what stands there while there are none."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QResizeEvent
from typing_extensions import override

from app.domain.kinds import PublicationKind
from app.domain.publications import PublicationRow
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.consortium.areas_words import EMPTY, signed
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

KINDS: Mapping[Enum, str] = {
    PublicationKind.NEWSLETTER: message("Newsletter"),
    PublicationKind.REPORT: message("Report"),
    PublicationKind.PAGE: message("Page"),
    PublicationKind.ARTICLE: message("Article"),
}
Edit = Callable[[PublicationRow, str], None]
_ROOMY = 660  # px of the table; below, the least of the chips gives way

_CHIPS: Sequence[Choice[PublicationRow]] = (
    Choice("all", message("All")),
    Choice("newsletter", message("Newsletters"), lambda row: row.kind is PublicationKind.NEWSLETTER),
    Choice("report", message("Reports"), lambda row: row.kind is PublicationKind.REPORT),
    Choice("page", message("Pages"), lambda row: row.kind is PublicationKind.PAGE),
    Choice("article", message("Articles"), lambda row: row.kind is PublicationKind.ARTICLE),
    Choice("unpublished", message("Not published"), lambda row: row.published_on is None),
)


class PublicationList(FilteredTable[PublicationRow]):
    """``bar`` is placed by the view; ``title`` takes what is typed into the cell of the title."""

    def __init__(self, desk: Desk, title: Edit, drag_data: Callable[[], QMimeData | None], new: QAction) -> None:
        self._numbers: dict[str, int] = {}
        none = EmptyState(
            "book-open",
            tr("No publications yet"),
            tr("Newsletters, reports, pages and articles about the consortium, with their links and files."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(
            tr("Filter publications"), 172, tr("Nothing matches"), tr("No publication fits the filter.")
        )
        table = AttachedTable(_columns(title), tr("Publications"), drag_data)
        super().__init__(desk, table, _CHIPS, words, none, "publications.columns", ("",))

    @override
    def show_rows(self, rows: Sequence[PublicationRow]) -> None:
        super().show_rows(rows)
        self._show_chips()

    @override
    def counted(self, name: str, number: int) -> None:
        self._numbers[name] = number

    def _show_chips(self) -> None:
        """The chips that would show something, as many as there is room for."""
        roomy = self.width() >= _ROOMY
        for name, chip in self.chips.items():
            wanted = name == "all" or (bool(self._numbers.get(name)) and (roomy or name != "unpublished"))
            chip.setVisible(wanted or chip.isChecked())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()


def _columns(title: Edit) -> list[Column[PublicationRow]]:
    return [
        Column("title", message("Title"), _title, edit=title, edit_text=lambda row: row.title),
        Column("place", message("Appeared in"), lambda row: Cell(row.place, tip=row.place), width=168, drop=3),
        Column("kind", message("Kind"), lambda row: Cell(term(KINDS, row.kind), role="muted"), width=96, drop=2),
        Column("published", message("Published"), _published, sort=lambda row: row.published_on, width=112),
        Column("meeting", message("Meeting"), lambda row: Cell(row.meeting, role="muted"), width=124, drop=1),
        Column("ways", message("Link, file"), _ways, width=96, drop=4),
    ]


def _title(row: PublicationRow) -> Cell:
    tip = tr("° illustrative: invented") if row.illustrative else row.title
    return Cell(signed(row.title, row.illustrative), tip=tip)


def _published(row: PublicationRow) -> Cell:
    if row.published_on is None:
        return Cell(tr("not yet"), role="amber", state="open")
    return Cell(day(row.published_on))


def _ways(row: PublicationRow) -> Cell:
    if row.file is not None:
        return Cell(row.file.name, role="muted", icon="paperclip", tip=row.file.name)
    if row.link:
        return Cell(tr("Link"), role="muted", icon="link", tip=row.link)
    return Cell(EMPTY, role="muted", tip=tr("Neither link nor file"))
