"""The panel beside the preview of an import of an agenda: the event chosen, what is wrong, what changes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.agenda_import_plan import Change, EventState
from app.domain.errors import UserError
from app.ui.language import plural, said, tr
from app.ui.pages.consortium.areas_frame import ThingPanel
from app.ui.pages.meeting.agenda_import_words import (
    EventRow,
    change_text,
    entered,
    field_name,
    room_of,
    title_of,
    when_of,
)
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import SectionHead

_LABEL = 92  # px
_MOST_REMARKS = 20


class AgendaImportPanel(ThingPanel):
    """Without a choice it says what was read otherwise than it stands in the file."""

    def __init__(self) -> None:
        super().__init__(
            tr("No event chosen"),
            tr("Choose an event to see what becomes of it. What was changed here since the last import stays as it is, "
               "unless you say otherwise."),
        )  # fmt: skip
        self.history.hide()
        self._remarks: tuple[UserError, ...] = ()

    def show_remarks(self, remarks: Sequence[UserError]) -> None:
        """What was read otherwise than it stands there."""
        self._remarks = tuple(remarks)

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Show the event chosen, or how many are."""
        clear(self.fields)
        if not rows and self._remarks:
            self._show_remarks()
        elif not rows:
            self.show_nothing()
            clear(self.problems)
        elif len(rows) > 1:
            self.begin(tr("Events"), plural("{number} event chosen", "{number} events chosen", len(rows)), "")
        else:
            self._show(rows[0])
        self.history.hide()

    def _show_remarks(self) -> None:
        title = plural("{number} remark", "{number} remarks", len(self._remarks))
        self.begin(tr("The file"), title, tr("This was read otherwise than it stands in the file."))
        for remark in self._remarks[:_MOST_REMARKS]:
            self.add_problem("notice", said(remark), "", [])
        if (more := len(self._remarks) - _MOST_REMARKS) > 0:
            self.add_problem("notice", plural("{number} more", "{number} more", more), "", [])

    def _show(self, row: EventRow) -> None:
        place = " · ".join(part for part in (when_of(row), room_of(row)) if part)
        self.begin(tr("Event"), title_of(row), place)
        if row.problem is not None:
            self.add_problem("problem", tr("Cannot be imported"), said(row.problem), [])
        if row.planned is None:
            return
        if row.state is EventState.GONE:
            words = tr("It is cancelled.") if row.cancels else tr("It stays, unless you ask for it to be cancelled.")
            self.add_problem("warning", tr("Not in the file any more"), words, [])
        if row.state is EventState.KEPT and row.planned.known is None:
            self.add_problem("notice", tr("Deleted here"), tr("It was imported before, and deleted since."), [])
        changes = row.planned.changes
        self._show_changes(tr("What changes"), [each for each in changes if not each.kept])
        self._show_changes(tr("What stays as it was changed here"), [each for each in changes if each.kept])
        if row.state is EventState.NEW:
            self._add_pairs(tr("What is entered"), entered(row))

    def _show_changes(self, title: str, changes: Sequence[Change]) -> None:
        self._add_pairs(title, [(field_name(each.field), change_text(each)) for each in changes])

    def _add_pairs(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        if not pairs:
            return
        self.fields.addSpacing(16)
        self.fields.addWidget(SectionHead(title, str(len(pairs))))
        self.fields.addSpacing(6)
        for label, words in pairs:
            self.fields.addWidget(_pair(label, words))


def _pair(label: str, words: str) -> QWidget:
    made = QWidget()
    named, value = Label(label, "small", "muted", wrap=True), Label(words, "body", wrap=True)
    named.setFixedWidth(_LABEL)
    row = box("h", named, 8, value, margins=(0, 4, 0, 4), parent=made)
    row.setAlignment(named, Qt.AlignmentFlag.AlignTop)
    row.setStretch(2, 1)
    return made
