"""The ledger of releases: SEQUENCE, the instants, and what becomes of what is cancelled."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest
from agenda_builders import DAY, MEETING, agenda, instant, item, released, role, session
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaSession
from app.domain.agenda_changes import Change, ChangeKind, agenda_changes
from app.domain.calendar import Stamp
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, MeetingState, RoleState
from app.domain.releases import Published, Release, ledger, shown_releases

PLAIN = session("s", item("a"), item("b", start=570))


def after(*documents: AgendaDocument) -> Mapping[str, Published]:
    return ledger(released(*documents))


def stamp_of_a(changed: AgendaSession, meeting: object = MEETING) -> Stamp:
    """The stamp of item "a" when the second of two releases shows the session as ``changed``."""
    return after(agenda(PLAIN), agenda(changed, meeting=meeting))["a"].stamp  # type: ignore[arg-type]


def with_a(**changes: object) -> AgendaSession:
    return replace(PLAIN, items=(replace(PLAIN.items[0], **changes), PLAIN.items[1]))  # type: ignore[arg-type]


def test_the_first_release_has_sequence_0_and_its_own_instant() -> None:
    assert after(agenda(PLAIN))["a"].stamp == Stamp(0, instant(1), instant(1))


def test_an_unchanged_entry_keeps_sequence_and_instants() -> None:
    assert stamp_of_a(PLAIN) == Stamp(0, instant(1), instant(1))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_a(start=541), id="start"),
        pytest.param(with_a(minutes=31), id="end"),
        pytest.param(with_a(state=AgendaState.TENTATIVE), id="item tentative"),
        pytest.param(replace(PLAIN, state=AgendaState.TENTATIVE), id="session tentative"),
        pytest.param(replace(PLAIN, room="Small hall"), id="room"),
        pytest.param(replace(PLAIN, day=DAY + dt.timedelta(days=1)), id="day"),
    ],
)
def test_time_place_and_status_raise_the_sequence(changed: AgendaSession) -> None:
    assert stamp_of_a(changed) == Stamp(1, instant(1), instant(2))


@pytest.mark.parametrize("field", ["place", "address", "link"])
def test_the_place_of_the_meeting_raises_every_sequence(field: str) -> None:
    changed: dict[str, Any] = {field: "https://elsewhere.example"}
    meeting = replace(MEETING, **changed)
    assert stamp_of_a(PLAIN, meeting) == Stamp(1, instant(1), instant(2))


def test_another_zone_moves_everything_unless_its_clock_shows_the_same() -> None:
    assert stamp_of_a(PLAIN, replace(MEETING, zone="Europe/Helsinki")) == Stamp(1, instant(1), instant(2))
    assert stamp_of_a(PLAIN, replace(MEETING, zone="Europe/Paris")) == Stamp(0, instant(1), instant(2))


def test_a_time_moved_in_venue_minutes_but_not_in_utc_is_no_move() -> None:
    moved = replace(PLAIN, day=DAY - dt.timedelta(days=1), items=(item("a", start=540 + 1440),))
    assert stamp_of_a(moved) == Stamp(0, instant(1), instant(2))


def test_times_that_do_not_exist_in_an_old_release_do_not_stop_the_ledger() -> None:
    spring = replace(PLAIN, day=dt.date(2020, 3, 29), items=(item("a", start=150),))
    assert after(agenda(spring), agenda(PLAIN))["a"].stamp == Stamp(1, instant(1), instant(2))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_a(title="Another title"), id="title"),
        pytest.param(with_a(roles=(role("maria"),)), id="speaker"),
        pytest.param(with_a(note="Bring a spade."), id="note"),
        pytest.param(with_a(presentations=("Slides",)), id="presentations"),
        pytest.param(with_a(kind=ItemKind.BREAK), id="kind"),
        pytest.param(with_a(decision=True), id="decision"),
        pytest.param(with_a(added_on=DAY), id="added"),
        pytest.param(with_a(illustrative=True), id="illustrative"),
        pytest.param(replace(PLAIN, body="Board"), id="body"),
        pytest.param(replace(PLAIN, title="Another session"), id="session title"),
        pytest.param(replace(PLAIN, track="Soils"), id="track"),
        pytest.param(replace(PLAIN, roles=(role("ines", ItemRoleKind.CHAIR),)), id="chair"),
    ],
)
def test_any_other_visible_change_raises_only_the_instant(changed: AgendaSession) -> None:
    assert stamp_of_a(changed) == Stamp(0, instant(1), instant(2))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_a(internal_note="Chair: be quick."), id="internal note"),
        pytest.param(with_a(roles=(role("maria", state=RoleState.DECLINED),)), id="a speaker who declined"),
        pytest.param(replace(PLAIN, start=530, minutes=120), id="session longer than its items"),
        pytest.param(replace(PLAIN, items=(PLAIN.items[0], item("b", start=600))), id="another item"),
    ],
)
def test_what_an_entry_does_not_show_changes_nothing(changed: AgendaSession) -> None:
    assert stamp_of_a(changed) == Stamp(0, instant(1), instant(1))


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param(agenda(replace(PLAIN, items=PLAIN.items[1:])), id="item deleted"),
        pytest.param(agenda(with_a(state=AgendaState.CANCELLED)), id="item cancelled"),
        pytest.param(agenda(replace(PLAIN, state=AgendaState.CANCELLED)), id="session cancelled"),
        pytest.param(agenda(), id="session deleted"),
        pytest.param(agenda(PLAIN, meeting=replace(MEETING, state=MeetingState.CANCELLED)), id="meeting cancelled"),
    ],
)
def test_what_goes_stays_as_cancelled_once_and_may_come_back(gone: AgendaDocument) -> None:
    here = agenda(PLAIN)
    cancelled = after(here, gone)["a"]
    assert cancelled == Published(cancelled.entry, Stamp(1, instant(1), instant(2)), cancelled=True)
    assert (cancelled.entry.title, cancelled.entry.start) == ("Talk a", 540)
    assert after(here, gone, gone, agenda())["a"] == cancelled
    back = after(here, gone, gone, here)["a"]
    assert (back.stamp, back.cancelled) == (Stamp(2, instant(1), instant(4)), False)


def test_a_session_is_an_entry_while_it_has_no_items() -> None:
    bare = agenda(session("s"))
    assert set(after(bare)) == {"s"}
    published = after(bare, agenda(PLAIN))
    assert {uid: found.cancelled for uid, found in published.items()} == {"s": True, "a": False, "b": False}


def test_a_session_of_cancelled_items_is_shown_itself() -> None:
    items = tuple(replace(found, state=AgendaState.CANCELLED) for found in PLAIN.items)
    published = after(agenda(PLAIN), agenda(replace(PLAIN, items=items)))
    assert {uid: found.cancelled for uid, found in published.items()} == {"s": False, "a": True, "b": True}


def test_what_was_never_held_starts_as_cancelled_with_sequence_0() -> None:
    found = after(agenda(with_a(state=AgendaState.CANCELLED)))["a"]
    assert (found.cancelled, found.stamp.sequence) == (True, 0)


def test_a_clock_set_back_never_makes_a_change_older() -> None:
    first, second = released(agenda(PLAIN), agenda(with_a(start=600)))
    assert ledger([replace(first, at=instant(9)), second])["a"].stamp == Stamp(1, instant(9), instant(9))


def test_a_document_stands_on_the_releases_up_to_its_own() -> None:
    past = released(agenda(PLAIN), agenda(), agenda(PLAIN))
    assert shown_releases(past[1].document, past) == past[:2]
    assert shown_releases(past[1].document, past[:1]) == past[:2]
    draft = agenda(PLAIN, at=instant(20))
    assert shown_releases(draft, past) == (*past, Release(0, instant(20), draft))
    assert shown_releases(draft, ()) == (Release(0, instant(20), draft),)


def test_changes_say_what_was_and_what_is() -> None:
    before = agenda(PLAIN, session("gone", start=700))
    new = with_a(start=1430, title="New title", roles=(role("maria"),))
    changed = replace(new, room="Small hall", items=(*new.items, item("c", start=600)))
    assert agenda_changes(before, agenda(changed)) == (
        Change(ChangeKind.MOVED, "a", "New title", "2020-03-04 09:00–09:30", "2020-03-04 23:50–00:20 (+1)"),
        Change(ChangeKind.ROOM, "a", "New title", "Big hall", "Small hall"),
        Change(ChangeKind.TITLE, "a", "New title", "Talk a", "New title"),
        Change(ChangeKind.SPEAKER, "a", "New title", "", "maria"),
        Change(ChangeKind.ROOM, "b", "Talk b", "Big hall", "Small hall"),
        Change(ChangeKind.NEW, "c", "Talk c", "", "2020-03-04 10:00–10:30"),
        Change(ChangeKind.CANCELLED, "gone", "Session gone", "2020-03-04 11:40–13:10", ""),
    )
    assert agenda_changes(agenda(changed), agenda(changed)) == ()


def test_no_field_of_an_agenda_is_forgotten() -> None:
    """Whoever adds a field says here, and in ``agenda_changes``, whether participants see it change."""
    compared = {"uid", "title", "start", "minutes", "roles", "state", "illustrative"}
    item_only = {"kind", "decision", "added_on", "presentations", "note"}
    session_only = {"day", "room", "track", "body", "items"}
    assert {field.name for field in fields(AgendaItem)} == compared | item_only | {"internal_note"}
    assert {field.name for field in fields(AgendaSession)} == compared | session_only


# One item through a life of releases: absent, or with these six values.
LIVES = st.lists(
    st.none()
    | st.tuples(
        st.sampled_from([540, 600]),
        st.sampled_from(["Big hall", "Small hall"]),
        st.sampled_from(AgendaState),
        st.sampled_from(["One title", "Another"]),
        st.sampled_from(["", "note"]),
        st.sampled_from(["", "internal"]),
    ),
    min_size=1,
    max_size=8,
)
Life = list[tuple[int, str, AgendaState, str, str, str] | None]


def _documents(life: Life) -> tuple[AgendaDocument, ...]:
    documents = []
    for values in life:
        other = item("other", start=800)
        if values is None:
            documents.append(agenda(session("s", other)))
            continue
        start, room, state, title, note, internal = values
        one = item("a", start=start, state=state, title=title, note=note, internal_note=internal)
        documents.append(agenda(session("s", one, room=room), session("t", other)))
    return tuple(documents)


def _expected(life: Life) -> tuple[int, int, int, bool] | None:
    """Sequence, first and last release (from 1) and whether cancelled, by the rule told another way."""
    kept: tuple[object, ...] | None = None  # what raises the sequence, then what else is seen; None: cancelled
    found: tuple[int, int, int, bool] | None = None
    for number, values in enumerate(life, 1):
        held = values is not None and values[2] is not AgendaState.CANCELLED
        now = values[:5] if held and values is not None else None
        if found is None:
            if values is not None:
                found = (0, number, number, not held)
        elif now != kept:
            raised = now is None or kept is None or now[:3] != kept[:3]
            found = (found[0] + raised, found[1], number, not held)
        kept = now
    return found


@given(LIVES)
def test_every_life_gives_the_sequence_and_instants_of_the_rule(life: Life) -> None:
    found = after(*_documents(life)).get("a")
    expected = _expected(life)
    if expected is None:
        assert found is None
        return
    sequence, first, last, cancelled = expected
    assert found is not None
    assert (found.stamp, found.cancelled) == (Stamp(sequence, instant(first), instant(last)), cancelled)


@given(LIVES, LIVES)
def test_sequence_and_instants_never_go_back(life: Life, more: Life) -> None:
    early = after(*_documents(life))
    late = after(*_documents([*life, *more]))
    for uid, found in early.items():
        assert late[uid].stamp.sequence >= found.stamp.sequence
        assert late[uid].stamp.changed >= found.stamp.changed
        assert late[uid].stamp.created == found.stamp.created
        assert late[uid].stamp == found.stamp or late[uid].stamp.changed > found.stamp.changed


@given(LIVES)
def test_releasing_the_same_agenda_again_changes_nothing(life: Life) -> None:
    documents = _documents(life)
    assert ledger(released(*documents, documents[-1])) == after(*documents)
