"""Baselines: the plan kept as it stands, renamed, forgotten; and what is different since."""

import datetime as dt

import pytest
from database_fixtures import dump

from app.domain.errors import UserError
from app.domain.plan_report import RowKind
from app.queries.baselines_table import baselines_table
from app.queries.plan_report import plan_report
from app.services.baselines import delete_baseline, rename_baseline
from app.services.deliverables import create_deliverable, delete_deliverable
from app.services.evidence import add_evidence_text
from app.services.milestones import achieve_milestone
from app.services.plan_dues import revise_due
from app.services.plan_moves import set_progress
from app.usecases.baselines import keep_plan

TODAY = dt.date(2020, 3, 20)
AT = dt.datetime(2020, 3, 20, 12, tzinfo=dt.UTC)


def table(store, wanted=0):
    with store.read() as session:
        return baselines_table(session, TODAY, wanted)


def keep(store, name="Spring"):
    with store.change("Keep") as session:
        return keep_plan(session, name, AT, TODAY)


def test_kept_now_nothing_is_different_and_undo_forgets_it(sample):
    was, before = dump(sample), table(sample)
    made = keep(sample)
    found = table(sample)
    assert (found.chosen, found.rows[0].name, found.rows[0].changed, found.changes) == (made, "Spring", 0, ())
    assert found.rows[0].rows == 69  # 23 of work, 24 + 20 that are due, 2 reports
    assert found.rows[1:] == before.rows
    with sample.read() as session:
        assert plan_report(session, TODAY).baseline.name == "Spring"
    sample.undo()
    assert dump(sample) == was


def test_what_is_different_since(sample):
    made = keep(sample)
    with sample.change("Everything") as session:
        revise_due(session, "milestone", 12, 32)
        create_deliverable(session, 1, "One more", 36)
        delete_deliverable(session, 9)
        add_evidence_text(session, 11, "Decided.")
        achieve_milestone(session, 11, TODAY, TODAY)
        set_progress(session, 2, 9_000)
    changes = {row.change.key.number: row for row in table(sample, made).changes}
    assert set(changes) == {"MS12", "D1.6", "D2.4", "MS11", "T1.2"}
    assert (changes["MS12"].change.shift_days, changes["MS12"].row_id) == (136, 12)
    assert changes["D1.6"].change.then is None
    assert (changes["D2.4"].change.now, changes["D2.4"].row_id) == (None, 0)
    assert changes["MS11"].change.newly_done
    assert changes["T1.2"].change.key.kind is RowKind.TASK
    assert (table(sample).rows[0].changed, table(sample).rows[0].moved) == (5, 1)


def test_names_are_there_and_are_taken_once(sample):
    made = keep(sample)
    for wrong in ("  ", "After the amendment, January 2020"):
        was = dump(sample)
        with pytest.raises(UserError), sample.change("Keep") as session:
            keep_plan(session, wrong, AT, TODAY)
        with pytest.raises(UserError), sample.change("Rename") as session:
            rename_baseline(session, made, wrong)
        assert dump(sample) == was
    with sample.change("Rename") as session:
        rename_baseline(session, made, " Spring 2020\n")
    assert table(sample).rows[0].name == "Spring 2020"
    with sample.change("Delete") as session:
        delete_baseline(session, made)
    assert len(table(sample).rows) == 2
    with pytest.raises(UserError, match="not there"), sample.change("Delete") as session:
        delete_baseline(session, made)


def test_without_a_project_there_is_nothing_to_keep(empty):
    assert table(empty).rows == ()
    with pytest.raises(UserError, match="no project"), empty.change("Keep") as session:
        keep_plan(session, "Spring", AT, TODAY)
