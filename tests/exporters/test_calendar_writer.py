"""The .ics writer: what other programs must be able to read, whatever the text."""

import datetime as dt
import re
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import (
    CalendarDocument,
    CalendarEvent,
    CalendarTodo,
    EventStatus,
    Stamp,
    TodoStatus,
    calendar_uid,
)
from app.exporters.calendar.writer import calendar_bytes, is_link

STAMP = Stamp(3, dt.datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=dt.UTC), dt.datetime(2020, 2, 3, 4, 5, 6, tzinfo=dt.UTC))
START = dt.datetime(2020, 3, 4, 9, tzinfo=dt.UTC)
END = dt.datetime(2020, 3, 4, 10, tzinfo=dt.UTC)
LINK = "https://meet.example.org/a?x=1,2;3&y=%20"


def event(title: str = "Talk", start: dt.date = START, end: dt.date = END, **more: object) -> CalendarEvent:
    return CalendarEvent("a@plenary", STAMP, start, end, title, **more)  # type: ignore[arg-type]


def written(*entries: CalendarEvent | CalendarTodo, name: str = "My calendar") -> bytes:
    return calendar_bytes(CalendarDocument("calendar@plenary", name, STAMP.changed, entries))


def read(data: bytes) -> Any:
    return icalendar.Calendar.from_ical(data)


def unescaped(data: bytes, name: str) -> str:
    """The first text property ``name``, read as RFC 5545 says and without the library."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    raw = next(line.partition(":")[2] for line in lines if line.startswith(f"{name}:"))
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], raw)


def test_an_event_says_everything_a_program_needs() -> None:
    (found,) = read(written(event(location="Hall", url=LINK, categories=("Soils, deep", "b")))).walk("VEVENT")
    assert found["UID"] == "a@plenary"
    assert found["SEQUENCE"] == 3
    assert found["CREATED"].dt == dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == STAMP.changed
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (START, END)
    assert (found["STATUS"], found["TRANSP"], found["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("CONFIRMED", "OPAQUE", "BUSY")
    assert (found["LOCATION"], found["URL"], found["CONFERENCE"]) == ("Hall", LINK, LINK)
    assert found["CONFERENCE"].params == {"VALUE": "URI"}
    assert list(found["CATEGORIES"].cats) == ["Soils, deep", "b"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"status": EventStatus.TENTATIVE}, ("TENTATIVE", "OPAQUE", "TENTATIVE")),
        ({"status": EventStatus.CANCELLED, "free": True}, ("CANCELLED", "TRANSPARENT", "FREE")),
        ({"free": True}, ("CONFIRMED", "TRANSPARENT", "FREE")),
    ],
)
def test_status_and_whether_it_makes_busy(more: dict[str, Any], expected: tuple[str, str, str]) -> None:
    (found,) = read(written(event(**more))).walk("VEVENT")
    assert (found["STATUS"], found["TRANSP"], found["X-MICROSOFT-CDO-BUSYSTATUS"]) == expected


def test_an_all_day_event_has_days_and_an_exclusive_end() -> None:
    data = written(event(start=dt.date(2020, 3, 29), end=dt.date(2020, 3, 30)))
    assert b"\r\nDTSTART;VALUE=DATE:20200329\r\nDTEND;VALUE=DATE:20200330\r\n" in data
    assert b"\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n" in data


def test_a_todo_has_a_due_day_and_its_state() -> None:
    def todo(status: TodoStatus, done_on: dt.date | None = None) -> Any:
        entry = CalendarTodo("a@plenary", STAMP, dt.date(2020, 3, 29), "Do it", status=status, done_on=done_on)
        return read(written(entry)).walk("VTODO")[0]

    assert (todo(TodoStatus.OPEN)["DUE"].dt, todo(TodoStatus.OPEN)["STATUS"]) == (dt.date(2020, 3, 29), "NEEDS-ACTION")
    assert todo(TodoStatus.IN_PROGRESS)["STATUS"] == "IN-PROCESS"
    assert todo(TodoStatus.CANCELLED)["STATUS"] == "CANCELLED"
    assert "COMPLETED" not in todo(TodoStatus.OPEN)
    assert todo(TodoStatus.DONE)["COMPLETED"].dt == STAMP.changed
    assert todo(TodoStatus.DONE, dt.date(2020, 3, 1))["COMPLETED"].dt.date() == dt.date(2020, 3, 1)


def test_the_calendar_names_itself_and_invites_nobody() -> None:
    data = written(event(), name='Meeting; "A", B\\C')
    found = read(data)
    assert unescaped(data, "NAME") == unescaped(data, "X-WR-CALNAME") == 'Meeting; "A", B\\C'
    assert b'\r\nX-WR-CALNAME:Meeting\\; "A"\\, B\\\\C\r\n' in data
    assert (found["VERSION"], found["UID"], found["LAST-MODIFIED"].dt) == ("2.0", "calendar@plenary", STAMP.changed)
    assert found["PRODID"]
    for unwanted in (b"METHOD", b"ORGANIZER", b"ATTENDEE", b"VTIMEZONE", b"VALARM", b"TZID"):
        assert unwanted not in data


def test_a_typed_backslash_before_n_is_no_line_break() -> None:
    r"""icalendar 7.3 takes ``\N`` for a line break when it writes: "C:\New" would become two lines."""
    assert icalendar.vText(r"C:\New").to_ical() == rb"C:\new"  # when this fails, writer._Text has had its day
    assert b"\r\nSUMMARY:C:\\\\New D:\\\\n\r\n" in written(event(r"C:\New D:\n"))


def test_line_ends_controls_and_hidden_direction_marks() -> None:
    data = written(event("a\r\nb\x00\x07\tc\u2028d\u202ee", description=" one\r\ntwo\u2029three\x0b\x85\ufeff\n"))
    assert unescaped(data, "SUMMARY") == "a b c de"
    assert unescaped(data, "DESCRIPTION") == "one\ntwo\nthree"


def test_joiners_and_marks_that_writing_needs_stay() -> None:
    text = "می‌خواهم 👩‍🔬 עברית‏ क्‍ष é"
    assert unescaped(written(event(text)), "SUMMARY") == text


def test_an_event_without_a_title_still_has_a_summary() -> None:
    assert unescaped(written(event(" \n ")), "SUMMARY") == "–"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (LINK, True),
        ("http://a.example:80/x#y_z~[1]", True),
        ("HTTPS://a.example", True),
        ("javascript:alert(1)", False),
        ("https://a.example/\r\nATTENDEE:mailto:x@y.example", False),
        ('https://a.example/"', False),
        ("https://a.example/é", False),
        ("see the e-mail", False),
        ("", False),
    ],
)
def test_only_a_plain_web_address_becomes_a_link(text: str, good: bool) -> None:
    assert is_link(text) is good
    data = written(event(url=text))
    assert (b"\r\nURL:" in data) is good
    assert b"\r\nATTENDEE" not in data


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (START, START),
        (END, START),
        (START.replace(tzinfo=None), END.replace(tzinfo=None)),
        (START.astimezone(dt.timezone(dt.timedelta(hours=1))), END),
        (START, dt.date(2020, 3, 5)),
        (dt.date(2020, 3, 4), END),
        (dt.date(2020, 3, 4), dt.date(2020, 3, 4)),
    ],
)
def test_times_that_programs_read_differently_are_refused(start: dt.date, end: dt.date) -> None:
    with pytest.raises(ValueError, match="calendar event"):
        event(start=start, end=end)


def test_uids_are_for_life_and_ascii() -> None:
    assert calendar_uid("0b1c-2") == "0b1c-2@plenary"
    assert calendar_uid("wageningen", "Assemblée", "notice") == calendar_uid("wageningen", "Assemblée", "notice")
    assert calendar_uid("ab", "c") != calendar_uid("a", "bc")
    assert re.fullmatch(r"[0-9a-f-]{36}@plenary", calendar_uid("projet-période 1"))


HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\\;,:\"\r\n\tnN=^'\u2028\u2029\x85\x0b\x00\ufeff\u202e😀é"),
    max_size=300,
)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_any_text_gives_a_whole_file_of_short_lines(title: str, place: str, description: str, name: str) -> None:
    entry = event(title, location=place, description=description, url=place, categories=(name, title))
    data = written(entry, name=name)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    for line in lines:
        line.decode()  # no character is cut in two
    logical = data.decode().replace("\r\n ", "").split("\r\n")
    assert [line for line in logical if line.startswith(("BEGIN:", "END:"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert not any(re.match("(?i)(method|attendee|organizer)[:;]", line) for line in logical)
    if description.strip() and description.isalnum():
        assert unescaped(data, "DESCRIPTION") == description
    assert written(entry, name=name) == data
    read(data)
