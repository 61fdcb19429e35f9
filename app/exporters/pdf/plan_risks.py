"""Risks in a square of likelihood and severity."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm

from app.domain.kinds import Level, RiskState
from app.domain.plan_report import PlanRisk
from app.domain.plan_status import risk_weight
from app.exporters.pdf.figure import Figure
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import capitals
from app.exporters.pdf.plan_frame import lighter
from app.exporters.pdf.text_runs import draw_text, text_width
from app.exporters.pdf.theme import CAPS_TRACKING, DANGER, HAIR, HAIRLINE, INK, MUTED, TINT
from app.exporters.plan_words import LEVELS
from app.words import Words

_LEFT = 30 * mm  # of the square
_CELL_WIDTH, _CELL_HEIGHT = 38 * mm, 11 * mm
_FOOT = 22.0
_SIZE = 8.5
_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)
_SHARES = {1: 0.0, 2: 0.0, 3: 0.05, 4: 0.08, 6: 0.14, 9: 0.24}  # of the colour of danger, by likelihood × severity


class RiskMatrix(Figure):
    """The numbers of the risks that are not closed: the likelier the higher, the graver the further to the right."""

    def __init__(self, risks: Sequence[PlanRisk], words: Words) -> None:
        self._cells: dict[tuple[Level, Level], list[str]] = defaultdict(list)
        for risk in risks:
            if risk.state is not RiskState.CLOSED:
                self._cells[(risk.likelihood, risk.severity)].append(risk.number)
        self._words = words
        super().__init__(_LEFT + 3 * _CELL_WIDTH, 3 * _CELL_HEIGHT + _FOOT, self._summary())

    def _summary(self) -> str:
        words = self._words
        said = [words("Risks that are not closed, by likelihood and severity; the table below says the same.")]
        for (likelihood, severity), numbers in sorted(
            self._cells.items(), key=lambda cell: (-risk_weight(*cell[0]), cell[0])
        ):
            said.append(
                words(
                    "Likelihood {likelihood}, severity {severity}: {risks}.",
                    likelihood=words(LEVELS[likelihood]),
                    severity=words(LEVELS[severity]),
                    risks=", ".join(number[:80] for number in numbers),
                )
            )
        return " ".join(said)

    def paint(self, canvas: Any) -> None:
        """The cells, the names of the levels, and the numbers."""
        for row, likelihood in enumerate(_LEVELS):
            y = _FOOT + row * _CELL_HEIGHT
            name = self._words(LEVELS[likelihood])
            left = _LEFT - 6 - text_width(name, Face.REGULAR, _SIZE)
            draw_text(canvas, left, y + _CELL_HEIGHT / 2 - 3, name, Face.REGULAR, _SIZE, MUTED)
            for column, severity in enumerate(_LEVELS):
                self._paint_cell(canvas, likelihood, severity, _LEFT + column * _CELL_WIDTH, y)
        for column, severity in enumerate(_LEVELS):
            draw_text(canvas, _LEFT + column * _CELL_WIDTH + 6, _FOOT - 11, self._words(LEVELS[severity]),
                      Face.REGULAR, _SIZE, MUTED)  # fmt: skip
        for x, y, label in (
            (0, _FOOT + 3 * _CELL_HEIGHT - 9, self._words("Likelihood")),
            (_LEFT + 6, 1, self._words("Severity")),
        ):
            draw_text(canvas, x, y, capitals(label), Face.SEMIBOLD, 7, MUTED, tracking=CAPS_TRACKING)

    def _paint_cell(self, canvas: Any, likelihood: Level, severity: Level, x: float, y: float) -> None:
        share = _SHARES[risk_weight(likelihood, severity)]
        canvas.saveState()
        canvas.setFillColor(lighter(DANGER, share) if share else TINT)
        canvas.rect(x + 0.75, y + 0.75, _CELL_WIDTH - 1.5, _CELL_HEIGHT - 1.5, stroke=0, fill=1)
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(HAIRLINE)
        canvas.restoreState()
        numbers = "  ".join(number[:80] for number in self._cells.get((likelihood, severity), ())[:60])
        draw_text(canvas, x + 6, y + _CELL_HEIGHT / 2 - 3, numbers, Face.SEMIBOLD, _SIZE, INK, _CELL_WIDTH - 12)
