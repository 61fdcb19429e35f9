"""A new meeting planned from an earlier one: its days, what comes along, times that the clocks skip, names."""

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.errors import UserError
from app.domain.kinds import BodyKind, ItemKind, ItemRoleKind
from app.domain.meeting_copy import (
    USUAL,
    MeetingSource,
    Part,
    plan_copy,
    proposed_short_name,
    proposed_title,
    same_weekday,
)
from app.domain.meeting_frame import FrameBody, FrameItem, FrameRole, FrameRoom, FrameSession, MeetingFrame
from app.domain.meeting_templates import frame_document, frame_from_document, template_frame

FIRST = dt.date(2020, 3, 4)  # a Wednesday
CHAIR, SPEAKER = FrameRole(ItemRoleKind.CHAIR, 1), FrameRole(ItemRoleKind.PRESENTER, 2)


def item(title, minutes=30, kind=ItemKind.TALK, **more):
    return FrameItem(title, kind, minutes, **more)


FRAME = MeetingFrame(
    days=3,
    rooms=(FrameRoom("Hall", 90),),
    sessions=(
        FrameSession(0, 720, 60, "Lunch", items=(item("Lunch", 60, ItemKind.BREAK),)),
        FrameSession(
            0, 780, 90, "Opening", room=0, roles=(CHAIR,),
            items=(
                item("Talk", roles=(SPEAKER,), internal_note="Be short"),
                item("Coffee", kind=ItemKind.BREAK),
                item("Discussion"),
            ),
        ),
        FrameSession(1, 120, 30, "Early", room=0, items=(item("Early"),)),
        FrameSession(2, 540, 60, "Assembly", room=0, body=FrameBody(BodyKind.ASSEMBLY, "GA", 1), items=(item("Vote"),)),
    ),
)  # fmt: skip
SOURCE = MeetingSource(4, "wageningen-2020", "2nd annual meeting of 2020", FRAME, FIRST, "Europe/Amsterdam")


def plan(parts=USUAL, first=dt.date(2021, 3, 2), last=None, zone="Europe/Amsterdam"):
    return plan_copy(SOURCE, parts, first, last, zone)


def titles(planned):
    return [line.title for session in planned.frame.sessions for line in session.items]


def test_days_keep_their_distance_and_times_the_clock():
    planned = plan()
    assert [(one.day.strftime("%a %d"), one.sessions, one.start, one.end) for one in planned.days] == [
        ("Tue 02", 2, 720, 870), ("Wed 03", 1, 120, 150), ("Thu 04", 1, 540, 600)
    ]  # fmt: skip
    assert planned.impossible == () and planned.left_out == 0


def test_fewer_days_leave_sessions_out_and_more_are_empty():
    shorter = plan(last=dt.date(2021, 3, 3))
    assert (shorter.left_out, [one.day for one in shorter.frame.sessions]) == (1, [0, 0, 1])
    longer = plan(last=dt.date(2021, 3, 5))
    assert (longer.left_out, longer.days[3].sessions) == (0, 0)


def test_a_time_that_the_clocks_skip_is_named_once():
    (error,) = plan(first=dt.date(2021, 3, 27)).impossible
    assert error.arguments["time"] == "02:00" and error.arguments["day"] == dt.date(2021, 3, 28)
    assert plan(first=dt.date(2021, 3, 27), zone="America/Bogota").impossible == ()
    assert plan(first=dt.date(2021, 10, 30)).impossible == ()  # it comes twice: it exists
    with pytest.raises(UserError, match="no time zone"):
        plan(zone="Mars/Olympus")


def test_what_is_not_wanted_stays_behind():
    everything = frozenset(Part)
    assert plan(everything).frame.sessions[1].items[0].internal_note == "Be short"
    assert plan().frame.sessions[1].items[0].internal_note == ""
    alone = plan(everything - {Part.ROOMS, Part.CHAIRS, Part.SPEAKERS, Part.BODIES}).frame
    assert alone.rooms == () and {one.room for one in alone.sessions} == {None}
    assert list(alone.roles()) == [] and {one.body for one in alone.sessions} == {None}
    assert list(plan(everything - {Part.CHAIRS}).frame.roles()) == [SPEAKER]
    assert titles(plan({Part.BREAKS})) == ["Lunch"]
    assert titles(plan({Part.SESSIONS})) == [] and len(plan({Part.SESSIONS}).frame.sessions) == 3


def test_what_follows_a_break_that_stays_behind_keeps_its_time():
    planned = plan(USUAL - {Part.BREAKS})
    assert titles(planned) == ["Talk", "Discussion", "Early", "Vote"]
    assert planned.frame.sessions[0].starts == (780, 840)


def test_the_same_weekday_is_the_nearest_one():
    assert same_weekday(SOURCE, dt.date(2021, 3, 2)) == dt.date(2021, 3, 3)
    assert same_weekday(SOURCE, dt.date(2021, 3, 6)) == dt.date(2021, 3, 3)
    assert same_weekday(SOURCE, dt.date(2021, 3, 7)) == dt.date(2021, 3, 10)
    assert same_weekday(SOURCE, dt.date(2021, 3, 3)) is None


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("2nd annual meeting", "3rd annual meeting"),
        ("11th meeting, 2020", "12th meeting, 2021"),
        ("21st meeting", "22nd meeting"),
        ("1ère réunion", "2e réunion"),
        ("Report 12020", "Report 12020"),
    ],
)
def test_titles_count_on(title, wanted):
    assert proposed_title(replace(SOURCE, title=title), dt.date(2021, 3, 2)) == wanted


def test_short_names_are_free_and_of_the_new_year():
    day = dt.date(2021, 3, 2)
    assert proposed_short_name(SOURCE, day, ["wageningen-2020"]) == "wageningen-2021"
    assert proposed_short_name(SOURCE, day, ["Wageningen-2021", "wageningen-2021-2"]) == "wageningen-2021-3"
    board = replace(SOURCE, name="board-2020-03")
    assert proposed_short_name(board, dt.date(2020, 7, 2), ["board-2020-03"]) == "board-2020-07"
    long = replace(SOURCE, name="x" * 40)
    assert proposed_short_name(long, day, ["x" * 40]) == "x" * 38 + "-2"


def test_a_template_keeps_the_frame_and_no_people():
    kept = frame_from_document(frame_document(template_frame(FRAME)))
    assert [(one.title, one.day, one.start, one.room) for one in kept.sessions] == [
        (one.title, one.day, one.start, one.room) for one in FRAME.sessions
    ]
    assert list(kept.roles()) == [] and kept.rooms == FRAME.rooms
    assert kept.sessions[3].body == FrameBody(BodyKind.ASSEMBLY, "GA")
    assert kept.sessions[1].items[0].internal_note == ""


@pytest.mark.parametrize("document", [{"format": 2}, {"format": 1, "days": 1, "sessions": [{"day": 0, "start": "9"}]}])
def test_a_template_that_is_not_understood_is_refused_in_words(document):
    with pytest.raises(UserError):
        frame_from_document(document)
