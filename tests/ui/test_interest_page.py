"""Expressions of interest through the window: entered, pasted, asked, declined, admitted; each undone."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.kinds import InterestState, IrcKind
from app.ui.pages.people.interest import InterestView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(desk, shown):
    made = shown(InterestView(desk))
    made.arrive(Place("people", 0, "interest", "interest", 11))
    return made


def rows(view):
    return {row.id: row for row in view.list.table.rows.rows}


def type_into(qtbot, view, name, text):
    field = view.panel.values[name].field
    field.setFocus()
    field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
    view.list.table.setFocus()


def buttons(root, words):
    return [each for each in root.findChildren(QAbstractButton) if words in each.accessibleName()]


def test_entered_changed_deleted_and_undone(view, desk, qtbot):
    was = dump(desk.store)
    assert (view.subtitle, view.count) == ("15 expressions of interest · 11 wait", "11")
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, CTRL)
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText("Ida Holm")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (one,) = view.chosen_ids()
    qtbot.waitUntil(lambda: rows(view)[one].name == "Ida Holm")
    for name, text in (("country", "Danemark"), ("kind", "Sponsor"), ("email", "ida@x.example"), ("message", "a\nb")):
        type_into(qtbot, view, name, text)
    row = rows(view)[one]
    assert (row.country, row.kind, row.email, row.message) == ("DK", IrcKind.SPONSOR, "ida@x.example", "a\nb")
    type_into(qtbot, view, "country", "Atlantis")
    assert rows(view)[one].country == "DK" and view.panel.values["country"].field.text() == "Atlantis"
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert one not in rows(view)
    for _ in range(7):
        desk.store.undo()
    assert dump(desk.store) == was


def test_pasted_from_a_mail_in_one_step(view, desk, qtbot):
    was = dump(desk.store)
    QGuiApplication.clipboard().setText("Ida Holm <ida@x.example>; Per Vik <per@x.example>")
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_V, CTRL)
    assert (said.args[0].text, said.args[0].undo) == ("2 expressions of interest entered", True)
    assert {"Ida Holm", "Per Vik"} <= {row.name for row in rows(view).values()}
    desk.store.undo()
    assert dump(desk.store) == was
    QGuiApplication.clipboard().setText("")
    with qtbot.waitSignal(desk.refused):
        view.paste()


def test_asked_and_declined_several_at_once(view, desk, qtbot):
    was = dump(desk.store)
    view.list.chips["received"].click()
    view.list.table.selectAll()
    number = len(view.chosen_ids())
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_A)
    assert (said.args[0].text, said.args[0].undo) == (f"{number} asked", True)
    view.list.clear_filter()
    assert not [row for row in rows(view).values() if row.state is InterestState.RECEIVED]
    view.list.choose(11)
    qtbot.keyClick(view.list.table, Qt.Key.Key_D)
    assert rows(view)[11].state is InterestState.DECLINED
    assert not view.commands["interest.admit"].isEnabled()
    desk.store.undo()
    desk.store.undo()
    assert dump(desk.store) == was


def test_admitted_as_somebody_new_with_a_task_force(view, desk, qtbot):
    was = dump(desk.store)
    buttons(view.panel, "Admit")[0].click()
    form = view.panel.form
    assert form.isVisible() and form.person.hasFocus() and form.person.text() == "Chukwuemeka Obiora"
    assert form.join.isChecked() and form._body.text().startswith("Task force 9")
    form.organisation.setText("Savanna Blends")
    form.since.setText("1 Mar 2020")
    with qtbot.waitSignal(desk.said) as said:
        form.admit_button.click()
    assert (said.args[0].text, said.args[0].undo) == ("Admitted: Chukwuemeka Obiora", True)
    row = rows(view)[11]
    assert (row.state, row.person, row.organisation) == ("admitted", "Chukwuemeka Obiora", "Savanna Blends")
    assert form.isHidden()
    with qtbot.waitSignal(desk.went) as went:
        buttons(view.panel, "Savanna Blends, Organisation")[0].click()
    assert went.args[0] == Place("people", 0, "organisations", "organisation", row.organisation_id)
    desk.store.undo()
    assert dump(desk.store) == was


def test_admitted_as_somebody_known(view, desk, qtbot):
    view.list.choose(15)
    people = len(dump(desk.store)["person"])
    view.open_admission()
    form = view.panel.form
    known = buttons(form, "LEE Seoyeon")
    assert known and "Known already" in form._person_says.text()
    known[0].click()
    assert form.person.taken is not None and "is linked" in form._person_says.text()
    form.submit()
    assert rows(view)[15].state is InterestState.ADMITTED
    assert len(dump(desk.store)["person"]) == people
    assert rows(view)[15].person_id == form.person.taken.value


def test_admitted_by_enter_alone(view, desk, qtbot):
    view.list.choose(15)  # who may be known: a line under the name offers her
    view.open_admission()
    form = view.panel.form
    for field in (form.person, form.organisation, form.country, form.since):
        if field.isVisible():
            assert field.hasFocus()
            qtbot.keyClick(field, Qt.Key.Key_Return)
    assert rows(view)[15].state is InterestState.ADMITTED and form.isHidden()


def test_what_cannot_be_is_said_in_the_form_and_esc_gives_up(view, desk, qtbot):
    was = dump(desk.store)
    view.open_admission()
    form = view.panel.form
    form.person.clear()
    form.submit()
    assert "needs a name" in form._problem.text()
    form.person.setText("Somebody")
    form.since.setText("some day")
    form.submit()
    assert form._problem.isVisible() and form.isVisible()
    qtbot.keyClick(form.person, Qt.Key.Key_Escape)
    assert form.isHidden() and view.panel.values["name"].isVisible()
    assert dump(desk.store) == was


def test_an_empty_list_leads_on(empty_desk, shown, qtbot):
    view = shown(InterestView(empty_desk))
    assert not view.panel.isVisible()
    view.new()
    assert len(rows(view)) == 1 and view.panel.isVisible()
