"""The plan for the timeline: as its documents have it, and read again where a step touched it as if read as a whole."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import event, select

from app.domain.plan_report import PlanKey, RowKind
from app.models import Baseline, Deliverable, Evidence, Milestone, Organisation, PlanLink, Task, WorkPackage
from app.queries.plan_report import plan_report
from app.queries.plan_timeline import Before, plan_timeline
from app.services import plan_links, plan_moves
from app.services.removal import remove

CLOCK = dt.date(2026, 1, 1)


def read(store, *values):
    with store.read() as session:
        return plan_timeline(session, CLOCK, *values)


def one(session, kind, number):
    return session.scalars(select(kind).where(kind.number == number)).one()


def lean(report):
    """What the timeline shows of a report."""

    def due(row):
        return replace(row.due, verification="", sequence=0, created=None, changed=None)

    return (
        [(each.span, each.illustrative) for each in report.work],
        [(due(each), each.package, each.task) for each in report.deliverables],
        [(due(each), each.packages, bool(each.evidence)) for each in report.milestones],
        [(each.due.number, each.due.due, each.starts_on, each.ends_on) for each in report.periods],
        report.as_of, report.start, report.end, report.baseline,
    )  # fmt: skip


def test_it_is_what_the_documents_say(sample):
    timeline = read(sample)
    with sample.read() as session:
        report = plan_report(session, timeline.report.as_of)
        assert lean(timeline.report) == lean(report)
        assert [each.dependency for each in timeline.links] == list(report.dependencies)
        assert timeline.ids[PlanKey(RowKind.TASK, "T3.1")] == one(session, Task, "T3.1").id
    assert timeline.last_month == 40
    assert [each.name[:12] for each in timeline.baselines] == ["After the am", "Description "]


def test_another_baseline_or_none(sample):
    newest, oldest = read(sample).baselines
    assert read(sample).baseline_id == newest.id
    assert read(sample, oldest.id).report.baseline.name == oldest.name
    assert (read(sample, 0).report.baseline, read(sample, 0).baseline_id) == (None, 0)
    assert read(sample, 999).baseline_id == 0


CHANGES = {
    "move": lambda s: plan_moves.set_task_span(s, one(s, Task, "T3.1").id, 1, 5),
    "progress": lambda s: plan_moves.set_progress(s, one(s, Task, "T1.2").id, 9_000),
    "new": lambda s: plan_moves.create_task(s, one(s, WorkPackage, "WP2").id, "New", 1, 2),
    "new package": lambda s: plan_moves.create_package(s, "New", 1, 2),
    "delete task": lambda s: plan_moves.delete_task(s, one(s, Task, "T3.2").id),
    "delete package": lambda s: plan_moves.delete_package(s, one(s, WorkPackage, "WP3").id),
    "number": lambda s: plan_moves.set_number(s, RowKind.PACKAGE, one(s, WorkPackage, "WP3").id, "WP33"),
    "number of what is linked": lambda s: plan_moves.set_number(s, RowKind.DELIVERABLE, 2, "D9.9"),
    "order": lambda s: plan_moves.order_package(s, one(s, WorkPackage, "WP5").id, 0),
    "into": lambda s: plan_moves.put_task_into(s, one(s, Task, "T3.2").id, one(s, WorkPackage, "WP1").id),
    "link": lambda s: plan_links.create_link(s, (RowKind.TASK, 9), (RowKind.MILESTONE, 12)),
    "unlink": lambda s: plan_links.delete_link(s, 1),
    "due": lambda s: setattr(one(s, Deliverable, "D3.2"), "revised_month", 35),
    "achieved": lambda s: setattr(one(s, Milestone, "MS11"), "achieved_on", dt.date(2020, 3, 6)),
    "proof": lambda s: s.add(Evidence(milestone_id=11, text="Minutes")),
    "milestone gone": lambda s: remove(s, "milestone", 14),
    "lead": lambda s: plan_moves.set_lead(s, RowKind.TASK, 8, 2),
    "organisation": lambda s: setattr(s.get_one(Organisation, 1), "country", "CO"),
    "baseline gone": lambda s: remove(s, "baseline", 2),
    "other": lambda s: setattr(s.get_one(Baseline, 1), "name", "Kept"),
}


def test_what_was_touched_is_read_again_as_if_all_were(sample):
    steps = []
    sample.subscribe(steps.append)
    known = before = read(sample)
    for name, change in CHANGES.items():
        with sample.change("Test") as session:
            change(session)
        known = read(sample, None, Before(known, steps[-1].touched))
        fresh = read(sample)
        assert (known.report, known.ids, known.baselines) == (fresh.report, fresh.ids, fresh.baselines), name
        assert {each.id: each for each in known.links} == {each.id: each for each in fresh.links}, name
        sample.undo()
        known = read(sample, None, Before(known, steps[-1].touched))
        assert known.report == before.report, name
        assert {each.id: each for each in known.links} == {each.id: each for each in before.links}, name


def test_it_takes_as_many_statements_for_one_row_as_for_all(sample):
    def counted(*values):
        statements = []
        with sample.read() as session:
            event.listen(session.connection(), "before_cursor_execute", lambda *told: statements.append(told[2]))
            answer = plan_timeline(session, CLOCK, *values)
        return answer, len(statements)

    timeline, whole = counted(0)
    _again, some = counted(0, Before(timeline, {"task": {1, 2}}))
    assert whole == some <= 12
    with sample.change("Test") as session:
        for link in session.scalars(select(PlanLink)).all():
            session.delete(link)
        for place in range(30):
            plan_moves.create_package(session, f"More {place}", 1, 2)
    assert counted(0)[1] == whole
