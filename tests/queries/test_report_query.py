"""What the report of a meeting is gathered from: everything is counted, and nothing needs minutes."""

import datetime as dt

from sqlalchemy import select, update

from app.domain.kinds import AgendaState, ItemRoleKind, ParticipationRole, RoleState, SlidesState
from app.models import Item, ItemRole, Meeting, Participation, Person
from app.queries.meetings import find_meeting
from app.queries.report import report

AS_OF = dt.date(2020, 3, 20)


def gathered(store, name: str = "wageningen-2020", day: dt.date = AS_OF):
    with store.read() as session:
        return report(session, find_meeting(session, name), day)


def test_figures_are_counted(sample):
    found = gathered(sample)
    assert found.minutes is not None
    assert (found.figures.people, found.figures.countries) == (73, 19)
    assert len(found.countries) == found.figures.countries
    assert sum(entry.people for entry in found.roles) == found.figures.people
    assert found.published == found.minutes.published
    with sample.read() as session:
        listed = session.scalars(
            select(Participation.id).join(Meeting).where(Meeting.short_name == "wageningen-2020")
        ).all()
    assert found.invited == len(listed)


def test_the_same_figures_as_the_minutes(sample):
    found = gathered(sample)
    minutes = found.minutes
    assert minutes is not None
    figures = found.figures
    assert (figures.people, figures.remote, figures.organisations, figures.countries) == (
        minutes.attendees,
        minutes.remote,
        minutes.organisations,
        minutes.countries,
    )
    assert found.formal == minutes.formal
    assert found.at == max(minutes.at, found.agenda.at)


def test_guests_are_named_once_those_of_honour_first(sample):
    assert [ref.name for ref in gathered(sample).guests] == ["Cees Veerman"]
    with sample.change("Another guest") as session:
        meeting = find_meeting(session, "wageningen-2020")
        person = session.scalars(select(Person).where(Person.display == "Anna Kontoboytseva")).one()
        session.execute(
            update(Participation)
            .where(Participation.meeting_id == meeting.id, Participation.person_id == person.id)
            .values(role=ParticipationRole.GUEST)
        )
    assert [ref.name for ref in gathered(sample).guests] == ["Cees Veerman", "Anna Kontoboytseva"]


def test_presentations_in_the_order_of_the_agenda(sample):
    talks = gathered(sample).talks
    assert len(talks) == 33
    assert talks[0].title == "CIRCASA after twenty-eight months: what we have and what is missing"
    assert [ref.organisation for ref in talks[0].speakers] == ["INRAE"]
    shown = {SlidesState.CLEARED, SlidesState.PUBLISHED}
    assert all(bool(talk.file) <= (talk.state in shown) for talk in talks)
    assert sum(1 for talk in talks if talk.file) == 27


def test_cancelled_items_and_speakers_who_have_not_agreed_are_left_out(sample):
    before = gathered(sample).talks
    with sample.change("Cancel") as session:
        item = session.scalars(select(Item).where(Item.title == before[0].title)).one()
        item.state = AgendaState.CANCELLED
        other = session.scalars(select(Item).where(Item.title == before[1].title)).one()
        session.execute(
            update(ItemRole)
            .where(ItemRole.item_id == other.id, ItemRole.kind != ItemRoleKind.CHAIR)
            .values(state=RoleState.ASKED)
        )
    after = gathered(sample).talks
    assert [talk.title for talk in after] == [talk.title for talk in before[1:]]
    assert after[0].speakers == ()


def test_a_meeting_to_come_has_no_minutes_and_nobody_attended(sample):
    found = gathered(sample, "irc-founding-2020")
    assert found.minutes is None
    assert found.figures.people == 0 and found.countries == () and found.guests == ()
    assert 0 < found.accepted < found.invited


def test_the_next_meetings(sample):
    titles = [following.title for following in gathered(sample).following]
    assert titles == [
        "Executive Board, call of April 2020",
        "Founding meeting of the International Research Consortium on soil carbon",
    ]
    assert [one.title for one in gathered(sample, "cali-2019").following][-1].startswith("CIRCASA 2nd annual meeting")
    assert gathered(sample, "final-2021").following == ()


def test_publications_about_the_meeting(sample):
    assert [mention.place for mention in gathered(sample).mentions] == ["ECFS newsletter no. 55"]
