"""The areas as cards, two or three beside each other, parted by hairlines; arrows move, Enter opens, Del deletes."""

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
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from app.domain.areas import AreaRow
from app.ui import icons, paint, theme
from app.ui.focus import moved_by_keys, shows_focus
from app.ui.language import day, plural, tr
from app.ui.pages.consortium.areas_columns import actions_words
from app.ui.pages.consortium.areas_words import signed
from app.ui.widgets.labels import plain_tip

_TALL, _NARROWEST, _MOST = 152, 244, 3
_RowRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AreaCards(QListView):
    """Shows rows as tiles. ``chosen_changed``: another one is chosen; ``activated_row``: Enter or a double click."""

    chosen_changed = Signal()
    activated_row = Signal(int)
    delete_pressed = Signal()
    rename_pressed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows = _Tiles(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Tile(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(lambda index: self.activated_row.emit(self._rows.rows[index.row()].id))

    def show_rows(self, rows: Sequence[AreaRow]) -> None:
        """Show these rows; the choice stays."""
        self._rows.set_rows(rows)

    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return max(1, min(_MOST, self.viewport().width() // _NARROWEST))

    def chosen(self) -> int:
        """The id of the tile that is chosen; 0: none."""
        found = self.selectedIndexes()
        return self._rows.rows[found[0].row()].id if found else 0

    def choose(self, row_id: int) -> None:
        """Choose the tile with this id and bring it into sight; where it is not shown, none."""
        number = next((n for n, row in enumerate(self._rows.rows) if row.id == row_id), -1)
        flags = QItemSelectionModel.SelectionFlag
        if number < 0:
            self.selectionModel().clear()
        elif self.chosen() != row_id:
            self.selectionModel().setCurrentIndex(self._rows.index(number), flags.ClearAndSelect)
            self.scrollTo(self._rows.index(number))

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        moved_by_keys(self.viewport())
        wide, last = self.columns(), len(self._rows.rows) - 1
        if last < 0:
            return QModelIndex()
        here, moves = self.currentIndex().row(), QAbstractItemView.CursorAction
        page = wide * max(1, self.viewport().height() // _TALL)
        step = {
            moves.MoveLeft: -1, moves.MovePrevious: -1, moves.MoveRight: 1, moves.MoveNext: 1, moves.MoveUp: -wide,
            moves.MoveDown: wide, moves.MovePageUp: -page, moves.MovePageDown: page, moves.MoveHome: -last - 1,
            moves.MoveEnd: last + 1,
        }[action]  # fmt: skip
        if here < 0:
            return self._rows.index(0)
        wanted = here + step
        if action in (moves.MoveUp, moves.MoveDown) and not 0 <= wanted <= last:
            wanted = here  # not into another column
        return self._rows.index(min(max(wanted, 0), last))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.activated_row.emit(self._rows.rows[index.row()].id)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_pressed.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # single keys belong to the page
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setGridSize(QSize(self.viewport().width() // self.columns(), _TALL))
        super().resizeEvent(event)


class _Tiles(QAbstractListModel):
    """Areas, one a row; screen readers are told all that a tile shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[AreaRow] = []

    def set_rows(self, rows: Sequence[AreaRow]) -> None:
        """Show these; persistent indexes stay with their ids."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
            self.rows = list(rows)
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.layoutAboutToBeChanged.emit()
        old, before = self.persistentIndexList(), self.rows
        self.rows = list(rows)
        where = {row.id: number for number, row in enumerate(self.rows)}
        ids = [before[index.row()].id for index in old]
        self.changePersistentIndexList(old, [self.index(where[one]) if one in where else QModelIndex() for one in ids])
        self.layoutChanged.emit()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(row)) or None
        return None


class _Tile(QStyledItemDelegate):
    """Paints a tile: number and name, the mission, who leads, what is next."""

    def __init__(self, parent: AreaCards) -> None:
        super().__init__(parent)
        self._view = parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_RowRole)
        assert isinstance(row, AreaRow)
        p, r, wide = painter, QRectF(option.rect), self._view.columns()
        first = index.row() % wide == 0
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        p.save()
        surface = "select" if chosen else "hover" if hovered else "base"
        p.fillRect(r, theme.color(surface))
        if chosen:
            p.fillRect(QRectF(r.left(), r.top(), 3, r.height() - 1), theme.color("accent"))
        paint.hline(p, r.left(), r.right() + 1, r.bottom() - 1)
        if index.row() % wide < wide - 1:
            paint.vline(p, r.right() - 1, r.top() + 14, r.bottom() - 15)
        self._words(p, r.adjusted(theme.MARGIN if first else 16, 12, -16, -12), row, surface)
        if index.row() == self._view.currentIndex().row() and shows_focus(self._view):
            paint.focus(p, r.adjusted(4, 3, -4, -4), 4)
        p.restore()

    @staticmethod
    def _words(p: QPainter, r: QRectF, row: AreaRow, surface: str) -> None:
        number = paint.width(f"{row.number}") + 8
        paint.text(p, QRectF(r.left(), r.top(), number, 17), str(row.number), role="muted")
        name = signed(row.name, row.illustrative)
        tall = paint.wrapped(
            p, QRectF(r.left() + number, r.top(), r.width() - number, 34), name, "body", "ink", paint.SEMI, 2, 17
        )
        mission = QRectF(r.left(), r.top() + tall + 4, r.width(), 30 if tall > 17 else 45)
        words = row.mission or ("" if row.task_force_id is not None else tr("No task force yet"))
        paint.wrapped(p, mission, words, "small", "muted", lines=2 if tall > 17 else 3)
        lead = QRectF(r.left(), r.bottom() - 36, r.width(), 17)
        _lead(p, lead, row)
        _next(p, lead.translated(0, 20), row, surface)


def _lead(p: QPainter, r: QRectF, row: AreaRow) -> None:
    """Who leads, and how many belong to it; at the right the open actions."""
    right = 0.0
    if row.open_actions:
        words = str(row.open_actions)
        right = paint.width(words, "small") + 22
        state = "late" if row.late_actions else "open"
        paint.status(p, r.right() - right + 8, r.center().y() + 0.5, state, 4)
        paint.text(p, r, words, "small", paint.state_role(state), paint.RIGHT)
    room = r.adjusted(0, 0, -right, 0)
    if row.task_force_id is None:
        return
    lead = signed(row.lead, row.task_force_illustrative) if row.lead_id is not None else tr("Nobody leads it yet")
    members = plural("{number} member", "{number} members", row.members)
    paint.runs(p, room, [(lead, "ink" if row.lead_id is not None else "amber", None), (f"· {members}", "muted", None)])


def _next(p: QPainter, r: QRectF, row: AreaRow, halo: str) -> None:
    """The next milestone, and at the right the day of the next meeting."""
    right = 0.0
    if row.next_meeting is not None:
        words = day(row.next_meeting.first_day)
        right = paint.text(p, r, words, "small", "muted", paint.RIGHT) + 28
        icons.draw(p, "calendar-days", QRectF(r.right() - right + 10, r.center().y() - 6.5, 13, 13), "muted")
    milestone = row.next_milestone
    if milestone is not None:
        role = "danger" if milestone.late_days else "muted"
        solid = bool(milestone.late_days)
        paint.diamond(p, r.left() + 5, r.center().y() + 0.5, 4.5, role, solid, halo)
        words = f"{milestone.number} {day(milestone.due)}"
        paint.text(p, r.adjusted(16, 0, -right, 0), words, "small", role)


def _tip(row: AreaRow) -> str:
    """What the shapes and dates of a tile stand for."""
    parts = [actions_words(row)] if row.open_actions else []
    if row.next_milestone is not None:
        parts.append(f"{row.next_milestone.number} {row.next_milestone.title}")
    if row.next_meeting is not None:
        parts.append(row.next_meeting.title)
    return "\n".join(parts)


def _told(row: AreaRow) -> str:
    """A tile in words."""
    parts = [f"{row.number} {row.name}"]
    if row.task_force_id is None:
        parts.append(tr("No task force yet"))
    else:
        parts.append(tr("lead {name}", name=row.lead) if row.lead_id is not None else tr("Nobody leads it yet"))
        parts.append(plural("{number} member", "{number} members", row.members))
    if row.open_actions:
        parts.append(actions_words(row))
    if row.next_meeting is not None:
        parts.append(tr("next meeting {day}", day=day(row.next_meeting.first_day)))
    if row.next_milestone is not None:
        due = day(row.next_milestone.due)
        parts.append(tr("milestone {number} due {day}", number=row.next_milestone.number, day=due))
    return ", ".join(parts)
