"""The panel beside the preview of an import: the row chosen, what is wrong or doubtful in it, and what it changes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.people_import import Answer, Decision, FieldChange, ImportState
from app.ui.language import plural, said, tr
from app.ui.pages.consortium.areas_frame import ThingPanel
from app.ui.pages.people.importing_words import ImportRow, change_text, entered, field_name, name_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead

_LABEL, _TALL = 92, 44  # px


class ImportPanel(ThingPanel):
    """``answered`` tells what the user said of the rows chosen: an ``Answer``, or None to take them in again."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            tr("No row chosen"),
            tr("Choose a row to see what becomes of it. S: the same person, N: a new person, Del: left out."),
        )
        self.history.hide()
        self.lines: list[Line] = []
        self.keys.setText(tr("S same · N new · Del left out"))

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show the row chosen, or how many are."""
        clear(self.fields)
        self.lines = []
        if not rows:
            self.show_nothing()
        elif len(rows) > 1:
            words = plural("{number} row chosen", "{number} rows chosen", len(rows))
            self.begin(tr("Rows"), words, tr("S, N and Del are for all of them."))
        else:
            self._show(rows[0])
        self.history.hide()

    def take_keyboard(self) -> None:
        """Go to the first choice."""
        if self.lines:
            self.focus_on(self.lines[0])

    def _show(self, row: ImportRow) -> None:
        planned = row.planned
        person = planned.row.person
        native = person.native if person.native != name_of(row) else ""
        self.begin(tr("Row {number}", number=row.id), name_of(row), native)
        for error in planned.row.errors:
            self.add_problem("problem", tr("Cannot be imported"), said(error), [])
        if planned.state is ImportState.DOUBTFUL:
            self._ask(row)
        elif planned.state in (ImportState.NEW, ImportState.CHANGED):
            self._offer_leaving(row)
        for doubt in planned.row.doubts if not planned.row.same_as else planned.row.doubts[:-1]:
            self.add_problem("warning", tr("Look at this"), said(doubt), [])
        if planned.known and planned.state is not ImportState.NEW:
            which = row.answer.which if row.answer is not None else 0
            self._show_changes(planned.known[min(which, len(planned.known) - 1)].changes)
        if not planned.known or planned.state in (ImportState.NEW, ImportState.ERROR):
            self._show_values(tr("What is entered") if not planned.row.errors else tr("What the row says"), row)
            self._show_changes(planned.known[0].changes if planned.known else ())

    def _ask(self, row: ImportRow) -> None:
        """The ways there are: one of the known people, a new person, left out."""
        planned, answer = row.planned, row.answer
        title = tr("Is this the same person?")
        if planned.row.same_as:
            self.add_problem("warning", title, said(planned.row.doubts[-1]), [])
        else:
            self.add_problem("warning", title, tr("Somebody with this name or address is known already."), [])
        for number, known in enumerate(planned.known):
            is_it = answer is not None and answer.decision is Decision.SAME and answer.which == number
            words = tr("The same as {person}", person=known.name)
            self._add_choice(LineText(words, known.detail, state="done" if is_it else "planned"),
                             Answer(Decision.SAME, number))  # fmt: skip
        is_new = answer is not None and answer.decision is Decision.NEW
        self._add_choice(
            LineText(tr("A new person"), tr("Entered beside the other one"), state="done" if is_new else "planned"),
            Answer(Decision.NEW),
        )
        detail = "" if answer is not None else tr("As long as you choose nothing")
        out = row.is_left or answer is None
        self._add_choice(LineText(tr("Left out"), detail, state="done" if out else "planned"), Answer(Decision.LEAVE))

    def _add_choice(self, text: LineText, answer: Answer) -> None:
        line = Line(text, _TALL)
        line.clicked.connect(lambda: self.answered.emit(answer))
        self.lines.append(line)
        self.fields.addWidget(line)

    def _offer_leaving(self, row: ImportRow) -> None:
        words, act = (tr("Take it in again"), None) if row.is_left else (tr("Leave it out"), Answer(Decision.LEAVE))
        link = Button(words, "", "link", small=True)
        link.clicked.connect(lambda: self.answered.emit(act))
        self.fields.addLayout(box("h", link, None))

    def _show_values(self, title: str, row: ImportRow) -> None:
        self._add_pairs(title, entered(row.planned))

    def _show_changes(self, changes: Sequence[FieldChange]) -> None:
        self._add_pairs(tr("What changes"), [(field_name(each.field), change_text(each)) for each in changes])

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
