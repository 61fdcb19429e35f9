"""Every kind of clash, and what is none (DOMAIN R14)."""

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
    role,
    session,
    slides,
    told,
)

from app.domain.clash_values import Clash, ClashKind, ClashLevel, ClashMeeting, ClashPerson, ClashSettings
from app.domain.clashes import find_clashes
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresenceState, Reply, RoleState, SlidesState

CANCELLED = AgendaState.CANCELLED


def only(found: ClashMeeting) -> Clash:
    (clash,) = find_clashes(found)
    return clash


def test_an_ordinary_morning_has_no_clashes():
    assert not find_clashes(
        meeting(
            session("opening", None, "09:00", "10:30", item("welcome", "09:00", 90, role("ana"), kind=ItemKind.TALK)),
            session("coffee", None, "10:30", "11:00", item("coffee", "10:30", 30, kind=ItemKind.BREAK)),
            session("x", "a", "11:00", "12:30", item("x1", "11:00", 90, role("ana")), roles=(chair("bob"),)),
            session("y", "b", "11:00", "12:30", item("y1", "11:00", 90, role("cleo"))),
        )
    )


# --- errors


def test_a_person_in_two_rooms_at_once():
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
def test_every_role_needs_its_person(kind: ItemRoleKind):
    found = meeting(
        session("x", "a", "09:00", "10:00", item("x1", "09:00", 30, role("ana", kind))),
        session("y", "b", "09:00", "10:00", item("y1", "09:20", 30, role("ana", kind))),
    )
    assert kinds(find_clashes(found)) == [ClashKind.PERSON_TWICE]


def test_several_roles_in_one_place_are_none():
    assert not find_clashes(
        meeting(
            session(
                "x", "a", "09:00", "10:00", item("x1", "09:00", 60, role("ana"), chair("ana")), roles=(chair("ana"),)
            ),
        )
    )


def test_two_roles_in_one_item_are_one_clash():
    found = meeting(
        session("x", "a", "09:00", "10:00", item("x1", "09:00", 60, role("ana"), chair("ana"))),
        session("y", "b", "09:00", "10:00", item("y1", "09:00", 60, role("ana"), chair("ana"))),
    )
    assert kinds(find_clashes(found)) == [ClashKind.PERSON_TWICE]


def test_people_of_a_session_for_all_rooms_are_not_free_for_others():
    found = meeting(
        session("plenary", None, "09:00", "10:00", item("p1", "09:30", 30, role("ana"))),
        session("x", "a", "09:00", "10:00", item("x1", "09:30", 30, role("ana")), item("x2", "09:00", 30, role("ana"))),
    )
    assert only(found).uids == ("ana", "p1", "x1")


def test_a_person_is_free_from_the_minute_an_item_ends():
    found = meeting(
        session("plenary", None, "09:00", "10:00", item("p1", "09:00", 60, role("ana"))),
        session("x", "a", "10:00", "11:00", item("x1", "10:00", 60, role("ana"))),
    )
    assert not find_clashes(found)


def test_a_role_that_was_declined_needs_nobody():
    declined = role("ana", ItemRoleKind.CHAIR, RoleState.DECLINED)
    found = meeting(
        session("x", "a", "09:00", "10:00", roles=(declined,)),
        session("y", "b", "09:00", "10:00", roles=(chair("ana"),)),
    )
    assert not find_clashes(found)


def test_a_night_session_reaches_into_the_next_day():
    found = meeting(
        session("dinner", "a", "21:00", "25:30", roles=(chair("ana"),)),
        session("early", "b", "01:00", "02:00", day=SECOND, roles=(chair("ana"),)),
    )
    assert only(found).kind is ClashKind.PERSON_TWICE
    assert "21:00–01:30 (+1)" in told(only(found))


def test_parallel_sessions_in_one_room_use_it_twice():
    clash = only(meeting(session("x", "a", "09:00", "10:00"), session("y", "a", "09:59", "11:00")))
    assert (clash.level, clash.kind, clash.uids) == (ClashLevel.ERROR, ClashKind.ROOM_TWICE, ("x", "y"))
    assert told(clash) == ("Room A is used twice on 2020-03-04: Session x (09:00–10:00) and Session y (09:59–11:00).")


def test_two_items_of_a_session_in_its_room_at_once():
    found = meeting(session("x", "a", "09:00", "10:00", item("x1", "09:00", 30), item("x2", "09:20", 20)))
    assert (only(found).kind, only(found).uids) == (ClashKind.ROOM_TWICE, ("x1", "x2"))


def test_one_after_the_other_and_other_rooms_and_all_rooms_share_no_room():
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


def test_an_item_outside_its_session():
    found = meeting(
        session("x", "a", "09:00", "10:00", item("before", "08:50", 20), item("after", "09:50", 20)),
    )
    before, after = find_clashes(found)
    assert kinds((before, after)) == [ClashKind.ITEM_OUTSIDE_SESSION] * 2
    assert before.uids == ("before", "x") and after.uids == ("after", "x")
    assert before.level is ClashLevel.ERROR
    assert told(after) == ("Item after (09:50–10:10) lies outside its session Session x (09:00–10:00) on 2020-03-04.")


@pytest.mark.parametrize("day", [FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)])
def test_a_session_outside_the_days_of_its_meeting(day: dt.date):
    clash = only(meeting(session("x", "a", "09:00", "10:00", day=day)))
    assert (clash.level, clash.kind, clash.uids) == (ClashLevel.ERROR, ClashKind.SESSION_OUTSIDE_MEETING, ("x",))
    assert str(day) in told(clash)


# --- warnings


@pytest.mark.parametrize(("starts", "warned"), [("10:00", True), ("10:04", True), ("10:05", False)])
def test_people_need_time_to_change_rooms(starts: str, warned: bool):
    found = meeting(
        session("x", "a", "09:00", "10:00", item("x1", "09:00", 60, role("ana"))),
        session("y", "b", starts, "11:00", item("y1", starts, 30, role("ana"))),
    )
    assert kinds(find_clashes(found)) == [ClashKind.NO_CHANGEOVER] * warned
    if warned:
        assert only(found).level is ClashLevel.WARNING
        assert only(found).uids == ("ana", "x1", "y1")
        assert f"Ana has {at(starts) - 600} min to change rooms" in told(only(found))
    assert not find_clashes(found, ClashSettings(changeover=0))


def test_who_stays_in_the_room_or_comes_from_all_rooms_changes_none():
    assert not find_clashes(
        meeting(
            session("plenary", None, "09:00", "10:00", item("p", "09:00", 60, role("ana"))),
            session("x", "a", "10:00", "10:30", item("x1", "10:00", 30, role("ana"))),
            session("y", "a", "10:30", "11:00", item("y1", "10:30", 30, role("ana"))),
        )
    )


TALK = item("t", "09:00", 60, role("ana"), kind=ItemKind.TALK)


@pytest.mark.parametrize(
    ("presence", "reply", "kind"),
    [
        (PresenceState.ABSENT, Reply.ACCEPTED, ClashKind.PRESENTER_ABSENT),
        (PresenceState.EXCUSED, Reply.DECLINED, ClashKind.PRESENTER_ABSENT),
        (None, Reply.DECLINED, ClashKind.PRESENTER_DECLINED),
        (PresenceState.PRESENT, Reply.DECLINED, None),
        (PresenceState.REMOTE, Reply.ACCEPTED, None),
        (None, Reply.NONE, None),
        (None, Reply.TENTATIVE, None),
    ],
)
def test_a_presenter_who_is_not_there_that_day(presence: PresenceState | None, reply: Reply, kind: ClashKind | None):
    known = {FIRST: presence} if presence else {}
    ana = ClashPerson("ana", "Ana", reply=reply, presence={SECOND: PresenceState.PRESENT} | known)
    found = find_clashes(meeting(session("x", "a", "09:00", "10:00", TALK), people=[ana]))
    assert kinds(found) == ([kind] if kind else [])
    assert all(clash.uids == ("t", "ana") and clash.level is ClashLevel.WARNING for clash in found)


def test_only_who_stands_in_front_has_to_be_there():
    talk = item("t", "09:00", 60, role("ana"), role("bob", ItemRoleKind.PRESENTER), chair("cleo"), kind=ItemKind.TALK)
    absent = [ClashPerson(uid, uid.title(), reply=Reply.DECLINED) for uid in ("ana", "bob", "cleo")]
    assert only(meeting(session("x", "a", "09:00", "10:00", talk), people=absent)).uids == ("t", "bob")


@pytest.mark.parametrize(
    ("kind", "roles", "warned"),
    [
        (ItemKind.TALK, (), True),
        (ItemKind.TALK, (chair("ana"),), True),
        (ItemKind.TALK, (role("ana", state=RoleState.DECLINED),), True),
        (ItemKind.TALK, (role("ana", state=RoleState.ASKED),), False),
        (ItemKind.TALK, (role("ana", ItemRoleKind.GUEST_OF_HONOUR),), False),
        (ItemKind.BREAK, (), False),
        (ItemKind.SOCIAL, (), False),
        (ItemKind.DISCUSSION, (), False),
    ],
)
def test_a_talk_needs_a_speaker_and_a_break_does_not(kind: ItemKind, roles, warned: bool):
    found = find_clashes(meeting(session("x", "a", "09:00", "10:00", item("t", "09:00", 60, *roles, kind=kind))))
    assert kinds(found) == [ClashKind.TALK_WITHOUT_SPEAKER] * warned


@pytest.mark.parametrize(
    ("as_of", "warned"),
    [("2020-02-25", False), ("2020-02-26", True), ("2020-03-04", True), ("2020-03-05", False), ("2019-01-01", False)],
)
def test_slides_that_are_missing_when_the_talk_is_near(as_of: str, warned: bool):
    talk = replace(TALK, presentations=(slides("s"), slides("r", SlidesState.RECEIVED)))
    found = find_clashes(meeting(session("x", "a", "09:00", "10:00", talk), as_of=dt.date.fromisoformat(as_of)))
    assert kinds(found) == [ClashKind.SLIDES_MISSING] * warned
    assert all(clash.uids == ("t", "s") for clash in found)


def test_a_session_that_is_over_full():
    items = [item(f"i{number}", "09:00", 30, fixed=False) for number in range(3)]
    following = [replace(one, start=at("09:00") + 30 * number) for number, one in enumerate(items)]
    clash = only(meeting(session("x", "a", "09:00", "10:00", *following)))
    assert (clash.level, clash.kind, clash.uids) == (ClashLevel.WARNING, ClashKind.SESSION_OVER_FULL, ("x",))
    assert told(clash) == "Session x on 2020-03-04 lasts 60 min, but its items take 90 min."


def test_an_item_pushed_out_of_a_session_that_is_not_over_full_is_an_error():
    found = meeting(
        session("x", "a", "09:00", "10:00", item("late", "09:40", 15), item("next", "09:55", 10, fixed=False))
    )
    assert (only(found).kind, only(found).uids) == (ClashKind.ITEM_OUTSIDE_SESSION, ("next", "x"))


def stretch(*parts: tuple[str | None, str, int, ItemKind]) -> ClashMeeting:
    """A session with one item for each part: room, start, minutes, kind."""
    sessions = []
    for number, (room, start, minutes, kind) in enumerate(parts):
        end = at(start) + minutes
        sessions.append(
            session(f"s{number}", room, start, f"{end // 60}:{end % 60}", item(f"i{number}", start, minutes, kind=kind))
        )
    return meeting(*sessions)


WORK, PAUSE = ItemKind.DISCUSSION, ItemKind.BREAK


@pytest.mark.parametrize(
    ("parts", "first_last_minutes"),
    [
        ([("a", "09:00", 150, WORK)], []),
        ([("a", "09:00", 151, WORK)], [("i0", "i0", 151)]),
        ([("a", "09:00", 90, WORK), ("a", "10:30", 90, WORK)], [("i0", "i1", 180)]),
        ([("a", "09:00", 90, WORK), ("a", "10:35", 90, WORK)], [("i0", "i1", 185)]),  # 5 minutes are no break
        ([("a", "09:00", 90, WORK), ("a", "10:36", 90, WORK)], []),
        ([("a", "09:00", 90, WORK), ("a", "10:30", 30, PAUSE), ("a", "11:00", 90, WORK)], []),
        ([("a", "09:00", 90, WORK), (None, "10:30", 30, ItemKind.SOCIAL), ("a", "11:00", 90, WORK)], []),
        ([("a", "09:00", 90, WORK), ("b", "10:30", 90, WORK)], []),  # nobody has to attend both
        ([(None, "09:00", 90, WORK), ("a", "10:30", 90, WORK)], [("i0", "i1", 180)]),
        ([("a", "09:00", 90, WORK), (None, "10:30", 90, WORK)], [("i0", "i1", 180)]),
        (
            [(None, "09:00", 90, WORK), ("a", "10:30", 90, WORK), ("b", "10:30", 80, WORK), ("c", "11:00", 60, WORK)],
            [("i0", "i1", 180), ("i0", "i2", 170)],  # in room c people had half an hour
        ),
        (
            [(None, "09:00", 90, WORK), ("a", "10:30", 30, WORK), ("b", "10:30", 30, PAUSE), (None, "11:00", 60, WORK)],
            [("i0", "i3", 180)],  # those in room a had none
        ),
        ([("a", "09:00", 200, WORK), (None, "14:00", 200, WORK)], [("i0", "i0", 200), ("i1", "i1", 200)]),
        ([(None, "09:00", 200, WORK), ("a", "14:00", 60, WORK)], [("i0", "i0", 200)]),
    ],
)
def test_work_without_a_break_for_more_than_two_and_a_half_hours(parts, first_last_minutes):
    found = find_clashes(stretch(*parts))
    assert {clash.kind for clash in found} <= {ClashKind.NO_BREAK}
    assert sorted((clash.uids[0], clash.uids[-1], clash.arguments["minutes"]) for clash in found) == first_last_minutes


def remote(zone: str | None, start: str, minutes: int, presence: PresenceState = PresenceState.REMOTE):
    ana = ClashPerson("ana", "Ana", zone=zone, presence={FIRST: presence})
    talk = item("t", start, minutes, role("ana"), kind=ItemKind.TALK)
    return find_clashes(meeting(session("x", "a", start, "19:00", talk), people=[ana]))


@pytest.mark.parametrize(
    ("zone", "start", "minutes", "warned"),
    [
        ("Pacific/Auckland", "09:00", 30, False),  # 21:00 to 21:30 at home
        ("Pacific/Auckland", "09:30", 30, False),  # until 22:00
        ("Pacific/Auckland", "09:31", 30, True),
        ("Pacific/Auckland", "10:00", 30, True),
        ("Pacific/Auckland", "18:59", 1, True),  # 06:59
        ("America/Bogota", "12:59", 1, True),  # 06:59
        ("America/Bogota", "13:00", 30, False),
        (None, "10:00", 30, False),
    ],
)
def test_a_remote_speaker_at_night(zone: str | None, start: str, minutes: int, warned: bool):
    assert kinds(remote(zone, start, minutes)) == [ClashKind.NIGHT_AT_HOME] * warned


def test_who_is_in_the_room_lives_by_its_clock():
    assert not remote("Pacific/Auckland", "12:00", 30, PresenceState.PRESENT)
    (clash,) = remote("Pacific/Auckland", "12:00", 30)
    assert told(clash) == (
        "Ana speaks remotely in Item t (12:00–12:30) on 2020-03-04: 00:00 at home (Pacific/Auckland)."
    )
    assert clash.uids == ("t", "ana")


def test_a_home_zone_that_is_none_is_refused_by_name():
    with pytest.raises(UserError, match="no time zone 'Europe/Nowhere'"):
        remote("Europe/Nowhere", "12:00", 30)


# --- all together


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


def test_what_is_cancelled_clashes_with_nothing():
    found = clashing(AgendaState.CONFIRMED, AgendaState.CONFIRMED)
    assert {ClashKind.PERSON_TWICE, ClashKind.ROOM_TWICE, ClashKind.ITEM_OUTSIDE_SESSION} <= set(
        kinds(find_clashes(found))
    )
    assert not find_clashes(replace(found, cancelled=True))
    left = find_clashes(clashing(CANCELLED, AgendaState.CONFIRMED))
    assert kinds(left) == [ClashKind.PRESENTER_DECLINED] and left[0].uids[0] == "z1"
    about_items = {uid for clash in find_clashes(clashing(AgendaState.CONFIRMED, CANCELLED)) for uid in clash.uids}
    assert not about_items & {"bad", "empty", "s"}


def test_tentative_things_do_clash():
    found = meeting(
        session("x", "a", "09:00", "10:00", state=AgendaState.TENTATIVE), session("y", "a", "09:00", "10:00")
    )
    assert kinds(find_clashes(found)) == [ClashKind.ROOM_TWICE]


def test_errors_come_first_then_day_and_time():
    found = find_clashes(clashing(AgendaState.CONFIRMED, AgendaState.CONFIRMED))
    levels = [clash.level for clash in found]
    assert levels == sorted(levels)
    for level in ClashLevel:
        places = [(clash.day, clash.minute) for clash in found if clash.level is level]
        assert places and places == sorted(places)


def test_the_order_of_the_sessions_changes_nothing():
    found = clashing(AgendaState.CONFIRMED, AgendaState.CONFIRMED)
    assert find_clashes(replace(found, sessions=found.sessions[::-1])) == find_clashes(found)


def test_no_sessions_no_clashes():
    assert find_clashes(meeting()) == ()
