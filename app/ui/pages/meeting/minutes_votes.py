"""The votes of a decision as chips that are typed into: for, against, abstentions; none of them is consensus."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from app.domain.quorum import Votes
from app.ui import paint, theme
from app.ui.language import tr
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

_DIGITS = QRegularExpression(r"\d{0,5}")


class VotesRow(QWidget):
    """Three chips. ``committed`` tells the votes after Enter, or when the row is left, if they were changed."""

    committed = Signal(object)  # Votes or None
    submitted = Signal()  # Enter
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips = (_VoteChip(tr("For")), _VoteChip(tr("Against")), _VoteChip(tr("Abstain")))
        self._shown: Votes | None = None
        box("h", *self.chips, spacing=6, parent=self)
        for chip in self.chips:
            chip.field.submitted.connect(self._submit)
            chip.field.escaped.connect(self._put_back)
            chip.field.left.connect(self._left)

    def votes(self) -> Votes | None:
        """What stands in the chips; an empty one beside others is 0."""
        typed = [chip.field.text() for chip in self.chips]
        return Votes(*(int(text or 0) for text in typed)) if any(typed) else None

    def show_votes(self, votes: Votes | None) -> None:
        """Show these, unless somebody is typing."""
        typing = self.votes() != self._shown and any(chip.field.hasFocus() for chip in self.chips)
        self._shown = votes
        if not typing:
            self._fill(votes)

    def set_locked(self, locked: bool) -> None:
        """Whether the votes can only be read."""
        for chip in self.chips:
            chip.set_locked(locked)

    def _fill(self, votes: Votes | None) -> None:
        numbers = ("", "", "") if votes is None else (str(votes.for_), str(votes.against), str(votes.abstain))
        for chip, number in zip(self.chips, numbers, strict=True):
            if chip.field.text() != number:
                chip.field.setText(number)

    def _submit(self) -> None:
        self._commit()
        self.submitted.emit()

    def _commit(self) -> None:
        votes = self.votes()
        if votes != self._shown:
            self._shown = votes
            self.committed.emit(votes)

    def _put_back(self) -> None:
        if self.votes() == self._shown:
            self.escaped.emit()
        self._fill(self._shown)

    def _left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._commit()


class _VoteChip(QWidget):
    """A pill with a word and a number."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.field = _NumberField(word)
        self._locked = False
        self.setFixedHeight(theme.SMALL_CONTROL)
        label = Label(word, "small")
        label.setBuddy(self.field)
        box("h", label, 2, self.field, margins=(11, 0, 9, 0), parent=self)
        self.setFocusProxy(self.field)

    def set_locked(self, locked: bool) -> None:
        """Whether the number can only be read."""
        self.field.setReadOnly(locked)
        self.field.setFocusPolicy(Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        focused = self.field.hasFocus()
        edge = "accent" if focused else "edge"
        paint.box(p, self.rect(), "raised", edge, theme.RADIUS_CHIP, 1.5 if focused else 1.0)
        p.end()


class _NumberField(QLineEdit):
    """Digits; Up and Down count."""

    submitted = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setPlaceholderText("–")
        self.setFont(theme.font("small"))
        self.setFixedHeight(theme.px(20))
        self.setValidator(QRegularExpressionValidator(_DIGITS, self))
        self.textChanged.connect(self._fit)
        self._fit("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.submitted.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if not self.isReadOnly():
                step = 1 if event.key() == Qt.Key.Key_Up else -1
                self.setText(str(max(0, int(self.text() or 0) + step)))
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self._repaint_pill()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deselect()
        self._repaint_pill()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def _repaint_pill(self) -> None:
        if (pill := self.parentWidget()) is not None:
            pill.update()

    def _fit(self, text: str) -> None:
        self.setFixedWidth(round(paint.width(text or "–", "small")) + 6)
