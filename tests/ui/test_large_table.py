"""The table of 100,000 rows: rows fetched as they are shown, choice and place that stay, filter, order, news."""

from array import array

import pytest
from desk_tools import settle
from large_people import LargePeople
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import func, select

from app.domain.new_people import NewPerson
from app.models import Person
from app.services.people import create_person, delete_people, edit_person
from app.ui import theme
from app.ui.tables.cells import Cell
from app.ui.tables.large_rows import CHUNK, LargeRows
from app.ui.tables.rows import Column
from app.ui.widgets.layout import box


@pytest.fixture
def people(desk, shown) -> LargePeople:
    made = LargePeople(desk)
    shown(made, (700, 400))
    made.table.setFocus()
    return made


def in_file(desk) -> list[int]:
    """The ids of everybody in the file, by family name."""
    return list(
        desk.read(lambda session: session.scalars(select(Person.id).order_by(Person.sort_key, Person.id)).all())
    )


def rename(desk, person_id: int, name: str) -> None:
    """Give somebody another name."""
    desk.change("Change person", lambda session: edit_person(session, person_id, display=name, family=name))


def top(people: LargePeople) -> int:
    """The id of the topmost row in sight."""
    return people.table.rows.id_at(people.table.rowAt(0))


def test_the_model_keeps_qts_rules_and_holds_no_more_than_a_few_chunks(qtmodeltester, qapp):
    fetched: list[int] = []

    def fetch(ids):
        fetched.append(len(ids))
        return [Person(id=row_id, display=str(row_id)) for row_id in ids if row_id != 7]

    model: LargeRows = LargeRows([Column("name", "Name", lambda row: Cell(row.display))], fetch)
    model.set_ids(array("q", range(1, 100_001)))
    for number in range(0, 100_000, 10):
        assert model.row_at(number).id == number + 1
    assert sum(fetched) == 100_000  # each row once
    assert 20 < min(fetched) <= max(fetched) <= CHUNK
    times = len(fetched)
    assert model.row_at(0).id == 1
    assert len(fetched) == times + 1
    model.hold(1_000, 1_600)
    assert max(fetched) <= CHUNK
    assert model.data(model.index(6, 0)) is None
    assert model.gone(0, 20) == [7]
    assert model.runs([5, 6, 7, 99, 100_000, 200_000]) == [(4, 6), (98, 98), (99_999, 99_999)]
    model.set_ids(array("q", range(1, 401)))
    qtmodeltester.check(model)


def test_only_the_rows_in_sight_are_fetched(people, desk):
    everybody = in_file(desk)
    assert people.table.rows.shown == people.table.rows.total == len(everybody)
    assert sum(people.asked.rows) < len(everybody)
    assert len(people.asked.ids) == 1
    assert list(people.table.rows.ids) == everybody
    assert people.counts.text() == str(len(everybody))


def test_words_chips_and_menus_filter_in_the_file_and_hits_are_counted(people, desk, qtbot):
    total = len(in_file(desk))
    qtbot.keyClicks(people.filter_field, "AN ma")
    found = people.names()
    assert found
    assert people.asked.ids[-1].words == ("an", "ma")
    assert people.counts.text() == f"{len(found)} of {total}"
    people.filter_field.clear()
    qtbot.mouseClick(people.chips["mail"], Qt.MouseButton.LeftButton)
    with_mail = desk.read(lambda session: session.scalar(select(func.count(Person.email))))
    assert people.table.rows.shown == with_mail
    assert people.chips["mail"].accessibleName() == f"With mail, {with_mail}"
    people.menus["letter"].choose("B")
    assert all(name.startswith("B") for name in people.names())
    qtbot.keyClicks(people.filter_field, "zzz")
    assert people.middle.currentWidget() is not people.table
    people.clear_filter()
    assert people.table.rows.shown == total
    assert (people.menus["letter"].current(), people.middle.currentWidget()) == ("", people.table)


def test_a_click_on_the_head_sorts_in_the_file(people, qtbot):
    head = people.table.horizontalHeader()

    def click(column: str) -> None:
        x = head.sectionViewportPosition(people.table.column_index(column)) + 30
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))

    mails = [row.email for row in map(people.table.rows.row_at, range(people.table.rows.shown))]
    for expected in (sorted(mails), sorted(mails, reverse=True), mails):
        click("email")
        assert [row.email for row in map(people.table.rows.row_at, range(people.table.rows.shown))] == expected
    asked = len(people.asked.ids)
    click("still")
    assert len(people.asked.ids) == asked


def test_choice_cursor_and_place_stay_when_other_people_come_and_go(people, desk):
    everybody = in_file(desk)
    people.table.choose(everybody[50])
    people.table.verticalScrollBar().setValue(40 * theme.ROW + 7)
    assert top(people) == everybody[40]
    new = desk.change("Enter person", lambda session: create_person(session, NewPerson(display="Aaa Aaa"))).value
    assert people.table.rows.row_of(new) >= 0
    assert people.table.chosen() == [everybody[50]]
    assert people.table.chosen_row().id == everybody[50]
    assert top(people) == everybody[40]
    people.table.selectAll()
    desk.change("Delete person", lambda session: delete_people(session, [new]))
    assert people.table.chosen() == everybody
    assert top(people) == everybody[40]


def test_a_changed_cell_is_shown_and_others_are_not_asked_again(people, desk):
    everybody = in_file(desk)
    before = len(people.asked.rows)
    desk.change("Change person", lambda session: edit_person(session, everybody[1], display="Zoe Other"))
    settle()
    assert people.table.rows.row_at(1).name == "Zoe Other"
    assert len(people.asked.rows) == before + 1
    desk.store.undo()
    assert people.table.rows.row_at(1).name != "Zoe Other"


def test_a_cell_is_edited_where_it_stands_while_others_change(people, desk, qtbot):
    everybody = in_file(desk)
    people.table.edit_cell(everybody[2], "name")
    editor = people.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Anna Other")
    rename(desk, everybody[0], "Zzz")
    assert editor.text() == "Anna Other"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    name = desk.read(lambda session: session.scalar(select(Person.display).where(Person.id == everybody[2])))
    assert name == "Anna Other"


def test_what_takes_long_is_asked_in_another_thread_and_the_newest_words_count(people, desk, qtbot):
    people.table.at_once = 0
    asked = len(people.asked.ids)
    for letter in "mar":
        qtbot.keyClick(people.filter_field, letter)
    qtbot.waitUntil(lambda: people.table.wanted.words == ("mar",) and people.names() == expected(desk, "mar"))
    assert len(people.asked.ids) - asked <= 3
    qtbot.keyClick(people.filter_field, Qt.Key.Key_Return)
    assert people.table.chosen() == [people.table.rows.id_at(0)]
    new = desk.change("Enter person", lambda session: create_person(session, NewPerson(display="Zoe New"))).value
    people.choose(new)
    assert people.table.chosen() == [new]
    assert people.filter_field.text() == ""
    desk.change("Delete person", lambda session: delete_people(session, [new]))
    assert people.table.rows.row_of(new) == -1
    qtbot.waitUntil(lambda: people.table.rows.total == len(in_file(desk)))


def expected(desk, word: str) -> list[str]:
    """Whom a word finds."""
    query = select(Person.display).where(Person.folded.contains(word)).order_by(Person.sort_key, Person.id)
    return list(desk.read(lambda session: session.scalars(query).all()))


def test_while_it_is_hidden_nothing_is_asked(people, desk):
    everybody = in_file(desk)
    people.hide()
    asked = len(people.asked.ids)
    rename(desk, everybody[0], "Zzz")
    assert len(people.asked.ids) == asked
    people.show()
    assert people.table.rows.id_at(people.table.rows.shown - 1) == everybody[0]


def test_a_copy_has_the_rows_that_were_chosen_also_those_never_shown(people, desk, qtbot, monkeypatch):
    people.table.selectAll()
    qtbot.keyClick(people.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().mimeData().text().split("\n")
    assert len(lines) == len(in_file(desk))
    assert lines[-1].split("\t")[0] == people.names()[-1]
    heard: list[str] = []
    desk.said.connect(lambda saying: heard.append(saying.text))
    monkeypatch.setattr("app.ui.tables.large._MOST_COPIED", 3)
    people.table.copy()
    assert QGuiApplication.clipboard().mimeData().text().split("\n") == lines[:3]
    assert heard == [f"Only the first 3 of the {len(lines)} chosen rows were copied."]


def test_without_anybody_it_says_what_will_stand_there(empty_desk, shown):
    people = LargePeople(empty_desk)
    shown(people, (700, 400))
    assert people.middle.currentWidget() is not people.table
    empty_desk.change("Enter person", lambda session: create_person(session, NewPerson(display="Zoe New")))
    assert people.middle.currentWidget() is people.table
    assert people.names() == ["Zoe New"]


def test_no_part_of_it_becomes_a_window_before_it_has_its_place(desk, shown):
    people = LargePeople(desk, placed=False)
    assert not people.bar.isVisible()
    box("v", people.bar, people.middle, parent=people)
    shown(people, (700, 400))
    assert people.bar.isVisible()
