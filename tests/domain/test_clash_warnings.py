"""Each warning about an agenda, and what needs none (DOMAIN R14)."""

import datetime as dt
from dataclasses import replace

import pytest
from clash_examples import (
    FIRST,
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

from app.domain.clash_values import Clash, ClashKind, ClashLevel, ClashMeeting, ClashPerson, ClashRole, ClashSettings
from app.domain.clashes import find_clashes
from app.domain.errors import UserError
from app.domain.kinds import ItemKind, ItemRoleKind, PresenceState, Reply, RoleState, SlidesState


@pytest.mark.parametrize(("starts", "warned"), [("10:00", True), ("10:04", True), ("10:05", False)])
def test_people_need_time_to_change_rooms(starts: str, warned: bool) -> None:
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


def test_who_stays_in_the_room_or_comes_from_all_rooms_changes_none() -> None:
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
def test_a_presenter_who_is_not_there_that_day(
    presence: PresenceState | None, reply: Reply, kind: ClashKind | None
) -> None:
    known = {FIRST: presence} if presence else {}
    ana = ClashPerson("ana", "Ana", reply=reply, presence={SECOND: PresenceState.PRESENT} | known)
    found = find_clashes(meeting(session("x", "a", "09:00", "10:00", TALK), people=[ana]))
    assert kinds(found) == ([kind] if kind else [])
    assert all(clash.uids == ("t", "ana") and clash.level is ClashLevel.WARNING for clash in found)


def test_only_who_stands_in_front_has_to_be_there() -> None:
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
def test_a_talk_needs_a_speaker_and_a_break_does_not(
    kind: ItemKind, roles: tuple[ClashRole, ...], warned: bool
) -> None:
    found = find_clashes(meeting(session("x", "a", "09:00", "10:00", item("t", "09:00", 60, *roles, kind=kind))))
    assert kinds(found) == [ClashKind.TALK_WITHOUT_SPEAKER] * warned


@pytest.mark.parametrize(
    ("as_of", "warned"),
    [("2020-02-25", False), ("2020-02-26", True), ("2020-03-04", True), ("2020-03-05", False), ("2019-01-01", False)],
)
def test_slides_that_are_missing_when_the_talk_is_near(as_of: str, warned: bool) -> None:
    talk = replace(TALK, presentations=(slides("s"), slides("r", SlidesState.RECEIVED)))
    found = find_clashes(meeting(session("x", "a", "09:00", "10:00", talk), as_of=dt.date.fromisoformat(as_of)))
    assert kinds(found) == [ClashKind.SLIDES_MISSING] * warned
    assert all(clash.uids == ("t", "s") for clash in found)


def test_a_session_that_is_over_full() -> None:
    items = [item(f"i{number}", "09:00", 30, fixed=False) for number in range(3)]
    following = [replace(one, start=at("09:00") + 30 * number) for number, one in enumerate(items)]
    clash = only(meeting(session("x", "a", "09:00", "10:00", *following)))
    assert (clash.level, clash.kind, clash.uids) == (ClashLevel.WARNING, ClashKind.SESSION_OVER_FULL, ("x",))
    assert told(clash) == "Session x on 2020-03-04 lasts 60 min, but its items take 90 min."


def test_an_item_pushed_out_of_a_session_that_is_not_over_full_is_an_error() -> None:
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
def test_work_without_a_break_for_more_than_two_and_a_half_hours(
    parts: list[tuple[str | None, str, int, ItemKind]], first_last_minutes: list[tuple[str, str, int]]
) -> None:
    found = find_clashes(stretch(*parts))
    assert {clash.kind for clash in found} <= {ClashKind.NO_BREAK}
    assert sorted((clash.uids[0], clash.uids[-1], clash.arguments["minutes"]) for clash in found) == first_last_minutes


def remote(
    zone: str | None, start: str, minutes: int, presence: PresenceState = PresenceState.REMOTE
) -> tuple[Clash, ...]:
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
def test_a_remote_speaker_at_night(zone: str | None, start: str, minutes: int, warned: bool) -> None:
    assert kinds(remote(zone, start, minutes)) == [ClashKind.NIGHT_AT_HOME] * warned


def test_who_is_in_the_room_lives_by_its_clock() -> None:
    assert not remote("Pacific/Auckland", "12:00", 30, PresenceState.PRESENT)
    (clash,) = remote("Pacific/Auckland", "12:00", 30)
    assert told(clash) == (
        "Ana speaks remotely in Item t (12:00–12:30) on 2020-03-04: 00:00 at home (Pacific/Auckland)."
    )
    assert clash.uids == ("t", "ana")


def test_a_home_zone_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="no time zone 'Europe/Nowhere'"):
        remote("Europe/Nowhere", "12:00", 30)
