"""The figures of a meeting are counted from its rows (DOMAIN R11)."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.counts import AttendanceRow, MeetingFigures, attended, meeting_figures
from app.domain.kinds import PresenceState

PRESENT, REMOTE, ABSENT, EXCUSED = (
    PresenceState.PRESENT,
    PresenceState.REMOTE,
    PresenceState.ABSENT,
    PresenceState.EXCUSED,
)
ROWS = st.lists(
    st.builds(
        AttendanceRow,
        person=st.integers(1, 20),
        organisation=st.none() | st.integers(1, 6),
        country=st.none() | st.sampled_from(["FR", "NL", "CO", "EU", "fr"]),
        states=st.lists(st.sampled_from(PresenceState), max_size=3).map(tuple),
    ),
    max_size=30,
)


def test_a_meeting_is_counted_from_its_rows() -> None:
    rows = [
        AttendanceRow("ana", "CIAT", "CO", (PRESENT, PRESENT, ABSENT)),
        AttendanceRow("bob", "INRAE", "FR", (REMOTE, PRESENT)),  # in the room once: present
        AttendanceRow("cleo", "INRAE", "FR", (REMOTE, EXCUSED)),
        AttendanceRow("dan", "JRC", None, (PRESENT,)),  # a body of the EU: an organisation of no country
        AttendanceRow("eve", "CSIRO", "AU", (EXCUSED, ABSENT)),  # nor her country counts
        AttendanceRow("finn", "WR", "NL", ()),
        AttendanceRow("gus", None, "NZ", (PRESENT,)),  # speaks for nobody
    ]
    assert meeting_figures(rows) == MeetingFigures(people=5, present=4, remote=1, organisations=3, countries=3)


def test_a_meeting_that_nobody_attended_has_no_figures() -> None:
    assert meeting_figures([]) == MeetingFigures(0, 0, 0, 0, 0)


def test_the_codes_eu_and_empty_name_no_country() -> None:
    rows = [AttendanceRow(number, number, code, (PRESENT,)) for number, code in enumerate(("EU", "", None, "FR", "fr"))]
    assert meeting_figures(rows).countries == 1


def test_one_person_in_two_rows_is_one_person_for_two_organisations() -> None:
    rows = [AttendanceRow("ana", "CIAT", "CO", (REMOTE,)), AttendanceRow("ana", "IITA", "NG", (PRESENT,))]
    assert meeting_figures(rows) == MeetingFigures(people=1, present=1, remote=0, organisations=2, countries=2)


@given(ROWS)
def test_figures_add_up_and_stay_within_the_rows(rows: list[AttendanceRow]) -> None:
    figures = meeting_figures(rows)
    there = [row for row in rows if attended(row.states)]
    assert figures.people == figures.present + figures.remote == len({row.person for row in there})
    assert figures.organisations == len({row.organisation for row in there} - {None})
    assert figures.countries <= len(there)


@given(ROWS, st.randoms())
def test_the_order_of_the_rows_and_those_who_stayed_away_change_nothing(
    rows: list[AttendanceRow], random: Random
) -> None:
    figures = meeting_figures(rows)
    there = [row for row in rows if attended(row.states)]
    random.shuffle(there)
    assert meeting_figures(there) == figures


@given(ROWS, ROWS)
def test_more_rows_never_make_fewer(rows: list[AttendanceRow], more: list[AttendanceRow]) -> None:
    before, after = meeting_figures(rows), meeting_figures(rows + more)
    assert after.people >= before.people and after.present >= before.present
    assert after.organisations >= before.organisations and after.countries >= before.countries
