"""Expressions of interest: entered, asked, declined, admitted; all that follows from it is one step and one undo."""

import datetime as dt
from dataclasses import replace

import pytest
from database_fixtures import dump
from sqlalchemy import event, select

from app.domain.errors import UserError
from app.domain.interest import Admission, NewInterest
from app.domain.kinds import InterestState, IrcKind
from app.models import Affiliation, IrcRole, Membership, Organisation, Person, TaskForce
from app.queries.interest_table import admission_hints, interest_table
from app.services.interest import (
    admit,
    edit_interest,
    enter_interests,
    remove_interests,
    set_interest_state,
)

AS_OF = dt.date(2020, 3, 20)


def table(store):
    with store.read() as session:
        return {row.name: row for row in interest_table(session, AS_OF).rows}


def hints(store, interest_id):
    with store.read() as session:
        return admission_hints(session, interest_id, AS_OF)


def do(store, act):
    with store.change("Change") as session:
        return act(session)


def test_those_who_wait_come_first(sample):
    rows = list(table(sample).values())
    states = [row.state for row in rows]
    assert states == sorted(states, key=list(InterestState).index)
    assert [row.state for row in rows if row.is_open] == states[: sum(row.is_open for row in rows)]
    counted = []
    with sample.read() as session:
        event.listen(session.connection().engine, "after_cursor_execute", lambda *_all: counted.append(1))
        interest_table(session, AS_OF)
    assert len(counted) == 4 - 1


def test_enter_edit_ask_decline_delete_and_undo(sample):
    before = dump(sample)
    new = [NewInterest("Ana Łukasiewicz", "AU", "ana@AU.example", "dk"), NewInterest("Nobody else")]
    first, second = do(sample, lambda s: enter_interests(s, new, AS_OF))
    row = table(sample)["Ana Łukasiewicz"]
    assert (row.email, row.country, row.state, row.received_on) == ("ana@au.example", "DK", "received", AS_OF)
    do(sample, lambda s: edit_interest(s, first, kind=IrcKind.SPONSOR, area_id=4, message="We pay.", country=""))
    do(sample, lambda s: set_interest_state(s, [first, second], InterestState.ASKED))
    do(sample, lambda s: set_interest_state(s, [second], InterestState.DECLINED))
    row = table(sample)["Ana Łukasiewicz"]
    assert (row.kind, row.area, row.state, row.country) == ("sponsor", "Soil partnerships and agencies", "asked", "")
    assert table(sample)["Nobody else"].state == "declined"
    do(sample, lambda s: remove_interests(s, [first, second]))
    for _ in range(5):
        sample.undo()
    assert dump(sample) == before


def test_admitting_makes_everything_in_one_step(sample):
    before = dump(sample)
    one = table(sample)["Chukwuemeka Obiora"]
    asked = Admission(AS_OF, name=one.name, email=one.email, organisation="Savanna Blends", country="ng", join=True)
    do(sample, lambda s: admit(s, one.id, asked))
    row = table(sample)["Chukwuemeka Obiora"]
    assert (row.state, row.person, row.organisation) == ("admitted", "Chukwuemeka Obiora", "Savanna Blends")
    with sample.read() as session:
        person, home = session.get_one(Person, row.person_id), session.get_one(Organisation, row.organisation_id)
        assert (person.email, home.country) == ("c.obiora@savannablends.example", "NG")
        (work,) = session.scalars(select(Affiliation).where(Affiliation.person_id == person.id))
        assert (work.organisation_id, work.valid_from) == (home.id, None)
        (role,) = session.scalars(select(IrcRole).where(IrcRole.organisation_id == home.id))
        assert (role.kind, role.since) == (IrcKind.USER, AS_OF)
        (seat,) = session.scalars(select(Membership).where(Membership.organisation_id == home.id))
        body = session.scalars(select(TaskForce.body_id).where(TaskForce.area_id == one.area_id)).one()
        assert (seat.body_id, seat.valid_from, seat.representative_id) == (body, AS_OF, person.id)
    sample.undo()
    assert dump(sample) == before


def test_what_is_known_is_linked_and_not_made_twice(sample):
    one = table(sample)["LEE Seoyeon 이서연"]
    asked = Admission(AS_OF, name=one.name, organisation_id=one.organisation_id, join=True)
    do(sample, lambda s: admit(s, one.id, asked))
    made = table(sample)[one.name]
    counts = {name: len(rows) for name, rows in dump(sample).items()}
    (again,) = do(sample, lambda s: enter_interests(s, [NewInterest(one.name)], AS_OF))
    do(sample, lambda s: edit_interest(s, again, kind=one.kind, area_id=one.area_id))
    linked = replace(asked, person_id=made.person_id, name="")
    do(sample, lambda s: admit(s, again, linked))
    now = {name: len(rows) for name, rows in dump(sample).items()}
    assert now == counts | {"expression_of_interest": counts["expression_of_interest"] + 1}


def test_without_an_organisation_the_person_joins_alone(sample):
    one = table(sample)["Mbalenhle Dube"]
    do(sample, lambda s: admit(s, one.id, Admission(AS_OF, name=one.name, join=True)))
    row = table(sample)[one.name]
    with sample.read() as session:
        assert session.scalars(select(IrcRole.kind).where(IrcRole.person_id == row.person_id)).all() == [IrcKind.USER]
        assert session.scalars(select(Membership.id).where(Membership.person_id == row.person_id)).all()
    assert row.organisation_id is None


def test_who_may_be_known_is_offered(sample):
    with sample.read() as session:
        known = session.scalars(select(Person).where(Person.email.is_not(None)).order_by(Person.id)).first()
        name, email = known.display, known.email
    new = [NewInterest("Somebody", "inrae", email), NewInterest(name.upper())]
    by_mail, by_name = do(sample, lambda s: enter_interests(s, new, AS_OF))
    assert [one.name for one in hints(sample, by_mail).people] == [name]
    assert [one.name for one in hints(sample, by_mail).organisations][:1] == ["INRAE"]
    assert name in [one.name for one in hints(sample, by_name).people]
    assert hints(sample, table(sample)["Amir Golan"].id).linked is not None


def test_what_cannot_be_is_said_and_changes_nothing(sample):
    one, admitted = table(sample)["Mbalenhle Dube"].id, table(sample)["Priyanka Sen"].id
    do(sample, lambda s: edit_interest(s, one, area_id=None))
    before = dump(sample)
    refused = [
        lambda s: enter_interests(s, [NewInterest("x"), NewInterest(" ")], AS_OF),
        lambda s: enter_interests(s, [NewInterest("x", email="x@")], AS_OF),
        lambda s: edit_interest(s, one, country="Norway"),
        lambda s: edit_interest(s, one, area_id=99),
        lambda s: edit_interest(s, 999, name="x"),
        lambda s: set_interest_state(s, [one, admitted], InterestState.DECLINED),
        lambda s: set_interest_state(s, [one], InterestState.ADMITTED),
        lambda s: admit(s, admitted, Admission(AS_OF, name="x")),
        lambda s: admit(s, one, Admission(AS_OF, person_id=9999)),
        lambda s: admit(s, one, Admission(AS_OF, name="x", organisation_id=9999)),
        lambda s: admit(s, one, Admission(AS_OF, name="x", join=True)),
        lambda s: remove_interests(s, [one, 999]),
    ]
    for act in refused:
        with pytest.raises(UserError):
            do(sample, act)
    assert dump(sample) == before
