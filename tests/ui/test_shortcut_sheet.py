"""The sheet of keys: everything that is declared, in sections; filter, scrolling, Esc."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.ui import commands
from app.ui.commands import Command, Menu
from app.ui.shell.shortcut_sheet import ShortcutSheet, key_sections

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def behind(shown):
    return shown(QWidget(), (1280, 800))


@pytest.fixture
def sheet(behind):
    made = ShortcutSheet(behind)
    made.open()
    return made


def test_every_declared_command_with_keys_is_on_it(qapp):
    sections = key_sections()
    rows = [row for section in sections for row in section.rows]
    wanted = [command for command, _owner in commands.DECLARED.values() if command.keys]
    assert len(rows) == len(wanted) > 20
    assert {row.text for row in rows} == {command.text.rstrip("…") for command in wanted}
    assert all(row.keys and all(row.keys) for row in rows)


def test_sections_are_menus_then_pages(qapp):
    sections = {section.title: [row.text for row in section.rows] for section in key_sections()}
    assert list(sections)[:2] == ["File", "Edit"]
    assert "Search or run a command" in sections["Go"] and "Keyboard shortcuts" in sections["Help"]
    assert sections["Home"] == ["New meeting"]
    assert "New meeting" in sections["Meetings"]
    assert "Agenda" in sections and "Minutes" in sections


def test_alternatives_are_shown_one_after_the_other(qapp):
    (redo,) = [row for section in key_sections() for row in section.rows if row.text == "Redo"]
    assert redo.keys == ("Ctrl+Shift+Z", "Ctrl+Y")


def test_a_new_command_appears_by_itself(qapp, monkeypatch):
    made = Command("test.new", "Count the chairs", Menu.MEETING, "Ctrl+Shift+F9", method="count")
    monkeypatch.setitem(commands.DECLARED, "test.new", (made, "SomeWidget"))
    (found,) = [section for section in key_sections() if any(row.text == made.text for row in section.rows)]
    assert found.title == "Meeting"


def test_it_is_shown_filtered_and_closed(sheet, behind, qtbot):
    assert sheet.isVisible() and sheet.field.hasFocus()
    everything = len(sheet.shown())
    qtbot.keyClicks(sheet.field, "ctrl undo")
    assert [row.text for row in sheet.shown()] == ["Undo", "Undo this step"]
    qtbot.keyClicks(sheet.field, " zzqq")
    assert sheet.shown() == [] and sheet._nothing.text() == "Nothing found for “ctrl undo zzqq”"
    sheet.field.clear()
    assert len(sheet.shown()) == everything and sheet._nothing.isHidden()
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert sheet.isHidden()


@pytest.mark.parametrize("close", ["F1", "beside", "again"])
def test_other_ways_to_close_it(sheet, behind, qtbot, close):
    if close == "F1":
        qtbot.keyClick(sheet.field, Qt.Key.Key_F1)
    elif close == "beside":
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        ShortcutSheet(behind).open()
    assert not [each for each in behind.findChildren(ShortcutSheet) if each.isVisible()]


def test_it_scrolls_by_keys(behind, qtbot):
    behind.resize(900, 420)
    sheet = ShortcutSheet(behind)
    sheet.open()
    bar = sheet._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(sheet.field, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(sheet.field, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_it_can_be_painted_and_every_line_has_a_name(sheet):
    assert not sheet.grab().isNull()
    lines = [line for section in sheet._sections for line in section._lines]
    assert lines and all(line.accessibleName() for line in lines)


def test_f1_in_the_real_window(window, qtbot):
    qtbot.keyClick(window.workspace.page(), Qt.Key.Key_F1)
    (sheet,) = window.findChildren(ShortcutSheet)
    assert sheet.isVisible() and sheet.field.hasFocus()
