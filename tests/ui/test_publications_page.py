"""Publications through the window: entered, changed, their links and files; each undone."""

import datetime as dt

import pytest
from database_fixtures import dump
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.errors import UserError
from app.domain.kinds import PublicationKind
from app.queries.library_table import library_table
from app.services.publications import (
    attach_publication,
    create_publication,
    detach_publication,
    edit_publication,
    remove_publications,
)
from app.ui.pages.consortium.publications import PublicationsView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened():
    return []


@pytest.fixture
def view(desk, shown, opened):
    made = shown(PublicationsView(desk, lambda url: opened.append(url.toString()) or True))
    made.arrive(Place("consortium", 0, "publications", "publication", 4))
    yield made
    made.files.copies.close()


def rows(view):
    return {row.id: row for row in view.list.table.rows.rows}


def type_into(qtbot, view, name, text):
    field = view.panel.values[name].field
    field.setFocus()
    field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def drop(view, path, row_id=None):
    table, data = view.list.table, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = QPointF(40, table.viewport().height() - 2)
    if row_id is not None:
        at = QPointF(table.visualRect(table.rows.index(table.rows.row_of(row_id), 0)).center())
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    table.dropEvent(QDropEvent(at, copy, data, left, Qt.KeyboardModifier.NoModifier))


def test_entered_changed_deleted_and_undone(view, desk, qtbot):
    was = dump(desk.store)
    assert (view.subtitle, len(rows(view))) == ("8 publications", 8)
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText("What soils keep")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (one,) = view.chosen_ids()
    qtbot.waitUntil(lambda: rows(view)[one].title == "What soils keep")
    changed = {
        "place": "A journal", "kind": "Article", "published_on": "12 Mar 2020", "link": "https://soil.example/1",
        "meeting_id": "wageningen-2020",
    }  # fmt: skip
    for name, text in changed.items():
        type_into(qtbot, view, name, text)
    row = rows(view)[one]
    assert (row.place, row.kind, row.published_on, row.link, row.meeting) == (
        "A journal", PublicationKind.ARTICLE, dt.date(2020, 3, 12), "https://soil.example/1", "wageningen-2020",
    )  # fmt: skip
    type_into(qtbot, view, "link", "javascript:alert(1)")
    assert rows(view)[one].link == "https://soil.example/1"
    assert view.panel.values["link"].field.text() == "javascript:alert(1)"
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert one not in rows(view)
    for _ in range(8):
        desk.store.undo()
    assert dump(desk.store) == was


def test_links_open_in_the_browser_and_lines_lead_on(view, desk, opened, qtbot):
    view.open_link()
    assert opened == ["https://platform.circasa.example/d1-1"]
    view.list.choose(1)
    assert not view.commands["publications.open_link"].isEnabled()
    line = next(each for each in view.panel.findChildren(QAbstractButton) if "wageningen-2020" in each.accessibleName())
    with qtbot.waitSignal(desk.went) as went:
        line.click()
    assert went.args[0] == Place("meeting", rows(view)[1].meeting_id)


def test_a_file_is_dropped_opened_replaced_and_taken_away(view, desk, opened, tmp_path, qtbot):
    was = dump(desk.store)
    for name in ("First.pdf", "Second.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 " + name.encode())
    drop(view, tmp_path / "First.pdf", 4)
    assert rows(view)[4].file.name == "First.pdf"
    view.open_file()
    assert opened[0].endswith("/First.pdf")
    drop(view, tmp_path / "Second.pdf", 4)
    names = [row.name for row in desk.read(library_table)]
    assert "Second.pdf" in names and "First.pdf" not in names  # nothing else needs it
    line = next(each for each in view.panel.findChildren(QAbstractButton) if "Second.pdf" in each.accessibleName())
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert rows(view)[4].file is None
    drop(view, tmp_path / "First.pdf")
    assert any(row.title == "First" and row.file for row in rows(view).values())  # beside the rows: one of its own
    for _ in range(4):
        desk.store.undo()
    assert dump(desk.store) == was


def test_what_cannot_be_is_said_and_changes_nothing(desk):
    was = dump(desk.store)
    refused = [
        lambda session: create_publication(session, " "),
        lambda session: edit_publication(session, 1, title="\n"),
        lambda session: edit_publication(session, 1, link="ftp://x"),
        lambda session: edit_publication(session, 1, meeting_id=999),
        lambda session: edit_publication(session, 999, title="x"),
        lambda session: attach_publication(session, 999, "a.pdf", "application/pdf", b"x"),
        lambda session: detach_publication(session, 999),
        lambda session: remove_publications(session, [1, 999]),
    ]
    for act in refused:
        with pytest.raises(UserError), desk.store.change("Edit") as session:
            act(session)
    assert dump(desk.store) == was
