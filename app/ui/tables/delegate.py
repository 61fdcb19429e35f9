"""Paints the cells of a table, and edits one where it stands: F2 begins, Enter takes it, Esc gives up."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.tables.cells import Cell, paint_cell
from app.ui.tables.head import PADDING
from app.ui.tables.rows import CellRole, Rows

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Of a table whose first column begins at ``margin`` px, where the page's other texts begin."""

    def __init__(self, model: Rows[Any], margin: int, parent: QTableView) -> None:
        super().__init__(parent)
        self._rows, self._margin, self._view = model, margin, parent
        self.hovered = -1

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        p, r = painter, QRectF(self._rect(option))
        column = self._rows.columns[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        p.save()
        if selected or index.row() == self.hovered:
            p.fillRect(r, theme.color("select" if selected else "hover"))
        if selected and first:
            p.fillRect(QRectF(r.left(), r.top(), 3, r.height() - 1), theme.color("accent"))
        paint.hline(p, r.left(), r.right() + 1, r.bottom() - 1)
        cell = index.data(CellRole)
        if isinstance(cell, Cell):
            align = paint.CENTER if column.center else paint.RIGHT if column.right else paint.LEFT
            left = self._margin if first else PADDING
            paint_cell(p, r.adjusted(0 if cell.mark else left, 0, 0 if cell.mark else -PADDING, -1), cell, align)
        current = self._view.currentIndex()
        editable = column.edit is not None or column.center
        here = (current.row(), current.column()) == (index.row(), index.column())
        seen = shows_focus(self._view) or (column.center and self._view.hasFocus())
        if here and editable and seen:
            paint.box(p, r.adjusted(1, 1, -1, -2), None, "accent", 4)
        p.restore()

    @staticmethod
    def _rect(option: QStyleOptionViewItem) -> QRect:
        return option.rect

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, theme.ROW)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setFont(theme.font())
        editor.setFrame(False)
        editor.setAccessibleName(self._rows.columns[index.column()].name())
        return editor

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        left = self._margin - 8 if first else PADDING - 8
        editor.setGeometry(self._rect(option).adjusted(left, 1, -2, -2))

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self._rows.setData(index, editor.text())
