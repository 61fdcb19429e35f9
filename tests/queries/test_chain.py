"""The chain through one thing, to both sides: what led to it, and what it belongs to (DOMAIN R16)."""

import datetime as dt

import pytest
from sqlalchemy import event, select

from app.domain.chain import ChainKind, Stage
from app.models import Action, Base, Deliverable, Milestone, OrganisationName, Task, WorkPackage
from app.queries.chain import chain_of, served_by

AS_OF = dt.date(2020, 3, 20)


def names(chain):
    return {stage.stage: [step.name for step in stage.steps] for stage in chain.stages}


def chain(store, kind, model, number):
    with store.read() as session:
        row_id = session.scalars(select(model.id).where(model.number == number)).one()
        return chain_of(session, kind, row_id, AS_OF)


def test_an_action_from_its_item_to_the_organisation_that_leads_what_it_serves(sample):
    found = chain(sample, ChainKind.ACTION, Action, "A-33")
    assert names(found) == {
        Stage.ITEM: ["Task forces: mandate and leading organisations"],
        Stage.MINUTES: ["wageningen-2020"],
        Stage.DECISION: ["2020/5"],
        Stage.ACTION: ["A-33"],
        Stage.RESULT: ["MS11", "D3.5"],
        Stage.WORK: ["WP3"],
        Stage.LEAD: ["INRAE"],
    }
    item, minutes = found.steps(Stage.ITEM)[0], found.steps(Stage.MINUTES)[0]
    assert item.of_id == minutes.of_id > 0


def test_a_milestone_leads_back_to_the_decisions_and_actions_that_serve_it(sample):
    found = names(chain(sample, ChainKind.MILESTONE, Milestone, "MS11"))
    assert (found[Stage.DECISION], found[Stage.ACTION]) == (["2020/5", "2020/6"], ["A-33"])
    assert (found[Stage.WORK], found[Stage.LEAD]) == (["WP3"], ["INRAE"])


def test_what_serves_a_task_stands_on_the_chain_of_its_work_package(sample):
    task = names(chain(sample, ChainKind.TASK, Task, "T1.4"))
    assert task[Stage.ACTION] == ["A-2", "A-5", "A-8", "A-26"]
    assert task[Stage.WORK] == ["T1.4", "WP1"]
    package = names(chain(sample, ChainKind.WORK_PACKAGE, WorkPackage, "WP1"))
    assert set(task[Stage.ACTION]) <= set(package[Stage.ACTION])


@pytest.mark.parametrize("kind", [kind for kind in ChainKind if kind is not ChainKind.MINUTES])
def test_every_link_is_followed_both_ways(sample, kind):
    """Whatever stands on the chain of an action has that action, or the way to it, on its own chain."""
    with sample.read() as session:
        for number in ("A-4", "A-24", "A-33", "A-39"):
            action = session.scalars(select(Action.id).where(Action.number == number)).one()
            stages = chain_of(session, ChainKind.ACTION, action, AS_OF).stages
            for step in [each for stage in stages for each in stage.steps if each.kind is kind][:2]:
                back = chain_of(session, kind, step.id, AS_OF)
                told = [(each.kind, each.id) for stage in back.stages for each in stage.steps]
                assert (kind, step.id) in told
                if kind is not ChainKind.ORGANISATION:
                    assert (ChainKind.ACTION, action) in told


def test_a_row_that_is_gone_has_no_chain(sample):
    with sample.read() as session:
        assert chain_of(session, ChainKind.ACTION, 10_000, AS_OF).stages == ()


def test_organisations_have_the_names_of_the_day(sample):
    with sample.read() as session:
        inrae = session.scalars(select(OrganisationName.organisation_id).where(OrganisationName.short == "INRAE")).one()
        before = chain_of(session, ChainKind.ORGANISATION, inrae, dt.date(2019, 6, 1))
    assert [step.number for step in before.steps(Stage.LEAD)] == ["INRA"]


def test_few_statements_whatever_the_size(sample):
    counted = []
    with sample.read() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *_: counted.append(1))
        chain_of(session, ChainKind.MINUTES, 1, AS_OF)
        assert len(counted) <= 26
        counted.clear()
        served = served_by(session, ChainKind.ACTION, session.scalars(select(Action.id)).all())
        assert len(counted) <= 7
    assert sum(map(len, served.values())) == len(served) + sum(len(some) - 1 for some in served.values()) > 40


def test_served_tells_the_link_and_the_row(sample):
    with sample.read() as session:
        action = session.scalars(select(Action).where(Action.number == "A-33")).one()
        served = served_by(session, ChainKind.ACTION, [action.id])[action.id]
        deliverable = session.scalars(select(Deliverable).where(Deliverable.number == "D3.5")).one()
        assert {one.step.name for one in served} == {"MS11", "D3.5"}
        (found,) = [one for one in served if one.step.kind is ChainKind.DELIVERABLE]
        assert (found.step.id, found.step.text) == (deliverable.id, deliverable.title)
        link = Base.metadata.tables["chain_link"]
        assert session.execute(select(link.c.action_id).where(link.c.id == found.link_id)).scalar_one() == action.id
