"""Agendas out of calendars: zones, whole days, repetitions within bounds, what is cancelled."""

import datetime as dt

import pytest
from schedule_examples import calendar, read_ics, times

from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind

PARIS = "Europe/Paris"
MARS = (
    "BEGIN:VTIMEZONE\nTZID:Own zone\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
    "END:STANDARD\nEND:VTIMEZONE\n"
)
LATE, EARLY = dt.date(2020, 3, 4), dt.date(2020, 3, 6)


@pytest.mark.parametrize(
    ("begin", "more", "when"),
    [
        ("DTSTART:20200304T080000Z", "DTEND:20200304T084500Z", ("2020-03-04", 540, 45)),
        ("DTSTART:20200304T090000", "DTEND:20200304T094500", ("2020-03-04", 540, 45)),
        ("DTSTART;TZID=America/Bogota:20200304T030000", "DURATION:PT45M", ("2020-03-04", 540, 45)),
        ("DTSTART;TZID=Own zone:20200304T110000", "DURATION:PT45M", ("2020-03-04", 540, 45)),
        ("DTSTART;VALUE=DATE:20200304", "DTEND;VALUE=DATE:20200306", ("2020-03-04", 0, 2880)),
        ("DTSTART;VALUE=DATE:20200304", "", ("2020-03-04", 0, 1440)),
        ("DTSTART:20200304T233000Z", "DTEND:20200305T003000Z", ("2020-03-05", 30, 60)),
        ("DTSTART:20200304T090000", "", ("2020-03-04", 540, 0)),
    ],
)
def test_every_kind_of_time_on_the_clock_of_the_venue(begin, more, when):
    agenda = read_ics(calendar(f"UID:1\nSUMMARY:A\n{begin}\n{more}".strip(), head=MARS), zone=PARIS)
    assert times(agenda) == [when]


def test_the_zone_is_the_one_the_file_names():
    one = "UID:1\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20200304T090000\nDURATION:PT1H"
    assert read_ics(calendar(one)).zone == "Europe/Berlin"
    assert read_ics(calendar(one, head="X-WR-TIMEZONE:America/Bogota\n")).zone == "America/Bogota"
    assert read_ics(calendar("UID:1\nSUMMARY:A\nDTSTART:20200304T090000Z")).zone == ""


def test_repetitions_end_with_the_meeting_and_know_their_exceptions():
    rule = "UID:s\nSUMMARY:Stand-up\nDTSTART;TZID=Europe/Paris:20200302T090000\nDURATION:PT15M\nRRULE:FREQ=DAILY\n"
    data = calendar(
        f"{rule}EXDATE;TZID=Europe/Paris:20200305T090000",
        "UID:s\nSUMMARY:Moved\nRECURRENCE-ID;TZID=Europe/Paris:20200306T090000\n"
        "DTSTART;TZID=Europe/Paris:20200306T110000\nDURATION:PT15M",
    )
    agenda = read_ics(data, zone=PARIS, horizon=(LATE, EARLY))
    assert [(one.external_id, one.title) for one in agenda.events] == [
        ("s 20200304T0900", "Stand-up"), ("s 20200306T0900", "Moved")
    ]  # fmt: skip
    assert times(agenda) == [("2020-03-04", 540, 15), ("2020-03-06", 660, 15)]
    assert len(read_ics(calendar(rule), zone=PARIS).events) == 732  # two years


def test_what_is_outside_the_days_of_the_meeting_is_left_out_and_not_missing():
    data = calendar(*(f"UID:{day}\nSUMMARY:A\nDTSTART:202003{day:02}T090000\nDURATION:PT1H" for day in (3, 4, 7)))
    agenda = read_ics(data, zone=PARIS, horizon=(LATE, EARLY))
    assert [one.external_id for one in agenda.events] == ["4"]
    assert agenda.left_out == {"3", "7"}
    assert [str(each) for each in agenda.remarks] == ["c.ics: 2 events outside the days of the meeting are left out."]


def test_track_room_words_and_state():
    data = calendar(
        "UID:1\nSUMMARY:Soil\\, water\nCATEGORIES:Carbon,Other\nLOCATION:Aula\nSTATUS:TENTATIVE\nURL:https://e.org\n"
        "DESCRIPTION:One <b>two</b>\\nthree\nDTSTART:20200304T090000\nDURATION:PT1H",
        "UID:2\nSUMMARY:Lunch\nSTATUS:CANCELLED\nDTSTART:20200304T120000\nDURATION:PT1H",
    )
    one, two = read_ics(data, zone=PARIS).events
    assert (one.title, one.track, one.room, one.state) == ("Soil, water", "Carbon", "Aula", AgendaState.TENTATIVE)
    assert one.abstract == "One two three\n\nhttps://e.org"
    assert (two.kind, two.state) == (ItemKind.BREAK, AgendaState.CANCELLED)
    assert {each.state for each in read_ics(data.replace(b"PRODID:x", b"METHOD:CANCEL")).events} == {
        AgendaState.CANCELLED
    }


def test_an_event_that_cannot_be_read_is_named_with_its_line():
    agenda = read_ics(calendar("UID:1\nSUMMARY:A\nDTSTART:someday", "UID:2\nSUMMARY:B\nDTSTART:20200304T090000"))
    assert [one.title for one in agenda.events] == ["B"]
    assert str(agenda.problems[0]) == "c.ics, line 4, DTSTART: 'A' has no day and time that can be read."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n",
            "c.ics, line 4: the file is damaged or cut off",
        ),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nEND:VCALENDAR\n", "c.ics, line 4: the file is damaged"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nnonsense\nEND:VCALENDAR\n", "c.ics, line 3: the file is damaged"),
        (calendar("UID:1\nDTSTART:20200304T090000\nRRULE:FREQ=SECONDLY"), "it comes more than 100 times a day"),
        (calendar("UID:1\nDTSTART:20200304T090000\n" + "CATEGORIES:x\n" * 3000), "it is refused"),
    ],
)
def test_what_is_no_sound_calendar_is_said_in_one_sentence(data, words):
    with pytest.raises(UserError, match=r"^c\.ics, line") as caught:
        read_ics(data)
    assert words in str(caught.value)


def test_at_most_five_thousand_events():
    rule = "UID:1\nSUMMARY:A\nDTSTART:20200304T000000\nDURATION:PT15M\nRRULE:FREQ=HOURLY"
    agenda = read_ics(calendar(rule))
    assert len(agenda.events) == 5000
    assert "only the first 5000 events" in str(agenda.remarks[0])
