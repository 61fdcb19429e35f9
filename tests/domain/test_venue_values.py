"""Door sheets, the running order, the speaker list and the desk's papers as values."""

import datetime as dt
from dataclasses import replace

import pytest
from agenda_builders import DAY, agenda, item, person, role, session

from app.domain.agenda import Audience
from app.domain.desk_papers import may_come, sign_in_row
from app.domain.documents import PersonRef
from app.domain.door_sheets import door_sheets
from app.domain.kinds import AgendaState, ItemRoleKind, ParticipationRole, PresenceState, Reply, RoleState, SlidesState
from app.domain.participants import DayPresence, ParticipantEntry
from app.domain.running_order import as_it_stands
from app.domain.speakers import Slides, Slot, Speaker, SpeakerList, speakers_for

NEXT_DAY = DAY + dt.timedelta(days=1)
PRESENT, REMOTE, EXCUSED, ABSENT = (
    PresenceState.PRESENT,
    PresenceState.REMOTE,
    PresenceState.EXCUSED,
    PresenceState.ABSENT,
)


def sheets(*sessions, rooms=("B", "A")):
    document = agenda(*sessions, rooms=rooms)
    return [(sheet.room, sheet.day, [one.uid for one in sheet.sessions]) for sheet in door_sheets(document)]


def test_a_sheet_for_each_room_and_day_in_the_order_of_the_rooms():
    found = sheets(session("a", room="A"), session("b", room="B"), session("c", room="A", day=NEXT_DAY))
    assert found == [("B", DAY, ["b"]), ("A", DAY, ["a"]), ("A", NEXT_DAY, ["c"])]


def test_a_session_in_all_rooms_is_on_every_sheet_of_its_day():
    found = sheets(session("a", room="A"), session("lunch", room="", start=720), session("b", room="B"))
    assert found == [("B", DAY, ["lunch", "b"]), ("A", DAY, ["a", "lunch"])]


def test_without_rooms_there_is_one_sheet_a_day():
    assert sheets(session("a", room=""), rooms=()) == [("", DAY, ["a"])]


def test_a_room_that_the_list_of_rooms_lacks_has_its_sheet():
    assert [room for room, _day, _sessions in sheets(session("a", room="Z"), session("b", room="A"))] == ["A", "Z"]


def test_cancelled_sessions_are_on_no_door():
    assert sheets(session("a", room="A", state=AgendaState.CANCELLED)) == []


def test_as_it_stands_takes_answers_and_internal_notes_and_nothing_else():
    released = agenda(session("s", item("i", roles=(role("Ada"),), internal_note="old"), roles=(role("Bob"),)))
    declined = role("Ada", state=RoleState.DECLINED)
    moved = item("i", start=600, roles=(declined, role("New")), internal_note="new", title="Other title")
    working = agenda(session("s", moved, start=600, roles=(role("Bob", state=RoleState.ASKED),)))
    (found,) = as_it_stands(released, working).sessions
    assert (found.start, found.items[0].start, found.items[0].title) == (540, 540, "Talk i")
    assert found.items[0].internal_note == "new"
    assert found.items[0].roles == (declined,)
    assert [one.state for one in found.roles] == [RoleState.ASKED]


def test_what_the_working_copy_lacks_stays_as_it_was_released():
    released = agenda(session("s", item("i", roles=(role("Ada"),), internal_note="old")))
    assert as_it_stands(released, agenda()) == released


def entry(reply: Reply = Reply.ACCEPTED, **days: PresenceState) -> ParticipantEntry:
    held = tuple(DayPresence(DAY + dt.timedelta(days=int(name[1:])), state) for name, state in days.items())
    return ParticipantEntry(person("Ada"), "", None, ParticipationRole.MEMBER, reply, "", held)


@pytest.mark.parametrize(
    ("known", "comes"),
    [
        (entry(), True),
        (entry(Reply.NONE), True),
        (entry(Reply.DECLINED), False),
        (entry(Reply.DECLINED, d0=PRESENT), True),
        (entry(d0=REMOTE, d1=REMOTE, d2=REMOTE), False),
        (entry(d0=EXCUSED, d1=ABSENT, d2=REMOTE), False),
        (entry(d0=REMOTE), True),
        (entry(d0=REMOTE, d1=REMOTE, d2=PRESENT), True),
    ],
)
def test_who_may_come_has_a_badge(known: ParticipantEntry, comes: bool):
    assert may_come(known, days=3) is comes


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (entry(), "none"),
        (entry(d0=REMOTE), REMOTE),
        (entry(d1=REMOTE), "none"),
        (entry(Reply.DECLINED, d0=EXCUSED), EXCUSED),
        (entry(Reply.DECLINED), None),
        (entry(Reply.DECLINED, d0=ABSENT), None),
        (entry(d0=ABSENT), ABSENT),
    ],
)
def test_who_is_on_the_sheet_of_a_day(known: ParticipantEntry, state: object):
    row = sign_in_row(known, DAY)
    assert (row.state or "none" if row else None) == state


def slot(name: str, state: RoleState = RoleState.CONFIRMED, start: int = 540) -> Slot:
    slides = (Slides("S", SlidesState.MISSING, ""),)
    plain = AgendaState.CONFIRMED
    return Slot(DAY, start, 30, "A", "Session", name, ItemRoleKind.SPEAKER, state, plain, slides)


def speaker(name: str, *slots: Slot) -> Speaker:
    return Speaker(PersonRef(name, name, "", "X"), "Legal", "FR", f"{name}@x.example", slots)


FOUND = SpeakerList(
    agenda().project,
    agenda().meeting,
    DAY,
    1,
    Audience.CHAIR,
    (
        speaker("Ada", slot("talk", start=700)),
        speaker("Bob", slot("asked", RoleState.ASKED), slot("yes")),
        speaker("Cid", slot("no", RoleState.DECLINED)),
        speaker("Dan", slot("asked", RoleState.ASKED)),
    ),
)


def test_the_chair_sees_everything():
    assert speakers_for(Audience.CHAIR, FOUND, {"Ada"}) == FOUND


@pytest.mark.parametrize(
    ("audience", "shown"),
    [
        (Audience.PUBLIC, {"Ada": ["talk"], "Bob": ["yes"]}),
        (Audience.PARTICIPANTS, {"Ada": ["talk"], "Bob": ["asked", "yes"], "Dan": ["asked"]}),
    ],
)
def test_others_see_who_agreed_or_was_asked_without_addresses_or_slides(audience: Audience, shown: dict):
    found = speakers_for(audience, FOUND, ())
    assert {one.person.name: [slot.item for slot in one.slots] for one in found.speakers} == shown
    assert not any(one.email for one in found.speakers)
    assert not any(slot.slides for one in found.speakers for slot in one.slots)


def test_the_withheld_stand_at_the_end_by_their_first_slot():
    found = speakers_for(Audience.PARTICIPANTS, FOUND, {"Ada", "Bob"})
    assert [one.person.name for one in found.speakers] == ["Dan", "", ""]
    assert [one.slots[0].item for one in found.speakers] == ["asked", "asked", "talk"]


def test_rooms_and_illustrative_rows_are_noticed():
    assert FOUND.has_rooms and not FOUND.is_illustrative
    one = speaker("Ada", replace(slot("x"), room="", illustrative=True))
    assert not replace(FOUND, speakers=(one,)).has_rooms
    assert replace(FOUND, speakers=(one,)).is_illustrative
