"""A meeting's list: people are added, answer, come for an organisation, are there on days, and leave the list."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import event, select

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.new_people import NewPerson
from app.models import Participation, Person, Presence
from app.queries.meetings import find_meeting
from app.queries.participation_rows import participant_detail, participation_table
from app.services.attendance import set_presence
from app.services.participation import (
    add_new_participant,
    add_participants,
    choose_organisation,
    remove_participants,
    set_reply,
    set_role,
)

AS_OF = dt.date(2020, 3, 20)
WEDNESDAY = dt.date(2020, 3, 4)


@pytest.fixture
def meeting(sample):
    with sample.read() as session:
        return find_meeting(session, "wageningen-2020").id


def table(store, meeting):
    with store.read() as session:
        return participation_table(session, meeting, AS_OF)


def row(store, meeting, one):
    return next(found for found in table(store, meeting).rows if found.id == one)


def test_the_table_counts_what_the_reports_count(sample, meeting):
    found = table(sample, meeting)
    assert [day.day for day in found.days] == [4, 5, 6]
    assert (len(found.rows), found.figures.people, found.figures.countries) == (85, 73, 19)
    assert found.rows == tuple(sorted(found.rows, key=lambda one: (one.sort_key, one.person_id)))
    assert all(len(one.states) == 3 for one in found.rows)
    with sample.read() as session:
        before = participation_table(session, meeting, WEDNESDAY - dt.timedelta(days=1))
    assert before.figures.people == 0  # what is to come is expected, and does not count
    assert before.organisations == found.organisations


def test_few_statements_however_many_people(sample, meeting):
    counted = []
    with sample.read() as session:
        event.listen(session.connection().engine, "after_cursor_execute", lambda *_all: counted.append(1))
        participation_table(session, meeting, AS_OF)
    assert len(counted) <= 6


def test_add_somebody_new_and_somebody_known(sample, meeting):
    before = dump(sample)
    with sample.read() as session:
        there = select(Participation.person_id).where(Participation.meeting_id == meeting)
        other = session.scalars(select(Person.id).where(Person.id.not_in(there)).order_by(Person.id)).first()
    with sample.change("Add participants", meeting=meeting) as session:
        assert len(add_participants(session, meeting, [other, other], reply=Reply.ACCEPTED)) == 1
        assert add_participants(session, meeting, [other]) == ()
        new = add_new_participant(session, meeting, NewPerson(display="Ada L", organisation="INRA"))
    assert row(sample, meeting, new).organisation == "INRAE"  # the name of the meeting's day
    assert len(table(sample, meeting).rows) == 87
    sample.undo()
    assert dump(sample) == before
    sample.redo()
    assert row(sample, meeting, new).name == "Ada L"


def test_role_reply_and_organisation(sample, meeting):
    some = [found.id for found in table(sample, meeting).rows[:3]]
    with sample.change("Edit", meeting=meeting) as session:
        set_role(session, some, ParticipationRole.GUEST)
        set_reply(session, some[:1], Reply.TENTATIVE)
        choose_organisation(session, some[0], "A new institute")
    found = row(sample, meeting, some[0])
    assert (found.role, found.reply, found.organisation) == (
        ParticipationRole.GUEST,
        Reply.TENTATIVE,
        "A new institute",
    )
    assert row(sample, meeting, some[1]).role is ParticipationRole.GUEST
    with sample.read() as session:
        assert participant_detail(session, some[0]).chosen
    with sample.change("Edit", meeting=meeting) as session:
        choose_organisation(session, some[0], " ")
    with sample.read() as session:
        assert not participant_detail(session, some[0]).chosen


def test_the_panel_shows_parts_and_open_actions(sample, meeting):
    with sample.read() as session:
        details = [participant_detail(session, found.id) for found in participation_table(session, meeting, AS_OF).rows]
    assert any(detail.parts for detail in details)
    assert any(detail.actions for detail in details)
    assert all(
        list(detail.parts) == sorted(detail.parts, key=lambda part: (part.day, part.start)) for detail in details
    )


def test_presence_of_many_on_all_days_is_one_undo_and_raises_versions(sample, meeting):
    found = table(sample, meeting)
    before = dump(sample)
    some = [one.id for one in found.rows[:10]]
    with sample.change("Record presence", meeting=meeting) as session:
        set_presence(session, some, found.days, PresenceState.REMOTE)
    assert all(row(sample, meeting, one).states == (PresenceState.REMOTE,) * 3 for one in some)
    with sample.read() as session:
        changed = session.scalars(select(Presence).where(Presence.participation_id.in_(some))).all()
        assert {2} <= {one.version for one in changed}
    with sample.change("Clear presence", meeting=meeting) as session:
        set_presence(session, some[:1], found.days[1:2], None)
    assert row(sample, meeting, some[0]).states == (PresenceState.REMOTE, None, PresenceState.REMOTE)
    sample.undo()
    sample.undo()
    assert dump(sample) == before


def test_the_same_state_again_is_no_step(sample, meeting):
    here = next(one for one in table(sample, meeting).rows if one.states[0] is PresenceState.PRESENT)
    last = sample.next_undo()
    with sample.change("Record presence", meeting=meeting) as session:
        set_presence(session, [here.id], [WEDNESDAY], PresenceState.PRESENT)
    assert sample.next_undo() == last


def test_removing_and_undo(sample, meeting):
    before = dump(sample)
    some = [one.id for one in table(sample, meeting).rows[:2]]
    with sample.change("Remove participants", meeting=meeting) as session:
        remove_participants(session, some)
    assert len(table(sample, meeting).rows) == 83
    sample.undo()
    assert dump(sample) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda session, _one: set_presence(session, [999999], [WEDNESDAY], None),
        lambda session, one: set_presence(session, [one], [dt.date(2020, 3, 7)], PresenceState.PRESENT),
        lambda session, _one: set_role(session, [999999], ParticipationRole.GUEST),
        lambda session, _one: remove_participants(session, [999999]),
        lambda session, _one: add_participants(session, 999999, []),
        lambda session, _one: add_participants(session, 1, [999999]),
    ],
)
def test_what_is_gone_is_said(sample, meeting, act):
    before = dump(sample)
    one = table(sample, meeting).rows[0].id
    with pytest.raises(UserError), sample.change("Edit", meeting=meeting) as session:
        act(session, one)
    assert dump(sample) == before
