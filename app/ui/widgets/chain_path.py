"""The chain through one thing as one small path: place by place from the agenda item to the organisation that leads.

Every step is a link, reached by Tab; the thing itself is marked. Where there are more than fit, a menu has all of them.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from app.domain.chain import Chain, ChainKind, ChainStage, ChainStep, Stage
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import plural, tr
from app.ui.places import Place
from app.ui.widgets.labels import Elided, Label, plain_tip
from app.ui.widgets.layout import box, clear
from app.words import message

KIND_NAMES = {
    ChainKind.ITEM: message("Agenda item"),
    ChainKind.MINUTES: message("Minutes"),
    ChainKind.DECISION: message("Decision"),
    ChainKind.ACTION: message("Action"),
    ChainKind.MILESTONE: message("Milestone"),
    ChainKind.DELIVERABLE: message("Deliverable"),
    ChainKind.TASK: message("Task"),
    ChainKind.WORK_PACKAGE: message("Work package"),
    ChainKind.TASK_FORCE: message("Task force"),
    ChainKind.ORGANISATION: message("Lead"),
}
_SEVERAL = {Stage.RESULT: message("Results"), Stage.WORK: message("Work")}  # where kinds stand together

_TALL, _RAIL, _LABEL, _GAP, _AROUND = 26, 18, 84, 10, 44  # px; around: the margins of a panel


def place_of(step: ChainStep) -> Place:
    """Where the window shows a step of a chain."""
    match step.kind:
        case ChainKind.ITEM:
            return Place("meeting", step.of_id, "agenda", "item", step.id)
        case ChainKind.MINUTES:
            return Place("meeting", step.of_id, "minutes")
        case ChainKind.DECISION:
            return Place("actions", 0, "decisions", "decision", step.id)
        case ChainKind.ACTION:
            return Place("actions", 0, "actions", "action", step.id)
        case ChainKind.MILESTONE:
            return Place("plan", 0, "milestones", "milestone", step.id)
        case ChainKind.DELIVERABLE:
            return Place("plan", 0, "deliverables", "deliverable", step.id)
        case ChainKind.TASK | ChainKind.WORK_PACKAGE:
            return Place("plan", 0, "timeline", step.kind.value, step.id)
        case ChainKind.TASK_FORCE:
            return Place("consortium", 0, "areas", "area", step.of_id)
    return Place("people", 0, "organisations", "organisation", step.id)


def step_words(step: ChainStep) -> str:
    """A step in one line, with its number: "MS11 Task forces agreed"; invented ones with their sign."""
    return f"{step.number} {step.text}".strip() + ("°" if step.illustrative else "")


class ChainPath(QWidget):
    """``went`` tells the place of the step that was clicked."""

    went = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self._chain: Chain | None = None
        self._column = box("v", parent=self)

    def show_chain(self, chain: Chain | None) -> None:
        """Show this chain; None: none."""
        if chain == self._chain:
            return
        self._chain = chain
        clear(self._column)
        stages = chain.stages if chain is not None else ()
        for number, stage in enumerate(stages):
            assert chain is not None
            row = _StageRow(stage, chain, number == 0, number == len(stages) - 1)
            row.went.connect(self.went)
            self._column.addWidget(row)
        self.setVisible(bool(stages))

    def links(self) -> Sequence["ChainLink"]:
        """The links, from the first place to the last."""
        return [link for link in self.findChildren(ChainLink) if not link.isHidden()]


class ChainLink(QAbstractButton):
    """One step, or how many more there are; elided where it is too long."""

    def __init__(self, words: str, name: str, tip: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_TALL))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(paint.width(self.text())) + 3, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        wide = paint.text(p, r, self.text(), "body", "accent")
        if self.underMouse():
            paint.hline(p, 0, wide, r.center().y() + theme.px(8), "accent")
        if shows_focus(self):
            paint.focus(p, r.adjusted(0, 3, 0, -3), 4)
        p.end()


class _StageRow(QWidget):
    """One place of the chain: its mark on the rail, what it is called, and the links that fit."""

    went = Signal(object)

    def __init__(self, stage: ChainStage, chain: Chain, first: bool, last: bool) -> None:
        super().__init__()
        self._stage, self._first, self._last = stage, first, last
        self._mine = any(step.kind is chain.kind and step.id == chain.id for step in stage.steps)
        self.setFixedHeight(theme.px(_TALL))
        label = Elided(_stage_name(stage), "small", "muted")
        label.setFixedWidth(theme.px(_LABEL))
        row = box("h", _RAIL, label, parent=self)
        for widget in self._links(chain):
            row.addWidget(widget)
            row.addSpacing(_GAP)
        row.addStretch(1)

    def _links(self, chain: Chain) -> list[QWidget]:
        """As many as fit, at least one, and how many more there are."""
        shown: list[QWidget] = []
        left = theme.PANEL - _AROUND - _RAIL - theme.px(_LABEL)
        for number, step in enumerate(self._stage.steps):
            more = self._stage.count - number
            needed = round(paint.width(step.name)) + (30 if more > 1 else 0)
            if shown and needed > left:
                shown.append(self._more(number))
                break
            left -= round(paint.width(step.name)) + _GAP
            shown.append(self._own(step) if (step.kind, step.id) == (chain.kind, chain.id) else self._link(step))
        return shown

    def _own(self, step: ChainStep) -> QWidget:
        return Label(step.name, "body", weight=paint.SEMI)

    def _link(self, step: ChainStep) -> QWidget:
        kind = tr(KIND_NAMES[step.kind])
        made = ChainLink(step.name, f"{kind}: {step_words(step)}", step_words(step))
        made.clicked.connect(lambda: self.went.emit(place_of(step)))
        return made

    def _more(self, shown: int) -> QWidget:
        count = self._stage.count - shown
        name = plural("{number} more", "{number} more", count)
        made = ChainLink(f"+{count}", name, "\n".join(map(step_words, self._stage.steps)))
        made.clicked.connect(lambda: self.menu().popup(made.mapToGlobal(QPoint(0, made.height()))))
        return made

    def menu(self) -> QMenu:
        """All steps of this place."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in self._stage.steps:
            words = step_words(step).replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _on=False, step=step: self.went.emit(place_of(step)))
        return menu

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x, middle = 5.0, self.height() / 2
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.vline(p, x, middle if self._first else 0, middle if self._last else self.height(), "edge")
        if self._stage.stage is Stage.RESULT:
            paint.diamond(p, x, middle, 4.0, "accent" if self._mine else "muted", self._mine)
        else:
            fill, line = ("accent", "accent") if self._mine else ("base", "muted")
            paint.box(p, QRectF(x - 3.5, middle - 3.5, 7, 7), fill, line, 3.5, 1.4)
        p.end()


def _stage_name(stage: ChainStage) -> str:
    kinds = {step.kind for step in stage.steps}
    if len(kinds) == 1:
        return tr(KIND_NAMES[kinds.pop()])
    return tr(_SEVERAL[stage.stage])
