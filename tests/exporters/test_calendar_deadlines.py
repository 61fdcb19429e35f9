"""Action items and the plan as calendars."""

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from agenda_builders import PROJECT, instant, person

from app.domain.calendar import Stamp
from app.domain.documents import ClockLine
from app.domain.errors import UserError
from app.domain.governance import DeadlineKind
from app.domain.kinds import ActionState, DeliverableState
from app.domain.minutes import ActionEntry
from app.domain.plan import PlanDocument, PlanDue
from app.exporters.calendar.deadlines import actions_calendar, plan_calendar
from app.words import words

ENGLISH = words("en")
DUE = dt.date(2020, 3, 29)
ACTION = ActionEntry(
    number="A-17",
    text="Send the sampling protocol",
    person=person("maria", "Maria Silva", organisation="Embrapa"),
    organisation="Embrapa",
    due=DUE,
    state=ActionState.OPEN,
    late_days=0,
    opened_on=dt.date(2020, 3, 6),
    meeting="wageningen-2020",
    serves=("M12", "D3.1"),
    uid="action-17",
    sequence=2,
    created=instant(3),
    changed=instant(5),
)
DELIVERABLE = PlanDue(
    kind="deliverable",
    number="D1.1",
    title="Strategic research agenda",
    lead="INRAE",
    due_month=24,
    revised_month=29,
    due=dt.date(2020, 3, 31),
    original_due=dt.date(2019, 10, 31),
    done_on=None,
    state=DeliverableState.PENDING,
    uid="deliverable-11",
    sequence=4,
    created=instant(1),
    changed=instant(7),
)
MILESTONE = replace(
    DELIVERABLE,
    kind="milestone",
    number="MS4",
    title="Governance agreed",
    verification="Signed text",
    done_on=dt.date(2020, 2, 20),
    state=None,
    uid="milestone-4",
)
REPORT = replace(DELIVERABLE, kind="report", number="RP2", title="RP2", uid="project-RP2")
PLAN = PlanDocument(PROJECT, dt.date(2017, 11, 1), dt.date(2021, 2, 28), (), (DELIVERABLE, MILESTONE, REPORT))
NOTICE = ClockLine("wageningen-2020", "General Assembly", "notice", dt.date(2020, 1, 19), dt.date(2020, 1, 17), 0)
OBJECTIONS = ClockLine("wageningen-2020", "General Assembly", "objections_end", DUE, dt.date(2020, 3, 29), 0)


def read(data: bytes) -> dict[str, Any]:
    components = icalendar.Calendar.from_ical(data).subcomponents
    return {str(found["UID"]): found for found in components}


def action_event(**changes: object) -> Any:
    entry = replace(ACTION, **changes)  # type: ignore[arg-type]
    return read(actions_calendar(PROJECT, [entry], ENGLISH))["action-17@plenary"]


def test_an_action_is_an_all_day_event_that_leaves_people_free() -> None:
    event = action_event()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DUE, DUE + dt.timedelta(days=1))
    assert (event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"], event["STATUS"]) == (
        "TRANSPARENT",
        "FREE",
        "CONFIRMED",
    )
    assert (event["SEQUENCE"], event["CREATED"].dt, event["DTSTAMP"].dt) == (2, instant(3), instant(5))
    assert event["SUMMARY"] == "A-17 Send the sampling protocol (Maria Silva)"
    text = event["DESCRIPTION"].splitlines()
    assert "Who: Maria Silva (Embrapa)" in text
    assert "Serves: M12, D3.1" in text
    assert any(line.startswith("Agreed at wageningen-2020 on ") for line in text)


def test_what_is_done_or_dropped_stays_and_says_so() -> None:
    done = action_event(state=ActionState.DONE)
    assert (done["SUMMARY"][:6], done["STATUS"]) == ("DONE: ", "CONFIRMED")
    dropped = action_event(state=ActionState.DROPPED)
    assert (dropped["SUMMARY"][:11], dropped["STATUS"]) == ("CANCELLED: ", "CANCELLED")


def test_the_day_of_export_changes_nothing() -> None:
    late = replace(ACTION, late_days=12)
    assert actions_calendar(PROJECT, [late], ENGLISH) == actions_calendar(PROJECT, [ACTION], ENGLISH)


def test_an_action_of_an_organisation_or_of_nobody() -> None:
    assert action_event(person=None)["SUMMARY"] == "A-17 Send the sampling protocol (Embrapa)"
    assert action_event(person=None, organisation="")["SUMMARY"] == "A-17 Send the sampling protocol"
    assert action_event(illustrative=True)["SUMMARY"].endswith("(Maria Silva)°")


def test_an_action_without_a_due_day_is_left_out() -> None:
    open_ended = replace(ACTION, due=None, uid="action-18")
    assert list(read(actions_calendar(PROJECT, [open_ended, ACTION], ENGLISH))) == ["action-17@plenary"]
    with pytest.raises(UserError, match="No action item has a due day"):
        actions_calendar(PROJECT, [open_ended], ENGLISH)


def test_an_action_the_history_does_not_know_has_the_day_it_was_opened() -> None:
    event = action_event(created=None, changed=None, sequence=0)
    assert event["DTSTAMP"].dt == event["CREATED"].dt == dt.datetime(2020, 3, 6, tzinfo=dt.UTC)


def test_on_request_actions_are_todos() -> None:
    def todo(state: ActionState) -> Any:
        return read(actions_calendar(PROJECT, [replace(ACTION, state=state)], ENGLISH, todos=True))["action-17@plenary"]

    states = {state: todo(state)["STATUS"] for state in ActionState}
    assert states == {
        ActionState.OPEN: "NEEDS-ACTION",
        ActionState.IN_PROGRESS: "IN-PROCESS",
        ActionState.DONE: "COMPLETED",
        ActionState.DROPPED: "CANCELLED",
    }
    assert (todo(ActionState.OPEN).name, todo(ActionState.OPEN)["DUE"].dt) == ("VTODO", DUE)
    assert todo(ActionState.DONE)["SUMMARY"] == "A-17 Send the sampling protocol (Maria Silva)"


def test_the_plan_shows_what_is_due_with_its_months() -> None:
    found = read(plan_calendar(PLAN, (), ENGLISH))
    deliverable = found["deliverable-11@plenary"]
    assert deliverable["SUMMARY"] == "Deliverable D1.1: Strategic research agenda"
    assert deliverable["DTSTART"].dt == dt.date(2020, 3, 31)
    assert (deliverable["SEQUENCE"], deliverable["DTSTAMP"].dt) == (4, instant(7))
    text = deliverable["DESCRIPTION"]
    assert "(M29)" in text.splitlines()[0]
    assert "(M24)" in text.splitlines()[1]
    assert "Lead: INRAE" in text
    milestone = found["milestone-4@plenary"]
    assert milestone["SUMMARY"] == "DONE: Milestone MS4: Governance agreed"
    assert "Means of verification: Signed text" in milestone["DESCRIPTION"]
    assert found["project-RP2@plenary"]["SUMMARY"] == "Report RP2 to the funder"
    assert {event["TRANSP"] for event in found.values()} == {"TRANSPARENT"}


def test_governance_deadlines_keep_their_uid_and_only_deeds_are_done() -> None:
    first = read(plan_calendar(PLAN, (NOTICE, OBJECTIONS), ENGLISH))
    moved = replace(NOTICE, due=dt.date(2020, 2, 2), done=None)
    later = read(plan_calendar(PLAN, (moved, OBJECTIONS), ENGLISH))
    assert sorted(first) == sorted(later)
    titles = {str(event["SUMMARY"]) for event in first.values() if event["CATEGORIES"].cats == ["Governance"]}
    assert titles == {
        "DONE: Last day for the notice of wageningen-2020 (General Assembly)",
        "Last day for objections to the minutes of wageningen-2020 (General Assembly)",
    }


def test_every_deadline_of_the_clock_has_a_title() -> None:
    lines = [ClockLine("m", "Board", kind.value, DUE, None, 0) for kind in DeadlineKind]
    data = plan_calendar(replace(PLAN, dues=()), lines, ENGLISH)
    assert len({str(event["SUMMARY"]) for event in read(data).values()}) == len(DeadlineKind)


def test_the_stamp_of_a_meeting_is_that_of_its_deadlines() -> None:
    stamps = {"wageningen-2020": Stamp(5, instant(2), instant(4))}
    empty = replace(PLAN, dues=())
    (known,) = read(plan_calendar(empty, (NOTICE,), ENGLISH, stamps)).values()
    assert (known["SEQUENCE"], known["CREATED"].dt, known["DTSTAMP"].dt) == (5, instant(2), instant(4))
    (unknown,) = read(plan_calendar(empty, (NOTICE,), ENGLISH)).values()
    assert (unknown["SEQUENCE"], unknown["DTSTAMP"].dt) == (0, dt.datetime(2017, 11, 1, tzinfo=dt.UTC))


def test_an_empty_plan_is_refused() -> None:
    with pytest.raises(UserError, match="The plan has no"):
        plan_calendar(replace(PLAN, dues=()), (), ENGLISH)


def test_the_same_plan_gives_the_same_bytes_in_any_order() -> None:
    backwards = replace(PLAN, dues=tuple(reversed(PLAN.dues)))
    assert plan_calendar(PLAN, (NOTICE, OBJECTIONS), ENGLISH) == plan_calendar(backwards, (OBJECTIONS, NOTICE), ENGLISH)
