"""The timeline of the plan page: what is done to it there is in the database, and one undo takes it back."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from sqlalchemy import func, select
from timeline_tools import ALT, at, drag, key, middle, months

from app.domain.kinds import Programme
from app.domain.plan_report import RowKind
from app.domain.project import ProjectFacts
from app.models import Deliverable, Milestone, PlanLink, Task, WorkPackage
from app.services.plan_moves import set_number
from app.services.project import create_project
from app.ui.pages.meeting.documents_output import export_folder
from app.ui.pages.plan.timeline import TimelineView
from app.ui.places import Place
from app.ui.shell.project_dialog import ProjectDialog
from app.ui.widgets.buttons import Button

K = Qt.Key


class Plan:
    """The view, and the plan as the database has it."""

    def __init__(self, desk, show):
        self.desk, self.said, self.refused = desk, [], []
        desk.said.connect(lambda saying: self.said.append(saying))
        desk.refused.connect(lambda error: self.refused.append(str(error)))
        self.view = show(TimelineView(desk))
        self.timeline = self.view.timeline
        self.view.arrive(Place("plan", 0, "timeline"))
        self.view.fit()

    def row(self, kind, number):
        with self.desk.store.read() as session:
            found = session.scalar(select(kind).where(kind.number == number))
            session.expunge_all()
            return found

    def count(self, kind):
        with self.desk.store.read() as session:
            return session.scalar(select(func.count()).select_from(kind))

    def choose(self, number):
        self.timeline.choose(key(number), show=True)

    def press(self, qtbot, pressed, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(self.timeline, pressed, modifiers)

    def trigger(self, name):
        self.view.commands[f"timeline.{name}"].trigger()


@pytest.fixture
def plan(desk, shown):
    return Plan(desk, shown)


def test_it_shows_the_whole_plan_and_what_is_late(qtbot, plan):
    qtbot.waitUntil(lambda: "late" in plan.view.subtitle)
    assert plan.view.subtitle == "5 work packages · 18 tasks · 44 results due · 2 late"
    assert plan.timeline.lines.count == 5 + 18 + 24 + 20 + 1 + 2  # the reports with a head of their own
    plan.view.bar.late.click()
    assert [line.key.number for line in plan.timeline.lines.all()] == ["WP1", "D1.5", "WP3", "MS12"]
    plan.view.bar.filter.setText("nothing of this kind")
    assert plan.view.stack.currentWidget() is not plan.timeline
    plan.view.bar.clear()
    plan.view.bar.lead.choose("CSU")
    assert [line.key.number for line in plan.timeline.lines.all()] == ["WP1", "T1.4"]
    plan.view.bar.filter.setText("t1.4 MODELS")
    assert plan.timeline.lines.count == 2


def test_a_task_is_dragged_and_taken_back(qtbot, plan):
    begin = at(plan.timeline, "T3.3")
    drag(qtbot, plan.timeline, begin, begin + months(plan.timeline, -2))
    task = plan.row(Task, "T3.3")
    assert (task.start_month, task.end_month) == (20, 36)
    assert plan.timeline.lines.find(key("T3.3")).row.work.span.start_month == 20
    assert (plan.said[-1].text, plan.said[-1].undo) == ("T3.3 now runs in M20–M36.", True)
    plan.desk.store.undo()
    assert plan.row(Task, "T3.3").start_month == 22
    assert plan.timeline.lines.find(key("T3.3")).row.work.span.start_month == 22


def test_what_lies_outside_the_project_is_refused_in_words(qtbot, plan):
    plan.choose("T3.4")
    plan.press(qtbot, K.Key_Right, ALT)
    assert "M41 lies after the project's end: its last month is M40" in plan.refused[-1]
    assert plan.row(Task, "T3.4").end_month == 40


def test_due_dates_are_revised_beside_the_original_until_they_are_met(qtbot, plan):
    begin = at(plan.timeline, "D2.4")
    drag(qtbot, plan.timeline, begin, begin + months(plan.timeline, 2))
    assert (plan.row(Deliverable, "D2.4").due_month, plan.row(Deliverable, "D2.4").revised_month) == (32, 34)
    plan.choose("D2.4")
    plan.press(qtbot, K.Key_Left, ALT)
    plan.press(qtbot, K.Key_Left, ALT)
    assert plan.row(Deliverable, "D2.4").revised_month is None
    plan.choose("D1.3")
    plan.press(qtbot, K.Key_Right, ALT)
    assert plan.refused[-1].startswith("D1.3 is submitted: its due date can only be revised before.")


def test_rows_are_linked_and_a_circle_is_refused(qtbot, plan):
    plan.choose("D1.4")
    plan.trigger("link")
    plan.choose("T1.2")
    plan.press(qtbot, K.Key_Return)
    assert plan.refused == ["This would be a circle: D1.4 → T1.2 → D1.4. Remove one of these links first."]
    links = plan.count(PlanLink)
    plan.choose("MS5")
    plan.trigger("link")
    plan.choose("MS12")
    plan.press(qtbot, K.Key_Return)
    assert plan.count(PlanLink) == links + 1
    plan.press(qtbot, K.Key_L)
    plan.press(qtbot, K.Key_Delete)
    assert plan.count(PlanLink) == links
    assert plan.row(Milestone, "MS12") is not None
    plan.desk.store.undo()
    assert plan.count(PlanLink) == links + 1


def test_titles_and_progress_are_typed_in_place(qtbot, plan):
    plan.choose("T3.1")
    edit = plan.timeline.viewport().findChild(QLineEdit)
    plan.press(qtbot, K.Key_F2)
    qtbot.keyClicks(edit, "Research agenda")
    qtbot.keyClick(edit, K.Key_Return)
    plan.press(qtbot, K.Key_8)
    qtbot.keyClicks(edit, "5")
    qtbot.keyClick(edit, K.Key_Return)
    task = plan.row(Task, "T3.1")
    assert (task.title, task.progress) == ("Research agenda", 8_500)
    plan.trigger("up")
    plan.trigger("down")
    assert plan.row(Task, "T3.2").position < plan.row(Task, "T3.1").position


def test_what_is_added_belongs_to_the_chosen_package_and_is_named(qtbot, plan):
    menu = plan.view.add()
    wanted = ["New work package", "New task", "New deliverable", "New milestone"]
    assert [action.text() for action in menu.actions()] == wanted
    menu.close()
    for name, kind, number in (
        ("new_package", WorkPackage, "WP6"),
        ("new_task", Task, "T2.4"),
        ("new_deliverable", Deliverable, "D2.5"),
        ("new_milestone", Milestone, "MS21"),
    ):
        plan.choose("T2.2")
        plan.trigger(name)
        edit = plan.timeline.viewport().findChild(QLineEdit)
        assert edit.isVisible()
        qtbot.keyClicks(edit, "Named")
        qtbot.keyClick(edit, K.Key_Return)
        assert plan.row(kind, number).title == "Named"
        assert plan.timeline.chosen() == key(number)
        plan.press(qtbot, K.Key_Delete)
        assert plan.row(kind, number) is None
        assert plan.said[-1].undo


def test_a_baseline_is_chosen_or_none(qtbot, plan):
    chip, timeline = plan.view.bar.baseline, plan.timeline
    assert chip.current() == "2"
    chip.choose("1")
    assert timeline.plan.report.baseline.name.startswith("Description of the Action")
    assert timeline.lines.find(key("WP1")).row.ghost is not None
    chip.choose("0")
    assert timeline.plan.report.baseline is None
    assert timeline.lines.find(key("WP1")).row.ghost is None


def test_the_chosen_row_keeps_its_choice_and_its_place(qtbot, plan):
    plan.choose("T3.1")
    with plan.desk.store.change("Renumber") as session:
        set_number(session, RowKind.TASK, plan.row(Task, "T3.1").id, "T3.0")
    assert plan.timeline.chosen() == key("T3.0")
    here = plan.view.place()
    assert (here.thing, here.thing_id) == ("task", plan.row(Task, "T3.0").id)
    plan.view.bar.filter.setText("newsletter")
    plan.view.arrive(Place("plan", 0, "timeline", "milestone", plan.row(Milestone, "MS13").id))
    assert plan.timeline.chosen() == key("MS13")
    assert plan.view.bar.filter.text() == ""


def test_enter_goes_to_the_panel_and_f4_hides_it(qtbot, plan):
    plan.choose("T3.1")
    assert plan.view.panel.isHidden()
    plan.press(qtbot, K.Key_Return)
    assert (plan.view.panel.kind, plan.view.panel.row_id) == ("task", plan.row(Task, "T3.1").id)
    assert plan.view.panel.isAncestorOf(plan.view.focusWidget())
    plan.choose("MS13")
    assert plan.view.panel.kind == "milestone"
    plan.trigger("panel")
    assert plan.view.panel.isHidden()


def test_a_pdf_is_two_clicks_away(qtbot, plan, tmp_path, settings):
    settings.remember("documents/folder", str(tmp_path))
    assert export_folder(settings) == tmp_path
    menu = plan.view.open_exports()
    words = [action.text() for action in menu.actions()]
    assert words[0] == "PDF"
    assert "Calendar of deadlines" in words
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: any(saying.label == "Open file" for saying in plan.said), timeout=20_000)
    menu.close()
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_zoom_months_and_folding_are_commands(qtbot, plan):
    before = plan.timeline.day_width()
    plan.trigger("larger")
    assert plan.timeline.day_width() > before
    plan.view.bar.months.click()
    assert plan.timeline.months
    plan.trigger("close_all")
    assert plan.timeline.lines.count == 6
    plan.trigger("open_all")
    assert plan.timeline.lines.count > 60
    again = TimelineView(plan.desk)
    assert again.timeline.months
    assert again.timeline.day_width() == pytest.approx(plan.timeline.day_width(), abs=0.001)
    again.deleteLater()


def test_an_empty_plan_says_how_to_begin(qtbot, empty_desk, shown):
    refused = []
    empty_desk.refused.connect(refused.append)
    view = shown(TimelineView(empty_desk))
    assert view.stack.currentWidget() is not view.timeline
    assert not view.bar.isVisible()
    assert not view.commands["timeline.add"].isEnabled()
    words = [label.text() for label in view.stack.currentWidget().findChildren(QLabel)]
    assert "No project yet" in words
    begin = next(each for each in view.stack.currentWidget().findChildren(Button) if each.isVisible())
    assert begin.accessibleName() == "Project…"
    begin.click()
    dialog = view.findChild(ProjectDialog)
    assert dialog.isVisible()
    dialog.reject()
    facts = ProjectFacts("ABC", "Alphabet", Programme.H2020, "", dt.date(2020, 1, 1), dt.date(2021, 12, 31))
    with empty_desk.store.change("Set up") as session:
        create_project(session, facts)
    view.commands["timeline.new_package"].trigger()
    qtbot.keyClicks(view.timeline.viewport().findChild(QLineEdit), "First")
    qtbot.keyClick(view.timeline.viewport().findChild(QLineEdit), K.Key_Return)
    assert [line.row.work.span.title for line in view.timeline.lines.all()] == ["First"]
    assert refused == []


def test_a_click_on_the_chevron_keeps_the_rest(qtbot, plan):
    qtbot.mouseClick(plan.timeline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, middle(plan.timeline, "WP1")))
    assert plan.timeline.lines.find(key("T1.1")) is None
    with plan.desk.store.change("Move") as session:
        set_number(session, RowKind.TASK, plan.row(Task, "T2.1").id, "T2.9")
    assert plan.timeline.lines.find(key("T1.1")) is None
    assert plan.timeline.lines.find(key("T2.9")) is not None
