"""One line to add people: known ones are offered while one types, a new one is entered as it stands (UX 24)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.new_people import NewPerson
from app.importers.pasted_people import read_people
from app.queries.people_choices import PersonChoice, likely_duplicates, people_choices
from app.ui import icons, paint, theme
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import box

_FIELD, _MOST, _TALL = 340, 8, 32


class ChoiceList(QWidget):
    """The people offered, and as the last line the new one; painted over what lies below the field."""

    picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.choices: Sequence[PersonChoice] = ()
        self.new_name = ""
        self.current = -1
        self.hide()

    def offer(self, choices: Sequence[PersonChoice], new_name: str, below: QWidget) -> None:
        """Show ``choices`` under ``below``, the first one chosen; nothing where there is nothing to offer."""
        self.choices, self.new_name = choices, new_name
        self.current = 0 if self.count() else -1
        if not self.count():
            self.hide()
            return
        parent = self.parentWidget()
        at = below.mapTo(parent, QPoint(0, below.height() + 2)) if parent is not None else QPoint()
        self.setGeometry(at.x(), at.y(), max(_FIELD + 120, below.width()), self.count() * _TALL + 8)
        self.setAccessibleName(self.words(self.current))
        self.show()
        self.raise_()
        self.update()

    def count(self) -> int:
        """How many lines there are."""
        return len(self.choices) + bool(self.new_name)

    def step(self, by: int) -> None:
        """Choose another line."""
        if self.count():
            self.current = max(0, min(self.count() - 1, self.current + by))
            self.setAccessibleName(self.words(self.current))
            self.update()

    def words(self, number: int) -> str:
        """What a line says."""
        if 0 <= number < len(self.choices):
            choice = self.choices[number]
            return ", ".join(part for part in (choice.name, choice.native, choice.organisation, choice.email) if part)
        return tr("New person: {name}", name=self.new_name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_FIELD, self.count() * _TALL + 8)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.step(int((event.position().y() - 4) // _TALL) - self.current)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self.current)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.box(p, self.rect(), "raised", "edge", theme.RADIUS)
        for number in range(self.count()):
            r = QRectF(4, 4 + number * _TALL, self.width() - 8, _TALL)
            if number == self.current:
                paint.box(p, r, "select", radius=4)
            line = r.adjusted(8, 0, -8, 0)
            if number == len(self.choices):
                icons.draw(p, "user-plus", QRectF(line.left(), line.center().y() - 7, 14, 14), "accent")
                paint.text(p, line.adjusted(22, 0, 0, 0), self.words(number))
                continue
            choice = self.choices[number]
            native = choice.native if choice.native != choice.name else ""
            paint.runs(p, line.adjusted(0, 0, -150, 0), [(choice.name, "ink", None), (native, "muted", None)])
            where = choice.organisation or choice.email
            paint.text(p, line.adjusted(line.width() - 142, 0, 0, 0), where, "small", "muted", paint.RIGHT)
        p.end()


class AddLine(QWidget):
    """``add_known`` tells a person's id, ``add_new`` a NewPerson; ``left``: the keyboard goes back to the table."""

    add_known = Signal(int)
    add_new = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._listed: set[int] = set()
        self._warned = ""
        self.field = QLineEdit()
        self.field.setFont(theme.font())
        self.field.setFixedSize(_FIELD, theme.CONTROL)
        self.field.setPlaceholderText(tr("Name, or Name (Organisation) <e-mail>"))
        self.field.setAccessibleName(tr("Add a person"))
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.hint = Elided("", "small", "muted")
        close = Button("", "x", "ghost", tr("Close"), small=True)
        close.clicked.connect(self.close_line)
        row = box("h", self.field, 12, self.hint, 8, close, margins=(theme.MARGIN, 6, theme.MARGIN, 6), parent=self)
        row.setStretch(2, 1)
        self.list: ChoiceList | None = None
        self.hide()

    def open_line(self, listed: Sequence[int]) -> None:
        """Take the keyboard; the people (ids) in ``listed`` are not offered."""
        self._listed = set(listed)
        self.show()
        self.field.setFocus()
        self._hint(tr("Enter adds, Esc closes. A name that is not known yet is entered as you write it."))

    def set_listed(self, listed: Sequence[int]) -> None:
        """The people (ids) who are on the list by now."""
        self._listed = set(listed)

    def close_line(self) -> None:
        """Go away, and give the keyboard back."""
        self.field.clear()
        self._offer((), "")
        self.hide()
        self.left.emit()

    def refuse(self, error: UserError) -> None:
        """Say beside the field why the person was not entered; what was typed stays."""
        self._hint(said(error), "danger")

    def done(self, words: str) -> None:
        """Somebody was added: ready for the next."""
        self.field.clear()
        self._offer((), "")
        self._hint(words)

    def pick(self, number: int) -> None:
        """Add the line with this number: a known person, or the new one, warned about once where it may be known."""
        shown = self.list
        if shown is None or not 0 <= number < shown.count():
            return
        if number < len(shown.choices):
            self.add_known.emit(shown.choices[number].id)
            return
        try:
            person = self._person()
            same = self._same(person)
        except UserError as error:
            self.refuse(error)
            return
        if same and self._warned != self.field.text():
            self._warned = self.field.text()
            self._warn(same[0])
            return
        self.add_new.emit(person)

    def _warn(self, same: PersonChoice) -> None:
        first = ", ".join(part for part in (same.name, same.organisation) if part)
        if same.id in self._listed:
            words = tr("{person} is on the list already. Press Enter again to enter another person.", person=first)
        else:
            words = tr(
                "{person} may be the same person. Choose from the list, or press Enter again to enter a new one.",
                person=first,
            )
        self._hint(words, "amber")

    def _person(self) -> NewPerson:
        """Whom the field names; raises UserError for nobody, and for an address that is none."""
        row = read_people(self.field.text().replace(";", " ")).rows[0]
        if row.errors:
            raise row.errors[0]
        return row.person

    def _same(self, person: NewPerson) -> tuple[PersonChoice, ...]:
        as_of = self._desk.as_of()
        return self._desk.read(lambda session: likely_duplicates(session, person, as_of))

    def _typed(self, text: str) -> None:
        as_of, listed = self._desk.as_of(), self._listed
        try:
            choices = self._desk.read(lambda session: people_choices(session, text, as_of, _MOST, listed))
        except UserError as error:
            self.refuse(error)
            return
        self._offer(choices, " ".join(text.split()))
        self._hint("")

    def _offer(self, choices: Sequence[PersonChoice], name: str) -> None:
        if self.list is None:
            owner = self.parentWidget() or self
            self.list = ChoiceList(owner)
            self.list.picked.connect(self.pick)
        self.list.offer(choices, name, self.field)

    def _hint(self, words: str, tone: str = "muted") -> None:
        self.hint.setText(words)
        self.hint.set_tone(tone)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list is not None:
                self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list is not None:
                    self.pick(self.list.current)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
        if event.type() == QEvent.Type.FocusOut and self.list is not None:
            self.list.hide()
        return False
