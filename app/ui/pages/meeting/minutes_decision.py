"""Decisions in the minutes: tinted blocks that are corrected in place, and the form for a new one."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.minutes_page import DecisionLine
from app.ui import icons, paint
from app.ui.focus import shows_focus
from app.ui.language import said, tr
from app.ui.pages.decision_words import IRREGULAR, outcome, standing
from app.ui.pages.meeting.minutes_votes import VotesRow
from app.ui.pages.meeting.minutes_words import SIGN
from app.ui.widgets.buttons import Button
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box

_MARGINS = (17, 12, 16, 12)


class DecisionBlock(QFrame):
    """One decision. Enter goes into its words, Delete deletes it; the signals tell what the user wants changed."""

    rewritten = Signal(int, str, int)  # id, text, version it was read in
    counted = Signal(int, object)  # id, Votes or None
    delete_asked = Signal(int)

    def __init__(self, line: DecisionLine, locked: bool) -> None:
        super().__init__()
        self.setObjectName("decision")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line, self._locked, self._base = line, locked, line.version
        self._number, self._standing = Label("", "caps", "accent"), Elided("", "small", "muted")
        self.words = GrowingText(tr("Words of the decision"))
        self.votes, self._outcome = VotesRow(), Label("", "small", "muted", wrap=True)
        self._rules = _Rules()
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        self._delete = Button("", "trash-2", "ghost", tr("Delete the decision"), small=True)
        policy = self._delete.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._delete.setSizePolicy(policy)
        self._delete.hide()
        head = box("h", self._number, 12, None, self._standing)
        row = box("h", self.votes, 10, self._outcome, 8, self._delete)
        row.setStretch(2, 1)
        box("v", head, 4, self.words, self._problem, 10, row, self._rules, margins=_MARGINS, parent=self)
        self.words.submitted.connect(self._rewrite)
        self.words.left.connect(self._rewrite)
        self.words.escaped.connect(self._put_back)
        self.votes.committed.connect(lambda votes: self.counted.emit(self._line.id, votes))
        self.votes.escaped.connect(self.setFocus)
        self._delete.clicked.connect(lambda: self.delete_asked.emit(self._line.id))
        self.show_line(line, locked)

    @property
    def id(self) -> int:
        """The decision's id."""
        return self._line.id

    def show_line(self, line: DecisionLine, locked: bool) -> None:
        """Show the decision as it is now; what is being typed stays."""
        typing = self.words.hasFocus() and self.words.text() != self._line.text
        self._line, self._locked = line, locked
        sign = SIGN if line.illustrative else ""
        self._number.setText(tr("Decision {number}", number=line.number) + sign)
        self._standing.setText(standing(line))
        self._standing.set_tone("danger" if line.vetoed_by else "muted")
        self._standing.setToolTip("")
        self._outcome.setText(outcome(line))
        self._rules.show_rules([tr(IRREGULAR[one]) for one in line.irregular])
        if not typing:
            self._base = line.version
            self.words.set_text(line.text)
        self.words.setReadOnly(locked)
        self.votes.show_votes(line.tally.votes if line.tally is not None else None)
        self.votes.set_locked(locked)
        self.setAccessibleName(f"{self._number.text()}: {line.text} {self._outcome.text()}")

    def refuse(self, error: UserError) -> None:
        """Say under the words why they were not taken."""
        self._problem.setText(said(error))
        self._problem.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._locked:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(self._line.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.words.setFocus()
            self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._delete.setVisible(not self._locked)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._delete.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if shows_focus(self):
            p = QPainter(self)
            paint.focus(p, QRectF(self.rect()), 2)
            p.end()

    def _rewrite(self) -> None:
        self._problem.hide()
        if not self._locked and self.words.text() != self._line.text:
            self.rewritten.emit(self._line.id, self.words.text(), self._base)

    def _put_back(self) -> None:
        self._problem.hide()
        self._base = self._line.version
        self.words.set_text(self._line.text)
        self.setFocus()


class DecisionForm(QFrame):
    """A new decision: its words, Tab, the votes; Enter records it, Esc closes the form and keeps what was typed."""

    submitted = Signal(str, object)  # text, Votes or None
    closed = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("decision")
        self.words = GrowingText(tr("Words of the decision"), placeholder=tr("What exactly was decided"))
        self.votes, self._problem = VotesRow(), Label("", "small", "danger", wrap=True)
        self._problem.hide()
        record = Button(tr("Record"), "", "link", small=True)
        record.clicked.connect(self._submit)
        hint = Elided(tr("Without votes: by consensus · Enter records · Esc closes"), "small", "muted")
        row = box("h", self.votes, 10, hint, 12, record)
        row.setStretch(2, 1)
        head = Label(tr("New decision"), "caps", "accent")
        box("v", head, 4, self.words, self._problem, 10, row, margins=_MARGINS, parent=self)
        self.words.textChanged.connect(self.typed)
        for part in (self.words, self.votes):
            part.submitted.connect(self._submit)
            part.escaped.connect(self.closed)

    def begin(self, text: str) -> None:
        """Open the form with ``text``, and take the keyboard."""
        self._problem.hide()
        self.words.set_text(text)
        self.votes.show_votes(None)
        self.show()
        self.words.setFocus()
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)

    def refuse(self, error: UserError) -> None:
        """Say why it was not recorded; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()
        self.words.setFocus()

    def _submit(self) -> None:
        self.submitted.emit(self.words.text(), self.votes.votes())


class _Rules(QWidget):
    """What the rules say against a decision: a triangle and a sentence each."""

    def __init__(self) -> None:
        super().__init__()
        self._column = box("v", spacing=2, parent=self)
        self._sentences: list[str] = []
        self.hide()

    def show_rules(self, sentences: list[str]) -> None:
        """Show these; nothing where there are none."""
        if sentences == self._sentences:
            return
        self._sentences = sentences
        self._column.setContentsMargins(0, 8 if sentences else 0, 0, 0)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for sentence in sentences:
            self._column.addWidget(_Rule(sentence))
        self.setVisible(bool(sentences))


class _Rule(QWidget):
    """One sentence with its triangle."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        row = box("h", 20, Label(sentence, "small", "amber", wrap=True), parent=self)
        row.setStretch(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        icons.draw(p, "triangle-alert", QRectF(0, 1, 14, 14), "amber")
        p.end()
