"""The table of the library: files with their uses, filtered by words and kind."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction
from typing_extensions import override

from app.domain.library import FileKind, LibraryRow
from app.ui.desk import Desk
from app.ui.language import day, moment, plural, size_text, term, tr
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.consortium.areas_words import EMPTY, signed
from app.ui.pages.consortium.files_words import ICONS, KINDS, USES
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

Rename = Callable[[LibraryRow, str], None]

_CHIPS: Sequence[Choice[LibraryRow]] = (
    Choice("all", message("All")),
    Choice("unused", message("Not used"), lambda row: not row.uses),
    Choice("pdf", message("PDF"), lambda row: row.kind is FileKind.PDF),
    Choice("slides", message("Slides"), lambda row: row.kind is FileKind.SLIDES),
    Choice("text", message("Text"), lambda row: row.kind is FileKind.TEXT),
    Choice("sheet", message("Sheets"), lambda row: row.kind is FileKind.SHEET),
    Choice("picture", message("Pictures"), lambda row: row.kind is FileKind.PICTURE),
    Choice("sound", message("Sound and film"), lambda row: row.kind is FileKind.SOUND),
    Choice("other", message("Other"), lambda row: row.kind is FileKind.OTHER),
)


def uses_words(row: LibraryRow) -> str:
    """Where a file is used, in a few words."""
    if len(row.uses) == 1:
        use = row.uses[0]
        return f"{term(USES, use.kind)} · {use.title}"
    return plural("{number} use", "{number} uses", len(row.uses)) if row.uses else ""


class FilesList(FilteredTable[LibraryRow]):
    """``bar`` is placed by the view; chips stand there when they would show something."""

    def __init__(self, desk: Desk, rename: Rename, drag_data: Callable[[], QMimeData | None], add: QAction) -> None:
        self._numbers: dict[str, int] = {}
        none = EmptyState(
            "archive",
            tr("No files yet"),
            tr("Slides, deliverables, evidence and publications keep their files here. Drop others to keep them, too."),
            CommandButton(add, "primary"),
        )
        words = FilterWords(tr("Filter files"), 200, tr("Nothing matches"), tr("No file fits the filter."))
        table = AttachedTable(_columns(rename), tr("Files"), drag_data)
        super().__init__(desk, table, _CHIPS, words, none, "library.columns", ("", "by", "detail", "kind"))

    @override
    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        super().show_rows(rows)
        self._show_chips()

    @override
    def counted(self, name: str, number: int) -> None:
        self._numbers[name] = number

    def _show_chips(self) -> None:
        for name, chip in self.chips.items():
            chip.setVisible(name == "all" or bool(self._numbers.get(name)) or chip.isChecked())


def _columns(rename: Rename) -> list[Column[LibraryRow]]:
    return [
        Column("name", message("Name"), _name, edit=rename, edit_text=lambda row: row.name),
        Column("kind", message("Kind"), lambda row: Cell(term(KINDS, row.kind), role="muted"), width=96, drop=2),
        Column(
            "size", message("Size"), lambda row: Cell(size_text(row.size), role="muted"), sort=lambda row: row.size,
            width=88, right=True, drop=3,
        ),
        Column("uses", message("Used in"), _uses),
        Column("detail", message("Where"), _detail, width=140, hidden=True),
        Column("added", message("Added"), _added, sort=lambda row: row.added_at, width=104, drop=4),
        Column("by", message("By"), lambda row: Cell(row.added_by, role="muted"), width=132, drop=1),
    ]  # fmt: skip


def _name(row: LibraryRow) -> Cell:
    tip = tr("° illustrative: invented") if row.illustrative else row.name
    return Cell(signed(row.name, row.illustrative), icon=ICONS[row.kind], tip=tip)


def _uses(row: LibraryRow) -> Cell:
    words = uses_words(row)
    tip = "\n".join(f"{term(USES, use.kind)} · {use.title}" for use in row.uses)
    return Cell(words, tip=tip) if words else Cell(EMPTY, role="muted", tip=tr("Nothing uses this file"))


def _detail(row: LibraryRow) -> Cell:
    return Cell(", ".join(use.detail for use in row.uses if use.detail), role="muted")


def _added(row: LibraryRow) -> Cell:
    if row.added_at is None:
        return Cell("")
    return Cell(day(row.added_at.astimezone().date()), role="muted", tip=moment(row.added_at))
