"""The library through the window: every file with its uses, filtered, opened, saved, dragged, dropped, deleted."""

from pathlib import Path

import pytest
from database_fixtures import dump
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

from app.domain.library import UseKind
from app.ui.pages.consortium.files import FilesView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened():
    return []


@pytest.fixture
def view(desk, shown, opened):
    made = shown(FilesView(desk, lambda url: opened.append(url.toLocalFile()) or True))
    made.arrive(Place("consortium", 0, "files"))
    yield made
    made.files.copies.close()


def rows(view):
    return {row.id: row for row in view.list.table.rows.rows}


def drop(view, *paths):
    table, data = view.list.table, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy, left = QPoint(40, table.viewport().height() - 2), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    table.dropEvent(QDropEvent(QPointF(at), copy, data, left, Qt.KeyboardModifier.NoModifier))


@pytest.fixture
def paper(tmp_path):
    def make(name, content=b"%PDF-1.7 paper"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def test_every_file_with_its_uses_and_where_they_lead(view, desk, qtbot):
    assert len(rows(view)) == 33
    assert view.subtitle.startswith("33 files · ") and view.count == "33"
    slides = next(row for row in rows(view).values() if row.uses and row.uses[0].kind is UseKind.PRESENTATION)
    view.list.choose(slides.id)
    use = slides.uses[0]
    line = next(each for each in view.panel.findChildren(QAbstractButton) if use.title in each.accessibleName())
    with qtbot.waitSignal(desk.went) as went:
        line.click()
    assert went.args[0] == Place("meeting", use.meeting_id, "presentations", "presentation", use.thing_id)
    view.list.chips["picture"].click()
    assert [row.name for row in rows(view).values()] == ["logo.png"]
    view.list.clear_filter()
    view.list.filter_field.setText("logo circasa")
    assert [row.name for row in rows(view).values()] == ["logo.png"]


def test_a_free_file_is_dropped_renamed_deleted_and_brought_back(view, desk, paper, qtbot):
    was = dump(desk.store)
    with qtbot.waitSignal(desk.said) as said:
        drop(view, paper("Call for tenders.pdf"), paper("Map.png", b"\x89PNG"))
    assert (said.args[0].text, said.args[0].undo) == ("2 files added", True)
    (one,) = view.chosen_ids()
    assert rows(view)[one].name == "Call for tenders.pdf"
    view.rename()
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText("Tender 2020")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(view)[one].name == "Tender 2020.pdf")
    view.list.chips["unused"].click()
    assert len(rows(view)) == 2
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert one not in rows(view)
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was


def test_a_used_file_is_not_deleted_and_its_uses_are_named(view, desk, qtbot):
    one = next(row for row in rows(view).values() if row.uses)
    was = dump(desk.store)
    view.list.choose(one.id)
    with qtbot.waitSignal(desk.refused) as refused:
        qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert one.uses[0].title in str(refused.args[0])
    assert dump(desk.store) == was


def test_open_save_and_drag_out(view, opened, paper, tmp_path, qtbot):
    drop(view, paper("Paper.pdf", b"%PDF-1.7 mine"))
    qtbot.keyClick(view.list.table, Qt.Key.Key_Return)
    assert Path(opened[0]).name == "Paper.pdf" and Path(opened[0]).read_bytes() == b"%PDF-1.7 mine"
    (url,) = view._drag_data().urls()
    assert Path(url.toLocalFile()).read_bytes() == b"%PDF-1.7 mine"
    view.panel.save_wanted.emit()
    dialog = view.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.7 mine"
    dialog.close()


def test_a_place_is_arrived_at_and_programs_are_refused(view, desk, paper, qtbot):
    last = view.list.table.rows.rows[-1].id
    view.arrive(Place("consortium", 0, "files", "file", last))
    assert view.place() == Place("consortium", 0, "files", "file", last)
    with qtbot.waitSignal(desk.refused) as refused:
        drop(view, paper("setup.exe", b"MZ"))
    assert "is a program" in str(refused.args[0])
    assert len(rows(view)) == 33


def test_an_empty_library_takes_files(empty_desk, shown, paper):
    view = shown(FilesView(empty_desk))
    assert not view.panel.isVisible()
    view.files.read([paper("First.pdf")], view._take)
    assert len(rows(view)) == 1 and view.panel.isVisible()
