"""The registers gathered from the sample: which rows, whose body, at which day."""

import datetime as dt

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.registers import DecisionState, decision_state
from app.models import Person
from app.queries.meetings import find_meeting
from app.queries.minutes_state import minutes_state
from app.queries.registers import action_register, decision_register

TODAY = dt.date(2020, 3, 20)


def test_all_actions_or_those_of_a_meeting_or_a_person(sample):
    with sample.read() as session:
        everything = action_register(session, TODAY)
        cali = action_register(session, TODAY, find_meeting(session, "cali-2019"))
        owner = session.scalars(select(Person).where(Person.display == "Oliver Penhaligon")).one()
        own = action_register(session, TODAY, owner=owner)
        both = action_register(session, TODAY, find_meeting(session, "cali-2019"), owner)
    assert {entry.meeting for entry in everything.actions} == {"cali-2019", "wageningen-2020"}
    assert cali.actions == tuple(entry for entry in everything.actions if entry.meeting == "cali-2019")
    assert cali.meeting is not None and cali.meeting.short_name == "cali-2019"
    assert own.owner is not None and own.owner.name == "Oliver Penhaligon"
    assert {entry.person.name for entry in own.actions if entry.person} == {"Oliver Penhaligon"}
    assert len(own.actions) == sum(1 for entry in everything.actions if entry.person and entry.person == own.owner)
    assert both.actions == ()
    counted = (everything.overdue, everything.to_come, everything.done, everything.dropped)
    assert sum(map(len, counted)) == len(everything.actions)


def test_late_days_count_at_the_day(sample):
    with sample.read() as session:
        today, tomorrow = action_register(session, TODAY), action_register(session, TODAY + dt.timedelta(days=1))
    assert [entry.late_days for entry in today.overdue]
    days = {entry.number: entry.late_days for entry in tomorrow.overdue}
    assert all(days[entry.number] == entry.late_days + 1 for entry in today.overdue)


def test_decisions_by_meeting_and_body(sample):
    with sample.read() as session:
        register = decision_register(session, TODAY)
        wageningen = decision_register(session, TODAY, find_meeting(session, "wageningen-2020"))
    days = [group.meeting.first_day for group in register.groups]
    assert days == sorted(days)
    assert {group.body for group in register.groups} >= {"General Assembly", "Executive Board"}
    assert all(group.decisions for group in register.groups)
    states = {decision_state(entry) for entry in register.decisions}
    assert states == set(DecisionState)
    assert wageningen.decisions == tuple(
        entry for group in register.groups if group.meeting.short_name == "wageningen-2020" for entry in group.decisions
    )


@pytest.mark.parametrize("register", [action_register, decision_register])
def test_a_database_without_a_project_has_no_registers(empty, register):
    with empty.read() as session, pytest.raises(UserError, match="no project yet"):
        register(session, TODAY)


@pytest.mark.parametrize(
    ("name", "state"), [("cali-2019", "accepted"), ("wageningen-2020", "circulated"), ("final-2021", None)]
)
def test_how_far_the_minutes_are(sample, name: str, state: str | None):
    with sample.read() as session:
        assert minutes_state(session, find_meeting(session, name)) == state
