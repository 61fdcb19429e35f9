"""A milestone is achieved only with evidence and a date (DOMAIN R10)."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.plan_status import DueState
from app.models import File
from app.queries.home_plan import home_late
from app.queries.milestones_table import milestones_table
from app.services.evidence import add_evidence_file, add_evidence_text, edit_evidence, remove_evidence
from app.services.milestones import (
    achieve_milestone,
    create_milestone,
    delete_milestone,
    edit_milestone,
    undo_achieving,
)
from app.services.plan_dues import revise_due

TODAY = dt.date(2020, 3, 20)


def row(store, number, as_of=TODAY):
    with store.read() as session:
        return next(one for one in milestones_table(session, as_of) if one.number == number)


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


def test_without_evidence_nothing_is_achieved(sample):
    was, one = dump(sample), row(sample, "MS11").id
    assert "MS11 has no evidence yet" in refused(sample, achieve_milestone, one, TODAY, TODAY)
    assert "needs words or a file" in refused(sample, add_evidence_text, one, "  ")
    change(sample, add_evidence_text, one, "Decision 2020/4, binding.")
    assert "is still to come" in refused(sample, achieve_milestone, one, TODAY + dt.timedelta(days=1), TODAY)
    change(sample, achieve_milestone, one, TODAY, TODAY)
    found = row(sample, "MS11")
    assert (found.state, found.achieved_on, found.done) == (DueState.ACHIEVED, TODAY, True)
    change(sample, undo_achieving, one)
    assert (row(sample, "MS11").state, len(row(sample, "MS11").evidence)) == (DueState.PENDING, 1)
    for _ in range(3):
        sample.undo()
    assert dump(sample) == was


def test_a_file_is_evidence_and_the_last_evidence_of_an_achieved_one_stays(sample):
    one = row(sample, "MS11").id
    proof = change(sample, add_evidence_file, one, "minutes.pdf", "application/pdf", b"%PDF")
    change(sample, achieve_milestone, one, TODAY, TODAY)
    assert row(sample, "MS11").evidence[0].file.name == "minutes.pdf"
    assert "the only evidence" in refused(sample, remove_evidence, proof)
    text = change(sample, add_evidence_text, one, "Also decided.")
    change(sample, remove_evidence, proof)
    with sample.read() as session:
        assert session.scalars(select(File).where(File.name == "minutes.pdf")).all() == []
    assert "needs words" in refused(sample, edit_evidence, text, "")
    change(sample, edit_evidence, text, "Decided on 5 March.")
    assert [each.text for each in row(sample, "MS11").evidence] == ["Decided on 5 March."]
    again = change(sample, add_evidence_file, one, "minutes.pdf", "application/pdf", b"%PDF")
    change(sample, edit_evidence, again, "")  # a file needs no words
    change(sample, delete_milestone, one)
    with sample.read() as session:
        assert session.scalars(select(File).where(File.name == "minutes.pdf")).all() == []


def test_a_milestone_that_slips_is_late_on_home_once_its_day_has_passed(sample):
    one = row(sample, "MS11").id
    with sample.read() as session:
        assert "MS11" not in [late.number for late in home_late(session, TODAY)]
    change(sample, revise_due, "milestone", one, 29, dt.date(2020, 3, 10))
    found = row(sample, "MS11")
    assert (found.state, found.dates.late, found.dates.slip) == (DueState.LATE, 10, -11)
    with sample.read() as session:
        assert "MS11" in [late.number for late in home_late(session, TODAY)]
    assert "is achieved" in refused(sample, revise_due, "milestone", row(sample, "MS1").id, 30)


def test_a_new_one_with_its_packages_and_area(sample):
    one = change(sample, create_milestone, "Half way", 36, None, [1, 3])
    made = next(each for each in all_rows(sample) if each.id == one)
    assert (made.number, made.packages) == ("MS21", ((1, "WP1"), (3, "WP3")))
    change(sample, lambda session: edit_milestone(session, one, packages=(3, 2), area_id=4, verification=" A list "))
    made = row(sample, "MS21")
    assert (made.packages, made.area_id, made.verification) == (((2, "WP2"), (3, "WP3")), 4, "A list")
    refused(sample, lambda session: edit_milestone(session, one, packages=(3, 99)))
    refused(sample, lambda session: edit_milestone(session, one, area_id=99))
    refused(sample, create_milestone, "Too late", 41)


def all_rows(store):
    with store.read() as session:
        return milestones_table(session, TODAY)
