"""Actions are recorded with owner and due date, closed and opened again, also those of accepted minutes."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.models import Action, Affiliation, Item, Minutes, Organisation, OrganisationName, Person
from app.queries.meetings import find_meeting
from app.services.actions import (
    delete_action,
    record_action,
    set_action_due,
    set_action_owner,
    set_action_state,
    set_action_text,
)

MARCH_20 = dt.date(2020, 3, 20)


def minutes_of(store, name):
    with store.read() as session:
        return session.scalars(select(Minutes.id).where(Minutes.meeting_id == find_meeting(session, name).id)).one()


def recorded(store, **values):
    with store.change("Record an action") as session:
        return record_action(session, **values)


def fields(store, action_id, *names):
    with store.read() as session:
        found = session.get_one(Action, action_id)
        return tuple(getattr(found, name) for name in names)


def changed(store, service, *arguments, **values):
    with store.change("Change an action") as session:
        service(session, *arguments, **values)


def test_an_action_is_recorded_with_its_number_day_and_organisation(sample):
    before = dump(sample)
    with sample.read() as session:
        item = session.scalars(select(Item.id).where(Item.title == "Access to data and publications")).one()
        mulder = session.scalars(select(Person.id).where(Person.display == "Daan Mulder")).one()
    minutes = minutes_of(sample, "wageningen-2020")
    made = recorded(
        sample, minutes_id=minutes, item_id=item, text="Ask the members. ", person_id=mulder, due_on=dt.date(2020, 4, 1)
    )
    assert fields(sample, made, "number", "text", "series_id") == ("A-43", "Ask the members.", 1)
    assert fields(sample, made, "opened_on", "due_on", "state") == (dt.date(2020, 3, 6), dt.date(2020, 4, 1), "open")
    with sample.read() as session:
        home = session.get_one(Action, made).organisation_id
        assert session.scalars(
            select(OrganisationName.short).where(OrganisationName.organisation_id == home)
        ).all() == ["WR"]
    sample.undo()
    assert dump(sample) == before


def test_the_organisation_is_the_one_of_that_day(sample):
    minutes = minutes_of(sample, "wageningen-2020")
    with sample.change("Move a person") as session:
        person = Person(given="Ana", family="Silva", display="Ana Silva", more_emails=[])
        session.add(person)
        session.flush()
        first, second = session.scalars(select(Organisation.id).limit(2)).all()
        session.add(Affiliation(person_id=person.id, organisation_id=first, valid_until=dt.date(2020, 2, 28)))
        session.add(Affiliation(person_id=person.id, organisation_id=second, valid_from=dt.date(2020, 2, 29)))
        who = person.id
    made = recorded(sample, minutes_id=minutes, item_id=None, text="Ask.", person_id=who)
    assert fields(sample, made, "organisation_id") == (second,)
    changed(sample, set_action_owner, made, who, first)
    assert fields(sample, made, "organisation_id") == (first,)
    changed(sample, set_action_owner, made, None)
    assert fields(sample, made, "person_id", "organisation_id") == (None, None)


def test_due_in_a_month_or_on_a_day_not_both(sample):
    minutes = minutes_of(sample, "wageningen-2020")
    made = recorded(sample, minutes_id=minutes, item_id=None, text="Ask.", due_month=30)
    assert fields(sample, made, "due_on", "due_month") == (None, 30)
    changed(sample, set_action_due, made, due_on=MARCH_20)
    assert fields(sample, made, "due_on", "due_month") == (MARCH_20, None)
    changed(sample, set_action_due, made)
    assert fields(sample, made, "due_on", "due_month") == (None, None)
    with pytest.raises(UserError, match="not both"):
        changed(sample, set_action_due, made, due_on=MARCH_20, due_month=30)
    with pytest.raises(UserError, match="counted from M1"):
        changed(sample, set_action_due, made, due_month=0)


def test_closing_keeps_the_day_and_opening_forgets_it(sample):
    minutes = minutes_of(sample, "wageningen-2020")
    made = recorded(sample, minutes_id=minutes, item_id=None, text="Ask.")
    for state, on, closed in (
        (ActionState.IN_PROGRESS, MARCH_20, None),
        (ActionState.DONE, MARCH_20, MARCH_20),
        (ActionState.DROPPED, dt.date(2020, 5, 1), MARCH_20),
        (ActionState.OPEN, MARCH_20, None),
    ):
        changed(sample, set_action_state, made, state, on)
        assert fields(sample, made, "state", "closed_on") == (state, closed)


def test_actions_of_accepted_minutes_can_be_done_but_their_words_stand(sample):
    with sample.read() as session:
        old = session.scalars(select(Action.id).where(Action.number == "A-5")).one()
    changed(sample, set_action_state, old, ActionState.DONE, MARCH_20)
    changed(sample, set_action_due, old, due_on=MARCH_20)
    assert fields(sample, old, "closed_on", "due_on") == (MARCH_20, MARCH_20)
    with pytest.raises(UserError, match="accepted"):
        changed(sample, set_action_text, old, "Other words")
    with pytest.raises(UserError, match="accepted"):
        changed(sample, delete_action, old)
    with pytest.raises(UserError, match="accepted"):
        recorded(sample, minutes_id=minutes_of(sample, "cali-2019"), item_id=None, text="Too late.")


def test_deleted_and_brought_back_with_its_links(sample):
    before = dump(sample)
    with sample.read() as session:
        gone = session.scalars(select(Action.id).where(Action.number == "A-33")).one()
    changed(sample, delete_action, gone)
    assert not [row for row in dump(sample)["chain_link"] if row["action_id"] == gone]
    sample.undo()
    assert dump(sample) == before


def test_words_are_needed_and_owners_must_exist(sample):
    minutes, before = minutes_of(sample, "wageningen-2020"), dump(sample)
    for values, match in (
        ({"text": " "}, "needs words"),
        ({"text": "Ask.", "person_id": 99999}, "person"),
        ({"text": "Ask.", "organisation_id": 99999}, "organisation"),
        ({"text": "Ask.", "item_id": 99999}, "agenda"),
    ):
        with pytest.raises(UserError, match=match):
            recorded(sample, **({"minutes_id": minutes, "item_id": None} | values))
    with pytest.raises(UserError, match="not there any more"):
        changed(sample, set_action_text, 99999, "Ask.")
    assert dump(sample) == before
