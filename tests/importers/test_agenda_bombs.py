"""Files made to fill the memory or the time are refused in words, or read within bounds; each in its own process."""

import subprocess
import sys
from pathlib import Path

import pytest

MOST = 19_900_000  # bytes, just below what is read at all
MEASURE = """
import sys
from pathlib import Path
from app.domain.errors import UserError
from app.importers.agenda_file import AgendaAim, agenda_from, read_agenda_file
try:
    agenda, _columns = agenda_from(read_agenda_file(Path(sys.argv[1])), AgendaAim())
    said = f"{len(agenda.events)} events"
except UserError as error:
    said = str(error)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, said)
"""
HEAD = b"<schedule><conference><title>x</title></conference><day date='2020-03-04'>"
EVENT = b"<event><start>09:00</start><duration>1:00</duration><title>t</title>%s</event>"
CALENDAR = b"BEGIN:VCALENDAR\nVERSION:2.0\n%sEND:VCALENDAR\n"
VEVENT = b"BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20200304T090000\n%sEND:VEVENT\n"


def whole(inside):
    return HEAD + inside + b"</day></schedule>"


def laughs():
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 10)
    )
    return b"<!DOCTYPE schedule [" + entities + b"]><schedule><version>&a9;</version></schedule>"


def deep():
    return b"<schedule>" + b"<a>" * 3_000_000


def events():
    return whole(b"<event/>" * 2_400_000)


def attributes():
    return b"<schedule " + b" ".join(b'a%d=">"' % number for number in range(1_400_000)) + b"/>"


def elements():
    return whole(EVENT % b"".join(b"<a%d>x</a%d>" % (number, number) for number in range(900_000)))


def abstract():
    return whole(EVENT % (b"<abstract>" + "é€😀".encode() * (MOST // 10) + b"</abstract>"))


def marks():
    return whole(EVENT % (b"<abstract>" + b"&lt;a " * 3_000_000 + b"</abstract>"))


def people():
    return whole(EVENT % b"".join(b"<person id='%d'>A</person>" % number for number in range(600_000)))


def conference():
    times = b"<start>09:00</start><duration>0:30</duration><title>T</title>"
    one = b"<event id='%d'>" + times + b"<person id='%d'>P %d</person></event>"
    return whole(b"".join(one % (number, number, number) for number in range(19_999)))


def dates():
    return CALENDAR % (VEVENT % (b"RDATE:20200305T090000,20200306T090000\n" * 500_000))


def folded():
    return b"BEGIN:VCALENDAR\nX-A:" + b"\n a" * 6_000_000


def empty_lines():
    return b"BEGIN:VCALENDAR\n" + b"\n" * 19_000_000


def appointments():
    return CALENDAR % ((VEVENT % (b"DESCRIPTION:" + b"x" * 800 + b"\n")) * 19_000)


def impossible():
    return CALENDAR % (VEVENT % b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n")


def brackets():
    return b'{"schedule":{"conference":{"days":[' + b"[]," * 6_000_000 + b"1]}}}"


def rows():
    return b"Day,Start,End,Title\n" + b"2020-03-04,09:00,10:00,T\n" * 190_000


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells the peak of a process")
@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("laughs.xml", laughs, "declares entities"),
        ("deep.xml", deep, "it is refused"),
        pytest.param("events.xml", events, "it is refused", marks=pytest.mark.slow),
        pytest.param("attributes.xml", attributes, "it is refused", marks=pytest.mark.slow),
        pytest.param("elements.xml", elements, "1 events", marks=pytest.mark.slow),
        pytest.param("abstract.xml", abstract, "1 events", marks=pytest.mark.slow),
        pytest.param("marks.xml", marks, "1 events", marks=pytest.mark.slow),
        pytest.param("people.xml", people, "it is refused", marks=pytest.mark.slow),
        pytest.param("conference.xml", conference, "19999 events", marks=pytest.mark.slow),
        pytest.param("dates.ics", dates, "it is refused", marks=pytest.mark.slow),
        pytest.param("folded.ics", folded, "it is refused", marks=pytest.mark.slow),
        pytest.param("lines.ics", empty_lines, "it is refused", marks=pytest.mark.slow),
        pytest.param("appointments.ics", appointments, "5000 events", marks=pytest.mark.slow),
        pytest.param("impossible.ics", impossible, "1 events", marks=pytest.mark.slow),
        pytest.param("brackets.json", brackets, "it is refused", marks=pytest.mark.slow),
        pytest.param("rows.csv", rows, "it is refused", marks=pytest.mark.slow),
    ],
)
def test_it_stays_below_300_mb_of_memory(name, make, words, tmp_path):
    path = tmp_path / name
    path.write_bytes(make())
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], cwd=root, capture_output=True, text=True, check=True, timeout=60
    )
    peak, _blank, said = done.stdout.strip().partition(" ")
    assert int(peak) < 300
    assert words in said
