"""Deliverables move as on the funder's portal (DOMAIN R9), and what cannot be is refused with nothing changed."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import event, select

from app.domain.errors import UserError
from app.domain.kinds import DeliverableState, Programme
from app.domain.plan_status import DueState
from app.models import File, Project
from app.queries.deliverables_table import deliverables_table
from app.services.deliverables import (
    approve_deliverable,
    create_deliverable,
    delete_deliverable,
    edit_deliverable,
    reject_deliverable,
    remove_file,
    submit_deliverable,
    upload_file,
)
from app.services.plan_dues import revise_due, set_due

TODAY = dt.date(2020, 3, 20)
LATE, SOON = "D1.5", "D3.2"  # due on 29 Feb and on 31 Mar 2020


def row(store, number, as_of=TODAY):
    with store.read() as session:
        return next(one for one in deliverables_table(session, as_of) if one.number == number)


def change(store, act, *arguments):
    with store.change("Test") as session:
        return act(session, *arguments)


def refused(store, act, *arguments):
    """The sentence; nothing has changed."""
    was = dump(store, versions=True)
    with pytest.raises(UserError) as error:
        change(store, act, *arguments)
    assert dump(store, versions=True) == was
    return str(error.value)


def upload(store, number, name="report.pdf", data=b"%PDF-1.7"):
    change(store, upload_file, row(store, number).id, name, "application/pdf", data)


def files(store):
    with store.read() as session:
        return set(session.scalars(select(File.name)))


def test_from_pending_to_approved_and_back_by_undo(sample):
    was, one = dump(sample), row(sample, SOON).id
    upload(sample, SOON)
    assert (row(sample, SOON).portal, row(sample, SOON).file.name) == (DeliverableState.DRAFT, "report.pdf")
    change(sample, submit_deliverable, one, TODAY, TODAY)
    found = row(sample, SOON)
    assert (found.state, found.delivered_on, found.dates.late) == (DueState.SUBMITTED, TODAY, 0)
    change(sample, approve_deliverable, one, TODAY, TODAY)
    assert (row(sample, SOON).state, row(sample, SOON).approved_on) == (DueState.APPROVED, TODAY)
    for _ in range(3):
        sample.undo()
    assert dump(sample) == was


def test_nothing_is_handed_in_without_a_file(sample):
    said = refused(sample, submit_deliverable, row(sample, SOON).id, TODAY, TODAY)
    assert said == "D3.2 has no file to hand in: upload its file first."
    assert "was not submitted" in refused(sample, approve_deliverable, row(sample, SOON).id, TODAY, TODAY)


def test_days_to_come_and_days_in_the_wrong_order_are_refused(sample):
    one, tomorrow = row(sample, SOON).id, TODAY + dt.timedelta(days=1)
    upload(sample, SOON)
    assert "is still to come" in refused(sample, submit_deliverable, one, tomorrow, TODAY)
    change(sample, submit_deliverable, one, TODAY, TODAY)
    before = TODAY - dt.timedelta(days=1)
    assert "cannot be approved before" in refused(sample, approve_deliverable, one, before, TODAY)
    change(sample, approve_deliverable, one, TODAY, TODAY)
    assert "is still to come" in refused(sample, approve_deliverable, one, tomorrow, TODAY)


def test_late_needs_a_justification(sample):
    one = row(sample, LATE).id
    upload(sample, LATE)
    change(sample, lambda session: edit_deliverable(session, one, justification=" "))
    assert "is 20 days late, and the funder asks why" in refused(sample, submit_deliverable, one, TODAY, TODAY)
    change(sample, submit_deliverable, one, TODAY, TODAY, "Values came late.")
    found = row(sample, LATE)
    assert (found.state, found.justification, found.dates.late) == (DueState.SUBMITTED, "Values came late.", 20)


def test_sent_back_is_pending_again_with_its_reason_and_needs_a_new_file(sample):
    one = row(sample, SOON).id
    upload(sample, SOON)
    assert "nobody can send it back" in refused(sample, reject_deliverable, one, "No data.")
    change(sample, submit_deliverable, one, TODAY, TODAY)
    assert "Write why" in refused(sample, reject_deliverable, one, "  ")
    change(sample, reject_deliverable, one, "Two cases without data.")
    found = row(sample, SOON)
    assert (found.portal, found.rejection, found.delivered_on) == (
        DeliverableState.PENDING, "Two cases without data.", None,
    )  # fmt: skip
    assert "upload its file first" in refused(sample, submit_deliverable, one, TODAY, TODAY)
    upload(sample, SOON, "corrected.pdf")
    change(sample, submit_deliverable, one, TODAY, TODAY)
    assert row(sample, SOON).rejection == ""


def test_it_has_one_file_and_the_one_before_is_gone(sample):
    one = row(sample, SOON).id
    upload(sample, SOON, "first.pdf", b"first")
    upload(sample, SOON, "second.pdf", b"second")
    assert {"first.pdf", "second.pdf"} & files(sample) == {"second.pdf"}
    sample.undo()
    assert row(sample, SOON).file.name == "first.pdf"
    change(sample, remove_file, one)
    assert (row(sample, SOON).portal, row(sample, SOON).file) == (DeliverableState.PENDING, None)
    upload(sample, SOON, "third.pdf")
    change(sample, submit_deliverable, one, TODAY, TODAY)
    assert "its file stands" in refused(sample, remove_file, one)
    assert "its file stands" in refused(sample, upload_file, one, "x.pdf", "application/pdf", b"x")
    change(sample, delete_deliverable, one)
    assert "third.pdf" not in files(sample)


def test_revised_beside_the_original_and_only_before_it_is_handed_in(sample):
    one = row(sample, LATE).id
    change(sample, revise_due, "deliverable", one, 31)
    dates = row(sample, LATE).dates
    assert (dates.month, dates.revised_month, dates.original, dates.due) == (
        28, 31, dt.date(2020, 2, 29), dt.date(2020, 5, 31),
    )  # fmt: skip
    assert (row(sample, LATE).state, dates.late, dates.slip) == (DueState.PENDING, 0, 92)
    change(sample, revise_due, "deliverable", one, 28)
    assert row(sample, LATE).dates.revised is None
    assert "is submitted" in refused(sample, revise_due, "deliverable", row(sample, "D1.3").id, 31)
    change(sample, set_due, "deliverable", one, 29, dt.date(2020, 3, 15))
    assert row(sample, LATE).dates.due == dt.date(2020, 3, 15)


@pytest.mark.parametrize(("month", "day"), [(41, None), (0, None), (30, dt.date(2020, 3, 1))])
def test_months_beyond_the_project_and_days_of_other_months_are_refused(sample, month, day):
    refused(sample, revise_due, "deliverable", row(sample, LATE).id, month, day)
    refused(sample, set_due, "deliverable", row(sample, LATE).id, month, day)


@pytest.mark.parametrize(
    ("programme", "field", "right", "wrong"),
    [
        (Programme.H2020, "dissemination", "CO", "SEN"),
        (Programme.HORIZON_EUROPE, "dissemination", "SEN", "CO"),
        (Programme.H2020, "type", "ORDP", "DMP"),
        (Programme.HORIZON_EUROPE, "type", "DMP", "ORDP"),
    ],
)
def test_codes_are_those_of_the_programme(sample, programme, field, right, wrong):
    one = row(sample, SOON).id
    with sample.change("Programme") as session:
        session.get_one(Project, 1).programme = programme
    change(sample, lambda session: edit_deliverable(session, one, **{field: right}))
    said = refused(sample, lambda session: edit_deliverable(session, one, **{field: wrong}))
    assert programme.value in said and right in said


def test_a_new_one_belongs_to_its_package_and_can_move(sample):
    first = row(sample, SOON)
    one = change(sample, create_deliverable, first.package_id, " A report\n", 36)
    made = by_id(sample, one)
    assert (made.number[:3], made.title, made.package, made.lead) == ("D3.", "A report", "WP3", "INRAE")
    task = row(sample, "D1.1").task_id
    change(sample, lambda session: edit_deliverable(session, one, task_id=task))
    assert (by_id(sample, one).package, by_id(sample, one).task) == ("WP1", "T1.1")
    change(sample, lambda session: edit_deliverable(session, one, work_package_id=first.package_id))
    assert (by_id(sample, one).package, by_id(sample, one).task) == ("WP3", "")
    with pytest.raises(ValueError, match="no field"):
        change(sample, lambda session: edit_deliverable(session, one, state="approved"))


def by_id(store, one):
    with store.read() as session:
        return deliverables_table(session, TODAY, (one,))[0]


def test_the_table_takes_three_statements_and_knows_the_day(sample):
    counted = []
    with sample.read() as session:
        event.listen(session.connection().engine, "after_cursor_execute", lambda *_all: counted.append(1))
        assert len(deliverables_table(session, TODAY)) == 24
    assert len(counted) == 3
    assert row(sample, "D1.1", dt.date(2018, 10, 1)).state is DueState.PENDING  # it was delivered four weeks later
