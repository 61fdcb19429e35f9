"""The columns of the table of people: one for each of the last meetings among them; and the legend of their dots."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.people_rows import MeetingColumn, PersonRow
from app.ui import paint, theme
from app.ui.language import number_text, term, tr
from app.ui.pages.meeting.participant_words import PRESENCE, mark_of
from app.ui.pages.people.people_words import IRC_KINDS, country, language_name
from app.ui.tables.cells import Cell, dot
from app.ui.tables.rows import Column
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import Rule, box
from app.words import message

_MEETING, _TALL, _SHORT = "meeting:", 38, 3
Edit = Callable[[PersonRow, str], None]


def columns(meetings: Sequence[MeetingColumn], name: Edit) -> list[Column[PersonRow]]:
    """The columns; ``name`` takes what is typed into that cell. Their ids are those that the query sorts by."""
    return [
        Column("name", message("Name"), _name, edit=name, edit_text=lambda row: row.display or row.native),
        Column(
            "organisation", message("Organisation"), lambda row: Cell(row.organisation, tip=row.legal_name), width=128
        ),
        Column("country", message("Country"), lambda row: Cell(country(row.country)), width=124, drop=2),
        Column("kind", message("Kind"), _kind, width=104, drop=1),
        Column("email", message("E-mail"), lambda row: Cell(row.email, role="muted"), width=200, hidden=True),
        Column(
            "language", message("Language"), lambda row: Cell(language_name(row.language), role="muted"),
            width=110, hidden=True, sortable=False,
        ),
        *(_meeting(each, _head(each, meetings)) for each in meetings),
    ]  # fmt: skip


def meeting_key(meeting: MeetingColumn) -> str:
    """What the column of a meeting, and its chip, are called."""
    return f"{_MEETING}{meeting.id}"


class PeopleFoot(QWidget):
    """The line under the table: how many are shown, and what the dots mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_TALL)
        self.shown = Elided("", "small", "muted")
        self.legend = _Legend()
        row = box("h", self.shown, 12, self.legend, margins=(theme.MARGIN, 0, 8, 0))
        row.setStretch(0, 1)
        box("v", Rule(), row, parent=self)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all are shown."""
        words = tr("{shown} shown of {total}", shown=number_text(shown), total=number_text(total))
        self.shown.setText(words if shown != total else "")


class _Legend(QWidget):
    """The dots with their words."""

    def __init__(self) -> None:
        super().__init__()
        parts = [(mark_of(state), term(PRESENCE, state)) for state in PRESENCE]
        self._parts = [*parts, ("none", tr("not on the list"))]
        self.setAccessibleName(", ".join(words for _mark, words in self._parts))
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(sum(16 + paint.width(words, "small") + 16 for _mark, words in self._parts)), 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x, r = 0.0, QRectF(self.rect())
        for mark, words in self._parts:
            dot(p, x + 5, r.center().y() + 0.5, mark)
            x += 16
            x += paint.text(p, r.adjusted(x, 0, 0, 0), words, "small", "muted") + 16
        p.end()


def _name(row: PersonRow) -> Cell:
    native = row.native if row.native != row.display and row.display else ""
    sign = "°" if row.illustrative else ""
    return Cell(
        row.name if native else f"{row.name}{sign}",
        native=f"{native}{sign}" if native else "",
        tip=tr("° illustrative: invented") if row.illustrative else "",
    )


def _kind(row: PersonRow) -> Cell:
    return Cell(", ".join(term(IRC_KINDS, kind) for kind in row.kinds), role="muted")


def _meeting(meeting: MeetingColumn, head: str) -> Column[PersonRow]:
    def cell(row: PersonRow) -> Cell:
        state = row.state_at(meeting.id)
        if state is not None:
            return Cell(mark=mark_of(state), tip=f"{meeting.short_name}: {term(PRESENCE, state)}")
        listed = meeting.id in row.listed
        words = tr("nothing recorded") if listed else tr("not on the list")
        return Cell(mark="absent" if listed else "none", tip=f"{meeting.short_name}: {words}")

    return Column(meeting_key(meeting), head, cell, width=38, center=True, found=False, ready=True)


def _head(meeting: MeetingColumn, meetings: Sequence[MeetingColumn]) -> str:
    """The first letters of its short name; where two begin alike, the year."""
    begin = meeting.short_name[:_SHORT]
    alike = [each for each in meetings if each.short_name[:_SHORT] == begin]
    return begin if len(alike) == 1 else f"{meeting.first_day:%y}"
