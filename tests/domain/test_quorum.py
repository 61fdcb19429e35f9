"""Quorum, votes, vetoes and who may decide (DOMAIN R3–R6)."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.governance import DESCA_2020, Reconvening
from app.domain.kinds import BodyKind, MeetingKind, RollCallState
from app.domain.quorum import (
    SecondMeeting,
    VetoWindow,
    Votes,
    count_roll_call,
    has_quorum,
    may_decide,
    may_vote,
    quorum_needed,
    second_meeting,
    state_at,
    veto_windows,
)
from app.domain.settings_json import Share

FIRST, LAST = dt.date(2020, 3, 4), dt.date(2020, 3, 6)
SENT = dt.date(2020, 3, 16)
COUNTS = st.integers(0, 5000)
SHARES = st.tuples(st.integers(1, 1000), st.integers(1, 1000)).map(lambda pair: Share(min(pair), max(pair)))


@pytest.mark.parametrize(("members", "needed"), [(22, 15), (23, 16), (21, 14), (3, 2), (2, 2), (1, 1), (0, 0)])
def test_the_quorum_is_two_thirds_in_whole_numbers(members: int, needed: int) -> None:
    assert quorum_needed(members) == needed


def test_a_body_without_members_has_no_quorum() -> None:
    assert not has_quorum(0, 0)


@given(COUNTS, COUNTS)
def test_the_quorum_is_the_inequality_of_the_rule(present: int, members: int) -> None:
    if members > 0 and present <= members:
        assert has_quorum(present, members) is (3 * present >= 2 * members)


@given(SHARES, COUNTS)
def test_what_is_needed_is_the_least_that_is_enough(share: Share, whole: int) -> None:
    needed = share.needed(whole)
    assert Fraction(share.numerator, share.denominator) * whole <= needed
    assert Fraction(share.numerator, share.denominator) * whole > needed - 1
    assert 0 <= needed <= whole


def test_a_profile_may_ask_for_less() -> None:
    assert quorum_needed(22, replace(DESCA_2020, quorum=Share(1, 2))) == 11


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 3), (4, 3), (-1, 2), (1, 0), (1, 1001)])
def test_a_share_is_a_part_of_a_whole(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        Share(numerator, denominator)


def test_impossible_numbers_are_refused_in_words() -> None:
    with pytest.raises(UserError, match="24 members are present or represented, but the body has only 23"):
        has_quorum(24, 23)
    with pytest.raises(UserError, match="number of members is -1"):
        quorum_needed(-1)
    with pytest.raises(UserError, match="number of members present is -1"):
        has_quorum(-1, 3)
    with pytest.raises(UserError, match="number of votes is -2"):
        Votes(3, -2)


def test_present_remote_and_represented_members_count() -> None:
    assert count_roll_call(RollCallState) == 3
    assert count_roll_call([]) == 0
    seats = (
        [RollCallState.PRESENT] * 9
        + [RollCallState.REPRESENTED] * 6
        + [RollCallState.REMOTE]
        + [RollCallState.LEFT] * 7
    )
    assert has_quorum(count_roll_call(seats), len(seats))


@given(st.lists(st.sampled_from(RollCallState)))
def test_nobody_counts_twice_and_proxies_always_do(states: list[RollCallState]) -> None:
    counted = count_roll_call(states)
    assert 0 <= counted <= len(states)
    assert count_roll_call([*states, RollCallState.REPRESENTED]) == counted + 1
    assert count_roll_call([*states, RollCallState.EXCUSED, RollCallState.ABSENT, RollCallState.LEFT]) == counted


def test_quorum_is_live_as_people_come_late_and_leave() -> None:
    seats: list[tuple[RollCallState, int | None, int | None]] = [(RollCallState.PRESENT, None, None)] * 14
    seats += [(RollCallState.PRESENT, 560, None), (RollCallState.LEFT, None, 600)]

    def present(minute: int) -> int:
        return count_roll_call(state_at(state, arrived, departed, minute) for state, arrived, departed in seats)

    assert [present(minute) for minute in (540, 559, 560, 599, 600, 700)] == [15, 15, 16, 16, 15, 15]
    assert has_quorum(present(560), 23)
    assert not has_quorum(present(600), 23)


def test_the_state_of_a_seat_minute_by_minute() -> None:
    assert state_at(RollCallState.REPRESENTED, 500, 600, 499) is RollCallState.ABSENT
    assert state_at(RollCallState.REPRESENTED, 500, 600, 500) is RollCallState.REPRESENTED
    assert state_at(RollCallState.REPRESENTED, 500, 600, 600) is RollCallState.LEFT
    assert state_at(RollCallState.LEFT, None, None, 500) is RollCallState.LEFT
    assert state_at(RollCallState.EXCUSED, 0, None, 500) is RollCallState.EXCUSED


def test_after_a_missed_quorum_another_meeting_within_fifteen_days() -> None:
    assert second_meeting(DESCA_2020, LAST) == SecondMeeting(dt.date(2020, 3, 21), Reconvening.CONVENE)
    own = replace(DESCA_2020, reconvening_days=30, reconvening=Reconvening.HOLD)
    assert second_meeting(own, LAST) == SecondMeeting(dt.date(2020, 4, 5), Reconvening.HOLD)


def test_only_an_extraordinary_meeting_after_two_missed_quorums_may_vote_below_it() -> None:
    ordinary, extraordinary = MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY
    assert may_vote(16, 23, ordinary, 0)
    assert not may_vote(15, 23, ordinary, 2)
    assert not may_vote(15, 23, extraordinary, 1)
    assert may_vote(15, 23, extraordinary, 2)
    assert not may_vote(0, 23, extraordinary, 2)


@pytest.mark.parametrize(
    ("votes", "carried"),
    [
        (Votes(10, 5, 7), True),  # two thirds of the 15 cast
        (Votes(10, 6, 0), False),
        (Votes(1, 0, 21), True),
        (Votes(0, 0, 22), False),  # none cast
        (Votes(0, 0, 0), False),
        (Votes(15, 7), True),
        (Votes(14, 8), False),
    ],
)
def test_two_thirds_of_the_votes_cast_carry(votes: Votes, carried: bool) -> None:
    assert votes.carried() is carried


def test_abstentions_count_as_cast_only_where_the_profile_says_so() -> None:
    counting = replace(DESCA_2020, abstentions_are_cast=True)
    assert Votes(10, 5, 1).cast() == 15
    assert Votes(10, 5, 1).cast(counting) == 16
    assert Votes(10, 5, 1).carried()
    assert not Votes(10, 5, 1).carried(counting)


def test_no_more_votes_than_members_who_may_vote() -> None:
    Votes(10, 5, 7).check(22)
    with pytest.raises(UserError, match="22 votes were counted, but only 21 members may vote"):
        Votes(10, 5, 7).check(21)


@given(COUNTS, COUNTS, COUNTS, st.booleans(), SHARES)
def test_votes_follow_the_share_and_more_in_favour_never_harm(
    for_: int, against: int, abstain: int, counted: bool, share: Share
) -> None:
    profile = replace(DESCA_2020, abstentions_are_cast=counted, majority=share)
    votes = Votes(for_, against, abstain)
    cast = for_ + against + (abstain if counted else 0)
    enough = for_ * share.denominator >= share.numerator * cast
    assert votes.carried(profile) is (cast > 0 and enough)
    if votes.carried(profile):
        assert Votes(for_ + 1, against, abstain).carried(profile)
    if not counted:
        assert votes.carried(profile) is Votes(for_, against, 0).carried(profile)


def decides(
    flagged: bool, added_on: dt.date | None, unanimous: bool = False, body: BodyKind = BodyKind.ASSEMBLY
) -> bool:
    return may_decide(DESCA_2020, body, MeetingKind.ORDINARY, FIRST, flagged, added_on, unanimous)


def test_a_decision_needs_a_flagged_item_in_time_or_unanimity() -> None:
    assert decides(flagged=True, added_on=None)
    assert not decides(flagged=False, added_on=None)
    assert decides(flagged=True, added_on=dt.date(2020, 2, 19))
    assert not decides(flagged=True, added_on=dt.date(2020, 2, 20))
    assert not decides(flagged=False, added_on=dt.date(2020, 2, 1))
    assert decides(flagged=True, added_on=dt.date(2020, 3, 5), unanimous=True)
    assert decides(flagged=False, added_on=None, unanimous=True)


def test_each_body_has_its_own_day_for_added_items() -> None:
    assert decides(flagged=True, added_on=dt.date(2020, 3, 2), body=BodyKind.BOARD)
    assert not decides(flagged=True, added_on=dt.date(2020, 3, 3), body=BodyKind.BOARD)
    assert decides(flagged=True, added_on=FIRST, body=BodyKind.TASK_FORCE)


def windows(added: bool, sent: dt.date | None = SENT, own_case: bool = False) -> tuple[VetoWindow, ...]:
    return veto_windows(DESCA_2020, BodyKind.ASSEMBLY, FIRST, LAST, added, sent, own_case)


def test_an_original_item_is_vetoed_during_the_meeting_only() -> None:
    assert windows(added=False) == (VetoWindow(FIRST, LAST),)


def test_an_added_item_also_within_fifteen_days_after_the_minutes_were_sent() -> None:
    during, late = windows(added=True)
    assert during == VetoWindow(FIRST, LAST)
    assert late == VetoWindow(SENT, dt.date(2020, 3, 31))
    assert late.holds(dt.date(2020, 3, 31)) and not late.holds(dt.date(2020, 4, 1))
    assert windows(added=True, sent=None) == (during, late)  # the day they are due
    assert windows(added=True, sent=dt.date(2020, 3, 20))[1].last == dt.date(2020, 4, 4)


def test_no_veto_on_ones_own_case_nor_in_a_body_without_vetoes() -> None:
    assert windows(added=True, own_case=True) == ()
    assert veto_windows(DESCA_2020, BodyKind.ADVISORY, FIRST, LAST, True, SENT) == ()


@given(st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1)), st.integers(0, 9), st.integers(0, 60), st.integers(-3, 90))
def test_the_late_window_never_helps_an_original_item(first: dt.date, length: int, sending: int, offset: int) -> None:
    last = first + dt.timedelta(days=length)
    sent, day = last + dt.timedelta(days=sending), last + dt.timedelta(days=offset)

    def may_veto(added: bool) -> bool:
        found = veto_windows(DESCA_2020, BodyKind.BOARD, first, last, added, sent)
        return any(window.holds(day) for window in found)

    assert may_veto(added=False) is (first <= day <= last)
    assert may_veto(added=True) is (first <= day <= last or 0 <= (day - sent).days <= 15)
