"""Imports of agendas of 50, 500 and 5,000 events: read, compared, imported; near linear, within the memory allowed."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.domain.agenda_import_plan import Options
from app.usecases.agenda_import import Target, Wish, apply_import, meeting_target, plan_import, read_agenda, read_file
from app.usecases.files import new_file, opened
from benchmarks.figures import Figure, seconds

_SIZES = (50, 500, 5_000)  # events
_GROWTH = 13  # ten times the events, and a third for what no longer fits the caches
_GROWTH_OF_BOTH = 20  # the file and the meeting stand in memory at once, and Python looks through both now and then
_ROOMS, _A_DAY, _SPEAKERS = 40, 400, 9  # speakers of ten events
_MOST_MB = 300
_PEAK = """
import sys
from pathlib import Path
from benchmarks.agenda_import import import_into_new
import_into_new(Path(sys.argv[1]), Path(sys.argv[2]))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sources = [_written(home, events) for events in _SIZES]
        yield from _growing("schedule.xml read", [seconds(partial(read_file, each)) for each in sources])
        yield from _growing("schedule.xml imported", [seconds(partial(_import, each), 3) for each in sources])
        yield from _growing("schedule.xml compared", [_compared(each) for each in sources], _GROWTH_OF_BOTH)
        if Path("/proc/self/status").is_file():
            peak = _peak(sources[-1], home / "peak.plenary")
            yield Figure(f"memory of an import of {_SIZES[-1]:,} events ({peak} MB)", peak / _MOST_MB, "300 MB", 1)


def import_into_new(source: Path, target: Path) -> None:
    """Make a meeting of a schedule in a new database."""
    new_file(target, sample=False)
    with opened(str(target)) as store:
        with store.read() as session:
            agenda = read_agenda(session, read_file(source), Target()).agenda
        apply_import(store, Wish(agenda, Target()))


def _growing(what: str, times: list[float], goal: float = _GROWTH) -> Iterator[Figure]:
    for events, less, long, short in zip(_SIZES[1:], _SIZES, times[1:], times, strict=False):
        yield Figure(f"{what}, {events:,} events ({long * 1000:.0f} ms)", long / short, f"{less:,} events", goal)


def _import(source: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        import_into_new(source, Path(folder) / "new.plenary")


def _compared(source: Path) -> float:
    """Seconds in which a file is read and compared with what was imported from it before."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "new.plenary"
        import_into_new(source, target)
        with opened(str(target)) as store, store.read() as session:

            def work() -> None:
                aim = meeting_target(session, 1)
                plan_import(session, read_agenda(session, read_file(source), aim).agenda, aim, Options())

            return seconds(work, 3)


def _peak(source: Path, target: Path) -> int:
    """The most memory that an import takes, in MB, in a process of its own."""
    asked = [sys.executable, "-c", _PEAK, str(source), str(target)]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def _written(home: Path, events: int) -> Path:
    """A conference of so many events: 40 rooms, 400 events a day, nine speakers for ten events, an abstract each."""
    days = "".join(_day(number, events) for number in range(-(-events // _A_DAY)))
    head = "<title>Large</title><start>2021-03-01</start><time_zone_name>Europe/Paris</time_zone_name>"
    path = home / f"{events}.xml"
    path.write_text(f"<schedule><conference>{head}</conference>{days}</schedule>", "utf-8")
    return path


def _day(number: int, events: int) -> str:
    first, last = number * _A_DAY, min((number + 1) * _A_DAY, events)
    return f'<day date="2021-03-{number + 1:02}">{"".join(map(_event, range(first, last)))}</day>'


def _event(number: int) -> str:
    slot = number % _A_DAY // _ROOMS
    abstract = "&lt;p&gt;" + f"Soils of region {number} hold carbon, and lose it. " * 12 + "&lt;/p&gt;"
    speaker = number * _SPEAKERS // 10
    return (
        f'<event id="{number}"><start>{9 + slot:02}:00</start><duration>00:45</duration><title>Talk {number}</title>'
        f"<room>Room {number % _ROOMS}</room><track>Track {number % 7}</track><abstract>{abstract}</abstract>"
        f'<persons><person id="{speaker}">Given{speaker} Family{speaker}</person></persons></event>'
    )
