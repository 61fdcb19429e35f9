"""The board of the second screen, and what shifting the rest of a day moves and leaves."""

import datetime as dt
from dataclasses import replace

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.domain.now_board import BoardState, board
from app.domain.shifting import Retimed, shift_rest
from app.domain.timetable import Timetable, TimetableItem, TimetableRole, TimetableRoom, TimetableSession

DAY = dt.date(2020, 3, 5)
HALL, SIDE = 1, 2


def role(person, kind, state=RoleState.CONFIRMED):
    return TimetableRole(person, person, f"P{person}", "", f"O{person}", kind, state)


def item(one, session, start, minutes, kind=ItemKind.TALK, **more):
    return TimetableItem(one, session, f"I{one}", kind, start, more.pop("fixed", False), minutes, **more)


def session(one, start, minutes, room, *items, **more):
    return TimetableSession(one, f"S{one}", more.pop("day", DAY), start, minutes, room, items=items, **more)


ASKED = (
    role(3, ItemRoleKind.MODERATOR),
    role(2, ItemRoleKind.SPEAKER),
    role(1, ItemRoleKind.PRESENTER),
    role(4, ItemRoleKind.SPEAKER, RoleState.DECLINED),
    role(5, ItemRoleKind.CHAIR),
)
MORNING = (
    session(
        1, 540, 75, HALL,
        item(1, 1, 540, 25, roles=ASKED), item(2, 1, 565, 25), item(3, 1, 600, 15, fixed=True),
    ),
    session(2, 540, 60, SIDE, item(4, 2, 540, 60)),
    session(3, 615, 30, HALL, item(5, 3, 615, 30)),
    session(4, 660, 60, None, item(6, 4, 660, 60, ItemKind.BREAK)),
    session(5, 720, 90, HALL, item(7, 5, 720, 40), item(8, 5, 765, 30, fixed=True)),
    session(6, 720, 60, SIDE, item(9, 6, 720, 60)),
)  # fmt: skip
TABLE = Timetable(
    1, "m", DAY, DAY + dt.timedelta(days=1), "Europe/Amsterdam",
    (TimetableRoom(HALL, "Hall"), TimetableRoom(SIDE, "Side")),
    (*MORNING, session(7, 555, 30, HALL, item(10, 7, 555, 30), day=DAY + dt.timedelta(days=1))),
)  # fmt: skip


def on(minute, room=None, held=None, table=TABLE, day=DAY):
    return board(table, day, minute, room, held)


def names(rooms):
    return [(one.name, one.current and one.current.id, [each.id for each in one.following][:2]) for one in rooms]


def test_what_is_on_in_each_room_and_what_follows():
    assert names(on(545).rooms) == [("Hall", 1, [2, 3]), ("Side", 4, [6, 9])]
    (hall,) = on(545, HALL).rooms
    assert [each.id for each in hall.following] == [2, 3, 5, 6, 7, 8]  # with the break for all rooms
    assert hall.current.people == (("P1", "O1"), ("P2", "O2"), ("P3", "O3"))
    assert names(on(670).rooms) == [("", 6, [7, 9])]  # everybody is at lunch
    assert names(on(650).rooms) == [("", None, [6, 7])]  # nothing is on: what comes next anywhere
    assert names(on(605).rooms) == [("Hall", 3, [5, 6])]  # a room with nothing on is not shown


def test_what_is_held_goes_on_until_somebody_says_otherwise():
    (hall,) = on(575, HALL, {HALL: 1}).rooms
    assert (hall.current.id, hall.over(575), hall.following[0].id) == (1, 10, 2)
    assert on(575, HALL).rooms[0].current.id == 2
    assert on(700, HALL, {HALL: 1}).rooms[0].current.id == 6  # long forgotten


def test_before_between_and_after_the_days():
    before = on(600, day=DAY - dt.timedelta(days=3))
    assert (before.state, before.opens) == (BoardState.BEFORE, (DAY, 540))
    assert on(500).state is BoardState.ON
    evening = on(1300)
    assert (evening.state, evening.opens) == (BoardState.BETWEEN, (DAY + dt.timedelta(days=1), 555))
    assert on(1300, day=DAY + dt.timedelta(days=1)).state is BoardState.OVER
    assert on(600, table=replace(TABLE, sessions=())).state is BoardState.EMPTY


def test_what_passes_midnight_is_on_the_next_day_too_and_what_is_cancelled_is_not():
    late = session(8, 1380, 120, HALL, item(11, 8, 1380, 120))
    table = replace(TABLE, sessions=(late,))
    (room,) = on(30, table=table, day=DAY + dt.timedelta(days=1)).rooms
    assert (room.current.id, room.current.end) == (11, 60)
    gone = replace(TABLE, sessions=(replace(late, state=AgendaState.CANCELLED),))
    assert on(1400, table=gone).rooms[0].current is None


def test_the_rest_of_a_room_is_shifted_up_to_what_is_for_all_rooms():
    shift = shift_rest(TABLE, DAY, 550, 20, HALL, running=[1])
    assert shift.items == (Retimed(1, None, 45), Retimed(3, 620, 15))  # the second item follows by itself
    assert shift.sessions == (Retimed(1, 540, 95), Retimed(3, 635, 30))
    assert (shift.kept, shift.into) == ("S4", 5)
    assert shift_rest(TABLE, DAY, 550, 10, HALL, running=[1]).into == 0


def test_what_is_over_early_ends_early():
    shift = shift_rest(TABLE, DAY, 560, -5, HALL, running=[1])
    assert shift.items == (Retimed(1, None, 20), Retimed(3, 595, 15))
    assert shift.sessions == (Retimed(1, 540, 70), Retimed(3, 610, 30))


def test_in_all_rooms_breaks_move_too():
    shift = shift_rest(TABLE, DAY, 550, 10, None, running=[1, 4])
    moved = {one.id: (one.start, one.minutes) for one in shift.sessions}
    assert moved == {1: (540, 85), 2: (540, 70), 3: (625, 30), 4: (670, 60), 5: (730, 90), 6: (730, 60)}
    assert Retimed(8, 775, 30) in shift.items and shift.kept == ""


def test_a_locked_item_stays_and_what_comes_after_it():
    locked = replace(MORNING[0].items[1], locked=True)
    first = replace(MORNING[0], items=(MORNING[0].items[0], locked, MORNING[0].items[2]))
    table = replace(TABLE, sessions=(first, *TABLE.sessions[1:]))
    shift = shift_rest(table, DAY, 550, 10, HALL, running=[1])
    assert shift.items == (Retimed(1, None, 35), Retimed(2, 565, 25))  # it would follow: now it stands
    assert shift.sessions == () and (shift.kept, shift.into) == ("I2", 10)


def test_between_two_items_only_what_has_not_begun_moves():
    shift = shift_rest(TABLE, DAY, 592, 5, HALL)
    assert shift.items == (Retimed(3, 605, 15),) and shift.sessions == (Retimed(1, 540, 80), Retimed(3, 620, 30))
    assert shift_rest(TABLE, DAY, 900, 5, HALL).is_empty
