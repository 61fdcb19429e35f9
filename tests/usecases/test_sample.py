"""The CIRCASA sample: all that pages and documents need is in it, facts have sources, and it never varies."""

import re
import unicodedata

import pytest
from database_fixtures import dump
from sqlalchemy import func, select

from app import models as m
from app.domain.clash_values import ClashKind
from app.domain.kinds import ActionState, ItemRoleKind, PresenceState, Reply, RollCallState, SlidesState
from app.queries.clashes import clashes
from app.queries.meetings import find_meeting
from app.queries.plan import plan
from app.resources import resource
from app.usecases.files import new_file, opened
from app.usecases.sample import sample_steps

AT_LEAST = {
    m.WorkPackage: 5, m.Task: 15, m.Deliverable: 18, m.Milestone: 15, m.Risk: 8, m.Baseline: 2, m.PlanLink: 5,
    m.Area: 14, m.TaskForce: 14, m.Initiative: 4, m.NationalProgramme: 1, m.ResearchTopic: 10, m.TopicComment: 5,
    m.TopicVersion: 1, m.Publication: 2, m.ExpressionOfInterest: 12, m.PublishedFigure: 6, m.Evidence: 3,
    m.Objection: 1, m.Consent: 20, m.Notice: 2, m.ChainLink: 10, m.ActionEvent: 3, m.AgendaRelease: 2,
    m.MinutesVersion: 1, m.SensitiveNote: 1, m.IrcRole: 3,
}  # fmt: skip


def one_meeting(session, kind, *conditions, name="wageningen-2020"):
    """How many rows of ``kind`` belong to the meeting."""
    meeting = find_meeting(session, name)
    query = select(func.count()).select_from(kind)
    if kind is m.Item:
        query = query.join(m.MeetingSession)
        return session.scalar(query.where(m.MeetingSession.meeting_id == meeting.id, *conditions))
    return session.scalar(query.where(kind.meeting_id == meeting.id, *conditions))


@pytest.mark.parametrize(("kind", "least"), AT_LEAST.items(), ids=lambda value: getattr(value, "__name__", None))
def test_there_is_enough_of_everything(sample, kind, least):
    with sample.read() as session:
        assert session.scalar(select(func.count()).select_from(kind)) >= least


def test_wageningen_is_there_in_full(sample):
    with sample.read() as session:
        assert one_meeting(session, m.Item) >= 40
        assert one_meeting(session, m.Presentation) >= 20
        slides = one_meeting(session, m.Presentation, m.Presentation.state != SlidesState.MISSING)
        assert 10 <= slides < one_meeting(session, m.Presentation)
        assert one_meeting(session, m.Room) >= 3
        wageningen = find_meeting(session, "wageningen-2020")
        late = select(m.Item).join(m.MeetingSession).where(m.Item.added_at.is_not(None), m.Item.decision_flag)
        assert session.scalars(late.where(m.MeetingSession.meeting_id == wageningen.id)).all()
        texts = session.scalar(
            select(func.count(m.MinutesText.id)).join(m.Minutes).where(m.Minutes.meeting_id == wageningen.id)
        )
        assert texts >= 40
        decided = select(m.Decision).join(m.Minutes).where(m.Minutes.meeting_id == wageningen.id)
        assert len(session.scalars(decided).all()) >= 8
        assert session.scalars(select(m.ItemRole.id).where(m.ItemRole.kind == ItemRoleKind.GUEST_OF_HONOUR)).all()
        states = set(session.scalars(select(m.RollCall.state)))
        assert {RollCallState.PRESENT, RollCallState.REMOTE, RollCallState.REPRESENTED, RollCallState.EXCUSED} <= states
        days = set(session.scalars(select(m.Presence.state)))
        assert {PresenceState.PRESENT, PresenceState.REMOTE, PresenceState.EXCUSED} <= days


def test_actions_are_open_done_carried_and_overdue(sample):
    with sample.read() as session:
        actions = session.scalars(select(m.Action)).all()
        assert len(actions) >= 15
        assert {action.state for action in actions} >= {ActionState.OPEN, ActionState.IN_PROGRESS, ActionState.DONE}
        as_of = session.get_one(m.Project, 1).as_of
        overdue = [a for a in actions if a.due_on and a.due_on < as_of and a.state is ActionState.OPEN]
        assert overdue
        for action in overdue:  # never held against somebody real
            assert action.illustrative
            if action.person_id:
                assert session.get_one(m.Person, action.person_id).illustrative


def test_names_come_in_nine_scripts(sample):
    with sample.read() as session:
        rows = session.execute(select(m.Person.display, m.Person.native)).all()
    letters = {letter for display, native in rows for letter in display + native if letter.isalpha()}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    assert len(scripts - {"MODIFIER", "COMBINING"}) >= 9


def test_the_coming_meeting_is_half_prepared(sample):
    with sample.read() as session:
        coming = find_meeting(session, "irc-founding-2020")
        as_of = session.get_one(m.Project, 1).as_of
        assert coming.first_day > as_of
        found = {clash.kind for clash in clashes(session, coming, as_of)}
        assert {ClashKind.PERSON_TWICE, ClashKind.ROOM_TWICE, ClashKind.TALK_WITHOUT_SPEAKER} <= found
        assert one_meeting(session, m.Presentation, m.Presentation.state == SlidesState.MISSING, name=coming.short_name)
        assert one_meeting(session, m.Participation, m.Participation.reply == Reply.NONE, name=coming.short_name)
        assert session.scalars(select(m.AgendaRelease).where(m.AgendaRelease.meeting_id == coming.id)).all() == []


def test_every_row_is_illustrative_or_has_a_source(sample):
    with sample.read() as session:
        unsaid = [
            (mapper.class_.__name__, row.id)
            for mapper in m.Base.registry.mappers
            if issubclass(mapper.class_, m.Editable)
            for row in session.scalars(select(mapper.class_))
            if not row.illustrative and not row.source
        ]
    assert unsaid == []


def test_what_is_held_against_somebody_is_illustrative(sample):
    with sample.read() as session:
        for kind in (m.DecisionVote, m.Objection):
            assert all(row.illustrative for row in session.scalars(select(kind)))
        assert all(row.illustrative for row in session.scalars(select(m.Decision).where(m.Decision.vetoed_by_id > 0)))
        absent = (RollCallState.EXCUSED, RollCallState.ABSENT, RollCallState.LEFT)
        for member in session.scalars(select(m.Membership).join(m.RollCall).where(m.RollCall.state.in_(absent))):
            organisation = session.get(m.Organisation, member.organisation_id)
            assert organisation is None or organisation.illustrative
        for person in session.scalars(
            select(m.Person).join(m.Participation).join(m.Presence).where(m.Presence.state == PresenceState.ABSENT)
        ):
            assert person.illustrative


def test_mail_addresses_reach_nobody(sample):
    reserved = re.compile(r".*(@|\.)(example|example\.(com|org|net)|invalid)$")
    with sample.read() as session:
        addresses = [address for address in session.scalars(select(m.Person.email)) if address]
        addresses += [address for address in session.scalars(select(m.ExpressionOfInterest.email)) if address]
    assert addresses
    assert [address for address in addresses if not reserved.match(address)] == []


def test_the_baselines_show_a_slip(sample):
    with sample.read() as session:
        assert any(due.due > due.original_due for due in plan(session, session.get_one(m.Project, 1).as_of).dues)


def test_two_builds_are_the_same(sample, sample_master, tmp_path):
    other = tmp_path / "again.plenary"
    new_file(other, sample=True)
    with opened(str(other)) as again:
        assert dump(again, versions=True) == dump(sample, versions=True)


def test_its_history_is_that_of_a_team_at_work(sample):
    steps = sample_steps()
    assert len(steps) >= 20
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    with sample.read() as session:
        people = [name for name in session.scalars(select(m.Person.family)) if len(name) > 3]
    assert not [step.message for step in steps for name in people if name in step.message]


def test_the_sample_is_only_what_its_files_say():
    names = [file.name for file in resource("sample").iterdir()]
    assert [name for name in names if not name.endswith(".toml")] == ["logo.png"]
