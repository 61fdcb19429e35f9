"""Who must be told what a release changes: exactly those concerned, each of what is theirs."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest
from agenda_builders import DAY, MEETING, agenda, item, person, released, role, session
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.agenda import AgendaDocument, AgendaRole
from app.domain.agenda_changes import ChangeKind, agenda_changes, differences
from app.domain.agenda_entries import held_entries
from app.domain.kinds import AgendaState, ItemRoleKind, MeetingState, RoleState
from app.domain.releases import as_now_known, ledger
from app.domain.telling import Addressee, must_be_told

CHAIR, SPEAKER = ItemRoleKind.CHAIR, ItemRoleKind.SPEAKER
CANCELLED, DECLINED = AgendaState.CANCELLED, RoleState.DECLINED
NAMES = ("ana", "ben", "cai", "dov", "eva")
PEOPLE = {uid: Addressee(number, uid.title(), f"{uid}@x.example") for number, uid in enumerate(NAMES, 1)}

TALK_A = item("a", roles=(role("ana"),))
TALK_B = item("b", start=570, roles=(role("ben"), role("cai", CHAIR)))
PLAIN = session("s", TALK_A, TALK_B, roles=(role("dov", CHAIR),))


def told(before, after):
    """Everybody who is told, with kind and uid of each change."""
    found = must_be_told(before, after, PEOPLE)
    return {one.name.lower(): [(str(each.kind), each.uid) for each in one.changes] for one in found}


def plain_with_a(**changes):
    return agenda(replace(PLAIN, items=(replace(TALK_A, **changes), TALK_B)))


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"start": 545}, "moved"),
        ({"minutes": 20}, "moved"),
        ({"title": "Another"}, "title"),
        ({"state": CANCELLED}, "cancelled"),
    ],
)
def test_speakers_and_who_leads_their_session_are_told_and_nobody_else(changed, kind):
    assert told(agenda(PLAIN), plain_with_a(**changed)) == {"ana": [(kind, "a")], "dov": [(kind, "a")]}


def test_what_is_taken_off_the_agenda_is_told_as_cancelled():
    without = agenda(replace(PLAIN, items=(TALK_B,)))
    assert told(agenda(PLAIN), without) == {"ana": [("cancelled", "a")], "dov": [("cancelled", "a")]}
    assert told(without, agenda(PLAIN)) == {"ana": [("new", "a")], "dov": [("new", "a")]}


def test_before_the_first_release_everybody_is_told_of_what_is_theirs():
    assert told(None, agenda(PLAIN)) == {
        "ana": [("new", "a")],
        "ben": [("new", "b")],
        "cai": [("new", "b")],
        "dov": [("new", "a"), ("new", "b")],
    }


def test_who_is_taken_off_is_told_and_who_is_new_is_told():
    found = told(agenda(PLAIN), plain_with_a(roles=(role("eva"),)))
    assert found == {one: [("speaker", "a")] for one in ("ana", "dov", "eva")}


def test_a_declined_part_binds_nobody_and_declining_is_told_once():
    declined = plain_with_a(roles=(role("ana", state=DECLINED),))
    assert told(agenda(PLAIN), declined) == {"ana": [("speaker", "a")], "dov": [("speaker", "a")]}
    moved = plain_with_a(roles=(role("ana", state=DECLINED),), start=600)
    assert told(declined, moved) == {"dov": [("moved", "a")]}


def test_an_answer_another_spelling_or_another_employer_is_told_to_nobody():
    asked = plain_with_a(roles=(role("ana", state=RoleState.ASKED),))
    assert told(asked, agenda(PLAIN)) == {}
    spelt = plain_with_a(
        roles=(AgendaRole(person("ana", "Ana Mária", organisation="CIAT"), SPEAKER, RoleState.CONFIRMED),)
    )
    assert told(agenda(PLAIN), spelt) == {}
    assert [one.kind for one in agenda_changes(agenda(PLAIN), spelt)] == [ChangeKind.DETAILS]


def test_a_person_with_several_parts_in_one_item_is_told_once():
    both = replace(TALK_A, roles=(role("ana"), role("ana", CHAIR)))
    before = agenda(session("s", both, roles=(role("ana", CHAIR),)))
    after = agenda(session("s", replace(both, title="Another", start=600), roles=(role("ana", CHAIR),)))
    assert told(before, after) == {"ana": [("moved", "a"), ("title", "a")]}


def test_status_and_details_are_told_to_nobody():
    assert told(agenda(PLAIN), plain_with_a(state=AgendaState.TENTATIVE, note="Bring a spade.", decision=True)) == {}
    unsure = agenda(PLAIN, meeting=replace(MEETING, state=MeetingState.PLANNED))
    assert told(unsure, agenda(PLAIN)) == {}


def test_a_room_of_another_name_and_another_place_are_told_to_all_with_a_part_there():
    all_there = {"ana": [("room", "a")], "ben": [("room", "b")], "cai": [("room", "b")]}
    all_there["dov"] = [("room", "a"), ("room", "b")]
    assert told(agenda(PLAIN), agenda(replace(PLAIN, room="Aula"))) == all_there
    elsewhere = agenda(PLAIN, meeting=replace(MEETING, place="Cali"))
    assert told(agenda(PLAIN), elsewhere) == all_there
    assert {(one.before, one.after) for one in agenda_changes(agenda(PLAIN), elsewhere)} == {("Wageningen", "Cali")}


def test_a_session_moved_with_its_items_moves_each_of_them():
    moved = replace(PLAIN, day=DAY + dt.timedelta(days=1))
    assert told(agenda(PLAIN), agenda(moved))["dov"] == [("moved", "a"), ("moved", "b")]
    assert told(agenda(PLAIN), agenda(moved))["ana"] == [("moved", "a")]


def test_a_talk_that_goes_to_another_session_is_told_to_those_who_lead_either():
    other = session("t", item("c", start=600), start=600, roles=(role("eva", CHAIR),), room="Big hall")
    before = agenda(PLAIN, other)
    after = agenda(replace(PLAIN, items=(TALK_B,)), replace(other, items=(TALK_A, *other.items)))
    assert told(before, after) == {one: [("moved", "a")] for one in ("ana", "dov", "eva")}
    (change,) = agenda_changes(before, after)
    assert (change.before, change.after) == ("2020-03-04 09:00–09:30; Session s", "2020-03-04 09:00–09:30; Session t")
    later = agenda(replace(PLAIN, items=(TALK_B,)), replace(other, items=(*other.items, replace(TALK_A, start=630))))
    assert told(before, later) == {one: [("moved", "a")] for one in ("ana", "dov", "eva")}


def test_who_leads_a_session_is_told_of_the_session_and_the_speakers_are_not():
    other = agenda(replace(PLAIN, roles=(role("eva", CHAIR),)))
    assert told(agenda(PLAIN), other) == {"dov": [("speaker", "s")], "eva": [("speaker", "s")]}
    called = agenda(replace(PLAIN, title="Soils"))
    assert told(agenda(PLAIN), called) == {"dov": [("title", "s")]}


def test_a_session_that_gets_its_items_or_loses_them_is_neither_cancelled_nor_new():
    bare = agenda(replace(PLAIN, items=()))
    items = {"ana": [("new", "a")], "ben": [("new", "b")], "cai": [("new", "b")], "dov": [("new", "a"), ("new", "b")]}
    assert told(bare, agenda(PLAIN)) == items
    gone = {name: [("cancelled", uid) for _kind, uid in some] for name, some in items.items()}
    assert told(agenda(PLAIN), bare) == gone
    cancelled = agenda(replace(PLAIN, items=tuple(replace(one, state=CANCELLED) for one in PLAIN.items)))
    assert told(agenda(PLAIN), cancelled) == gone
    moved = agenda(replace(PLAIN, items=(), start=600))
    assert told(bare, moved) == {"dov": [("moved", "s")]}
    assert told(cancelled, agenda(replace(PLAIN, state=CANCELLED))) == {"dov": [("cancelled", "s")]}


def test_a_session_cancelled_with_its_items_is_told_of_each_and_back_again_as_new():
    gone = agenda(replace(PLAIN, state=CANCELLED))
    assert told(agenda(PLAIN), gone)["dov"] == [("cancelled", "a"), ("cancelled", "b")]
    assert told(gone, agenda(PLAIN))["dov"] == [("new", "a"), ("new", "b")]
    assert told(gone, gone) == {}


def test_somebody_entered_twice_is_told_once_and_merging_them_is_no_change():
    twin = {**PEOPLE, "ana2": PEOPLE["ana"]}
    before = plain_with_a(roles=(role("ana2"),))
    found = must_be_told(before, plain_with_a(title="Another"), twin)
    assert [(one.name, len(one.changes)) for one in found] == [("Ana", 2), ("Dov", 2)]
    merged = as_now_known(before, None, {"ana2": "ana"})
    assert told(merged, agenda(PLAIN)) == {}


def test_people_come_in_the_order_of_the_address_book_and_the_unknown_last():
    order = {uid: PEOPLE[uid] for uid in ("dov", "cai", "ben")}
    found = must_be_told(None, agenda(PLAIN), order)
    assert [(one.name, one.person_id) for one in found] == [("Dov", 4), ("Cai", 3), ("Ben", 2), ("ana", 0)]
    assert found[0].email == "dov@x.example"


def test_another_zone_says_whose_clock_it_is():
    (first, *_rest) = [
        one
        for one in agenda_changes(agenda(PLAIN), agenda(PLAIN, meeting=replace(MEETING, zone="Europe/London")))
        if one.kind is ChangeKind.MOVED
    ]
    assert first.after == "2020-03-04 09:00–09:30 Europe/London"


PARTS = st.lists(
    st.builds(role, st.sampled_from(NAMES), st.sampled_from((SPEAKER, CHAIR)), st.sampled_from(RoleState)), max_size=3
).map(tuple)
ITEMS = {
    uid: st.none()
    | st.builds(
        lambda uid, start, title, roles, state, note: item(
            uid, start, title=title, roles=roles, state=state, note=note
        ),
        st.just(uid),
        st.sampled_from((540, 600)),
        st.sampled_from(("One", "Two")),
        PARTS,
        st.sampled_from(AgendaState),
        st.sampled_from(("", "note")),
    )
    for uid in "abc"
}


@st.composite
def agendas(draw) -> AgendaDocument:
    """Two sessions or fewer, and up to three items in either."""
    inside = defaultdict(list)
    for one in ITEMS.values():
        if (made := draw(one)) is not None:
            inside[draw(st.sampled_from("st"))].append(made)
    sessions = []
    for uid in "st":
        if draw(st.booleans()) or inside[uid]:
            room, state = draw(st.sampled_from(("Big hall", "Small hall"))), draw(st.sampled_from(AgendaState))
            title, start = draw(st.sampled_from(("Soils", f"Session {uid}"))), draw(st.sampled_from((540, 600)))
            sessions.append(
                session(uid, *inside[uid], start=start, room=room, state=state, title=title, roles=draw(PARTS))
            )
    return agenda(*sessions)


def doing(roles):
    return frozenset((one.person.uid, one.kind) for one in roles if one.state is not DECLINED)


def seen(document):
    """Items and sessions that take place, by uid, as people see them; written without the code under test."""
    items, sessions = {}, {}
    for block in document.sessions:
        if block.state is CANCELLED:
            continue
        held = [one for one in block.items if one.state is not CANCELLED]
        lead = doing(block.roles)
        for one in held:
            when, who = (block.day, one.start, one.end), doing(one.roles)
            items[one.uid] = (when, block.room, one.title, who, (block.uid, block.title, lead))
        sessions[block.uid] = ((block.day, block.start, block.end), block.room, block.title, lead, not held)
    return items, sessions


def expected(before, after):
    """Everybody concerned, with the uids of what is theirs."""
    found = defaultdict(set)

    def concerns(uid, *people):
        for uid_of_person, _kind in frozenset().union(*people):
            found[uid_of_person].add(uid)

    (old_items, old_sessions), (new_items, new_sessions) = seen(before), seen(after)
    for uid in old_items.keys() | new_items.keys():
        pair = [one for one in (old_items.get(uid), new_items.get(uid)) if one is not None]
        same = len(pair) == 2 and pair[0][:4] == pair[1][:4]
        other = len(pair) == 2 and pair[0][4][0] != pair[1][4][0] and pair[0][4][1:] != pair[1][4][1:]
        if not same or other:
            concerns(uid, *(one[3] for one in pair), *(one[4][2] for one in pair))
    for uid in old_sessions.keys() | new_sessions.keys():
        pair = [one for one in (old_sessions.get(uid), new_sessions.get(uid)) if one is not None]
        alone = any(one[4] for one in pair)
        part = slice(0, 4) if alone else slice(2, 4)  # of a session with items only its title and who leads it
        if (len(pair) == 1 and alone) or (len(pair) == 2 and pair[0][part] != pair[1][part]):
            concerns(uid, *(one[3] for one in pair))
    return dict(found)


@given(agendas(), agendas())
@settings(max_examples=300)
def test_exactly_those_concerned_are_told_of_exactly_what_is_theirs(before, after):
    found = must_be_told(before, after, PEOPLE)
    assert {one.name.lower(): {each.uid for each in one.changes} for one in found} == expected(before, after)
    assert all(one.changes and len(set(one.changes)) == len(one.changes) for one in found)
    listed = agenda_changes(before, after)
    assert all([each for each in listed if each in one.changes] == list(one.changes) for one in found)


@given(agendas(), agendas())
@settings(max_examples=300)
def test_a_sequence_is_raised_exactly_where_time_place_or_status_changed(before, after):
    first, both = ledger(released(before)), ledger(released(before, after))
    old, new = held_entries(before), held_entries(after)
    for uid, was in first.items():
        now = both[uid]
        facts = [
            (one.day, one.start, one.end, one.session.room, one.tentative) if one is not None else None
            for one in (old.get(uid), new.get(uid))
        ]
        assert now.stamp.sequence - was.stamp.sequence == (facts[0] != facts[1])
        if not differences(old.get(uid), new.get(uid)):
            assert now == was


@given(agendas())
def test_nothing_differs_from_itself(document):
    assert agenda_changes(document, document) == ()
    assert ledger(released(document, document)) == ledger(released(document))
