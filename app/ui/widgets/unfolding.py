"""Lines that open, with a click or Enter, the fields of what they stand for; a section of them that stays in order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.tables.rows import HasId
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box, frame
from app.ui.widgets.lines import Line, LineText, SectionHead

R = TypeVar("R", bound=HasId)
Way = tuple[str, Callable[[], object]]


class Unfolding(QWidget):
    """``line`` over ``fields`` and the ``ways`` (links) below them. ``opened`` tells that its fields were opened."""

    opened = Signal()
    delete_pressed = Signal()

    def __init__(self, text: LineText, fields: Mapping[str, Property], ways: Sequence[Way] = ()) -> None:
        super().__init__()
        self.fields = dict(fields)
        self.line = Line(text, theme.LINE if text.detail else theme.SHORT_LINE)
        self.line.key_pressed.connect(lambda key: self.delete_pressed.emit() if key == Qt.Key.Key_Delete else None)
        self.body = frame("clear")
        self.line.clicked.connect(lambda: self.unfold(self.body.isHidden()))
        links = [Button(words, "", "link", small=True) for words, _act in ways]
        for link, (_words, act) in zip(links, ways, strict=True):
            link.clicked.connect(lambda _on=False, act=act: act())
        row = box("h", *links, None, spacing=16)
        box("v", *self.fields.values(), *([row] if links else []), margins=(8, 4, 0, 8), parent=self.body)
        box("v", self.line, self.body, parent=self)
        self.body.hide()
        self.body.installEventFilter(self)

    def show_text(self, text: LineText) -> None:
        """Let the line say something else."""
        self.line.setFixedHeight(theme.LINE if text.detail else theme.SHORT_LINE)
        self.line.show_text(text)

    def unfold(self, wanted: bool = True, take_keyboard: bool = True) -> None:
        """Open the fields, or close them."""
        self.body.setVisible(wanted)
        if wanted:
            self.opened.emit()
            if take_keyboard and self.fields:
                next(iter(self.fields.values())).field.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a field that has nothing to put back closes the fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.unfold(False)
            self.line.setFocus()
            return True
        return False


class UnfoldingSection(QWidget, Generic[R]):
    """A head with its count and an ``add`` link, and a line for each row; while one types in a line, it stays.

    ``make(row)`` makes the line of a row, ``update(line, row)`` shows a row in its line. ``add_wanted``: the link.
    """

    add_wanted = Signal()

    def __init__(
        self,
        title: str,
        make: Callable[[R], Unfolding],
        update: Callable[[Unfolding, R], None],
        add: str = "",
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._make, self._update = make, update
        self.lines: dict[int, Unfolding] = {}
        self.head = SectionHead(title, "", add)
        self.head.clicked.connect(self.add_wanted)
        self._column = box("v")
        box("v", 18, self.head, self._column, *([below] if below is not None else []), parent=self)

    def show_rows(self, rows: Sequence[R], count: bool = True) -> None:
        """Show these rows in this order."""
        self.head.set_count(str(len(rows)) if rows and count else "")
        for row_id in self.lines.keys() - {row.id for row in rows}:
            gone = self.lines.pop(row_id)
            for field in gone.fields.values():
                field.blockSignals(True)  # what is still typed in it has no row to go to
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, row in enumerate(rows):
            if row.id not in self.lines:
                self._add(row)
            line = self.lines[row.id]
            self._update(line, row)
            if self._column.indexOf(line) != number:
                self._column.insertWidget(number, line)
                line.show()  # Qt would do so later, and a field in it could not have the keyboard before

    def unfold(self, row_id: int) -> None:
        """Open the fields of a row."""
        if row_id in self.lines:
            self.lines[row_id].unfold()

    def fold(self) -> None:
        """Close whatever is open."""
        for line in self.lines.values():
            line.unfold(False)

    def _add(self, row: R) -> None:
        line = self.lines[row.id] = self._make(row)
        line.opened.connect(lambda row_id=row.id: self._one_open(row_id))

    def _one_open(self, row_id: int) -> None:
        for other, line in self.lines.items():
            if other != row_id:
                line.unfold(False)
