"""A field that offers what could be meant while somebody types: with a key or a click one of the offers is taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from app.ui import paint, theme

_ROW, _MOST, _WIDEST = 30, 8, 340


@dataclass(frozen=True)
class Suggestion:
    """One offer: what it stands for, its name, and what tells it from others of that name."""

    value: Any
    name: str
    detail: str = ""


Ask = Callable[[str], Sequence[Suggestion]]


class SuggestField(QLineEdit):
    """A line to type a name into. Down and Up move through the offers; Enter, Tab and a click take one; Esc ends them.

    ``taken`` is the offer that was taken, as long as its name stands there; ``submitted`` tells of Enter without
    offers, ``escaped`` of Esc without offers.
    """

    submitted = Signal()
    escaped = Signal()

    def __init__(self, name: str, ask: Ask, placeholder: str = "") -> None:
        super().__init__()
        self._ask = ask
        self._offers: Sequence[Suggestion] = ()
        self._taken: Suggestion | None = None
        self._list: _Offers | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setFont(theme.font())
        self.setFixedHeight(theme.CONTROL)
        self.textEdited.connect(self._edited)

    @property
    def taken(self) -> Suggestion | None:
        """The offer whose name stands in the field; None: something else, or nothing."""
        return self._taken if self._taken is not None and self._taken.name == self.text() else None

    def take(self, offer: Suggestion | None) -> None:
        """Show ``offer`` as if it had been chosen; None empties the field."""
        self._taken = offer
        self.setText(offer.name if offer is not None else "")
        self._end()

    def resolve(self) -> Suggestion | None:
        """What the text means: the offer taken, or the only one there is for it; None: nothing that is known."""
        typed = self.text().strip()
        if self.taken is None and typed:
            found = self._ask(typed)
            exact = [offer for offer in found if offer.name.casefold() == typed.casefold()]
            if len(exact or found) == 1:
                self.take((exact or found)[0])
        return self.taken

    def offers(self) -> Sequence[Suggestion]:
        """What is offered now."""
        return self._offers if self._list is not None and self._list.isVisible() else ()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self._take_marked()  # and then go on to the next field
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = bool(self.offers())
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if offered:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if offered:
                    self._take_marked()
                else:
                    self.submitted.emit()
            case Qt.Key.Key_Escape:
                if offered:
                    self._end()
                else:
                    self.escaped.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end()

    def _edited(self, text: str) -> None:
        self._taken = None
        self._offers = self._ask(text.strip()) if text.strip() else ()
        if not self._offers:
            self._end()
            return
        if self._list is None:
            self._list = _Offers(self)
            self._list.clicked.connect(lambda index: self.take(self._offers[index.row()]))
        self._list.show_offers(self._offers)

    def _move(self, step: int) -> None:
        assert self._list is not None
        row = (self._list.currentIndex().row() + step) % len(self._offers)
        self._list.setCurrentIndex(self._list.model().index(row, 0))

    def _take_marked(self) -> None:
        if self.offers() and self._list is not None:
            self.take(self._offers[max(0, self._list.currentIndex().row())])

    def _end(self) -> None:
        if self._list is not None:
            self._list.hide()


class _Offers(QListView):
    """The list under the field; it never takes the keyboard."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field.window())
        self._field = field
        self.setObjectName("completer")
        self.setAccessibleName(field.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.entered.connect(self.setCurrentIndex)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self._painter = _OfferPainter(self)
        self.setItemDelegate(self._painter)
        field.destroyed.connect(self.deleteLater)
        self.hide()

    def show_offers(self, offers: Sequence[Suggestion]) -> None:
        """Show these, the first one marked."""
        self._names.setStringList([offer.name for offer in offers])
        self._painter.details = [offer.detail for offer in offers]
        self.setCurrentIndex(self._names.index(0, 0))
        widest = max(paint.width(offer.name) + paint.width(offer.detail, "small") for offer in offers)
        window = self._field.window()
        wide = max(self._field.width(), min(theme.px(_WIDEST), round(widest) + 48))
        tall = theme.px(_ROW) * min(_MOST, len(offers)) + 10
        at = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        if at.y() + tall > window.height():
            at = self._field.mapTo(window, QPoint(0, -tall - 2))
        self.setGeometry(min(at.x(), max(0, window.width() - wide - 8)), at.y(), wide, tall)
        self.show()
        self.raise_()


class _OfferPainter(QStyledItemDelegate):
    """A name, and muted after it what tells it from others."""

    details: Sequence[str] = ()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.px(_ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("select"))
        rect.adjust(10, 0, -10, 0)
        rect.setLeft(rect.left() + paint.text(painter, rect, str(index.data())) + 8)
        paint.text(painter, rect, self.details[index.row()], "small", "muted")
