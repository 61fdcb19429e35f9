"""The list of meetings in the window: entered, renamed, moved, filtered, deleted by keyboard; undone and redone."""

import datetime as dt

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.meeting_rows import meeting_rows
from app.ui.pages.meetings import MeetingsPage
from app.ui.places import Place
from app.ui.tables.cells import Cell
from app.ui.tables.rows import CellRole
from app.ui.widgets.buttons import CommandButton

AS_OF = dt.date(2020, 3, 20)


@pytest.fixture
def page(desk, shown, qtbot) -> MeetingsPage:
    made = shown(MeetingsPage(desk))
    made.arrive(Place("meetings"))
    qtbot.waitUntil(lambda: "73" in column(made, "people"))  # the counts come a moment later
    return made


def cell(page: MeetingsPage, row: int, column: str) -> Cell:
    rows = page.table.rows
    return rows.data(rows.index(row, page.table.column_index(column)), CellRole)


def column(page: MeetingsPage, name: str) -> list[str]:
    return [cell(page, row, name).text for row in range(page.table.rows.rowCount())]


def rows_of(desk):
    return {row.short_name: row for row in desk.read(lambda session: meeting_rows(session, AS_OF))}


def key(target, which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(target, which, modifier)


def test_the_newest_first_each_year_named_once(page, desk):
    assert column(page, "name") == [
        "final-2021", "irc-founding-2020", "board-2020-04", "wageningen-2020", "board-2020-01", "cali-2019",
        "gra-cali-2019", "paris-2017",
    ]  # fmt: skip
    assert column(page, "year") == ["2021", "2020", "", "", "", "2019", "", "2017"]
    wageningen = page.table.rows.row_of(rows_of(desk)["wageningen-2020"].id)
    shown = [
        cell(page, wageningen, name).words for name in ("days", "place", "people", "countries", "state", "minutes")
    ]
    assert shown == ["4–6 Mar 2020", "Wageningen, Netherlands", "73", "19", "Held", "Circulated"]
    page.table.rows.set_sort(page.table.column_index("title"))
    assert column(page, "title") == sorted(column(page, "title"), key=str.casefold)
    years = [row.first_day.year for row in page.table.rows.rows]
    told = ["" if number and year == years[number - 1] else f"{year}" for number, year in enumerate(years)]
    assert column(page, "year") == told  # wherever another one begins


def test_the_meeting_nearest_to_the_day_is_chosen_first(page, desk):
    assert page.table.chosen() == [rows_of(desk)["board-2020-04"].id]
    page.arrive(Place("meetings", thing="meeting", thing_id=rows_of(desk)["paris-2017"].id))
    assert page.place() == Place("meetings", thing="meeting", thing_id=rows_of(desk)["paris-2017"].id)


def test_filter_hits_no_match_and_years(page):
    page.filter.setText("wagenïngen")
    assert column(page, "name") == ["wageningen-2020"]
    assert page.hits.text() == "1 of 8"
    QTest.keyClicks(page.filter, "zz")
    assert page.stack.currentIndex() == 2
    key(page.filter, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 0
    page.years._chips[2019].click()
    assert column(page, "name") == ["cali-2019", "gra-cali-2019"]
    page.show_all()
    assert len(column(page, "name")) == 8


def test_enter_opens_the_meeting(page, desk, qtbot):
    went = []
    desk.went.connect(went.append)
    key(page.table, Qt.Key.Key_Return)
    assert went == [Place("meeting", rows_of(desk)["board-2020-04"].id)]


def test_a_meeting_is_entered_by_keyboard_alone(page, desk):
    before = dump(desk.store)
    key(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.isVisible()
    assert QApplication.focusWidget() is page.form.title
    for words in ("Summer school: soil", "", "4-8 july 2020", "Clermont-Ferrand, France"):
        QTest.keyClicks(QApplication.focusWidget(), words)
        if words:
            key(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.form.days.text() == "4–8 July 2020"  # what was understood
    assert page.form.short_name.placeholderText() == "summer-school-2020"
    assert page.form.zone.placeholderText() == "Europe/Paris"  # as the meeting before it
    key(QApplication.focusWidget(), Qt.Key.Key_Return)
    made = rows_of(desk)["summer-school-2020"]
    assert (made.title, made.place, made.zone) == (
        "Summer school: soil",
        "Clermont-Ferrand, France",
        "Europe/Paris",
    )
    assert (made.first_day, made.last_day) == (dt.date(2020, 7, 4), dt.date(2020, 7, 8))
    assert not page.panel.isVisible()
    assert page.table.chosen() == [made.id]
    desk.store.undo()
    assert dump(desk.store) == before
    assert "summer-school-2020" not in column(page, "name")
    desk.store.redo()
    assert "summer-school-2020" in column(page, "name")


def test_the_series_is_made_in_line_in_the_same_step(page, desk):
    before = dump(desk.store)
    page.new_meeting()
    for field, words in (
        (page.form.title, "Field day"),
        (page.form.days, "tomorrow"),
        (page.form.series, "Field days"),
    ):
        field.setText(words)
    page.form.submit()
    assert rows_of(desk)["field-day-2020"].series == "Field days"
    desk.store.undo()
    assert dump(desk.store) == before


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "title", "A meeting needs a title"),
        ({"title": "X"}, "days", "This is no date"),
        ({"title": "X", "days": "9–4 july 2020"}, "days", "before it begins"),
        ({"title": "X", "days": "fri", "zone": "Mars"}, "zone", "There is no time zone 'Mars'"),
        ({"title": "X", "days": "fri", "short_name": "Cali-2019"}, "short_name", "Another meeting is called"),
        ({"title": "X", "days": "fri", "short_name": "a b"}, "short_name", "has no spaces"),
    ],
)
def test_a_problem_stands_beside_its_field_and_nothing_is_made(page, desk, typed, field, said):
    before = dump(desk.store)
    refused = []
    desk.refused.connect(refused.append)
    page.new_meeting()
    for name, words in typed.items():
        getattr(page.form, name).setText(words)
    page.form.submit()
    wrong = getattr(page.form, field)
    assert said in wrong.problem.text()
    assert QApplication.focusWidget() is wrong
    assert [each for each in page.form.fields if each.problem.text()] == [wrong]
    assert (dump(desk.store), refused) == (before, [])
    key(wrong, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def edit(page: MeetingsPage, row_id: int, name: str, words: str) -> None:
    page.table.choose(row_id, name)
    key(page.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    QTest.keyClicks(editor, words)
    key(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes what was typed a moment after Enter


def test_a_walk_of_renaming(page, desk):
    """Edit, undo, redo, edit again, undo twice: the window always shows what the database holds."""
    row, first = rows_of(desk)["wageningen-2020"], dump(desk.store)

    def told() -> str:
        shown = cell(page, page.table.rows.row_of(row.id), "title").text
        kept = next(each for each in rows_of(desk).values() if each.id == row.id).title
        assert shown == kept
        return shown

    edit(page, row.id, "title", "Second meeting")
    assert told() == "Second meeting"
    second = dump(desk.store)
    desk.store.undo()
    assert (told(), dump(desk.store)) == (row.title, first)
    desk.store.redo()
    assert (told(), dump(desk.store)) == ("Second meeting", second)
    edit(page, row.id, "title", "<b>Third</b>")
    assert told() == "<b>Third</b>"
    desk.store.undo()
    desk.store.undo()
    assert (told(), dump(desk.store)) == (row.title, first)


def test_days_place_and_short_name_are_edited_in_their_cells(page, desk):
    row = rows_of(desk)["final-2021"]
    edit(page, row.id, "days", "9-11.3.2021")
    page.table.resize(1600, 600)
    edit(page, row.id, "place", "Paris")
    edit(page, row.id, "name", "final-paris")
    changed = rows_of(desk)["final-paris"]
    assert (changed.first_day, changed.last_day, changed.place) == (dt.date(2021, 3, 9), dt.date(2021, 3, 11), "Paris")


def test_what_cannot_be_is_refused_and_the_cell_stays(page, desk):
    row, before, refused = rows_of(desk)["final-2021"], dump(desk.store), []
    desk.refused.connect(refused.append)
    edit(page, row.id, "days", "someday")
    edit(page, row.id, "title", " ")
    assert [error.message[:20] for error in refused] == ["This is no date: {te", "A meeting needs a ti"]
    assert dump(desk.store) == before


def test_delete_offers_undo_and_undo_brings_everything_back(page, desk):
    before, said = dump(desk.store), []
    desk.said.connect(said.append)
    page.table.choose(rows_of(desk)["wageningen-2020"].id)
    key(page.table, Qt.Key.Key_Delete)
    assert "wageningen-2020" not in column(page, "name")
    assert [(each.text, each.undo) for each in said] == [("Deleted wageningen-2020.", True)]
    after = dump(desk.store)
    desk.store.undo()
    assert dump(desk.store) == before
    assert "wageningen-2020" in column(page, "name")
    desk.store.redo()
    assert dump(desk.store) == after
    desk.store.undo()
    page.table.selectAll()
    page.delete()
    assert column(page, "name") == []
    assert page.stack.currentIndex() == 1
    desk.store.undo()
    assert dump(desk.store) == before


def test_commands_are_offered_only_where_they_work(page):
    enabled = {name: action.isEnabled() for name, action in page.commands.items()}
    names = ("new", "from_file", "copy", "template", "templates", "open", "rename", "delete")
    assert enabled == {f"meetings.{name}": True for name in names}
    page.table.clearSelection()
    assert not page.commands["meetings.open"].isEnabled()
    page.table.selectAll()
    assert page.commands["meetings.delete"].isEnabled()
    assert not page.commands["meetings.rename"].isEnabled()


def test_an_empty_database_says_what_the_page_is_for(empty_desk, shown):
    page = shown(MeetingsPage(empty_desk))
    page.arrive(Place("meetings"))
    assert page.stack.currentIndex() == 1
    offers = [each for each in page.findChildren(CommandButton) if each.text() == "New meeting"]
    assert sum(each.isVisible() for each in offers) == 1
    page.new_meeting()
    assert not any(each.isVisible() for each in offers)
    page.form.title.setText("First")
    page.form.days.setText("today")
    page.form.submit()
    assert column(page, "name") == ["first-2020"]
    assert page.stack.currentIndex() == 0


def test_order_is_remembered(page, desk, shown):
    head = page.table.horizontalHeader()
    head.sectionClicked.emit(page.table.column_index("title"))
    again = shown(MeetingsPage(desk))
    assert again.table.rows.sorted_by() == (again.table.column_index("title"), False)
    assert again.table.isColumnHidden(again.table.column_index("series"))


def test_the_list_and_the_panel_can_be_painted(page):
    for size in ((1080, 774), (824, 674)):
        page.resize(*size)
        assert not page.grab().isNull()
    page.new_meeting()
    assert not page.grab().isNull()
