"""Schedules of the family of schedule.xml: one quirk each, all of it kept."""

import json
import uuid

import pytest
from schedule_examples import HEAD, day, event, read_json, read_xml, room, schedule, times

from app.domain.errors import UserError
from app.domain.kinds import ItemKind, PresentationKind

GUID = "0b4a5c3e-9b1f-4d5e-8a3b-111111111111"


def one(data, zone=""):
    (found,) = read_xml(data, zone).events
    return found


def in_day(*rooms, **attributes):
    return schedule(day(*rooms, **attributes))


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [
        ("00:45", 45), ("3:00", 180), ("1:05", 65), ("1:02:30", 1590), ("0:01:30", 90), ("45", 45), ("PT1H30M", 90),
        ("135.0:00", 135), ("00:00", 0), ("25:00", 1500),
    ],
)  # fmt: skip
def test_lengths_as_they_are_written(duration, minutes):
    data = in_day(room(event(duration=duration), event(duration="00:10", start="20:00")))
    assert [found.minutes for found in read_xml(data).events] == [minutes, 10]


def test_lengths_of_three_parts_may_be_hours_minutes_and_seconds():
    data = in_day(room(event(duration="00:25:00"), event(duration="01:00:00", start="10:00")))
    assert [found.minutes for found in read_xml(data).events] == [25, 60]


def test_a_length_that_is_none_is_said_with_its_line():
    agenda = read_xml(in_day(room(event(duration="6944:11:40"))))
    assert [found.minutes for found in agenda.events] == [30]
    assert str(agenda.remarks[0]).startswith("s.xml, line 1, duration: 'A talk' has no length")


@pytest.mark.parametrize(
    ("inner", "start", "when"),
    [
        ("", "09:00", ("2020-03-04", 540)),
        ("", "9:00", ("2020-03-04", 540)),
        ("", "0930", ("2020-03-04", 570)),
        ("", "09:00:00", ("2020-03-04", 540)),
        ("<date>2020-03-04T09:00:00+01:00</date>", "09:00", ("2020-03-04", 540)),
        ("<date>2020-03-04T08:00:00Z</date>", "09:00", ("2020-03-04", 540)),  # the same instant
        ("<date>2020-03-04T09:00:00Z</date>", "09:00", ("2020-03-04", 540)),  # a local time called UTC
        ("<date>2020-03-04T08:00:00Z</date>", "", ("2020-03-04", 540)),
        ("<date>2020-03-04</date>", "09:00", ("2020-03-04", 540)),
        ("<date>2020-03-05T09:00:00+01:00</date>", "09:00", ("2020-03-05", 540)),  # in the wrong day
        ("<date>2020-03-05T00:30:00+01:00</date>", "00:30", ("2020-03-04", 1470)),  # the night of its day
    ],
)
def test_starts_with_and_without_a_date(inner, start, when):
    found = one(in_day(room(event(inner, start))))
    assert (str(found.day), found.start) == when


@pytest.mark.parametrize(
    ("head", "more", "start", "when"),
    [
        ("<day_change>04:00</day_change>", "", "01:30", ("2020-03-04", 1530)),
        ("<day_change>04:00:00</day_change>", "", "04:00", ("2020-03-04", 240)),
        ("<day_change>09:00</day_change>", "", "08:00", ("2020-03-04", 480)),  # who writes 08:00 means the morning
        ("<day_change>00:00</day_change>", "", "01:30", ("2020-03-04", 90)),
        ("", 'start="2020-03-04T10:00:00+01:00" end="2020-03-05T04:00:00+01:00"', "02:00", ("2020-03-04", 1560)),
        ("", 'start="2020-03-04T10:00:00+01:00" end="2020-03-05T04:00:00+01:00"', "09:00", ("2020-03-04", 540)),
        ("", 'start="2020-03-04T06:00" end="2020-03-05T05:59"', "05:30", ("2020-03-04", 1770)),
    ],
)
def test_what_is_before_the_day_s_change_is_the_night_of_that_day(head, more, start, when):
    data = schedule(
        day(room(event(start=start)), more=more), head=HEAD.replace("</conference>", f"{head}</conference>")
    )
    found = one(data)
    assert (str(found.day), found.start) == when


def test_rooms_as_nodes_or_not_and_without_events():
    agenda = read_xml(
        in_day(
            room(event("<room>aula-slug</room>")),
            room(name="Empty one"),
            event("<room>Loose</room>", title="B", start="10:00"),
            event(title="C", start="11:00"),
        )
    )
    assert [found.room for found in agenda.events] == ["Aula", "Loose", ""]
    assert agenda.rooms == ("Aula", "Empty one", "Loose")


def test_the_same_event_twice_is_kept_twice_under_names_that_stay():
    data = in_day(
        room(event(more='id="7"')),
        room(event(more='id="7"'), name="B"),
        room(event(more=f'id="7" guid="{GUID}"'), name="C"),
    )
    agenda = read_xml(data)
    assert [found.external_id for found in agenda.events] == ["7", "7#2", GUID]
    assert [found.guid for found in agenda.events] == ["", "", GUID]
    twice = read_xml(in_day(room(event(more=f'guid="{GUID}"')), room(event(more=f'guid="{GUID}"'), name="B")))
    assert [(found.external_id, found.guid) for found in twice.events] == [(GUID, GUID), (f"{GUID}#2", "")]


@pytest.mark.parametrize(
    "more", ['id="5f76dc3808c8677ca3515213db89"', 'guid="HOqeNIb6G7M4hYFKFRkCmQ"', 'id="20200304T0900@host"', ""]
)
def test_names_that_are_no_uuid(more):
    found = one(in_day(room(event(more=more))))
    assert found.external_id == (more.partition('"')[2].rstrip('"') or "a talk")
    assert not found.guid


def test_people_of_all_dialects():
    persons = (
        '<persons><person id="1">Ada Loam</person><person guid="g-2">Bo\n Clay</person><person id="3"/></persons>',
        "<person>Dr. Ada Loam, Cy Silt</person>",
        '<speakers><speaker id="9"><name>Di Peat</name><email>di@x.example</email></speaker></speakers>',
        "<persons></persons>",
        '<persons><person id="1">Ada L.</person></persons>',
    )
    agenda = read_xml(in_day(room(*(event(each, start=f"{9 + place}:00") for place, each in enumerate(persons)))))
    assert [person.name for person in agenda.people] == ["Ada Loam", "Bo Clay", "Dr. Ada Loam", "Cy Silt", "Di Peat"]
    assert [person.external_id for person in agenda.people] == ["id 1", "guid g-2", "", "", "id 9"]
    assert agenda.people[4].email == "di@x.example"
    parts = [[part.person for part in found.parts] for found in agenda.events]
    assert parts == [[0, 1], [2, 3], [4], [], [0]]


def test_two_people_of_one_name_and_two_numbers_stay_two():
    persons = '<persons><person id="1">Ada Loam</person><person id="2">Ada Loam</person></persons>'
    assert len(read_xml(in_day(room(event(persons)))).people) == 2


def test_html_escaped_or_not_becomes_text_with_its_links():
    inner = (
        "<subtitle>On &lt;b&gt;soil&lt;/b&gt;</subtitle>"
        "<abstract>&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;See &lt;a href='https://x.org'&gt;there&lt;/a&gt;&lt;/p&gt;</abstract>"
        "<description><p>Third &lt; fourth</p><ul><li>point</li></ul></description>"
        "<url>https://e.org/1</url>"
        '<links><link href="https://l.org">Slides</link><link>https://m.org</link></links>'
        '<attachments><attachment type="paper" href="https://a.org/p.pdf">Paper</attachment></attachments>'
    )
    found = one(in_day(room(event(inner))))
    assert found.note == "On soil"
    assert found.abstract == (
        "One & two\n\nSee there (https://x.org)\n\nThird < fourth\n\n• point\n\n"
        "https://e.org/1\nSlides (https://l.org)\nhttps://m.org\nPaper (https://a.org/p.pdf)"
    )


def test_kinds_languages_and_what_else_is_kept():
    inner = (
        "<slug>soil-keynote</slug><type>Keynote</type><language>de</language><track>Carbon</track>"
        "<recording><license>CC BY</license><optout>true</optout></recording><unknown><event/>x</unknown>"
    )
    agenda = read_xml(in_day(room(event(inner, more='id="5"'), event(title="Coffee break", start="10:00"))))
    talk, pause = agenda.events
    assert (talk.kind, talk.form, talk.language, talk.track) == (
        ItemKind.TALK, PresentationKind.KEYNOTE, "de", "Carbon"
    )  # fmt: skip
    assert talk.source == "s.xml: id 5, slug soil-keynote, type Keynote"
    assert talk.internal_note == "recording optout: true\nrecording license: CC BY"
    assert pause.kind is ItemKind.BREAK
    assert not pause.is_presented


def test_tracks_before_the_days_and_a_schedule_without_any_event():
    agenda = read_xml(schedule("<tracks><track>Carbon</track></tracks>", day(room()), day(date="2020-03-17")))
    assert (agenda.events, agenda.rooms, agenda.problems) == ((), ("Aula",), ())
    assert [str(each) for each in agenda.days()] == ["2020-03-04", "2020-03-17"]


@pytest.mark.parametrize(
    ("named", "date", "zone"),
    [
        ("<time_zone_name>Europe/Amsterdam</time_zone_name>", "", "Europe/Amsterdam"),
        ("<time_zone_name>Berlin</time_zone_name>", "", "Europe/Berlin"),  # as Rails has it
        ("<time_zone_name>Nowhere/Land</time_zone_name>", "<date>2020-07-04T09:00:00+09:00</date>", "Asia/Tokyo"),
        ("", "<date>2020-07-04T09:00:00+02:00</date>", "Europe/Paris"),
        ("", "<date>2020-07-04T09:00:00Z</date>", ""),  # it may be a local time
        ("", "<date>2020-07-04T07:00:00Z</date>", "Europe/Paris"),  # 09:00 there
        ("", "", ""),
    ],
)
def test_the_zone_that_a_file_says_or_shows(named, date, zone):
    head = f"<conference><title>x</title>{named}</conference>"
    assert read_xml(schedule(day(room(event(date)), date="2020-07-04"), head=head)).zone == zone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "iso-8859-15"])
def test_every_encoding_that_is_declared(encoding):
    text = in_day(room(event(title="Übersicht"))).decode().replace("utf-8", encoding.removesuffix("-sig"))
    assert one(text.encode(encoding)).title == "Übersicht"


def test_an_event_without_any_time_is_a_problem_and_the_others_are_read():
    agenda = read_xml(in_day(room(event(start=""), event(title="B"))))
    assert [found.title for found in agenda.events] == ["B"]
    assert str(agenda.problems[0]) == "s.xml, line 1, start: 'A talk' has no day and time that can be read."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<schedule>\n<conference>\n<title>x</titel>", "s.xml, line 3: the file is damaged or cut off here"),
        (schedule(day(room(event())))[:200], "the file is damaged or cut off here"),
        (b"<html><body/></html>", "s.xml is no schedule: its first element is html"),
        (b'<!DOCTYPE s [<!ENTITY a "b">]><schedule>&a;</schedule>', "s.xml declares entities"),
        (b'<?xml version="1.0" encoding="klingon"?><schedule/>', "s.xml says that it is written in klingon"),
        ("<schedule><version>é</version></schedule>".encode("latin-1"), "s.xml, line 1: the file is damaged"),
        (b"<schedule>" + b"<a>" * 200, "it is refused"),
    ],
)
def test_what_is_no_sound_schedule_is_said_in_one_sentence(data, words):
    with pytest.raises(UserError, match=r"^s\.xml") as caught:
        read_xml(data)
    assert words in str(caught.value)


def test_no_external_file_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    declared = f'<!DOCTYPE schedule SYSTEM "{secret.as_uri()}">'.encode()
    assert read_xml(declared + b"<schedule/>").title == ""
    with pytest.raises(UserError, match="declares entities"):
        read_xml(f'<!DOCTYPE s [<!ENTITY x SYSTEM "{secret.as_uri()}">]><schedule>&x;</schedule>'.encode())


def test_json_of_both_versions_says_the_same():
    talk = {
        "guid": GUID, "id": 7, "date": "2020-03-04T09:00:00+01:00", "start": "09:00", "duration": "00:45",
        "room": "Aula",
        "title": "A talk", "subtitle": None, "language": "en", "abstract": "Text", "type": "lecture", "track": "Carbon",
        "persons": [{"id": 1, "public_name": "Ada Loam"}], "links": [{"url": "https://l.org", "title": "Slides"}],
    }  # fmt: skip
    conference = {"title": "Soil days", "acronym": "soil", "time_zone_name": "Europe/Amsterdam"}
    first = {"schedule": {"conference": conference | {"days": [
        {"index": 1, "date": "2020-03-04", "day_start": "2020-03-04T06:00:00+01:00", "rooms": {"Aula": [talk], "B": []}}
    ]}}}  # fmt: skip
    second = {"schedule": {"conference": conference | {
        "tracks": [{"slug": "c", "name": "Carbon"}], "rooms": [{"name": "Aula"}, {"name": "B"}],
        "days": [{"date": "2020-03-04"}],
    }, "events": [talk | {
        "start": "2020-03-04T09:00:00+01:00", "end": "2020-03-04T09:45:00+01:00", "duration": None, "date": None,
        "room": {"name": "Aula"}, "track": {"slug": "c"}, "persons": None, "abstract": {"en": "Text"},
        "participants": [{"guid": str(uuid.UUID(int=1)), "name": "Ada Loam", "role": "speaker"}],
    }]}}  # fmt: skip
    one_, two = read_json(json.dumps(first).encode()), read_json(json.dumps(second).encode("utf-16"))
    assert times(one_) == times(two) == [("2020-03-04", 540, 45)]
    assert one_.rooms == two.rooms == ("Aula", "B")
    for found in (*one_.events, *two.events):
        assert (found.room, found.track, found.guid, found.abstract) == (
            "Aula", "Carbon", GUID, "Text\n\nSlides (https://l.org)"
        )  # fmt: skip
    assert [person.name for person in (*one_.people, *two.people)] == ["Ada Loam"] * 2


@pytest.mark.parametrize(
    "data", [b"{", b'{"a": 1}', b'{"schedule": []}', b'{"schedule": ' + b"[" * 100_000, b'{"x": "\xff"}']
)
def test_json_that_is_no_schedule_is_said_in_one_sentence(data):
    with pytest.raises(UserError, match=r"^s\.json"):
        read_json(data)
