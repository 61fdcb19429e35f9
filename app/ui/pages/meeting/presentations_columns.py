"""The columns of a meeting's presentations, the chips above them, and the table that takes and gives files."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData

from app.domain.kinds import SlidesState
from app.domain.presentation_rows import PresentationRow
from app.ui.language import tr
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.meeting.presentation_words import not_placed, shape_of, state_words, when
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.rows import Column
from app.words import message

Edit = Callable[[PresentationRow, str], None]

# The chips: name, message id, tone, which rows belong to it.
CHIPS: Sequence[Choice[PresentationRow]] = (
    Choice("all", message("Every talk")),
    Choice("missing", message("Slides missing"), lambda row: row.state is SlidesState.MISSING),
    Choice("received", message("To clear"), lambda row: row.state is SlidesState.RECEIVED),
    Choice("notice", message("Public without notice"), lambda row: row.notice_late),
    Choice("unplaced", message("Not on the agenda"), lambda row: row.item_id is None),
)


def columns(title: Edit) -> list[Column[PresentationRow]]:
    """The columns; ``title`` takes what is typed into the cell of the title."""
    return [
        Column("title", message("Presentation"), _title, edit=title, edit_text=lambda row: row.title),
        Column("speakers", message("Speakers"), _speakers, width=124, drop=3),
        Column("when", message("When"), _when, sort=_order, width=88),
        Column("room", message("Room"), lambda row: Cell(row.room, role="muted"), width=96, hidden=True),
        Column("slides", message("Slides"), _slides, sort=lambda row: list(SlidesState).index(row.state), width=100),
        Column("file", message("File"), _file, width=112, drop=1),
        Column("public", message("Public"), _public, width=76, drop=2),
    ]


class SlidesTable(AttachedTable[PresentationRow]):
    """``dropped`` tells the row (id; None: beside the rows) and the files; ``drag_data`` gives what is dragged out."""

    def __init__(self, title: Edit, drag_data: Callable[[], QMimeData | None]) -> None:
        super().__init__(columns(title), tr("Presentations"), drag_data)


def _title(row: PresentationRow) -> Cell:
    sign = "°" if row.illustrative else ""
    return Cell(f"{row.title}{sign}", tip=tr("° illustrative: invented") if sign else "")


def _speakers(row: PresentationRow) -> Cell:
    names = row.speaker_names
    return Cell(names, tip=names) if names else Cell("—", role="muted")


def _when(row: PresentationRow) -> Cell:
    words = when(row)
    return Cell(words, tip=row.room) if words else Cell("—", role="muted", tip=not_placed())


def _order(row: PresentationRow) -> tuple[dt.date, int] | None:
    return (row.day, row.start or 0) if row.day is not None else None


def _slides(row: PresentationRow) -> Cell:
    late = row.missing_late
    return Cell(state_words(row.state), role="danger" if late else "ink", state=shape_of(row))


def _file(row: PresentationRow) -> Cell:
    newest = row.newest
    if newest is None:
        return Cell("")
    version = f"v{newest.number}" if newest.number > 1 else ""
    return Cell(newest.name, native=version, role="muted", tip=newest.name)


def _public(row: PresentationRow) -> Cell:
    if not row.public:
        return Cell("")
    if not row.notice_late:
        return Cell(tr("Public"), role="muted")
    tip = tr("The parties need notice 45 days before")
    late = row.notice_overdue
    return Cell(tr("Public"), role="danger" if late else "amber", state="late" if late else "open", tip=tip)
