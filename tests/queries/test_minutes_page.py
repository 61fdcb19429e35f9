"""The minutes as the window works on them: numbers as in the document, rules told, few statements."""

import datetime as dt

import pytest
from sqlalchemy import event

from app.domain.decision_rules import Irregularity
from app.domain.drafts import minutes_place
from app.domain.kinds import MinutesState, SlidesState
from app.domain.minutes_page import Progress, StepState
from app.domain.quorum import Votes
from app.models import Item
from app.queries.meetings import find_meeting
from app.queries.minutes import minutes
from app.queries.minutes_page import minutes_page
from app.services.decisions import record_decision
from app.services.drafts import keep_draft
from app.services.minutes import begin_minutes, write_text

AS_OF = dt.date(2020, 3, 20)
AT = dt.datetime(2020, 3, 20, 12, tzinfo=dt.UTC)


def page_of(store, name="wageningen-2020", as_of=AS_OF):
    with store.read() as session:
        return minutes_page(session, find_meeting(session, name).id, as_of)


def titled(page, title):
    return next(item for item in page.items if item.title == title)


@pytest.mark.parametrize("name", ["wageningen-2020", "cali-2019", "board-2020-01"])
def test_it_agrees_with_the_document(sample, name):
    page = page_of(sample, name)
    with sample.read() as session:
        document = minutes(session, find_meeting(session, name), AS_OF)
    numbered = [item for item in page.items if item.number]
    assert [(item.number, item.title, item.start, item.text.markdown) for item in numbered] == [
        (section.number, section.title, section.start, section.markdown) for section in document.sections
    ]
    assert [[line.number for line in item.decisions] for item in numbered] == [
        [decision.number for decision in section.decisions] for section in document.sections
    ]
    assert [
        [(line.number, line.due, line.late_days, line.organisation) for line in item.actions] for item in numbered
    ] == [
        [(line.number, line.due, line.late_days, line.organisation) for line in section.actions]
        for section in document.sections
    ]
    assert [line.number for line in page.matters_arising] == [line.number for line in document.matters_arising]
    assert [(line.members, line.present, line.needed) for line in page.quorum] == [
        (part.members, part.present, part.needed) for part in document.formal
    ]
    assert page.opening.markdown == document.opening
    assert (page.chair.name, page.secretary.name) == (document.chair.name, document.secretary.name)


def test_an_item_shows_speakers_place_slides_and_time(sample):
    item = titled(page_of(sample), "The knowledge platform: what its second release will do")
    assert [(one.name, one.organisation) for one in item.speakers] == [
        ("Nune Petrosyan", "INRAE"),
        ("Suresh Balakrishnan", "ISRIC"),
    ]
    assert item.slides in tuple(SlidesState)
    assert item.session.day == dt.date(2020, 3, 4)
    assert item.end - item.start == item.minutes > 0


def test_the_life_of_the_minutes_with_its_days(sample):
    steps = {step.what: (step.day, step.state, step.late) for step in page_of(sample).steps}
    assert steps == {
        MinutesState.DRAFT: (None, StepState.DONE, False),
        MinutesState.CIRCULATED: (dt.date(2020, 3, 16), StepState.NOW, False),
        MinutesState.OBJECTED: (dt.date(2020, 3, 31), StepState.NEXT, False),
        MinutesState.ACCEPTED: (dt.date(2020, 4, 1), StepState.NEXT, False),
    }
    accepted = {step.what: (step.day, step.state) for step in page_of(sample, "cali-2019").steps}
    assert accepted[MinutesState.ACCEPTED] == (dt.date(2019, 3, 6), StepState.NOW)
    assert page_of(sample, "cali-2019").locked


def test_minutes_that_are_not_circulated_in_time_are_late(sample):
    with sample.read() as session:
        meeting = find_meeting(session, "irc-founding-2020").id
    with sample.change("Begin minutes") as session:
        begin_minutes(session, meeting)
    for as_of, late in ((dt.date(2020, 5, 24), False), (dt.date(2020, 5, 25), True)):
        steps = {step.what: step.late for step in page_of(sample, "irc-founding-2020", as_of).steps}
        assert steps[MinutesState.CIRCULATED] is late


def test_before_minutes_are_begun_the_agenda_is_there_with_what_is_carried_forward(sample):
    page = page_of(sample, "irc-founding-2020")
    assert page.minutes_id is None
    assert page.written == 0 and len(page.counted) > 20
    assert "A-5" in [line.number for line in page.matters_arising]
    assert "A-16" not in [line.number for line in page.matters_arising]


def test_progress_follows_text_and_draft(sample):
    title = "Access to data and publications"
    item = titled(page_of(sample), title)
    assert item.progress is Progress.WRITTEN
    with sample.change("Empty it") as session:
        write_text(session, 3, item.id, "", item.text.version)
    page = page_of(sample)
    assert (titled(page, title).progress, page.written, len(page.counted)) == (Progress.EMPTY, 62, 63)
    with sample.change("Keep a draft") as session:
        keep_draft(session, minutes_place(3, item.id), "ana", "x", 0, AT)
    assert titled(page_of(sample), title).progress is Progress.WRITING


def test_a_social_event_is_offered_but_not_missed(sample):
    item = titled(page_of(sample), "Reception and posters")
    assert (item.number, item.is_counted) == ("", False)
    with sample.change("Write") as session:
        write_text(session, 3, item.id, "Forty posters.", 0)
    page = page_of(sample)
    assert titled(page, "Reception and posters").number == "12"
    assert page.written == len(page.counted) == 64


def test_decisions_of_the_sample_are_regular_and_their_arithmetic_is_told(sample):
    page = page_of(sample)
    lines = [line for item in page.items for line in item.decisions]
    assert [line.irregular for line in lines] == [()] * 11
    found = next(line for line in lines if line.number == "2020/4")
    assert (found.tally.cast, found.tally.needed, found.tally.carried, found.carried) == (22, 15, False, False)
    assert next(line for line in lines if line.number == "2020/8").vetoed_by == "DDFI"


@pytest.mark.parametrize(
    ("title", "votes", "expected"),
    [
        ("Welcome", None, (Irregularity.NO_BODY,)),
        ("Access to data and publications", Votes(20, 6), ()),
        ("Access to data and publications", Votes(27, 0), (Irregularity.TOO_MANY_VOTES,)),
        ("Opening, roll call and quorum", Votes(20, 6), (Irregularity.NO_DECISION_ITEM,)),
        ("Opening, roll call and quorum", Votes(26, 0), ()),
        ("Opening, roll call and quorum", None, ()),
    ],
)
def test_what_the_rules_forbid_is_recorded_and_flagged(sample, title, votes, expected):
    item = titled(page_of(sample), title)
    with sample.change("Record a decision") as session:
        made = record_decision(session, 3, item.id, "It is so.", votes)
    (line,) = [line for line in titled(page_of(sample), title).decisions if line.id == made]
    assert line.irregular == expected


def test_an_item_added_too_late_is_flagged(sample):
    item = titled(page_of(sample), "Access to data and publications")
    with sample.change("Add it late") as session:
        session.get_one(Item, item.id).added_at = dt.date(2020, 3, 3)
    (line,) = titled(page_of(sample), item.title).decisions
    assert line.irregular == (Irregularity.ADDED_LATE,)


def test_without_a_roll_call_nobody_knows_the_quorum(sample):
    with sample.read() as session:
        meeting = find_meeting(session, "irc-founding-2020").id
    with sample.change("Begin minutes") as session:
        minutes_id = begin_minutes(session, meeting)
        page_item = next(item for item in minutes_page(session, meeting, AS_OF).items if item.session.body)
        record_decision(session, minutes_id, page_item.id, "It is so.")
    page = page_of(sample, "irc-founding-2020")
    assert [(line.members, line.present, line.reached) for line in page.quorum] == [(28, None, False)]
    assert Irregularity.NO_ROLL_CALL in page.item(page_item.id).decisions[0].irregular
    assert page.item_of(decision_id=page.item(page_item.id).decisions[0].id) == page_item.id


@pytest.mark.parametrize("name", ["wageningen-2020", "board-2020-01"])
def test_the_number_of_statements_does_not_grow_with_the_agenda(sample, name):
    statements = []
    with sample.read() as session:
        meeting = find_meeting(session, name).id
        event.listen(session.connection(), "before_cursor_execute", lambda *facts: statements.append(facts[2]))
        minutes_page(session, meeting, AS_OF)
    assert len(statements) <= 20


def test_of_a_meeting_that_is_not_there_is_nothing(sample):
    with sample.read() as session:
        assert minutes_page(session, 99999, AS_OF) is None
