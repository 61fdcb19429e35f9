"""Minutes are begun once, written item by item on top of what was read, and stand once they are accepted."""

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.db.history.refusals import ChangedMeanwhile
from app.domain.errors import UserError
from app.models import Item, Minutes, MinutesText
from app.queries.meetings import find_meeting
from app.services.minutes import begin_minutes, set_leaders, write_text


def meeting_id(store, name):
    with store.read() as session:
        return find_meeting(session, name).id


def minutes_id(store, name):
    with store.read() as session:
        return session.scalars(select(Minutes.id).where(Minutes.meeting_id == find_meeting(session, name).id)).one()


def item_id(store, title):
    with store.read() as session:
        return session.scalars(select(Item.id).where(Item.title == title)).first()


def text_of(store, minutes, item):
    with store.read() as session:
        query = select(MinutesText.markdown, MinutesText.version)
        found = session.execute(
            query.where(MinutesText.minutes_id == minutes, MinutesText.item_id == item)
        ).one_or_none()
        return None if found is None else tuple(found)


def write(store, minutes, item, markdown, base):
    with store.change("Write the minutes of {item}", item=item or 0) as session:
        write_text(session, minutes, item, markdown, base)


def test_minutes_begun_are_one_step_and_begun_once(sample):
    meeting, before = meeting_id(sample, "irc-founding-2020"), dump(sample)
    with sample.change("Begin the minutes") as session:
        made = begin_minutes(session, meeting, chair_id=1, secretary_id=2)
    with sample.read() as session:
        found = session.get_one(Minutes, made)
        assert (found.meeting_id, found.chair_id, found.secretary_id, found.state) == (meeting, 1, 2, "draft")
    with pytest.raises(UserError, match="were begun already"), sample.change("Begin the minutes") as session:
        begin_minutes(session, meeting)
    sample.undo()
    assert dump(sample) == before


def test_unknown_people_lead_nothing(sample):
    minutes = minutes_id(sample, "wageningen-2020")
    with pytest.raises(UserError, match="person"), sample.change("Set the chair") as session:
        set_leaders(session, minutes, chair_id=99999)
    with sample.change("Set the secretary") as session:
        set_leaders(session, minutes, secretary_id=None)
    with sample.read() as session:
        assert session.get_one(Minutes, minutes).secretary_id is None


def test_a_text_is_written_changed_and_emptied_and_each_is_undone(sample):
    minutes, item = minutes_id(sample, "wageningen-2020"), item_id(sample, "Reception and posters")
    states = [text_of(sample, minutes, item)]
    for markdown in ("Forty posters.\n\nA **prize** was given.", "Fifty posters.", "  \n"):
        write(sample, minutes, item, markdown, states[-1][1] if states[-1] else 0)
        states.append(text_of(sample, minutes, item))
    assert [state and state[0] for state in states] == [
        None, "Forty posters.\n\nA **prize** was given.", "Fifty posters.", None,
    ]  # fmt: skip
    for state in reversed(states[:-1]):
        sample.undo()
        now = text_of(sample, minutes, item)
        assert (now and now[0]) == (state and state[0])


def test_whoever_saves_over_a_newer_text_is_told_both(sample):
    minutes, item = minutes_id(sample, "wageningen-2020"), item_id(sample, "Speech of the guest of honour")
    before, version = text_of(sample, minutes, item)
    write(sample, minutes, item, "Theirs, saved first.", version)
    with pytest.raises(ChangedMeanwhile) as caught:
        write(sample, minutes, item, "Mine, typed on the older one.", version)
    (conflict,) = caught.value.conflicts
    assert (conflict.mine, conflict.theirs) == ("Mine, typed on the older one.", "Theirs, saved first.")
    assert text_of(sample, minutes, item)[0] == "Theirs, saved first."
    sample.undo()
    assert text_of(sample, minutes, item)[0] == before


def test_two_who_write_the_first_text_at_once(sample):
    minutes, item = minutes_id(sample, "wageningen-2020"), item_id(sample, "Reception and posters")
    write(sample, minutes, item, "Theirs.", 0)
    with pytest.raises(ChangedMeanwhile) as caught:
        write(sample, minutes, item, "Mine.", 0)
    assert caught.value.conflicts[0].theirs == "Theirs."


def test_a_text_that_was_emptied_meanwhile_is_not_brought_back_silently(sample):
    minutes, item = minutes_id(sample, "wageningen-2020"), item_id(sample, "Speech of the guest of honour")
    version = text_of(sample, minutes, item)[1]
    write(sample, minutes, item, "", version)
    with pytest.raises(UserError, match="emptied this text meanwhile"):
        write(sample, minutes, item, "Mine.", version)
    write(sample, minutes, item, "Mine.", 0)
    assert text_of(sample, minutes, item)[0] == "Mine."


def test_accepted_minutes_stand(sample):
    minutes, before = minutes_id(sample, "cali-2019"), dump(sample)
    with pytest.raises(UserError, match="cali-2019 are accepted and cannot be changed"):
        write(sample, minutes, None, "Other words.", 1)
    with pytest.raises(UserError, match="accepted"), sample.change("Set the chair") as session:
        set_leaders(session, minutes, chair_id=2)
    assert dump(sample) == before


def test_an_item_of_another_meeting_has_no_text_here(sample):
    minutes, item = minutes_id(sample, "wageningen-2020"), item_id(sample, "Work plan for 2019")
    with pytest.raises(UserError, match="not on the agenda"):
        write(sample, minutes, item, "Here?", 0)


def test_a_text_that_did_not_change_is_no_step(sample):
    minutes, item = minutes_id(sample, "wageningen-2020"), item_id(sample, "Speech of the guest of honour")
    markdown, version = text_of(sample, minutes, item)
    newest = sample.next_undo()
    write(sample, minutes, item, markdown, version)
    assert sample.next_undo() == newest
