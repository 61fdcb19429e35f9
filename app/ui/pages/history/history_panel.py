"""The panel of one step: who and when, whether it can be taken back, and what it did row by row, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.history_rows import Deed, FieldLine, RowDeed, StepDetail
from app.domain.word_diff import Change, DiffPart, word_diff
from app.ui import theme
from app.ui.language import moment, number_text, plural, tr
from app.ui.pages.history.history_names import field_name, table_name
from app.ui.pages.history.history_values import value_words
from app.ui.pages.history.history_words import DEEDS, UNDO, deed_words, place_of, refusal_words, what, who
from app.ui.places import Place
from app.ui.widgets.buttons import Button, CommandButton
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, clear, frame, scrolled
from app.ui.widgets.word_diff_view import WordDiffView

_LABEL = 84  # px
_LONG, _LONGEST, _AROUND = 60, 400, 48  # letters: compared word by word, shown of one text, shown beside a change


@dataclass(frozen=True)
class StepShown:
    """A step in full, and why it cannot be taken back; None: it can."""

    detail: StepDetail
    against: UserError | None


class HistoryPanel(QWidget):
    """``went``: somebody wants to go to a place; ``step_wanted``: to another step."""

    went = Signal(object)
    step_wanted = Signal(int)

    def __init__(self, undo: QAction) -> None:
        super().__init__()
        self._shown: StepShown | None = None
        self._kind, self.name = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self._when, self.why = Label("", "body", "muted", wrap=True), Label("", "small", "muted", wrap=True)
        self.undo = CommandButton(undo, "bordered")
        self._also, self._rows = QVBoxLayout(), QVBoxLayout()
        content = frame("clear")
        box(
            "v", self._kind, 2, self.name, 2, self._when, self._also, 10, box("h", self.undo, None), 4, self.why, 4,
            self._rows, None, margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        box("v", scrolled(content, theme.PANEL), parent=self)
        self.setFixedWidth(theme.PANEL)
        self.show_nothing(0)

    def show_nothing(self, chosen: int) -> None:
        """No step is chosen, or several."""
        self._shown = None
        self._clear()
        self._kind.hide()
        self.name.setText(plural("{number} chosen", "{number} chosen", chosen) if chosen else tr("Nothing chosen"))
        self._when.setText(tr("Choose one step in the table to see what it changed, field by field."))
        for widget in (self.undo, self.why):
            widget.hide()

    def show_step(self, shown: StepShown) -> None:
        """Show this step."""
        if shown.detail == (self._shown.detail if self._shown else None) and str(shown.against) == str(
            self._shown.against if self._shown else None
        ):
            return
        self._shown = shown
        step = shown.detail.step
        self._clear()
        self._kind.show()
        self._kind.setText(tr("Step {number}", number=number_text(step.id)))
        self.name.setText(what(step))
        self._when.setText(f"{moment(step.at)} · {who(step)}")
        if step.takes_back is not None:
            self._link(tr("Takes back step {number}", number=number_text(step.takes_back)), step.takes_back)
        if step.taken_back_by is not None:
            words = tr("Done again in step {number}") if step.kind == UNDO else tr("Undone in step {number}")
            self._link(words.replace("{number}", number_text(step.taken_back_by)), step.taken_back_by)
        self.undo.setVisible(step.taken_back_by is None)
        self.why.setVisible(shown.against is not None and step.taken_back_by is None)
        if shown.against is not None:
            self.why.setText(refusal_words(shown.against, self._row_name))
        self._show_rows(shown.detail)

    def take_keyboard(self) -> None:
        """Go to the first button or link."""
        for button in self.findChildren(Button):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _row_name(self, table: str, row_id: int) -> str:
        rows = self._shown.detail.rows if self._shown is not None else ()
        return next((row.name for row in rows if (row.table, row.row_id) == (table, row_id)), f"{row_id}")

    def _clear(self) -> None:
        clear(self._also)
        clear(self._rows)

    def _link(self, words: str, step: int) -> None:
        link = Button(words, "", "link", small=True)
        link.clicked.connect(lambda: self.step_wanted.emit(step))
        self._also.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_rows(self, detail: StepDetail) -> None:
        for row in detail.rows:
            self._rows.addWidget(self._row(row, detail))
        for table, deed, number in detail.sums:
            words = f"{table_name(table)}, {tr(DEEDS[deed])}"
            line = box("h", Label(words, wrap=True), None, Label(number_text(number), "body", "muted"))
            self._rows.addLayout(line)
        if detail.more:
            more = plural("and {number} more entry", "and {number} more entries", detail.more)
            self._rows.addWidget(Label(more, "small", "muted"))

    def _row(self, row: RowDeed, detail: StepDetail) -> QWidget:
        """One row: its name and the way there, what became of it, its fields."""
        holder = QWidget()
        name = Elided(row.name or f"{table_name(row.table)} {row.row_id}", "strong")
        parts: list[QWidget | None] = [name]
        if (place := place_of(row.home)) is not None:
            parts += [self._way(place, name.text())]
        head = box("h", *parts, spacing=8)
        head.setStretch(0, 1)
        tone = "danger" if row.deed is Deed.DELETED else "muted"
        lines = [self._field(row, line, detail) for line in row.fields]
        box("v", 8, Rule(), 8, head, Label(deed_words(row.table, row.deed), "small", tone), 4, *lines, parent=holder)
        return holder

    def _way(self, place: Place, name: str) -> Button:
        link = Button(tr("Go there"), "", "link", small=True)
        link.setAccessibleName(tr("Go there: {name}", name=name))
        link.clicked.connect(lambda: self.went.emit(place))
        return link

    @staticmethod
    def _field(row: RowDeed, line: FieldLine, detail: StepDetail) -> QWidget:
        holder = QWidget()
        label = Label(field_name(row.table, line.field), "small", "muted", wrap=True)
        before, after = (value_words(row.table, line, value, detail.names) for value in (line.before, line.after))
        texts = isinstance(line.before, str) and isinstance(line.after, str)
        if row.deed is Deed.CHANGED and texts and max(len(before), len(after)) > _LONG:
            compared = WordDiffView(label.text())
            compared.show_parts(around_changes(word_diff(before, after)))
            box("v", label, 2, compared, margins=(0, 2, 0, 4), parent=holder)
            return holder
        words = {Deed.ADDED: after, Deed.DELETED: before}.get(row.deed, f"{before} → {after}")
        value = Label(shortened(words), "body", "", wrap=True)
        label.setFixedWidth(_LABEL)
        value.setMinimumWidth(1)  # a long word is cut off: it does not make the panel wider
        both = box("h", label, value, margins=(0, 2, 0, 2), spacing=8, parent=holder)
        both.setStretch(1, 1)
        for part in (label, value):
            both.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return holder


def shortened(words: str) -> str:
    """``words``, as much as a panel has room for."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def around_changes(parts: Sequence[DiffPart]) -> list[DiffPart]:
    """The changes with a few words around them; what is the same in between is left out, as "…"."""
    made: list[DiffPart] = []
    for number, part in enumerate(parts):
        text = part.text
        if part.change is not Change.SAME:
            made.append(DiffPart(part.change, shortened(text)))
            continue
        head = text[:_AROUND] if number else ""
        tail = text[-_AROUND:] if number < len(parts) - 1 else ""
        short = len(text) <= len(head) + len(tail) + 1
        made.append(part if short else DiffPart(Change.SAME, f"{head}…{tail}"))
    return made
