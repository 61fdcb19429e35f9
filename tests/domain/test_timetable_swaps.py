"""Two things change places: twice is as before, and together they take the time that they took."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.timetable import TimetableSession
from app.domain.timetable_retime import Line, starts
from app.domain.timetable_swaps import Spot, spot_of, swapped_lines, swapped_spots

DAY, NEXT = dt.date(2020, 3, 5), dt.date(2020, 3, 6)


def session(number, start, minutes, room=1, day=DAY):
    return TimetableSession(number, "x", day, start, minutes, room)


def swapped(some, one, other):
    spots = dict(zip((one, other), swapped_spots(some[one], some[other], some.values()), strict=True))
    return some | {
        number: replace(some[number], day=spot.day, start=spot.start, room_id=spot.room_id)
        for number, spot in spots.items()
    }


@st.composite
def days(draw):
    """Sessions of two days in two rooms, or all, none over another in one place."""
    made, clock = {}, {}
    for number in range(1, draw(st.integers(2, 8)) + 1):
        day, room = draw(st.sampled_from([DAY, NEXT])), draw(st.sampled_from([1, 2]))
        start = clock.get((day, room), 540) + draw(st.sampled_from([0, 15]))
        minutes = draw(st.sampled_from([30, 45, 90]))
        made[number] = session(number, start, minutes, room, day)
        clock[day, room] = start + minutes
    return made


@given(days(), st.data())
def test_swapped_twice_is_as_before(some, data):
    one, other = data.draw(st.permutations(sorted(some)))[:2]
    once = swapped(some, one, other)
    assert swapped(once, one, other) == some
    assert (once[one].day, once[one].room_id) == (some[other].day, some[other].room_id)
    assert all(once[number] == some[number] for number in some if number not in (one, other))


def test_two_that_follow_each_other_take_together_the_time_they_took():
    short, long = session(1, 540, 30), session(2, 580, 60)
    assert swapped_spots(short, long, [short, long]) == (Spot(DAY, 610, 1), Spot(DAY, 540, 1))


def test_across_a_break_rooms_and_days_starts_are_exchanged():
    short, long, lunch = session(1, 540, 30), session(2, 780, 60), session(3, 720, 60, None)
    assert swapped_spots(short, long, [short, lunch, long]) == (spot_of(long), spot_of(short))
    there = session(4, 600, 60, 2, NEXT)
    assert swapped_spots(short, there, [short, there]) == (Spot(NEXT, 600, 2), Spot(DAY, 540, 1))


@st.composite
def lines(draw):
    made, clock = [], 540
    for number in range(draw(st.integers(2, 6))):
        gap, minutes = draw(st.sampled_from([0, 0, 10])), draw(st.sampled_from([5, 30, 45]))
        clock += gap
        made.append(Line(number, clock if gap else None, minutes))
        clock += minutes
    return made


@given(lines(), st.data())
def test_items_of_a_session_change_places_and_all_of_it_ends_as_before(some, data):
    one, other = data.draw(st.permutations(range(len(some))))[:2]
    once = swapped_lines(540, some, one, other)
    assert list(swapped_lines(540, once, one, other)) == some
    assert [line.id for line in once].index(one) == other
    before, after = starts(540, some), starts(540, once)
    assert max(after[line.id] + line.minutes for line in once) == max(before[line.id] + line.minutes for line in some)
    edges = sorted((after[line.id], after[line.id] + line.minutes) for line in once)
    assert all(end <= begin for (_start, end), (begin, _end) in pairwise(edges))
