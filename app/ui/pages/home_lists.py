"""The lists of Home: a heading with its count and link, lines that go to their things."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box
from app.ui.widgets.lines import Line, LineText


@dataclass(frozen=True)
class Entry:
    """A line of a list: ``id`` of the thing, what it says, and where it is (None: it has no page)."""

    id: int
    text: LineText
    place: Place | None


class HomeList(QWidget):
    """One list; hidden while it is empty. ``chosen`` tells the Place of a line, ``done`` the id marked with Space.

    ``link_clicked``: the link at the right of the heading was clicked.
    """

    chosen = Signal(object)
    done = Signal(int)
    link_clicked = Signal()

    def __init__(self, title: str, tone: str = "muted") -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._title, self._count = Label(title, "lead"), Label("", "body", tone)
        self._link = Button("", "", "link", title, small=True)
        self._link.clicked.connect(self.link_clicked)
        self._link.hide()
        self._foot = Label("", "small", "muted")
        self._foot.setContentsMargins(0, 10, 0, 0)
        self._foot.hide()
        self._title.setFixedHeight(theme.SMALL_CONTROL)  # with a link or without
        head = box("h", self._title, 8, self._count, None, self._link)
        head.setAlignment(self._link, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        box("v", head, 4, Rule(), self._column, self._foot, 20, parent=self)
        self.setAccessibleName(title)
        self.hide()

    def show_entries(self, entries: Sequence[Entry], count: str, link: str = "", foot: str = "") -> None:
        """Show these lines. The keyboard stays where it was in the list."""
        at = next((number for number, line in enumerate(self.lines()) if line.hasFocus()), -1)
        self._entries = tuple(entries)
        while self._column.count() > len(entries):
            self._take_last()
        for number, entry in enumerate(entries):
            if number < self._column.count():
                line = self.lines()[number]
                if line.focusPolicy() == _policy(entry):
                    line.show_text(entry.text)
                    continue
                while self._column.count() > number:
                    self._take_last()
            self._column.addWidget(self._made_line(number, entry))
        for before, after in pairwise([self._link, *self.lines()]):
            self.setTabOrder(before, after)  # the lines of a list before the link of the next
        self._count.setText(count)
        self._link.setVisible(bool(link))
        if link:
            self._link.set_words(link)
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))
        self.setVisible(bool(entries))
        if at >= 0 and entries:
            self.lines()[min(at, len(entries) - 1)].setFocus()

    def lines(self) -> list[Line]:
        """The lines that are shown, in order."""
        items = [self._column.itemAt(number) for number in range(self._column.count())]
        found = [item.widget() for item in items if item is not None]
        return [line for line in found if isinstance(line, Line)]

    def entries(self) -> Sequence[Entry]:
        """What is shown, in order."""
        return self._entries

    def title(self) -> str:
        """The heading with its count."""
        return f"{self._title.text()} {self._count.text()}".strip()

    def link(self) -> Button:
        """The link at the right of the heading."""
        return self._link

    def _made_line(self, number: int, entry: Entry) -> Line:
        line = Line(entry.text, leads_on=entry.place is not None)
        line.clicked.connect(lambda: self._go(number))
        line.key_pressed.connect(lambda key: self._press(number, key))
        return line

    def _take_last(self) -> None:
        item = self._column.takeAt(self._column.count() - 1)
        if item is not None and (line := item.widget()) is not None:
            line.hide()
            line.deleteLater()

    def _go(self, number: int) -> None:
        place = self._entries[number].place
        if place is not None:
            self.chosen.emit(place)

    def _press(self, number: int, key: int) -> None:
        if key == Qt.Key.Key_Space:
            self.done.emit(self._entries[number].id)


def _policy(entry: Entry) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if entry.place is not None else Qt.FocusPolicy.NoFocus
