"""The small form of a project: what a new database needs before anything else."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.day_words import ProjectMonth, day_from_words, due_from_words
from app.domain.errors import UserError
from app.domain.kinds import Programme
from app.domain.months import last_day
from app.domain.project import ProjectFacts, first_mistake
from app.ui import theme
from app.ui.language import day, said, tr
from app.ui.pages.recent_files import PathLine
from app.ui.widgets.buttons import Button, Segmented
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box

_LABEL = 104  # px
_PROGRAMMES = ((Programme.HORIZON_EUROPE, "Horizon Europe"), (Programme.H2020, "H2020"))


class ProjectForm(QWidget):
    """``wanted`` tells the facts when they are whole; ``given_up``: rather not. Dates in words count from ``today``.

    ``with_as_of`` also asks for the day the program takes for today, which ``as_of`` tells.
    """

    wanted = Signal(object)  # ProjectFacts
    given_up = Signal()

    def __init__(self, title: str, button: str, today: dt.date, with_as_of: bool = False) -> None:
        super().__init__()
        self._today = today
        self._where, self._problem = PathLine(), Label("", "body", "danger", wrap=True)
        self._problem.hide()
        self.fields = {
            "acronym": FormField(tr("Acronym"), tr("What everybody calls it")),
            "title": FormField(tr("Title"), tr("As in the grant agreement")),
            "grant_no": FormField(tr("Grant number"), tr("May be added later")),
            "start": FormField(tr("Starts"), tr("The first day, such as 1 Jan 2026")),
            "end": FormField(tr("Ends"), tr("The last day, or a month such as M36")),
        }
        if with_as_of:
            self.fields["as_of"] = FormField(tr("Today is"), tr("Empty: the day of this computer"))
        self.as_of: dt.date | None = None
        self._programme = Segmented([name for _value, name in _PROGRAMMES], tr("Programme"))
        self.ready, cancel = Button(button, "check", "primary"), Button(tr("Cancel"), "", "bordered")
        programme = Label(tr("Programme"), "small", "muted")
        programme.setFixedWidth(_LABEL)
        names, times = (self.fields["acronym"], self.fields["title"]), tuple(self.fields.values())[2:]
        box(
            "v", Label(title, "title"), self._where, 16, Rule(), 16, *names,
            box("h", programme, self._programme, None), 8, *times, 8, self._problem, 8,
            box("h", _LABEL, self.ready, cancel, None, spacing=8), None, spacing=0, parent=self,
        )  # fmt: skip
        self.ready.clicked.connect(self._finish)
        cancel.clicked.connect(self.given_up)
        for field in self.fields.values():
            field.line.returnPressed.connect(self._finish)

    def begin(self, where: Path) -> None:
        """Start over with empty fields, for a database to be made at ``where``."""
        self._where.setText(str(where))
        for field in self.fields.values():
            field.line.clear()
            field.refuse("")
        self._problem.hide()
        self.fields["acronym"].line.setFocus()

    def show_facts(self, facts: ProjectFacts, as_of: dt.date | None) -> None:
        """Begin with what is known."""
        known = {"acronym": facts.acronym, "title": facts.title, "grant_no": facts.grant_no}
        known |= {"start": day(facts.start), "end": day(facts.end), "as_of": day(as_of) if as_of is not None else ""}
        for name, field in self.fields.items():
            field.line.setText(known[name])
            field.line.setCursorPosition(0)
        self._programme.choose([value for value, _name in _PROGRAMMES].index(facts.programme))

    def refuse(self, error: UserError) -> None:
        """Why it was not made; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def _finish(self) -> None:
        self._problem.hide()
        for field in self.fields.values():
            field.refuse("")
        start = self._read("start", self._start)
        end = self._read("end", lambda typed: self._end(typed, start or self._today))
        if start is None or end is None or not self._read_as_of():
            return
        text = {name: field.line.text() for name, field in self.fields.items()}
        programme = _PROGRAMMES[self._programme.current()][0]
        facts = ProjectFacts(text["acronym"], text["title"], programme, text["grant_no"], start, end)
        if (mistake := first_mistake(facts)) is None:
            self.wanted.emit(facts)
        else:
            self._refuse_field(*mistake)

    def _read_as_of(self) -> bool:
        typed = self.fields["as_of"].line.text().strip() if "as_of" in self.fields else ""
        self.as_of = self._read("as_of", lambda words: day_from_words(words, self._today)) if typed else None
        return not typed or self.as_of is not None

    def _read(self, name: str, read: Callable[[str], dt.date]) -> dt.date | None:
        try:
            return read(self.fields[name].line.text().strip())
        except UserError as error:
            self._refuse_field(name, error)
            return None

    def _refuse_field(self, name: str, error: UserError) -> None:
        self.fields[name].refuse(said(error))
        self.fields[name].line.setFocus()

    def _start(self, typed: str) -> dt.date:
        if not typed:
            raise UserError("The project has no first day: write one such as 1 Jan 2026.")
        return day_from_words(typed, self._today)

    def _end(self, typed: str, start: dt.date) -> dt.date:
        if not typed:
            raise UserError("The project has no last day: write one, or its last month such as M36.")
        found = due_from_words(typed, self._today)
        return last_day(start, found.number) if isinstance(found, ProjectMonth) else found


class FormField(QWidget):
    """A label, a field with an edge, and a sentence under it when it cannot be so."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        label = Label(name, "small", "muted")
        label.setFixedSize(_LABEL, theme.CONTROL)
        self.line = QLineEdit()
        self.line.setFont(theme.font())
        self.line.setFixedHeight(theme.CONTROL)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.setContentsMargins(8, 2, 0, 0)
        row = box("h", label, box("v", self.line, self._problem, 8), parent=self)
        row.setStretch(1, 1)
        row.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        self.refuse("")

    def refuse(self, words: str) -> None:
        """Say under the field why it cannot be so; empty: it can."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.line.setProperty("wrong", bool(words))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
