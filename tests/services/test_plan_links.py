"""Dependencies: no row on itself, no pair twice, no circle through links of whatever kinds; by hypothesis."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from app.domain.errors import UserError
from app.domain.kinds import LinkKind
from app.domain.plan_report import RowKind
from app.models import Deliverable, Milestone, PlanLink, Task
from app.services import plan_links

KINDS = {Task: RowKind.TASK, Deliverable: RowKind.DELIVERABLE, Milestone: RowKind.MILESTONE}
PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(LinkKind))


def end(store, kind, number):
    with store.read() as session:
        return KINDS[kind], session.scalar(select(kind.id).where(kind.number == number))


def link(store, *values):
    with store.change("Test") as session:
        return plan_links.create_link(session, *values)


def refused(store, *values):
    with pytest.raises(UserError) as error:
        link(store, *values)
    return str(error.value)


def test_a_link_is_made_changed_and_removed(sample):
    made = link(sample, end(sample, Task, "T1.3"), end(sample, Milestone, "MS11"), LinkKind.FINISH_FINISH, -5)
    with sample.change("Test") as session:
        plan_links.set_link_kind(session, made, LinkKind.START_START)
        plan_links.set_link_lag(session, made, 30)
    with sample.read() as session:
        row = session.get_one(PlanLink, made)
        assert (row.kind, row.lag_days, row.to_deliverable_id) == (LinkKind.START_START, 30, None)
    with sample.change("Test") as session:
        plan_links.delete_link(session, made)
    with pytest.raises(UserError, match="not there any more"), sample.change("Test") as session:
        plan_links.delete_link(session, made)


def test_what_cannot_be_linked_is_refused_in_words(sample):
    task, deliverable = end(sample, Task, "T1.1"), end(sample, Deliverable, "D1.1")
    assert "T1.1 cannot depend on itself" in refused(sample, task, task)
    assert "D1.1 depends on T1.1 already" in refused(sample, task, deliverable, LinkKind.START_START)
    assert "Only tasks, deliverables and milestones" in refused(sample, task, (RowKind.PACKAGE, 1))
    assert "not there any more" in refused(sample, task, (RowKind.MILESTONE, 9999))


def test_a_circle_is_named(sample):
    first, opened = end(sample, Task, "T1.2"), end(sample, Milestone, "MS15")
    words = refused(sample, opened, first, LinkKind.START_FINISH)
    assert words == "This would be a circle: MS15 → T1.2 → D1.4 → MS15. Remove one of these links first."


def test_a_long_circle_is_named_by_its_ends(sample):
    with sample.read() as session:
        tasks = [(RowKind.TASK, one) for one in session.scalars(select(Task.id).order_by(Task.id))][:16]
    with sample.change("Test") as session:
        session.execute(delete(PlanLink))
        for source, target in pairwise(tasks):
            plan_links.create_link(session, source, target)
    words = refused(sample, tasks[-1], tasks[0])
    assert words.startswith("This would be a circle: T5.1 → T1.1 → T1.2")
    assert "→ … → T5.1." in words


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PAIRS, max_size=14))
def test_links_of_any_kinds_never_come_round(sample, wanted):
    rows = [(RowKind.TASK, 1), (RowKind.TASK, 2), (RowKind.DELIVERABLE, 1), (RowKind.DELIVERABLE, 2)]
    rows += [(RowKind.MILESTONE, 1), (RowKind.MILESTONE, 2)]
    made = set()
    with sample.change("Test") as session:
        session.execute(delete(PlanLink))
        for source, target, kind in wanted:
            if source != target and (source, target) not in made and not reaches(made, target, source):
                plan_links.create_link(session, rows[source], rows[target], kind)
                made.add((source, target))
            else:
                with pytest.raises(UserError):
                    plan_links.create_link(session, rows[source], rows[target], kind)
        assert session.scalar(select(func.count()).select_from(PlanLink)) == len(made)


def reaches(made, begin, goal):
    found, fresh = {begin}, [begin]
    while fresh:
        here = fresh.pop()
        new = [target for source, target in made if source == here and target not in found]
        found.update(new)
        fresh += new
    return goal in found
