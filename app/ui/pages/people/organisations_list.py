"""The table of organisations with its filter and chips, the line that enters one, and the line under the table."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtGui import QAction
from typing_extensions import override

from app.domain.organisation_rows import OrganisationRow
from app.ui.desk import Desk
from app.ui.language import number_text, term, tr
from app.ui.pages.people.people_words import IRC_KINDS, ORGANISATION_KINDS, country
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

Edit = Callable[[OrganisationRow, str], None]


class OrganisationList(FilteredTable[OrganisationRow]):
    """``short`` takes what is typed into a short name; ``duplicates`` are the rows (ids) that may be one."""

    def __init__(self, desk: Desk, short: Edit, new: QAction, duplicates: Callable[[], Collection[int]]) -> None:
        none = EmptyState(
            "building-2",
            tr("No organisations yet"),
            tr("Parties, initiatives, observers and others: with the names they had, who works there, what they lead."),
            CommandButton(new, "primary"),
        )
        words = FilterWords(
            tr("Filter organisations"), 172, tr("Nothing matches"), tr("No organisation fits the filter.")
        )
        chips: Sequence[Choice[OrganisationRow]] = (
            Choice("all", message("All")),
            Choice("parties", message("Parties"), lambda row: row.is_party),
            Choice("irc", message("Research consortium"), lambda row: bool(row.irc_kinds)),
            Choice("leads", message("Leading something"), lambda row: bool(row.leads)),
            Choice("duplicates", message("Possible duplicates"), lambda row: row.id in duplicates()),
        )
        table = Table(_columns(short), tr("Organisations"))
        super().__init__(desk, table, chips, words, none, "organisations.columns", ("", "irc"))

    @override
    def counted(self, name: str, number: int) -> None:
        if name in ("irc", "leads", "duplicates"):
            self.chips[name].setVisible(bool(number) or self.chips[name].isChecked())


def _columns(short: Edit) -> list[Column[OrganisationRow]]:
    return [
        Column("short", message("Short name"), _short, width=124, edit=short, edit_text=lambda row: row.short),
        Column("legal", message("Legal name"), lambda row: Cell(row.legal, tip=row.legal)),
        Column("country", message("Country"), lambda row: Cell(country(row.country)), width=116, drop=3),
        Column("kind", message("Kind"), lambda row: Cell(term(ORGANISATION_KINDS, row.kind), role="muted"), width=84,
               drop=4),
        Column(
            "number", message("No."), lambda row: Cell(str(row.participant_no or "")),
            sort=lambda row: row.participant_no, width=52, right=True, drop=1,
        ),
        Column(
            "people", message("People"), lambda row: Cell(number_text(row.people) if row.people else "–",
                                                          role="ink" if row.people else "muted"),
            sort=lambda row: row.people or 0, width=78, right=True,
        ),
        Column("leads", message("Leads"), _leads, sort=lambda row: -len(row.leads) or None, width=116, drop=2),
        Column("irc", message("Research consortium"), _irc, width=140, hidden=True),
    ]  # fmt: skip


def _short(row: OrganisationRow) -> Cell:
    sign = "°" if row.illustrative else ""
    tip = tr("Coordinator") if row.is_coordinator else tr("° illustrative: invented") if sign else ""
    return Cell(f"{row.short}{sign}", strong=row.is_coordinator, tip=tip)


def _leads(row: OrganisationRow) -> Cell:
    words = ", ".join(row.leads)
    return Cell(words, role="muted", tip=words)


def _irc(row: OrganisationRow) -> Cell:
    return Cell(", ".join(term(IRC_KINDS, kind) for kind in row.irc_kinds), role="muted")
