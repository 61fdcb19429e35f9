"""Wageningen copied to March 2021, and kept as a template: what is there, what is not, and one undo."""

import datetime as dt

import pytest
from database_fixtures import dump

from app.domain.errors import UserError
from app.domain.kinds import ItemRoleKind, MeetingState, Reply, RoleState, SlidesState
from app.domain.meeting_copy import USUAL, Part, plan_copy
from app.queries.actions import matters_arising
from app.queries.agenda import releases
from app.queries.meeting_frames import frame_for_template, meeting_source, template_rows, template_source
from app.queries.meeting_page import meeting_page
from app.queries.meetings import find_meeting
from app.queries.participation_rows import participation_table
from app.queries.presentation_rows import presentation_table
from app.queries.timetable import timetable
from app.services.meeting_copy import create_from
from app.services.meeting_templates import delete_template, rename_template, save_template
from app.usecases.meeting_templates import BUILT_IN, TEXTS, built_in_template, built_in_templates
from app.words import words

AS_OF = dt.date(2021, 1, 10)
NEW = dt.date(2021, 3, 2)


@pytest.fixture
def wageningen(sample):
    with sample.read() as session:
        return find_meeting(session, "wageningen-2020").id


@pytest.fixture
def copied(sample, wageningen):
    """Copies Wageningen with these parts; returns the id of the new meeting."""

    def copy(parts=USUAL, **fields):
        with sample.read() as session:
            source = meeting_source(session, wageningen)
        plan = plan_copy(source, parts, NEW, None, source.zone)
        with sample.change("Copy meeting {meeting}", meeting=wageningen) as session:
            given = {"short_name": "wageningen-2021", "place": source.place, "zone": source.zone} | fields
            return create_from(session, wageningen, plan, "3rd annual meeting", **given)

    return copy


def test_the_agenda_is_complete_on_the_right_weekdays(sample, wageningen, copied):
    made = copied()
    with sample.read() as session:
        old, new = timetable(session, wageningen, AS_OF), timetable(session, made, AS_OF)
    assert [day.strftime("%a") for day in new.days] == ["Tue", "Wed", "Thu"]
    shift = NEW - old.first_day

    def blocks(table, moved):
        rooms = {room.id: room.name for room in table.rooms}
        return [
            (one.day + moved, one.start, one.minutes, rooms.get(one.room_id), one.title, one.track, one.body_id)
            for one in table.sessions
            if one.state.value != "cancelled"
        ]

    assert blocks(new, dt.timedelta()) == blocks(old, shift)
    lines = [(item.title, item.start, item.minutes, item.locked, item.decision) for _one, item in new.items()]
    assert lines == [
        (item.title, item.start, item.minutes, item.locked, item.decision)
        for one, item in old.items()
        if one.state.value != "cancelled"
    ]
    roles = [role for one in new.sessions for role in (*one.roles, *(r for item in one.items for r in item.roles))]
    assert {role.state for role in roles} == {RoleState.ASKED} and len(roles) == 116


def test_what_belongs_to_the_old_meeting_stays_there(sample, wageningen, copied):
    made = copied()
    with sample.read() as session:
        page = meeting_page(session, made, AS_OF)
        assert (page.fields.state, page.fields.zone, page.fields.series) == (
            MeetingState.PLANNED, "Europe/Amsterdam", "CIRCASA annual meetings"
        )  # fmt: skip
        old = meeting_page(session, wageningen, AS_OF).fields
        assert page.fields.address == old.address and page.fields.public_note == "" != old.public_note
        assert page.notices == () and len(releases(session, find_meeting(session, "wageningen-2021"))) == 0
        people = participation_table(session, made, AS_OF).rows
        assert len(people) == 85 and {row.reply for row in people} == {Reply.NONE}
        assert {state for row in people for state in row.states} == {None}
        talks = presentation_table(session, made, AS_OF).rows
        assert {talk.state for talk in talks} == {SlidesState.MISSING} and talks
        arising = matters_arising(session, find_meeting(session, "wageningen-2021"), AS_OF)
        assert len(arising) == 29  # every action still open is carried by the series


def test_only_what_was_wanted_comes_and_one_undo_takes_it_back(sample, copied):
    before = dump(sample)
    made = copied(frozenset({Part.SESSIONS}), place="Lyon, France", zone="Europe/Paris")
    with sample.read() as session:
        page = meeting_page(session, made, AS_OF).fields
        table = timetable(session, made, AS_OF)
        assert (page.series, page.address, page.zone) == ("", "", "Europe/Paris")
        assert participation_table(session, made, AS_OF).rows == ()
    assert table.rooms == () and not list(table.items()) and len(table.sessions) == 19
    sample.undo()
    assert dump(sample) == before


def test_a_name_that_is_taken_is_refused_and_nothing_is_made(sample, copied):
    before = dump(sample)
    with pytest.raises(UserError, match="is called"):
        copied(short_name="cali-2019")
    assert dump(sample) == before


def test_a_template_has_no_people_but_the_chair_of_the_body(sample, wageningen):
    with sample.read() as session:
        frame = frame_for_template(session, wageningen)
    with sample.change("Save a template") as session:
        one, other = save_template(session, "Annual", frame), save_template(session, "Annual", frame)
    with sample.read() as session:
        assert [(row.name, row.days, row.sessions) for row in template_rows(session)] == [
            ("Annual", 3, 25), ("Annual (2)", 3, 25)
        ]  # fmt: skip
        source = template_source(session, one)
    with sample.change("Make") as session:
        made = create_from(session, None, plan_copy(source, USUAL, NEW, None, ""), "From the template")
    with sample.read() as session:
        table = timetable(session, made, AS_OF)
    (assembly,) = [one for one in table.sessions if one.body_id]
    assert [(role.kind, role.organisation) for role in assembly.roles] == [(ItemRoleKind.CHAIR, "INRAE")]
    assert sum(len(item.roles) for _one, item in table.items()) == 0
    with pytest.raises(UserError, match="already"), sample.change("Rename") as session:
        rename_template(session, other, "Annual")
    with sample.change("Rename") as session:
        rename_template(session, other, "Autumn")
        delete_template(session, one)
    with sample.read() as session:
        assert [row.name for row in template_rows(session)] == ["Autumn"]


@pytest.mark.parametrize(
    ("name", "days", "body"),
    [("annual-meeting", 3, "General Assembly"), ("executive-board", 1, "Executive Board"), ("workshop", 1, None)],
)
def test_a_built_in_template_makes_an_agenda_without_clashes(sample, name, days, body):
    source = built_in_template(name, words("en"))
    with sample.change("Make") as session:
        made = create_from(session, None, plan_copy(source, USUAL, NEW, None, ""), "New", place=source.place)
    with sample.read() as session:
        table = timetable(session, made, AS_OF)
        told = meeting_page(session, made, AS_OF)
    assert len(table.days) == days and any(item.decision for _one, item in table.items())
    assert [clash.clash for clash in table.clashes if clash.clash.level.value == "error"] == []
    assert [one.title for one in table.sessions if one.body_id] == ([body] if body else [])
    assert [clock.body for clock in told.clocks] == ([body] if body else [])


def test_the_texts_of_the_files_are_all_in_the_catalogue():
    asked = set()

    class Heard:
        language = "en"

        def __call__(self, text):
            asked.add(text)
            return text

    built_in_templates(Heard())
    for name in BUILT_IN:
        built_in_template(name, Heard())
    assert asked == set(TEXTS)
