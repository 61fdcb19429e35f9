"""The picture of the risks: likelihood upwards, severity to the right; a cell shows its numbers and filters by them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.domain.kinds import Level, RiskState
from app.domain.plan_rows import RiskRow
from app.domain.plan_status import risk_weight
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import plural, term, tr
from app.ui.pages.plan.plan_words import LEVELS
from app.ui.widgets.labels import Label, plain_tip
from app.ui.widgets.layout import box

_TALL, _GAP, _SIDE = 52, 3, 56  # px
_LEVELS = list(Level)
_GRAVE, _NOTICED = 6, 3  # weights from which a cell is red, and amber
Cell = tuple[Level, Level]  # likelihood, severity


class RiskCell(QAbstractButton):
    """One cell: a tint that tells its weight, and the numbers of its risks; ``moved`` tells an arrow key."""

    moved = Signal(int, int)

    def __init__(self, likelihood: Level, severity: Level) -> None:
        super().__init__()
        self.cell: Cell = (likelihood, severity)
        self._rows: Sequence[RiskRow] = ()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_TALL))
        self.show_risks(())

    def show_risks(self, rows: Sequence[RiskRow]) -> None:
        """Show the numbers of these risks."""
        self._rows = rows
        likelihood, severity = (term(LEVELS, level) for level in self.cell)
        name = tr("Likelihood {likelihood}, severity {severity}", likelihood=likelihood, severity=severity)
        count = plural("{number} risk", "{number} risks", len(rows))
        numbers = ", ".join(row.number for row in rows)
        self.setAccessibleName(f"{name}: {count} {numbers}".strip())
        self.setToolTip(plain_tip("\n".join((name, *(f"{row.number} {row.text}" for row in rows)))))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(72, theme.px(_TALL))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        weight = risk_weight(*self.cell)
        tone = "danger" if weight >= _GRAVE else "amber" if weight >= _NOTICED else "accent"
        tint = {"danger": "danger_t", "amber": "amber_t"}.get(tone, "tint")
        edge = tone if self.isChecked() else "edge" if self.underMouse() else None
        paint.box(p, r, tint, edge, theme.RADIUS_BLOCK, 2.0 if self.isChecked() else 1.0)
        open_first = sorted(self._rows, key=lambda row: row.state is RiskState.CLOSED)
        numbers = "  ".join(row.number for row in open_first)
        ended = bool(self._rows) and all(row.state is RiskState.CLOSED for row in self._rows)
        weight_of_text = None if ended else paint.SEMI
        inside = r.adjusted(8, 8, -6, -6)
        paint.wrapped(p, inside, numbers, "small", "muted" if ended else tone, weight_of_text, 2, 18.0)
        if shows_focus(self):
            paint.focus(p, r, theme.RADIUS_BLOCK)
        p.end()


class RiskPicture(QWidget):
    """Nine cells under one tab stop; arrows move among them. ``chosen`` tells a cell, or None: all risks."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Risks by likelihood and severity"))
        self.cells: Mapping[Cell, RiskCell] = {
            (likelihood, severity): RiskCell(likelihood, severity) for likelihood in _LEVELS for severity in _LEVELS
        }
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for row, likelihood in enumerate(reversed(_LEVELS)):
            grid.addWidget(_named(term(LEVELS, likelihood), _SIDE, Qt.AlignmentFlag.AlignLeft), row, 0)
            for column, severity in enumerate(_LEVELS, 1):
                cell = self.cells[likelihood, severity]
                grid.addWidget(cell, row, column)
                cell.clicked.connect(lambda on, cell=cell.cell: self.choose(cell if on else None))
                cell.moved.connect(lambda right, up, cell=cell.cell: self._move(cell, right, up))
        for column, severity in enumerate(_LEVELS, 1):
            grid.addWidget(_named(term(LEVELS, severity), 0, Qt.AlignmentFlag.AlignHCenter), 3, column)
        for column in range(1, 4):
            grid.setColumnStretch(column, 1)
        upwards = Label(tr("Likelihood ↑"), "caps", "muted")
        across = Label(tr("Severity →"), "caps", "muted")
        box("v", box("h", upwards, None, across), 8, grid, parent=self)
        self._let_tab_in((Level.HIGH, Level.HIGH))

    def show_risks(self, rows: Sequence[RiskRow]) -> None:
        """Show where these risks stand."""
        for key, cell in self.cells.items():
            cell.show_risks([row for row in rows if (row.likelihood, row.severity) == key])

    def current(self) -> Cell | None:
        """The cell that is chosen."""
        return next((key for key, cell in self.cells.items() if cell.isChecked()), None)

    def choose(self, chosen: Cell | None, tell: bool = True) -> None:
        """Choose a cell; None: none."""
        for key, cell in self.cells.items():
            cell.setChecked(key == chosen)
        if chosen is not None:
            self._let_tab_in(chosen)
        if tell:
            self.chosen.emit(chosen)

    def _move(self, cell: Cell, right: int, up: int) -> None:
        places = [_LEVELS.index(level) for level in cell]
        likelihood, severity = (max(0, min(2, place + step)) for place, step in zip(places, (up, right), strict=True))
        target = (_LEVELS[likelihood], _LEVELS[severity])
        self._let_tab_in(target)
        self.cells[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_in(self, where: Cell) -> None:
        """Tab goes to one cell, from which arrows lead on."""
        for key, cell in self.cells.items():
            policy = Qt.FocusPolicy.StrongFocus if key == where else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)


def _named(text: str, wide: int, align: Qt.AlignmentFlag) -> Label:
    made = Label(text, "small", "muted")
    made.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    if wide:
        made.setFixedWidth(theme.px(wide))
    return made
