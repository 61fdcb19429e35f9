"""Every export of an agenda at 50, 500 and 5,000 events: each grows no faster than its events, in time and memory."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

from app.domain.agenda import AgendaDocument, Audience
from app.domain.agenda_facts import AgendaFacts, agenda_news
from app.domain.public_agenda import for_public
from app.domain.releases import Release
from app.exporters.agenda_json import agenda_json
from app.exporters.calendar.agenda import meeting_calendar
from app.exporters.html.agenda import agenda_html
from app.exporters.pdf.agenda import agenda_pdf
from app.exporters.pdf.doors import doors_pdf
from app.exporters.pdf.running_order import running_order_pdf
from app.exporters.schedule_xml import schedule_xml
from app.exporters.sheets.agenda import agenda_xlsx
from app.words import words
from benchmarks.agenda_events import many_events, running_order_of
from benchmarks.figures import Figure, seconds

ENGLISH = words("en")
_SIZES = (50, 500, 5_000)
_GROWTH = 13  # of ten times the events
_MEGABYTES = 300  # issue 6, "Bad input and scale"
_RUNS = 3
_CHAIR = Audience.CHAIR

Export = Callable[[AgendaDocument, AgendaFacts], object]


def _calendar(document: AgendaDocument, facts: AgendaFacts) -> bytes:
    shown = [found for found in (facts.before, document) if found is not None]
    return meeting_calendar(document, [Release(found.release, found.at, found) for found in shown], ENGLISH)


EXPORTS: Mapping[str, Export] = {
    "agenda JSON": lambda document, facts: agenda_json(document, _CHAIR, facts),
    "schedule.xml": lambda document, facts: schedule_xml(document, _CHAIR, ENGLISH, facts),
    "agenda HTML": lambda document, facts: agenda_html(document, _CHAIR, ENGLISH, facts),
    "agenda XLSX": lambda document, facts: agenda_xlsx(document, _CHAIR, ENGLISH, facts),
    "agenda PDF": lambda document, facts: agenda_pdf(document, _CHAIR, ENGLISH, None, facts),
    "agenda ICS": _calendar,
    "door sheets": lambda document, facts: doors_pdf(document, ENGLISH, facts.before),
    "running order": lambda document, facts: running_order_pdf(running_order_of(document, facts), ENGLISH),
    "changes of a release": lambda document, facts: agenda_news(document, facts.before),
    "agenda for the public": lambda document, facts: for_public((document, facts)),
}


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    agendas = [many_events(size) for size in _SIZES]
    for name, export in EXPORTS.items():
        times = [_taken(export, document, facts) for document, facts in agendas]
        for few, many, size in zip(times, times[1:], _SIZES[1:], strict=False):
            yield Figure(f"{name} of {size:,} events ({many:.2f} s)", many / few, f"{size // 10:,} events", _GROWTH)
    for name in EXPORTS:
        used = memory(name, _SIZES[-1])
        yield Figure(f"{name} of {_SIZES[-1]:,} events: memory ({used} MB)", used / _MEGABYTES, "300 MB", 1)


def _taken(export: Export, document: AgendaDocument, facts: AgendaFacts) -> float:
    return seconds(lambda: export(document, facts), _RUNS)


def memory(name: str, events: int) -> int:
    """The most memory that a process uses which makes one export, in megabytes."""
    code = (
        "from benchmarks import agenda_exports as a, documents as d; "
        f"a.EXPORTS[{name!r}](*a.many_events({events})); print(d.most_used())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(run.stdout)
