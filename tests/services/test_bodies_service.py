"""Bodies, initiatives, programmes and figures are entered, changed and deleted; what is needed is refused in words."""

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import BodyKind
from app.models import Body, Membership, NationalProgramme, PublishedFigure
from app.services.bodies import create_body, delete_body, edit_body
from app.services.figures import add_figure, edit_figure, remove_figure
from app.services.initiatives import create_initiative, delete_initiative, edit_initiative
from app.services.programmes import (
    add_coordinator,
    create_programme,
    delete_programme,
    edit_programme,
    remove_coordinator,
)


def change(store, act):
    with store.change("Change the consortium") as session:
        return act(session)


def refused(store, said, act):
    with pytest.raises(UserError, match=said):
        change(store, act)


def body(store, short):
    with store.read() as session:
        return session.scalars(select(Body.id).where(Body.short_name == short)).one()


def test_a_body_is_entered_changed_and_deleted(sample):
    was = dump(sample)
    one = change(sample, lambda s: create_body(s, "General Assembly of users", kind=BodyKind.ASSEMBLY))
    with sample.read() as session:
        made = session.get_one(Body, one)
        assert (made.short_name, made.votes) == ("GAOU", True)
    change(sample, lambda s: edit_body(s, one, short_name="Users", kind=BodyKind.BOARD))
    refused(sample, "has the short name GA", lambda s: edit_body(s, one, short_name=" ga "))
    refused(sample, "needs a name", lambda s: edit_body(s, one, name=""))
    refused(sample, "stays a task force", lambda s: edit_body(s, body(sample, "TF1"), kind=BodyKind.TEAM))
    change(sample, lambda s: delete_body(s, one))
    for _ in range(3):
        sample.undo()
    assert dump(sample) == was


def test_a_body_without_votes_has_no_voting_members(sample):
    board = body(sample, "EB")
    change(sample, lambda s: edit_body(s, board, votes=False))
    with sample.read() as session:
        query = select(Membership.id).where(Membership.body_id == board, Membership.voting)
        assert session.scalars(query).all() == []


def test_a_body_that_held_formal_sessions_is_not_deleted(sample):
    assembly, was = body(sample, "GA"), dump(sample)
    refused(sample, "formal sessions are held by it", lambda s: delete_body(s, assembly))
    assert dump(sample) == was


def test_an_initiative(sample):
    one = change(sample, lambda s: create_initiative(s, " Living Soils "))
    change(
        sample, lambda s: edit_initiative(s, one, relation="Partner", link="https://soils.example", organisation_id=1)
    )
    refused(sample, "There is an initiative GRA already", lambda s: edit_initiative(s, one, short_name="gra"))
    refused(sample, "is no address of the web", lambda s: edit_initiative(s, one, link="soils.example"))
    refused(sample, "needs a name", lambda s: edit_initiative(s, one, name=" "))
    refused(sample, "not there any more", lambda s: edit_initiative(s, one, organisation_id=9999))
    change(sample, lambda s: delete_initiative(s, one))
    refused(sample, "not there any more", lambda s: delete_initiative(s, one))


def test_a_programme_with_its_figures(sample):
    one = change(sample, lambda s: create_programme(s, "Soils of France", "fr"))
    refused(sample, "is no country code", lambda s: edit_programme(s, one, country="France"))
    refused(sample, "needs a title", lambda s: edit_programme(s, one, title="\n"))
    tie = change(sample, lambda s: add_coordinator(s, one, 1))
    refused(sample, "already", lambda s: add_coordinator(s, one, 1))
    figure = change(sample, lambda s: add_figure(s, "area", " 5 ha ", "a report", programme_id=one))
    change(sample, lambda s: edit_figure(s, figure, value="6 ha"))
    for fields, said in (
        ({"what": ""}, "what it counts"),
        ({"value": " "}, "its value"),
        ({"source": ""}, "its source"),
    ):
        refused(sample, said, lambda s, fields=fields: edit_figure(s, figure, **fields))
    with sample.read() as session:
        found = session.get_one(PublishedFigure, figure)
        assert (found.value, found.programme_id) == ("6 ha", one)
        assert session.get_one(NationalProgramme, one).country == "FR"
    change(sample, lambda s: remove_coordinator(s, tie))
    change(sample, lambda s: delete_programme(s, one))
    refused(sample, "not there any more", lambda s: remove_figure(s, figure))
