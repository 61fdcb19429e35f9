"""The row over the timeline: filter, baseline, lead, what is late; M-months or days, and how large it is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.plan_layout import TimelineRow, title_of
from app.domain.plan_timeline import BaselineChoice
from app.domain.text import fold
from app.ui.language import tr
from app.ui.widgets.buttons import Chip, CommandButton
from app.ui.widgets.fields import FilterField
from app.ui.widgets.layout import toolbar
from app.ui.widgets.menu_chip import MenuChip, shortened
from app.ui.widgets.timeline.words import is_late, title_text

_ALL, _NONE = "", "0"
_FIELD = 128  # px


class TimelineBar(QWidget):
    """``filtered``: other rows are wanted (``wanted()``); ``baseline_chosen`` an id, 0 for none; ``months_chosen``."""

    filtered = Signal()
    baseline_chosen = Signal(int)
    months_chosen = Signal(bool)

    def __init__(self, zoom: Sequence[QAction], panel: QAction) -> None:
        super().__init__()
        self.filter = FilterField(tr("Filter"), _FIELD)
        self.baseline = MenuChip(tr("Baseline"), [(_NONE, tr("No baseline"))], _NONE)
        self.lead = MenuChip(tr("Lead"), [(_ALL, tr("Any lead"))], _ALL)
        self.late = Chip(tr("Late"), "triangle-alert", "danger")
        self.months = Chip(tr("M-months"))
        self.months.setToolTip(tr("Project months first, instead of days"))
        self.filter.textChanged.connect(lambda _text: self._refilter())
        self.lead.chosen.connect(lambda _name: self._refilter())
        self.late.clicked.connect(lambda _on: self._refilter())
        self.baseline.chosen.connect(lambda chosen: self.baseline_chosen.emit(int(chosen)))
        self.months.clicked.connect(self.months_chosen)
        smaller, larger, fit = zoom
        tools = (
            CommandButton(smaller, "ghost", icon_only=True),
            CommandButton(larger, "ghost", icon_only=True),
            CommandButton(fit, "ghost"),
            CommandButton(panel, "ghost", icon_only=True),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(toolbar(self.filter, self.baseline, self.lead, self.late, None, self.months, *tools))
        self._wanted: Callable[[TimelineRow], bool] | None = None

    def show_baselines(self, choices: Sequence[BaselineChoice], current: int) -> None:
        """Offer these baselines."""
        named = [(str(one.id), tr("Baseline: {name}", name=one.name)) for one in choices]
        self.baseline.set_choices([(_NONE, tr("No baseline")), *named], str(current))
        self.baseline.setVisible(bool(choices))

    def show_leads(self, leads: Sequence[str], late: int) -> None:
        """Offer these leads; ``late`` is how many rows are late."""
        offered = [(_ALL, tr("Any lead")), *((name, shortened(name)) for name in leads)]
        self.lead.set_choices(offered, self.lead.current())
        self.lead.setVisible(len(leads) > 1)
        self.late.set_words(tr("Late"), str(late))
        self.late.setVisible(late > 0 or self.late.isChecked())

    def wanted(self) -> Callable[[TimelineRow], bool] | None:
        """What tells whether a row fits; None where all are wanted. The same one until something else is wanted."""
        return self._wanted

    def clear(self) -> None:
        """Want all rows."""
        self.lead.choose(_ALL)
        self.late.setChecked(False)
        self.filter.clear()
        self._refilter()

    def _refilter(self) -> None:
        words, lead, late = fold(self.filter.text()).split(), self.lead.current(), self.late.isChecked()
        self._wanted = _fitting(words, lead, late) if words or lead or late else None
        self.filtered.emit()


def _fitting(words: Sequence[str], lead: str, late: bool) -> Callable[[TimelineRow], bool]:
    def fits(row: TimelineRow) -> bool:
        head = title_of(row)
        if (late and not is_late(row)) or (lead and head.lead != lead):
            return False
        text = fold(f"{head.number} {title_text(row)} {head.lead}") if words else ""
        return all(word in text for word in words)

    return fits
