"""What a new meeting starts from: nothing, a template, or an earlier meeting; typed or chosen in one field."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.meeting_copy import MeetingSource
from app.domain.text import fold
from app.queries.meeting_frames import meeting_choices, meeting_source, template_rows, template_source
from app.ui.desk import Desk
from app.ui.language import own_words, said, tr
from app.ui.widgets.choices import Offering
from app.ui.widgets.fields import LineField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.usecases.meeting_templates import built_in_template, built_in_templates


class StartKind(Enum):
    """The three ways, and the templates that come with the program."""

    EMPTY = "empty"
    BUILT_IN = "built in"
    TEMPLATE = "template"
    MEETING = "meeting"


@dataclass(frozen=True)
class Start:
    """One of the choices; ``id`` is that of the template or meeting, ``name`` that of the built-in one's file."""

    kind: StartKind
    id: int = 0
    name: str = ""


EMPTY = Start(StartKind.EMPTY)


class StartField(QWidget):
    """``chosen`` tells the MeetingSource, None for an empty meeting; ``given_up``: Esc."""

    chosen = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._start = EMPTY
        self.field = LineField(tr("Start from"), flat=False)
        self.field.setPlaceholderText(tr("An empty meeting"))
        self.problem = Label("", "small", "danger", wrap=True)
        self.problem.hide()
        box("v", Label(tr("Start from"), "small", "muted"), 3, self.field, self.problem, parent=self)
        self.field.commit.connect(self._commit)
        self.field.put_back.connect(lambda: self.choose(self._start))
        Offering(self.field, self.choices, self.field.commit.emit)

    def choices(self) -> Sequence[tuple[Start, str]]:
        """What can be chosen, and how it is called."""
        templates, meetings = self._desk.read(_asked)
        return [
            (EMPTY, tr("An empty meeting")),
            *(
                (Start(StartKind.BUILT_IN, name=name), tr("Template: {name}", name=words))
                for name, words in built_in_templates(own_words())
            ),
            *((Start(StartKind.TEMPLATE, one), tr("Template: {name}", name=name)) for one, name in templates),
            *((Start(StartKind.MEETING, one), tr("Copy of {meeting}", meeting=name)) for one, name in meetings),
        ]

    def choose(self, start: Start) -> None:
        """Start from this from now on, and tell; from nothing where it is not there any more."""
        words = dict(self.choices()).get(start)
        self._start = start if words is not None else EMPTY
        try:
            source = self._source(self._start)
        except UserError as error:
            self._refuse(error)
            return
        shown = words if words is not None and self._start != EMPTY else ""
        self.problem.hide()
        self.field.setText(shown)
        self.field.settled = shown
        self.field.setCursorPosition(0)
        self.field.setModified(False)
        self.chosen.emit(source)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field has no use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _commit(self) -> None:
        """Take the choice that has these words, or the only one in which they are."""
        typed = fold(self.field.text().strip())
        if typed == fold(self.field.settled or ""):
            self.problem.hide()
            return
        offered = self.choices()
        exact = [start for start, words in offered if fold(words) == typed]
        found = exact or [start for start, words in offered if typed and typed in fold(words)]
        if not typed:
            found = [EMPTY]
        if len(found) == 1 or exact:
            self.choose(found[0])
        else:
            self._refuse(
                UserError("Nothing to start from is called {typed}: choose one of the list.", typed=repr(typed))
                if not found
                else UserError("More than one has {typed} in its name: choose one of the list.", typed=repr(typed))
            )

    def _refuse(self, error: UserError) -> None:
        self.problem.setText(said(error))
        self.problem.show()

    def _source(self, start: Start) -> MeetingSource | None:
        match start.kind:
            case StartKind.EMPTY:
                return None
            case StartKind.BUILT_IN:
                return built_in_template(start.name, own_words())
            case StartKind.TEMPLATE:
                return self._desk.read(lambda session: template_source(session, start.id))
            case StartKind.MEETING:
                return self._desk.read(lambda session: meeting_source(session, start.id))


def _asked(session: Session) -> tuple[list[tuple[int, str]], tuple[tuple[int, str], ...]]:
    return [(row.id, row.name) for row in template_rows(session)], meeting_choices(session)
