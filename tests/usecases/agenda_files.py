"""A schedule that changes, and what it made of a meeting."""

from pathlib import Path

from sqlalchemy import select

from app.domain.agenda_import_plan import EventState, Options
from app.domain.kinds import AgendaState
from app.models import Meeting
from app.queries.agenda import working_copy
from app.usecases.agenda_import import (
    Target,
    Wish,
    apply_import,
    meeting_target,
    plan_import,
    read_agenda,
    read_file,
)

OPENING, TALK, LUNCH = (f"0b4a5c3e-9b1f-4d5e-8a3b-00000000000{number}" for number in (1, 2, 3))
EVENTS = {
    OPENING: ("09:00", "00:30", "Opening", "Aula", "", ("1", "Ada Loam")),
    TALK: ("10:00", "00:45", "Carbon in soils", "Aula", "What we found", ("2", "Bo Clay")),
    LUNCH: ("12:00", "01:00", "Lunch", "", "", ()),
}


def schedule(**changes: tuple[object, ...] | None) -> bytes:
    """The schedule with these events changed or (None) left out, by "opening", "talk" and "lunch"; others are added."""
    named = {"opening": OPENING, "talk": TALK, "lunch": LUNCH}
    events = EVENTS | {named.get(key, key): each for key, each in changes.items()}
    inside = "".join(_event(guid, *each) for guid, each in events.items() if each is not None)
    return (
        "<schedule><conference><title>Soil days 2021</title><acronym>soil</acronym><start>2021-05-04</start>"
        "<end>2021-05-05</end><time_zone_name>Europe/Paris</time_zone_name></conference>"
        f'<day index="1" date="2021-05-04">{inside}</day><day index="2" date="2021-05-05"/></schedule>'
    ).encode()


def _event(guid, start, duration, title, room, abstract, person):
    people = f'<persons><person id="{person[0]}">{person[1]}</person></persons>' if person else ""
    return (
        f'<event guid="{guid}" id="{guid[-1]}"><start>{start}</start><duration>{duration}</duration>'
        f"<title>{title}</title><room>{room}</room><abstract>{abstract}</abstract>{people}</event>"
    )


class Importing:
    """Imports files into the meeting that the first one makes."""

    def __init__(self, store, folder: Path) -> None:
        self.store, self.folder, self.meeting_id = store, folder, None

    def plan(self, data: bytes, name: str = "s.xml", **options):
        """What an import would do."""
        return self._looked(data, name, options)[2]

    def apply(self, data: bytes, name: str = "s.xml", **options):
        """Import it."""
        target, reading, _plan = self._looked(data, name, options)
        done = apply_import(self.store, Wish(reading.agenda, target, Options(**options)))
        self.meeting_id = done.meeting_id
        return done

    def states(self, data: bytes, name: str = "s.xml", **options) -> dict[str, EventState]:
        """What becomes of each event, by title."""
        return {one.title: one.state for one in self.plan(data, name, **options).events}

    def agenda(self):
        """The agenda as it is now."""
        with self.store.read() as session:
            return working_copy(session, session.get_one(Meeting, self.meeting_id))

    def items(self) -> dict[str, object]:
        """The items that take place, each with its session, by title."""
        found = [(held, item) for held in self.agenda().sessions for item in held.items]
        return {item.title: (held, item) for held, item in found if item.state is not AgendaState.CANCELLED}

    def _looked(self, data, name, options):
        path = self.folder / name
        path.write_bytes(data)
        with self.store.read() as session:
            target = Target() if self.meeting_id is None else meeting_target(session, self.meeting_id)
            reading = read_agenda(session, read_file(path), target)
            return target, reading, plan_import(session, reading.agenda, target, Options(**options))


def meeting_id(session, name: str) -> int:
    """The meeting of this short name."""
    return session.scalars(select(Meeting.id).where(Meeting.short_name == name)).one()
