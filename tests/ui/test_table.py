"""The table of every page: filter, choice and place that stay, editing, copies, keys."""

import dataclasses

import pytest
from desk_tools import settle
from people_table import PEOPLE, People, Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import theme
from app.ui.tables.cells import Cell
from app.ui.tables.rows import Column, RowModel


@pytest.fixture
def table(shown) -> People:
    made = People()
    made.show_rows(PEOPLE)
    shown(made, (700, 300))
    made.setFocus()
    return made


def test_the_model_keeps_qts_rules(qtmodeltester, qapp):
    model: RowModel[Person] = RowModel([Column("name", "Name", lambda row: Cell(row.name))])
    qtmodeltester.check(model)
    model.set_rows(PEOPLE)
    qtmodeltester.check(model)
    model.set_filter("ana", None)
    model.set_sort(0, downwards=True)
    model.set_rows(PEOPLE[1:])
    model.set_filter("", None)
    model.set_rows(())
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ana", ["Ana Ôrtiz", "Zoë Ana"]),
        ("ANA zoe", ["Zoë Ana"]),
        ("lukasz strasse", ["Łukasz Straße"]),
        ("李", ["Li Wei"]),
        ("here", []),  # a column that the filter does not look into
        ("  ", ["Łukasz Straße", "Ana Ôrtiz", "Li Wei", "Zoë Ana"]),
    ],
)
def test_the_filter_finds_every_word_in_any_script(table, typed, names):
    table.filter(typed)
    assert table.names() == names
    table.filter("", lambda row: row.id == 3)
    assert table.names() == ["Li Wei"]
    assert table.rows.total == 4


def test_the_choice_stays_with_the_row(table):
    table.choose(3)
    table.show_rows([dataclasses.replace(row, age=row.id) for row in (Person(9, "New", age=1), *PEOPLE[::-1])])
    assert table.chosen() == [3]
    assert table.chosen_row().id == 3
    table.filter("ana")
    assert table.chosen() == []


def test_several_are_chosen_from_top_to_bottom(table, qtbot):
    for row, keys in ((3, Qt.KeyboardModifier.NoModifier), (1, Qt.KeyboardModifier.ControlModifier)):
        spot = table.visualRect(table.model().index(row, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)
    assert table.chosen() == [2, 4]


def test_what_is_in_sight_stays_in_sight(table):
    many = [Person(number, f"Person {number:03}") for number in range(100, 300)]
    table.show_rows(many)
    table.verticalScrollBar().setValue(40 * theme.ROW + 7)
    top = table.rows.rows[table.rowAt(0)].id
    assert top == 140
    table.show_rows([Person(1, "One"), Person(2, "Two"), *many])
    assert table.rows.rows[table.rowAt(0)].id == top
    assert table.verticalScrollBar().value() == 42 * theme.ROW + 7
    table.show_rows([row for row in many if row.id not in (110, 140)])
    assert table.rows.rows[table.rowAt(0)].id == 141


def test_the_cursor_stays_where_a_row_was_deleted(table, qtbot):
    table.choose(2)
    table.show_rows([row for row in PEOPLE if row.id != 2])
    assert table.chosen() == []
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen() == [4]
    table.show_rows(PEOPLE[:1])
    assert table.currentIndex().row() == 0
    table.show_rows(())
    assert not table.currentIndex().isValid()


def test_a_cell_is_edited_where_it_stands(table, qtbot):
    table.choose(2)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert (editor.text(), editor.selectedText(), editor.accessibleName()) == ("Ana Ôrtiz", "Ana Ôrtiz", "Name")
    qtbot.keyClicks(editor, "Anna")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert table.edits == [(2, "Anna")]
    assert table.chosen() == [2]


def test_f2_edits_the_name_also_from_a_cell_that_cannot_be_edited(table, qtbot):
    table.choose(2, "age")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert table.findChild(QLineEdit).accessibleName() == "Name"
    assert table.chosen() == [2]


def test_a_cell_that_was_not_changed_is_no_edit(table, qtbot):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        table.edit_cell(2, "name")
        editor = table.findChild(QLineEdit)
        if key == Qt.Key.Key_Escape:
            qtbot.keyClicks(editor, "Anna")
        qtbot.keyClick(editor, key)
        settle()
    assert table.edits == []


def test_leaving_the_cell_takes_what_was_typed_once_also_when_it_is_refused(table, qtbot, shown):
    for text in ("", "Anna"):
        table.edit_cell(2, "name")
        editor = table.findChild(QLineEdit)
        editor.clear()
        qtbot.keyClicks(editor, text)
        table.setFocus()
        settle()
    table.edit_cell(1, "name")
    editor = table.findChild(QLineEdit)
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert table.edits == [(2, ""), (2, "Anna"), (1, "")]


def test_rows_that_come_while_a_cell_is_edited_do_not_move_the_edit(table, qtbot):
    table.edit_cell(2, "name")
    editor = table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Anna")
    table.show_rows([Person(9, "New"), *PEOPLE])
    assert editor.text() == "Anna"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert table.edits == [(2, "Anna")]


def test_a_row_that_goes_while_it_is_edited_takes_the_edit_with_it(table, qtbot):
    table.edit_cell(2, "name")
    qtbot.keyClicks(table.findChild(QLineEdit), "Anna")
    table.show_rows([row for row in PEOPLE if row.id != 2])
    settle()
    assert table.findChild(QLineEdit) is None
    assert table.edits == []


def test_a_copy_is_a_table_for_sheets_and_for_text(table, qtbot):
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n") == [
        "Łukasz Straße\t41\ta & <b>\tPresent",
        "Ana Ôrtiz\t30\ttab here line\tPresent",
        "Li Wei 李伟\t–\t\tPresent",
        "Zoë Ana\t55\t\tPresent",
    ]
    assert "<th>Name</th>" in data.html()
    assert "<td>a &amp; &lt;b&gt;</td>" in data.html()
    assert "<b>" not in data.html()


def test_enter_delete_and_a_double_click_are_told(table, qtbot):
    table.choose(3)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    spot = table.visualRect(table.model().index(0, 1)).center()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.heard == [3, "delete", 1]
    assert table.findChild(QLineEdit) is None


def test_single_keys_are_left_to_the_page(qtbot, shown):
    class Page(QWidget):
        keys = ""

        def keyPressEvent(self, event) -> None:
            self.keys += event.text()

    page = Page()
    table = People()
    table.setParent(page)
    table.show_rows(PEOPLE)
    shown(page)
    table.setFocus()
    table.choose(1)
    qtbot.keyClicks(table, "pZ ")
    assert (page.keys, table.chosen(), table.findChild(QLineEdit)) == ("pZ ", [1], None)


def test_who_cannot_see_hears_what_a_cell_says(table):
    assert table.accessibleName() == "People"
    index = table.model().index(0, table.column_index("day"))
    assert table.model().data(index, Qt.ItemDataRole.AccessibleTextRole) == "Present"


def test_a_tip_is_never_markup(qapp):
    model: RowModel[Person] = RowModel([Column("name", "Name", lambda row: Cell(row.name, tip=row.note))])
    model.set_rows(PEOPLE)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == "<span>a &amp; &lt;b&gt;</span>"


def test_home_and_end_go_to_the_first_and_last_row(table, qtbot):
    shown_rows = [row.id for row in table.rows.rows]
    table.choose(shown_rows[1])
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.chosen() == [shown_rows[-1]]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen() == [shown_rows[0]]
