"""An agenda is imported in the window: looked through, imported as one step; a meeting is made out of a file."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.domain.agenda_columns import SheetField
from app.domain.agenda_import_plan import EventState
from app.queries.meetings import find_meeting
from app.services.agenda_items import change_item
from app.ui.pages.meeting.agenda_import import AgendaImport
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
EVENT = (
    "<event id='{id}'><start>{start}</start><duration>00:30</duration><title>{title}</title><room>{room}</room></event>"
)
FIRST = (("1", "09:00", "Opening", "Aula"), ("2", "10:00", "Talk", "Aula"), ("3", "11:00", "Closing", "Aula"))
LATER = (("1", "09:30", "Opening", "Aula"), ("2", "10:00", "Talk", "Aula"), ("4", "12:00", "Lunch", ""))
ZONE = "Europe/Amsterdam"


def schedule(folder, events, zone=ZONE, name="s.xml"):
    inside = "".join(EVENT.format(**dict(zip(("id", "start", "title", "room"), one, strict=True))) for one in events)
    path = folder / name
    path.write_text(
        f"<schedule><conference><title>Soil days</title><time_zone_name>{zone}</time_zone_name></conference>"
        f"<day date='2021-02-10'>{inside}</day></schedule>",
        "utf-8",
    )
    return path


@pytest.fixture
def meeting(desk):
    return desk.read(lambda session: find_meeting(session, "final-2021").id)


def wait(view, qtbot):
    qtbot.waitUntil(lambda: not view.work.is_busy, timeout=20_000)


def read(view, qtbot, path):
    view.open_file(path)
    wait(view, qtbot)


def rows(view):
    return {row.planned.title: row for row in view.list.table.rows.rows if row.planned is not None}


def states(view):
    return {title: row.state for title, row in rows(view).items()}


def said(view, title):
    table = view.list.table
    number = [row.id for row in table.rows.rows].index(rows(view)[title].id)
    return str(table.rows.data(table.rows.index(number, table.column_index("what"))))


def test_a_file_is_looked_through_imported_and_taken_back(window, qtbot, tmp_path):
    desk = window.workspace.desk
    meeting = desk.read(lambda session: find_meeting(session, "final-2021").id)
    was = dump(desk.store)
    window.workspace.go(Place("meeting", meeting, "agenda"))
    window.workspace.page().all_commands()["agenda.import"].trigger()
    page = window.workspace.page()
    view = page.current()
    assert page.place() == Place("meeting", meeting, "agenda", "import", 0)
    assert [button.isVisible() for button in view.header_buttons()] == [True, False, False]  # there is no file yet
    path = schedule(tmp_path, FIRST)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip
    view.dropEvent(drop)
    wait(view, qtbot)
    assert set(states(view).values()) == {EventState.NEW}
    view.list.table.choose(rows(view)["Talk"].id)
    assert view.panel.name.text() == "Talk"
    assert "Wed 10 Feb, 10:00" in view.panel.detail.text()
    button = view.header_buttons()[2]
    assert button.text() == "Import 3 events"
    with qtbot.waitSignal(desk.said, timeout=20_000) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (told.args[0].text, told.args[0].undo) == ("3 events imported, 1 new room", True)
    assert window.workspace.page().place().thing != "import"
    assert {"Opening", "Talk", "Closing"} <= {row["title"] for row in dump(desk.store)["item"]}
    assert desk.store.next_undo().message == "Import an agenda"
    qtbot.waitUntil(window.workspace.commands["edit.undo"].isEnabled)
    window.workspace.commands["edit.undo"].trigger()
    assert dump(desk.store) == was


@pytest.fixture
def view(desk, shown, meeting, qtbot, tmp_path):
    """The view after a first import, of which one title was changed by hand."""
    made = shown(AgendaImport(desk, meeting))
    read(made, qtbot, schedule(tmp_path, FIRST))
    made.apply()
    wait(made, qtbot)
    (talk,) = [row["id"] for row in dump(desk.store)["item"] if row["title"] == "Talk"]
    desk.change("Test", lambda session: change_item(session, talk, title="Mine"))
    yield made
    wait(made, qtbot)


def test_the_difference_its_chips_and_its_options(view, desk, qtbot, tmp_path):
    read(view, qtbot, schedule(tmp_path, LATER))
    assert states(view) == {
        "Opening": EventState.MOVED, "Talk": EventState.KEPT, "Lunch": EventState.NEW, "Closing": EventState.GONE
    }  # fmt: skip
    assert said(view, "Opening") == "Time: Wed 10 Feb, 09:00 → Wed 10 Feb, 09:30"
    assert said(view, "Talk") == "Stays as it was changed here: Title: Mine → Talk"
    assert said(view, "Closing") == "Not in the file any more: stays"
    assert view.list.chips["gone"].accessibleName() == "Gone, 1"
    assert view.commands["agenda.import_apply"].iconText() == "Import 2 events"
    view.head.cancel.click()
    wait(view, qtbot)
    assert said(view, "Closing") == "Not in the file any more: is cancelled"
    view.head.overwrite.click()
    wait(view, qtbot)
    assert states(view)["Talk"] is EventState.CHANGED
    assert view.commands["agenda.import_apply"].iconText() == "Import 4 events"
    with qtbot.waitSignal(view.work.imported, timeout=20_000):
        view.apply()
    items = {row["title"]: row["state"] for row in dump(desk.store)["item"]}
    assert (items["Talk"], items["Lunch"], items["Closing"]) == ("confirmed", "confirmed", "cancelled")
    read(view, qtbot, schedule(tmp_path, LATER))
    assert set(states(view).values()) == {EventState.UNCHANGED}
    assert not view.commands["agenda.import_apply"].isEnabled()


def test_times_of_another_zone_may_be_taken_as_they_stand(view, qtbot, tmp_path):
    read(view, qtbot, schedule(tmp_path, FIRST, "America/Bogota"))
    assert view.head.as_it_stands.isVisible()
    assert said(view, "Opening") == "Time: Wed 10 Feb, 09:00 → Wed 10 Feb, 15:00"
    view.head.as_it_stands.click()
    wait(view, qtbot)
    assert states(view)["Opening"] is EventState.UNCHANGED


def test_the_columns_of_a_sheet_are_said_and_rows_in_error_shown(view, qtbot, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Wann,Um,Was\n2021-02-10,13:00,Walk\n2021-02-10,late,Talk\n", "utf-8")
    read(view, qtbot, path)
    assert "has no row of heads" in view.head.problem.text()
    for number, field in enumerate((SheetField.DAY, SheetField.START, SheetField.TITLE)):
        view.head.mapping.chips[number].choose(field.value)
        wait(view, qtbot)
    assert not view.head.problem.isVisible()
    assert states(view) == {"Walk": EventState.NEW}
    problem = next(row for row in view.list.table.rows.rows if row.problem is not None)
    view.list.table.choose(problem.id)
    assert view.panel.name.text() == "Row 3"
    with qtbot.waitSignal(view.work.imported, timeout=20_000):
        view.apply()
    read(view, qtbot, path)  # and the next time it is known
    assert states(view) == {"Walk": EventState.UNCHANGED}


def test_what_cannot_be_read_is_said_and_nothing_is_shown(view, qtbot, tmp_path):
    path = tmp_path / "broken.xml"
    path.write_text("<schedule><day>", "utf-8")
    view.close_file()
    read(view, qtbot, path)
    assert view.problem.text().startswith("broken.xml, line 1: the file is damaged or cut off here")
    assert view.work.looked is None


def test_a_change_made_meanwhile_is_seen_in_the_difference(view, desk, qtbot, tmp_path):
    read(view, qtbot, schedule(tmp_path, FIRST))
    (opening,) = [row["id"] for row in dump(desk.store)["item"] if row["title"] == "Opening" and row["source"]
                  and row["source"].startswith("s.xml")]  # fmt: skip
    desk.change("Test", lambda session: change_item(session, opening, title="Welcome"))
    qtbot.waitUntil(lambda: not view.work.is_busy and states(view).get("Opening") is EventState.KEPT)


def test_a_meeting_out_of_a_file(window, qtbot, tmp_path):
    desk = window.workspace.desk
    was = dump(desk.store)
    window.workspace.go(Place("meetings"))
    dialog = window.workspace.page().choose_schedule_file()
    assert isinstance(dialog, QFileDialog)
    path = schedule(tmp_path, FIRST)
    with qtbot.waitSignal(desk.said, timeout=20_000) as told:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert told.args[0].text == "3 events imported, 1 new room"
    place = window.workspace.page().place()
    assert (place.page, place.tab) == ("meeting", "agenda")
    made = dump(desk.store)["meeting"][-1]
    assert (made["id"], made["title"], made["zone"]) == (place.id, "Soil days", ZONE)
    qtbot.waitUntil(window.workspace.commands["edit.undo"].isEnabled)
    window.workspace.commands["edit.undo"].trigger()
    assert dump(desk.store) == was
