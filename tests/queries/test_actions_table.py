"""The tables of all actions, decisions and minutes: what chips, menus, words and columns choose and order."""

import datetime as dt

import pytest
from sqlalchemy import event, select

from app.domain.actions_table import ActionChip, Due
from app.domain.decisions_table import DecisionChip
from app.domain.kinds import ActionState, MinutesState
from app.domain.wanted import Wanted
from app.models import Action, Meeting, Person
from app.queries import decisions_table
from app.queries.action_panel import action_details
from app.queries.actions_table import ActionsTable, owners_of_actions, series_of_actions
from app.queries.decision_panel import decision_details
from app.queries.minutes_table import minutes_rows
from app.queries.plan_choices import plan_choices
from app.services.actions import open_action, set_action_due, set_action_owner, set_action_state, set_action_text

AS_OF = dt.date(2020, 3, 20)


@pytest.fixture
def session(sample):
    with sample.read() as session:
        yield session


def actions(session, who="", **wanted):
    table = ActionsTable(who)
    ids = table.ids(session, Wanted(**wanted), AS_OF)
    by_id = {row.id: row for row in table.rows(session, ids, AS_OF)}
    return [by_id[row_id] for row_id in ids]


def numbers(rows):
    return [row.number for row in rows]


def test_overdue_first_then_due_soonest_and_closed_last(sample):
    with sample.change("Open an action") as session:
        open_action(session, 1, "No day is set", AS_OF)
    with sample.read() as session:
        rows = actions(session)
        late = [row for row in rows if row.late_days]
        assert rows[: len(late)] == late == sorted(late, key=lambda row: -row.late_days)
        assert len(late) == 8
        to_come = [row for row in rows if row.is_open and not row.late_days]
        assert rows[len(late) : len(late) + len(to_come)] == to_come
        assert to_come == sorted(to_come, key=lambda row: row.due or dt.date.max)
        assert to_come[-1].text == "No day is set"
        assert all(not row.is_open for row in rows[len(late) + len(to_come) :])


def test_a_month_is_due_on_its_last_day(session):
    (row,) = [row for row in actions(session) if row.number == "A-41"]
    assert (row.due_month, row.due) == (32, dt.date(2020, 6, 30))


@pytest.mark.parametrize("chip", list(ActionChip))
def test_each_chip_shows_as_many_as_it_counts(session, chip):
    who = session.scalars(select(Person).join(Action, Action.person_id == Person.id)).first().display
    counted = ActionsTable(who).counts(session, AS_OF)
    rows = actions(session, who, choice=chip)
    assert len(rows) == counted[chip] > 0
    kept = {
        ActionChip.OPEN: lambda row: row.is_open,
        ActionChip.MINE: lambda row: row.is_open and row.person == who,
        ActionChip.OVERDUE: lambda row: row.late_days > 0,
        ActionChip.MONTH: lambda row: row.is_open and (row.due.year, row.due.month) == (2020, 3),
        ActionChip.DONE: lambda row: row.state is ActionState.DONE,
        ActionChip.ALL: lambda row: True,
    }[chip]
    assert rows == [row for row in actions(session) if kept(row)]


def test_a_month_of_the_project_that_is_over_is_overdue(sample):
    with sample.change("Change an action") as session:
        action = session.scalars(select(Action.id).where(Action.number == "A-41")).one()
        set_action_due(session, action, due_month=28)
    with sample.read() as session:
        assert "A-41" in numbers(actions(session, choice="overdue"))


def test_words_are_found_in_text_owner_organisation_and_meeting(session):
    assert numbers(actions(session, words=("paddy", "workshop"))) == ["A-13"]
    assert numbers(actions(session, words=("mekonnen",))) == ["A-5"]
    orbita = actions(session, words=("orbita",))
    assert orbita
    assert all(row.organisation == "Orbita" for row in orbita)
    assert {row.meeting for row in actions(session, words=("cali",))} == {"cali-2019"}
    assert actions(session, words=("100%",)) == []


def test_menus_choose_the_organisation_and_the_series(sample):
    with sample.change("Open an action") as session:
        made = open_action(session, 2, "Nobody does this", AS_OF)
        set_action_owner(session, made, None)
    with sample.read() as session:
        owners, series = owners_of_actions(session, AS_OF), series_of_actions(session)
        inrae = next(one for one in owners if one.name == "INRAE")
        rows = actions(session, facets=(("organisation", inrae.value),))
        assert {row.organisation for row in rows} == {"INRAE"}
        assert len(rows) == inrae.count
        assert (owners[-1].name, owners[-1].count) == ("", 1)
        assert [row.text for row in actions(session, facets=(("organisation", "0"),))] == ["Nobody does this"]
        assert {one.name: one.count for one in series}["Executive Board"] == 1
        board = next(one.value for one in series if one.name == "Executive Board")
        assert [row.series for row in actions(session, facets=(("series", board),))] == ["Executive Board"]


@pytest.mark.parametrize("downwards", [False, True])
@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("number", lambda row: int(row.number[2:])),
        ("state", lambda row: list(ActionState).index(row.state)),
        ("due", lambda row: row.due),
        ("organisation", lambda row: row.organisation.casefold()),
    ],
)
def test_a_column_orders_both_ways(session, column, key, downwards):
    keys = [key(row) for row in actions(session, sort=column, downwards=downwards)]
    assert keys == sorted(keys, reverse=downwards)


def test_owners_are_ordered_by_family_name_and_nobody_is_last(sample):
    with sample.change("Change an action") as session:
        set_action_owner(session, 1, None)
    with sample.read() as session:
        keys = dict(session.execute(select(Person.id, Person.sort_key)).all())
        for downwards in (False, True):
            rows = actions(session, sort="owner", downwards=downwards)
            assert rows[-1].person_id is None
            found = [keys[row.person_id] for row in rows[:-1]]
            assert found == sorted(found, reverse=downwards)


def test_rows_are_read_in_few_statements(session):
    counted = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *_: counted.append(1))
    ids = ActionsTable().ids(session, Wanted(), AS_OF)
    ActionsTable().rows(session, ids, AS_OF)
    assert len(counted) <= 14
    counted.clear()
    assert len(decisions_table.rows(session, decisions_table.ids(session, Wanted(), AS_OF), AS_OF)) == 17
    assert len(counted) <= 14
    counted.clear()
    assert minutes_rows(session, AS_OF)
    assert len(counted) <= 8


def test_an_action_with_all_that_belongs_to_it(session):
    row_id = session.scalars(select(Action.id).where(Action.number == "A-5")).one()
    found = action_details(session, row_id, AS_OF)
    assert (found.locked, found.minutes, found.row.meeting) == (True, MinutesState.ACCEPTED, "cali-2019")
    assert [note.meeting for note in found.notes] == ["", "wageningen-2020"]
    assert found.notes[0].note.startswith("Reminder sent")
    assert found.item == "Discussion: where evidence is missing"
    other = session.scalars(select(Action.id).where(Action.number == "A-33")).one()
    assert action_details(session, other, AS_OF).decision == "2020/5"
    assert action_details(session, 10_000, AS_OF) is None


def test_other_dates_are_told_unless_they_were_taken_back(sample):
    with sample.read() as session:
        row_id = session.scalars(select(Action.id).where(Action.number == "A-24")).one()

    def due(**values):
        with sample.change("Change an action") as session:
            set_action_due(session, row_id, **values)

    due(due_on=dt.date(2020, 4, 1))
    due(due_month=30)
    sample.undo()
    with sample.change("Change an action") as session:
        set_action_state(session, row_id, ActionState.IN_PROGRESS, AS_OF)
        set_action_text(session, row_id, "Other words")
    with sample.read() as session:
        first, second = action_details(session, row_id, AS_OF).changes
    assert (first.dated, first.due_before, first.due) == (True, Due(dt.date(2020, 3, 13)), Due(dt.date(2020, 4, 1)))
    assert (second.dated, second.state, second.who) == (False, ActionState.IN_PROGRESS, sample.who)
    sample.undo()
    sample.redo()
    with sample.read() as session:
        assert len(action_details(session, row_id, AS_OF).changes) == 2


def test_rows_of_the_plan_to_choose_from(session):
    assert [step.number for step in plan_choices(session, "d1")] == ["D1.1", "D1.2", "D1.3", "D1.4", "D1.5"]
    assert plan_choices(session, "farmers tf")[0].number == "TF5"
    assert plan_choices(session, " ") == ()
    first, *others = plan_choices(session, "wp")
    assert [*plan_choices(session, "wp", without=[(first.kind, first.id)])] == others


def decisions(session, **wanted):
    ids = decisions_table.ids(session, Wanted(**wanted), AS_OF)
    by_id = {row.id: row for row in decisions_table.rows(session, ids, AS_OF)}
    return [by_id[row_id] for row_id in ids]


def test_decisions_by_what_became_of_them(session):
    counted = decisions_table.counts(session, AS_OF)
    assert (counted["all"], counted["binding"], counted["taken"]) == (17, 6, 9)
    for chip in DecisionChip:
        rows = decisions(session, choice=chip)
        assert len(rows) == counted[chip]
        assert chip == "all" or {row.state.value for row in rows} == {chip.value}
    (vetoed,) = decisions(session, choice="vetoed")
    assert (vetoed.number, vetoed.vetoed_by, vetoed.actions) == ("2020/8", "DDFI", 1)
    assert decisions(session)[0].number == "2020/1"
    assert decisions(session, sort="number", downwards=True)[0].number == "2020/11"


def test_decisions_by_body_year_and_words(session):
    bodies = {one.name: one for one in decisions_table.bodies_of_decisions(session)}
    assert bodies["Executive Board"].count == 1
    board = decisions(session, facets=(("body", bodies["Executive Board"].value),))
    assert [row.number for row in board] == ["EB 2020/1"]
    years = decisions_table.years_of_decisions(session)
    assert [(one.value, one.count) for one in years] == [("2020", 12), ("2019", 5)]
    assert len(decisions(session, facets=(("year", "2019"),))) == 5
    assert [row.number for row in decisions(session, words=("yearly", "contribution"))] == ["2020/4"]


def test_a_decision_with_its_arithmetic_and_what_follows(session):
    (row,) = [row for row in decisions(session) if row.number == "2020/5"]
    found = decision_details(session, row.id, AS_OF)
    assert (found.line.tally.votes.for_, found.line.tally.cast, found.line.tally.needed) == (23, 24, 16)
    assert [action.number for action in found.actions] == ["A-33"]
    assert found.item == "Task forces: mandate and leading organisations"
    assert decision_details(session, 10_000, AS_OF) is None


def test_minutes_follow_their_clock(session):
    rows = {row.meeting: row for row in minutes_rows(session, AS_OF)}
    wageningen = rows["wageningen-2020"]
    assert (wageningen.state, wageningen.circulated_on) == (MinutesState.CIRCULATED, dt.date(2020, 3, 16))
    assert (wageningen.objections_until, wageningen.accept_by) == (dt.date(2020, 3, 31), dt.date(2020, 4, 1))
    assert (wageningen.decisions, wageningen.actions, wageningen.versions) == (11, 29, 3)
    assert rows["cali-2019"].accepted_on == dt.date(2019, 3, 6)
    assert rows["cali-2019"].late_days == 0
    later = {row.meeting: row for row in minutes_rows(session, dt.date(2020, 4, 5))}["wageningen-2020"]
    assert later.late_days == 4


def test_a_meeting_that_is_over_without_minutes_is_listed(session):
    rows = {row.meeting: row for row in minutes_rows(session, dt.date(2020, 4, 20))}
    board = rows["board-2020-04"]
    assert board.is_missing
    assert (board.circulate_by, board.late_days) == (dt.date(2020, 4, 12), 8)
    assert board.id < 0
    known = set(session.scalars(select(Meeting.short_name)))
    assert set(rows) < known
