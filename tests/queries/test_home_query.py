"""What Home shows of the sample, of an empty database, and on other days."""

import datetime as dt

import pytest
from sqlalchemy import delete, event, select, update

from app.domain.home import HomeDay
from app.domain.kinds import ActionState, MeetingState, SlidesState
from app.models import Action, Item, Meeting, Milestone, Person, Presentation, Project, Setting
from app.queries.home import home_agendas, home_day, home_meeting, home_slides
from app.queries.home_actions import ME, home_actions, person_at_keyboard
from app.queries.home_plan import home_late
from app.queries.registers import action_register

TODAY = dt.date(2020, 3, 20)
BEFORE_WAGENINGEN = dt.date(2020, 2, 20)


def of(model, **wanted):
    return select(model).filter_by(**wanted)


def ask(store, query, *arguments):
    with store.read() as session:
        return query(session, *arguments)


def test_an_empty_database_has_nothing_to_show(empty):
    assert ask(empty, home_day, TODAY) == HomeDay(TODAY)
    assert ask(empty, home_meeting, TODAY) is None
    assert ask(empty, home_slides, TODAY) is None
    assert ask(empty, home_agendas, TODAY) == ()
    assert ask(empty, home_late, TODAY) == ()
    nothing = ask(empty, home_actions, TODAY, "somebody")
    assert (nothing.me, nothing.mine, nothing.overdue, nothing.soon, nothing.open_count) == (0, (), (), (), 0)


@pytest.mark.parametrize(
    ("day", "month"), [(TODAY, 29), (dt.date(2017, 11, 1), 1), (dt.date(2017, 10, 31), None), (dt.date(2021, 3, 1), 41)]
)
def test_the_day_in_months_of_the_project(sample, day, month):
    assert ask(sample, home_day, day) == HomeDay(day, "CIRCASA", month, 40)


@pytest.mark.parametrize(
    ("day", "meeting", "over"),
    [
        (BEFORE_WAGENINGEN, "wageningen-2020", False),
        (dt.date(2020, 3, 6), "wageningen-2020", False),
        (dt.date(2020, 3, 7), "board-2020-04", False),
        (dt.date(2020, 4, 3), "irc-founding-2020", False),
        (dt.date(2030, 1, 1), "final-2021", True),
    ],
)
def test_the_next_meeting_or_else_the_newest(sample, day, meeting, over):
    found = ask(sample, home_meeting, day)
    assert (found.short_name, found.over) == (meeting, over)


def test_a_cancelled_meeting_is_not_the_next(sample):
    with sample.change("Cancel meeting") as session:
        session.scalars(of(Meeting, short_name="board-2020-04")).one().state = MeetingState.CANCELLED
    assert ask(sample, home_meeting, TODAY).short_name == "irc-founding-2020"
    assert {one.meeting for one in ask(sample, home_agendas, TODAY)} <= {"irc-founding-2020", "final-2021"}


def test_people_countries_and_quorum_of_a_meeting_to_come(sample):
    found = ask(sample, home_meeting, BEFORE_WAGENINGEN)
    assert (found.invited, found.people) == (85, 74)
    assert 15 < found.countries < 30
    (quorum,) = found.quorums
    assert (quorum.body, quorum.day, quorum.counted) == ("General Assembly", dt.date(2020, 3, 6), False)
    assert quorum.needed * 3 >= quorum.members * 2 > (quorum.needed - 1) * 3
    assert 0 < quorum.coming <= quorum.members
    assert [step.what for step in found.clocks[0].steps][:4] == ["notice", "agenda", "added_items", None]


def test_once_it_is_over_those_count_who_came(sample):
    found = ask(sample, home_meeting, dt.date(2020, 3, 6))
    (quorum,) = found.quorums
    assert quorum.counted and quorum.coming >= quorum.needed
    with sample.change("Leave one meeting") as session:
        session.execute(update(Meeting).where(Meeting.first_day > TODAY).values(state=MeetingState.CANCELLED))
    over = ask(sample, home_meeting, TODAY)
    assert (over.short_name, over.over) == ("wageningen-2020", True)
    assert over.people == 73


def test_actions_are_those_of_the_register(sample):
    register = ask(sample, action_register, TODAY)
    found = ask(sample, home_actions, TODAY, "nobody", ("overdue", "soon"))
    assert [one.number for one in found.overdue] == [one.number for one in register.overdue]
    assert found.overdue_count == len(register.overdue)
    assert {one.number for one in found.soon} == {one.number for one in register.to_come if one.due}
    assert [one.due for one in found.soon] == sorted(one.due for one in found.soon)
    assert [one.late_days for one in found.overdue] == [one.late_days for one in register.overdue]
    assert found.open_count == len(register.overdue) + len(register.to_come)


def test_the_most_urgent_come_first_and_say_where_they_are(sample):
    found = ask(sample, home_actions, TODAY, "nobody")
    assert len(found.overdue) == len(found.soon) == 4
    assert found.overdue_count > 4 and found.soon_count > 4
    first = found.overdue[0]
    assert (first.number, first.late_days, first.meeting) == ("A-5", 172, "cali-2019")
    assert first.person.name == "Dawit Mekonnen" and first.organisation == "ISF"
    with sample.read() as session:
        assert session.get_one(Meeting, first.meeting_id).short_name == "cali-2019"
    assert {one.number: one.decision for one in found.overdue}["A-11"] == "2019/3"


def test_an_action_due_in_a_month_is_due_on_its_last_day(sample):
    with sample.change("Date action") as session:
        action = session.scalars(of(Action, number="A-5")).one()
        action.due_on, action.due_month = None, 28
    found = {one.number: one for one in ask(sample, home_actions, TODAY, "nobody", ("overdue",)).overdue}
    assert (found["A-5"].due, found["A-5"].late_days) == (dt.date(2020, 2, 29), 20)


def test_what_is_done_is_not_shown(sample):
    with sample.change("Close action") as session:
        session.scalars(of(Action, number="A-5")).one().state = ActionState.DONE
    assert "A-5" not in {one.number for one in ask(sample, home_actions, TODAY, "nobody", ("overdue",)).overdue}


@pytest.mark.parametrize("who", ["Inês Carvalho", "ines carvalho", "CARVALHO Inês"])
def test_my_actions_by_my_name(sample, who):
    found = ask(sample, home_actions, TODAY, who)
    assert [one.number for one in found.mine] == ["A-41"]
    assert {one.person.name for one in found.mine} == {"Inês Carvalho"}


def test_my_actions_by_my_address_or_by_the_teams_setting(sample):
    with sample.read() as session:
        person = session.scalars(of(Person, display="Dawit Mekonnen")).one()
        assert person_at_keyboard(session, person.email) == person.id
    assert ask(sample, person_at_keyboard, "dm") == 0
    with sample.change("Say who is at the keyboard") as session:
        session.add(Setting(name=ME, value={"dm": person.id}))
    assert "A-5" in {one.number for one in ask(sample, home_actions, TODAY, "dm").mine}


def test_nobody_is_taken_for_one_of_two_people_of_the_same_name(sample):
    with sample.change("Add person") as session:
        session.add(Person(given="Inês", family="Carvalho", display="Inês Carvalho", more_emails=[]))
    assert ask(sample, person_at_keyboard, "Inês Carvalho") == 0
    assert ask(sample, person_at_keyboard, "") == 0


def test_late_rows_of_the_plan_against_the_revised_date(sample):
    late = ask(sample, home_late, TODAY)
    assert [(one.number, one.late_days) for one in late] == [("MS12", 34), ("D1.5", 20)]
    assert late[0].due == dt.date(2020, 2, 15) and late[1].due_month == 28
    with sample.change("Revise milestone") as session:
        session.scalars(of(Milestone, number="MS12")).one().revised_month = 30
    assert [one.number for one in ask(sample, home_late, TODAY)] == ["D1.5"]
    assert "MS12" in {one.number for one in ask(sample, home_late, dt.date(2020, 5, 1))}


def test_slides_of_the_next_meeting_that_has_talks(sample):
    found = ask(sample, home_slides, TODAY)
    assert (found.meeting, found.total, len(found.missing)) == ("irc-founding-2020", 14, 12)
    assert found.by == dt.date(2020, 5, 5)
    first, last = found.missing[0], found.missing[-1]
    assert (first.title, first.day, first.start) == ("What soils can carry", dt.date(2020, 5, 12), 13 * 60 + 45)
    assert [speaker.name for speaker in first.speakers] == ["Ingrid Sæther"]
    assert (last.day, last.start, last.speakers) == (None, None, ())
    with sample.change("Receive slides") as session:
        session.get_one(Presentation, first.id).state = SlidesState.RECEIVED
    assert first.id not in {one.id for one in ask(sample, home_slides, TODAY).missing}


def test_agendas_that_were_never_released_or_have_changed(sample):
    never = ask(sample, home_agendas, TODAY)
    assert [(one.meeting, one.release) for one in never] == [("board-2020-04", 0), ("irc-founding-2020", 0)]
    before = {one.meeting: one for one in ask(sample, home_agendas, BEFORE_WAGENINGEN)}
    changes = before["wageningen-2020"].changes if "wageningen-2020" in before else 0
    with sample.change("Rename items") as session:
        for number in (57, 72):
            session.get_one(Item, number).title = f"Another title {number}"
    changed = {one.meeting: one for one in ask(sample, home_agendas, BEFORE_WAGENINGEN)}["wageningen-2020"]
    assert changed.release == 3
    assert changed.changes >= changes + 2


def test_the_number_of_statements_does_not_grow_with_the_rows(sample):
    def statements(query, *arguments):
        count = []
        with sample.read() as session:
            event.listen(session.connection(), "before_cursor_execute", lambda *_all: count.append(1))
            query(session, TODAY, *arguments)
        return len(count)

    queries = [(home_meeting,), (home_slides,), (home_late,), (home_actions, "nobody", ("overdue", "soon"))]
    before = [statements(*query) for query in queries]
    assert max(before) <= 20
    with sample.change("Add actions") as session:
        model = session.scalars(of(Action, number="A-5")).one()
        for number in range(300):
            session.add(
                Action(
                    number=f"X-{number}",
                    text="Something",
                    person_id=number % 50 + 1,
                    due_on=TODAY - dt.timedelta(days=number % 7),
                    opened_on=model.opened_on,
                    minutes_id=model.minutes_id,
                )
            )
    assert [statements(*query) for query in queries] == before


def test_a_project_that_was_deleted_leaves_the_meeting(sample):
    with sample.change("Delete project") as session:
        session.execute(delete(Project))
    found = ask(sample, home_meeting, TODAY)
    assert (found.clocks, found.quorums) == ((), ())
