"""The working agenda as the window is given it: ids, computed times, clashes with their things, few statements."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import event

from app.domain.kinds import SlidesState
from app.domain.timetable import Thing
from app.queries.agenda import working_copy
from app.queries.clashes import clashes
from app.queries.meetings import find_meeting
from app.queries.timetable import agenda_clashes, timetable
from app.queries.timetable_links import item_links
from app.services.rooms import rename_room

AS_OF = dt.date(2020, 3, 1)


def ask(store, name, as_of=AS_OF):
    with store.read() as session:
        return timetable(session, find_meeting(session, name).id, as_of)


@pytest.mark.parametrize("name", ["wageningen-2020", "irc-founding-2020", "board-2020-01"])
def test_it_says_what_the_document_says(sample, name):
    table = ask(sample, name)
    with sample.read() as session:
        document = working_copy(session, find_meeting(session, name))
    assert tuple(room.name for room in table.rooms) == document.rooms
    assert len(table.sessions) == len(document.sessions)
    for one, other in zip(table.sessions, document.sessions, strict=True):
        room = table.room(one.room_id)
        assert (one.title, one.day, one.start, one.minutes) == (other.title, other.day, other.start, other.minutes)
        assert (room.name if room else "", one.track) == (other.room, other.track)
        assert table.bodies.get(one.body_id or 0, "") == other.body
        assert [(item.title, item.start) for item in one.items] == [(item.title, item.start) for item in other.items]
        assert [[role.name for role in item.roles] for item in one.items] == [
            [role.person.name for role in item.roles] for item in other.items
        ]
        assert [[role.organisation for role in item.roles] for item in one.items] == [
            [role.person.organisation for role in item.roles] for item in other.items
        ]


def test_clashes_point_to_their_things(sample):
    table = ask(sample, "irc-founding-2020")
    with sample.read() as session:
        expected = clashes(session, find_meeting(session, "irc-founding-2020"), AS_OF)
    assert [clash.clash for clash in table.clashes] == list(expected)
    assert len(table.clashes) == 10
    assert all(len(clash.things) == len(clash.clash.uids) for clash in table.clashes)
    twice = next(clash for clash in table.clashes if clash.clash.kind == "room_twice")
    titles = {table.session(row_id).title for thing, row_id in twice.things if thing is Thing.SESSION}
    assert titles == {"Task force 3: criteria of integrity", "Data clinic"}
    for session_id in (row_id for thing, row_id in twice.things if thing is Thing.SESSION):
        assert table.levels()[Thing.SESSION, session_id] == "error"
        assert twice in table.clashes_of(Thing.SESSION, session_id)


def test_slides_and_people_of_an_item(sample):
    table = ask(sample, "wageningen-2020")
    item = next(item for _session, item in table.items() if item.title.startswith("Registries"))
    assert [talk.slides for talk in item.talks] == [SlidesState.MISSING]
    assert item.roles
    assert all(role.person_id and role.organisation for role in item.roles)
    assert table.item(item.id) == (table.session(item.session_id), item)
    assert table.tracks == ("Farm and land", "Measurement and data", "Markets and policy")


def test_decisions_and_actions_of_an_item(sample):
    table = ask(sample, "wageningen-2020")
    assembly = next(session for session in table.sessions if session.title == "General Assembly")
    with sample.read() as session:
        found = [item_links(session, item.id) for item in assembly.items]
    assert sum(len(one.decisions) for one in found) > 3
    assert sum(len(one.actions) for one in found) > 3
    assert any(one.written > 0 for one in found)


def test_the_number_of_statements_does_not_grow_with_the_agenda(sample):
    assert abs(statements(sample, "wageningen-2020") - statements(sample, "cali-2019")) <= 2


def statements(store, name):
    """How many statements one look at the meeting's agenda takes."""
    count = 0

    def note(*_arguments):
        nonlocal count
        count += 1

    with store.read() as session:
        meeting = find_meeting(session, name)
        event.listen(session.connection(), "before_cursor_execute", note)
        timetable(session, meeting.id, AS_OF)
    assert count < 25
    return count


def test_it_is_asked_again_when_something_it_shows_changes(sample):
    seen = []
    with sample.read() as session:
        meeting = find_meeting(session, "wageningen-2020").id
    sample.live(lambda session: timetable(session, meeting, AS_OF), seen.append)
    with sample.change("Rename the room") as session:
        rename_room(session, seen[0].rooms[0].id, "Great hall")
    assert [table.rooms[0].name for table in seen] == ["Rijnzaal", "Great hall"]


def test_the_clashes_come_alone_or_not_at_all(sample):
    with sample.read() as session:
        meeting = find_meeting(session, "irc-founding-2020").id
        whole = timetable(session, meeting, AS_OF)
        without = timetable(session, meeting, AS_OF, most=5)
        assert timetable(session, meeting, AS_OF, most=500) == whole
        alone = agenda_clashes(session, meeting, AS_OF)
        assert agenda_clashes(session, 10**6, AS_OF) == ()
    assert (len(alone) > 5, without.clashes, without.sought) == (True, (), False)
    assert replace(without, clashes=alone, sought=True) == whole
