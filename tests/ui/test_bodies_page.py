"""Bodies through the window: quorum, members on a day, joining, ending, refusals beside the field; each undone."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from app.models import Body
from app.ui.pages.consortium.bodies import BodiesView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def ids(desk):
    return desk.read(lambda session: dict(session.execute(select(Body.short_name, Body.id)).all()))


@pytest.fixture
def view(desk, shown, ids):
    made = shown(BodiesView(desk))
    made.arrive(Place("consortium", 0, "bodies", "body", ids["GA"]))
    return made


def cell(view, row_id, column):
    table = view.list.table
    row = table.rows.rows[table.rows.row_of(row_id)]
    return table.rows.columns[table.column_index(column)].cell(row).text


def names(view):
    return [line.accessibleName().split(",")[0] for line in view.panel.members.lines()]


def type_into(field, text, qtbot):
    field.setFocus()
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_votes_members_and_quorum_of_every_body(view, ids):
    assert view.subtitle == "18 bodies · 102 memberships"
    assert (cell(view, ids["GA"], "quorum"), cell(view, ids["EB"], "quorum")) == ("19 of 28", "5 of 7")
    assert (cell(view, ids["EEAB"], "quorum"), cell(view, ids["EEAB"], "votes")) == ("–", "No")
    assert cell(view, ids["EB"], "next") == "2 Apr 2020"
    view.list.chips["formal"].click()
    assert {row.short_name for row in view.list.table.rows.rows} == {"GA", "EB"}


def test_members_are_those_of_the_day_that_is_typed(view, qtbot):
    section = view.panel.members
    assert len(names(view)) == 28 and section._others.isHidden()
    assert names(view)[0] == "INRAE°" and view.panel.quorum.field.text() == "19 of 28"
    type_into(section.on_day.field, "31.3.2019", qtbot)
    assert names(view)[0] == "INRA°" and section._others.isVisible()
    assert view.panel.quorum.field.text() == "15 of 22 on 31 Mar 2019"
    assert "not a member on this day" in section.lines()[22].accessibleName()
    assert not section.grab().isNull()
    type_into(section.on_day.field, "some day", qtbot)
    assert "no date" in section.on_day._problem.text()
    qtbot.keyClick(section.on_day.field, Qt.Key.Key_Escape)
    type_into(section.on_day.field, "", qtbot)
    assert view.panel.quorum.field.text() == "19 of 28"


def test_a_member_joins_and_changes_and_leaves(view, desk, ids, qtbot):
    was = dump(desk.store)
    view.list.choose(ids["EB"])
    section = view.panel.members
    view.commands["bodies.add_member"].trigger()
    field = section.add.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "lomonosov")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said.args[0].text == "Member since 20 Mar 2020" and field.text() == ""
    assert names(view)[-1] == "LMSU" and cell(view, ids["EB"], "quorum") == "6 of 8"
    section.lines()[-1].click()
    fields = section.fields.fields
    assert section.fields.isVisible() and fields["function"].field.hasFocus()
    type_into(fields["voting"].field, "No", qtbot)
    assert cell(view, ids["EB"], "quorum") == "5 of 7"
    type_into(fields["valid_until"].field, "19.3.2020", qtbot)
    assert "before it begins" in fields["valid_until"]._problem.text()
    type_into(fields["valid_until"].field, "30.6.2020", qtbot)
    assert "20 Mar 2020 – 30 Jun 2020" in section.lines()[-1].accessibleName()
    type_into(fields["valid_from"].field, "1.4.2020", qtbot)
    assert section._others.isVisible() and len(section.lines()) == 9
    section.fields.remove.click()
    assert len(section.lines()) == 8 and section.fields.isHidden()
    for _ in range(5):
        desk.store.undo()
    assert dump(desk.store) == was


def test_nobody_joins_twice_at_once(view, qtbot):
    section = view.panel.members
    field = section.add.field
    field.setFocus()
    qtbot.keyClicks(field, "lomonosov")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "LMSU is a member since 2017-11-01" in section.add._problem.text() and len(names(view)) == 28


def test_a_membership_ends_with_del_and_comes_back(view, desk, ids, qtbot):
    section = view.panel.members
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(section.lines()[1], Qt.Key.Key_Delete)
    assert said.args[0].text == "IIASA is a member until 20 Mar 2020" and said.args[0].undo
    assert "– 20 Mar 2020" in section.lines()[1].accessibleName()
    desk.store.undo()
    assert "since 1 Nov 2017" in section.lines()[1].accessibleName()


def test_a_body_is_entered_and_what_is_needed_is_not_deleted(view, desk, ids, qtbot):
    was, errors = dump(desk.store), []
    desk.refused.connect(lambda error: errors.append(str(error)))
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert "formal sessions are held by it" in errors[0]
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText("Ethics panel")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.panel.name.text() == "Ethics panel")
    type_into(view.panel.properties["kind"].field, "Advisory board", qtbot)
    assert view.panel.kind.text() == "Body · Advisory board"
    type_into(view.panel.properties["short_name"].field, "ga", qtbot)
    assert "has the short name GA" in view.panel.properties["short_name"]._problem.text()
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert len(view.list.table.rows.rows) == 18
    for _ in range(4):
        desk.store.undo()
    assert dump(desk.store) == was


def test_lines_lead_on(view, desk, ids):
    went = []
    desk.went.connect(went.append)
    view.panel.decisions.lines()[0].click()
    view.panel.coming.lines()[0].click()
    view.list.choose(ids["TF1"])
    view.panel.area.lines()[0].click()
    assert [(place.page, place.tab, place.thing) for place in went] == [
        ("actions", "decisions", "decision"), ("meeting", "", ""), ("consortium", "areas", "area"),
    ]  # fmt: skip
