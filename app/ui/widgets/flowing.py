"""Widgets side by side in as many rows as they need, whatever the width and the size of the text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Rows from the left (in languages from right to left: from the right), ``gap`` px between the widgets."""

    def __init__(self, parent: QWidget, gap: int = 6) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._laid_out(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        wide = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        tall = max((item.minimumSize().height() for item in self._items if not item.isEmpty()), default=0)
        return QSize(wide, tall)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._laid_out(rect, move=True)

    def _laid_out(self, rect: QRect, move: bool) -> int:
        """The height that the rows take in ``rect``; ``move`` puts the widgets there."""
        owner = self.parentWidget()
        turned = owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y, tall = 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y, tall = 0, y + tall + self._gap, 0
            if move:
                left = rect.right() + 1 - x - size.width() if turned else rect.x() + x
                item.setGeometry(QRect(QPoint(left, rect.y() + y), size))
            x, tall = x + size.width() + self._gap, max(tall, size.height())
        return y + tall
