"""The deliverables through the window: the funder's portal, dates, codes, files, refusals beside the field (R8, R9)."""

import datetime as dt
from pathlib import Path

import pytest
from database_fixtures import dump
from plan_tools import (
    cell,
    commit,
    drop,
    lines,
    link,
    problem_words,
    refusal,
    rename_cell,
    shown_text,
    type_into,
    unnamed,
)
from PySide6.QtCore import Qt

from app.domain.kinds import DeliverableState, LinkKind
from app.domain.plan_status import DueState
from app.ui.pages.plan.deliverables import DeliverablesView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LATE, DRAFT, SUBMITTED = 5, 11, 3  # D1.5, D3.2, D1.3
TODAY = dt.date(2020, 3, 20)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def view(desk, shown, opened):
    made = shown(DeliverablesView(desk, lambda url: opened.append(url.toLocalFile()) or True))
    made.arrive(Place("plan", 0, "deliverables", "deliverable", LATE))
    yield made
    made.panel.files.copies.close()


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7 report")
    return path


def row(view, row_id):
    return next(each for each in view.list.table.rows._all if each.id == row_id)


def test_the_table_its_chips_menus_and_counts(view):
    table, chips = view.list.table, view.list.chips
    assert view.subtitle == "24 deliverables · 11 submitted · 1 late"
    assert view.count == "24"
    late = cell(view, LATE, "state")
    assert (late.text, late.state, late.role) == ("20 days late", "late", "danger")
    assert (cell(view, 8, "due").text, cell(view, 8, "original").text) == ("30 Apr 2020", "31 Jan 2020")
    chips["late"].click()
    assert [each.id for each in table.rows.rows] == [LATE]
    chips["soon"].click()
    assert all(TODAY <= each.dates.due <= dt.date(2020, 6, 20) for each in table.rows.rows)
    chips["all"].click()
    view.list.menus["package"].choose("WP3")
    view.list.menus["lead"].choose("INRAE")
    assert {(each.package, each.lead) for each in table.rows.rows} == {("WP3", "INRAE")}
    view.list.filter_field.setText("zzz")
    link(view.list.middle, "Clear filter").click()
    assert len(table.rows.rows) == 24
    assert unnamed(view) == []


def test_problem_first_and_the_way_through_the_portal(view, desk, qtbot, report):
    was, panel = dump(desk.store), view.panel
    assert problem_words(panel).startswith("20 days late | It was due on 29 Feb 2020.")
    delivered = type_into(panel, qtbot, "delivered", "today")
    assert "has no file to hand in" in refusal(delivered)
    qtbot.keyClick(delivered.field, Qt.Key.Key_Escape)
    drop(view.list.table, [report], LATE)
    assert (row(view, LATE).portal, row(view, LATE).file.name) == (DeliverableState.DRAFT, "report.pdf")
    type_into(panel, qtbot, "justification", "")
    qtbot.keyClick(view.list.table, Qt.Key.Key_S)
    assert "is 20 days late" in refusal(panel.parts["deliverable"].fields["delivered"])
    type_into(panel, qtbot, "justification", "Values came late.")
    link(panel, "Submit today").click()
    assert (row(view, LATE).state, row(view, LATE).delivered_on) == (DueState.SUBMITTED, TODAY)
    assert "is submitted" in refusal(type_into(panel, qtbot, "revised", "M32"))
    link(panel, "Sent back…").click()
    type_into(panel, qtbot, "rejection", "Two cases without data.")
    assert row(view, LATE).portal is DeliverableState.PENDING
    assert "Sent back: upload the corrected file | Two cases" in problem_words(panel)
    drop(view.list.table, [report], LATE)
    view.submit()
    type_into(panel, qtbot, "approved", "today")
    assert cell(view, LATE, "state").text == "Approved"
    while desk.store.next_undo() is not None:
        desk.store.undo()
    assert dump(desk.store) == was


def test_dates_are_months_or_days_and_keep_the_first_one_beside(view, desk, qtbot):
    panel = view.panel
    assert shown_text(panel.parts["deliverable"].fields["due"]) == "M28 · 29 Feb 2020"
    assert "last month is M40" in refusal(type_into(panel, qtbot, "revised", "M41"))
    type_into(panel, qtbot, "revised", "15 May 2020")
    found = row(view, LATE).dates
    assert (found.revised_month, found.revised_on, found.late, found.slip) == (31, dt.date(2020, 5, 15), 0, 76)
    assert panel.parts["deliverable"]._slip.text() == "Slips by 76 days"
    assert problem_words(panel) == ""
    type_into(panel, qtbot, "revised", "M32 · 15 May 2020")  # the month alone was changed
    assert (row(view, LATE).dates.revised_month, row(view, LATE).dates.revised_on) == (32, None)
    type_into(panel, qtbot, "revised", "")
    assert row(view, LATE).dates.revised is None
    assert "due at some time" in refusal(type_into(panel, qtbot, "due", ""))


def test_codes_of_the_other_programme_are_refused_beside_the_field(view, qtbot):
    said = refusal(type_into(view.panel, qtbot, "level", "sen"))
    assert said == "'SEN' is no level of dissemination in H2020: choose one of PU, CO, CI."
    said = refusal(type_into(view.panel, qtbot, "type", "DMP"))
    assert "no type of deliverable in H2020" in said
    type_into(view.panel, qtbot, "level", "co")
    type_into(view.panel, qtbot, "lead", "CIRAD")
    type_into(view.panel, qtbot, "task", "T1.2")
    found = row(view, LATE)
    assert (found.level, found.lead, found.task, found.type) == ("CO", "CIRAD", "T1.2", "R")


def test_new_renamed_and_deleted_with_undo(view, desk, qtbot):
    was, table = dump(desk.store), view.list.table
    qtbot.keyClick(table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    made = view.chosen_ids()[0]
    rename_cell(view, qtbot, "Report on everything")
    assert (row(view, made).title, row(view, made).package) == ("Report on everything", "WP1")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert made not in [each.id for each in table.rows.rows]
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was


def test_files_are_opened_saved_dragged_and_two_are_refused(view, desk, report, opened, tmp_path, qtbot):
    drop(view.list.table, [report], DRAFT)
    view.open_file()
    assert Path(opened[-1]).read_bytes() == b"%PDF-1.7 report"
    (url,) = view._drag_data().urls()
    assert Path(url.toLocalFile()).read_bytes() == b"%PDF-1.7 report"
    line = lines(view.panel.deliverable().file)[0]
    assert [action.text() for action in line.menu().actions()] == ["Open file", "Save as…", "Remove"]
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF")
    with qtbot.waitSignal(desk.refused) as told:
        drop(view.list.table, [report, other], DRAFT)
    assert "A deliverable has one file" in str(told.args[0])
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert (row(view, DRAFT).file, row(view, DRAFT).portal) == (None, DeliverableState.PENDING)


def test_dependencies_are_linked_changed_and_removed(view, desk, qtbot):
    links = view.panel.links
    commit(links.new, qtbot, "T1.2")
    (made,) = view.panel.thing.links
    assert (made.number, made.before, made.link) == ("T1.2", True, LinkKind.FINISH_START)
    line = lines(links)[0]
    menu = line.menu(line)
    next(each for each in menu.actions() if each.text() == "start to start").trigger()
    links._begin_lag(made)
    commit(links.lag, qtbot, "-5")
    (made,) = view.panel.thing.links
    assert (made.link, made.lag_days) == (LinkKind.START_START, -5)
    commit(links.new, qtbot, "D1.5")
    assert "cannot depend on itself" in refusal(links.new)
    line = lines(links)[0]
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert view.panel.thing.links == ()


def test_the_ways_on_lead_to_places(view, desk, qtbot):
    went = []
    desk.went.connect(went.append)
    link(view.panel, "History").click()
    assert went[-1] == Place("history", 0, "history", "deliverable", LATE)
    view.panel.chain.path.links()[0].click()
    assert went[-1].page in ("plan", "meeting", "actions", "people")
    view.arrive(Place("plan", 0, "deliverables", "deliverable", SUBMITTED))
    assert view.place() == Place("plan", 0, "deliverables", "deliverable", SUBMITTED)


def test_several_are_approved_in_one_step(view, desk, qtbot):
    table = view.list.table
    view.list.chips["approved"].click()
    table.selectAll()
    was = dump(desk.store)
    qtbot.keyClick(table, Qt.Key.Key_A)
    changed = sum(a != b for a, b in zip(was["deliverable"], dump(desk.store)["deliverable"], strict=True))
    assert changed == 10
    desk.store.undo()
    assert dump(desk.store) == was


def test_without_packages_a_deliverable_has_nowhere_to_be(empty_desk, shown, qtbot):
    view = shown(DeliverablesView(empty_desk))
    with qtbot.waitSignal(empty_desk.refused) as told:
        view.new()
    assert "belongs to a work package" in str(told.args[0])
    assert not view.panel.isVisible()
