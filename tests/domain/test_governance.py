"""Deadlines that follow from the date of a meeting and the rule profile (DOMAIN R1, R6)."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.governance import (
    DESCA_2020,
    BodyRules,
    Deadline,
    DeadlineKind,
    MinutesClock,
    NoticePeriods,
    Reconvening,
    RuleProfile,
    days_late,
    deadlines,
    draft_minutes_due,
    next_ordinary_meeting_by,
)
from app.domain.kinds import BodyKind, MeetingKind
from app.domain.settings_json import Share

FIRST, LAST = dt.date(2020, 3, 4), dt.date(2020, 3, 6)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))
NUMBERS = st.integers(0, 400)
PERIODS = st.builds(NoticePeriods, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
RULES = st.builds(BodyRules, PERIODS, PERIODS, st.none() | NUMBERS, st.booleans())
SHARES = st.tuples(st.integers(1, 1000), st.integers(1, 1000)).map(lambda pair: Share(min(pair), max(pair)))
PROFILES = st.builds(
    RuleProfile,
    assembly=RULES,
    board=RULES,
    advisory=RULES,
    task_force=RULES,
    team=RULES,
    draft_minutes_days=NUMBERS,
    minutes_clock=st.sampled_from(MinutesClock),
    objection_days=NUMBERS,
    late_veto_days=NUMBERS,
    quorum=SHARES,
    reconvening_days=NUMBERS,
    reconvening=st.sampled_from(Reconvening),
    majority=SHARES,
    abstentions_are_cast=st.booleans(),
)


def dates(
    body: BodyKind = BodyKind.ASSEMBLY,
    kind: MeetingKind = MeetingKind.ORDINARY,
    sent: dt.date | None = None,
    profile: RuleProfile = DESCA_2020,
) -> dict[str, str]:
    found = deadlines(profile, body, kind, FIRST, LAST, sent)
    return {line.what.value: line.due.isoformat() for line in found}


WORKED_EXAMPLE = {
    "notice": "2020-01-19",
    "agenda": "2020-02-12",
    "added_items": "2020-02-19",
    "draft_minutes": "2020-03-16",
    "objections_end": "2020-03-31",
    "accepted": "2020-04-01",
    "late_veto_end": "2020-03-31",
}


def test_the_worked_example_of_the_ordinary_assembly_to_the_day() -> None:
    assert dates(sent=dt.date(2020, 3, 16)) == WORKED_EXAMPLE
    assert list(dates()) == [kind.value for kind in DeadlineKind]


def test_before_the_minutes_are_sent_their_dates_run_from_the_day_they_are_due() -> None:
    assert dates(sent=None) == WORKED_EXAMPLE


def test_what_runs_from_sending_moves_with_the_day_of_sending() -> None:
    late = dates(sent=dt.date(2020, 3, 20))
    assert late == WORKED_EXAMPLE | {
        "objections_end": "2020-04-04",
        "accepted": "2020-04-05",
        "late_veto_end": "2020-04-04",
    }


@pytest.mark.parametrize(
    ("body", "kind", "before"),
    [
        (BodyKind.ASSEMBLY, MeetingKind.ORDINARY, (45, 21, 14)),
        (BodyKind.ASSEMBLY, MeetingKind.EXTRAORDINARY, (15, 10, 7)),
        (BodyKind.BOARD, MeetingKind.ORDINARY, (14, 7, 2)),
        (BodyKind.BOARD, MeetingKind.EXTRAORDINARY, (7, 7, 2)),
    ],
)
def test_the_table_of_desca_2020(body: BodyKind, kind: MeetingKind, before: tuple[int, int, int]) -> None:
    found = dates(body, kind)
    whats = ("notice", "agenda", "added_items")
    assert tuple((FIRST - dt.date.fromisoformat(found[what])).days for what in whats) == before


@pytest.mark.parametrize("body", [BodyKind.ADVISORY, BodyKind.TASK_FORCE, BodyKind.TEAM])
def test_other_bodies_have_no_notice_and_no_veto_unless_the_profile_says_so(body: BodyKind) -> None:
    assert list(dates(body)) == ["draft_minutes", "objections_end", "accepted"]
    own = RuleProfile.from_json({body.value: {"ordinary": {"agenda": 5}, "veto": True}})
    found = dates(body, profile=own)
    assert found["agenda"] == "2020-02-28"
    assert "notice" not in found and "late_veto_end" in found
    assert "agenda" not in dates(body, MeetingKind.EXTRAORDINARY, profile=own)


def test_the_minutes_clock_of_several_days_may_start_on_the_first() -> None:
    early = replace(DESCA_2020, minutes_clock=MinutesClock.FIRST_DAY)
    assert dates(profile=early)["draft_minutes"] == "2020-03-14"
    assert draft_minutes_due(early, FIRST, LAST) == dt.date(2020, 3, 14)


def test_a_meeting_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UserError, match="ends on 2020-03-04, before it begins on 2020-03-06"):
        deadlines(DESCA_2020, BodyKind.BOARD, MeetingKind.ORDINARY, LAST, FIRST, None)


def test_a_meeting_at_the_edge_of_the_calendar_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="no day of the calendar"):
        deadlines(DESCA_2020, BodyKind.ASSEMBLY, MeetingKind.ORDINARY, dt.date.min, dt.date.min, None)


def test_ordinary_meetings_are_held_yearly_and_quarterly() -> None:
    assert next_ordinary_meeting_by(DESCA_2020, BodyKind.ASSEMBLY, LAST) == dt.date(2021, 3, 6)
    assert next_ordinary_meeting_by(DESCA_2020, BodyKind.BOARD, dt.date(2019, 11, 30)) == dt.date(2020, 2, 29)
    assert next_ordinary_meeting_by(DESCA_2020, BodyKind.TEAM, LAST) is None


def test_how_late_a_deadline_is() -> None:
    agenda = Deadline(DeadlineKind.AGENDA, dt.date(2020, 2, 12))
    assert days_late(agenda, None, dt.date(2020, 2, 12)) == 0
    assert days_late(agenda, None, dt.date(2020, 2, 13)) == 1
    assert days_late(agenda, dt.date(2020, 2, 10), dt.date(2020, 3, 20)) == 0
    assert days_late(agenda, dt.date(2020, 2, 15), dt.date(2020, 3, 20)) == 3


@given(PROFILES, st.sampled_from(BodyKind), st.sampled_from(MeetingKind), DAYS, st.integers(0, 10), st.none() | DAYS)
def test_every_deadline_is_as_far_away_as_the_profile_says(
    profile: RuleProfile, body: BodyKind, kind: MeetingKind, first: dt.date, length: int, sent: dt.date | None
) -> None:
    last = first + dt.timedelta(days=length)
    found = {line.what: line.due for line in deadlines(profile, body, kind, first, last, sent)}
    periods = profile.body(body).periods(kind)
    before = {"notice": periods.notice, "agenda": periods.agenda, "added_items": periods.added_items}
    for what, days in before.items():
        due = found.get(DeadlineKind(what))
        assert due is None if days is None else due is not None and (first - due).days == days
    counted_from = last if profile.minutes_clock is MinutesClock.LAST_DAY else first
    assert (found[DeadlineKind.DRAFT_MINUTES] - counted_from).days == profile.draft_minutes_days
    start = sent or found[DeadlineKind.DRAFT_MINUTES]
    assert (found[DeadlineKind.OBJECTIONS_END] - start).days == profile.objection_days
    assert (found[DeadlineKind.ACCEPTED] - found[DeadlineKind.OBJECTIONS_END]).days == 1
    assert (DeadlineKind.LATE_VETO_END in found) is profile.body(body).veto
    if profile.body(body).veto:
        assert (found[DeadlineKind.LATE_VETO_END] - start).days == profile.late_veto_days


@given(PROFILES)
def test_a_profile_survives_json(profile: RuleProfile) -> None:
    assert RuleProfile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


def test_only_what_differs_from_desca_is_written() -> None:
    assert DESCA_2020.to_json() == {}
    assert RuleProfile.from_json({}) == DESCA_2020
    own = replace(DESCA_2020, objection_days=20, quorum=Share(1, 2), board=replace(DESCA_2020.board, veto=False))
    assert own.to_json() == {"objection_days": 20, "quorum": [1, 2], "board": {"veto": False}}


def test_part_of_a_body_keeps_the_rest_of_its_rules() -> None:
    own = RuleProfile.from_json({"assembly": {"extraordinary": {"notice": 20}}})
    assert own.assembly.extraordinary == NoticePeriods(20, 10, 7)
    assert own.assembly.ordinary == NoticePeriods(45, 21, 14)


@pytest.mark.parametrize(
    ("entries", "named"),
    [
        ({"objection_day": 15}, "objection_day"),
        ({"board": {"ordinary": {"notices": 3}}}, "board.ordinary.notices"),
        ({"senate": {}}, "senate"),
        ({"objection_days": "15"}, "objection_days"),
        ({"objection_days": -1}, "objection_days"),
        ({"objection_days": 3661}, "objection_days"),
        ({"objection_days": True}, "objection_days"),
        ({"objection_days": 1.5}, "objection_days"),
        ({"objection_days": None}, "objection_days"),
        ({"abstentions_are_cast": 1}, "abstentions_are_cast"),
        ({"minutes_clock": "middle"}, "minutes_clock"),
        ({"reconvening": ["hold"]}, "reconvening"),
        ({"quorum": [3, 2]}, "quorum"),
        ({"quorum": [0, 2]}, "quorum"),
        ({"quorum": [2, 3, 4]}, "quorum"),
        ({"quorum": [True, 3]}, "quorum"),
        ({"quorum": "2/3"}, "quorum"),
        ({"majority": [1, 5000]}, "majority"),
        ({"assembly": 45}, "assembly"),
        ({"assembly": {"ordinary": [45, 21, 14]}}, "assembly.ordinary"),
        ({"team": {"ordinary": {"agenda": "soon"}}}, "team.ordinary.agenda"),
    ],
)
def test_an_unknown_or_wrong_entry_is_refused_by_its_name(entries: object, named: str) -> None:
    with pytest.raises(UserError) as refusal:
        RuleProfile.from_json(entries)
    assert refusal.value.arguments["entry"] == repr(named)
    assert repr(named) in str(refusal.value)


@pytest.mark.parametrize("entries", [None, [], "DESCA", 3])
def test_a_profile_that_is_no_object_is_refused(entries: object) -> None:
    with pytest.raises(UserError, match="The rule profile is"):
        RuleProfile.from_json(entries)
