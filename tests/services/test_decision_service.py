"""Decisions are recorded under a number of their own, with the votes and what follows from them; nothing is refused."""

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.quorum import Votes
from app.models import Decision, Item, Minutes
from app.queries.meetings import find_meeting
from app.services.decisions import delete_decision, record_decision, set_decision_text, set_decision_votes
from app.services.minutes import begin_minutes


def minutes_of(store, name):
    with store.read() as session:
        return session.scalars(select(Minutes.id).where(Minutes.meeting_id == find_meeting(session, name).id)).one()


def an_item(store, title):
    with store.read() as session:
        return session.scalars(select(Item.id).where(Item.title == title)).first()


def recorded(store, **values):
    with store.change("Record a decision") as session:
        return record_decision(session, **values)


def fields(store, decision_id, *names):
    with store.read() as session:
        found = session.get_one(Decision, decision_id)
        return tuple(getattr(found, name) for name in names)


def test_a_decision_is_recorded_with_its_number_day_and_outcome(sample):
    before = dump(sample)
    minutes, item = minutes_of(sample, "wageningen-2020"), an_item(sample, "Access to data and publications")
    made = recorded(sample, minutes_id=minutes, item_id=item, text=" Data are open. ", votes=Votes(15, 1, 1))
    assert fields(sample, made, "number", "text", "carried", "item_id") == ("2020/12", "Data are open.", True, item)
    assert fields(sample, made, "votes_for", "votes_against", "abstentions") == (15, 1, 1)
    assert [str(day) for day in fields(sample, made, "taken_on")] == ["2020-03-06"]
    sample.undo()
    assert dump(sample) == before


def test_numbers_count_on_in_the_way_of_the_series(sample):
    with sample.read() as session:
        board, founding = find_meeting(session, "board-2020-04").id, find_meeting(session, "irc-founding-2020").id
    with sample.change("Begin minutes") as session:
        of_board, of_founding = begin_minutes(session, board), begin_minutes(session, founding)
    first = recorded(sample, minutes_id=of_board, item_id=None, text="The board meets again in July.")
    second = recorded(sample, minutes_id=of_founding, item_id=None, text="The declaration is signed.")
    assert fields(sample, first, "number") == ("EB 2020/2",)
    assert fields(sample, second, "number") == ("2020/12",)


def test_a_deleted_number_leaves_the_others_as_they_are(sample):
    with sample.read() as session:
        gone = session.scalars(select(Decision.id).where(Decision.number == "2020/5")).one()
        numbers = session.scalars(select(Decision.number).order_by(Decision.id)).all()
    before = dump(sample)
    with sample.change("Delete a decision") as session:
        delete_decision(session, gone)
    with sample.read() as session:
        assert session.scalars(select(Decision.number).order_by(Decision.id)).all() == [
            number for number in numbers if number != "2020/5"
        ]
    sample.undo()
    assert dump(sample) == before


def test_without_a_count_it_is_by_consensus_and_votes_decide_anew(sample):
    minutes = minutes_of(sample, "wageningen-2020")
    made = recorded(sample, minutes_id=minutes, item_id=None, text="The next meeting is online.")
    assert fields(sample, made, "carried", "votes_for", "abstentions") == (True, None, None)
    for votes, carried in ((Votes(9, 5), False), (Votes(10, 5), True), (Votes(0, 0, 3), False), (None, True)):
        with sample.change("Set the votes") as session:
            set_decision_votes(session, made, votes)
        assert fields(sample, made, "carried") == (carried,)


def test_more_votes_than_members_are_recorded_all_the_same(sample):
    minutes = minutes_of(sample, "wageningen-2020")
    made = recorded(sample, minutes_id=minutes, item_id=None, text="Everybody and more.", votes=Votes(500, 0))
    assert fields(sample, made, "votes_for", "carried") == (500, True)


def test_words_are_needed_and_accepted_minutes_stand(sample):
    minutes, accepted = minutes_of(sample, "wageningen-2020"), minutes_of(sample, "cali-2019")
    before = dump(sample)
    with pytest.raises(UserError, match="exact words"):
        recorded(sample, minutes_id=minutes, item_id=None, text=" \n")
    with pytest.raises(UserError, match="accepted"):
        recorded(sample, minutes_id=accepted, item_id=None, text="Too late.")
    with pytest.raises(UserError, match="accepted"), sample.change("Delete a decision") as session:
        delete_decision(session, 1)
    with pytest.raises(UserError, match="not there any more"), sample.change("Set the votes") as session:
        set_decision_votes(session, 99999, None)
    assert dump(sample) == before


def test_the_text_is_corrected_on_top_of_what_was_read(sample):
    with sample.read() as session:
        found = session.scalars(select(Decision).where(Decision.number == "2020/1")).one()
        decision, version = found.id, found.version
    with sample.change("Correct a decision") as session:
        set_decision_text(session, decision, "The agenda is adopted.", version)
    with pytest.raises(UserError, match="you want") as caught, sample.change("Correct a decision") as session:
        set_decision_text(session, decision, "The agenda of February is adopted.", version)
    assert "The agenda is adopted." in str(caught.value)
