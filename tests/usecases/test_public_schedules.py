"""Public schedules of large conferences: everything in them is imported, and comes out again at the same times.

They are large and stand outside the project, hence slow, and skipped where they are not beside it.
"""

import datetime as dt
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from app.domain.export_request import CalendarScope, ExportRequest
from app.usecases.agenda_import import (
    Options,
    Target,
    Wish,
    apply_import,
    meeting_target,
    plan_import,
    read_agenda,
    read_file,
)
from app.usecases.exports import rendered

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "schedules"
ZONE = "Europe/Brussels"
TODAY = dt.date(2020, 3, 20)


def events(root):
    """Title, day, start, length, room and speakers of every event, and how often it comes."""
    return Counter(
        (
            words(event.findtext("title")), day.get("date"), event.findtext("start"),
            minutes(event.findtext("duration")), words(event.findtext("room")),
            tuple(sorted(words(person.text) for person in event.iter("person"))),
        )
        for day in root.findall("day") for event in day.iter("event")
    )  # fmt: skip


def words(text):
    return " ".join((text or "").split())


def minutes(text):
    parts = [int(part) for part in text.split(":")]
    return sum(part * size for part, size in zip(reversed(parts), (1, 60, 1440), strict=False))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "counts"),
    [("fosdem2021_online.xml", (773, 684, 108)), ("fosdem2012_no_room_nodes.xml", (442, 513, 23))],
)
def test_nothing_is_lost(sample, name, counts):
    source = FOLDER / name
    if not source.is_file():
        pytest.skip("the public schedules are not beside this project")
    with sample.read() as session:
        agenda = read_agenda(session, read_file(source), Target(), ZONE).agenda
    assert (len(agenda.events), len(agenda.people), len(agenda.rooms)) == counts
    assert (agenda.problems, agenda.remarks) == ((), ())
    done = apply_import(sample, Wish(agenda, Target(short_name="public")))
    assert (done.new, done.people, done.rooms) == counts
    with sample.read() as session:
        aim = meeting_target(session, done.meeting_id)
        again = plan_import(session, read_agenda(session, read_file(source), aim).agenda, aim, Options())
    assert not again.changes_anything
    before = events(etree.parse(source).getroot())
    data = rendered(sample, ExportRequest("agenda", TODAY, "xml", "public")).data
    root = etree.fromstring(data)
    etree.XMLSchema(etree.parse(FOLDER / "schedule.xml.xsd")).assertValid(root)
    assert events(root) == before
    calendar = ExportRequest("calendar", TODAY, "", "public", scope=CalendarScope.MEETING)
    assert times(rendered(sample, calendar).data) == starts(before)


def starts(found):
    """Title, local start and length."""
    counted = Counter()
    for (title, day, start, length, *_rest), number in found.items():
        counted[title, f"{day}T{start}", length] += number
    return counted


def times(data):
    """The same of a calendar."""
    from icalendar import Calendar

    counted = Counter()
    for event in Calendar.from_ical(data).walk("VEVENT"):
        begin = event["DTSTART"].dt.astimezone(ZoneInfo(ZONE))
        length = (event["DTEND"].dt - event["DTSTART"].dt) // dt.timedelta(minutes=1)
        counted[words(str(event["SUMMARY"])), f"{begin:%Y-%m-%dT%H:%M}", length] += 1
    return counted
