"""Baselines through the window: the plan kept, compared after it moved, renamed, forgotten."""

import pytest
from database_fixtures import dump
from plan_tools import cell, commit, lines, link, refusal, unnamed
from PySide6.QtCore import Qt

from app.services.evidence import add_evidence_text
from app.services.milestones import achieve_milestone, delete_milestone
from app.services.plan_dues import revise_due
from app.ui.pages.plan.baselines import BaselinesView
from app.ui.pages.plan.timeline import TimelineView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(desk, shown):
    made = shown(BaselinesView(desk))
    made.arrive(Place("plan", 0, "baselines"))
    return made


def test_the_newest_is_compared_and_another_one_can_be(view):
    assert view.subtitle == "2 baselines · compared with After the amendment, January 2020"
    newest = len(view.list.table.rows.rows)
    other = lines(view.panel)[1]
    assert "58 rows different, 28 moved" in other.accessibleName()
    other.click()
    assert view.place() == Place("plan", 0, "baselines", "baseline", 1)
    assert len(view.list.table.rows.rows) == 58 > newest
    view.list.chips["added"].click()
    assert {row.change.then for row in view.list.table.rows.rows} == {None}
    view.list.chips["all"].click()
    view.list.menus["kind"].choose("Milestone")
    assert {row.change.key.kind.value for row in view.list.table.rows.rows} == {"milestone"}
    assert unnamed(view) == []


def test_kept_named_moved_and_compared(view, desk, qtbot):
    was = dump(desk.store)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert (said.args[0].text, said.args[0].undo) == ("The plan is kept as it stands", True)
    assert view.panel.name.field.hasFocus()
    assert view.panel.name.field.text() == "Plan of 20 Mar 2020"
    commit(view.panel.name, qtbot, "Spring")
    assert view.subtitle.endswith("compared with Spring")
    assert view.list.table.rows.total == 0
    assert view.panel.isVisible()
    with desk.store.change("Move") as session:
        revise_due(session, "milestone", 12, 32)
        add_evidence_text(session, 11, "Decided.")
        achieve_milestone(session, 11, desk.as_of(), desk.as_of())
        delete_milestone(session, 20)
    rows = {row.change.key.number: row for row in view.list.table.rows.rows}
    assert set(rows) == {"MS11", "MS12", "MS20"}
    told = {number: [cell(view, row.id, name).text for name in ("change", "then", "now", "shift")]
            for number, row in rows.items()}  # fmt: skip
    assert told["MS12"] == ["Moved", "15 Feb 2020", "30 Jun 2020", "+136 days"]
    assert told["MS11"][0] == "Done"
    assert told["MS20"] == ["Gone", "31 Dec 2022", "–", ""]
    commit(view.panel.name, qtbot, "Description of the Action, November 2017")
    assert "already" in refusal(view.panel.name)
    while desk.store.next_undo() is not None:
        desk.store.undo()
    assert dump(desk.store) == was


def test_the_ways_on(view, desk, qtbot):
    went = []
    desk.went.connect(went.append)
    link(view.panel, "Show on the timeline").click()
    assert went[-1] == Place("plan", 0, "timeline", "baseline", 2)
    number = next(row.id for row in view.list.table.rows.rows if row.change.key.number == "D2.3")
    view.list.choose(number)
    qtbot.keyClick(view.list.table, Qt.Key.Key_Return)
    assert went[-1] == Place("plan", 0, "deliverables", "deliverable", 8)
    with qtbot.waitSignal(desk.said) as said:
        link(view.panel, "Delete").click()
    assert said.args[0].undo
    assert view.place().thing_id == 1
    view.delete()
    assert not view.panel.isVisible()
    assert link(view.list.middle, "New baseline").isEnabled()
    for _ in range(2):
        desk.store.undo()
    assert view.count == "2"


def test_the_timeline_has_the_baseline_behind_it(window, qtbot):
    for baseline in (1, 2):
        window.workspace.go(Place("plan", 0, "timeline", "baseline", baseline))
        (timeline,) = window.findChildren(TimelineView)
        assert timeline.deeds.plan.baseline_id == baseline
