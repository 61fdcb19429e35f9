"""Who belongs to a body: joining, ending, votes, never twice at once; what is needed is not removed."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.models import Body, Membership
from app.queries.bodies_table import bodies_table, body_detail
from app.services.memberships import add_member, edit_membership, end_membership, remove_membership
from app.services.organisations import find_or_make_organisation

AS_OF = dt.date(2020, 3, 20)


def body(store, short):
    with store.read() as session:
        return session.scalars(select(Body.id).where(Body.short_name == short)).one()


def change(store, act):
    with store.change("Change members") as session:
        return act(session)


def members(store, body_id, day=AS_OF):
    with store.read() as session:
        return {member.name: member for member in body_detail(session, body_id, day).members_on(day)}


def organisation(store, short):
    return change(store, lambda session: find_or_make_organisation(session, short))


def test_an_organisation_joins_with_the_vote_of_the_body_and_leaves(sample):
    board, advisory, newcomer = body(sample, "EB"), body(sample, "EEAB"), organisation(sample, "Newcomer")
    was = dump(sample)
    one = change(sample, lambda s: add_member(s, board, dt.date(2020, 3, 1), newcomer, function=" observer \n"))
    two = change(sample, lambda s: add_member(s, advisory, dt.date(2020, 3, 1), newcomer))
    joined = members(sample, board)["Newcomer"]
    assert (joined.id, joined.voting, joined.function) == (one, True, "observer")
    assert not members(sample, advisory)["Newcomer"].voting
    assert "Newcomer" not in members(sample, board, dt.date(2020, 2, 29))
    change(sample, lambda s: end_membership(s, one, dt.date(2020, 3, 19)))
    assert "Newcomer" not in members(sample, board)
    change(sample, lambda s: remove_membership(s, two))
    for _ in range(4):
        sample.undo()
    assert dump(sample) == was


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (dt.date(2020, 1, 1), None, "is a member from 2020-02-01 to 2020-02-10 already"),
        (dt.date(2020, 2, 10), dt.date(2020, 2, 20), "is a member from 2020-02-01 to 2020-02-10 already"),
        (dt.date(2020, 4, 2), None, "is a member since 2020-04-01"),
        (dt.date(2020, 3, 9), dt.date(2020, 3, 8), "would end on 2020-03-08, before it begins on 2020-03-09"),
    ],
)
def test_nobody_is_a_member_twice_at_once(sample, since, until, said):
    board, newcomer = body(sample, "EB"), organisation(sample, "Newcomer")
    change(sample, lambda s: add_member(s, board, dt.date(2020, 2, 1), newcomer, until=dt.date(2020, 2, 10)))
    change(sample, lambda s: add_member(s, board, dt.date(2020, 4, 1), newcomer))
    was = dump(sample)
    with pytest.raises(UserError) as refused:
        change(sample, lambda s: add_member(s, board, since, newcomer, until=until))
    assert said in str(refused.value)
    assert dump(sample) == was
    between = change(sample, lambda s: add_member(s, board, dt.date(2020, 2, 11), newcomer, until=dt.date(2020, 3, 31)))
    with pytest.raises(UserError, match="since 2020-04-01"):
        change(sample, lambda s: edit_membership(s, between, valid_until=None))
    with pytest.raises(UserError, match="needs its first day"):
        change(sample, lambda s: edit_membership(s, between, valid_from=None))


def test_votes_count_for_the_quorum_and_advisors_have_none(sample):
    board, advisory = body(sample, "EB"), body(sample, "EEAB")

    def row(body_id):
        with sample.read() as session:
            return next(each for each in bodies_table(session, AS_OF) if each.id == body_id)

    assert (row(board).members, row(board).entitled, row(board).quorum) == (8, 7, 5)
    voting = [member for member in members(sample, board).values() if member.voting]
    for member in voting[:3]:
        change(sample, lambda s, one=member.id: edit_membership(s, one, defaulting=True))
    assert (row(board).members, row(board).entitled, row(board).quorum) == (8, 4, 3)
    advisor = next(iter(members(sample, advisory).values()))
    with pytest.raises(UserError, match="advises and has no votes"):
        change(sample, lambda s: edit_membership(s, advisor.id, voting=True))
    assert row(advisory).quorum == 0


def test_what_was_called_in_a_roll_call_is_ended_not_removed(sample):
    member = members(sample, body(sample, "GA"))["INRAE"]
    with pytest.raises(UserError, match="give the membership a last day"):
        change(sample, lambda s: remove_membership(s, member.id))
    change(sample, lambda s: remove_membership(s, _unused(s)))


def _unused(session):
    """A membership of the coordination team, which calls no roll."""
    query = select(Membership.id).join(Body, Body.id == Membership.body_id).where(Body.short_name == "Team")
    return session.scalars(query).first()


def test_what_is_gone_is_said(sample):
    board = body(sample, "EB")
    for act in (
        lambda s: add_member(s, 9999, AS_OF, 1),
        lambda s: add_member(s, board, AS_OF, 9999),
        lambda s: add_member(s, board, AS_OF, None, 99999),
        lambda s: end_membership(s, 9999, AS_OF),
    ):
        with pytest.raises(UserError, match="not there any more"):
            change(sample, act)
