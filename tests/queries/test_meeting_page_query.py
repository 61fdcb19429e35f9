"""The page of one meeting: its fields and clock, its counts, what has come of it, what is not released."""

import datetime as dt

from sqlalchemy import select, update

from app.domain.governance import DeadlineKind
from app.domain.kinds import MeetingKind
from app.domain.meeting_clock import StepState, body_clocks, place_of
from app.models import Item, Meeting, MeetingSession, Minutes
from app.queries.actions import actions
from app.queries.clashes import clashes
from app.queries.formal import clock
from app.queries.meeting_outcomes import meeting_outcomes
from app.queries.meeting_page import meeting_counts, meeting_page, organisers, series_names
from app.queries.meeting_tabs import meeting_tabs
from app.queries.meetings import find_meeting
from app.queries.releases import unreleased_changes
from app.services.meetings import delete_meeting, edit_meeting

AS_OF = dt.date(2020, 3, 20)


def asked(store, query, *arguments):
    with store.read() as session:
        return query(session, *arguments)


def id_of(store, name: str) -> int:
    return asked(store, find_meeting, name).id


def change(store, act):
    with store.change("Change") as session:
        return act(session)


def test_the_page_of_a_meeting(sample):
    row = id_of(sample, "wageningen-2020")
    host = next(one.id for one in asked(sample, organisers, AS_OF) if one.short == "WR")
    change(sample, lambda session: edit_meeting(session, row, host_id=host))
    page = asked(sample, meeting_page, row, AS_OF)
    assert (page.fields.short_name, page.fields.host) == ("wageningen-2020", "WR")
    assert page.previous is not None
    assert page.following is not None
    assert (page.previous.short_name, page.following.short_name) == ("cali-2019", "irc-founding-2020")
    counts = asked(sample, meeting_counts, row, AS_OF)
    assert (counts.figures.people, counts.figures.countries) == (73, 19)
    assert [(one.what, one.value) for one in counts.published] == [("experts", "approximately 70")]
    assert {notice.kind for notice in page.notices} >= {"meeting", "agenda"}
    with sample.read() as session:
        meeting = session.get_one(Meeting, row)
        found = clashes(session, meeting, AS_OF)
        lines = clock(session, AS_OF, meeting)
    tabs = counts.tabs
    assert (tabs.errors + tabs.warnings, tabs.listed, tabs.release) == (len(found), 85, 3)
    assert page.clocks == body_clocks(lines, page.fields.first_day, page.fields.last_day, AS_OF)
    assert tabs == asked(sample, meeting_tabs, row, AS_OF)
    change(sample, lambda session: delete_meeting(session, row))
    assert asked(sample, meeting_page, row, AS_OF) is None
    assert asked(sample, meeting_tabs, row, AS_OF) is None
    assert asked(sample, meeting_counts, row, AS_OF) is None
    assert asked(sample, meeting_outcomes, row, AS_OF).decisions == ()
    assert asked(sample, unreleased_changes, row).changes == ()


def test_the_steps_of_the_clock(sample):
    def states(day, name="wageningen-2020"):
        (found,) = asked(sample, meeting_page, id_of(sample, name), day).clocks
        return {step.what: step.state for step in found.steps}

    kinds = DeadlineKind
    assert states(AS_OF) == {
        kinds.NOTICE: StepState.DONE,
        kinds.AGENDA: StepState.DONE,
        kinds.ADDED_ITEMS: StepState.DONE,
        None: StepState.MEETING,
        kinds.DRAFT_MINUTES: StepState.DONE,
        kinds.OBJECTIONS_END: StepState.TO_COME,
        kinds.ACCEPTED: StepState.TO_COME,
    }
    founding = states(dt.date(2020, 4, 22), "irc-founding-2020")
    assert (founding[kinds.NOTICE], founding[kinds.AGENDA]) == (StepState.LATE, StepState.LATE)
    assert founding[kinds.OBJECTIONS_END] is StepState.WAITING
    over = states(dt.date(2020, 6, 30), "irc-founding-2020")
    assert (over[kinds.NOTICE], over[kinds.DRAFT_MINUTES]) == (StepState.MISSED, StepState.LATE)
    assert over[kinds.ACCEPTED] is StepState.WAITING


def test_done_late_is_told_from_done(sample):
    row = id_of(sample, "wageningen-2020")
    change(
        sample, lambda session: edit_meeting(session, row, kind=MeetingKind.ORDINARY, first_day=dt.date(2020, 2, 28))
    )
    (found,) = asked(sample, meeting_page, row, AS_OF).clocks
    late = {step.what: (step.state, step.late_days) for step in found.steps}
    assert late[DeadlineKind.NOTICE] == (StepState.DONE_LATE, 3)


def test_today_lies_truly_between_the_steps(sample):
    (found,) = asked(sample, meeting_page, id_of(sample, "wageningen-2020"), AS_OF).clocks
    for day, place in [
        (dt.date(2020, 1, 18), -1),
        (dt.date(2020, 1, 19), 0),
        (dt.date(2020, 1, 31), 0.5),  # 24 days from 19 January to 12 February
        (dt.date(2020, 2, 12), 1),
        (dt.date(2020, 3, 5), 3),  # the meeting, 4–6 March
        (dt.date(2020, 3, 11), 3.5),
        (dt.date(2020, 4, 1), 6),
        (dt.date(2020, 4, 2), 6.5),
    ]:
        assert place_of(found, day) == place


def test_what_has_come_of_the_meeting(sample):
    row = id_of(sample, "wageningen-2020")
    found = asked(sample, meeting_outcomes, row, AS_OF)
    with sample.read() as session:
        minutes = session.scalars(select(Minutes.id).where(Minutes.meeting_id == row)).all()
        late = {
            entry.number: entry.late_days for entry in actions(session, AS_OF) if entry.meeting == "wageningen-2020"
        }
    assert minutes
    assert {action.number: action.late_days for action in found.actions} == late
    assert [action.due for action in found.actions if action.state == "open" and action.due] == sorted(
        action.due for action in found.actions if action.state == "open" and action.due
    )
    assert found.decisions
    assert all(area.items > 0 for area in found.areas)


def test_changes_since_the_release(sample):
    row = id_of(sample, "wageningen-2020")
    before = asked(sample, unreleased_changes, row)
    assert (before.release, len(before.changes)) == (3, 0)

    change(
        sample,
        lambda session: session.execute(
            update(Item)
            .where(Item.id == _an_item(session, row))
            .values(title="Another title", version=Item.version + 1)
        ),
    )
    assert [one.after for one in asked(sample, unreleased_changes, row).changes] == ["Another title"]
    never = asked(sample, unreleased_changes, id_of(sample, "final-2021"))
    assert (never.release, never.at, len(never.changes) > 0) == (0, None, True)


def _an_item(session, meeting_id: int) -> int:
    query = select(Item.id).join(MeetingSession).where(MeetingSession.meeting_id == meeting_id, Item.kind == "talk")
    return session.scalars(query.order_by(Item.id)).first()


def test_who_may_host_and_which_series_there_are(sample):
    hosts = asked(sample, organisers, dt.date(2019, 6, 1))
    assert "INRA" in {host.short for host in hosts}
    assert "INRAE" in {host.short for host in asked(sample, organisers, AS_OF)}
    assert [host.short.casefold() for host in hosts] == sorted(host.short.casefold() for host in hosts)
    assert asked(sample, series_names) == ("CIRCASA annual meetings", "Executive Board")
