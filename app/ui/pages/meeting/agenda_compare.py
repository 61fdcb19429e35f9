"""What the agenda is compared with: an earlier release, chosen in one control."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.language import tr
from app.ui.pages.meeting.agenda_release_rows import release_name
from app.ui.widgets.buttons import Segmented
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.menu_chip import MenuChip

_MOST_SIDE_BY_SIDE = 3  # of more releases one is chosen from a menu


class CompareWith(QWidget):
    """Offers releases, the newest first; ``chosen`` tells the number of the one that was chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[int, ...] = ()
        self._row = box("h", spacing=8, parent=self)
        self.segments: Segmented | None = None
        self.menu: MenuChip | None = None

    def offer(self, numbers: Sequence[int], current: int | None) -> None:
        """Offer these releases; ``current`` is compared with."""
        if tuple(numbers) != self._offered:
            self._offered = tuple(numbers)
            self._make()
        if current in self._offered:
            if self.segments is not None:
                self.segments.blockSignals(True)
                self.segments.choose(self._offered.index(current))
                self.segments.blockSignals(False)
            if self.menu is not None:
                self.menu.set_choices(self._choices(), str(current))
        self.setVisible(bool(self._offered))

    def _choices(self) -> list[tuple[str, str]]:
        return [(str(number), release_name(number)) for number in self._offered]

    def _make(self) -> None:
        clear(self._row)
        self.segments = self.menu = None
        if not self._offered:
            return
        self._row.addWidget(Label(tr("Compared with"), "body", "muted"))
        if len(self._offered) <= _MOST_SIDE_BY_SIDE:
            self.segments = Segmented([words for _value, words in self._choices()], tr("Compared with"))
            self.segments.chosen.connect(lambda place: self.chosen.emit(self._offered[place]))
            self._row.addWidget(self.segments)
            return
        self.menu = MenuChip(tr("Compared with"), self._choices(), self._choices()[0][0])
        self.menu.chosen.connect(lambda value: self.chosen.emit(int(value)))
        self._row.addWidget(self.menu)
