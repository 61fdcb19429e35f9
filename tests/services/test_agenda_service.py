"""The agenda is changed through its services: what moves along, what is refused in words, and one undo for each."""

import datetime as dt

import pytest
from database_fixtures import dump

from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.queries.meetings import find_meeting
from app.queries.timetable import timetable
from app.services import agenda_items, agenda_roles, agenda_sessions, rooms

DAY = dt.date(2020, 3, 5)


@pytest.fixture
def meeting(sample):
    """The id of the Wageningen meeting."""
    with sample.read() as session:
        return find_meeting(session, "wageningen-2020").id


@pytest.fixture
def do(sample):
    """Run a service in a change of its own and return its answer."""

    def run(service, *arguments, **named):
        with sample.change("Change the agenda") as session:
            return service(session, *arguments, **named)

    return run


@pytest.fixture
def look(sample, meeting):
    """The agenda of the meeting as it stands now."""

    def run():
        with sample.read() as session:
            return timetable(session, meeting, DAY)

    return run


def one(table, title):
    return next(session for session in table.sessions if session.title == title)


def line(table, title):
    return next(found for found in table.items() if found[1].title.startswith(title))


def named(table, name):
    return next(room for room in table.rooms if room.name == name)


def test_every_change_is_one_step_that_one_undo_takes_back(sample, meeting, do, look):
    table = look()
    session, item = one(table, "Carbon offset organisations"), line(table, "Paid by result")[1]
    role = item.roles[0]
    changes = [
        (rooms.add_room, meeting, "Attic", 12),
        (rooms.rename_room, table.rooms[0].id, "Great hall"),
        (rooms.set_capacity, table.rooms[0].id, None),
        (rooms.move_room, table.rooms[0].id, 2),
        (rooms.remove_room, named(table, "Veluwe").id),
        (agenda_sessions.create_session, meeting, DAY, 600, 45, None, "New"),
        (agenda_sessions.move_session, session.id, DAY, 900, None),
        (agenda_sessions.resize_session, session.id, 600, 15),
        (agenda_sessions.delete_session, session.id),
        (agenda_items.create_item, session.id, "New", 10),
        (agenda_items.place_item, item.id, one(table, "General Assembly").id, 1, None),
        (agenda_items.move_item_out, item.id, DAY, 1200, None),
        (agenda_items.delete_item, item.id),
        (agenda_roles.add_item_role, item.id, role.person_id, ItemRoleKind.CHAIR, RoleState.ASKED),
        (agenda_roles.set_role_state, role.id, RoleState.DECLINED),
        (agenda_roles.set_role_kind, role.id, ItemRoleKind.MODERATOR),
        (agenda_roles.remove_role, role.id),
    ]
    before = dump(sample)
    for service, *arguments in changes:
        do(service, *arguments)
        assert dump(sample) != before, service
        sample.undo()
        assert dump(sample) == before, service


def test_rooms_stand_in_their_order(meeting, do, look):
    names = [room.name for room in look().rooms]
    do(rooms.move_room, look().rooms[0].id, 2)
    assert [room.name for room in look().rooms] == [names[1], names[2], names[0], *names[3:]]
    do(rooms.add_room, meeting, "  Attic ", 12)
    assert (look().rooms[-1].name, look().rooms[-1].capacity) == ("Attic", 12)


def test_sessions_of_a_removed_room_keep_their_time_and_are_for_all_rooms(do, look):
    before = one(look(), "Carbon offset organisations")
    do(rooms.remove_room, before.room_id)
    after = one(look(), "Carbon offset organisations")
    assert (after.day, after.start, after.minutes, after.room_id) == (before.day, before.start, before.minutes, None)


@pytest.mark.parametrize(("name", "seats"), [("", None), (" \t", None), ("Rijnzaal", 3), ("Attic", 0)])
def test_a_room_is_refused_in_words(sample, meeting, do, name, seats):
    before = dump(sample)
    with pytest.raises(UserError):
        do(rooms.add_room, meeting, name, seats)
    assert dump(sample) == before


def test_a_room_keeps_its_own_name(do, look):
    room = named(look(), "Rijnzaal")
    do(rooms.rename_room, room.id, "Rijnzaal")
    with pytest.raises(UserError, match="already"):
        do(rooms.rename_room, room.id, "Betuwe")


def test_items_with_a_start_of_their_own_move_with_their_session(do, look):
    session = one(look(), "Carbon offset organisations")
    first, second, third = session.items
    do(agenda_items.change_item, second.id, start=session.start + 40)
    do(agenda_sessions.move_session, session.id, DAY + dt.timedelta(days=1), session.start - 60, None)
    moved = one(look(), "Carbon offset organisations")
    assert [item.start - moved.start for item in moved.items] == [0, 40, 65]
    assert [item.fixed for item in moved.items] == [False, True, False]
    assert (moved.day, moved.start, moved.room_id) == (dt.date(2020, 3, 6), session.start - 60, None)
    assert [first.id, second.id, third.id] == [item.id for item in moved.items]


def test_the_only_item_goes_on_filling_its_session(do, look):
    lunch = one(look(), "Conference dinner")
    do(agenda_sessions.resize_session, lunch.id, lunch.start + 15, 100)
    resized = one(look(), "Conference dinner")
    assert resized.whole is not None
    assert (resized.start, resized.minutes) == (lunch.start + 15, 100)


def test_resizing_a_session_leaves_the_length_of_its_items(do, look):
    session = one(look(), "Carbon offset organisations")
    do(agenda_sessions.resize_session, session.id, session.start, 30)
    assert [item.minutes for item in one(look(), session.title).items] == [25, 25, 40]


@pytest.mark.parametrize(
    ("start", "minutes", "title"), [(-5, 30, "New"), (600, 0, "New"), (600, 30, ""), (600, 30, "\n ")]
)
def test_a_session_is_refused_in_words(sample, meeting, do, start, minutes, title):
    before = dump(sample)
    with pytest.raises(UserError):
        do(agenda_sessions.create_session, meeting, DAY, start, minutes, None, title)
    assert dump(sample) == before


def test_a_room_of_another_meeting_is_refused(sample, meeting, do, look):
    with sample.read() as session:
        other = timetable(session, find_meeting(session, "cali-2019").id, DAY).rooms[0]
    with pytest.raises(UserError, match="another meeting"):
        do(agenda_sessions.create_session, meeting, DAY, 600, 30, other.id, "New")
    with pytest.raises(UserError, match="another meeting"):
        do(agenda_sessions.move_session, look().sessions[0].id, DAY, 600, other.id)


def test_a_clash_never_refuses_saving(do, look):
    session = one(look(), "Farmers, soil partnerships and agencies")
    room = named(look(), "Rijnzaal")
    do(agenda_sessions.move_session, session.id, session.day, session.start, room.id)
    moved = one(look(), session.title)
    assert moved.room_id == room.id
    assert any(clash.clash.kind == "room_twice" for clash in look().clashes)


def test_fields_of_a_session(do, look):
    session = one(look(), "Data clinic")
    body = next(iter(look().bodies))
    do(
        agenda_sessions.change_session,
        session.id,
        title="Data\nclinic",
        track=" New ",
        body_id=body,
        state=AgendaState.TENTATIVE,
    )
    changed = look().session(session.id)
    assert (changed.title, changed.track, changed.body_id, changed.state) == ("Data clinic", "New", body, "tentative")
    with pytest.raises(UserError, match="title"):
        do(agenda_sessions.change_session, session.id, title=" ")


def test_a_new_item_stands_where_it_was_asked_for_and_pushes_the_others(do, look):
    session = one(look(), "Carbon offset organisations")
    made = do(agenda_items.create_item, session.id, "Welcome", 10, ItemKind.FORMAL, place=1)
    do(agenda_items.create_item, session.id, "Last", 0)
    items = one(look(), session.title).items
    assert [item.title[:7] for item in items] == ["Registr", "Welcome", "Paid by", "Discuss", "Last"]
    assert [item.start - session.start for item in items] == [0, 25, 35, 60, 100]
    assert items[1].id == made


def test_an_item_moves_within_and_between_sessions(do, look):
    session, other = one(look(), "Carbon offset organisations"), one(look(), "General Assembly")
    moved = session.items[2]
    do(agenda_items.place_item, moved.id, session.id, 0, None)
    assert one(look(), session.title).items[0].id == moved.id
    do(agenda_items.place_item, moved.id, other.id, 2, 700)
    there = one(look(), other.title).items[2]
    assert (there.id, there.start, there.fixed) == (moved.id, 700, True)
    assert len(one(look(), session.title).items) == 2


def test_an_item_does_not_go_to_another_meeting(sample, do, look):
    with sample.read() as session:
        other = timetable(session, find_meeting(session, "cali-2019").id, DAY).sessions[0]
    with pytest.raises(UserError, match="one meeting"):
        do(agenda_items.place_item, line(look(), "Paid by result")[1].id, other.id, 0, None)


def test_an_item_moved_out_has_a_session_of_its_own(do, look):
    item = line(look(), "Paid by result")[1]
    made = do(agenda_items.move_item_out, item.id, DAY, 1080, None)
    session = look().session(made)
    assert (session.title, session.start, session.minutes) == (item.title, 1080, 25)
    assert session.whole.id == item.id


def test_fields_of_an_item(do, look):
    item = line(look(), "Paid by result")[1]
    do(agenda_items.change_item, item.id, title="Paid", kind=ItemKind.REPORT, start=690, minutes=5, locked=True)
    do(agenda_items.change_item, item.id, decision_flag=True, public_note="A", internal_note="B", added_at=DAY)
    changed = look().item(item.id)[1]
    assert (changed.title, changed.kind, changed.start, changed.minutes) == ("Paid", "report", 690, 5)
    assert (changed.locked, changed.decision, changed.note, changed.internal_note) == (True, True, "A", "B")
    do(agenda_items.change_item, item.id, start=None, state=AgendaState.CANCELLED)
    assert (look().item(item.id)[1].fixed, look().item(item.id)[1].held) == (False, False)


@pytest.mark.parametrize("change", [{"title": ""}, {"minutes": -1}, {"start": -1}])
def test_an_item_is_refused_in_words(sample, do, look, change):
    item = line(look(), "Paid by result")[1]
    before = dump(sample)
    with pytest.raises(UserError):
        do(agenda_items.change_item, item.id, **change)
    assert dump(sample) == before


def test_people_are_named_in_their_order(do, look):
    item = line(look(), "Paid by result")[1]
    (speaker,) = item.roles
    other = line(look(), "Registries")[1].roles[0].person_id
    made = do(agenda_roles.add_item_role, item.id, other, ItemRoleKind.SPEAKER, RoleState.ASKED)
    do(agenda_roles.move_role, made, 0)
    roles = look().item(item.id)[1].roles
    assert [(role.id, role.state) for role in roles] == [(made, "asked"), (speaker.id, "confirmed")]
    with pytest.raises(UserError, match="already"):
        do(agenda_roles.add_item_role, item.id, other, ItemRoleKind.SPEAKER)


def test_a_chair_of_a_session(do, look):
    session = one(look(), "Data clinic")
    person = line(look(), "Registries")[1].roles[0].person_id
    do(agenda_roles.add_session_role, session.id, person, ItemRoleKind.CHAIR)
    assert person in [role.person_id for role in look().session(session.id).roles]


def test_presentations_of_a_deleted_session_stay_without_a_place(sample, do, look):
    session = one(look(), "Carbon offset organisations")
    talks = [talk.id for item in session.items for talk in item.talks]
    assert talks
    do(agenda_sessions.delete_session, session.id)
    rows = {row["id"]: row["item_id"] for row in dump(sample)["presentation"]}
    assert [rows[talk] for talk in talks] == [None] * len(talks)
