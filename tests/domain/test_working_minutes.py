"""The hours of a certificate: sessions without breaks and social items, side by side counted once."""

from dataclasses import replace

import pytest
from agenda_builders import DAY, item, session

from app.domain.certificates import working_minutes
from app.domain.kinds import AgendaState, ItemKind


def pause(start: int, minutes: int = 30, kind: ItemKind = ItemKind.BREAK):
    return item(f"pause {start}", start, minutes, kind=kind)


def minutes(*sessions) -> int:
    return working_minutes(sessions).get(DAY, 0)


def test_nothing_without_sessions():
    assert working_minutes(()) == {}


def test_a_session_without_items_counts_whole():
    assert minutes(session("a", start=540, minutes=90)) == 90


@pytest.mark.parametrize("kind", [ItemKind.BREAK, ItemKind.SOCIAL])
def test_breaks_and_social_items_do_not_count(kind: ItemKind):
    talk, other = item("talk", 540, 60), item("other", 630, 60)
    assert minutes(session("a", talk, pause(600, 30, kind), other, start=540, minutes=150)) == 120


def test_a_session_that_is_only_a_break_counts_nothing_even_where_it_is_longer():
    assert minutes(session("dinner", pause(1140, 60, ItemKind.SOCIAL), start=1140, minutes=180)) == 0


def test_time_of_a_session_that_no_item_fills_counts():
    assert minutes(session("a", item("talk", 540, 30), start=540, minutes=90)) == 90


def test_breaks_that_overlap_each_other_or_the_session_end_are_taken_off_once():
    pauses = (pause(600, 60), pause(630, 60), pause(680, 90))
    assert minutes(session("a", item("talk", 540, 60), *pauses, start=540, minutes=180)) == 60


def test_sessions_side_by_side_count_once():
    first = session("a", start=540, minutes=90, room="A")
    second = session("b", start=570, minutes=90, room="B")
    assert minutes(first, second) == 120


def test_a_break_in_one_room_is_work_in_another():
    first = session("a", item("t", 540, 60), pause(600), start=540, minutes=90, room="A")
    assert minutes(first, session("b", start=540, minutes=90, room="B")) == 90


def test_cancelled_sessions_do_not_count_and_cancelled_breaks_are_work():
    cancelled = session("a", state=AgendaState.CANCELLED)
    assert minutes(cancelled) == 0
    no_break = replace(pause(570), state=AgendaState.CANCELLED)
    assert minutes(session("b", item("t", 540, 30), no_break, start=540, minutes=90)) == 90


def test_tentative_sessions_count():
    assert minutes(session("a", state=AgendaState.TENTATIVE)) == 90


def test_after_midnight_belongs_to_the_day_it_began_on():
    assert working_minutes((session("late", start=1400, minutes=120),)) == {DAY: 120}
