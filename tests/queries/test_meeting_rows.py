"""The list of meetings, the sidebar and the page of one meeting: the same figures as everywhere, few statements."""

import datetime as dt

import pytest
from sqlalchemy import event, select, update

from app.domain.kinds import MeetingState, MinutesState, PresenceState
from app.domain.plan_status import DueState, due_facts
from app.models import (
    Affiliation,
    Deliverable,
    Meeting,
    Organisation,
    OrganisationName,
    Participation,
    Person,
    Presence,
)
from app.queries.actions import actions
from app.queries.agenda import releases
from app.queries.attendance import figures
from app.queries.meeting_outcomes import meeting_outcomes
from app.queries.meeting_page import meeting_counts, meeting_page
from app.queries.meeting_rows import meeting_rows
from app.queries.meetings import find_meeting, meetings
from app.queries.minutes_state import minutes_state
from app.queries.plan_report import plan_report
from app.queries.sidebar import sidebar
from app.services.meetings import create_meeting, edit_meeting

AS_OF = dt.date(2020, 3, 20)
DAYS = [dt.date(2017, 11, 17), dt.date(2019, 2, 7), dt.date(2020, 3, 4), AS_OF, dt.date(2021, 12, 31)]


def asked(store, query, *arguments):
    with store.read() as session:
        return query(session, *arguments)


def id_of(store, name: str) -> int:
    return asked(store, find_meeting, name).id


def change(store, act):
    with store.change("Change") as session:
        return act(session)


@pytest.mark.parametrize("day", DAYS)
def test_every_figure_equals_that_of_the_single_queries(sample, day):
    rows = asked(sample, meeting_rows, day)
    with sample.read() as session:
        for row, facts in zip(rows, meetings(session, day), strict=True):
            meeting = session.get_one(Meeting, row.id)
            counted = figures(session, meeting, day)
            assert (row.people, row.countries) == (counted.people, counted.countries)
            assert (row.short_name, row.sessions, row.items) == (facts.name, facts.sessions, facts.items)
            assert row.minutes == minutes_state(session, meeting)
            assert row.release == len(releases(session, meeting))
            listed = session.scalars(select(Participation).where(Participation.meeting_id == row.id)).all()
            assert (row.listed, row.accepted) == (len(listed), sum(one.reply == "accepted" for one in listed))


def test_the_rows_say_what_the_sample_holds(sample):
    rows = {row.short_name: row for row in asked(sample, meeting_rows, AS_OF)}
    wageningen = rows["wageningen-2020"]
    assert (wageningen.people, wageningen.countries, wageningen.release) == (73, 19, 3)
    assert (wageningen.minutes, wageningen.series) == (MinutesState.CIRCULATED, "CIRCASA annual meetings")
    assert rows["final-2021"].minutes is None
    assert [row.first_day for row in rows.values()] == sorted(row.first_day for row in rows.values())


def test_figures_follow_the_affiliation_of_the_day(empty):
    """Chosen or of the time, the last begun; the EU, a nameless organisation and nobody at all are no country."""

    change(empty, _people_of_all_kinds)
    (row,) = asked(empty, meeting_rows, AS_OF)
    with empty.read() as session:
        counted = figures(session, session.get_one(Meeting, row.id), AS_OF)
    assert (row.people, row.countries) == (counted.people, counted.countries) == (5, 1)


def _people_of_all_kinds(session) -> None:
    def organisation(country, named=True):
        made = Organisation(kind="other", country=country)
        session.add(made)
        session.flush()
        if named:
            session.add(OrganisationName(organisation_id=made.id, short="x", legal="x"))
        return made.id

    fr, nl, eu, nameless = organisation("FR"), organisation("nl"), organisation("EU"), organisation("DE", False)
    row = create_meeting(session, "Delft", dt.date(2020, 3, 4), dt.date(2020, 3, 5))
    for number, some in enumerate(
        [
            [(fr, None, dt.date(2020, 3, 3)), (nl, dt.date(2020, 3, 4), None)],
            [(nl, dt.date(2019, 1, 1), None), (fr, None, None)],
            [(eu, None, None)],
            [(nameless, None, None)],
            [],
        ]
    ):
        person = Person(family=f"p{number}", display=f"p{number}")
        session.add(person)
        session.flush()
        for of, since, until in some:
            session.add(Affiliation(person_id=person.id, organisation_id=of, valid_from=since, valid_until=until))
        there = Participation(person_id=person.id, meeting_id=row, role="member")
        session.add(there)
        session.flush()
        session.add(Presence(participation_id=there.id, day=dt.date(2020, 3, 4), state=PresenceState.REMOTE))


def statements(store, query, *arguments) -> int:
    count = 0
    with store.read() as session:

        def note(*_arguments):
            nonlocal count
            count += 1

        event.listen(session.connection(), "before_cursor_execute", note)
        query(session, *arguments)
    return count


@pytest.mark.parametrize("query", [meeting_rows, sidebar])
def test_the_number_of_statements_does_not_grow(sample, query):
    before = statements(sample, query, AS_OF)

    def more(session):
        for number in range(60):
            create_meeting(session, f"Call {number}", AS_OF)

    change(sample, more)
    assert len(asked(sample, meeting_rows, AS_OF)) == 68
    assert statements(sample, query, AS_OF) == before <= 8


@pytest.mark.parametrize("day", DAYS)
def test_the_sidebar_counts_what_the_registers_count(sample, day):
    found = asked(sample, sidebar, day)
    with sample.read() as session:
        people = len(session.scalars(select(Person.id)).all())
        overdue = sum(entry.late_days > 0 for entry in actions(session, day))
        report = plan_report(session, day)
    states = [due_facts(row, day).state for row in (*report.deliverables, *report.milestones)]
    assert (found.meetings, found.people, found.overdue_actions) == (8, people, overdue)
    assert found.late_plan == states.count(DueState.LATE)
    assert day < AS_OF or found.late_plan > 0


def test_a_revised_date_is_the_one_that_counts(sample):
    before = asked(sample, sidebar, AS_OF).late_plan
    for month, more in ((1, 1), (40, 0)):

        def revise(session, month=month):
            pending = select(Deliverable.id).where(Deliverable.state == "pending", Deliverable.due_month > 30).limit(1)
            session.execute(update(Deliverable).where(Deliverable.id.in_(pending)).values(revised_month=month))

        change(sample, revise)
        assert asked(sample, sidebar, AS_OF).late_plan == before + more
        sample.undo()


def test_the_nearest_meetings_lead_the_sidebar(sample):
    names = [meeting.short_name for meeting in asked(sample, sidebar, AS_OF).open_meetings]
    assert names == ["board-2020-04", "wageningen-2020", "irc-founding-2020", "board-2020-01", "final-2021"]
    row = id_of(sample, "board-2020-04")
    change(sample, lambda session: edit_meeting(session, row, state=MeetingState.CANCELLED))
    assert asked(sample, sidebar, AS_OF).open_meetings[0].short_name == "wageningen-2020"


@pytest.mark.parametrize("day", [dt.date.min, AS_OF, dt.date.max])
def test_an_empty_database_has_an_empty_list_and_sidebar(empty, day):
    assert asked(empty, meeting_rows, day) == ()
    found = asked(empty, sidebar, day)
    assert (found.meetings, found.people, found.overdue_actions, found.late_plan) == (0, 0, 0, 0)
    row = change(empty, lambda session: create_meeting(session, "First", AS_OF))
    page = asked(empty, meeting_page, row, day)
    assert (page.clocks, page.notices, page.previous) == ((), (), None)
    assert asked(empty, meeting_counts, row, day).tabs.items == 0
    assert asked(empty, meeting_outcomes, row, day).actions == ()
