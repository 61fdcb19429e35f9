"""What the window says of changes: toast, Undo and who it goes to first, messages, others' changes, jobs."""

import threading

import pytest
from desk_tools import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.db.stores import Store
from app.domain.errors import UserError
from app.queries.meeting_rows import meeting_rows
from app.services.meetings import delete_meeting, edit_meeting
from app.ui.places import Place
from app.ui.shell.sidebar import NavItem
from app.ui.shell.toast import Toast
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def frame(window):
    """The workspace, at the list of meetings."""
    window.workspace.go(Place("meetings"))
    return window.workspace


def names(frame) -> list[str]:
    """The short names of the meetings."""
    return [row.short_name for row in frame.desk.read(lambda session: meeting_rows(session, frame.desk.as_of()))]


def rename(frame, name: str, done: str = "") -> None:
    """Give the first meeting another short name."""
    first = frame.desk.read(lambda session: meeting_rows(session, frame.desk.as_of())[0].id)
    frame.desk.change(
        "Change meeting {meeting}", lambda s: edit_meeting(s, first, short_name=name), meeting=first, done=done
    )


def test_a_toast_offers_undo_by_click(frame, qtbot):
    before = names(frame)
    rename(frame, "Another", done="Renamed it.")
    toast = frame.toast
    assert (toast.text(), toast.accessibleName()) == ("Renamed it.", "Renamed it.. Undo")
    assert toast.geometry().bottom() < frame.height() and toast.x() > 200
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(toast.width() - 24 - 80, toast.height() // 2))
    assert names(frame) == before
    assert toast.text() == "Undone: Change meeting"


@pytest.mark.parametrize(("key", "undone"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_toast_is_answered_by_keys_and_gives_the_keyboard_back(frame, qtbot, key, undone):
    before, focused = names(frame), QApplication.focusWidget()
    rename(frame, "Another", done="Renamed it.")
    frame.toast.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(frame.toast, key)
    assert (names(frame) == before) is undone
    assert QApplication.focusWidget() is focused


def test_a_toast_is_closed_by_its_cross_and_by_its_clock(frame, qtbot):
    frame.desk.say("Saved it.")
    toast = frame.toast
    assert toast.accessibleName() == "Saved it."
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(toast.width() - 24 - 20, toast.height() // 2))
    assert toast.text() == ""
    frame.desk.say("Saved it again.")
    toast._clock.timeout.emit()
    assert toast.text() == ""


def test_a_toast_offers_another_way_on(frame, qtbot):
    done = []
    frame.desk.say("Saved agenda.pdf.", label="Open", act=lambda: done.append(True))
    frame.toast.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(frame.toast, Qt.Key.Key_Space)
    assert (done, frame.toast.text()) == ([True], "")


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_a_toast_stays_in_the_window_whatever_it_says(window, frame, size):
    window.resize(*size)
    frame.desk.say("A very long sentence. " * 30, label="A long way on", act=lambda: None)
    settle()
    assert frame.rect().contains(frame.toast.geometry().adjusted(24, 24, -24, -24))


def test_a_toasts_undo_takes_back_its_own_step_also_when_another_came_after(frame):
    before = names(frame)
    first, second = frame.desk.read(lambda session: [row.id for row in meeting_rows(session, frame.desk.as_of())][:2])
    frame.desk.change("Delete meeting {meeting}", lambda s: delete_meeting(s, first), meeting=first, done="Deleted it.")
    frame.desk.change("Change meeting {meeting}", lambda s: edit_meeting(s, second, short_name="Kept"), meeting=second)
    frame.toast.act()
    assert names(frame) == [before[0], "Kept", *before[2:]]


def test_undo_and_redo_pressed_as_fast_as_one_can_lose_no_key(frame):
    before = names(frame)
    rename(frame, "Another")
    settle()
    for _ in range(5):
        for command in ("edit.undo", "edit.redo"):
            frame.commands[command].trigger()  # a disabled action does nothing: the window had no time to name it anew
    assert names(frame) == ["Another", *before[1:]]


def test_where_nothing_changed_no_undo_is_offered(frame):
    rename(frame, "Another")
    rename(frame, "Another", done="Renamed it.")
    assert frame.toast.accessibleName() == "Renamed it."


def test_ctrl_z_and_its_way_back_name_the_step_in_the_menu(frame, qtbot):
    before = names(frame)
    rename(frame, "Another")
    settle()
    undo, redo = frame.commands["edit.undo"], frame.commands["edit.redo"]
    assert (undo.text(), redo.text()) == ("Undo “Change meeting”", "Redo")
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert names(frame) == before
    settle()
    assert (redo.text(), redo.isEnabled()) == ("Redo “Change meeting”", True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y, CTRL)
    assert "Another" in names(frame)
    assert frame.toast.text() == "Done again: Change meeting"


@pytest.fixture(params=["line", "lines"])
def field(request, frame) -> QWidget:
    """A text field in the page, with the keyboard."""
    made = QLineEdit(frame.page()) if request.param == "line" else QPlainTextEdit(frame.page())
    made.setGeometry(300, 100, 200, 60)
    made.show()
    made.setFocus()
    return made


def content(field: QWidget) -> str:
    """What stands in the field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_ctrl_z_is_first_for_what_is_typed_and_then_for_the_window(frame, field, qtbot):
    before = names(frame)
    rename(frame, "Another")
    settle()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (content(field), "Another" in names(frame)) == ("", True)
    for keys in ((Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_Y, CTRL)):
        qtbot.keyClick(field, *keys)
        assert content(field) == "abc"
        qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert content(field) == ""
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert names(frame) == before


def test_ctrl_z_after_a_value_was_saved_takes_back_the_step(frame, qtbot):
    before = names(frame)
    prop = Property("Short name")
    prop.setParent(frame.page())
    prop.committed.connect(lambda value: rename(frame, value))
    frame.desk.live(frame.page(), lambda s: meeting_rows(s, frame.desk.as_of())[0].short_name, prop.show_value)
    prop.setGeometry(300, 100, 300, 40)
    prop.show()
    prop.field.setFocus()
    prop.field.selectAll()
    qtbot.keyClicks(prop.field, "Another")
    qtbot.keyClick(prop.field, Qt.Key.Key_Return)
    settle()
    assert names(frame)[0] == "Another"
    qtbot.keyClick(prop.field, Qt.Key.Key_Z, CTRL)
    assert names(frame) == before
    assert prop.field.text() == before[0]


def test_a_problem_is_told_until_something_is_done(frame, qtbot):
    messages, told = frame.messages, UserError("Room {room} is taken: choose another.", room="A")
    frame.desk.fail(told)
    assert messages.text() == "Room A is taken: choose another."
    assert messages.isVisible()
    copy = next(each for each in messages.findChildren(Button) if each.accessibleName() == "Copy this message")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Room A is taken: choose another."
    rename(frame, "Another")
    assert messages.text() == ""


def test_what_one_should_know_stays_until_it_is_closed(frame, qtbot):
    done = []
    frame.messages.show_message("It lies in a cloud folder.", [("Move it", lambda: done.append(True))], "warning")
    rename(frame, "Another")
    assert frame.messages.text() == "It lies in a cloud folder."
    by_name = {each.accessibleName(): each for each in frame.messages.findChildren(Button)}
    qtbot.mouseClick(by_name["Move it"], Qt.MouseButton.LeftButton)
    by_name["Close this message"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(by_name["Close this message"], Qt.Key.Key_Escape)
    assert (done, frame.messages.text()) == ([True], "")


def test_what_another_window_saved_appears_and_settles_nothing_here(frame, window):
    frame.desk.fail(UserError("Room A is taken: choose another."))
    saved = [label.text() for label in frame.status.findChildren(QLabel)]
    other = Store(window.database.store._engine, window.database.store._metadata, "Somebody else")
    first = frame.desk.read(lambda session: meeting_rows(session, frame.desk.as_of())[0].id)
    with other.change("Change meeting {meeting}", meeting=first) as session:
        edit_meeting(session, first, short_name="Theirs")
    frame.voice._poll_clock.timeout.emit()
    assert "Theirs" in [row.short_name for row in frame.page().table.rows.rows]
    assert "Theirs" in [item.text() for item in frame.sidebar.findChildren(NavItem)] or len(names(frame)) > 5
    assert frame.messages.text() == "Room A is taken: choose another."
    assert [label.text() for label in frame.status.findChildren(QLabel)] == saved


def test_the_status_bar_says_when_it_was_saved(frame):
    rename(frame, "Another")
    assert any(label.text().startswith("Saved ") for label in frame.status.findChildren(QLabel))


def test_long_work_is_shown_after_a_second_and_can_be_cancelled(frame, qtbot):
    go, began, results = threading.Event(), threading.Event(), []

    def work(job) -> str:
        began.set()
        job.step(1, 4)
        assert go.wait(5)
        job.step(2, 4)
        return "done"

    def told() -> list[str]:
        return [label.text() for label in frame.status.findChildren(QLabel) if label.isVisible()]

    frame.desk.run("Make the agenda", work, results.append)
    frame.desk.run("Make the minutes", lambda _job: "second", results.append)
    assert began.wait(5)
    settle()
    assert "Make the agenda" not in told()
    frame.voice._job_clock.timeout.emit()
    assert "Make the agenda" in told()
    cancel = next(each for each in frame.status.findChildren(Button) if each.isVisible())
    assert cancel.accessibleName() == "Cancel “Make the agenda”"
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    go.set()
    qtbot.waitUntil(lambda: results == ["second"])
    settle()
    assert not {"Make the agenda", "Make the minutes"} & set(told())


def test_a_toast_leaves_nothing_that_hears_of_the_keyboard(qapp, shown):
    around = QWidget()
    shown(around)
    toast = Toast(around)
    toast.deleteLater()
    settle()
    around.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    around.setFocus()


def test_a_message_of_each_kind_has_its_own_sign(frame):
    signs = []
    for kind in ("problem", "warning", "notice", "problem"):
        frame.messages.show_message("Words.", kind=kind)
        settle()
        signs.append(frame.messages.grab().toImage())
    assert signs[0] == signs[3]
    assert signs[0] != signs[1] and signs[1] != signs[2] and signs[0] != signs[2]


def test_more_undos_than_steps_are_no_mistake(frame):
    while frame.desk.store.next_undo():
        frame.desk.store.undo()
    frame.undo()
    assert frame.toast.text() == "There is nothing to undo."
    assert not frame.messages.isVisible()


def test_a_report_goes_with_the_next_change_and_an_offer_stays(frame):
    before = names(frame)
    frame.desk.say("Undone: something")
    rename(frame, "Another", done="Renamed it.")
    last = frame.desk.read(lambda session: meeting_rows(session, frame.desk.as_of())[-1].id)
    frame.desk.change("Delete meeting", lambda s: delete_meeting(s, last), meeting=last)
    assert frame.toast.text() == "Renamed it."
    frame.toast.act()  # what it offered, not the newest step
    assert names(frame) == before[:-1]
    assert frame.toast.text() == "Undone: Change meeting"
    frame.desk.store.undo()
    assert frame.toast.text() == ""
