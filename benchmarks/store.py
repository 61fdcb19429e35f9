"""The store: what a change costs with its history, against raw SQL and against one frame of the window (SPEED)."""

import gc
import itertools
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.db.create import create_file
from app.db.engine import connect, open_engine
from app.db.schema import METADATA
from app.db.store import Store
from app.domain.names import sort_key
from app.domain.text import fold
from app.models import Person
from benchmarks.figures import RUNS, Figure, seconds

_PEOPLE = 100_000
_RENAMES = 50
_FRAME = 1 / 60  # seconds


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    people = _people()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bench.plenary")
        floor = _on_new_files(file, lambda: _insert_raw(file, people))
        as_rows = _on_new_files(file, lambda: _insert_rows(file, people))
        as_objects = _on_new_files(file, lambda: _insert_objects(file, people))
        raw = "raw executemany of the same rows"
        yield Figure("add 100,000 people in one change, as rows", as_rows / floor, raw, 6)
        yield Figure("add 100,000 people in one change, as objects", as_objects / floor, raw)
        yield from _small_changes(file)


def _small_changes(file: Path) -> Iterator[Figure]:
    """On the 100,000 people that the last run left; each run renames one person after the other."""
    ids = itertools.count(1, _PEOPLE // 1000)
    with closing(connect(file)) as connection:
        raw = _each(lambda: connection.execute("UPDATE person SET family = 'Renamed' WHERE id = ?", (next(ids),)))
    store = _store(file)
    shown: list[int] = []
    store.live(_chunk_of_a_table, lambda rows: shown.append(len(rows)))
    rename = _each(lambda: _rename(store, next(ids)))
    assert len(shown) > _RENAMES  # the table was refreshed each time: it belongs to what a change costs
    undo = _each(store.undo)
    store.close()
    yield Figure("rename a person, with history and refresh", rename / raw, "raw UPDATE with its commit")
    yield Figure("rename a person, with history and refresh", rename / _FRAME, "one frame", 1)
    yield Figure("undo it", undo / _FRAME, "one frame", 1)


def _each(act: Callable[[], object]) -> float:
    """Seconds for one of many."""
    return seconds(lambda: [act() for _ in range(_RENAMES)]) / _RENAMES


def _on_new_files(file: Path, work: Callable[[], object]) -> float:
    """The median of runs that each begin with a new file; making it is not measured."""
    times = []
    for _ in range(RUNS):
        file.unlink(missing_ok=True)
        create_file(file)
        gc.collect()
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _people() -> list[dict[str, Any]]:
    """Every column of the rows, as an import hands them over."""
    names = [("João", "Figueiredo"), ("Łucja", "Wójcik"), ("伟", "张"), ("Anna", "van der Berg"), ("Đorđe", "Jović")]
    found = []
    for number, (given, family) in zip(range(_PEOPLE), itertools.cycle(names), strict=False):
        display, email = f"{given} {family} {number}", f"person{number}@example.org"
        found.append(
            {
                "uid": uuid.UUID(int=number), "version": 1, "illustrative": False, "source": "list.csv",
                "given": given, "family": family, "display": display, "native": "", "title": "Dr", "email": email,
                "more_emails": [], "phone": "", "zone": "Europe/Paris", "language": "fr",
                "sort_key": sort_key(given, family), "folded": fold(f"{display} {given} {family} {email}"),
            }
        )  # fmt: skip
    return found


def _insert_raw(file: Path, people: list[dict[str, Any]]) -> None:
    """What no program on this driver could beat: no history, no cleaning of texts."""
    rows = [tuple({**row, "uid": row["uid"].hex, "more_emails": "[]"}.values()) for row in people]
    places = ", ".join("?" * len(rows[0]))
    with closing(connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO person ({', '.join(people[0])}) VALUES ({places})", rows)
        connection.execute("COMMIT")


def _insert_rows(file: Path, people: list[dict[str, Any]]) -> None:
    store = _store(file)
    with store.change("Add {count} people", count=len(people)) as session:
        session.execute(insert(Person.__table__), people)  # type: ignore[arg-type]
    store.close()


def _insert_objects(file: Path, people: list[dict[str, Any]]) -> None:
    store = _store(file)
    with store.change("Add {count} people", count=len(people)) as session:
        session.add_all([Person(**row) for row in people])
    store.close()


def _chunk_of_a_table(session: Session) -> list[object]:
    """The rows of a table that are on the screen."""
    columns = Person.id, Person.display, Person.family, Person.email, Person.zone
    return list(session.execute(select(*columns).order_by(Person.sort_key, Person.id).limit(200)))


def _rename(store: Store, person_id: int) -> None:
    with store.change("Rename {person}", person=person_id) as session:
        session.get_one(Person, person_id).family = "Renamed again"


def _store(file: Path) -> Store:
    return Store(open_engine(file, METADATA), METADATA, "bench")
