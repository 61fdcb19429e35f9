"""Amendments: another end, with its reason; months survive, and what lies after the end is told (DOMAIN R8)."""

import datetime as dt

import pytest
from database_fixtures import dump

from app.domain.amendments import Period, periods_from_text, periods_text
from app.domain.errors import UserError
from app.queries.amendments import after_end, project_end
from app.queries.plan import plan
from app.services.amendments import amend_end, set_periods
from app.services.plan_dues import revise_due

TODAY = dt.date(2020, 3, 20)


def known(store):
    with store.read() as session:
        return project_end(session)


def amend(store, end, reason="AMD-774378-12"):
    with store.change("Amend") as session:
        amend_end(session, end, reason, TODAY)


def plan_of(store):
    with store.read() as session:
        found = plan(session, TODAY)
    return found.spans, [due for due in found.dues if due.kind != "report"]


def test_another_end_moves_nothing_and_months_up_to_it_can_be_chosen(sample):
    was, before = dump(sample), plan_of(sample)
    with pytest.raises(UserError, match="M42 lies after"), sample.change("Revise") as session:
        revise_due(session, "milestone", 14, 42)
    amend(sample, dt.date(2021, 6, 30))
    assert plan_of(sample) == before
    found = known(sample)
    assert (found.planned, found.amended, found.end) == (
        dt.date(2020, 10, 31), dt.date(2021, 6, 30), dt.date(2021, 6, 30),
    )  # fmt: skip
    assert [(one.on, one.reason) for one in found.amendments] == [(TODAY, "AMD-774378-12")]
    with sample.change("Revise") as session:
        revise_due(session, "milestone", 14, 42)
    amend(sample, dt.date(2021, 8, 31), "AMD-774378-13")
    assert [one.reason for one in known(sample).amendments] == ["AMD-774378-12", "AMD-774378-13"]
    for _ in range(3):
        sample.undo()
    assert dump(sample) == was


@pytest.mark.parametrize(
    ("end", "reason", "words"),
    [
        (dt.date(2017, 11, 1), "AMD", "cannot end"),
        (dt.date(2021, 2, 28), "AMD", "already"),
        (dt.date(2021, 6, 30), " ", "needs its number"),
    ],
)
def test_what_cannot_be_is_refused(sample, end, reason, words):
    was = dump(sample)
    with pytest.raises(UserError, match=words):
        amend(sample, end, reason)
    assert dump(sample) == was


def test_the_planned_end_given_again_is_no_amendment(sample):
    amend(sample, dt.date(2020, 10, 31), "Taken back")
    assert known(sample).amended is None


def test_what_would_lie_after_an_end_is_told_by_the_day_that_counts(sample):
    with sample.read() as session:
        late = after_end(session, dt.date(2021, 2, 28))
        early = after_end(session, dt.date(2020, 10, 31))
    assert [(one.kind, one.number) for one in late] == [("milestone", "MS19"), ("milestone", "MS20")]
    numbers = {one.number for one in early}
    assert {"WP1", "T1.2"} & numbers == {"WP1"}
    assert {"D3.4", "D2.4"} & numbers == {"D3.4"}  # revised to M38; due in M32
    assert [one.day for one in early] == sorted(one.day for one in early)


def test_periods_are_written_and_read(sample):
    now = known(sample).periods
    assert periods_text(now) == "RP1 M1–M18, RP2 M19–M40"
    assert periods_from_text("RP1 M1–M18, RP2 M19–M40") == now
    assert periods_from_text(" RP 1  1-18; ") == (Period("RP 1", 1, 18),)
    wanted = periods_from_text("RP1 M1–M18, RP2 M19–M36, RP3 M37–M40")
    with sample.change("Periods") as session:
        set_periods(session, wanted)
    assert known(sample).periods == wanted


@pytest.mark.parametrize(
    "text", ["RP1", "RP1 M1–M18, RP1 M19–M20", "RP1 M5–M3", "RP1 M1–M18, RP2 M18–M40", "RP1 M1–M41", "RP1 M0–M3"]
)
def test_periods_that_cannot_be_are_refused(sample, text):
    was = dump(sample)
    with pytest.raises(UserError), sample.change("Periods") as session:
        set_periods(session, periods_from_text(text))
    assert dump(sample) == was
