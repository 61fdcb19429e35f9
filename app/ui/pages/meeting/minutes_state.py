"""The life of the minutes in one row: draft, circulated, objections, accepted; the present state alone is filled."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.minutes_page import LifeStep, MinutesPage, QuorumLine, StepState
from app.ui import icons, paint, theme
from app.ui.language import tr
from app.ui.pages.meeting.minutes_words import life_words
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

_TALL, _PILL = 40, 26
_ROLES = {StepState.NOW: "accent", StepState.DONE: "ink", StepState.NEXT: "muted"}


class StateBar(QWidget):
    """Painted steps; where there is little room the later ones lose their days."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[LifeStep] = ()
        self._words: list[tuple[str, str]] = []
        self.setFixedHeight(theme.px(_TALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_steps(self, page: MinutesPage) -> None:
        """Show how far the minutes are."""
        self._steps = page.steps
        self._words = [life_words(step, page.version) for step in page.steps]
        said = "; ".join(" ".join(part for part in words if part) for words in self._words)
        now = next((words[0] for step, words in zip(self._steps, self._words, strict=True) if _is_now(step)), "")
        self.setAccessibleName(tr("Minutes: {state}. {steps}", state=now, steps=said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, theme.px(_TALL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x = 0.0
        for number, (step, words) in enumerate(zip(self._steps, self._fitting(), strict=True)):
            if number:
                icons.draw(p, "chevron-right", QRectF(x, self.height() / 2 - 7, 14, 14), "faint")
                x += 22
            x += self._paint_step(p, x, step, *words)
        p.end()

    def _paint_step(self, p: QPainter, x: float, step: LifeStep, word: str, when: str) -> float:
        now, y, wide, pill = _is_now(step), self.height() / 2, _width(step, word, when), theme.px(_PILL)
        role = _ROLES[step.state]
        inset = 10.0 if now else 0.0
        if now:
            paint.box(p, QRectF(x, y - pill / 2, wide - 10, pill), "tint", radius=pill / 2)
            paint.box(p, QRectF(x + inset + 1, y - 5, 10, 10), "accent", radius=5)
            paint.box(p, QRectF(x + inset + 4, y - 2, 4, 4), "tint", radius=2)
        else:
            shape = "done" if step.state is StepState.DONE else "late" if step.late else "planned"
            paint.status(p, x + 6, y, shape, 4.5)
        left = x + inset + 18
        left += (
            paint.text(p, QRectF(left, 0, 400, self.height()), word, "body", role, weight=paint.SEMI if now else None)
            + 6
        )
        tone = "accent" if now else "danger" if step.late else "muted"
        paint.text(p, QRectF(left, 0, 400, self.height()), when, "small", tone)
        return wide

    def _fitting(self) -> list[tuple[str, str]]:
        """The words, without as many days, from the end, as there is no room for."""
        words = list(self._words)
        for number in reversed(range(len(words))):
            steps = zip(self._steps, words, strict=True)
            total = sum(_width(step, *said) for step, said in steps) + 22 * (len(words) - 1)
            if total <= self.width() + 10:
                break
            if not _is_now(self._steps[number]):
                words[number] = (words[number][0], "")
        return words


class QuorumLabel(QWidget):
    """Quorum of a formal session, and how many are needed (DOMAIN R3)."""

    def __init__(self) -> None:
        super().__init__()
        self._counted, self._needed = Label("", "strong", "accent"), Label("", "small", "muted")
        box("h", self._counted, 6, self._needed, parent=self)

    def show_quorum(self, line: QuorumLine | None) -> None:
        """Show one session's quorum; None: there is none to show."""
        self.setVisible(line is not None)
        if line is None:
            return
        if line.present is None:
            self._counted.setText(tr("No roll call"))
            self._counted.set_tone("muted")
            self._needed.setText(tr("{needed} of {members} needed", needed=line.needed, members=line.members))
        else:
            facts = {"present": line.present, "members": line.members}
            self._counted.setText(
                tr("Quorum {present} of {members}", **facts)
                if line.reached
                else tr("No quorum: {present} of {members}", **facts)
            )
            self._counted.set_tone("accent" if line.reached else "danger")
            self._needed.setText(tr("{needed} needed", needed=line.needed))
        self.setToolTip("")
        self.setAccessibleName(f"{line.body}: {self._counted.text()}, {self._needed.text()}")


class StateRow(QWidget):
    """The tab's first row: the life of the minutes, the quorum at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.steps, self.quorum = StateBar(), QuorumLabel()
        self.setFixedHeight(theme.TOOLBAR)
        row = box("h", self.steps, 16, self.quorum, margins=(theme.MARGIN, 0, theme.MARGIN, 0), parent=self)
        row.setStretch(0, 1)


def _is_now(step: LifeStep) -> bool:
    return step.state is StepState.NOW


def _width(step: LifeStep, word: str, when: str) -> float:
    """How much room the step takes, with what stands after it."""
    wide = paint.width(word, "body", paint.SEMI if _is_now(step) else None) + 26
    wide += paint.width(when, "small") + 6 if when else 0
    return wide + (24 if _is_now(step) else 10)
