"""The palette: what it finds and runs, keys and mouse, groups, hostile input, screen readers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from sqlalchemy import select

from app.domain.search import Found, Hit, HitKind, asked
from app.models import Meeting, Person
from app.services.meetings import delete_meeting
from app.ui.places import Place
from app.ui.shell.palette import Palette
from app.ui.shell.palette_list import key_names, spoken
from app.ui.shell.palette_rows import found_rows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def ran():
    return []


@pytest.fixture
def behind(shown, ran):
    """A window with a field and some commands."""
    window = QWidget()
    window.field = QLineEdit()
    QVBoxLayout(window).addWidget(window.field)
    window.made = []
    for name, text, menu, keys in (
        ("meetings.new", "New meeting", "Meeting", "Ctrl+N"),
        ("agenda.release", "Release the agenda…", "Meeting", ""),
        ("file.quit", "Quit", "File", "Ctrl+Q"),
        ("go.palette", "Search or run a command…", "Go", "Ctrl+K"),
        ("edit.undo", "Undo", "Edit", "Ctrl+Z"),
        ("view.zoom", "Zoom in", "View", "Ctrl++"),
    ):
        action = QAction(text, window)
        action.setObjectName(name)
        action.setProperty("menu", menu)
        action.setProperty("icon_name", "plus")
        action.setShortcut(keys)
        action.triggered.connect(lambda _on=False, name=name: ran.append(name))
        window.addAction(action)
        window.made.append(action)
    window.made[4].setEnabled(False)
    shown(window, (1280, 800))
    window.field.setFocus()
    return window


@pytest.fixture
def went(desk):
    places = []
    desk.went.connect(places.append)
    return places


@pytest.fixture
def palette(behind, desk):
    made = Palette(behind, desk, behind.made)
    made.open()
    return made


def typed(palette, text, qtbot):
    palette.field.clear()
    if text.isascii():
        qtbot.keyClicks(palette.field, text)
    else:  # the keys of a test are those of ASCII
        palette.field.setText(text)
    return [row.text for row in palette.rows()]


def heads(palette):
    return [row.text for row in palette.rows() if row.is_head]


def meeting_id(desk, name):
    return desk.read(lambda session: session.scalars(select(Meeting.id).where(Meeting.short_name == name)).one())


def test_it_lies_over_the_window_and_has_the_keyboard(palette, behind):
    assert palette.parentWidget() is behind and palette.geometry() == behind.rect()
    assert palette.field.hasFocus()
    card = palette.card.geometry()
    assert (card.width(), card.top(), card.center().x()) == (600, 96, 639)
    behind.resize(1100, 720)
    QApplication.processEvents()
    assert palette.geometry() == behind.rect() and palette.card.geometry().center().x() == 549


def test_first_it_offers_recent_places_and_commands(behind, desk):
    wageningen = meeting_id(desk, "wageningen-2020")
    recent = [
        Place("meeting", wageningen, "agenda"), Place("meetings", thing="meeting", thing_id=2), Place("home"),
        Place("meeting", wageningen, "agenda", "item", 3), Place("meeting", 9999, "agenda"), Place("plan"),
        Place("consortium", 0, "bodies", "body", 1), Place("nowhere"),
    ]  # fmt: skip
    palette = Palette(behind, desk, behind.made, recent)
    palette.open()
    rows = [(row.text, row.detail) for row in palette.rows()]
    assert rows[:4] == [("Recent", ""), ("wageningen-2020", "Agenda"), ("Meetings", ""), ("Home", "")]
    assert rows[4:6] == [("Plan", ""), ("Consortium", "Bodies")]
    assert rows[6:] == [
        ("Commands", ""), ("New meeting", "Meeting"), ("Release the agenda…", "Meeting"), ("Quit", "File"),
        ("Zoom in", "View"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("carry keynote", ("irc-founding-2020", "agenda", "item")),
        ("grassland 3,800", ("irc-founding-2020", "presentations", "presentation")),
        ("criteria integrity task", ("irc-founding-2020", "agenda", "session")),
        ("circasa kick-off", ("paris-2017", "", "")),
    ],
)
def test_enter_goes_to_what_was_found(palette, desk, went, qtbot, text, place):
    palette.field.setText(text)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    (found,) = went
    assert (found.page, found.id, found.tab, found.thing) == ("meeting", meeting_id(desk, place[0]), *place[1:])
    assert bool(found.thing) == bool(found.thing_id)
    assert palette.isHidden()


def test_a_command_is_run_and_the_keyboard_goes_back(palette, behind, ran, qtbot):
    assert typed(palette, "new mee", qtbot)[:2] == ["Commands", "New meeting"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Enter)
    assert ran == ["meetings.new"] and palette.isHidden()
    assert behind.field.hasFocus()


def test_only_commands_that_can_be_run(palette, qtbot):
    assert typed(palette, ">", qtbot) == ["Commands", "New meeting", "Release the agenda…", "Quit", "Zoom in"]
    assert typed(palette, ">undo", qtbot) == []
    assert typed(palette, "> file", qtbot) == ["Commands", "Quit"]
    assert typed(palette, ">rélease", qtbot) == ["Commands", "Release the agenda…"]


def test_groups_stand_by_their_best_hit(palette, qtbot):
    typed(palette, "task force", qtbot)
    assert heads(palette) == ["Agenda", "Actions and decisions", "Plan", "Consortium"]
    rows = palette.rows()
    action = next(row for row in rows if row.text.startswith("Publish mandate"))
    assert action.detail == "Action A-33 · Marion Le Guennec · wageningen-2020"
    typed(palette, "@a", qtbot)
    assert heads(palette) == ["People"] and len(palette.rows()) > 20
    area = next(row for row in rows if row.text == "Farmers")
    assert area.detail == "Area 5 · Task force 5: Farmers"
    typed(palette, "#7", qtbot)
    assert heads(palette) == ["Consortium", "Actions and decisions", "Plan"]  # area 7 is just that


def test_what_has_no_page_is_not_offered():
    hits = (
        Hit(HitKind.SESSION, 1, "Of no meeting"),
        Hit(HitKind.ITEM, 1, "Of none"),
        Hit(HitKind.PRESENTATION, 1, "X"),
    )
    assert found_rows(Found(asked("x"), hits), ()) == ()


def test_arrows_pass_over_headings_and_go_round(palette, qtbot):
    typed(palette, "task force", qtbot)
    first = palette.list.chosen()
    live = [row for row in palette.rows() if not row.is_head]
    assert first == live[0]
    seen = []
    for _ in live:
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        seen.append(palette.list.chosen())
    assert seen == [*live[1:], live[0]]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.chosen() == live[-1]
    for _ in range(3):
        qtbot.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert palette.list.chosen() == live[0]
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.list.chosen() == live[1] and palette.field.hasFocus()


def test_the_mouse_chooses(palette, went, qtbot):
    typed(palette, "task force", qtbot)
    index = palette.list.rows.index(2)
    middle = palette.list.visualRect(index).center()
    qtbot.mouseMove(palette.list.viewport(), middle)
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert went == [palette.rows()[2].place]


def test_a_click_on_a_heading_does_nothing(palette, went, qtbot):
    typed(palette, "task force", qtbot)
    middle = palette.list.visualRect(palette.list.rows.index(0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert went == [] and palette.isVisible()


def test_esc_a_click_beside_it_and_its_own_key_close_it(behind, desk, qtbot):
    for close in (
        lambda palette: qtbot.keyClick(palette.field, Qt.Key.Key_Escape),
        lambda palette: qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(20, 20)),
        lambda palette: qtbot.keyClick(palette.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        lambda _palette: Palette(behind, desk, behind.made).open(),
    ):
        palette = Palette(behind, desk, behind.made)
        palette.open()
        close(palette)
        assert palette.isHidden() and behind.field.hasFocus()
        assert not [each for each in behind.findChildren(Palette) if each.isVisible()]


def test_keys_of_the_window_behind_wait(palette, ran, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert ran == [] and palette.isVisible()


def test_an_input_method_writes_into_the_field(palette, desk):
    with desk.store.change("Add person") as session:
        person = Person(given="Wei", family="Zhang", display="Zhang Wei", native="张伟", more_emails=[])
        session.add(person)
    event = QInputMethodEvent()
    event.setCommitString("张伟")
    QApplication.sendEvent(palette.field, event)
    assert palette.field.text() == "张伟"
    assert palette.field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_what_is_chosen_is_told_to_screen_readers(palette, qtbot):
    typed(palette, "new meeting", qtbot)
    assert palette.field.accessibleDescription() == "New meeting, Meeting, Ctrl+N"
    model = palette.list.rows
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == spoken(palette.rows()[1])
    assert typed(palette, "zzqq", qtbot) == []
    assert palette.field.accessibleDescription() == "Nothing found for “zzqq”"
    assert palette.field.accessibleName() and palette.list.accessibleName()


def test_what_was_deleted_meanwhile_is_not_found(palette, desk, qtbot):
    assert "Founding meeting of the International Research Consortium on soil carbon°" in typed(
        palette, "founding", qtbot
    )
    found = meeting_id(desk, "irc-founding-2020")
    with desk.store.change("Delete meeting {meeting}", meeting=found) as session:
        delete_meeting(session, found)
    qtbot.keyClicks(palette.field, " meeting of")
    assert not any(row.place == Place("meeting", found) for row in palette.rows())


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", '"', "<b>", "\u202e\u202e", "a" * 10_000, "( [", "😀", "> % _"])
def test_hostile_input(palette, text):
    palette.field.setText(text)
    assert not palette.grab().isNull()


def test_hostile_texts_can_be_painted(palette, desk):
    with desk.store.change("Spoil") as session:
        for number in range(30):
            name = f'<img src="file:///x"> \u202e😀 {number} ' + "Ü" * 200
            session.add(Person(given="", family=name, display=name, native="محمد 张", more_emails=[]))
    for text in ("@img", "@😀 üü", "@محمد"):
        palette.field.setText(text)
        assert not palette.grab().isNull()


@pytest.mark.parametrize(
    ("keys", "names"),
    [("Ctrl+N", ["Ctrl", "N"]), ("Ctrl++", ["Ctrl", "+"]), ("F1", ["F1"]), ("Alt+Left", ["Alt", "Left"])],
)
def test_keys_are_taken_apart(keys, names):
    assert key_names(keys) == names


def test_ctrl_k_in_the_real_window(window, qtbot):
    qtbot.keyClick(window.workspace.page(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = window.findChildren(Palette)
    assert palette.isVisible() and palette.field.hasFocus()
    qtbot.keyClicks(palette.field, ">meetings")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.workspace.trail.here().page == "meetings"


def test_its_shadow_shrinks_with_it(palette, monkeypatch, qtbot):
    tall, painted = palette.card.height(), []
    monkeypatch.setattr(palette, "update", lambda: painted.append(True))
    typed(palette, "zzzz", qtbot)
    assert palette.card.height() < tall
    assert painted
