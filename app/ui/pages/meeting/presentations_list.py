"""The table of presentations with its filter and chips, and what stands there while there are none."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget
from typing_extensions import override

from app.domain.presentation_rows import PresentationTable
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.presentations_columns import CHIPS, Edit, SlidesTable
from app.ui.widgets.buttons import Button, Chip, CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.fields import FilterField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, toolbar

_REMEMBERED = "presentations.columns"
_ROOMY = 600  # px of the table; below, the least of the chips and the count give way
_ALWAYS = ("missing", "all")  # other chips are there when they would show something


class PresentationList(QWidget):
    """``bar`` is the toolbar, made here and placed by the tab."""

    def __init__(
        self, desk: Desk, title: Edit, drag_data: Callable[[], QMimeData | None], agenda: QAction, new: QAction
    ) -> None:
        super().__init__()
        self._total = -1
        self._numbers: dict[str, int] = {}
        self.filter_field = FilterField(tr("Filter presentations"), 172)
        self.chips = {name: Chip(tr(words), on=name == "all") for name, words, _tone, _keep in CHIPS}
        self.counts = Label("", "small", "muted")
        self.table = SlidesTable(title, drag_data)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.arrange(desk.settings.recall(_REMEMBERED) or ["", "file", "room"])
        self.table.arranged.connect(lambda: desk.settings.remember(_REMEMBERED, self.table.arrangement()))
        self.bar = self._made_bar()
        clear = Button(tr("Clear filter"), "x", "bordered")
        clear.clicked.connect(self.clear_filter)
        self._no_match = EmptyState("filter", tr("Nothing matches"), tr("No presentation fits the filter."), clear)
        self._none = EmptyState(
            "presentation",
            tr("No presentations yet"),
            tr(
                "One row a talk, with the state of its slides. Add talks to the agenda, or drop files with slides here."
            ),
            CommandButton(agenda, "primary"),
            CommandButton(new, "bordered"),
        )
        self._middle = QStackedWidget()
        for widget in (self.table, self._no_match, self._none):
            self._middle.addWidget(widget)
        box("v", Rule(), self._middle, parent=self).setStretch(1, 1)
        self.filter_field.textChanged.connect(lambda _text: self._filter())
        self.filter_field.left.connect(self.take_keyboard)

    def _made_bar(self) -> QWidget:
        group = QButtonGroup(self)
        for chip in self.chips.values():
            group.addButton(chip)
            chip.clicked.connect(self._filter)
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        choose = Button("", "columns-3", "ghost", tr("Columns"))
        choose.clicked.connect(lambda: self.table.column_menu().popup(choose.mapToGlobal(choose.rect().bottomLeft())))
        return toolbar(self.filter_field, 4, *self.chips.values(), None, self.counts, choose)

    @property
    def is_empty(self) -> bool:
        """Whether the meeting has no presentation."""
        return self._total == 0

    def show_found(self, found: PresentationTable) -> None:
        """Show the presentations as they are now."""
        self._total = len(found.rows)
        for name, _words, _tone, keep in CHIPS:
            number = sum(keep(row) for row in found.rows) if keep else len(found.rows)
            chip = self.chips[name]
            chip.set_words(chip.text(), str(number))
            self._numbers[name] = number
        self._show_chips()
        self.counts.setText(tr("{received} of {total} received", received=found.received, total=len(found.rows)))
        self.table.show_rows(found.rows)
        self._settle()

    def _show_chips(self) -> None:
        """The chips that would show something, as many as there is room for."""
        roomy = self.width() >= _ROOMY
        for name, chip in self.chips.items():
            wanted = name in _ALWAYS or (bool(self._numbers.get(name)) and (roomy or name != "unplaced"))
            chip.setVisible(wanted or chip.isChecked())
        self.counts.setVisible(roomy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()

    def choose(self, presentation_id: int) -> None:
        """Choose a presentation, also where the filter hides it: then it is cleared."""
        if not self.table.choose(presentation_id):
            self.clear_filter()
            self.table.choose(presentation_id)

    def clear_filter(self) -> None:
        """Show all."""
        self.chips["all"].setChecked(True)
        self.filter_field.clear()
        self._filter()

    def take_keyboard(self) -> None:
        """Give the table the keyboard, on its first row where none is chosen."""
        self.table.setFocus()
        if not self.table.chosen() and self.table.rows.rows:
            self.table.choose(self.table.rows.rows[0].id)

    def _filter(self) -> None:
        chosen = next((keep for name, _words, _tone, keep in CHIPS if self.chips[name].isChecked()), None)
        self.table.filter(self.filter_field.text(), chosen)
        self._settle()

    def _settle(self) -> None:
        self.bar.setVisible(not self.is_empty)
        shown = bool(self.table.rows.rows)
        self._middle.setCurrentWidget(self._none if self.is_empty else self.table if shown else self._no_match)
