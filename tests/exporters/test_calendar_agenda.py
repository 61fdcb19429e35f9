"""A meeting's calendar: which events, when, where, and what they say."""

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from agenda_builders import DAY, MEETING, agenda, instant, item, person, released, role, session

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, MeetingState, RoleState
from app.domain.releases import Release
from app.exporters.calendar.agenda import meeting_calendar
from app.words import words

ENGLISH = words("en")
LINK = "https://meet.example.org/circasa"
PLAIN = session("s", item("a"), item("b", start=570))


def read(data: bytes) -> dict[str, Any]:
    return {str(found["UID"]): found for found in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def meeting(document: AgendaDocument, releases: tuple[Release, ...] = ()) -> dict[str, Any]:
    return read(meeting_calendar(document, releases, ENGLISH))


def only(one: AgendaItem, **changes: Any) -> Any:
    """The event of ``one`` in a session that ``changes``."""
    return meeting(agenda(session("s", one, **changes)))[f"{one.uid}@plenary"]


def test_items_and_sessions_without_items_are_events_in_utc() -> None:
    found = meeting(agenda(PLAIN, session("t", start=720)))
    assert list(found) == ["a@plenary", "b@plenary", "t@plenary"]
    assert found["a@plenary"]["DTSTART"].dt == dt.datetime(2020, 3, 4, 8, tzinfo=dt.UTC)
    assert found["a@plenary"]["DTEND"].dt == dt.datetime(2020, 3, 4, 8, 30, tzinfo=dt.UTC)
    assert found["t@plenary"]["SUMMARY"] == "Session t"
    assert {event["TRANSP"] for event in found.values()} == {"OPAQUE"}


def test_before_the_first_release_the_working_copy_has_sequence_0() -> None:
    event = only(item("a"))
    assert (event["SEQUENCE"], event["DTSTAMP"].dt, event["CREATED"].dt) == (0, instant(1), instant(1))


def test_releases_decide_sequence_and_instants() -> None:
    moved = replace(PLAIN, items=(replace(PLAIN.items[0], start=541), PLAIN.items[1]))
    past = released(agenda(PLAIN), agenda(moved))
    found = meeting(past[-1].document, past)
    assert (found["a@plenary"]["SEQUENCE"], found["a@plenary"]["DTSTAMP"].dt) == (1, instant(2))
    assert (found["b@plenary"]["SEQUENCE"], found["b@plenary"]["DTSTAMP"].dt) == (0, instant(1))


def test_an_unchanged_agenda_released_again_gives_the_same_bytes() -> None:
    past = released(agenda(PLAIN), agenda(PLAIN))
    first = meeting_calendar(past[0].document, past[:1], ENGLISH)
    assert meeting_calendar(past[1].document, past, ENGLISH) == first
    assert meeting_calendar(past[0].document, past, ENGLISH) == first


def test_what_was_cancelled_stays_and_says_so() -> None:
    past = released(agenda(PLAIN), agenda(replace(PLAIN, items=PLAIN.items[1:])))
    event = meeting(past[-1].document, past)["a@plenary"]
    assert event["SUMMARY"] == "CANCELLED: Talk a"
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert "This no longer takes place." in event["DESCRIPTION"]


def test_a_session_now_shown_by_items_says_that_it_takes_place() -> None:
    past = released(agenda(session("s")), agenda(PLAIN))
    event = meeting(past[-1].document, past)["s@plenary"]
    assert event["STATUS"] == "CANCELLED"
    assert "it is now shown item by item" in event["DESCRIPTION"]


def test_a_cancelled_meeting_cancels_every_event() -> None:
    past = released(agenda(PLAIN), agenda(PLAIN, meeting=replace(MEETING, state=MeetingState.CANCELLED)))
    assert {event["STATUS"] for event in meeting(past[-1].document, past).values()} == {"CANCELLED"}


def test_a_planned_meeting_and_an_unsure_item_are_tentative() -> None:
    planned = meeting(agenda(PLAIN, meeting=replace(MEETING, state=MeetingState.PLANNED)))
    assert {event["STATUS"] for event in planned.values()} == {"TENTATIVE"}
    assert only(item("a", state=AgendaState.TENTATIVE))["STATUS"] == "TENTATIVE"


@pytest.mark.parametrize(
    ("kind", "expected"), [(ItemKind.BREAK, "TRANSPARENT"), (ItemKind.SOCIAL, "OPAQUE"), (ItemKind.TALK, "OPAQUE")]
)
def test_only_breaks_leave_people_free(kind: ItemKind, expected: str) -> None:
    assert only(item("a", kind=kind))["TRANSP"] == expected


def test_the_description_says_what_the_agenda_says() -> None:
    speaker = AgendaRole(person("li", "Wei Li", "李伟", "CAAS"), ItemRoleKind.SPEAKER, RoleState.CONFIRMED)
    one = item(
        "a",
        roles=(speaker, role("Ana", state=RoleState.ASKED), role("Jo", state=RoleState.DECLINED)),
        presentations=("Deep soils",),
        note="Bring a spade.",
        internal_note="He is always late.",
        decision=True,
    )
    chair = (role("Ines", ItemRoleKind.CHAIR),)
    event = only(one, track="Soils", body="General Assembly", roles=chair)
    text = event["DESCRIPTION"]
    for expected in (
        "CIRCASA annual meeting 2020",
        "Wednesday 4 March 2020, 09:00–09:30 at the venue (CET, UTC+1, Europe/Amsterdam)",
        "Room: Big hall",
        "Session: Session s",
        "Track: Soils",
        "Formal session: General Assembly",
        "Speakers: Wei Li\u00a0李伟 (CAAS); Ana (to be confirmed)",
        "Chair of the session: Ines",
        "Decision item",
        "Presentation: Deep soils",
        "Bring a spade.",
    ):
        assert expected in text.splitlines()
    for hidden in ("late", "Jo"):
        assert hidden not in text
    assert list(event["CATEGORIES"].cats) == ["Soils"]


def test_the_link_to_join_is_in_location_url_and_description() -> None:
    (event,) = meeting(agenda(session("s", item("a")), meeting=replace(MEETING, link=LINK))).values()
    assert event["LOCATION"] == f"Big hall, Campus 1, Wageningen; {LINK}"
    assert event["URL"] == LINK
    assert f"Join: {LINK}" in event["DESCRIPTION"].splitlines()


def test_a_link_that_is_no_address_is_only_told() -> None:
    (event,) = meeting(agenda(session("s", item("a")), meeting=replace(MEETING, link="ask Ana"))).values()
    assert "URL" not in event
    assert "Join: ask Ana" in event["DESCRIPTION"].splitlines()


def test_illustrative_rows_are_marked_with_a_footnote() -> None:
    event = only(item("a", illustrative=True))
    assert event["SUMMARY"] == "Talk a°"
    assert "° illustrative" in event["DESCRIPTION"]
    assert "°" not in only(item("a"))["DESCRIPTION"]


def test_a_draft_says_so_in_the_name_and_in_every_event() -> None:
    data = meeting_calendar(agenda(PLAIN, draft=True), released(agenda(PLAIN)), ENGLISH)
    assert b"\r\nX-WR-CALNAME:DRAFT: CIRCASA annual meeting 2020\r\n" in data
    for event in read(data).values():
        assert event["SUMMARY"].startswith("DRAFT: ")
        assert event["DESCRIPTION"].startswith("Draft: this agenda has not been released.")


def test_an_item_of_no_length_takes_a_minute() -> None:
    event = only(item("a", minutes=0))
    assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(minutes=1)


def test_an_item_past_midnight_is_on_the_next_day() -> None:
    event = only(item("a", start=1410, minutes=60))
    assert event["DTSTART"].dt == dt.datetime(2020, 3, 4, 22, 30, tzinfo=dt.UTC)
    assert event["DTEND"].dt == dt.datetime(2020, 3, 4, 23, 30, tzinfo=dt.UTC)
    assert "23:30–00:30 (+1)" in event["DESCRIPTION"]


SPRING = dt.date(2020, 3, 29)  # Amsterdam: 02:00 CET is 03:00 CEST
AUTUMN = dt.date(2020, 10, 25)  # 03:00 CEST is 02:00 CET


@pytest.mark.parametrize(
    ("day", "start", "minutes", "expected_start", "expected_end"),
    [
        (SPRING, 540, 60, dt.datetime(2020, 3, 29, 7, tzinfo=dt.UTC), dt.datetime(2020, 3, 29, 8, tzinfo=dt.UTC)),
        (SPRING, 60, 150, dt.datetime(2020, 3, 29, 0, tzinfo=dt.UTC), dt.datetime(2020, 3, 29, 1, 30, tzinfo=dt.UTC)),
        (AUTUMN, 60, 180, dt.datetime(2020, 10, 24, 23, tzinfo=dt.UTC), dt.datetime(2020, 10, 25, 3, tzinfo=dt.UTC)),
    ],
)
def test_on_the_days_that_change_the_clock_the_venues_clock_counts(
    day: dt.date, start: int, minutes: int, expected_start: dt.datetime, expected_end: dt.datetime
) -> None:
    event = only(item("a", start=start, minutes=minutes), day=day)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (expected_start, expected_end)


@pytest.mark.parametrize(
    ("day", "start", "expected"),
    [
        (SPRING, 60, "29 March 2020, 01:00–01:10 at the venue (CET, UTC+1, Europe/Amsterdam)"),
        (SPRING, 180, "29 March 2020, 03:00–03:10 at the venue (CEST, UTC+2, Europe/Amsterdam)"),
        (SPRING - dt.timedelta(days=1), 1500, "28 March 2020, 01:00 (+1)–01:10 (+1) at the venue (CET, UTC+1, "),
        (SPRING - dt.timedelta(days=1), 1700, "28 March 2020, 04:20 (+1)–04:30 (+1) at the venue (CEST, UTC+2, "),
        (AUTUMN, 60, "25 October 2020, 01:00–01:10 at the venue (CEST, UTC+2, Europe/Amsterdam)"),
        (AUTUMN, 240, "25 October 2020, 04:00–04:10 at the venue (CET, UTC+1, Europe/Amsterdam)"),
    ],
)
def test_the_offset_told_is_that_of_the_start(day: dt.date, start: int, expected: str) -> None:
    assert expected in only(item("a", start=start, minutes=10), day=day)["DESCRIPTION"]


@pytest.mark.parametrize(
    ("day", "start"),
    [
        pytest.param(SPRING, 150, id="does not exist"),
        pytest.param(SPRING, 90, id="its end does not exist"),
        pytest.param(AUTUMN, 150, id="comes twice"),
    ],
)
def test_a_time_the_venue_does_not_have_once_is_refused_by_name(day: dt.date, start: int) -> None:
    with pytest.raises(UserError) as caught:
        only(item("a", start=start, minutes=60), day=day)
    assert "Talk a" in ENGLISH.error(caught.value)


def test_a_cancelled_entry_may_keep_a_time_that_never_was() -> None:
    past = released(agenda(session("s", item("a", start=150), day=SPRING)), agenda(PLAIN))
    assert meeting(past[-1].document, past[:1] + past[1:])["a@plenary"]["DTSTART"].dt == dt.datetime(
        2020, 3, 4, 8, tzinfo=dt.UTC
    )
    gone = released(agenda(session("s", item("z", start=150), day=SPRING)), agenda(PLAIN))
    event = meeting(gone[-1].document, gone)["z@plenary"]
    assert event["STATUS"] == "CANCELLED"
    assert event["DTEND"].dt > event["DTSTART"].dt


def test_an_empty_agenda_is_refused() -> None:
    with pytest.raises(UserError, match="wageningen-2020 is empty"):
        meeting(agenda())


def test_french() -> None:
    data = meeting_calendar(agenda(session("s", day=DAY)), (), words("fr"))
    assert read(data)["s@plenary"]["SUMMARY"] == "Session s"
