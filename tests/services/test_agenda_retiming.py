"""Items re-timed, copied and swapped through the services: what is locked stays, copies are new, undo takes it back."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import RoleState
from app.models import Item, ItemRole, MeetingSession
from app.queries.meetings import find_meeting
from app.queries.timetable import timetable
from app.services import agenda_copies, agenda_items, agenda_retiming, agenda_sessions, agenda_swaps

DAY, NEXT = dt.date(2020, 3, 5), dt.date(2020, 3, 6)


class Agenda:
    """The Wageningen agenda, with a session of three items on the Thursday at 20:00."""

    def __init__(self, store):
        self.store = store
        with store.read() as session:
            self.meeting = find_meeting(session, "wageningen-2020").id
        self.session = self.do(agenda_sessions.create_session, self.meeting, DAY, 1200, 90, None, "Evening")
        self.items = [
            self.do(agenda_items.create_item, self.session, title, 30) for title in ("First", "Second", "Third")
        ]

    def do(self, service, *arguments):
        with self.store.change("Change the agenda") as session:
            return service(session, *arguments)

    def table(self):
        with self.store.read() as session:
            return timetable(session, self.meeting, DAY)

    def times(self, session_id=None):
        block = self.table().session(session_id or self.session)
        return [(item.title, item.start - 1200, item.minutes) for item in block.items]


@pytest.fixture
def agenda(sample):
    return Agenda(sample)


def test_a_longer_item_pushes_the_rest_round_a_locked_one(agenda):
    first, second, third = agenda.items
    agenda.do(agenda_retiming.set_locked, second, True)
    agenda.do(agenda_retiming.set_length, first, 20)
    assert agenda.times() == [("First", 0, 20), ("Second", 30, 30), ("Third", 60, 30)]
    agenda.do(agenda_retiming.place, third, agenda.session, 0, None)
    assert agenda.times() == [("Third", 0, 30), ("Second", 30, 30), ("First", 60, 20)]
    agenda.do(agenda_retiming.set_length, third, 35)
    assert agenda.times() == [("Second", 30, 30), ("Third", 60, 35), ("First", 95, 20)]
    agenda.do(agenda_retiming.set_locked, second, False)
    agenda.do(agenda_retiming.place, second, agenda.session, 0, None)
    assert agenda.times() == [("Second", 0, 30), ("Third", 30, 35), ("First", 65, 20)]


def test_a_locked_item_is_not_moved_but_may_be_longer_or_deleted(agenda):
    first, second, third = agenda.items
    agenda.do(agenda_retiming.set_locked, second, True)
    before = dump(agenda.store)
    for service, arguments in (
        (agenda_retiming.place, (second, agenda.session, 0, None)),
        (agenda_retiming.set_start, (second, 1300)),
        (agenda_retiming.move_out, (second, DAY, 600, None)),
        (agenda_swaps.swap_items, (third, second)),
    ):
        with pytest.raises(UserError, match="Second"):
            agenda.do(service, *arguments)
    assert dump(agenda.store) == before
    agenda.do(agenda_retiming.set_length, second, 40)
    assert agenda.times()[1:] == [("Second", 30, 40), ("Third", 70, 30)]
    agenda.do(agenda_retiming.delete, first)
    assert agenda.times() == [("Second", 30, 40), ("Third", 70, 30)]


def test_a_start_typed_by_hand_pushes_what_follows(agenda):
    agenda.do(agenda_retiming.set_start, agenda.items[1], 1240, 15)
    assert agenda.times() == [("First", 0, 30), ("Second", 40, 15), ("Third", 55, 30)]
    agenda.do(agenda_retiming.set_start, agenda.items[1], None)
    assert agenda.times()[1:] == [("Second", 30, 15), ("Third", 45, 30)]
    agenda.do(agenda_retiming.create, agenda.session, "New", 10, 1, 1250)
    assert agenda.times() == [("First", 0, 30), ("New", 50, 10), ("Second", 60, 15), ("Third", 75, 30)]


def test_an_item_that_goes_elsewhere_lets_the_others_move_up(agenda):
    made = agenda.do(agenda_retiming.move_out, agenda.items[0], NEXT, 1200, None)
    assert agenda.times() == [("Second", 0, 30), ("Third", 30, 30)]
    assert agenda.times(made) == [("First", 0, 30)]


def test_a_copied_session_has_its_items_and_people_but_no_slides_and_new_names(agenda):
    old = next(one for one in agenda.table().sessions if one.title == "Carbon offset organisations")
    before = dump(agenda.store)
    made = agenda.do(agenda_copies.copy_session, old.id, NEXT, old.start + 60, None)
    copy = agenda.table().session(made)
    assert (copy.day, copy.start, copy.room_id, copy.track) == (NEXT, old.start + 60, None, old.track)
    assert [(item.title, item.start - 60, item.minutes, item.kind) for item in copy.items] == [
        (item.title, item.start, item.minutes, item.kind) for item in old.items
    ]
    assert [len(item.roles) for item in copy.items] == [len(item.roles) for item in old.items]
    assert any(item.talks for item in old.items)
    assert not any(item.talks for item in copy.items)
    with agenda.store.read() as session:
        roles = session.scalars(select(ItemRole.state).join(Item).where(Item.session_id == made)).all()
        uids = session.scalars(select(Item.uid)).all() + session.scalars(select(MeetingSession.uid)).all()
    assert set(roles) == {RoleState.ASKED}
    assert len(set(uids)) == len(uids)
    agenda.store.undo()
    assert dump(agenda.store) == before


def test_a_copied_item_stands_where_it_was_let_go(agenda):
    first, _second, third = agenda.items
    agenda.do(agenda_copies.copy_item, third, agenda.session, 1, None)
    assert [title for title, _start, _minutes in agenda.times()] == ["First", "Third", "Second", "Third"]
    out = agenda.do(agenda_copies.copy_item_out, first, NEXT, 1260, None)
    block, item = agenda.table().item(out)
    assert (block.title, block.day, block.start, item.title, block.whole) == ("First", NEXT, 1260, "First", item)


def test_two_change_places_and_back(agenda):
    first, second, third = agenda.items
    agenda.do(agenda_retiming.set_length, first, 10)
    before = agenda.times()
    agenda.do(agenda_swaps.swap_items, first, third)
    assert agenda.times() == [("Third", 0, 30), ("Second", 30, 30), ("First", 60, 10)]
    agenda.do(agenda_swaps.swap_items, third, first)
    assert agenda.times() == before
    other = next(one for one in agenda.table().sessions if one.title == "Carbon offset organisations")
    agenda.do(agenda_swaps.swap_items, second, other.items[0].id)
    assert agenda.times()[1][0] == other.items[0].title
    assert agenda.table().session(other.id).items[0].title == "Second"
    agenda.do(agenda_swaps.swap_sessions, agenda.session, other.id)
    table = agenda.table()
    assert (table.session(agenda.session).start, table.session(agenda.session).room_id) == (other.start, other.room_id)
    assert (table.session(other.id).start, table.session(other.id).room_id) == (1200, None)
