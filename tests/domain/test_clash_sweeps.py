"""The sweeps find what comparing everything with everything finds, and take n log n steps for it (DOMAIN R14)."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from clash_examples import FIRST, LONG_BEFORE, ROOMS, ZONE
from hypothesis import given
from hypothesis import strategies as st

from app.domain import clashes
from app.domain.clash_sweeps import Use, hasty_changes, overlaps, stretches
from app.domain.clash_values import ClashItem, ClashMeeting, ClashPerson, ClashRole, ClashSession
from app.domain.clashes import find_clashes
from app.domain.kinds import ItemKind, ItemRoleKind

DOMAIN = Path(clashes.__file__).parent
PAUSE = 5
PLACES = ("a", "b", "c", "all 1", "all 2")


@st.composite
def lists_of_uses(draw: st.DrawFn) -> list[Use]:
    drawn = draw(st.lists(st.tuples(st.sampled_from(PLACES), st.integers(0, 60), st.integers(0, 25)), max_size=14))
    return [
        Use(f"u{number}", f"Use {number}", place, not place.startswith("all"), FIRST, 0, start, start + length)
        for number, (place, start, length) in enumerate(drawn)
    ]


def at_once(one: Use, other: Use) -> bool:
    lasting = one.start < one.end and other.start < other.end
    return lasting and one.within != other.within and one.start < other.end and other.start < one.end


@given(lists_of_uses())
def test_overlaps_are_true_and_none_is_overlooked(uses: list[Use]) -> None:
    found = list(overlaps(uses))
    assert all(at_once(one, other) and one.start <= other.start for one, other in found)
    conflicts = {frozenset((one.uid, other.uid)) for one in uses for other in uses if at_once(one, other)}
    assert {frozenset((one.uid, other.uid)) for one, other in found} <= conflicts
    later = {max(pair, key=lambda use: (use.start, use.end, use.uid)).uid for pair in
             ((one, other) for one in uses for other in uses if at_once(one, other))}  # fmt: skip
    assert [use.uid for _other, use in found] == sorted(later, key=lambda uid: _place(uses, uid))


@given(lists_of_uses())
def test_when_no_two_uses_share_a_place_everything_involved_is_named(uses: list[Use]) -> None:
    apart = [replace(use, within=use.uid) for use in uses]
    involved = {use.uid for one in apart for other in apart if at_once(one, other) for use in (one, other)}
    assert {use.uid for pair in overlaps(apart) for use in pair} == involved


@given(lists_of_uses(), st.integers(0, 20))
def test_hasty_changes_are_between_two_rooms_in_too_short_a_time(uses: list[Use], changeover: int) -> None:
    ordered = sorted((use for use in uses if use.start < use.end), key=lambda use: (use.start, use.end, use.uid))
    expected = []
    for number, use in enumerate(ordered):
        lasting = max(ordered[:number], key=lambda one: one.end, default=use)  # the first of those that end last
        if (
            lasting.within != use.within
            and lasting.in_room
            and use.in_room
            and 0 <= use.start - lasting.end < changeover
        ):
            expected.append((lasting, use))
    assert list(hasty_changes(uses, changeover)) == expected


@st.composite
def orderly_days(draw: st.DrawFn) -> list[Use]:
    """Blocks one after the other, each for all rooms or parallel in some, with pauses around the one that counts."""
    uses: list[Use] = []
    now = 0
    for block in range(draw(st.integers(0, 8))):
        length = draw(st.integers(10, 40))
        rooms = draw(st.lists(st.sampled_from("abc"), unique=True, max_size=3)) or [f"all {block}"]
        for room in rooms:
            start = now + draw(st.integers(0, 7))
            end = draw(st.integers(start + 1, now + length))
            uses.append(Use(f"u{len(uses)}", "", room, len(room) == 1, FIRST, 0, start, end))
        now += length + draw(st.sampled_from([0, PAUSE - 1, PAUSE, PAUSE + 1, 20]))
    return uses


@given(orderly_days())
def test_stretches_are_the_longest_that_anybody_can_sit(uses: list[Use]) -> None:
    """Compared with going from every use to every use that one can go on to."""

    def goes_on(one: Use, other: Use) -> bool:
        same_way = one.within == other.within or not (one.in_room and other.in_room)
        return same_way and 0 <= other.start - one.end <= PAUSE

    earliest: dict[str, int] = {}
    for use in uses:
        earliest[use.uid] = min((earliest[one.uid] for one in uses if goes_on(one, use)), default=use.start)
    ends = [use for use in uses if not any(goes_on(use, other) for other in uses)]
    found = stretches(reversed(uses), PAUSE)
    assert sorted((one.start, one.last.uid) for one in found) == sorted((earliest[use.uid], use.uid) for use in ends)


@given(lists_of_uses())
def test_every_use_lies_in_a_stretch_and_every_stretch_begins_and_ends_with_one(uses: list[Use]) -> None:
    lasting = [use for use in uses if use.start < use.end]
    found = stretches(uses, PAUSE)
    assert all(one.first in lasting and one.last in lasting and one.start < one.end for one in found)
    assert all(any(one.start <= use.start and use.end <= one.end for one in found) for use in lasting)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 25)), max_size=12))
def test_in_a_single_room_stretches_are_the_work_between_the_pauses(times: list[tuple[int, int]]) -> None:
    uses = [Use(f"u{n}", "", "a", True, FIRST, 0, start, start + length) for n, (start, length) in enumerate(times)]
    merged: list[list[int]] = []
    for start, end in sorted((use.start, use.end) for use in uses):
        if merged and start - merged[-1][1] <= PAUSE:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    assert sorted([one.start, one.end] for one in stretches(uses, PAUSE)) == merged


def _place(uses: list[Use], uid: str) -> tuple[int, int, str]:
    (use,) = (one for one in uses if one.uid == uid)
    return use.start, use.end, use.uid


# --- how the work grows


def lines_run(act: Callable[[], object]) -> int:
    """How many lines of the domain are run by ``act``: work counted without a clock."""
    count = 0

    def in_domain(_frame: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return in_domain

    def entered(frame: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
        return in_domain if Path(frame.f_code.co_filename).parent == DOMAIN else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def crowded(items: int) -> ClashMeeting:
    """As bad as it gets: everything in one room at one time, and one person speaks in half of it."""
    sessions = tuple(_session(number, "a" if number % 2 else None, 540, "ana") for number in range(items))
    return _meeting(sessions)


def spread(items: int) -> ClashMeeting:
    """Session after session, in rooms and in all, with a speaker of its own each, always without a break."""
    rooms = ("a", None, "b", None)
    sessions = tuple(_session(number, rooms[number % 4], number * 20, f"p{number}") for number in range(items))
    return _meeting(sessions)


def many_rooms(items: int) -> ClashMeeting:
    """A room for each session, all parallel, then a session for all, and so on."""
    wide = [_session(n, f"r{n}", 540, "ana") for n in range(items // 2)]
    together = [_session(n + items, None, 600 + 30 * n, "bob") for n in range(items // 2)]
    return _meeting((*wide, *together))


def _session(number: int, room: str | None, start: int, speaker: str) -> ClashSession:
    role = ClashRole(speaker, ItemRoleKind.SPEAKER)
    item = ClashItem(f"i{number}", f"Item {number}", ItemKind.TALK, start, 30, True, (role,))
    return ClashSession(f"s{number}", f"Session {number}", FIRST, start, 30, room, (item,))


def _meeting(sessions: tuple[ClashSession, ...]) -> ClashMeeting:
    people = {role.person: ClashPerson(role.person, role.person) for one in sessions for role in one.items[0].roles}
    rooms = ROOMS | {one.room: one.room for one in sessions if one.room is not None}
    return ClashMeeting(FIRST, FIRST, ZONE, LONG_BEFORE, sessions, people, rooms)


@pytest.mark.parametrize("build", [crowded, spread, many_rooms])
def test_ten_times_the_items_take_about_ten_times_the_work(build: Callable[[int], ClashMeeting]) -> None:
    small, large = build(60), build(600)
    assert lines_run(lambda: find_clashes(large)) <= 13 * lines_run(lambda: find_clashes(small))
    assert 0 < len(find_clashes(large)) <= 13 * len(find_clashes(small))
