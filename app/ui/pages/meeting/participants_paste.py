"""The sheet for pasted people: the text, what its columns mean, who would be added, known or is doubtful; one undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, Reply
from app.domain.pasted_people import ListedPerson, Match, Meaning, PastedMatch, PastedPeople
from app.importers.pasted_people import read_people
from app.queries.pasted_people import pasted_matches
from app.services.participation import add_people
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import plural, said, term, tr
from app.ui.pages.meeting.participant_words import ROLES
from app.ui.pages.meeting.participants_columns import country
from app.ui.pages.meeting.participants_mapping import MappingRow
from app.ui.tables.cells import Cell
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, toolbar
from app.words import message

_WAIT_MS = 250
_EDITOR = 116  # px


@dataclass(frozen=True)
class PreviewRow:
    """A pasted row as it will be entered: ``as_new`` although somebody may be the same, or ``left_out``."""

    found: PastedMatch
    as_new: bool = False
    left_out: bool = False

    @property
    def id(self) -> int:
        """The number of the row."""
        return self.found.row.number

    @property
    def is_added(self) -> bool:
        """Whether this row puts somebody on the list."""
        return not (self.left_out or self.found.row.errors or self.found.match is Match.LISTED)

    def listed(self) -> ListedPerson:
        """The person to be put on the list."""
        row = self.found.row
        is_new = self.found.match is Match.NEW or (self.found.match is Match.LIKELY and self.as_new)
        return ListedPerson(
            row.person,
            None if is_new else self.found.person_id,
            row.role or ParticipationRole.MEMBER,
            row.reply or Reply.NONE,
        )


class PasteSheet(QWidget):
    """``left``: it is closed, after adding people or without."""

    left = Signal()

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self._desk, self._meeting = desk, meeting_id
        self._fields: tuple[Meaning, ...] | None = None
        self.text = QPlainTextEdit()
        self.text.setFont(theme.font())
        self.text.setFixedHeight(_EDITOR)
        self.text.setTabStopDistance(110)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("Pasted people"))
        self.text.setPlaceholderText(
            tr("Rows copied from a sheet, names and addresses from a mail, or one name a line")
        )
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_WAIT_MS)
        self._clock.timeout.connect(self.read)
        self.text.textChanged.connect(self._clock.start)
        self.summary, self.problem = Elided("", "small", "muted"), Label("", "small", "danger", wrap=True)
        self.mapping = MappingRow()
        self.mapping.changed.connect(self._map)
        self.table = Table(_COLUMNS, tr("People to be added"))
        self.table.activated_row.connect(self.toggle_new)
        self.table.delete_pressed.connect(self.leave_out)
        self.add_button, cancel = Button(tr("Add"), "check", "primary"), Button(tr("Cancel"), "", "bordered")
        self.add_button.clicked.connect(self.apply)
        cancel.clicked.connect(self.close_sheet)
        self._lay_out(cancel)

    def _lay_out(self, cancel: Button) -> None:
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.problem.hide()
        bar = toolbar(Label(tr("Paste people"), "lead"), 12, self.summary, 12, cancel, self.add_button)
        if isinstance(row := bar.layout(), QBoxLayout):
            row.setStretch(2, 1)
        inside = (theme.MARGIN, 12, theme.MARGIN, 8)
        above = box("v", self.text, 6, self.problem, self.mapping, margins=inside)
        hint = Label(
            tr("Enter on a doubtful row: the same person or a new one. Del leaves a row out, or takes it in again."),
            "small",
            "muted",
        )
        foot = box("h", hint, None, margins=(theme.MARGIN, 8, theme.MARGIN, 8))
        box("v", bar, Rule(), above, Rule(), self.table, Rule(), foot, parent=self).setStretch(4, 1)

    def open_with(self, text: str) -> None:
        """Begin with ``text``, as it was copied."""
        self._fields = None
        self.text.setPlainText(text)
        self.read()
        (self.table if self.table.rows.rows else self.text).setFocus()

    def read(self) -> None:
        """Read the text again, and show who would be added."""
        self._clock.stop()
        try:
            found = read_people(self.text.toPlainText(), self._fields)
            matches = self._matches(found)
        except UserError as error:
            self._refuse(error if self.text.toPlainText().strip() else None)
            self.mapping.show_columns(())
            self._show(())
            return
        self._refuse(None)
        self.mapping.show_columns(found.columns)
        before = {row.id: row for row in self.table.rows.rows}
        self._show([_like_before(PreviewRow(each), before.get(each.row.number)) for each in matches])

    def toggle_new(self, number: int) -> None:
        """Say of a doubtful row that it is a new person, or the one who is known after all."""
        self._replace({number}, lambda row: replace(row, as_new=not row.as_new))

    def leave_out(self) -> None:
        """Leave the chosen rows out, or take them in again."""
        self._replace(set(self.table.chosen()), lambda row: replace(row, left_out=not row.left_out))

    def apply(self) -> None:
        """Put the people on the list, as one step."""
        people = [row.listed() for row in self.table.rows.rows if row.is_added]
        if not people:
            return
        outcome = self._desk.change(
            "Paste people",
            lambda session: add_people(session, self._meeting, people),
            meeting=self._meeting,
            refused=self._refuse,
        )
        if outcome:
            number = len(outcome.value or ())
            self._desk.say(plural("{number} person added", "{number} people added", number), undo=True)
            self.close_sheet()

    def close_sheet(self) -> None:
        """Forget the text and go back to the list."""
        self.text.clear()
        self._clock.stop()
        self.left.emit()

    def _refuse(self, error: UserError | None) -> None:
        self.problem.setText(said(error) if error is not None else "")
        self.problem.setVisible(error is not None)

    def _matches(self, found: PastedPeople) -> Sequence[PastedMatch]:
        as_of = self._desk.as_of()
        return self._desk.read(lambda session: pasted_matches(session, self._meeting, found.rows, as_of))

    def _map(self, fields: tuple[Meaning, ...]) -> None:
        self._fields = fields
        self.read()

    def _replace(self, numbers: set[int], change: Callable[[PreviewRow], PreviewRow]) -> None:
        self._show([change(row) if row.id in numbers else row for row in self.table.rows.rows])

    def _show(self, rows: Sequence[PreviewRow]) -> None:
        self.table.show_rows(rows)
        added = [row for row in rows if row.is_added]
        new = sum(row.listed().person_id is None for row in added)
        wrong = sum(bool(row.found.row.errors) for row in rows)
        check = sum(row.found.match is Match.LIKELY or bool(row.found.row.doubts) for row in added)
        parts = [
            plural("{number} new person", "{number} new people", new) if new else "",
            plural("{number} known", "{number} known", len(added) - new) if len(added) > new else "",
            plural("{number} to check", "{number} to check", check) if check else "",
            plural("{number} cannot be added", "{number} cannot be added", wrong) if wrong else "",
        ]
        self.summary.setText(" · ".join(part for part in parts if part))
        self.add_button.set_words(plural("Add {number} person", "Add {number} people", len(added)))
        self.add_button.setEnabled(bool(added))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)


def _like_before(row: PreviewRow, before: PreviewRow | None) -> PreviewRow:
    if before is None or before.found.row.person != row.found.row.person:
        return row
    return replace(row, as_new=before.as_new, left_out=before.left_out)


def _name(row: PreviewRow) -> Cell:
    person = row.found.row.person
    native = person.native if person.display else ""
    return Cell(person.display or person.native or "—", native, role="muted" if row.left_out else "ink")


def _role(row: PreviewRow) -> Cell:
    return Cell(term(ROLES, row.found.row.role or ParticipationRole.MEMBER), role="muted")


def _what(row: PreviewRow) -> Cell:
    """What becomes of a row, in words; the first thing that is wrong or doubtful."""
    found = row.found
    if row.left_out:
        return Cell(tr("Left out"), role="muted", state="off")
    if found.row.errors:
        words = said(found.row.errors[0])
        return Cell(words, role="danger", state="late", tip=words)
    if found.match is Match.LISTED:
        return Cell(tr("On the list already: {person}", person=found.known_as), role="muted", state="off")
    if found.match is Match.LIKELY:
        known = ", ".join(part for part in (found.known_as, found.known_email) if part)
        if row.as_new:
            words = tr("Entered as a new person, beside {person}", person=known)
        else:
            words = tr("Taken as {person}: the same person?", person=known)
        return Cell(words, role="amber", state="open", tip=words)
    if found.row.doubts:
        words = said(found.row.doubts[0])
        return Cell(words, role="amber", state="open", tip=words)
    if found.match is Match.KNOWN:
        return Cell(tr("Known: {person}", person=found.known_as), state="done")
    return Cell(tr("New person"), state="planned")


_COLUMNS: Sequence[Column[PreviewRow]] = (
    Column("name", message("Name"), _name, width=196),
    Column("email", message("E-mail"), lambda row: Cell(row.found.row.person.email, role="muted"), width=172, drop=2),
    Column("organisation", message("Organisation"), lambda row: Cell(row.found.row.person.organisation), width=132),
    Column("country", message("Country"), lambda row: Cell(country(row.found.row.person.country)), width=106, drop=1),
    Column("role", message("Role"), _role, width=78, drop=3),
    Column("what", message("What happens"), _what),
)
