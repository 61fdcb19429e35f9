"""The venue's clock and UTC, on ordinary days and on those when the clocks change."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.venue_time import (
    ImpossibleTime,
    TimeComesTwice,
    TimeDoesNotExist,
    clock_text,
    known_zone,
    to_utc,
    utc_offset_text,
    venue_clock,
)

AMSTERDAM = "Europe/Amsterdam"
SPRING, AUTUMN = dt.date(2020, 3, 29), dt.date(2020, 10, 25)
ZONES = st.sampled_from(
    [
        AMSTERDAM, "America/Bogota", "America/Sao_Paulo", "America/St_Johns", "Asia/Kathmandu", "Asia/Kolkata",
        "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Auckland", "Africa/Casablanca",
        "Europe/Dublin", "UTC",
    ]
)  # fmt: skip
DAYS = st.dates(dt.date(1975, 1, 1), dt.date(2037, 12, 31))
MINUTES = st.integers(0, 3000)
FIRST_INSTANT = dt.datetime(1975, 1, 2)  # noqa: DTZ001 - hypothesis adds the zone
LAST_INSTANT = dt.datetime(2037, 12, 30)  # noqa: DTZ001


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def test_an_ordinary_time_at_the_venue() -> None:
    instant = to_utc(dt.date(2020, 3, 4), 9 * 60 + 30, AMSTERDAM)
    assert instant == utc("2020-03-04 08:30")
    assert instant.utcoffset() == dt.timedelta()
    assert venue_clock(instant, AMSTERDAM) == (dt.date(2020, 3, 4), 570)


def test_a_dinner_past_midnight_belongs_to_its_own_day() -> None:
    assert to_utc(dt.date(2020, 3, 4), 1470, AMSTERDAM) == utc("2020-03-04 23:30")
    assert to_utc(dt.date(2020, 3, 28), 1440 + 180, AMSTERDAM) == utc("2020-03-29 01:00")  # on the night of the change


@pytest.mark.parametrize("minutes", [120, 150, 179])
def test_a_time_that_is_skipped_does_not_exist(minutes: int) -> None:
    with pytest.raises(TimeDoesNotExist) as refusal:
        to_utc(SPRING, minutes, AMSTERDAM)
    before, after = refusal.value.choices
    assert to_utc(SPRING, minutes, AMSTERDAM, later=False) == before
    assert to_utc(SPRING, minutes, AMSTERDAM, later=True) == after
    assert [venue_clock(choice, AMSTERDAM)[1] for choice in (before, after)] == [minutes - 60, minutes + 60]


def test_the_sentence_about_a_skipped_time_names_both_choices() -> None:
    with pytest.raises(ImpossibleTime) as refusal:
        to_utc(SPRING, 150, AMSTERDAM)
    assert str(refusal.value) == (
        "02:30 does not exist on 2020-03-29 in Europe/Amsterdam, when the clocks go forward: choose 01:30 or 03:30."
    )


def test_a_skipped_day_names_the_days_of_its_choices() -> None:
    with pytest.raises(TimeDoesNotExist, match="choose 2011-12-29 10:00 or 2011-12-31 10:00"):
        to_utc(dt.date(2011, 12, 30), 600, "Pacific/Apia")


def test_a_time_that_comes_twice_is_a_choice() -> None:
    with pytest.raises(TimeComesTwice) as refusal:
        to_utc(AUTUMN, 150, AMSTERDAM)
    assert refusal.value.choices == (utc("2020-10-25 00:30"), utc("2020-10-25 01:30"))
    assert to_utc(AUTUMN, 150, AMSTERDAM, later=False) == utc("2020-10-25 00:30")
    assert to_utc(AUTUMN, 150, AMSTERDAM, later=True) == utc("2020-10-25 01:30")
    assert "the earlier (00:30 UTC) or the later one (01:30 UTC)" in str(refusal.value)


def test_the_edges_of_a_change_are_ordinary_times() -> None:
    assert to_utc(SPRING, 119, AMSTERDAM) == utc("2020-03-29 00:59")
    assert to_utc(SPRING, 180, AMSTERDAM) == utc("2020-03-29 01:00")
    assert to_utc(AUTUMN, 119, AMSTERDAM) == utc("2020-10-24 23:59")
    assert to_utc(AUTUMN, 180, AMSTERDAM) == utc("2020-10-25 02:00")


def test_a_length_across_a_change_is_a_difference_on_the_clock() -> None:
    whole_morning = to_utc(SPRING, 8 * 60, AMSTERDAM) - to_utc(SPRING, 0, AMSTERDAM)
    assert whole_morning == dt.timedelta(hours=7)  # eight hours on the venue's clock


def test_a_choice_does_nothing_to_a_time_that_needs_none() -> None:
    assert to_utc(AUTUMN, 600, AMSTERDAM, later=True) == to_utc(AUTUMN, 600, AMSTERDAM, later=False)


def changes(zone: str) -> list[tuple[str, dt.date]]:
    """The days of 1975 to 2037 on which the zone's clocks change, found by their noons, and the days before."""
    first = dt.date(1975, 1, 1).toordinal()
    days = [dt.date.fromordinal(number) for number in range(first, first + 63 * 365)]
    offsets = [dt.datetime.combine(day, dt.time(12), known_zone(zone)).utcoffset() for day in days]
    found = [number for number in range(1, len(days)) if offsets[number] != offsets[number - 1]]
    return [(zone, days[number - before]) for number in found for before in (0, 1)]


CHANGES = [
    change
    for zone in (AMSTERDAM, "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia")
    for change in changes(zone)
]


def check_way_back(day: dt.date, minutes: int, zone: str) -> type[ImpossibleTime] | None:
    """The clock shows at the instant what the instant was asked for; else both choices are offered and differ."""
    shown = (day + dt.timedelta(days=minutes // 1440), minutes % 1440)
    choices = to_utc(day, minutes, zone, later=False), to_utc(day, minutes, zone, later=True)
    there = [venue_clock(choice, zone) for choice in choices]
    if choices[0] == choices[1]:
        assert there == [shown, shown]
        assert to_utc(day, minutes, zone) == choices[0]
        return None
    assert choices[0] < choices[1]
    with pytest.raises(ImpossibleTime) as refusal:
        to_utc(day, minutes, zone)
    assert refusal.value.choices == choices
    if refusal.type is TimeComesTwice:
        assert there == [shown, shown]
    else:
        assert there[0] < shown < there[1]
    return refusal.type


@given(DAYS, MINUTES, ZONES)
def test_every_time_leads_back_to_itself_or_is_a_choice(day: dt.date, minutes: int, zone: str) -> None:
    check_way_back(day, minutes, zone)


@given(st.sampled_from(CHANGES), st.integers(0, 2100))
def test_so_does_every_time_around_a_change_of_the_clocks(change: tuple[str, dt.date], minutes: int) -> None:
    zone, day = change
    check_way_back(day, minutes, zone)


def test_each_zone_whose_clocks_change_has_both_kinds_of_impossible_times() -> None:
    for zone, changed in (
        (AMSTERDAM, (SPRING, AUTUMN)),
        ("Australia/Lord_Howe", (dt.date(2020, 10, 4), dt.date(2020, 4, 5))),  # by half an hour
    ):
        kinds = [{check_way_back(day, minutes, zone) for minutes in range(0, 300, 10)} for day in changed]
        assert kinds == [{None, TimeDoesNotExist}, {None, TimeComesTwice}]


@given(st.datetimes(FIRST_INSTANT, LAST_INSTANT, timezones=st.just(dt.UTC)), ZONES)
def test_every_instant_is_reached_from_what_the_clock_shows(instant: dt.datetime, zone: str) -> None:
    instant = instant.replace(second=0, microsecond=0)
    day, minutes = venue_clock(instant, zone)
    assert 0 <= minutes < 1440
    assert instant in {to_utc(day, minutes, zone, later=choice) for choice in (False, True)}


@given(DAYS, st.lists(st.integers(0, 1439), min_size=2, max_size=6, unique=True), ZONES)
def test_on_a_day_without_a_change_the_clock_runs_forward(day: dt.date, minutes: list[int], zone: str) -> None:
    noon = dt.time(12)
    place = known_zone(zone)
    offsets = {dt.datetime.combine(day + dt.timedelta(days=shift), noon, place).utcoffset() for shift in (-1, 0, 1)}
    assume(len(offsets) == 1)
    instants = [to_utc(day, minute, zone, later=False) for minute in sorted(minutes)]
    assert all(before < after for before, after in pairwise(instants))


@pytest.mark.parametrize(
    "name",
    [
        "", "Europe", "Europe/Wageningen", "europe/amsterdam", "CEST", "../UTC", "/etc/localtime", "localtime",
        "Factory", "Europe/Amsterdam ", "UTC\x00", "zone.tab", "\ud83d", "x" * 5000,
    ],
)  # fmt: skip
def test_a_zone_that_is_none_is_refused_by_name(name: str) -> None:
    for ask in (
        lambda: known_zone(name),
        lambda: to_utc(SPRING, 600, name),
        lambda: venue_clock(utc("2020-03-04 08:30"), name),
        lambda: utc_offset_text(SPRING, name),
    ):
        with pytest.raises(UserError) as refusal:
            ask()
        assert refusal.value.arguments == {"zone": repr(name)}


def test_times_outside_the_calendar_are_refused_in_words() -> None:
    for day, minutes in ((dt.date.max, 1440), (dt.date.max, 1439), (dt.date.min, 0)):
        zone = "America/Bogota" if day == dt.date.max else "Asia/Kolkata"
        with pytest.raises(UserError, match="no time of the calendar"):
            to_utc(day, minutes, zone)
    with pytest.raises(UserError, match="-1 minutes lies before 00:00"):
        to_utc(SPRING, -1, AMSTERDAM)


def test_an_instant_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        venue_clock(dt.datetime(2020, 3, 4, 9), AMSTERDAM)  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "00:00"), (570, "09:30"), (1439, "23:59"), (1440, "00:00 (+1)"), (1470, "00:30 (+1)"), (2900, "00:20 (+2)")],
)
def test_the_clock_shows_the_days_gone_by(minutes: int, text: str) -> None:
    assert clock_text(minutes) == text


@pytest.mark.parametrize(
    ("day", "zone", "text"),
    [
        ("2020-03-04", AMSTERDAM, "CET, UTC+1"),
        ("2020-07-04", AMSTERDAM, "CEST, UTC+2"),
        ("2020-03-29", AMSTERDAM, "CEST, UTC+2"),  # as at noon of the day the clocks change
        ("2020-03-04", "Asia/Kolkata", "IST, UTC+5:30"),
        ("2020-03-04", "Asia/Kathmandu", "UTC+5:45"),
        ("2020-03-04", "America/Bogota", "UTC-5"),
        ("2020-03-04", "America/St_Johns", "NST, UTC-3:30"),
        ("2020-03-04", "Europe/London", "GMT, UTC+0"),
        ("2020-03-04", "UTC", "UTC"),
    ],
)
def test_the_offset_in_words(day: str, zone: str, text: str) -> None:
    assert utc_offset_text(dt.date.fromisoformat(day), zone) == text
