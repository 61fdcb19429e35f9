"""Where the blocks of the timetable stand, whatever the agenda: nothing hides anything, and times come back."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import ItemKind
from app.domain.timetable import Timetable, TimetableItem, TimetableRoom, TimetableSession
from app.domain.timetable_layout import DayColumns, Scale, day_columns, extent, hours, item_lanes, slots
from app.domain.timetable_moves import STEP, Landing, end_of, landing, neighbour, snap, stretched

DAY = dt.date(2020, 3, 5)
ROOMS = tuple(TimetableRoom(number, f"Room {number}") for number in (1, 2, 3))


def items_of(session_id, start, lines):
    """Items of a session that begins at ``start``: each (minutes, start of its own or None)."""
    made, clock = [], start
    for number, (minutes, own) in enumerate(lines):
        clock = own if own is not None else clock
        made.append(
            TimetableItem(session_id * 100 + number, session_id, "x", ItemKind.TALK, clock, own is not None, minutes)
        )
        clock += minutes
    return tuple(made)


starts = st.integers(0, 1500)
lines = st.lists(st.tuples(st.integers(0, 60), st.none() | starts), max_size=6)


@st.composite
def sessions(draw, most=8):
    """Sessions of one day, in rooms or for all."""
    made = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        start = draw(starts)
        made.append(
            TimetableSession(
                id=number,
                title="x",
                day=DAY,
                start=start,
                minutes=draw(st.integers(1, 240)),
                room_id=draw(st.sampled_from([None, 1, 2, 3])),
                items=items_of(number, start, draw(lines)),
            )
        )
    return made


def table(*some, rooms=ROOMS, last=DAY):
    return Timetable(1, "x", DAY, last, "Europe/Paris", rooms, tuple(some))


def edges(slot):
    """The left and right edge of a slot, in columns."""
    width = slot.span / slot.lanes
    return slot.first + slot.lane * width, slot.first + (slot.lane + 1) * width


@given(sessions(), st.sampled_from([(), ROOMS[:1], ROOMS]))
def test_no_two_blocks_cover_each_other(some, rooms):
    columns = DayColumns(DAY, rooms)
    placed = slots(columns, some)
    assert set(placed) == {session.id for session in some}
    for one in some:
        left, right = edges(placed[one.id])
        assert 0 <= left < right <= columns.count
        for other in some:
            if one.id < other.id and overlap(extent(one), extent(other)):
                other_left, other_right = edges(placed[other.id])
                assert right <= other_left + 1e-9 or other_right <= left + 1e-9


def overlap(one, other):
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


@given(sessions())
def test_a_session_in_a_room_stands_in_its_column(some):
    placed = slots(DayColumns(DAY, ROOMS), some)
    for session in some:
        if session.room_id is not None:
            assert (placed[session.id].first, placed[session.id].span) == (session.room_id - 1, 1)


def test_a_session_for_all_rooms_spans_those_that_are_free():
    lunch = TimetableSession(1, "Lunch", DAY, 720, 60)
    beside = TimetableSession(2, "Clinic", DAY, 730, 30, room_id=1)
    columns = DayColumns(DAY, ROOMS)
    assert slots(columns, [lunch])[1].span == 3
    assert (slots(columns, [lunch, beside])[1].first, slots(columns, [lunch, beside])[1].span) == (1, 2)
    full = [replace(beside, id=room.id + 10, room_id=room.id) for room in ROOMS]
    assert slots(columns, [lunch, *full])[1].lanes == 2


@given(starts, lines)
def test_items_of_a_session_that_overlap_stand_side_by_side(start, some):
    session = TimetableSession(1, "x", DAY, start, 60, items=items_of(1, start, some))
    placed = item_lanes(session)
    for one in session.items:
        for other in session.items:
            if one.id < other.id and overlap((one.start, one.end), (other.start, other.end)):
                assert placed[one.id][0] != placed[other.id][0]
                assert placed[one.id][1] == placed[other.id][1] > 1


@given(st.integers(0, 600), st.integers(700, 2000), st.floats(20, 400), st.floats(0, 200), st.floats(0, 3000))
def test_height_and_time_turn_into_each_other(first, last, hour, top, y):
    scale = Scale(first, last, hour, top)
    assert scale.y(scale.minutes(y)) == pytest.approx(y, abs=1e-6)
    assert scale.snapped(y) % STEP == 0
    assert first <= scale.snapped(y) <= last
    assert abs(scale.snapped(scale.y(first + 60)) - (first + 60)) <= STEP / 2


@given(st.floats(-1000, 3000))
def test_snapped_times_are_multiples_of_five(minutes):
    assert snap(minutes) % STEP == 0
    assert snap(minutes) >= 0


@given(sessions())
def test_every_block_lies_in_the_hours_shown(some):
    first, last = hours(table(*some))
    assert first <= 525
    assert last >= 1095
    assert first % 15 == last % 15 == 0
    assert all(first <= extent(session)[0] and extent(session)[1] <= last for session in some)


def test_rooms_not_in_use_leave_when_there_is_no_room_for_them():
    next_day = DAY + dt.timedelta(days=1)
    agenda = table(TimetableSession(1, "x", DAY, 540, 60, room_id=2), last=next_day)
    assert [day.count for day in day_columns(agenda, agenda.days, 6)] == [3, 3]
    assert [day.rooms for day in day_columns(agenda, agenda.days, 5)] == [ROOMS[1:2], ROOMS[:1]]
    assert [day.rooms for day in day_columns(agenda, agenda.days[:1], 1)] == [ROOMS]
    assert [day.count for day in day_columns(table(rooms=()), (DAY,), 5)] == [1]


def test_days_outside_the_meeting_are_shown():
    agenda = table(TimetableSession(1, "x", DAY - dt.timedelta(days=2), 540, 60))
    assert agenda.days == (DAY - dt.timedelta(days=2), DAY)


@given(starts, lines.filter(bool), st.data())
def test_an_item_lands_on_no_other_and_keeps_its_place_in_time(start, some, data):
    session = TimetableSession(1, "x", DAY, start, 60, items=items_of(1, start, some))
    item = data.draw(st.sampled_from(session.items))
    at = data.draw(starts)
    landed = landing(session, item, at)
    others = [other for other in session.items if other.id != item.id]
    before = end_of(session, others[: landed.place])
    assert landed.shown >= before
    assert landed.start in (None, landed.shown)
    assert (landed.start is None) == (landed.shown == before)


def test_an_item_let_go_beyond_the_middle_of_the_next_changes_places_with_it():
    session = TimetableSession(1, "x", DAY, 660, 90, items=items_of(1, 660, [(25, None), (25, None), (40, None)]))
    first, second, third = session.items
    assert landing(session, first, 670) == Landing(0, 670, 670)
    assert (landing(session, first, 680).place, landing(session, first, 680).shown) == (1, 685)
    assert landing(session, third, 690).place == 1
    assert landing(session, second, 655).place == 0
    assert landing(session, second, 685).start is None


def test_the_keys_move_an_item_up_and_down_its_session():
    session = TimetableSession(1, "x", DAY, 660, 90, items=items_of(1, 660, [(25, None), (25, None), (40, None)]))
    assert (neighbour(session, session.items[2], -1).place, neighbour(session, session.items[2], -1).shown) == (1, 685)
    assert neighbour(session, session.items[0], -1).place == 0
    assert neighbour(session, session.items[0], 9).place == 2


def test_an_edge_of_an_item_is_pulled():
    session = TimetableSession(1, "x", DAY, 660, 90, items=items_of(1, 660, [(25, None), (25, None), (40, None)]))
    second = session.items[1]
    landed, minutes = stretched(session, second, second.start, 720)
    assert (landed.start, minutes) == (None, 35)
    landed, minutes = stretched(session, second, 695, second.end)
    assert (landed.start, minutes) == (695, 15)
    landed, minutes = stretched(session, second, 670, second.end)  # not over the one before
    assert (landed.start, minutes) == (None, 25)
