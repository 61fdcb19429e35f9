"""The presentations of a meeting through the window: entering, slides in and out, states, deleting; each undone."""

import datetime as dt
import itertools
from pathlib import Path

import pytest
from database_fixtures import dump
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView

from app.domain.kinds import PresentationKind, SlidesState
from app.queries.meetings import find_meeting
from app.ui.pages.meeting.presentations import PresentationsTab
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def meeting(desk):
    return desk.read(lambda session: find_meeting(session, "wageningen-2020").id)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def tab(desk, meeting, shown, opened):
    made = shown(PresentationsTab(desk, meeting, lambda url: opened.append(url.toLocalFile()) or True))
    made.arrive(Place("meeting", meeting, "presentations"))
    yield made
    made.files.copies.close()


def rows(tab):
    return {row.id: row for row in tab.list.table.rows.rows}


def missing(tab):
    return next(row for row in rows(tab).values() if row.state is SlidesState.MISSING and row.day)


def drop(tab, paths, row_id=None):
    """Drop files on a row, or below the last one."""
    table = tab.list.table
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = QPoint(40, table.viewport().height() - 2)
    if row_id is not None:
        table.choose(row_id)
        at = table.visualRect(table.rows.index(table.rows.row_of(row_id), 0)).center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    table.dropEvent(QDropEvent(QPointF(at), copy, data, left, Qt.KeyboardModifier.NoModifier))


def type_into(tab, qtbot, name, text):
    field = tab.panel.fields[name].field
    field.setFocus()
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


@pytest.fixture
def slides(tmp_path):
    def make(name, content=b"%PDF-1.7 slides"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def test_one_row_a_talk_with_the_state_of_its_slides(tab):
    assert len(rows(tab)) == 34
    assert tab.list.counts.text() == "29 of 34 received"
    table, one = tab.list.table, missing(tab)
    cell = table.rows.columns[table.column_index("slides")].cell(one)
    assert (cell.text, cell.state) == ("Missing", "late")
    tab.list.chips["missing"].click()
    assert {row.state for row in rows(tab).values()} == {SlidesState.MISSING}


def test_create_edit_undo_redo_delete_undo(tab, desk, qtbot):
    was = dump(desk.store)
    qtbot.keyClick(tab.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = tab.list.table.findChild(QLineEdit, "cell")
    editor.setText("Carbon in hedges")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (one,) = tab.chosen_ids()
    qtbot.waitUntil(lambda: rows(tab)[one].title == "Carbon in hedges")
    assert rows(tab)[one].item_id is None
    type_into(tab, qtbot, "kind", "Keynote")
    assert rows(tab)[one].kind is PresentationKind.KEYNOTE
    desk.store.undo()
    assert rows(tab)[one].kind is PresentationKind.TALK
    desk.store.redo()
    assert rows(tab)[one].kind is PresentationKind.KEYNOTE
    tab.list.table.setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(tab.list.table, Qt.Key.Key_Delete)
    assert (said.args[0].text, said.args[0].undo) == ("1 presentation deleted", True)
    assert one not in rows(tab)
    desk.store.undo()
    assert rows(tab)[one].title == "Carbon in hedges"
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was


def test_place_public_and_notice(tab, desk, qtbot):
    one = missing(tab)
    tab.list.choose(one.id)
    type_into(tab, qtbot, "public", "Yes")
    assert rows(tab)[one.id].notice_late
    assert any("no notice in time" in each.text() for each in tab.panel.findChildren(type(tab.panel._name)))
    type_into(tab, qtbot, "notice", "1 Jan 2020")
    assert rows(tab)[one.id].notice_sent == dt.date(2020, 1, 1)
    assert not rows(tab)[one.id].notice_late
    type_into(tab, qtbot, "item", "Not on the agenda")
    assert rows(tab)[one.id].item_id is None
    field = type_into(tab, qtbot, "notice", "some day")
    assert rows(tab)[one.id].notice_sent == dt.date(2020, 1, 1)
    assert field.text() == "some day"


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_R, SlidesState.RECEIVED),
        (Qt.Key.Key_C, SlidesState.CLEARED),
        (Qt.Key.Key_P, SlidesState.PUBLISHED),
    ],
)
def test_keys_say_where_the_slides_are(tab, desk, qtbot, key, state):
    one = missing(tab).id
    tab.list.choose(one)
    qtbot.keyClick(tab.list.table, key)
    assert rows(tab)[one].state is state
    qtbot.keyClick(tab.list.table, Qt.Key.Key_M)
    assert rows(tab)[one].state is SlidesState.MISSING


def test_a_file_dropped_on_a_row_is_its_newest_version(tab, desk, slides, qtbot):
    was, one = dump(desk.store), missing(tab).id
    with qtbot.waitSignal(desk.said) as said:
        drop(tab, [slides("First.pdf"), slides("Second.pptx", b"PK")], one)
    assert (said.args[0].text, said.args[0].undo) == ("2 files attached", True)
    row = rows(tab)[one]
    assert (row.state, [version.name for version in row.versions]) == ("received", ["First.pdf", "Second.pptx"])
    assert tab.list.counts.text() == "30 of 34 received"
    desk.store.undo()
    assert dump(desk.store) == was
    assert rows(tab)[one].state is SlidesState.MISSING
    desk.store.redo()
    assert rows(tab)[one].newest.name == "Second.pptx"


def test_files_dropped_beside_the_rows_become_presentations(tab, slides, desk):
    tab.list.filter_field.setText("carbon")
    drop(tab, [slides("New talk.pdf"), slides("Other talk.pdf")])
    tab.list.clear_filter()
    made = [row for row in rows(tab).values() if row.item_id is None][-2:]
    assert [(row.title, row.newest.name) for row in made] == [
        ("New talk", "New talk.pdf"), ("Other talk", "Other talk.pdf"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [("setup.exe", 10, "is a program, a script or a shortcut"), ("Film.mp4", 101 * 1024**2, "is larger than 100 MB")],
)
def test_programs_and_huge_files_are_refused_in_words(tab, desk, tmp_path, qtbot, name, size, said):
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(size)
    was, one = dump(desk.store), missing(tab).id
    with qtbot.waitSignal(desk.refused) as refused:
        drop(tab, [path], one)
    assert said in str(refused.args[0])
    assert dump(desk.store) == was


def test_a_large_file_is_read_in_another_thread(tab, slides, qtbot, desk):
    one = missing(tab).id
    with qtbot.waitSignal(desk.said, timeout=20_000):
        tab.files.attach(one, [slides("Large.pdf", b"%PDF" + bytes(9_000_000))])
    assert rows(tab)[one].newest.size == 9_000_004


def test_open_gives_a_private_copy_to_the_program_of_its_type(tab, opened, qtbot, slides):
    one = missing(tab).id
    drop(tab, [slides("Talk.pdf", b"%PDF-1.7 mine")], one)
    tab.list.choose(one)
    qtbot.keyClick(tab.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (path,) = opened
    assert path.endswith("/Talk.pdf")
    assert Path(path).read_bytes() == b"%PDF-1.7 mine"


def test_what_could_run_something_is_only_saved(tab, opened, slides, tmp_path, qtbot):
    one = missing(tab).id
    drop(tab, [slides("page.html", b"<script>")], one)
    tab.files.open_file(rows(tab)[one].newest)
    assert opened == []
    dialog = tab.findChild(type(tab.files.ask_and_save(rows(tab)[one].newest)))
    assert dialog is not None
    tab.files.save(rows(tab)[one].newest, tmp_path / "out.html")
    assert (tmp_path / "out.html").read_bytes() == b"<script>"
    for each in tab.findChildren(type(dialog)):
        each.close()


def test_slides_can_be_dragged_out(tab, slides):
    one = missing(tab).id
    drop(tab, [slides("Talk.pdf", b"%PDF-1.7 mine")], one)
    tab.list.choose(one)
    (url,) = tab._drag_data().urls()
    assert Path(url.toLocalFile()).read_bytes() == b"%PDF-1.7 mine"


def test_a_version_is_removed_with_undo(tab, desk, slides, qtbot):
    one = missing(tab).id
    drop(tab, [slides("Talk.pdf")], one)
    tab.list.choose(one)
    line = next(each for each in tab.panel.findChildren(QAbstractButton) if "Talk.pdf" in each.accessibleName())
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert (rows(tab)[one].state, rows(tab)[one].versions) == (SlidesState.MISSING, ())
    desk.store.undo()
    assert rows(tab)[one].newest.name == "Talk.pdf"


def test_the_empty_state_leads_to_the_agenda(desk, shown, qtbot):
    final = desk.read(lambda session: find_meeting(session, "final-2021").id)
    tab = shown(PresentationsTab(desk, final))
    assert not tab.panel.isVisible()
    go = next(each for each in tab.findChildren(QAbstractButton) if each.text() == "Go to agenda")
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert went.args[0] == Place("meeting", final, "agenda")
    tab.new()
    assert len(rows(tab)) == 1
    assert tab.panel.isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(tab):
    tab.list.choose(missing(tab).id)
    unnamed = [
        each
        for kind in (QLineEdit, QPlainTextEdit, QTableView, QAbstractButton)
        for each in tab.findChildren(kind)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.accessibleName() and each.isVisible()
    ]
    assert unnamed == []


def test_a_place_is_arrived_at_also_behind_a_filter(tab, meeting):
    last = tab.list.table.rows.rows[-1].id
    tab.list.filter_field.setText("nothing at all")
    tab.arrive(Place("meeting", meeting, "presentations", "presentation", last))
    assert tab.chosen_ids() == [last]
    assert tab.place() == Place("meeting", meeting, "presentations", "presentation", last)


def test_slides_are_looked_for_in_a_folder_that_is_there(tab, settings, tmp_path):
    settings.remember("presentations.folder", str(tmp_path))
    assert tab.files._folder() == str(tmp_path)
    settings.remember("presentations.folder", str(tmp_path / "gone"))
    assert Path(tab.files._folder()).is_dir()


def test_chips_and_counts_give_way_where_there_is_little_room(desk, meeting, shown):
    tab = shown(PresentationsTab(desk, meeting))
    assert tab.list.chips["unplaced"].isVisible() and tab.list.counts.isVisible()
    narrow = shown(PresentationsTab(desk, meeting), (824, 600))
    assert not narrow.list.chips["unplaced"].isVisible() and not narrow.list.counts.isVisible()
    shown_parts = [narrow.list.filter_field, *(each for each in narrow.list.chips.values() if each.isVisible())]
    places = [each.geometry() for each in shown_parts]
    assert not any(one.intersects(other) for one, other in itertools.pairwise(places))
