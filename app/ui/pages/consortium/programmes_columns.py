"""The columns of the national programmes, and those of all published figures."""

from collections.abc import Callable

from app.domain.initiatives import FigureRow, ProgrammeRow
from app.ui.language import plural, tr
from app.ui.pages.consortium.areas_words import signed
from app.ui.pages.meeting.participants_columns import country
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.rows import Column
from app.words import message

PROGRAMME_CHIPS: tuple[Choice[ProgrammeRow], ...] = (
    Choice("all", message("All")),
    Choice("differ", message("Sources differ"), lambda row: row.differ),
)
FIGURE_CHIPS: tuple[Choice[FigureRow], ...] = (
    Choice("all", message("All")),
    Choice("differ", message("Sources differ"), lambda row: row.differ),
)


def programme_columns(edit_title: Callable[[ProgrammeRow, str], None]) -> list[Column[ProgrammeRow]]:
    """The title can be edited where it stands."""
    return [
        Column("title", message("Programme"), lambda row: Cell(signed(row.title, row.illustrative)), edit=edit_title,
               edit_text=lambda row: row.title),
        Column("country", message("Country"), lambda row: Cell(country(row.country)), width=112, drop=2),
        Column("coordinators", message("Coordinators"), _coordinators, width=136, drop=3),
        Column("figures", message("Figures"), _figures, sort=lambda row: len(row.figures), width=184, drop=1),
    ]  # fmt: skip


def figure_columns() -> list[Column[FigureRow]]:
    """What is counted, of what, by us and by the sources, side by side."""
    return [
        Column("what", message("Figure"), lambda row: Cell(row.what)),
        Column("about", message("About"), lambda row: Cell(row.about or tr("Consortium"), role="muted"), width=136,
               drop=1),
        Column("counted", message("Counted"), lambda row: Cell(row.counted or "–", role="ink" if row.counted
               else "muted"), width=88, right=True, drop=3),
        Column("values", message("Published"), _values, width=184),
        Column("state", message("Sources"), _state, sort=lambda row: row.differ, width=104, drop=2),
    ]  # fmt: skip


def _coordinators(row: ProgrammeRow) -> Cell:
    return Cell(", ".join(one.short for one in row.coordinators))


def _figures(row: ProgrammeRow) -> Cell:
    if not row.figures:
        return Cell("–", role="muted")
    if row.differ:
        return Cell(tr("Sources differ"), role="amber", state="open")
    words = plural("{number} figure", "{number} figures", len(row.figures))
    return Cell(words, tip="\n".join(f"{one.what}: {one.figures[0].value}" for one in row.figures))


def _values(row: FigureRow) -> Cell:
    tip = "\n".join(f"{figure.value}: {figure.source}" for figure in row.figures)
    return Cell(" · ".join(dict.fromkeys(figure.value for figure in row.figures)), tip=tip)


def _state(row: FigureRow) -> Cell:
    if row.differ:
        return Cell(tr("Differ"), role="amber", state="open")
    return Cell(plural("{number} source", "{number} sources", len(row.figures)), role="muted")
