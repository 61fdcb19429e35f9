"""What a decision or an action serves is linked and unlinked, and notes tell what became of an action; all undone."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.chain import ChainKind
from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.models import Action, ActionEvent, Decision, Milestone, TaskForce
from app.queries.chain import served_by
from app.services.action_events import delete_event, edit_note, note_progress, set_state_because
from app.services.actions import open_action, set_action_series
from app.services.chain_links import link, unlink

NOON = dt.datetime(2020, 3, 20, 12, 0, tzinfo=dt.UTC)
TODAY = NOON.date()


def one(store, model, number):
    with store.read() as session:
        return session.scalars(select(model.id).where(model.number == number)).one()


def serves(store, kind, row_id):
    with store.read() as session:
        return [each.step.name for each in served_by(session, kind, [row_id]).get(row_id, ())]


def did(store, service, *arguments):
    with store.change("A test changes something") as session:
        return service(session, *arguments)


def test_linked_once_and_unlinked_again(sample):
    before = dump(sample)
    action, milestone = one(sample, Action, "A-1"), one(sample, Milestone, "MS14")
    assert serves(sample, ChainKind.ACTION, action) == ["D2.1"]
    made = did(sample, link, ChainKind.ACTION, action, ChainKind.MILESTONE, milestone)
    assert did(sample, link, ChainKind.ACTION, action, ChainKind.MILESTONE, milestone) == made
    assert serves(sample, ChainKind.ACTION, action) == ["D2.1", "MS14"]
    did(sample, unlink, made)
    assert serves(sample, ChainKind.ACTION, action) == ["D2.1"]
    with pytest.raises(UserError, match="not there any more"):
        did(sample, unlink, made)
    sample.undo()
    sample.undo()
    assert dump(sample) == before


def test_a_decision_of_accepted_minutes_may_serve_a_task_force(sample):
    decision = one(sample, Decision, "2019/1")
    with sample.read() as session:
        force = session.scalars(select(TaskForce.id).order_by(TaskForce.id)).first()
    did(sample, link, ChainKind.DECISION, decision, ChainKind.TASK_FORCE, force)
    assert serves(sample, ChainKind.DECISION, decision) == ["TF1"]


@pytest.mark.parametrize(
    "ends",
    [
        (ChainKind.ACTION, 10_000, ChainKind.MILESTONE, 1),
        (ChainKind.ACTION, 1, ChainKind.MILESTONE, 10_000),
    ],
)
def test_what_is_gone_is_not_linked(sample, ends):
    with pytest.raises(UserError, match="not there any more"):
        did(sample, link, *ends)


def test_other_kinds_are_no_links(sample):
    with pytest.raises(ValueError, match="no link leads"):
        did(sample, link, ChainKind.ITEM, 1, ChainKind.MILESTONE, 1)


def events(store, action_id):
    with store.read() as session:
        rows = session.scalars(select(ActionEvent).where(ActionEvent.action_id == action_id).order_by(ActionEvent.id))
        return [(row.at, row.state, row.note) for row in rows]


def test_notes_are_kept_corrected_and_deleted(sample):
    action = one(sample, Action, "A-23")
    made = did(sample, note_progress, action, NOON, "  Asked once more. ")
    assert events(sample, action)[-1] == (NOON, None, "Asked once more.")
    did(sample, edit_note, made, "Asked twice.")
    assert events(sample, action)[-1][2] == "Asked twice."
    for empty in (lambda: did(sample, edit_note, made, " "), lambda: did(sample, note_progress, action, NOON, "")):
        with pytest.raises(UserError, match="needs words"):
            empty()
    did(sample, delete_event, made)
    assert made not in [row for row, *_rest in events(sample, action)]
    assert all(note != "Asked twice." for *_rest, note in events(sample, action))


def test_an_action_is_dropped_for_a_reason_that_is_kept(sample):
    before, action = dump(sample), one(sample, Action, "A-23")
    with pytest.raises(UserError, match="for a reason"):
        did(sample, set_state_because, action, ActionState.DROPPED, TODAY, NOON, " ")
    assert dump(sample) == before
    did(sample, set_state_because, action, ActionState.DROPPED, TODAY, NOON, "Somebody else did it.")
    assert events(sample, action)[-1] == (NOON, ActionState.DROPPED, "Somebody else did it.")
    with sample.read() as session:
        found = session.get_one(Action, action)
        assert (found.state, found.closed_on) == (ActionState.DROPPED, TODAY)
    sample.undo()
    assert dump(sample) == before


def test_an_action_is_opened_between_meetings_and_counts_on(sample):
    made = did(sample, open_action, 2, " Book the room ", TODAY)
    with sample.read() as session:
        found = session.get_one(Action, made)
        assert (found.number, found.text, found.series_id, found.minutes_id) == ("A-43", "Book the room", 2, None)
        assert (found.opened_on, found.state) == (TODAY, ActionState.OPEN)
    did(sample, set_action_series, made, 1)
    with sample.read() as session:
        assert session.get_one(Action, made).series_id == 1
    with pytest.raises(UserError, match="recorded at a meeting"):
        did(sample, set_action_series, one(sample, Action, "A-1"), 2)
    for series, text, why in ((99, "Words", "not there any more"), (1, " ", "needs words")):
        with pytest.raises(UserError, match=why):
            did(sample, open_action, series, text, TODAY)
