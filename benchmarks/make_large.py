"""The large database (SPEED), always the same: ``python -m benchmarks.make_large FILE``.

It holds 100,000 people, 500 meetings, 50,000 agenda items, 30,000 presentations, 20,000 actions, 5,000 rows of a plan.
It is made once and kept in ``build/`` under a name that tells the code and the schema it was made from.
"""

import hashlib
import random
import shutil
import sys
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, insert

from app.db.create import create_file
from app.db.schema import METADATA, SCHEMA_NUMBER, model_statements
from app.db.stores import Store, store_on
from app.domain.agenda import AGENDA_FORMAT
from app.domain.clock import utc_now
from app.domain.frozen_json import freeze
from app.models import Action, AgendaRelease, Base, Meeting, Minutes, Person, Project, WorkPackage
from app.queries.agenda import working_copy
from benchmarks.large_meetings import BIG, add_meetings
from benchmarks.large_rows import Rows, add_bodies, add_people, add_plan, add_project

_SEED = 774378
_KEPT = Path(__file__).resolve().parent.parent / "build"
_MADE_FROM = ("make_large.py", "large_names.py", "large_rows.py", "large_meetings.py")
_RELEASED = range(BIG - 20, BIG + 1)  # meetings with a released agenda
_STEPS = {  # the first table of each step of the history
    Project: "Set up the project",
    Person: "Add {count} people",
    Meeting: "Add {count} meetings",
    Minutes: "Add {count} minutes",
    Action: "Add {count} actions",
    WorkPackage: "Add the plan",
}


def large_file() -> Path:
    """The large database, made when it is not there yet; nobody changes it: ``copy_of_large``."""
    kept = _KEPT / f"large-{_made_from()}.plenary"
    if not kept.exists():
        _KEPT.mkdir(exist_ok=True)
        for old in _KEPT.glob("large-*.plenary*"):
            old.unlink()
        print("The large database is being made; this takes a minute or two.", file=sys.stderr)
        create_file(kept, _fill)
    return kept


def copy_of_large(folder: Path) -> Path:
    """A copy in ``folder`` to do anything with."""
    return Path(shutil.copyfile(large_file(), folder / "large.plenary"))


def _made_from() -> str:
    digest = hashlib.sha256(str(SCHEMA_NUMBER).encode())
    for name in _MADE_FROM:
        digest.update(Path(__file__).with_name(name).read_bytes())
    digest.update("\n".join(sorted(model_statements())).encode())
    return digest.hexdigest()[:16]


def _fill(engine: Engine) -> None:
    rows, dice = Rows(), random.Random(_SEED)
    add_project(rows)
    add_people(rows, dice)
    add_bodies(rows)
    add_meetings(rows, dice)
    add_plan(rows, dice)
    with closing(store_on(engine, "Coordination team")) as store:
        for step in _steps(rows):
            _write(store, rows, step)
        _release(store)


def _steps(rows: Rows) -> list[list[type[Base]]]:
    """The tables in the order of their references, cut into steps."""
    order = {table.name: place for place, table in enumerate(METADATA.sorted_tables)}
    steps: list[list[type[Base]]] = [[]]
    for kind in sorted(rows.of, key=lambda kind: order[kind.__tablename__]):
        if kind in _STEPS and steps[-1]:
            steps.append([])
        steps[-1].append(kind)
    return steps


def _write(store: Store, rows: Rows, step: list[type[Base]]) -> None:
    message = next((_STEPS[kind] for kind in step if kind in _STEPS), "Add what belongs together")
    count = max(len(rows.of[kind]) for kind in step)
    with store.change(message, count=count) as session:
        for kind in step:
            session.execute(insert(kind.__table__), rows.of[kind])  # type: ignore[arg-type]


def _release(store: Store) -> None:
    """Publish the agendas of the newest meetings, as the program freezes them."""
    at = utc_now()
    for number in _RELEASED:
        with store.change("Release the agenda of {meeting}", meeting=number) as session:
            agenda = working_copy(session, session.get_one(Meeting, number), release=1, at=at, note="")
            session.add(AgendaRelease(meeting_id=number, number=1, at=at, document=freeze(agenda, AGENDA_FORMAT)))


def main(target: str) -> None:
    """Write the large database to ``target``, which must not be there yet."""
    begin = time.perf_counter()
    create_file(Path(target), _fill)
    print(f"{target}: {Path(target).stat().st_size / 1e6:.0f} MB in {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main(*sys.argv[1:2])
