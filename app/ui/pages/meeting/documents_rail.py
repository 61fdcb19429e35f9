"""The list of documents at the left of the tab: title, what it is good for, its formats, under the heads of shelves."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import paint, theme
from app.ui.focus import moved_by_keys, shows_focus
from app.ui.language import tr
from app.usecases.documents import FORMATS, SHELVES, Document, Shelf

_WIDTH, _WIDEST = 272, 340  # px
_HEAD, _ROW = 36, 44
Index = QModelIndex | QPersistentModelIndex


def rail_width() -> int:
    """How wide the list is, in px."""
    return min(theme.px(_WIDTH), _WIDEST)


class DocumentRail(QListView):
    """The documents in the order of ``documents``; ``chosen`` tells the one that was chosen."""

    chosen = Signal(object)  # Document

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__()
        self._rows = _Rows(documents, self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(tr("Documents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(rail_width())
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose(self, document_id: str) -> None:
        """Choose the document with this id; nothing happens when there is none."""
        row = self._rows.row_of(document_id)
        if row is not None:
            self.selectionModel().setCurrentIndex(
                self._rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(self._rows.index(row))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved_by_keys(self.viewport())
        super().keyPressEvent(event)

    def current(self) -> Document | None:
        """The document that is chosen."""
        return self._rows.document_at(self.currentIndex())

    def _tell(self, now: QModelIndex) -> None:
        if (document := self._rows.document_at(now)) is not None:
            self.chosen.emit(document)


class _Rows(QAbstractListModel):
    """Heads of shelves and documents; only documents can be chosen."""

    def __init__(self, documents: Sequence[Document], parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Shelf | Document] = []
        for shelf in Shelf:
            self._rows.append(shelf)
            self._rows += [document for document in documents if document.shelf is shelf]

    def row_of(self, document_id: str) -> int | None:
        """The row of the document with this id."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, Document) and row.id == document_id)
        return next(found, None)

    def document_at(self, index: Index) -> Document | None:
        """The document of a row; None for a head."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Document) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.document_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        document = self.document_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self._rows[index.row()]
            return tr(SHELVES[row] if isinstance(row, Shelf) else row.title)
        if document is not None and role in (
            Qt.ItemDataRole.AccessibleDescriptionRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            formats = ", ".join(tr(FORMATS[form]) for form in document.formats)
            return tr("{about}: {formats}", about=tr(document.about), formats=formats)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(rail_width(), theme.px(_HEAD if document is None else _ROW))
        return None


class _Painter(QStyledItemDelegate):
    """Paints a head in caps; a document on two lines, with an edge in the accent when it is chosen."""

    @override
    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = index.model()
        assert isinstance(rows, _Rows)
        r = QRectF(option.rect)
        document = rows.document_at(index)
        left, right = float(theme.MARGIN), -12.0
        if document is None:
            paint.text(p, r.adjusted(left, theme.px(10), right, 0), str(index.data()), "caps", "muted")
            return
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            p.fillRect(r, theme.color("select" if chosen else "hover"))
        if chosen:
            p.fillRect(QRectF(r.left(), r.top(), 3, r.height()), theme.color("accent"))
        first = QRectF(r.left() + left, r.top() + theme.px(4), r.width() - left + right, theme.px(19))
        weight = paint.SEMI if chosen else None
        wide = paint.text(p, first, str(index.data()), weight=weight)
        formats = " ".join(document.formats)
        if paint.width(formats, "small") + wide + 12 <= first.width():
            paint.text(p, first, formats, "small", "muted", paint.RIGHT)
        second = QRectF(r.left() + left, r.top() + theme.px(22), r.width() - left + right, theme.px(17))
        paint.text(p, second, tr(document.about), "small", "muted")
        view = self.parent()
        if chosen and isinstance(view, QListView) and shows_focus(view):
            paint.focus(p, r.adjusted(2, 1, -2, -1), 4)
