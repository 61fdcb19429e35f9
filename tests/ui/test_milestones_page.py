"""The milestones through the window: achieved only with evidence (DOMAIN R10), late after a slip, the amendment."""

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
from PySide6.QtWidgets import QAbstractButton

from app.domain.plan_status import DueState
from app.queries.amendments import project_end
from app.ui.pages.plan.milestones import MilestonesView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LATE, OPEN, ACHIEVED = 12, 11, 10  # MS12, MS11, MS10
TODAY = dt.date(2020, 3, 20)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def view(desk, shown, opened):
    made = shown(MilestonesView(desk, lambda url: opened.append(url.toLocalFile()) or True))
    made.arrive(Place("plan", 0, "milestones", "milestone", OPEN))
    yield made
    made.panel.files.copies.close()


def row(view, row_id):
    return next(each for each in view.list.table.rows._all if each.id == row_id)


def test_the_table_and_its_chips(view):
    assert view.subtitle == "20 milestones · 10 achieved · 1 late"
    assert (cell(view, LATE, "state").text, cell(view, LATE, "packages").text) == ("34 days late", "WP3")
    view.list.chips["achieved"].click()
    assert {each.state for each in view.list.table.rows.rows} == {DueState.ACHIEVED}
    view.list.chips["all"].click()
    view.list.menus["package"].choose("WP5")
    assert ACHIEVED in [each.id for each in view.list.table.rows.rows]
    assert unnamed(view) == []


def test_achieved_only_with_evidence_said_beside_the_field(view, desk, qtbot):
    was, panel = dump(desk.store), view.panel
    qtbot.keyClick(view.list.table, Qt.Key.Key_A)
    said = refusal(panel.milestone().fields["achieved"])
    assert said == "MS11 has no evidence yet: write what proves it, or attach a file, and then enter the day."
    assert dump(desk.store) == was
    evidence = panel.milestone().evidence
    commit(evidence.new, qtbot, "Decision 2020/4, binding since 5 March.")
    assert [each.text for each in row(view, OPEN).evidence] == ["Decision 2020/4, binding since 5 March."]
    assert shown_text(evidence.new) == ""
    assert "is still to come" in refusal(type_into(panel, qtbot, "achieved", "tomorrow"))
    type_into(panel, qtbot, "achieved", "5 March 2020")
    assert (row(view, OPEN).state, row(view, OPEN).achieved_on) == (DueState.ACHIEVED, dt.date(2020, 3, 5))
    (text,) = evidence.texts.values()
    commit(text, qtbot, "Decision 2020/4.")
    assert row(view, OPEN).evidence[0].text == "Decision 2020/4."
    remove = next(each for each in evidence.findChildren(QAbstractButton) if "Remove" in each.accessibleName())
    with qtbot.waitSignal(desk.refused) as told:
        remove.click()
    assert "the only evidence" in str(told.args[0])
    link(panel, "Take it back").click()
    assert row(view, OPEN).achieved_on is None
    while desk.store.next_undo() is not None:
        desk.store.undo()
    assert dump(desk.store) == was


def test_files_are_evidence_in_and_out(view, desk, tmp_path, opened, qtbot):
    paths = [tmp_path / name for name in ("minutes.pdf", "list.pdf")]
    for path in paths:
        path.write_bytes(path.name.encode())
    with qtbot.waitSignal(desk.said) as said:
        drop(view.list.table, paths, OPEN)
    assert said.args[0].text == "2 files attached"
    view.open_evidence()
    assert Path(opened[-1]).read_bytes() == b"minutes.pdf"
    assert len(view._drag_data().urls()) == 2
    view.panel.files.save(row(view, OPEN).evidence[1].file, tmp_path / "saved.pdf")
    assert (tmp_path / "saved.pdf").read_bytes() == b"list.pdf"
    link(view.panel, "Achieved today").click()
    assert row(view, OPEN).achieved_on == TODAY
    line = lines(view.panel.milestone().evidence)[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert [each.file.name for each in row(view, OPEN).evidence] == ["list.pdf"]


def test_late_after_a_slip_with_its_problem_first(view, qtbot):
    type_into(view.panel, qtbot, "revised", "10 Mar 2020")
    assert problem_words(view.panel).startswith("10 days late | Due on 10 Mar 2020, at first on 31 Mar 2020.")
    assert cell(view, OPEN, "state").text == "10 days late"
    assert "last month is M40" in refusal(type_into(view.panel, qtbot, "revised", "M50"))
    assert "There is no work package 'wp9'" in refusal(type_into(view.panel, qtbot, "packages", "WP3, wp9"))
    type_into(view.panel, qtbot, "packages", "wp1, WP3")
    assert [number for _id, number in row(view, OPEN).packages] == ["WP1", "WP3"]


def test_new_and_deleted_with_undo(view, desk, qtbot):
    was = dump(desk.store)
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    rename_cell(view, qtbot, "Half way")
    (made,) = view.chosen_ids()
    assert (row(view, made).number, row(view, made).title, row(view, made).dates.month) == ("MS21", "Half way", 40)
    view.delete()
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was


def test_the_amendment_tells_what_lies_after_it_and_moves_nothing(view, desk, qtbot):
    was = dump(desk.store)
    dialog = view.amend()
    fields = dialog.fields
    fields["end"].line.setText("M36")
    told = [label.text() for label in dialog.findChildren(type(dialog._now))]
    assert any(text.startswith("20 rows would end or be due after that day") for text in told)
    dialog.finish()
    assert "needs its number or a reason" in fields["reason"]._problem.text()
    fields["end"].line.setText("some day")
    dialog.finish()
    assert "This is no date" in fields["end"]._problem.text()
    assert dump(desk.store) == was
    fields["end"].line.setText("30 June 2021")
    fields["reason"].line.setText("AMD-774378-12")
    fields["periods"].line.setText("RP1 M1-M18, RP2 M19-M50")
    dialog.finish()
    assert "after the project's last month M44" in fields["periods"]._problem.text()
    fields["periods"].line.setText("RP1 M1-M18, RP2 M19-M44")
    dialog.finish()
    now = desk.read(project_end)
    assert (now.end, now.periods[-1].last, now.amendments[0].reason) == (dt.date(2021, 6, 30), 44, "AMD-774378-12")
    after = dump(desk.store)
    assert {name for name in was if after[name] != was[name]} == {"project", "setting"}
    type_into(view.panel, qtbot, "revised", "M44")
    assert row(view, OPEN).dates.revised_month == 44
    for _ in range(2):
        desk.store.undo()
    assert dump(desk.store) == was
