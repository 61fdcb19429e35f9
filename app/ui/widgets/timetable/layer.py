"""What of a timetable stands still, kept as a picture: scrolled by moving it, only what comes into sight is painted."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

Paint = Callable[[QPainter, QRectF], None]  # into an area of the viewport
Torn = Callable[[QPointF], Iterator[QRectF]]  # areas that look otherwise at another offset than the picture's


class Layer:
    """The picture of one viewport."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._offset = QPointF()

    def forget(self) -> None:
        """Paint all of it anew when it is next asked for."""
        self._picture = None

    def picture(self, size: QSize, ratio: float, offset: QPointF, draw: Paint, torn: Torn) -> QPixmap:
        """The picture with the content's beginning at ``offset``; ``draw`` paints what is missing."""
        found = self._picture
        if found is None or found.size() != size * ratio or found.devicePixelRatio() != ratio:
            found = QPixmap(size * ratio)
            found.setDevicePixelRatio(ratio)
            missing = QRegion(QRect(0, 0, size.width(), size.height()))
        else:
            missing = self._moved(found, size, ratio, offset, torn)
        self._picture, self._offset = found, offset
        if not missing.isEmpty():
            p = QPainter(found)
            try:
                for rect in missing:  # type: ignore[attr-defined]
                    p.save()
                    p.setClipRect(rect)
                    draw(p, QRectF(rect))
                    p.restore()
            finally:
                p.end()
        return found

    def _moved(self, found: QPixmap, size: QSize, ratio: float, offset: QPointF, torn: Torn) -> QRegion:
        """Move the picture to the new offset; what must be painted then."""
        whole = QRegion(QRect(0, 0, size.width(), size.height()))
        dx, dy = round(offset.x() - self._offset.x()), round(offset.y() - self._offset.y())
        if (dx, dy) == (0, 0):
            return QRegion()
        across, down = dx * ratio, dy * ratio
        if across != round(across) or down != round(down) or abs(dx) >= size.width() or abs(dy) >= size.height():
            return whole
        found.scroll(round(across), round(down), found.rect())
        kept = QRegion(QRect(dx, dy, size.width(), size.height()))
        missing = whole.subtracted(kept)
        for rect in torn(self._offset):
            missing = missing.united(QRegion(rect.toAlignedRect()).intersected(whole))
        return missing
