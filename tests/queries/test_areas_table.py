"""Areas and bodies as tables: counted, dated, followed along the chain, in a fixed number of statements."""

import datetime as dt

import pytest
from sqlalchemy import event

from app.queries.areas_table import area_detail, areas_table
from app.queries.bodies_table import bodies_table, body_detail
from app.queries.initiatives_table import initiative_detail, initiatives_table
from app.queries.member_choices import milestone_choices, organisation_choices
from app.queries.programmes_table import figures_table, programmes_table
from app.services.areas import create_area, put_milestone
from app.services.initiatives import edit_initiative
from app.services.task_forces import create_task_force, set_lead

AS_OF = dt.date(2020, 3, 20)


def asked(store, query, *arguments):
    with store.read() as session:
        return query(session, *arguments)


def counted(store, query, *arguments):
    """How many statements a query takes."""
    statements = []
    with store.read() as session:
        engine = session.get_bind()
        listen = lambda *arguments: statements.append(arguments[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listen)
        query(session, *arguments)
        event.remove(engine, "before_cursor_execute", listen)
    return len(statements)


def test_every_area_with_its_task_force(sample):
    found = asked(sample, areas_table, AS_OF)
    assert [row.number for row in found.rows] == list(range(1, 15))
    assert (found.task_forces, found.organisations) == (14, 43)
    first = found.rows[0]
    assert (first.name, first.lead, first.members, first.topics) == ("Satellite operators", "IIASA", 6, 1)
    assert (first.open_actions, first.late_actions) == (2, 1)
    assert first.next_meeting.short_name == "irc-founding-2020"
    assert (first.next_milestone.number, first.next_milestone.own) == ("MS11", False)


def test_names_and_members_are_those_of_the_day(sample):
    change_of_name = dt.date(2020, 1, 1)
    rows = {row.number: row for row in asked(sample, areas_table, change_of_name).rows}
    before = {row.number: row for row in asked(sample, areas_table, change_of_name - dt.timedelta(1)).rows}
    assert (before[12].lead, rows[12].lead) == ("INRA", "INRAE")
    assert (rows[1].members, asked(sample, areas_table, AS_OF).rows[0].members) == (4, 6)
    assert asked(sample, areas_table, dt.date(2019, 10, 6)).rows[0].members == 0


def test_all_that_hangs_on_an_area(sample):
    with sample.change("Put a milestone into an area") as session:
        put_milestone(session, 18, 1)
    found = asked(sample, area_detail, 1, AS_OF)
    assert [meeting.short_name for meeting in found.meetings] == ["irc-founding-2020", "wageningen-2020"]
    assert [decision.number for decision in found.decisions] == ["2020/6"]
    assert [(action.number, action.late_days) for action in found.actions] == [("A-19", 4), ("A-18", 0)]
    assert [(one.number, one.own) for one in found.milestones] == [("MS11", False), ("MS18", True)]
    assert asked(sample, areas_table, AS_OF).rows[0].next_milestone.number == "MS18"
    assert [topic.number for topic in found.topics] == ["2.2"]
    assert [home.short for home in found.organisations] == ["HCSC", "Orbita"]
    assert asked(sample, area_detail, 9999, AS_OF) is None


@pytest.mark.parametrize("query", [areas_table, bodies_table, programmes_table, figures_table, initiatives_table])
def test_statements_do_not_grow_with_the_rows(sample, query):
    before = counted(sample, query, AS_OF)
    with sample.change("More areas") as session:
        for number in range(6):
            area = create_area(session, f"More {number}")
            set_lead(session, create_task_force(session, area, f"Task force of more {number}"), 1 + number)
    assert counted(sample, query, AS_OF) == before <= 20


def test_members_of_a_body_on_any_day(sample):
    assembly = next(row for row in asked(sample, bodies_table, AS_OF) if row.short_name == "GA")
    assert (assembly.members, assembly.entitled, assembly.quorum, assembly.meetings) == (28, 28, 19, 5)
    early = dt.date(2019, 3, 31)
    found = asked(sample, body_detail, assembly.id, early)
    assert (len(found.members_on(early)), found.entitled(early), found.quorum) == (22, 22, 15)
    assert {member.name for member in found.others(early)} == {"ISF", "KSO", "DDFI", "NBSA", "ACSW", "MLSI"}
    assert found.members[0].name == "INRA" and found.members[0].representative == "Inês Carvalho"
    assert found.decisions[0].number == "2020/11" and found.meetings[0].short_name == "final-2021"
    board = next(row for row in asked(sample, bodies_table, AS_OF) if row.short_name == "EB")
    person = asked(sample, body_detail, board.id, AS_OF).members[0]
    assert (person.name, person.home, person.function) == ("Inês Carvalho", "INRAE", "chair")


def test_sources_side_by_side(sample):
    rows = {(row.about, row.what): row for row in asked(sample, figures_table, AS_OF)}
    experts, partners = rows["wageningen-2020", "experts"], rows["", "partners"]
    assert [figure.value for figure in experts.figures] == ["73", "approximately 70"] and experts.differ
    assert (experts.counted, partners.counted, partners.differ) == ("73", "22", True)
    assert not rows["wageningen-2020", "countries"].differ
    (programme,) = asked(sample, programmes_table, AS_OF)
    assert [one.short for one in programme.coordinators] == ["LMSU", "INRAE"]
    assert (len(programme.figures), programme.differ) == (2, False)


def test_people_and_meetings_of_an_initiative(sample):
    assert asked(sample, initiative_detail, 1, AS_OF).people == ()
    with sample.change("Give it an organisation") as session:
        edit_initiative(session, 1, organisation_id=21)
    found = asked(sample, initiative_detail, 1, AS_OF)
    assert "Elena Sokolova" in [person.name for person in found.people]
    assert "wageningen-2020" in [meeting.short_name for meeting in found.meetings]
    assert asked(sample, initiatives_table, AS_OF)[0].organisation == "LMSU"


def test_what_can_be_chosen_while_typing(sample):
    assert [one.short for one in asked(sample, organisation_choices, "inra", AS_OF)] == ["INRAE"]
    assert [one.short for one in asked(sample, organisation_choices, "moscow state", AS_OF)] == ["LMSU"]
    assert asked(sample, organisation_choices, "inra", AS_OF, 8, (1,)) == ()
    assert asked(sample, organisation_choices, "  ", AS_OF) == ()
    assert [one.number for one in asked(sample, milestone_choices, "ms11", AS_OF)] == ["MS11"]
