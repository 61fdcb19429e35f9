"""What tests of the plan's views share: typing into the panel, dropping files, what fields and problems say."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from app.ui.tables.cells import Cell
from app.ui.widgets.lines import Line


def type_into(panel, qtbot, name: str, text: str):
    """Type ``text`` into a field of the panel and leave it with Enter; returns the property."""
    found = panel.parts[panel.kind].fields[name]
    commit(found, qtbot, text)
    return found


def commit(found, qtbot, text: str) -> None:
    """Have ``text`` in a property, and commit it."""
    field = found.field
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def refusal(found) -> str:
    """What stands in red under a property; empty: nothing."""
    return "" if found._problem.isHidden() else found._problem.text()


def shown_text(found) -> str:
    """What stands in a property."""
    return found.field.text()


def problem_words(panel) -> str:
    """What is said to be wrong, first in the panel."""
    layout = panel.parts[panel.kind].problems
    frames = [layout.itemAt(number).widget() for number in range(layout.count())]
    return " | ".join(label.text() for frame in frames if frame for label in frame.findChildren(QLabel))


def link(widget: QWidget, text: str) -> QAbstractButton:
    """The visible button or link that says this."""
    QApplication.processEvents()  # what was just put there is shown
    return next(each for each in widget.findChildren(QAbstractButton) if each.text() == text and each.isVisible())


def lines(widget: QWidget) -> list[Line]:
    """The visible lines of a list that lead somewhere."""
    QApplication.processEvents()
    found = [each for each in widget.findChildren(Line) if each.isVisible()]
    return [each for each in found if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def rename_cell(view, qtbot, text: str) -> None:
    """Type into the cell that is being edited."""
    QApplication.processEvents()
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def cell(view, row_id: int, column: str) -> Cell:
    """A cell of the view's table."""
    table = view.list.table
    return table.rows.columns[table.column_index(column)].cell(table.rows.rows[table.rows.row_of(row_id)])


def drop(table, paths, row_id: int) -> None:
    """Drop files on a row of a table."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    table.choose(row_id)
    at: QPoint = table.visualRect(table.rows.index(table.rows.row_of(row_id), 0)).center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    table.dropEvent(QDropEvent(QPointF(at), copy, data, left, Qt.KeyboardModifier.NoModifier))


def unnamed(widget: QWidget) -> list[QWidget]:
    """What takes the keyboard and has no name."""
    return [
        each
        for kind in (QLineEdit, QPlainTextEdit, QTableView, QAbstractButton)
        for each in widget.findChildren(kind)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.accessibleName() and each.isVisible()
    ]
