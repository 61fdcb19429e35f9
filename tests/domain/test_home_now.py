"""What is on now: by the venue's minute, the next of each room within the hour, with what is wrong."""

import datetime as dt

from app.domain.clash_values import Clash, ClashKind, ClashLevel
from app.domain.home_now import now_lines
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import (
    Thing,
    Timetable,
    TimetableClash,
    TimetableItem,
    TimetableRole,
    TimetableRoom,
    TimetableSession,
)

DAY = dt.date(2020, 3, 5)
LENA = TimetableRole(1, 1, "Lena Brandt", "", "Ecologic", ItemRoleKind.SPEAKER, RoleState.CONFIRMED)
GONE = TimetableRole(2, 2, "Daan Mulder", "", "WR", ItemRoleKind.SPEAKER, RoleState.DECLINED)


def item(number, start, minutes=30, **more):
    return TimetableItem(number, 1, f"Item {number}", ItemKind.TALK, start, False, minutes, **more)


def block(number, room, *items, state=AgendaState.CONFIRMED):
    return TimetableSession(number, f"Session {number}", DAY, items[0].start, 120, room, state=state, items=items)


def table(*sessions, clashes=()):
    rooms = (TimetableRoom(1, "Forum"), TimetableRoom(2, "Gaia"))
    return Timetable(4, "w", DAY, DAY, "Europe/Amsterdam", rooms, sessions, clashes)


def titles(found):
    return [(line.title, line.running) for line in found]


def test_what_runs_and_the_next_of_each_room():
    agenda = table(
        block(1, 1, item(1, 540, roles=(LENA, GONE)), item(2, 570), item(3, 580)),
        block(2, 2, item(4, 575), item(5, 605)),
    )
    found = now_lines(agenda, DAY, 550)
    assert titles(found) == [("Item 1", True), ("Item 2", False), ("Item 4", False)]
    assert (found[0].room, found[0].people, found[0].end) == ("Forum", ("Lena Brandt",), 570)


def test_an_item_runs_from_its_first_minute_to_its_last():
    agenda = table(block(1, 1, item(1, 540)))
    assert titles(now_lines(agenda, DAY, 539)) == [("Item 1", False)]
    assert titles(now_lines(agenda, DAY, 540)) == titles(now_lines(agenda, DAY, 569)) == [("Item 1", True)]
    assert now_lines(agenda, DAY, 570) == ()


def test_what_is_far_off_or_cancelled_or_on_another_day_is_not_shown():
    agenda = table(
        block(1, 1, item(1, 540, state=AgendaState.CANCELLED)),
        block(2, 2, item(2, 540), state=AgendaState.CANCELLED),
        block(3, 1, item(3, 700)),
    )
    assert now_lines(agenda, DAY, 540) == ()
    assert now_lines(agenda, DAY + dt.timedelta(days=1), 700) == ()


def test_what_is_wrong_is_said():
    clash = Clash(
        ClashLevel.WARNING, ClashKind.PRESENTER_ABSENT, "{person} is not there.", {"person": "Lena"}, ("u",), DAY, 540
    )
    agenda = table(block(1, 1, item(1, 540)), clashes=(TimetableClash(clash, ((Thing.ITEM, 1),)),))
    assert now_lines(agenda, DAY, 540)[0].clashes == (clash,)
