"""A list of rows of two lines under heads: painted, so that a thousand of them are no matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import icons, paint, theme
from app.ui.focus import moved_by_keys, shows_focus
from app.ui.widgets.labels import plain_tip

_HEAD, _BESIDE_ICON, _GAP = 34, 24, 10  # px
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TwoLines:
    """One row: ``key`` names it (empty: a head), ``icon`` and the word at the ``right`` have the colour ``role``.

    ``spoken`` is what screen readers and the tool tip say: the whole row where it is empty.
    """

    key: str
    title: str
    detail: str = ""
    icon: str = ""
    right: str = ""
    role: str = "muted"
    spoken: str = ""
    detail_role: str = "muted"

    def whole(self) -> str:
        """All that the row says."""
        return self.spoken or ", ".join(part for part in (self.title, self.right, self.detail) if part)


class TwoLineList(QListView):
    """``chosen``: another row has the cursor; ``opened``: a row was clicked, or Enter was pressed on it. Both a key."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, margin: int = theme.MARGIN) -> None:
        super().__init__()
        self.lines = _Lines(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Painter(self, margin))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(theme.px(_HEAD) + theme.LINE)
        self._showing = False
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._open)

    def show_lines(self, lines: Sequence[TwoLines]) -> None:
        """Show these rows; cursor and place stay where the row is still there. Nothing is told."""
        if lines == self.lines.lines:
            return
        key, place = self.current(), self.verticalScrollBar().value()
        self._showing = True
        self.lines.show_lines(lines)
        self.choose(key)
        self.verticalScrollBar().setValue(place)
        self._showing = False

    def current(self) -> str:
        """The key of the row with the cursor; empty: none has it."""
        return self.lines.key_at(self.currentIndex())

    def choose(self, key: str) -> None:
        """Let the row with this key have the cursor; none where there is no such row."""
        number = next((n for n, line in enumerate(self.lines.lines) if line.key == key), -1) if key else -1
        index = self.lines.index(number) if number >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)

    def _tell(self, now: QModelIndex) -> None:
        if not self._showing:
            self.chosen.emit(self.lines.key_at(now))

    def _open(self, index: QModelIndex) -> None:
        if key := self.lines.key_at(index):
            self.opened.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved_by_keys(self.viewport())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        elif event.key() == Qt.Key.Key_Escape and self.current():
            self.choose("")
        else:
            super().keyPressEvent(event)


class _Lines(QAbstractListModel):
    """The rows; heads cannot be chosen."""

    def __init__(self, parent: TwoLineList) -> None:
        super().__init__(parent)
        self.lines: Sequence[TwoLines] = ()

    def show_lines(self, lines: Sequence[TwoLines]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def key_at(self, index: Index) -> str:
        return self.lines[index.row()].key if index.isValid() else ""

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.key_at(index):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.whole()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.whole()) if line.key else None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(80, theme.LINE if line.key else theme.px(_HEAD))
        return None


class _Painter(QStyledItemDelegate):
    """Heads in caps over a hairline; rows with icon, title and word on the first line, the detail on the second."""

    def __init__(self, parent: TwoLineList, margin: int) -> None:
        super().__init__(parent)
        self._list, self._margin = parent, margin

    @override
    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, r = self._list.lines.lines[index.row()], QRectF(option.rect)
        left, right = float(self._margin), -12.0
        if not line.key:
            paint.text(p, r.adjusted(left, theme.px(10), right, 0), line.title, "caps", "muted")
            paint.hline(p, r.left() + left, r.right(), r.bottom() - 1)
            return
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            p.fillRect(r, theme.color("select" if chosen else "hover"))
        if chosen:
            p.fillRect(QRectF(r.left(), r.top(), 3, r.height() - 1), theme.color("accent"))
        paint.hline(p, r.left() + left, r.right(), r.bottom() - 1)
        self._words(p, r.adjusted(left, 0, right, 0), line)
        if chosen and shows_focus(self._list):
            paint.focus(p, r.adjusted(2, 1, -2, -1), 4)

    @staticmethod
    def _words(p: QPainter, r: QRectF, line: TwoLines) -> None:
        first = QRectF(r.left(), r.top() + theme.px(4), r.width(), theme.px(19))
        if line.icon:
            icons.draw(p, line.icon, QRectF(first.left(), first.center().y() - 8, 16, 16), line.role)
            first.setLeft(first.left() + _BESIDE_ICON)
        second = QRectF(first.left(), r.top() + theme.px(22), r.right() - first.left(), theme.px(17))
        if line.right:
            wide = paint.text(p, first, line.right, "small", line.role, paint.RIGHT)
            first.setRight(first.right() - wide - _GAP)
        paint.text(p, first, line.title)
        paint.text(p, second, line.detail, "small", line.detail_role)
