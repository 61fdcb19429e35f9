"""The list of the palette: a model of its rows, how they are painted, and a view in which headings are passed over."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeySequence, QMouseEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.domain.search import typed_letters
from app.ui import icons, paint, theme
from app.ui.language import tr
from app.ui.shell.palette_rows import PaletteRow

HEAD, ITEM = 28, 36  # px
_INSET, _ICON, _TEXT, _GAP = 7, 12, 40, 10  # px, from the edge of the card and of a line
_DETAIL = 0.4  # share of a line that the detail may take from the text
_Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """The rows; headings cannot be chosen. Screen readers hear text, detail and keys of a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[PaletteRow] = ()
        self.words: tuple[str, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow], words: tuple[str, ...]) -> None:
        """Show these; ``words`` (folded) are the letters to mark."""
        self.beginResetModel()
        self.rows, self.words = rows, words
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.px(HEAD if row.is_head else ITEM))
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteList(QListView):
    """Shows the rows; the keyboard stays in the field, which moves the choice by ``step``. ``picked``: by the mouse."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = PaletteModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painted(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What was found"))
        self.clicked.connect(self._click)
        self.setStyleSheet("background: transparent")  # the card shows through

    def show_rows(self, rows: Sequence[PaletteRow], words: tuple[str, ...]) -> None:
        """Show these, and choose the first that is not a heading."""
        self.rows.show_rows(rows, words)
        self.scrollToTop()
        self._choose(next((number for number, row in enumerate(rows) if not row.is_head), -1))

    def needed_height(self) -> int:
        """How tall all rows are together."""
        return sum(theme.px(HEAD if row.is_head else ITEM) for row in self.rows.rows)

    def chosen(self) -> PaletteRow | None:
        """The row that is chosen."""
        at = self.currentIndex()
        return self.rows.rows[at.row()] if at.isValid() else None

    def step(self, by: int) -> None:
        """Choose the row ``by`` rows on, headings passed over; from the last it goes on to the first."""
        live = [number for number, row in enumerate(self.rows.rows) if not row.is_head]
        if live:
            at = live.index(self.currentIndex().row()) if self.currentIndex().row() in live else -1
            self._choose(live[(at + by) % len(live)] if abs(by) == 1 else live[max(0, min(len(live) - 1, at + by))])

    def _choose(self, number: int) -> None:
        index = self.rows.index(number) if number >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if number == 1:
            self.scrollToTop()
        elif index.isValid():
            self.scrollTo(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.rows.rows[index.row()].is_head:
            self.setCurrentIndex(index)

    def _click(self, index: QModelIndex) -> None:
        if not self.rows.rows[index.row()].is_head:
            self.setCurrentIndex(index)
            self.picked.emit()


class _Painted(QStyledItemDelegate):
    """Paints headings in caps, and lines: icon, text with the typed letters semi-bold, detail, keys."""

    def __init__(self, parent: PaletteList) -> None:
        super().__init__(parent)
        self._list = parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = index.data(Qt.ItemDataRole.SizeHintRole)
        return size if isinstance(size, QSize) else QSize(0, theme.px(ITEM))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._list.rows.rows[index.row()]
        rect = QRectF(option.rect)
        if row.is_head:
            paint.text(painter, rect.adjusted(19, 4, -19, 0), row.text, "caps", "muted")
            return
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        self._line(painter, rect.adjusted(_INSET, 0, -_INSET, 0), row, on)

    def _line(self, p: QPainter, r: QRectF, row: PaletteRow, on: bool) -> None:
        if on:
            paint.box(p, r, "select", radius=theme.RADIUS)
        square = QRectF(r.left() + _ICON, r.center().y() - 8, theme.ICON, theme.ICON)
        icons.draw(p, row.icon, square, "accent" if on else "muted")
        right = key_caps(p, r.adjusted(0, 0, -12, 0), row.keys) if row.keys else r.right() - 12
        if on and not row.keys:
            icons.draw(p, "corner-down-left", QRectF(right - 14, r.center().y() - 7, 14, 14), "accent")
            right -= 24
        left = r.left() + _TEXT
        detail = min(paint.width(row.detail, "small") + _GAP, (right - left) * _DETAIL) if row.detail else 0.0
        words = QRectF(left, r.top(), right - left - detail, r.height())
        left += marked_text(p, words, row.text, self._list.rows.words) + _GAP
        paint.text(p, QRectF(left, r.top(), right - left - 8, r.height()), row.detail, "small", "muted")


def spoken(row: PaletteRow) -> str:
    """What a screen reader says of a row."""
    return ", ".join(part for part in (row.text, row.detail, row.keys) if part)


def key_caps(p: QPainter, r: QRectF, keys: str) -> float:
    """Paint keys as caps at the right of ``r``; returns where the first begins."""
    right = r.right()
    for key in reversed(key_names(keys)):
        wide = max(20.0, paint.width(key, "small") + 10)
        tall = theme.px(20)
        cap = QRectF(right - wide, r.center().y() - tall / 2, wide, tall)
        paint.box(p, cap, "chrome", "edge", 4)
        paint.text(p, cap, key, "small", "muted", paint.CENTER)
        right -= wide + 4
    return right - 4


def key_names(keys: str) -> list[str]:
    """The single keys of a shortcut as it is shown: "Ctrl++" is Ctrl and +."""
    first = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.NativeText)
    shown = first.toString(QKeySequence.SequenceFormat.NativeText).split(", ")[0] or keys
    names = shown.replace("++", "+\0").split("+")
    return [name.replace("\0", "+") for name in names if name]


def marked_text(p: QPainter, r: QRectF, text: str, words: tuple[str, ...]) -> float:
    """One line with the letters that fold to ``words`` in semi-bold, shaped as a whole; returns its width."""
    font = theme.font()
    bold = paint.metrics("body", paint.SEMI)
    shown = text.replace("\n", " ")
    if bold.horizontalAdvance(shown) > r.width():
        shown = bold.elidedText(shown, Qt.TextElideMode.ElideRight, r.width())
    layout = QTextLayout(shown, font)
    formats = []
    for first, last in typed_letters(shown, words):
        part = QTextLayout.FormatRange()
        part.start, part.length = _units(shown, first), _units(shown, last) - _units(shown, first)
        part.format = QTextCharFormat()
        part.format.setFontWeight(QFont.Weight.DemiBold)
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    p.setPen(theme.color("ink"))
    layout.draw(p, QPointF(r.left(), r.center().y() - line.height() / 2))
    return line.naturalTextWidth()


def _units(text: str, place: int) -> int:
    """A place in ``text`` counted as Qt does, in UTF-16 units."""
    return len(text[:place].encode("utf-16-le")) // 2
