"""Presentations: entered, placed, their slides in versions; what the rows say; content checked against its hash."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import event, select, update

from app.domain.errors import UserError
from app.domain.kinds import PresentationKind, SlidesState
from app.models import Blob, File, Presentation
from app.queries.meetings import find_meeting
from app.queries.presentation_rows import item_choices, presentation_table, slides_content
from app.services.presentations import (
    create_presentation,
    edit_presentation,
    order_presentations,
    place_presentation,
    receive_slides,
    remove_presentations,
    remove_version,
    set_notice_sent,
    set_slides_state,
)

AS_OF = dt.date(2020, 3, 20)


@pytest.fixture
def meeting(sample):
    with sample.read() as session:
        return find_meeting(session, "wageningen-2020").id


def table(store, meeting):
    with store.read() as session:
        return presentation_table(session, meeting, AS_OF)


def row(store, meeting, one):
    return next(found for found in table(store, meeting).rows if found.id == one)


def test_rows_in_the_order_of_the_agenda(sample, meeting):
    found = table(sample, meeting)
    placed = [(one.day, one.start) for one in found.rows if one.day]
    assert placed == sorted(placed)
    assert found.received == sum(one.state is not SlidesState.MISSING for one in found.rows)
    assert all(one.newest for one in found.rows if one.state is not SlidesState.MISSING)
    assert any(one.speakers for one in found.rows)
    assert all(one.missing_late == (one.state is SlidesState.MISSING) for one in found.rows)  # the meeting is over


def test_few_statements_however_many_talks(sample, meeting):
    counted = []
    with sample.read() as session:
        event.listen(session.connection().engine, "after_cursor_execute", lambda *_all: counted.append(1))
        presentation_table(session, meeting, AS_OF)
    assert len(counted) <= 8


def test_create_edit_place_remove_and_undo(sample, meeting):
    before = dump(sample)
    with sample.read() as session:
        item = item_choices(session, meeting)[3]
    with sample.change("Add", meeting=meeting) as session:
        one = create_presentation(session, meeting, " A talk\n")
    assert (row(sample, meeting, one).title, row(sample, meeting, one).item_id) == ("A talk", None)
    assert table(sample, meeting).rows[-1].id == one
    with sample.change("Edit", presentation=one) as session:
        edit_presentation(session, one, kind=PresentationKind.POSTER, language="fr", public=True, abstract="a\nb")
        place_presentation(session, one, item.id)
    found = row(sample, meeting, one)
    assert (found.kind, found.language, found.item, found.start) == ("poster", "fr", item.title, item.start)
    with sample.change("Remove", presentation=one) as session:
        remove_presentations(session, [one])
    assert dump(sample)["presentation"] == before["presentation"]
    for _ in range(3):
        sample.undo()
    assert dump(sample) == before


def test_a_public_talk_needs_notice_45_days_before(sample, meeting):
    with sample.change("Add", meeting=meeting) as session:
        one = create_presentation(session, meeting, "Results")
        edit_presentation(session, one, public=True)
    found = row(sample, meeting, one)
    assert (found.notice_late, found.notice_overdue, found.notice_due) == (True, True, dt.date(2020, 1, 19))
    with sample.read() as session:
        early = presentation_table(session, meeting, dt.date(2020, 1, 19)).rows[-1]
    assert (early.id, early.notice_late, early.notice_overdue) == (one, True, False)
    for day, late in ((dt.date(2020, 1, 19), False), (dt.date(2020, 1, 20), True), (None, True)):
        with sample.change("Notice", presentation=one) as session:
            set_notice_sent(session, one, day)
        assert row(sample, meeting, one).notice_late is late
    with sample.change("Not public", presentation=one) as session:
        edit_presentation(session, one, public=False)
    assert not row(sample, meeting, one).notice_late


def test_versions_of_the_slides(sample, meeting):
    with sample.change("Add", meeting=meeting) as session:
        one = create_presentation(session, meeting, "Results")
    before = dump(sample)
    with sample.change("Slides", presentation=one) as session:
        receive_slides(session, one, "a.pdf", "application/pdf", b"%PDF-1")
    with sample.change("Slides", presentation=one) as session:
        receive_slides(session, one, "b.pdf", "application/pdf", b"%PDF-2")
    found = row(sample, meeting, one)
    assert (found.state, [(v.number, v.name) for v in found.versions]) == ("received", [(1, "a.pdf"), (2, "b.pdf")])
    with sample.read() as session:
        assert slides_content(session, found.newest.id).data == b"%PDF-2"
    with sample.change("Remove version", presentation=one) as session:
        remove_version(session, found.newest.id)
    with sample.change("Slides", presentation=one) as session:
        receive_slides(session, one, "c.pdf", "application/pdf", b"%PDF-3")  # the number and its uid are free again
    with sample.read() as session:
        assert session.scalars(select(File.name).where(File.name.in_(["a.pdf", "b.pdf", "c.pdf"]))).all() == [
            "a.pdf", "c.pdf",
        ]  # fmt: skip
    with sample.change("Remove versions", presentation=one) as session:
        remove_version(session, found.versions[0].id)
    assert row(sample, meeting, one).state is SlidesState.RECEIVED
    with sample.change("Remove versions", presentation=one) as session:
        remove_version(session, session_version(session, one))
    assert row(sample, meeting, one).state is SlidesState.MISSING
    for _ in range(6):
        sample.undo()
    assert dump(sample) == before


def session_version(session, one):
    (found,) = [row for row in presentation_table(session, meeting_of(session, one), AS_OF).rows if row.id == one]
    return found.newest.id


def meeting_of(session, one):
    return session.get_one(Presentation, one).meeting_id


def test_order_and_states(sample, meeting):
    with sample.change("Add", meeting=meeting) as session:
        first = create_presentation(session, meeting, "First")
        second = create_presentation(session, meeting, "Second")
    assert [one.title for one in table(sample, meeting).rows[-2:]] == ["First", "Second"]
    with sample.change("Order", meeting=meeting) as session:
        order_presentations(session, meeting, [second, first])
        set_slides_state(session, [first, second], SlidesState.CLEARED)
    assert [one.title for one in table(sample, meeting).rows[-2:]] == ["Second", "First"]
    assert row(sample, meeting, first).state is SlidesState.CLEARED


def test_damaged_content_is_never_given_out(sample, meeting):
    newest = next(one.newest for one in table(sample, meeting).rows if one.newest)
    with sample.change("Damage", meeting=meeting) as session:
        session.execute(update(Blob).where(Blob.sha256 == newest.sha256).values(data=b"other"))
    with sample.read() as session, pytest.raises(UserError, match="is damaged"):
        slides_content(session, newest.id)


@pytest.mark.parametrize(
    "act",
    [
        lambda session, meeting: create_presentation(session, meeting, " \n"),
        lambda session, meeting: create_presentation(session, 999999, "x"),
        lambda session, meeting: create_presentation(session, meeting, "x", item_id=999999),
        lambda session, meeting: place_presentation(session, create_presentation(session, 1, "x"), 999999),
        lambda session, _meeting: edit_presentation(session, 999999, title="x"),
        lambda session, _meeting: remove_version(session, 999999),
        lambda session, _meeting: slides_content(session, 999999),
        lambda session, meeting: receive_slides(
            session,
            create_presentation(session, meeting, "x"),
            "a.pdf",
            "application/pdf",
            bytes(100 * 1024 * 1024 + 1),
        ),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(sample, meeting, act):
    before = dump(sample)
    with pytest.raises(UserError), sample.change("Edit", meeting=meeting) as session:
        act(session, meeting)
    assert dump(sample) == before
