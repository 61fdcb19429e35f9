"""The list of meetings, the sidebar and the page of one meeting: the same figures as everywhere, few statements."""

import datetime as dt

import pytest
from sqlalchemy import event, select, update

from app.domain.governance import DeadlineKind
from app.domain.kinds import MeetingKind, MeetingState, MinutesState, PresenceState
from app.domain.meeting_clock import StepState, body_clocks, place_of
from app.domain.plan_status import DueState, due_facts
from app.models import (
    Affiliation,
    Deliverable,
    Item,
    Meeting,
    MeetingSession,
    Minutes,
    Organisation,
    OrganisationName,
    Participation,
    Person,
    Presence,
)
from app.queries.actions import actions
from app.queries.agenda import releases
from app.queries.attendance import figures
from app.queries.clashes import clashes
from app.queries.formal import clock
from app.queries.meeting_outcomes import meeting_outcomes
from app.queries.meeting_page import meeting_counts, meeting_page, organisers, series_names, unreleased_changes
from app.queries.meeting_rows import meeting_rows
from app.queries.meeting_tabs import meeting_tabs
from app.queries.meetings import find_meeting, meetings
from app.queries.minutes_state import minutes_state
from app.queries.plan_report import plan_report
from app.queries.sidebar import sidebar
from app.services.meetings import create_meeting, delete_meeting, edit_meeting

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

    def fill(session):
        def organisation(country, named=True):
            made = Organisation(kind="other", country=country)
            session.add(made)
            session.flush()
            if named:
                session.add(OrganisationName(organisation_id=made.id, short="x", legal="x"))
            return made.id

        fr, nl, eu, nameless = organisation("FR"), organisation("nl"), organisation("EU"), organisation("DE", False)
        row = create_meeting(session, "Delft", dt.date(2020, 3, 4), dt.date(2020, 3, 5))
        periods = [
            [(fr, None, dt.date(2020, 3, 3)), (nl, dt.date(2020, 3, 4), None)],
            [(nl, dt.date(2019, 1, 1), None), (fr, None, None)],
            [(eu, None, None)],
            [(nameless, None, None)],
            [],
        ]
        for number, some in enumerate(periods):
            person = Person(family=f"p{number}", display=f"p{number}")
            session.add(person)
            session.flush()
            for organisation_id, since, until in some:
                session.add(
                    Affiliation(
                        person_id=person.id, organisation_id=organisation_id, valid_from=since, valid_until=until
                    )
                )
            there = Participation(person_id=person.id, meeting_id=row, role="member")
            session.add(there)
            session.flush()
            session.add(Presence(participation_id=there.id, day=dt.date(2020, 3, 4), state=PresenceState.REMOTE))
        return row

    change(empty, fill)
    (row,) = asked(empty, meeting_rows, AS_OF)
    with empty.read() as session:
        counted = figures(session, session.get_one(Meeting, row.id), AS_OF)
    assert (row.people, row.countries) == (counted.people, counted.countries) == (5, 1)


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


def test_the_page_of_a_meeting(sample):
    row = id_of(sample, "wageningen-2020")
    host = next(one.id for one in asked(sample, organisers, AS_OF) if one.short == "WR")
    change(sample, lambda session: edit_meeting(session, row, host_id=host))
    page = asked(sample, meeting_page, row, AS_OF)
    assert (page.fields.short_name, page.fields.host) == ("wageningen-2020", "WR")
    assert page.previous is not None
    assert page.following is not None
    assert (page.previous.short_name, page.following.short_name) == ("cali-2019", "irc-founding-2020")
    counts = asked(sample, meeting_counts, row, AS_OF)
    assert (counts.figures.people, counts.figures.countries) == (73, 19)
    assert [(one.what, one.value) for one in counts.published] == [("experts", "approximately 70")]
    assert {notice.kind for notice in page.notices} >= {"meeting", "agenda"}
    with sample.read() as session:
        meeting = session.get_one(Meeting, row)
        found = clashes(session, meeting, AS_OF)
        lines = clock(session, AS_OF, meeting)
    tabs = counts.tabs
    assert (tabs.errors + tabs.warnings, tabs.listed, tabs.release) == (len(found), 85, 3)
    assert page.clocks == body_clocks(lines, page.fields.first_day, page.fields.last_day, AS_OF)
    assert tabs == asked(sample, meeting_tabs, row, AS_OF)
    change(sample, lambda session: delete_meeting(session, row))
    assert asked(sample, meeting_page, row, AS_OF) is None
    assert asked(sample, meeting_tabs, row, AS_OF) is None
    assert asked(sample, meeting_counts, row, AS_OF) is None
    assert asked(sample, meeting_outcomes, row, AS_OF).decisions == ()
    assert asked(sample, unreleased_changes, row).changes == ()


def test_the_steps_of_the_clock(sample):
    def states(day, name="wageningen-2020"):
        (found,) = asked(sample, meeting_page, id_of(sample, name), day).clocks
        return {step.what: step.state for step in found.steps}

    kinds = DeadlineKind
    assert states(AS_OF) == {
        kinds.NOTICE: StepState.DONE,
        kinds.AGENDA: StepState.DONE,
        kinds.ADDED_ITEMS: StepState.DONE,
        None: StepState.MEETING,
        kinds.DRAFT_MINUTES: StepState.DONE,
        kinds.OBJECTIONS_END: StepState.TO_COME,
        kinds.ACCEPTED: StepState.TO_COME,
    }
    founding = states(dt.date(2020, 4, 22), "irc-founding-2020")
    assert (founding[kinds.NOTICE], founding[kinds.AGENDA]) == (StepState.LATE, StepState.LATE)
    assert founding[kinds.OBJECTIONS_END] is StepState.WAITING
    over = states(dt.date(2020, 6, 30), "irc-founding-2020")
    assert (over[kinds.NOTICE], over[kinds.DRAFT_MINUTES]) == (StepState.MISSED, StepState.LATE)
    assert over[kinds.ACCEPTED] is StepState.WAITING


def test_done_late_is_told_from_done(sample):
    row = id_of(sample, "wageningen-2020")
    change(
        sample, lambda session: edit_meeting(session, row, kind=MeetingKind.ORDINARY, first_day=dt.date(2020, 2, 28))
    )
    (found,) = asked(sample, meeting_page, row, AS_OF).clocks
    late = {step.what: (step.state, step.late_days) for step in found.steps}
    assert late[DeadlineKind.NOTICE] == (StepState.DONE_LATE, 3)


def test_today_lies_truly_between_the_steps(sample):
    (found,) = asked(sample, meeting_page, id_of(sample, "wageningen-2020"), AS_OF).clocks
    for day, place in [
        (dt.date(2020, 1, 18), -1),
        (dt.date(2020, 1, 19), 0),
        (dt.date(2020, 1, 31), 0.5),  # 24 days from 19 January to 12 February
        (dt.date(2020, 2, 12), 1),
        (dt.date(2020, 3, 5), 3),  # the meeting, 4–6 March
        (dt.date(2020, 3, 11), 3.5),
        (dt.date(2020, 4, 1), 6),
        (dt.date(2020, 4, 2), 6.5),
    ]:
        assert place_of(found, day) == place


def test_what_has_come_of_the_meeting(sample):
    row = id_of(sample, "wageningen-2020")
    found = asked(sample, meeting_outcomes, row, AS_OF)
    with sample.read() as session:
        minutes = session.scalars(select(Minutes.id).where(Minutes.meeting_id == row)).all()
        late = {
            entry.number: entry.late_days for entry in actions(session, AS_OF) if entry.meeting == "wageningen-2020"
        }
    assert minutes
    assert {action.number: action.late_days for action in found.actions} == late
    assert [action.due for action in found.actions if action.state == "open" and action.due] == sorted(
        action.due for action in found.actions if action.state == "open" and action.due
    )
    assert found.decisions
    assert all(area.items > 0 for area in found.areas)


def test_changes_since_the_release(sample):
    row = id_of(sample, "wageningen-2020")
    before = asked(sample, unreleased_changes, row)
    assert (before.release, len(before.changes)) == (3, 0)

    change(
        sample,
        lambda session: session.execute(
            update(Item)
            .where(Item.id == _an_item(session, row))
            .values(title="Another title", version=Item.version + 1)
        ),
    )
    assert [one.after for one in asked(sample, unreleased_changes, row).changes] == ["Another title"]
    never = asked(sample, unreleased_changes, id_of(sample, "final-2021"))
    assert (never.release, never.at, len(never.changes) > 0) == (0, None, True)


def _an_item(session, meeting_id: int) -> int:
    query = select(Item.id).join(MeetingSession).where(MeetingSession.meeting_id == meeting_id, Item.kind == "talk")
    return session.scalars(query.order_by(Item.id)).first()


def test_who_may_host_and_which_series_there_are(sample):
    hosts = asked(sample, organisers, dt.date(2019, 6, 1))
    assert "INRA" in {host.short for host in hosts}
    assert "INRAE" in {host.short for host in asked(sample, organisers, AS_OF)}
    assert [host.short.casefold() for host in hosts] == sorted(host.short.casefold() for host in hosts)
    assert asked(sample, series_names) == ("CIRCASA annual meetings", "Executive Board")
