"""Each error in an agenda, what is none, and how clashes are listed (DOMAIN R14)."""

import datetime as dt
from dataclasses import replace

import pytest
from clash_examples import (
    FIRST,
    LAST,
    SECOND,
    at,
    chair,
    item,
    kinds,
    meeting,
    only,
    role,
    session,
    slides,
    told,
)

from app.domain.clash_values import ClashKind, ClashLevel, ClashMeeting, ClashPerson
from app.domain.clashes import find_clashes
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, Reply, RoleState

CANCELLED = AgendaState.CANCELLED


def test_an_ordinary_morning_has_no_clashes() -> None:
    assert not find_clashes(
        meeting(
            session("opening", None, "09:00", "10:30", item("welcome", "09:00", 90, role("ana"), kind=ItemKind.TALK)),
            session("coffee", None, "10:30", "11:00", item("coffee", "10:30", 30, kind=ItemKind.BREAK)),
            session("x", "a", "11:00", "12:30", item("x1", "11:00", 90, role("ana")), roles=(chair("bob"),)),
            session("y", "b", "11:00", "12:30", item("y1", "11:00", 90, role("cleo"))),
        )
    )


def test_a_person_in_two_rooms_at_once() -> None:
    clash = only(
        meeting(
            session("x", "a", "09:00", "10:00", item("x1", "09:00", 30, role("ana"))),
            session("y", "b", "09:00", "10:00", roles=(chair("ana"),)),
        )
    )
    assert (clash.level, clash.kind) == (ClashLevel.ERROR, ClashKind.PERSON_TWICE)
    assert clash.uids == ("ana", "x1", "y")
    assert (clash.day, clash.minute) == (FIRST, at("09:00"))
    assert told(clash) == (
        "Ana is needed in two places on 2020-03-04: Item x1 (09:00–09:30) and Session y (09:00–10:00)."
    )


@pytest.mark.parametrize("kind", ItemRoleKind)
def test_every_role_needs_its_person(kind: ItemRoleKind) -> None:
    found = meeting(
        session("x", "a", "09:00", "10:00", item("x1", "09:00", 30, role("ana", kind))),
        session("y", "b", "09:00", "10:00", item("y1", "09:20", 30, role("ana", kind))),
    )
    assert kinds(find_clashes(found)) == [ClashKind.PERSON_TWICE]


def test_several_roles_in_one_place_are_none() -> None:
    assert not find_clashes(
        meeting(
            session(
                "x", "a", "09:00", "10:00", item("x1", "09:00", 60, role("ana"), chair("ana")), roles=(chair("ana"),)
            ),
        )
    )


def test_two_roles_in_one_item_are_one_clash() -> None:
    found = meeting(
        session("x", "a", "09:00", "10:00", item("x1", "09:00", 60, role("ana"), chair("ana"))),
        session("y", "b", "09:00", "10:00", item("y1", "09:00", 60, role("ana"), chair("ana"))),
    )
    assert kinds(find_clashes(found)) == [ClashKind.PERSON_TWICE]


def test_people_of_a_session_for_all_rooms_are_not_free_for_others() -> None:
    found = meeting(
        session("plenary", None, "09:00", "10:00", item("p1", "09:30", 30, role("ana"))),
        session("x", "a", "09:00", "10:00", item("x1", "09:30", 30, role("ana")), item("x2", "09:00", 30, role("ana"))),
    )
    assert only(found).uids == ("ana", "p1", "x1")


def test_nobody_is_in_two_sessions_for_all_rooms_at_once() -> None:
    found = meeting(
        session("plenary", None, "09:00", "10:00", roles=(chair("ana"),)),
        session("posters", None, "09:30", "11:00", roles=(chair("ana"),)),
    )
    assert (only(found).kind, only(found).uids) == (ClashKind.PERSON_TWICE, ("ana", "plenary", "posters"))


def test_a_person_is_free_from_the_minute_an_item_ends() -> None:
    found = meeting(
        session("plenary", None, "09:00", "10:00", item("p1", "09:00", 60, role("ana"))),
        session("x", "a", "10:00", "11:00", item("x1", "10:00", 60, role("ana"))),
    )
    assert not find_clashes(found)


def test_a_role_that_was_declined_needs_nobody() -> None:
    declined = role("ana", ItemRoleKind.CHAIR, RoleState.DECLINED)
    found = meeting(
        session("x", "a", "09:00", "10:00", roles=(declined,)),
        session("y", "b", "09:00", "10:00", roles=(chair("ana"),)),
    )
    assert not find_clashes(found)


def test_a_night_session_reaches_into_the_next_day() -> None:
    found = meeting(
        session("dinner", "a", "21:00", "25:30", roles=(chair("ana"),)),
        session("early", "b", "01:00", "02:00", day=SECOND, roles=(chair("ana"),)),
    )
    assert only(found).kind is ClashKind.PERSON_TWICE
    assert "21:00–01:30 (+1)" in told(only(found))


def test_parallel_sessions_in_one_room_use_it_twice() -> None:
    clash = only(meeting(session("x", "a", "09:00", "10:00"), session("y", "a", "09:59", "11:00")))
    assert (clash.level, clash.kind, clash.uids) == (ClashLevel.ERROR, ClashKind.ROOM_TWICE, ("x", "y"))
    assert told(clash) == ("Room A is used twice on 2020-03-04: Session x (09:00–10:00) and Session y (09:59–11:00).")


def test_two_items_of_a_session_in_its_room_at_once() -> None:
    found = meeting(session("x", "a", "09:00", "10:00", item("x1", "09:00", 30), item("x2", "09:20", 20)))
    assert (only(found).kind, only(found).uids) == (ClashKind.ROOM_TWICE, ("x1", "x2"))


def test_one_after_the_other_and_other_rooms_and_all_rooms_share_no_room() -> None:
    assert not find_clashes(
        meeting(
            session("x", "a", "09:00", "10:00"),
            session("y", "a", "10:00", "11:00"),
            session("z", "b", "09:00", "11:00"),
            session("tomorrow", "a", "09:00", "10:00", day=SECOND),
            session("plenary", None, "09:00", "11:00"),
            session("posters", None, "10:00", "11:00"),
        )
    )


def test_an_item_outside_its_session() -> None:
    found = meeting(
        session("x", "a", "09:00", "10:00", item("before", "08:50", 20), item("after", "09:50", 20)),
    )
    before, after = find_clashes(found)
    assert kinds((before, after)) == [ClashKind.ITEM_OUTSIDE_SESSION] * 2
    assert before.uids == ("before", "x") and after.uids == ("after", "x")
    assert before.level is ClashLevel.ERROR
    assert told(after) == ("Item after (09:50–10:10) lies outside its session Session x (09:00–10:00) on 2020-03-04.")


@pytest.mark.parametrize("day", [FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)])
def test_a_session_outside_the_days_of_its_meeting(day: dt.date) -> None:
    clash = only(meeting(session("x", "a", "09:00", "10:00", day=day)))
    assert (clash.level, clash.kind, clash.uids) == (ClashLevel.ERROR, ClashKind.SESSION_OUTSIDE_MEETING, ("x",))
    assert str(day) in told(clash)


def clashing(session_state: AgendaState, item_state: AgendaState) -> ClashMeeting:
    """A meeting with most kinds of clashes, all of them in one session or its items."""
    ana = ClashPerson("ana", "Ana", reply=Reply.DECLINED)
    bad = item("bad", "08:00", 200, role("ana"), kind=ItemKind.TALK, state=item_state, presentations=(slides("s"),))
    empty = item("empty", "08:10", 10, kind=ItemKind.TALK, state=item_state)
    return meeting(
        session("x", "a", "09:00", "10:00", bad, empty, roles=(chair("bob"),), state=session_state),
        session("y", "a", "09:30", "11:00"),
        session("z", "b", "09:30", "10:05", item("z1", "09:30", 30, role("ana")), roles=(chair("bob"),)),
        people=[ana],
        as_of=FIRST,
    )


def test_what_is_cancelled_clashes_with_nothing() -> None:
    found = clashing(AgendaState.CONFIRMED, AgendaState.CONFIRMED)
    assert {ClashKind.PERSON_TWICE, ClashKind.ROOM_TWICE, ClashKind.ITEM_OUTSIDE_SESSION} <= set(
        kinds(find_clashes(found))
    )
    assert not find_clashes(replace(found, cancelled=True))
    left = find_clashes(clashing(CANCELLED, AgendaState.CONFIRMED))
    assert kinds(left) == [ClashKind.PRESENTER_DECLINED] and left[0].uids[0] == "z1"
    about_items = {uid for clash in find_clashes(clashing(AgendaState.CONFIRMED, CANCELLED)) for uid in clash.uids}
    assert not about_items & {"bad", "empty", "s"}


def test_tentative_things_do_clash() -> None:
    found = meeting(
        session("x", "a", "09:00", "10:00", state=AgendaState.TENTATIVE), session("y", "a", "09:00", "10:00")
    )
    assert kinds(find_clashes(found)) == [ClashKind.ROOM_TWICE]


def test_errors_come_first_then_day_and_time() -> None:
    found = find_clashes(clashing(AgendaState.CONFIRMED, AgendaState.CONFIRMED))
    levels = [clash.level for clash in found]
    assert levels == sorted(levels)
    for level in ClashLevel:
        places = [(clash.day, clash.minute) for clash in found if clash.level is level]
        assert places and places == sorted(places)


def test_the_order_of_the_sessions_changes_nothing() -> None:
    found = clashing(AgendaState.CONFIRMED, AgendaState.CONFIRMED)
    assert find_clashes(replace(found, sessions=found.sessions[::-1])) == find_clashes(found)


def test_no_sessions_no_clashes() -> None:
    assert find_clashes(meeting()) == ()
