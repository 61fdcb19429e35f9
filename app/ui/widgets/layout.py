"""Layouts written as one expression, rules, scrolling panels and the tool row of a page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import paint, theme

Part = QWidget | QLayout | int | None


def box(
    kind: str,
    *parts: Part,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 0,
    parent: QWidget | None = None,
) -> QBoxLayout:
    """A row ("h") or column ("v") of widgets, layouts, numbers (fixed space in px) and None (stretch)."""
    layout: QBoxLayout = QHBoxLayout() if kind == "h" else QVBoxLayout()
    if parent is not None:
        parent.setLayout(layout)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def frame(name: str = "clear", height: int = 0, width: int = 0) -> QFrame:
    """A frame that the style sheet knows by ``name``: card, panel, problem, warning, decision, notice, clear."""
    made = QFrame()
    made.setObjectName(name)
    if height:
        made.setFixedHeight(height)
    if width:
        made.setFixedWidth(width)
    return made


def toolbar(*parts: Part) -> QWidget:
    """The one row under a header: view and filters at the left, counts and tools at the right."""
    bar = QWidget()
    bar.setFixedHeight(theme.TOOLBAR)
    box("h", *parts, margins=(theme.MARGIN, 0, theme.MARGIN, 0), spacing=8, parent=bar)
    return bar


def scrolled(content: QWidget, width: int = 0) -> QScrollArea:
    """``content`` in an area that scrolls up and down and never squeezes it; ``width`` fixes how wide it is."""
    area = ColumnArea()
    if width:
        area.setFixedWidth(width)
    area.setWidget(content)
    return area


class ColumnArea(QScrollArea):
    """Scrolls its one widget vertically, at the width there is.

    The scroll bar stands in the margin of the content, so that its right edge stays under that of the header.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._taken = 0  # px of the margin that the scroll bar stands in

    def _keep_edge(self, _first: int, last: int) -> None:
        content = self.widget()
        layout = content.layout() if content is not None else None
        wanted = self.verticalScrollBar().sizeHint().width() if last > 0 else 0
        if layout is None or wanted == self._taken:
            return
        margins = layout.contentsMargins()
        right = margins.right() + self._taken
        if right >= wanted:
            margins.setRight(right - wanted)
            self._taken = wanted
            layout.setContentsMargins(margins)


class Rule(QWidget):
    """A hairline that is a whole number of device pixels at every scale."""

    def __init__(self, upright: bool = False, role: str = "hair") -> None:
        super().__init__()
        self._upright, self._role = upright, role
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        if self._upright:
            paint.vline(p, 0, 0, self.height(), self._role)
        else:
            paint.hline(p, 0, self.width(), 0, self._role)
        p.end()
