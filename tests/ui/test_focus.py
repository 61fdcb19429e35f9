"""Where the keyboard is: seen by who uses the keyboard, not by who opened a page or pressed the mouse."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.focus import shows_focus
from app.ui.tables.cells import Cell
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineField
from app.ui.widgets.lines import Line, LineText


class Pane(QWidget):
    """A button, and a line and a field to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.button, self.line, self.field = Button("Save"), Line(LineText("A line")), LineField("Title")
        column = QVBoxLayout(self)
        for each in (self.button, self.line, self.field):
            column.addWidget(each)


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    id: int


@pytest.fixture
def pane(shown):
    return shown(Pane(), (300, 120))


def test_a_page_that_opens_shows_no_ring_and_tab_does(pane, qtbot):
    resting = pane.button.grab().toImage()
    pane.button.setFocus()
    assert pane.button.hasFocus() and pane.button.grab().toImage() == resting
    qtbot.keyClick(pane.button, Qt.Key.Key_Tab)
    assert shows_focus(pane.line)
    qtbot.keyClick(pane.line, Qt.Key.Key_Backtab)
    assert pane.button.grab().toImage() != resting


def test_the_mouse_takes_the_ring_away(pane, qtbot):
    pane.button.setFocus()
    qtbot.keyClick(pane.button, Qt.Key.Key_Tab)
    qtbot.mouseClick(pane.field, Qt.MouseButton.LeftButton)
    pane.button.setFocus()
    assert pane.button.hasFocus() and not shows_focus(pane.button)


def test_a_table_shows_its_cell_once_a_key_moves_there(shown, qtbot):
    columns = [
        Column[Row]("name", "Name", ready=True, cell=lambda row: Cell(f"Row {row.id}"), edit=lambda row, text: None)
    ]
    table = shown(Table(columns, "Rows"), (300, 200))
    table.show_rows([Row(1), Row(2)])
    table.choose(2)
    table.setFocus()
    opened = _picture(table)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.chosen() == [1] and shows_focus(table)
    table.choose(2)
    assert _picture(table) != opened


def _picture(table: Table[Row]) -> QImage:
    return table.viewport().grab().toImage()
