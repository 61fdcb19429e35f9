"""Lists are imported through the window: chosen or dropped, looked through, settled by keys, one step, one undo."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from database_fixtures import dump
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.domain.pasted_people import PastedField
from app.domain.people_import import ImportState
from app.queries.meetings import find_meeting
from app.queries.participation_rows import participation_table
from app.ui.pages.people.importing import ImportingView
from app.ui.pages.people.importing_place import import_place
from app.ui.places import Place
from app.ui.tables.table import Table

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
GERMAN = ["Vorname", "Nachname", "E-Mail", "Institution", "Land", "Rolle", "Zusage", "4. März", "Do", "2020-03-06"]


def workbook(folder: Path) -> Path:
    """A list of 73 participants in German."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Teilnehmerliste"])
    sheet.append([])
    sheet.append(GERMAN)
    for number in range(73):
        sheet.append(
            [f"Jörg {number}", "Weißenfels", f"jw{number}@liste.example", ["INRAE", "Thünen-Institut"][number % 2],
             ["Frankreich", "Deutschland"][number % 2], ["Gast", "Referentin"][number % 2], "ja", "x", "online", None]
        )  # fmt: skip
    path = folder / "teilnehmer.xlsx"
    book.save(path)
    return path


def listed(folder: Path, *rows: tuple[str, ...], name: str = "list.csv") -> Path:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = folder / name
    path.write_text(out.getvalue(), "utf-8")
    return path


@pytest.fixture
def view(desk, shown, qtbot):
    made = shown(ImportingView(desk))
    made.arrive(import_place())
    yield made
    qtbot.waitUntil(lambda: not made.work.is_busy, timeout=20_000)


def wait(view, qtbot):
    qtbot.waitUntil(lambda: not view.work.is_busy, timeout=20_000)


def states(view):
    return [row.planned.state for row in view.list.table.rows.rows]


def said_of(view):
    table: Table = view.list.table
    column = table.column_index("what")
    return [str(table.rows.data(table.rows.index(number, column))) for number in range(len(table.rows.rows))]


def test_73_participants_from_a_workbook_with_german_heads(window, qtbot, tmp_path):
    desk = window.workspace.desk
    meeting = desk.read(lambda session: find_meeting(session, "wageningen-2020").id)
    was = dump(desk.store)
    window.workspace.go(Place("meeting", meeting, "participants"))
    window.workspace.page().all_commands()["participants.import"].trigger()
    view = window.workspace.page().current()
    assert view.place() == import_place(meeting)
    assert not any(button.isVisible() for button in view.header_buttons())  # there is no file yet
    with qtbot.waitSignal(view.work.changed):
        view.open_file(workbook(tmp_path))
    wait(view, qtbot)
    assert view.list.isVisible()
    fields = [PastedField(chip.current()) for chip in view.file_head.mapping.chips[:7]]
    assert fields == [PastedField.GIVEN, PastedField.FAMILY, PastedField.EMAIL, PastedField.ORGANISATION,
                      PastedField.COUNTRY, PastedField.ROLE, PastedField.REPLY]  # fmt: skip
    assert [chip.current() for chip in view.file_head.mapping.chips[7:]] == ["2020-03-04", "2020-03-05", "2020-03-06"]
    assert set(states(view)) == {ImportState.NEW}
    button = view.header_buttons()[1]
    assert button.isVisible()
    assert button.text() == "Import 73 people"
    with qtbot.waitSignal(desk.said, timeout=20_000) as said:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (said.args[0].text, said.args[0].undo) == ("73 people imported", True)
    where = window.workspace.page().place()
    assert (where.page, where.id, where.tab) == ("meeting", meeting, "participants")
    table = desk.read(lambda session: participation_table(session, meeting, desk.as_of()))
    mine = [row for row in table.rows if row.display.startswith("Jörg ") and row.display.endswith("Weißenfels")]
    assert len([row for row in mine if row.email.endswith("@liste.example")]) == 73
    assert {row.states[0].value for row in mine if row.email.endswith("liste.example")} == {"present"}
    assert desk.store.next_undo().message == "Import participants"
    qtbot.waitUntil(window.workspace.commands["edit.undo"].isEnabled)
    window.workspace.commands["edit.undo"].trigger()
    assert dump(desk.store) == was


@pytest.fixture
def doubtful(view, desk, qtbot, tmp_path):
    """A list with two people who may be known, a new one, one of them again, and a row in error; the first person."""
    known = desk.read(lambda session: participation_table(session, 4, desk.as_of())).rows
    one, two = [row for row in known if row.email and row.organisation and row.display.isascii()][:2]
    path = listed(
        tmp_path,
        ("Name", "E-Mail", "Organisation"),
        (one.display, "other@new.example", one.organisation),
        (two.display, "second@new.example", two.organisation),
        ("Fine Person", "fine@new.example", "NEWHOME"),
        (two.display, two.email, two.organisation),
        ("", "broken", ""),
    )
    view.open_file(path)
    wait(view, qtbot)
    return one


def test_doubtful_rows_are_settled_by_keys_and_in_the_panel(view, desk, qtbot, doubtful):
    one, table = doubtful, view.list.table
    assert [state.value for state in states(view)] == ["doubtful", "doubtful", "new", "doubtful", "error"]
    assert said_of(view)[0].startswith(f"May be {one.display}")
    assert said_of(view)[4] == "Row 6, name: there is none. Write the person's name."
    assert view.commands["importing.apply"].iconText() == "Import 1 person"
    assert view.list.chips["doubtful"].accessibleName() == "Doubtful, 3"
    table.setFocus()
    table.choose(2)
    assert view.panel.lines[0].accessibleName().startswith(f"The same as {one.display}")
    qtbot.keyClick(table, Qt.Key.Key_S)
    assert said_of(view)[0] == f"The same person: {one.display}"
    table.choose(3)
    qtbot.waitUntil(view.panel.lines[0].isVisible)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.panel.lines[0].hasFocus()
    qtbot.keyClick(view.panel.lines[1], Qt.Key.Key_Return)
    assert said_of(view)[1] == "New person"
    table.choose(4)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert said_of(view)[2] == "Left out"
    assert view.commands["importing.apply"].iconText() == "Import 2 people"
    before = len(dump(desk.store)["person"])
    with qtbot.waitSignal(desk.said, timeout=20_000) as said:
        qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said.args[0].text == "2 people imported: 1 new, 1 changed"
    people = {row["id"]: row for row in dump(desk.store)["person"]}
    assert len(people) == before + 1
    assert (people[one.person_id]["email"], people[one.person_id]["more_emails"]) == ("other@new.example", [one.email])
    assert view.work.plan is None


def test_the_columns_are_told_and_remembered_and_the_plan_is_kept_fresh(view, desk, qtbot, tmp_path):
    path = listed(tmp_path, ("Wer", "Mail", "Heim"), ("Ada Lovelace", "ada@x.example", "ANALYT"))
    view.open_file(path)
    wait(view, qtbot)
    assert view.file_head.mapping.chips[1].current() == "email"
    for number, meaning in enumerate(("name", "email", "organisation")):
        chip = view.file_head.mapping.chips[number]
        if chip.current() != meaning:
            chip.choose(meaning)
            wait(view, qtbot)
    (row,) = view.list.table.rows.rows
    assert (row.planned.row.person.display, row.planned.row.person.organisation) == ("Ada Lovelace", "ANALYT")
    with qtbot.waitSignal(desk.said, timeout=20_000):
        view.apply()
    view.open_file(path)
    wait(view, qtbot)
    assert [chip.current() for chip in view.file_head.mapping.chips] == ["name", "email", "organisation"]
    assert states(view) == [ImportState.UNCHANGED]
    assert not view.commands["importing.apply"].isEnabled()
    desk.store.undo()
    wait(view, qtbot)
    assert states(view) == [ImportState.NEW]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("list.csv", b"%PDF-1.7", "list.csv is a PDF, not a table"),
        ("list.csv", b'Name,Org\nAda,"X\n', "list.csv, line 2: a quotation mark is not closed"),
        ("list.vcf", b"Dear all,", "list.vcf holds no contact card"),
    ],
)
def test_a_bad_file_says_its_sentence_and_nothing_is_changed(view, desk, qtbot, tmp_path, name, content, words):
    was = dump(desk.store)
    path = tmp_path / name
    path.write_bytes(content)
    view.open_file(path)
    wait(view, qtbot)
    assert view.problem.text().startswith(words)
    assert view.problem.isVisible()
    assert view.work.plan is None
    assert dump(desk.store) == was
    view.open_file(listed(tmp_path, ("Name",), ("Ada Lovelace",), name="good.csv"))
    wait(view, qtbot)
    assert not view.problem.isVisible()
    assert states(view) == [ImportState.NEW]
    view.open_file(path)
    wait(view, qtbot)
    assert view.file_head.problem.isVisible()  # the list before stays to be worked with
    assert states(view) == [ImportState.NEW]
    view.close_file()
    assert view.empty.isVisible()


def test_a_file_is_dropped_or_chosen_and_goes_to_a_meeting(view, desk, qtbot, tmp_path):
    path = listed(tmp_path, ("Name", "Mi"), ("Ada Lovelace", "x"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    view.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    wait(view, qtbot)
    assert view.file_head.mapping.chips[-1].current() == "nothing"
    view.file_head.target.choose("4")
    wait(view, qtbot)
    assert view.place() == import_place(4)
    assert view.file_head.mapping.chips[-1].current() == "2020-03-04"
    assert view.list.table.rows.rows[0].planned.row.presence
    dialog = view.choose_file()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(workbook(tmp_path)))
    dialog.close()
    wait(view, qtbot)
    assert len(view.list.table.rows.rows) == 73
