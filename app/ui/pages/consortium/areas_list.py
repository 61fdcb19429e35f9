"""A list of a panel: a heading, lines that lead on, and where it may grow a field that adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.consortium.areas_pick import AddField
from app.ui.places import Place
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Line, LineText, SectionHead
from app.ui.widgets.suggest import Ask


@dataclass(frozen=True)
class LinkLine:
    """A line: the id of the thing, what it says, where it leads; ``removable``: it can be taken out of the list."""

    id: int
    text: LineText
    place: Place | None = None
    removable: bool = False


class LinkList(QWidget):
    """Hidden while it is empty, unless something can be added.

    ``added`` tells the value chosen in the field, ``removed`` the id of a line taken out by Del or its menu.
    """

    added = Signal(object)
    removed = Signal(int)

    def __init__(self, desk: Desk, title: str, ask: Ask | None = None, add: str = "", remove: str = "") -> None:
        super().__init__()
        self._desk, self._remove = desk, remove
        self._shown: tuple[LinkLine, ...] = ()
        self._head, self._lines = SectionHead(title), QVBoxLayout()
        self._lines.setSpacing(0)
        self.add: AddField | None = None if ask is None or desk.read_only else AddField(add, ask)
        box("v", 18, self._head, self._lines, parent=self)
        if self.add is not None:
            box_layout = self.layout()
            assert isinstance(box_layout, QVBoxLayout)
            box_layout.addSpacing(8)
            box_layout.addWidget(self.add)
            self.add.added.connect(self.added)
        self.setAccessibleName(title)
        if self.add is None:
            self.hide()

    def show_lines(self, lines: Sequence[LinkLine]) -> None:
        """Show these; the keyboard stays where it was in the list."""
        if tuple(lines) == self._shown:
            return
        old = self.lines()
        at = next((number for number, line in enumerate(old) if line.hasFocus()), -1)
        self._shown = tuple(lines)
        for number, line in enumerate(lines):
            if number >= self._lines.count():
                self._lines.addWidget(self._made(number))
            self.lines()[number].show_text(line.text)
            self.lines()[number].setFixedHeight(theme.LINE if line.text.detail else theme.SHORT_LINE)
            leads = line.place is not None or line.removable
            self.lines()[number].setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        for spare in self.lines()[len(lines) :]:
            self._lines.removeWidget(spare)
            spare.hide()
            spare.deleteLater()
        self._head.set_count(str(len(lines)) if lines else "")
        self.setVisible(bool(lines) or self.add is not None)
        if at >= 0 and (left := self.lines()):
            left[min(at, len(left) - 1)].setFocus()

    def lines(self) -> list[Line]:
        """The lines that are shown, in order."""
        items = [self._lines.itemAt(number) for number in range(self._lines.count())]
        found = [item.widget() for item in items if item is not None]
        return [line for line in found if isinstance(line, Line)]

    def refuse(self, error: UserError) -> None:
        """Say under the field why something was not added."""
        if self.add is not None:
            self.add.refuse(error)

    def menu(self, number: int) -> QMenu:
        """What can be done with a line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self._shown[number]
        if line.place is not None:
            menu.addAction(tr("Go there")).triggered.connect(lambda: self._go(number))
        if line.removable and not self._desk.read_only:
            menu.addAction(self._remove).triggered.connect(lambda: self.removed.emit(line.id))
        return menu

    def _made(self, number: int) -> Line:
        line = Line(self._shown[number].text)
        line.clicked.connect(partial(self._go, number))
        line.key_pressed.connect(partial(self._key, number))
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line.customContextMenuRequested.connect(partial(self._ask_menu, number))
        return line

    def _go(self, number: int, _checked: bool = False) -> None:
        place = self._shown[number].place
        if place is not None:
            self._desk.go(place)

    def _key(self, number: int, key: int) -> None:
        line = self._shown[number]
        if key == Qt.Key.Key_Delete and line.removable and not self._desk.read_only:
            self.removed.emit(line.id)

    def _ask_menu(self, number: int, at: QPoint) -> None:
        menu = self.menu(number)
        if menu.actions():
            menu.popup(self.lines()[number].mapToGlobal(at))
