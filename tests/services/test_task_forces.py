"""Areas and their task forces: entered, numbered, led, deleted; what the chain needs stays."""

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.models import Area, Body, Milestone, Organisation, TaskForce
from app.services.areas import create_area, delete_area, edit_area, put_milestone, put_organisation
from app.services.task_forces import create_task_force, delete_task_force, set_lead, set_mission


def change(store, act):
    with store.change("Change areas") as session:
        return act(session)


def test_an_area_with_its_task_force_from_nothing(empty):
    one = change(empty, lambda s: create_area(s, "  Satellites\n"))
    two = change(empty, lambda s: create_area(s, "Farmers", 5))
    three = change(empty, lambda s: create_area(s, "Food"))
    force = change(empty, lambda s: create_task_force(s, one, "Task force 1: Satellites"))
    change(empty, lambda s: set_mission(s, force, " Look from above. "))
    with empty.read() as session:
        assert [session.get_one(Area, each).number for each in (one, two, three)] == [1, 5, 6]
        found = session.get_one(TaskForce, force)
        body = session.get_one(Body, found.body_id)
        assert (found.area_id, found.mission, found.lead_id) == (one, "Look from above.", None)
        assert (body.name, body.short_name, body.votes) == ("Task force 1: Satellites", "TF1", True)
    with pytest.raises(UserError, match="has its task force already"):
        change(empty, lambda s: create_task_force(s, one, "Another"))
    change(empty, lambda s: delete_area(s, one))
    with empty.read() as session:
        assert session.scalars(select(TaskForce.id)).all() == session.scalars(select(Body.id)).all() == []
    empty.undo()
    with empty.read() as session:
        assert session.get_one(TaskForce, force).area_id == one


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"number": 5}, "Farmers has the number 5 already"),
        ({"number": 0}, "numbered from 1"),
        ({"name": " \n "}, "needs a name"),
    ],
)
def test_numbers_are_taken_once_and_names_are_needed(empty, fields, said):
    one = change(empty, lambda s: create_area(s, "Satellites"))
    change(empty, lambda s: create_area(s, "Farmers", 5))
    with pytest.raises(UserError, match=said):
        change(empty, lambda s: edit_area(s, one, **fields))
    change(empty, lambda s: edit_area(s, one, number=7, name="Satellite operators"))
    with empty.read() as session:
        assert (session.get_one(Area, one).number, session.get_one(Area, one).name) == (7, "Satellite operators")


def test_a_task_force_that_decisions_serve_is_not_deleted(sample):
    was = dump(sample)
    for act in (lambda s: delete_area(s, 1), lambda s: delete_task_force(s, 1)):
        with pytest.raises(UserError, match="decisions and actions serve it"):
            change(sample, act)
    assert dump(sample) == was


def test_leads_milestones_and_organisations_come_and_go(sample):
    change(sample, lambda s: set_lead(s, 1, 3))
    change(sample, lambda s: put_milestone(s, 11, 2))
    change(sample, lambda s: put_organisation(s, 3, 2))
    with sample.read() as session:
        assert session.get_one(TaskForce, 1).lead_id == 3
        assert session.get_one(Milestone, 11).area_id == session.get_one(Organisation, 3).area_id == 2
    change(sample, lambda s: put_organisation(s, 3, None))
    change(sample, lambda s: set_lead(s, 1, None))
    with sample.read() as session:
        assert session.get_one(Organisation, 3).area_id is None and session.get_one(TaskForce, 1).lead_id is None
    for act in (lambda s: set_lead(s, 1, 9999), lambda s: put_milestone(s, 11, 9999), lambda s: put_milestone(s, 0, 1)):
        with pytest.raises(UserError, match="not there any more"):
            change(sample, act)
