"""The columns of a table: order, which are shown, what is remembered of them."""

import pytest
from people_table import PEOPLE, People, click_head
from PySide6.QtCore import QSettings

from app.ui.settings import Settings


@pytest.fixture
def table(shown) -> People:
    made = People()
    made.show_rows(PEOPLE)
    shown(made, (700, 300))
    made.setFocus()
    return made


def test_a_click_on_the_head_sorts_up_down_and_not(table, qtbot):
    told = []
    table.arranged.connect(lambda: told.append(table.arrangement()[0]))
    for names in (
        ["Ana Ôrtiz", "Li Wei", "Łukasz Straße", "Zoë Ana"],
        ["Zoë Ana", "Łukasz Straße", "Li Wei", "Ana Ôrtiz"],
        ["Łukasz Straße", "Ana Ôrtiz", "Li Wei", "Zoë Ana"],
    ):
        click_head(table, qtbot, "name")
        assert table.names() == names
    assert told == ["name 0", "name 1", ""]


def test_what_is_not_known_is_sorted_last(table, qtbot):
    click_head(table, qtbot, "age")
    assert [row.age for row in table.rows.rows] == [30, 41, 55, None]
    click_head(table, qtbot, "age")
    assert [row.age for row in table.rows.rows] == [55, 41, 30, None]


def test_columns_give_way_in_their_order_when_names_get_narrow(table):
    def columns() -> list[str]:
        return [each.id for n, each in enumerate(table.rows.columns) if not table.isColumnHidden(n)]

    assert columns() == ["name", "age", "note", "day"]
    table.resize(520, 300)
    assert columns() == ["name", "age", "note"]
    table.resize(360, 300)
    assert columns() == ["name", "age"]
    table.resize(700, 300)
    assert columns() == ["name", "age", "note", "day"]


def test_columns_are_chosen_and_remembered(table, tmp_path, qtbot, settings):
    told = []
    table.arranged.connect(lambda: told.append(table.arrangement()))
    menu = table.column_menu()
    chosen = {action.text(): action for action in menu.actions()}
    assert {name: action.isChecked() for name, action in chosen.items()} == {
        "Age": True, "Note": True, "Day": True, "More": False,
    }  # fmt: skip
    chosen["Note"].trigger()
    chosen["More"].trigger()
    menu.close()
    click_head(table, qtbot, "age")
    assert told[-1] == ["age 0", "note"]
    settings.remember("people", table.arrangement())
    again = People()
    again.show_rows(PEOPLE)
    again.arrange(settings.recall("people"))
    assert again.arrangement() == ["age 0", "note"]
    again.deleteLater()


@pytest.mark.parametrize("state", [["name 1"], ["gone 1", "gone"], ["name"], [], ""])
def test_whatever_was_remembered_can_be_put_back(qapp, tmp_path, state):
    path = str(tmp_path / "kept.ini")
    kept = QSettings(path, QSettings.Format.IniFormat)
    Settings(kept).remember("people", state)
    kept.sync()
    recalled = Settings(QSettings(path, QSettings.Format.IniFormat)).recall("people", [])
    table = People()
    table.arrange(recalled)
    expected = {"name 1": "name 1", "name": "name 0"}.get(state[0] if state else "", "")
    assert table.arrangement() == [expected]
    table.deleteLater()
