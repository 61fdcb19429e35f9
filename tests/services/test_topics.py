"""The research agenda: topics entered, written, ordered and deleted; comments and versions; each undone."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import event

from app.db.history.refusals import ChangedMeanwhile
from app.domain.errors import UserError
from app.domain.kinds import TopicState
from app.domain.topics import natural_key, next_number
from app.queries.topic_page import topic_page, topic_text
from app.queries.topics_table import topics_table
from app.services.topic_comments import add_comment, edit_comment, remove_comment, set_stakeholder
from app.services.topic_versions import keep_version, restore_version
from app.services.topics import create_topic, edit_topic, move_topics, remove_topics, set_state, write_topic

AS_OF = dt.date(2020, 3, 20)
NOON = dt.datetime(2020, 3, 20, 12, 0, tzinfo=dt.UTC)


def table(store):
    with store.read() as session:
        return topics_table(session).rows


def page(store, topic_id):
    with store.read() as session:
        return topic_page(session, topic_id, AS_OF)


def numbered(store, number):
    return next(row for row in table(store) if row.number == number)


def test_the_agenda_in_its_order_with_what_waits(sample):
    rows = table(sample)
    assert [row.number for row in rows[:4]] == ["1.1", "1.2", "1.3", "2.1"]
    assert [(row.number, row.unanswered) for row in rows if row.unanswered] == [("3.4", 1)]
    first = numbered(sample, "2.1")
    assert (first.version, first.comments, first.area) == (2, 1, "Soil partnerships and agencies")
    assert first.since_version and not numbered(sample, "1.3").since_version
    found = page(sample, first.id)
    assert [one.number for one in found.versions] == [2, 1]
    assert found.comments[0].who == "Soil survey, Southern Africa"


def test_the_same_few_statements_however_many_topics(sample):
    counted = []
    with sample.read() as session:
        event.listen(session.connection().engine, "after_cursor_execute", lambda *_all: counted.append(1))
        topics_table(session)
    assert len(counted) == 4


def test_enter_edit_move_delete_and_undo(sample):
    before = dump(sample)
    after = numbered(sample, "3.4")
    with sample.change("Add") as session:
        one = create_topic(session, " Peat\n", after.id)
    rows = table(sample)
    assert [(row.number, row.title) for row in rows if row.id == one] == [("3.5", "Peat")]
    assert rows[[row.id for row in rows].index(after.id) + 1].id == one
    with sample.change("Edit", topic=one) as session:
        edit_topic(session, one, number="3.9", title="Peatland", area_id=1, state=TopicState.ADOPTED)
    with sample.change("Write", topic=one) as session:
        write_topic(session, one, "Drained *peat*.", page(sample, one).lock)
    assert (page(sample, one).title, page(sample, one).text) == ("Peatland", "Drained *peat*.")
    with sample.change("Move", topic=one) as session:
        move_topics(session, [one, after.id], down=False)
    order = [row.number for row in table(sample)]
    assert order[order.index("3.3") - 2 : order.index("3.3") + 1] == ["3.4", "3.9", "3.3"]
    with sample.change("Delete") as session:
        remove_topics(session, [one, after.id])
    assert len(table(sample)) == 14
    for _ in range(5):
        sample.undo()
    assert dump(sample) == before


def test_topics_at_the_ends_stay_there(sample):
    order = [row.id for row in table(sample)]
    with sample.change("Move") as session:
        move_topics(session, order[:2], down=False)
        move_topics(session, [order[-1]], down=True)
    assert [row.id for row in table(sample)] == order


def test_numbers_go_on(sample):
    assert next_number({"1.1", "1.2", "2.1"}, "1.1") == "1.3"
    assert next_number({"2.9", "2.10"}) == "2.11"
    assert next_number(set()) == "1"
    assert next_number({"A"}, "A") == "A.1"
    assert sorted(["3", "2.10", "2.9", "A"], key=natural_key) == ["2.9", "2.10", "3", "A"]


def test_a_text_that_somebody_else_changed_is_not_lost(sample):
    one = numbered(sample, "1.1")
    base = page(sample, one.id).lock
    with sample.change("Write", topic=one.id) as session:
        write_topic(session, one.id, "Theirs.", base)
    with pytest.raises(ChangedMeanwhile), sample.change("Write", topic=one.id) as session:
        write_topic(session, one.id, "Mine.", base)
    with sample.read() as session:
        assert topic_text(session, one.id).markdown == "Theirs."


def test_versions_are_kept_compared_and_taken_back(sample):
    before = dump(sample)
    one = numbered(sample, "2.1")
    with sample.change("Keep", topic=one.id) as session:
        assert keep_version(session, one.id, NOON) == 3
    found = page(sample, one.id)
    assert found.is_kept and found.newest.text == one.text and found.newest.at == NOON
    with pytest.raises(UserError, match="Version 3 holds"), sample.change("Keep", topic=one.id) as session:
        keep_version(session, one.id, NOON)
    with sample.change("Restore", topic=one.id) as session:
        restore_version(session, found.versions[-1].id)
    assert page(sample, one.id).title == "Standardised measurement protocols"
    assert page(sample, one.id).text == "One protocol for all countries."
    sample.undo()
    assert (page(sample, one.id).title, page(sample, one.id).versions) == (found.title, found.versions)
    sample.undo()
    assert dump(sample) == before


def test_comments_by_people_organisations_and_groups(sample):
    before = dump(sample)
    one = numbered(sample, "1.2").id
    with sample.change("Comment", topic=one) as session:
        mine = add_comment(session, one, "Name the years.", AS_OF, stakeholder=" Farmers' day ")
    (first, _answered) = page(sample, one).comments
    assert (first.id, first.who, first.answer) == (mine, "Farmers' day", "")
    with sample.change("Comment", topic=one) as session:
        set_stakeholder(session, mine, organisation_id=2)
        edit_comment(session, mine, answer="Done.", received_on=dt.date(2020, 3, 1))
    line = next(line for line in page(sample, one).comments if line.id == mine)
    assert (line.organisation_id, line.stakeholder, line.answer) == (2, "", "Done.")
    assert line.who and numbered(sample, "1.2").unanswered == 0
    with sample.change("Comment", topic=one) as session:
        remove_comment(session, mine)
    for _ in range(3):
        sample.undo()
    assert dump(sample) == before


REFUSED = [
    lambda session: create_topic(session, " "),
    lambda session: edit_topic(session, 1, number="2.1"),
    lambda session: edit_topic(session, 1, number=" "),
    lambda session: edit_topic(session, 1, area_id=999),
    lambda session: edit_topic(session, 999, title="x"),
    lambda session: set_state(session, [1, 999], TopicState.ADOPTED),
    lambda session: remove_topics(session, [1, 999]),
    lambda session: restore_version(session, 999),
    lambda session: add_comment(session, 1, " ", AS_OF, stakeholder="A group"),
    lambda session: add_comment(session, 1, "x", AS_OF),
    lambda session: add_comment(session, 1, "x", AS_OF, person_id=99999),
    lambda session: edit_comment(session, 1, text=""),
    lambda session: remove_comment(session, 999),
]


def test_what_cannot_be_is_said_and_changes_nothing(sample):
    before = dump(sample)
    for act in REFUSED:
        with pytest.raises(UserError), sample.change("Edit") as session:
            act(session)
    assert dump(sample) == before
