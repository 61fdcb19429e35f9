"""Icons: Lucide drawings whose stroke takes a colour of the theme when it is painted; the one room of their names."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from app.resources import resource
from app.ui import theme

STROKE = "1.75"  # Lucide has 2 of 24; 1.75 gives 1.2 px at 16 px, the weight of the 13 px text
THIN = "1.1"  # of the large pictures of empty pages


def draw(painter: QPainter, name: str, rect: QRectF, role: str = "muted", stroke: str = STROKE) -> None:
    """Paint an icon inside a painted widget or a delegate. FileNotFoundError for a name there is not."""
    _renderer(name, theme.color(role).name(), stroke).render(painter, QRectF(rect))


@lru_cache(maxsize=512)
def icon(name: str, role: str = "muted", active: str = "accent") -> QIcon:
    """An icon that follows the theme without being made anew; checked, it takes the colour ``active``."""
    engine = _Engine(name, role, active)
    _kept.append(engine)
    return QIcon(engine)


@lru_cache(maxsize=512)
def _renderer(name: str, color: str, stroke: str) -> QSvgRenderer:
    svg = resource("icons", f"{name}.svg").read_text("utf-8")
    svg = svg.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(svg.encode()))


class _Engine(QIconEngine):
    """Asks the theme for its colour each time it paints."""

    def __init__(self, name: str, role: str, active: str) -> None:
        super().__init__()
        self._name, self._role, self._active = name, role, active

    @override
    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._role, self._active)
        _kept.append(copy)
        return copy

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._role
        if mode == QIcon.Mode.Disabled:
            role = "faint"
        elif state == QIcon.State.On:
            role = self._active
        draw(painter, self._name, QRectF(rect), role)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            self.paint(painter, made.rect(), mode, state)
        finally:
            painter.end()  # Qt crashes on a picture whose painter is left open
        return made

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = self.pixmap(size * scale, mode, state)  # since Qt 6.8 ``size`` is in logical pixels
        made.setDevicePixelRatio(scale)
        return made


_kept: list[_Engine] = []  # QIcon does not keep the Python half of its engine alive
