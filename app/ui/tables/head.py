"""The head of a table: small caps over an edge rule; a click sorts, a third click takes the order of before."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from app.ui import icons, paint, theme
from app.ui.tables.rows import Rows

PADDING = 12  # px at both sides of a cell


class TableHead(QHeaderView):
    """Paints the titles of ``model``'s columns."""

    def __init__(self, model: Rows[Any], margin: int, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows, self._margin = model, margin
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(24)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.HEAD_ROW)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        p, r, column = painter, QRectF(rect), self._rows.columns[index]
        p.save()
        p.fillRect(r, theme.color("base"))
        center = column.center
        left = self._margin if self.visualIndex(index) == 0 else 2 if center else PADDING
        line = r.adjusted(left, 0, -2 if center else -PADDING, -1)
        sort = self._rows.sorted_by()
        chosen = sort is not None and sort[0] == index
        align = paint.CENTER if center else paint.RIGHT if column.right else paint.LEFT
        if chosen and column.right:
            line.adjust(0, 0, -15, 0)
        wide = paint.text(p, line, column.name(), "caps", "ink" if chosen else "muted", align)
        if chosen and sort is not None and not center:
            x = line.right() + 3 if column.right else line.left() + wide + 3
            icons.draw(p, "chevron-down" if sort[1] else "chevron-up", QRectF(x, line.center().y() - 6, 12, 12), "ink")
        paint.hline(p, r.left() - 1, r.right() + 1, r.bottom() - 1, "edge")
        p.restore()
