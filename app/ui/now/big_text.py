"""Text large enough to be read from the back of the room, and the bar of time that has gone."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import paint, theme

_LEADING = 1.27  # of the size of the letters
_SMALLEST = 0.55  # of the wanted size: longer texts are shortened
_STEP = 0.9


class BigText(QWidget):
    """At most ``lines`` lines in letters of ``size`` px at unit 1; smaller ones where the words need it.

    ``wide`` fixes its width, in px at unit 1; ``steady`` letters never get smaller. It is as tall as its words
    need, and painted again only when its words, its colour or its size change.
    """

    def __init__(
        self,
        size: float,
        lines: int = 1,
        role: str = "ink",
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wide: float = 0.0,
        steady: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._lines, self._role, self._weight, self._align = size, lines, role, weight, align
        self._wide, self._smallest = wide, 1.0 if steady else _SMALLEST
        self._unit, self._words, self._sign = 1.0, "", False
        across = QSizePolicy.Policy.Fixed if wide else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._settle()

    def say(self, words: str, role: str = "", sign: bool = False) -> None:
        """Show ``words``; ``sign`` puts a triangle before them, the shape of what is late."""
        role = role or self._role
        if (words, role, sign) != (self._words, self._role, self._sign):
            self._words, self._role, self._sign = words, role, sign
            self.setAccessibleName(words)
            self._settle()
            self.update()

    def words(self) -> str:
        """What it says."""
        return self._words

    def role(self) -> str:
        """The colour it says it in."""
        return self._role

    def set_unit(self, unit: float) -> None:
        """How large 1 px of the drawing is on this screen."""
        if unit != self._unit:
            self._unit = unit
            self._settle()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self._wide * self._unit), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def _settle(self) -> None:
        """Take the height that the words need."""
        font, parts = self._laid_out()
        lines = max(1, len(parts)) if self._words or self._lines == 1 else 0
        size = self._size * self._unit if self._lines == 1 else font.pixelSize()
        self.setFixedHeight(round(lines * size * _LEADING))

    def _laid_out(self) -> tuple[QFont, tuple[str, ...]]:
        wanted = self._size * self._unit
        width = max(1, round(self.width() - self._inset()))
        return _fitted(self._words, wanted, self._weight, width, self._lines, self._smallest)

    def _inset(self) -> float:
        return self._size * self._unit * 1.1 if self._sign else 0.0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        font, parts = self._laid_out()
        inset, leading = self._inset(), self.height() / max(1, len(parts))
        p.setPen(theme.color(self._role))
        p.setFont(font)
        flags = self._align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for number, part in enumerate(parts):
            p.drawText(QRectF(inset, number * leading, self.width() - inset, leading), int(flags), part)
        if self._sign:
            self._paint_sign(p, self._size * self._unit, leading / 2)
        p.end()

    def _paint_sign(self, p: QPainter, size: float, middle: float) -> None:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.color(self._role))
        tall = size * 0.72
        top, bottom, wide = middle - tall / 2, middle + tall / 2, tall * 1.1
        p.drawPolygon(QPolygonF([QPointF(wide / 2, top), QPointF(wide, bottom), QPointF(0, bottom)]))


class TimeBar(QWidget):
    """How much of an item's time has gone; beyond its end it is full, and red."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._over, self._unit = 0.0, False, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, over: bool = False) -> None:
        """``share`` from 0 to 1 of the time; painted again only where a pixel more is gone."""
        share = min(1.0, max(0.0, share))
        if round(share * self.width()) != round(self._share * self.width()) or over != self._over:
            self._share, self._over = share, over
            self.update()

    def set_unit(self, unit: float) -> None:
        """How large 1 px of the drawing is on this screen."""
        self._unit = unit
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, max(6, round(14 * self._unit)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        radius = r.height() / 2
        paint.box(p, r, "hair", radius=radius)
        if self._share > 0:
            gone = QRectF(r.left(), r.top(), max(r.height(), r.width() * self._share), r.height())
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                gone.moveRight(r.right())
            paint.box(p, gone, "danger" if self._over else "accent", radius=radius)
        p.end()


@lru_cache(maxsize=256)
def _fitted(
    words: str, size: float, weight: QFont.Weight, width: int, lines: int, smallest: float
) -> tuple[QFont, tuple[str, ...]]:
    """The font in which ``words`` need at most ``lines`` lines of ``width``, and these; the last one may be cut."""
    text, pixels = words.replace("\n", " "), size
    while True:
        font = QFont(theme.font("body", weight))
        font.setPixelSize(max(8, round(pixels)))
        parts = _broken(text, font, width)
        if len(parts) <= lines or pixels <= size * smallest:
            break
        pixels *= _STEP
    if len(parts) > lines:
        rest = "".join(parts[lines - 1 :])
        parts = [*parts[: lines - 1], QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return font, tuple(parts)


def _broken(text: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    parts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        parts.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    if len(parts) == 1 and QFontMetricsF(font).horizontalAdvance(text) > width:
        return [text, ""]  # one word that is too wide: smaller, or cut
    return parts
