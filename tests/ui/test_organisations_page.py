"""The organisations through the window: names with their days, facts, roles, deletion; against the database."""

import datetime as dt

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from app.domain.kinds import IrcKind, OrganisationKind
from app.models import Organisation, OrganisationName, WorkPackage
from app.queries.heads import organisations
from app.services.organisations import find_organisation
from app.ui.pages.people.organisations import OrganisationsView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = dt.date(2020, 3, 20)


@pytest.fixture
def inrae(desk):
    return desk.read(lambda session: find_organisation(session, "INRAE"))


@pytest.fixture
def view(desk, inrae, shown):
    made = shown(OrganisationsView(desk))
    made.arrive(Place("people", 0, "organisations", "organisation", inrae))
    return made


def commit(field, text, qtbot):
    field.setFocus()
    (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def heads(desk, day):
    return desk.read(lambda session: organisations(session, day))


def test_the_table_says_what_the_database_says(view, desk, inrae):
    rows = {row.id: row for row in view.list.table.rows.rows}
    assert len(rows) == desk.read(lambda s: s.scalar(select(func.count()).select_from(Organisation)))
    parties = sum(row.is_party for row in rows.values())
    assert view.list.chips["parties"].accessibleName() == f"Parties, {parties}"
    assert (rows[inrae].short, rows[inrae].country, rows[inrae].is_coordinator) == ("INRAE", "FR", True)
    led = desk.read(lambda s: s.scalars(select(WorkPackage.number).where(WorkPackage.lead_id == inrae)).all())
    assert set(led) <= set(rows[inrae].leads)
    detail = view.panel.organisation
    assert [name.short for name in detail.names] == ["INRAE", "INRA"]
    assert detail.people_now == rows[inrae].people == len([one for one in detail.people if one.holds])
    assert {row.thing for row in detail.leads} & {"work_package", "task", "deliverable", "milestone", "task_force"}


def test_a_new_name_from_a_day_closes_the_one_before(view, desk, inrae, qtbot):
    was = dump(desk.store)
    names = view.panel.names
    names.form.begin("1 Mar 2020")
    names.form.short.setText("INRAE+")
    qtbot.keyClick(names.form.short, Qt.Key.Key_Return)
    assert heads(desk, dt.date(2020, 2, 29))[inrae].short == "INRAE"
    assert heads(desk, TODAY)[inrae].short == "INRAE+"
    assert view.list.table.chosen_row().short == "INRAE+"
    desk.store.undo()
    assert dump(desk.store) == was
    names.form.begin("1 Jan 2019")  # before a name that is to come
    names.form.short.setText("X")
    qtbot.keyClick(names.form.short, Qt.Key.Key_Return)
    assert "is its name from" in names.form._problem.text()
    older = view.panel.organisation.names[1]
    line = names.section.lines[older.id]
    line.unfold()
    commit(line.fields["valid_until"].field, "1 Feb 2020", qtbot)
    assert dump(desk.store) == was  # two names at once are refused beside the field
    commit(line.fields["legal"].field, "Institut national de la recherche agronomique", qtbot)
    assert heads(desk, dt.date(2019, 1, 1))[inrae].legal.startswith("Institut")


def test_facts_and_roles_are_changed_in_place(view, desk, inrae, qtbot):
    values = view.panel.values
    commit(values["country"].field, "Germany", qtbot)
    commit(values["kind"].field, "Obs", qtbot)
    commit(values["participant_no"].field, "x", qtbot)
    row = desk.read(lambda session: session.get_one(Organisation, inrae))
    assert (row.country, row.kind, row.participant_no) == ("DE", OrganisationKind.OBSERVER, None)
    view.panel.irc.add(IrcKind.SPONSOR)
    (role,) = (one for one in view.panel.organisation.irc_roles if one.kind is IrcKind.SPONSOR)
    field = view.panel.irc.section.lines[role.id].fields["since"]
    commit(field.field, "1 Jan 2020", qtbot)
    assert [one.since for one in view.panel.organisation.irc_roles if one.id == role.id] == [dt.date(2020, 1, 1)]


def test_ctrl_n_enters_one_and_del_takes_only_what_nothing_needs(view, desk, inrae, qtbot):
    was = dump(desk.store)
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = view.line
    assert line.short.hasFocus()
    line.short.setText("inrae")
    qtbot.keyClick(line.short, Qt.Key.Key_Return)
    assert "there already" in line.hint.text()
    line.short.setText("KIT")
    line.country.setText("Germany")
    qtbot.keyClick(line.country, Qt.Key.Key_Return)
    made = desk.read(lambda session: session.scalars(
        select(OrganisationName.organisation_id).where(OrganisationName.short == "KIT")).one())  # fmt: skip
    assert view.chosen_ids() == [made]
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert dump(desk.store) == was
    view.list.choose(inrae)
    with qtbot.waitSignal(desk.refused) as refused:
        qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert "people belong to it" in str(refused.args[0])
    assert dump(desk.store) == was


def test_the_short_name_of_today_is_corrected_in_the_table(view, desk, inrae):
    row = view.list.table.chosen_row()
    view._rename_row(row, "Inrae")
    assert heads(desk, TODAY)[inrae].short == "Inrae"
    assert heads(desk, dt.date(2019, 1, 1))[inrae].short == "INRA"
