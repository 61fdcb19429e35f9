"""Re-timing a session: locked items stay, nothing runs over anything, and no minute is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.timetable_retime import Line, beside, lengthened, pinned, retimed, starts

BEGIN = 540


def laid(*lines):
    """Times as (id, start, end) in order."""
    now = starts(BEGIN, lines)
    return [(line.id, now[line.id], now[line.id] + line.minutes) for line in lines]


@st.composite
def agendas(draw):
    """A session in which nothing overlaps: lengths, gaps, locks; some lines have a start of their own."""
    made, clock = [], BEGIN
    for number in range(draw(st.integers(1, 7))):
        gap, minutes = draw(st.sampled_from([0, 0, 5, 40])), draw(st.sampled_from([0, 5, 30, 45]))
        locked = draw(st.booleans())
        own = gap > 0 or draw(st.booleans())
        held = draw(st.sampled_from([True, True, True, False]))
        made.append(Line(number, clock + gap if own else None, minutes, locked, held))
        clock += (gap + minutes) if held else 0
    return made


def overlaps(lines):
    held = [line for line in lines if line.held]
    now = starts(BEGIN, lines)
    return [
        (one.id, other.id)
        for number, one in enumerate(held)
        for other in held[number + 1 :]
        if not (one.locked and other.locked)
        and max(now[one.id], now[other.id]) < min(now[one.id] + one.minutes, now[other.id] + other.minutes)
    ]


@given(agendas(), st.data())
def test_what_is_longer_moves_no_locked_item_and_runs_over_nothing(lines, data):
    line = data.draw(st.sampled_from(lines))
    minutes = data.draw(st.integers(0, 120))
    made = lengthened(BEGIN, lines, line.id, minutes)
    before, after = starts(BEGIN, lines), starts(BEGIN, made)
    assert {one.id for one in made} == {one.id for one in lines}
    assert sum(one.minutes for one in made) == sum(one.minutes for one in lines) - line.minutes + minutes
    assert all(after[one.id] == before[one.id] for one in lines if one.locked)
    if not line.locked and not beside(BEGIN, lines):  # a locked item that is longer runs into other locked ones only
        assert overlaps(made) == []
    free = [one.id for one in made if not one.locked and one.held]
    assert free == [one.id for one in lines if not one.locked and one.held]  # in their order


@given(agendas())
def test_what_needs_no_new_time_keeps_the_one_it_has(lines):
    fixed = pinned(BEGIN, lines)
    again = retimed(BEGIN, fixed, beside(BEGIN, fixed))
    assert starts(BEGIN, again) == starts(BEGIN, lines)
    assert retimed(BEGIN, again, beside(BEGIN, again)) == again


@given(agendas(), st.data())
def test_longer_and_as_much_shorter_again_is_as_before_where_nothing_is_locked(lines, data):
    lines = [replace(line, locked=False) for line in lines]
    line = data.draw(st.sampled_from(lines))
    longer = lengthened(BEGIN, lines, line.id, line.minutes + 25)
    assert starts(BEGIN, lengthened(BEGIN, longer, line.id, line.minutes)) == starts(BEGIN, lines)


def test_a_longer_item_pushes_the_rest_and_keeps_the_gaps():
    lines = (Line(1, None, 30), Line(2, None, 20), Line(3, 600, 30), Line(4, None, 10))
    assert laid(*lengthened(BEGIN, lines, 1, 40)) == [(1, 540, 580), (2, 580, 600), (3, 610, 640), (4, 640, 650)]


def test_the_others_flow_round_a_locked_item():
    minister = Line(3, 600, 30, locked=True)
    lines = (Line(1, None, 30), Line(2, None, 30), minister, Line(4, None, 10))
    made = lengthened(BEGIN, lines, 1, 45)
    assert laid(*made) == [(1, 540, 585), (3, 600, 630), (2, 630, 660), (4, 660, 670)]
    assert [line.start for line in made] == [None, 600, None, None]


def test_a_locked_item_that_follows_is_held_where_it_is():
    lines = (Line(1, None, 30), Line(2, None, 30, locked=True), Line(3, None, 15))
    assert laid(*lengthened(BEGIN, lines, 1, 10)) == [(1, 540, 550), (2, 570, 600), (3, 600, 615)]


def test_what_was_meant_to_be_at_the_same_time_stays_so():
    posters = (Line(1, None, 60), Line(2, 540, 60), Line(3, 540, 60))
    assert beside(BEGIN, posters) == {2, 3}
    assert laid(*lengthened(BEGIN, posters, 3, 30)) == [(1, 540, 600), (2, 540, 600), (3, 540, 570)]


def test_a_cancelled_item_takes_no_time():
    lines = (Line(1, None, 30, held=False), Line(2, None, 30))
    assert laid(*lengthened(BEGIN, lines, 1, 90))[1] == (2, 540, 570)
