"""What the parts of the plan's panel share: fields that commit as one step, and what is wrong, said first."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.day_words import day_from_words
from app.domain.errors import UserError
from app.domain.plan_due_words import Due, due_in_words
from app.domain.plan_report import RowKind
from app.domain.plan_rows import Choice, DueDates, PlanChoices
from app.queries.plan_fields import plan_fields
from app.services.plan_dues import revise_due, set_due
from app.services.plan_moves import rename_row, set_lead, set_number
from app.ui.desk import Desk, Outcome
from app.ui.language import tr
from app.ui.pages.plan.plan_words import EMPTY
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, frame

Act = Callable[[Session], object]
Way = tuple[str, Callable[[], object]]
Offered = Sequence[tuple[Any, str]]


class PanelPart(QWidget):
    """The fields of the rows of one kind. ``step`` is the message id of a change, ``kind`` what the row's table is."""

    step, kind = "", ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.row_id = desk, 0
        self.fields: dict[str, Property] = {}
        self.problems = QVBoxLayout()
        self.problems.setSpacing(0)
        self._wrong: object = None

    def first_field(self) -> QWidget:
        """Where the keyboard goes when somebody comes to the panel."""
        return next(iter(self.fields.values())).field

    def choices(self) -> PlanChoices:
        """What the fields offer, as it is now."""
        return self.desk.read(lambda session: plan_fields(session, self.desk.as_of()))

    def change(self, field: str, act: Act, done: str = "") -> Outcome[object]:
        """Change the row as one step; a refusal stands under the field."""
        about: dict[str, Any] = {self.kind: self.row_id}
        return self.desk.change(self.step, act, refused=self.fields[field].refuse, done=done, **about)

    def add(self, name: str, field: Property, commit: Callable[[Session, int, Any], object]) -> None:
        """Have a field whose value is committed by ``commit(session, row id, value)``."""
        self.fields[name] = field
        field.committed.connect(lambda value: self.change(name, lambda session: commit(session, self.row_id, value)))

    def add_names(self, kind: RowKind) -> None:
        """The fields that all rows of the plan have: title, number, lead."""
        self.add(
            "title",
            Property(tr("Title"), long="paragraph", placeholder=EMPTY),
            lambda session, row, value: rename_row(session, kind, row, value),
        )
        self.add(
            "number",
            Property(tr("Number"), placeholder=EMPTY),
            lambda session, row, value: set_number(session, kind, row, value),
        )
        self.add(
            "lead",
            Property(tr("Lead"), choices=lambda: named(self.choices().organisations, EMPTY), placeholder=EMPTY),
            lambda session, row, value: set_lead(session, kind, row, value),
        )

    def add_dues(self, dates: Callable[[], DueDates | None]) -> None:
        """The fields of when it is due, at first and revised; ``dates`` tells what they show."""
        kind = self.kind

        def read(text: str, revised: bool) -> Due | None:
            known = dates()
            if revised and not text.strip():
                return None
            if not text.strip():
                raise UserError("It has to be due at some time: write a month such as M30, or a day.")
            shown = None
            if known is not None:
                shown = (known.revised_month or known.month, known.revised_on) if revised else (known.month, known.on)
            return due_in_words(text, self.choices().start, self.desk.as_of(), shown)

        first = Property(tr("Due"), read=lambda text: read(text, False), placeholder=EMPTY)
        again = Property(tr("Revised"), read=lambda text: read(text, True), placeholder=tr("Not revised"))
        self.add("due", first, lambda session, row, due: set_due(session, kind, row, *due))
        self.add("revised", again, lambda session, row, due: revise_due(session, kind, row, *(due or (None, None))))

    def show_problems(self, found: Sequence[tuple[str, str, str, Sequence[Way]]], about: object) -> None:
        """Say what is wrong: (frame, title, words, ways out); ``about`` tells whether it is still the same."""
        told = (about, [problem[:3] for problem in found])
        if told == self._wrong:
            return
        self._wrong = told
        clear(self.problems)
        for look, title, words, ways in found:
            self.problems.addWidget(problem_frame(look, title, words, () if self.desk.read_only else ways))
            self.problems.addSpacing(8)

    def lock(self) -> None:
        """In a file that can only be read, the fields can only be read."""
        for field in self.fields.values():
            field.set_locked(self.desk.read_only)

    def go_to(self, field: str) -> None:
        """Give a field the keyboard, with all it holds chosen."""
        self.fields[field].show()
        self.fields[field].field.setFocus(Qt.FocusReason.TabFocusReason)
        self.fields[field].field.selectAll()

    def read_day(self, text: str) -> dt.date | None:
        """A day typed in words; None where nothing stands."""
        return day_from_words(text, self.desk.as_of()) if text.strip() else None


def named(some: Sequence[Choice], nobody: str = "") -> Offered:
    """Choices by their short names; ``nobody`` is what an empty field means."""
    found: list[tuple[Any, str]] = [(one.id, one.name) for one in some]
    return [(None, nobody), *found] if nobody else found


def titled(some: Sequence[Choice], nothing: str = "") -> Offered:
    """Choices by number and title."""
    found: list[tuple[Any, str]] = [(one.id, f"{one.name} {one.title}") for one in some]
    return [(None, nothing), *found] if nothing else found


def problem_frame(look: str, title: str, words: str, ways: Sequence[Way]) -> QWidget:
    """What is wrong (``look``: problem, warning or notice), in a title and words, with ways out as links."""
    made = frame(look)
    tone = {"problem": "danger", "warning": "amber"}.get(look, "accent")
    lines: list[QWidget] = [Label(title, "strong", tone, wrap=True)]
    if words:
        lines.append(Label(words, "small", "", wrap=True))
    column = box("v", *lines, margins=(12, 8, 12, 6), spacing=2, parent=made)
    if ways:
        links = box("h", spacing=16)
        show_ways(links, ways)
        column.addLayout(links)
    return made


def show_ways(row: QBoxLayout, ways: Sequence[Way]) -> None:
    """Offer these ways on as links, in place of those that stand in ``row``."""
    clear(row)
    for name, act in ways:
        link = Button(name, "", "link", small=True)
        link.clicked.connect(lambda _on=False, go=act: go())
        row.addWidget(link)
    row.addStretch(1)
