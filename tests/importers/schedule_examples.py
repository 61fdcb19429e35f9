"""Small schedules of the tests' own making."""

from app.domain.agenda_import import ImportedAgenda
from app.importers.agenda_ics import agenda_of_calendar
from app.importers.agenda_ics_lines import read_calendar
from app.importers.agenda_sheet import agenda_in_sheet
from app.importers.schedule_agenda import agenda_of
from app.importers.schedule_json import read_schedule_json
from app.importers.schedule_xml import read_schedule
from app.importers.sheet_file import sheet_of

HEAD = (
    "<conference><title>Soil days</title><start>2020-03-04</start><end>2020-03-05</end><days>2</days>"
    "<time_zone_name>Europe/Amsterdam</time_zone_name></conference>"
)


def event(inner: str = "", start: str = "09:00", duration: str = "00:45", title: str = "A talk", more: str = "") -> str:
    """An event; ``more`` are its attributes."""
    timed = f"<start>{start}</start>" if start else ""
    lasting = f"<duration>{duration}</duration>" if duration else ""
    return f"<event {more}>{timed}{lasting}<title>{title}</title>{inner}</event>"


def room(*events: str, name: str = "Aula") -> str:
    """A room of a day."""
    return f'<room name="{name}">{"".join(events)}</room>'


def day(*rooms: str, date: str = "2020-03-04", more: str = "") -> str:
    """A day of a schedule."""
    return f'<day index="1" date="{date}" {more}>{"".join(rooms)}</day>'


def schedule(*days: str, head: str = HEAD) -> bytes:
    """A schedule in UTF-8."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><schedule><version>1</version>{head}{"".join(days)}</schedule>'.encode()
    )


def read_xml(data: bytes, zone: str = "") -> ImportedAgenda:
    """The agenda in a schedule.xml."""
    return agenda_of("s.xml", read_schedule("s.xml", data), zone)


def read_json(data: bytes) -> ImportedAgenda:
    """The agenda in a schedule in JSON."""
    return agenda_of("s.json", read_schedule_json("s.json", data))


def calendar(*events: str, head: str = "") -> bytes:
    """An .ics file of these VEVENTs."""
    inside = "".join(f"BEGIN:VEVENT\n{each.strip()}\nEND:VEVENT\n" for each in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{inside}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read_ics(data: bytes, **how) -> ImportedAgenda:
    """The agenda in a calendar."""
    return agenda_of_calendar("c.ics", read_calendar("c.ics", data), **how)


def read_csv(text: str, **how) -> ImportedAgenda:
    """The agenda in a sheet."""
    return agenda_in_sheet("a.csv", sheet_of("a.csv", text.encode(), lines=True), **how).agenda


def times(agenda: ImportedAgenda) -> list[tuple[str, int, int]]:
    """Day, start and minutes of every event."""
    return [(str(one.day), one.start, one.minutes) for one in agenda.events]
