"""An agenda is imported once, however often its file is; what changed is shown first, what was done by hand is kept."""

import datetime as dt

import pytest
from agenda_files import EVENTS, LUNCH, OPENING, TALK, Importing, schedule
from database_fixtures import dump
from sqlalchemy import select

from app.domain.agenda_import import AgendaField
from app.domain.agenda_import_plan import EventState
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, Programme
from app.domain.new_people import NewPerson
from app.domain.project import ProjectFacts
from app.models import Item, ItemRole, MeetingSession, Participation, Person, Presentation
from app.services.agenda_items import change_item, create_item, delete_item, move_item_out, place_item
from app.services.agenda_roles import add_item_role
from app.services.meetings import create_meeting
from app.services.participation import add_participants
from app.services.people import create_person
from app.services.project import create_project
from app.usecases.agenda_import import Target, Wish, apply_import, read_agenda, read_file

AFTERNOON = ("14:00", "00:45", "Carbon in soils", "Aula", "What we found", ("2", "Bo Clay"))


@pytest.fixture
def importing(empty, tmp_path):
    with empty.change("Test") as session:
        create_project(
            session, ProjectFacts("SOIL", "Soil", Programme.H2020, "", dt.date(2020, 1, 1), dt.date(2023, 12, 31))
        )
    return Importing(empty, tmp_path)


def item_id(importing, title):
    with importing.store.read() as session:
        return session.scalars(select(Item.id).where(Item.title == title)).one()


def test_a_meeting_is_made_of_a_schedule_in_one_step_and_one_undo(importing):
    was = dump(importing.store)
    done = importing.apply(schedule())
    assert (done.new, done.people, done.rooms) == (3, 2, 1)
    agenda = importing.agenda()
    meeting = agenda.meeting
    assert (meeting.short_name, meeting.title, meeting.zone) == ("soil-2021", "Soil days 2021", "Europe/Paris")
    assert (str(meeting.first_day), str(meeting.last_day)) == ("2021-05-04", "2021-05-05")
    held, talk = importing.items()["Carbon in soils"]
    assert (talk.uid, held.room, str(held.day), talk.start, talk.minutes) == (TALK, "Aula", "2021-05-04", 600, 45)
    assert [role.person.name for role in talk.roles] == ["Bo Clay"]
    assert importing.items()["Lunch"][1].kind is ItemKind.BREAK
    with importing.store.read() as session:
        talks = {one.title: one.abstract for one in session.scalars(select(Presentation))}
        assert talks == {"Opening": "", "Carbon in soils": "What we found"}
        assert len(session.scalars(select(Participation)).all()) == 2
        assert {one.source for one in session.scalars(select(Person))} == {"s.xml"}
    importing.store.undo()
    assert dump(importing.store) == was


def test_the_same_file_twice_changes_nothing(importing):
    importing.apply(schedule())
    was = dump(importing.store, versions=True)
    steps = importing.store.next_undo().id
    assert set(importing.states(schedule()).values()) == {EventState.UNCHANGED}
    importing.apply(schedule())
    assert dump(importing.store, versions=True) == was
    assert importing.store.next_undo().id == steps


def test_a_newer_file_shows_what_it_changes_and_changes_nothing_else(importing):
    importing.apply(schedule())
    newer = schedule(
        talk=("14:00", "01:00", "Carbon in all soils", "Room B", "More", ("3", "Cy Silt")), lunch=None,
        opening=("09:15", "00:30", "Opening", "Aula", "", ("1", "Ada Loam")),
        x9=("16:00", "00:30", "Closing", "Aula", "", ()),
    )  # fmt: skip
    plan = importing.plan(newer)
    assert {one.title: one.state for one in plan.events} == {
        "Opening": EventState.MOVED, "Carbon in all soils": EventState.CHANGED, "Closing": EventState.NEW,
        "Lunch": EventState.GONE,
    }  # fmt: skip
    shown = {
        change.field: (change.old, change.new) for one in plan.events for change in one.changes if "all" in one.title
    }
    assert shown == {
        AgendaField.TITLE: ("Carbon in soils", "Carbon in all soils"),
        AgendaField.TIME: ("2021-05-04 10:00", "2021-05-04 14:00"),
        AgendaField.LENGTH: ("45", "60"),
        AgendaField.ROOM: ("Aula", "Room B"),
        AgendaField.PEOPLE: ("Bo Clay", "Cy Silt"),
        AgendaField.ABSTRACT: ("What we found", "More"),
    }
    assert plan.rooms == ("Room B",)
    importing.apply(newer)
    held, talk = importing.items()["Carbon in all soils"]
    assert (talk.uid, held.title, held.room, held.start, held.minutes, talk.start, talk.minutes) == (
        TALK, "Carbon in all soils", "Room B", 840, 60, 840, 60
    )  # fmt: skip
    assert [role.person.name for role in talk.roles] == ["Cy Silt"]
    with importing.store.read() as session:
        assert [one.abstract for one in session.scalars(select(Presentation)) if "all" in one.title] == ["More"]
    assert {"Lunch", "Closing"} <= set(importing.items())
    assert set(importing.states(newer).values()) == {EventState.UNCHANGED, EventState.GONE}


def test_what_is_gone_is_cancelled_only_when_asked_and_comes_back_with_the_file(importing):
    importing.apply(schedule())
    without = schedule(lunch=None)
    importing.apply(without)
    assert "Lunch" in importing.items()
    importing.apply(without, cancel_missing=True)
    assert "Lunch" not in importing.items()
    assert importing.states(without, cancel_missing=True) == {
        "Opening": EventState.UNCHANGED, "Carbon in soils": EventState.UNCHANGED
    }  # fmt: skip
    importing.apply(schedule())
    held, lunch = importing.items()["Lunch"]
    assert (held.state, lunch.state, lunch.uid) == (AgendaState.CONFIRMED, AgendaState.CONFIRMED, LUNCH)


def test_what_was_changed_by_hand_is_kept_unless_asked(importing):
    importing.apply(schedule())
    with importing.store.change("Test") as session:
        change_item(session, item_id(importing, "Carbon in soils"), title="My own title", public_note="Mine")
    assert importing.states(schedule())["Carbon in soils"] is EventState.KEPT
    was = dump(importing.store)
    importing.apply(schedule())
    assert dump(importing.store) == was
    plan = importing.plan(schedule(talk=AFTERNOON))
    (moved,) = [one for one in plan.events if one.state is EventState.MOVED]
    assert {(change.field, change.kept) for change in moved.changes} == {
        (AgendaField.TITLE, True), (AgendaField.NOTE, True), (AgendaField.TIME, False)
    }  # fmt: skip
    importing.apply(schedule(talk=AFTERNOON))
    assert importing.items()["My own title"][1].start == 840
    importing.apply(schedule(talk=AFTERNOON), overwrite=True)
    assert importing.items()["Carbon in soils"][1].note == ""


def test_what_was_deleted_by_hand_stays_deleted_unless_asked(importing):
    importing.apply(schedule())
    with importing.store.change("Test") as session:
        delete_item(session, item_id(importing, "Carbon in soils"))
    assert importing.states(schedule())["Carbon in soils"] is EventState.KEPT
    importing.apply(schedule())
    assert "Carbon in soils" not in importing.items()
    importing.apply(schedule(), overwrite=True)
    assert importing.items()["Carbon in soils"][1].uid == TALK
    assert set(importing.states(schedule()).values()) == {EventState.UNCHANGED}


def test_items_put_into_one_session_by_hand_keep_their_times_when_one_moves(importing):
    importing.apply(schedule(lunch=("10:45", "00:15", "Questions", "Aula", "", ())))
    ids = {title: item_id(importing, title) for title in ("Opening", "Carbon in soils", "Questions")}
    with importing.store.change("Test") as session:
        home = session.get_one(Item, ids["Carbon in soils"]).session_id
        place_item(session, ids["Questions"], home, 1, None)
    assert importing.items()["Questions"][1].start == 645
    later = {"talk": ("09:45", "00:30", "Carbon in soils", "Aula", "What we found", ("2", "Bo Clay"))}
    importing.apply(schedule(lunch=("10:45", "00:15", "Questions", "Aula", "", ()), **later))
    held, talk = importing.items()["Carbon in soils"]
    assert (talk.start, talk.minutes, importing.items()["Questions"][1].start) == (585, 30, 645)
    assert (held.start, held.end) == (585, 660)
    elsewhere = schedule(lunch=("10:45", "00:15", "Questions", "Room B", "", ()), **later)
    importing.apply(elsewhere)
    (alone, questions), (left, _talk) = importing.items()["Questions"], importing.items()["Carbon in soils"]
    assert (alone.room, alone.title, questions.start, left.room) == ("Room B", "Questions", 645, "Aula")
    assert set(importing.states(elsewhere).values()) == {EventState.UNCHANGED}


def test_an_item_moved_out_by_hand_stays_where_it_was_put(importing):
    importing.apply(schedule())
    with importing.store.change("Test") as session:
        move_item_out(session, item_id(importing, "Opening"), dt.date(2021, 5, 5), 600, None)
    assert importing.states(schedule())["Opening"] is EventState.KEPT


def test_people_are_known_by_number_then_address_then_name_in_the_meeting(importing):
    importing.apply(schedule())
    with importing.store.change("Test") as session:
        mailed = create_person(session, NewPerson(display="Wilhelmina Till", email="will@x.example"))
        named = create_person(session, NewPerson(display="Cy Silt"))
        elsewhere = create_person(session, NewPerson(display="Di Peat"))
        add_participants(session, importing.meeting_id, [named])
        session.scalars(select(Person).where(Person.display == "Bo Clay")).one().display = "Bo O. Clay"
    more = {
        f"e{number}": (f"1{number}:00", "00:10", f"T{number}", "", "", person)
        for number, person in enumerate((("2", "Robert Clay"), ("8", "Cy Silt"), ("9", "Di Peat")), 5)
    }
    data = schedule(**more).replace(b"</persons></event></day>", b"</persons></event></day>")
    data = data.replace(
        b'<person id="1">', b'<person id="7"><name>W. Till</name><email>WILL@x.example</email></person><person id="1">'
    )
    importing.apply(data)
    with importing.store.read() as session:
        rows = session.execute(
            select(Item.title, ItemRole.person_id, Person.display)
            .join(ItemRole, ItemRole.item_id == Item.id)
            .join(Person, Person.id == ItemRole.person_id)
        ).all()
        found = {}
        for title, person_id, _name in rows:
            found.setdefault(title, set()).add(person_id)
        bo = session.scalars(select(Person.id).where(Person.display == "Bo O. Clay")).one()
        assert (found["T5"], found["T6"]) == ({bo}, {named})
        assert mailed in found["Opening"]
        assert elsewhere not in found["T7"]  # only the name, and not of this meeting: another person
        assert len(session.scalars(select(Person).where(Person.display == "Di Peat")).all()) == 2


def test_an_uuid_that_is_taken_is_not_given_twice(importing):
    importing.apply(schedule())
    first, importing.meeting_id = importing.meeting_id, None
    importing.apply(schedule())
    assert importing.meeting_id != first
    uids = {item.uid for held in importing.agenda().sessions for item in held.items}
    assert len(uids) == 3
    assert not uids & set(EVENTS)
    assert set(importing.states(schedule()).values()) == {EventState.UNCHANGED}


def test_times_of_another_zone_are_shown_on_the_meeting_s_clock(importing):
    with importing.store.change("Test") as session:
        importing.meeting_id = create_meeting(session, "There", dt.date(2021, 5, 4), zone="America/Bogota")
    importing.apply(schedule())
    assert importing.items()["Opening"][1].start == 120  # 09:00 in Paris


def test_a_file_without_a_day_makes_no_meeting(importing):
    was = dump(importing.store)
    with pytest.raises(UserError, match="says no day"):
        importing.apply(b"<schedule><conference><title>x</title></conference></schedule>")
    assert dump(importing.store) == was


@pytest.mark.parametrize("when", [0, 1, 2])
def test_an_import_that_is_stopped_changes_nothing(importing, when, tmp_path):
    was = dump(importing.store)
    calls = []

    def step(_done, _total):
        calls.append(1)
        if len(calls) > when:
            raise InterruptedError

    path = tmp_path / "s.xml"
    path.write_bytes(schedule())
    with importing.store.read() as session:
        agenda = read_agenda(session, read_file(path), Target()).agenda
    with pytest.raises(InterruptedError):
        apply_import(importing.store, Wish(agenda, Target()), step)
    assert dump(importing.store) == was


def test_what_the_meeting_has_besides_is_left_alone(importing):
    importing.apply(schedule())
    with importing.store.change("Test") as session:
        held = session.scalars(select(MeetingSession).where(MeetingSession.title == "Lunch")).one()
        mine = create_item(session, held.id, "Announcement", 5)
        who = session.scalars(select(Person).where(Person.display == "Ada Loam")).one()
        add_item_role(session, mine, who.id, ItemRoleKind.CHAIR)
    importing.apply(schedule(talk=AFTERNOON, opening=None), cancel_missing=True)
    items = importing.items()
    assert items["Announcement"][1].minutes == 5
    assert "Opening" not in items
    assert items["Lunch"][1].uid == LUNCH
    assert OPENING not in {item.uid for _held, item in items.values()}
