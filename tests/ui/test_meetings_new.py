"""A new meeting from an earlier one or from a template: the clicks are counted, the agenda is complete, one undo."""

import datetime as dt

import pytest
from database_fixtures import dump
from pseudo_locales import Stretched
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from window_walk import cut, go, nameless, rest

from app.domain.meeting_copy import Part
from app.queries.meeting_frames import frame_for_template, template_rows
from app.queries.meeting_page import meeting_page
from app.queries.meetings import find_meeting
from app.queries.timetable import timetable
from app.services.agenda_sessions import create_session
from app.services.meeting_templates import save_template
from app.ui import language, theme
from app.ui.pages.meeting.agenda import AgendaTab
from app.ui.pages.meetings import MeetingsPage
from app.ui.pages.meetings_new_start import Start, StartKind
from app.ui.places import Place
from app.ui.widgets.buttons import Button

WAGENINGEN, AS_OF = 4, dt.date(2020, 3, 20)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "OpenType support missing")


class Clicks(QObject):
    """Counts the presses of the mouse on widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self.count += 1
        return False


@pytest.fixture
def page(desk, shown) -> MeetingsPage:
    made = shown(MeetingsPage(desk))
    made.arrive(Place("meetings"))
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(page: QWidget, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.text() == words and each.isVisible())


def choose(page: MeetingsPage, words: str) -> None:
    """Click the field that says what to start from, and one of its choices."""
    field = page.form.start.field
    click(field)
    popup = field.completer().popup()
    rows = [popup.model().index(row, 0) for row in range(popup.model().rowCount())]
    wanted = next(index for index in rows if index.data() == words)
    popup.scrollTo(wanted)
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(wanted).center())


def test_wageningen_is_copied_to_march_2021_in_under_ten_clicks(window, qtbot):
    window.workspace.go(Place("meetings"))
    desk, page = window.workspace.desk, window.workspace.page()
    before = dump(desk.store)
    clicks = Clicks()
    QApplication.instance().installEventFilter(clicks)
    click(button(page, "New meeting"))
    choose(page, "Copy of wageningen-2020")
    qtbot.waitUntil(lambda: page.form.title.text().startswith("CIRCASA 3rd annual meeting"))
    click(page.form.days)
    QTest.keyClicks(page.form.days, "2 march 2021")
    assert page.form.preview.words() == [
        "Tue 2 Mar · 12:00–19:00 · 5 sessions",
        "Wed 3 Mar · 08:45–22:00 · 15 sessions",
        "Thu 4 Mar · 09:00–17:00 · 5 sessions",
    ]
    click(button(page, "Create meeting"))
    QApplication.instance().removeEventFilter(clicks)
    assert clicks.count <= 5 < 10
    made = desk.read(lambda session: find_meeting(session, "wageningen-2021").id)
    here = window.workspace.page().place()
    assert (here.page, here.id, here.tab) == ("meeting", made, "agenda")
    tab = window.workspace.page().current()
    assert isinstance(tab, AgendaTab)
    table = tab.shown_table
    assert [day.strftime("%a %d %b %Y") for day in table.days] == [
        "Tue 02 Mar 2021",
        "Wed 03 Mar 2021",
        "Thu 04 Mar 2021",
    ]
    assert (len(table.sessions), len(list(table.items())), len(table.rooms)) == (25, 72, 5)
    desk.store.undo()
    assert dump(desk.store) == before


def test_the_copy_from_the_list_by_keyboard_alone(page, desk):
    page.table.choose(WAGENINGEN)
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    form = page.form
    assert form.start.field.text() == "Copy of wageningen-2020" and form.days.hasFocus()
    QTest.keyClicks(form.days, "3 march 2021")
    assert not form.weekdays.isVisible()  # a Wednesday, as before
    form.days.clear()
    QTest.keyClicks(form.days, "27 march 2021")
    assert form.weekdays.text() == "Same weekdays: 24–26 March 2021"
    click(form.weekdays)
    assert form.days.text() == "24–26 March 2021"
    form.parts.chip(Part.ATTENDEES).click()
    form.parts.chip(Part.ACTIONS).click()
    form.zone.setText("america/bogota")
    form.place.setText("Cali, Colombia")
    QTest.keyClick(form.days, Qt.Key.Key_Return)
    made = desk.read(lambda session: find_meeting(session, "wageningen-2021").id)
    fields = desk.read(lambda session: meeting_page(session, made, AS_OF)).fields
    assert (fields.zone, fields.place, fields.series, fields.address) == ("America/Bogota", "Cali, Colombia", "", "")
    first = desk.read(lambda session: timetable(session, made, AS_OF)).sessions[0]
    assert (first.day, first.start) == (dt.date(2021, 3, 24), 720)  # what the venue's clock shows stays


def test_fewer_days_and_skipped_hours_are_told_before_it_is_made(page, desk):
    with desk.store.change("Begin at night") as session:
        create_session(session, WAGENINGEN, dt.date(2020, 3, 5), 150, 30, None, "Night")
    page.table.choose(WAGENINGEN)
    page.copy_meeting()
    page.form.days.setText("27–28 march 2021")
    told = page.form.preview.words()
    assert told[-2] == "5 sessions stay behind: the new meeting has fewer days."
    assert told[-1].startswith("02:30 does not exist on 2021-03-28 in Europe/Amsterdam")


def test_what_is_typed_to_start_from_is_found_by_any_part_or_refused(page):
    page.new_meeting()
    field = page.form.start.field
    for words, said in (("mars", "Nothing to start from"), ("2020", "More than one")):
        field.setText(words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert page.form.start.problem.text().startswith(said)
    field.setText("WORKSHOP")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Template: Workshop of one day" and not page.form.start.problem.isVisible()
    assert page.form.title.text() == "Workshop"
    field.setText("")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.form.title.text() == "" and not page.form.parts.isVisible()


def test_a_template_is_saved_renamed_used_and_deleted(page, desk):
    before = dump(desk.store)
    page.table.choose(WAGENINGEN)
    page.commands["meetings.template"].trigger()
    ((one, line),) = page.templates.lines.items()
    assert line.name.hasFocus() and line.name.text() == "wageningen-2020"
    QTest.keyClicks(line.name, "Three days")
    QTest.keyClick(line.name, Qt.Key.Key_Return)
    assert [row.name for row in desk.read(template_rows)] == ["Three days"]
    line.name.setText("")
    line.name.commit.emit()
    assert line._problem.text().startswith("A template needs a name")
    click(line.use)
    assert page.form.start.field.text() == "Template: Three days" and page.panel.isVisible()
    page.form.title.setText("New one")
    page.form.days.setText("1 june 2021")
    page.form.submit()
    made = desk.read(lambda session: find_meeting(session, "new-one-2021").id)
    table = desk.read(lambda session: timetable(session, made, AS_OF))
    assert len(table.sessions) == 25 and len(table.days) == 3
    page.show_templates()
    click(page.templates.lines[one].delete)
    assert desk.read(template_rows) == () and not page.templates.lines
    for _ in range(4):
        desk.store.undo()
    assert dump(desk.store) == before


def test_a_built_in_template_by_its_link(page, desk):
    page.show_templates()
    uses = [each for each in page.templates.findChildren(Button) if each.text() == "Use"]
    click(uses[1])
    assert page.form.place.placeholderText() == "online"
    page.form.days.setText("fri")
    page.form.submit()
    made = desk.read(lambda session: find_meeting(session, "executive-board-2020").id)
    fields = desk.read(lambda session: meeting_page(session, made, AS_OF)).fields
    assert (fields.place, fields.first_day) == ("online", dt.date(2020, 3, 27))


@pytest.mark.parametrize("points", [10, 16])
def test_nothing_is_cut_in_long_words_and_large_letters(window, qapp, monkeypatch, points):
    monkeypatch.setattr(vars(language)["_Chosen"], "words", Stretched())
    theme.set_text_size(points)
    try:
        window.resize(1024, 700)
        window.workspace.desk.change("Save", lambda s: save_template(s, "Kept", frame_for_template(s, WAGENINGEN)))
        page = go(window, Place("meetings"))
        page.start_from(Start(StartKind.MEETING, WAGENINGEN))
        page.form.days.setText("27–28 march 2021")
        rest(window)
        assert cut(page.panel) == [] and nameless(page) == []
        page.show_templates()
        rest(window)
        assert cut(page.templates_area) == [] and nameless(page) == []
    finally:
        theme.set_text_size(theme.TEXT_SIZE)
