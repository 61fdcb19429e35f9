"""Work packages and tasks are entered, moved, ordered and deleted; months stay within the project (DOMAIN R8)."""

from functools import partial

import pytest
from sqlalchemy import func, select

from app.domain.errors import UserError
from app.domain.plan_report import RowKind
from app.models import Deliverable, PlanLink, Project, Task, WorkPackage
from app.services import plan_moves, plan_rules

PACKAGE, TASK = RowKind.PACKAGE, RowKind.TASK


def act(store, service, *values, **named):
    with store.change("Test") as session:
        return service(session, *values, **named)


def row(store, kind, number):
    with store.read() as session:
        found = session.scalar(select(kind).where(kind.number == number))
        session.expunge_all()
        return found


def refused(store, service, *values, **named):
    """The sentence of the refusal; nothing has changed."""
    with pytest.raises(UserError) as error, store.change("Test") as session:
        service(session, *values, **named)
    return str(error.value)


def test_a_task_moves_and_one_undo_brings_it_back(sample):
    task = row(sample, Task, "T3.1")
    act(sample, plan_moves.set_task_span, task.id, 14, 35)
    assert (row(sample, Task, "T3.1").start_month, row(sample, Task, "T3.1").end_month) == (14, 35)
    sample.undo()
    assert (row(sample, Task, "T3.1").start_month, row(sample, Task, "T3.1").end_month) == (12, 33)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((12, 41), "M41 lies after the project's end: its last month is M40. Choose a month up to M40"),
        ((0, 33), "M0 is no project month"),
        ((20, 19), "This cannot end in M19 when it starts in M20"),
        ((12, 10**9), "too far away"),
    ],
)
def test_months_outside_the_project_are_refused(sample, span, words):
    task = row(sample, Task, "T3.1")
    assert words in refused(sample, plan_moves.set_task_span, task.id, *span)
    package = row(sample, WorkPackage, "WP3")
    assert words in refused(sample, plan_moves.set_package_span, package.id, *span)
    assert row(sample, Task, "T3.1").version == task.version


def test_another_end_of_the_project_gives_other_months(sample):
    with sample.change("Test") as session:
        session.get_one(Project, 1).end_amended = None
    assert "its last month is M36" in refused(sample, plan_moves.set_task_span, row(sample, Task, "T3.1").id, 12, 37)


def test_a_work_package_moves_with_its_tasks(sample):
    package = row(sample, WorkPackage, "WP2")
    before = {number: row(sample, Task, number) for number in ("T2.1", "T2.2", "T2.3")}
    act(sample, plan_moves.move_package, package.id, 4)
    assert row(sample, WorkPackage, "WP2").end_month == package.end_month + 4
    for number, task in before.items():
        moved = row(sample, Task, number)
        assert (moved.start_month, moved.end_month) == (task.start_month + 4, task.end_month + 4)
    assert row(sample, Deliverable, "D2.4").due_month == 32
    assert "last month is M40" in refused(sample, plan_moves.move_package, package.id, 1)


def test_progress_is_between_nothing_and_all(sample):
    task = row(sample, Task, "T3.4")
    act(sample, plan_moves.set_progress, task.id, 10_000)
    assert row(sample, Task, "T3.4").progress == 10_000
    for wrong in (-1, 10_001):
        assert "between 0 and 100" in refused(sample, plan_moves.set_progress, task.id, wrong)


def test_new_rows_take_the_next_number_and_stand_last(sample):
    package = act(sample, plan_moves.create_package, "Exploitation ", 30, 40)
    task = act(sample, plan_moves.create_task, package, "First", 30, 32)
    made = row(sample, WorkPackage, "WP6")
    assert (made.id, made.title, made.position) == (package, "Exploitation", 6)
    assert row(sample, Task, "T6.1").id == task
    third = row(sample, WorkPackage, "WP3").id
    act(sample, plan_moves.create_task, third, "Next", 1, 2)
    assert row(sample, Task, "T3.6").position > row(sample, Task, "T3.5").position
    assert "There is a T3.6 already" in refused(sample, plan_moves.create_task, third, "Twice", 1, 2, number=" T3.6")
    assert "needs a title" in refused(sample, plan_moves.create_task, third, " \n", 1, 2)
    assert "not there any more" in refused(sample, plan_moves.create_task, 999, "Nowhere", 1, 2)


def test_tasks_are_ordered_within_their_package(sample):
    def order():
        with sample.read() as session:
            query = select(Task.number).join(WorkPackage, WorkPackage.id == Task.work_package_id)
            query = query.where(WorkPackage.number == "WP3").order_by(Task.position, Task.number)
            return session.scalars(query).all()

    act(sample, plan_moves.order_task, row(sample, Task, "T3.4").id, 0)
    assert order() == ["T3.4", "T3.1", "T3.2", "T3.3", "T3.5"]
    act(sample, plan_moves.order_task, row(sample, Task, "T3.4").id, 99)
    assert order() == ["T3.1", "T3.2", "T3.3", "T3.5", "T3.4"]
    act(sample, plan_moves.order_package, row(sample, WorkPackage, "WP5").id, 1)
    assert [row(sample, WorkPackage, f"WP{n}").position for n in (1, 5, 2, 3, 4)] == [1, 2, 3, 4, 5]


def test_titles_numbers_and_leads_are_changed(sample):
    task = row(sample, Task, "T3.1")
    act(sample, plan_moves.rename_row, TASK, task.id, "Agenda\n2030")
    act(sample, plan_moves.set_number, TASK, task.id, "T3.1")
    act(sample, plan_moves.set_number, TASK, task.id, "T3.10")
    act(sample, plan_moves.set_lead, TASK, task.id, None)
    act(sample, plan_moves.put_task_into, task.id, row(sample, WorkPackage, "WP1").id)
    changed = row(sample, Task, "T3.10")
    assert (changed.title, changed.lead_id) == ("Agenda 2030", None)
    assert changed.work_package_id == row(sample, WorkPackage, "WP1").id
    assert "T3.2 already" in refused(sample, plan_moves.set_number, TASK, task.id, "T3.2")
    assert "needs a number" in refused(sample, plan_moves.set_number, PACKAGE, 1, " ")
    assert "organisation is not there" in refused(sample, plan_moves.set_lead, TASK, task.id, 9999)


def test_deleting_takes_what_belongs_and_undo_brings_it_back(sample):
    def counted():
        with sample.read() as session:
            return [session.scalar(select(func.count()).select_from(kind)) for kind in (Task, Deliverable, PlanLink)]

    before = counted()
    act(sample, plan_moves.delete_task, row(sample, Task, "T3.1").id)
    tasks, deliverables, links = counted()
    assert (tasks, deliverables) == (before[0] - 1, before[1])
    assert links < before[2]
    assert row(sample, Deliverable, "D3.3").task_id is None
    act(sample, plan_moves.delete_package, row(sample, WorkPackage, "WP3").id)
    assert counted()[:2] == [before[0] - 5, before[1] - 5]
    sample.undo()
    sample.undo()
    assert counted() == before


@pytest.mark.parametrize(
    ("check", "good", "wrong"),
    [(plan_rules.check_type, "ORDP", "DMP"), (plan_rules.check_level, "CO", "SEN")],
)
def test_codes_of_the_other_programme_are_refused(sample, check, good, wrong):
    with sample.read() as session:
        check(session, good)
        with pytest.raises(UserError, match="H2020: choose one of") as error:
            check(session, wrong)
    assert repr(wrong) in str(error.value)


def test_without_a_project_nothing_is_planned(empty):
    assert "no project yet" in refused(empty, partial(plan_moves.create_package, title="x", start_month=1, end_month=2))
