"""The workload that test_faults_kill.py stops at random moments: ``python kill_workload.py FILE SEED``.

Points move between accounts, rows are deleted and made again, steps are undone and redone. Whatever is committed, the
number of accounts and the sum of their points stay the same. The number of each finished step goes to stdout.
"""

import os
import random
import sqlite3
import sys
from pathlib import Path

from history_schema import Everything
from history_world import World
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.history.refusals import UndoRefused
from app.db.store import Store

ACCOUNTS = 300
POINTS = 1000
READY = b"ready\n"


def fill(store: Store) -> None:
    with store.change("fill") as session:
        session.add_all([_account(number, POINTS) for number in range(ACCOUNTS)])


def totals(store: Store) -> tuple[int, int]:
    """The number of accounts, and the sum of their points."""
    with store.read() as session:
        points = session.scalars(select(Everything.number)).all()
    return len(points), sum(number or 0 for number in points)


def work(path: Path, seed: int) -> None:
    dice = random.Random(seed)
    world = World(path)
    world.on_connect = _use_a_tiny_cache
    store = world.open("worker")
    finished: list[int] = []
    store.subscribe(lambda done: finished.append(done.step.id))
    os.write(1, READY)
    while True:
        _act(store, dice)
        while finished:
            os.write(1, b"%d\n" % finished.pop(0))


def _use_a_tiny_cache(driver: sqlite3.Connection, _record: object) -> None:
    """So that pages reach the file in the middle of a change, and a kill leaves something to roll back."""
    driver.execute("PRAGMA cache_size=10")


def _act(store: Store, dice: random.Random) -> None:
    act = dice.random()
    try:
        if act < 0.15:
            store.undo()
        elif act < 0.25:
            store.redo()
        else:
            with store.change("move {count}", count=40) as session:
                _move(session, dice)
    except UndoRefused:
        pass  # nothing to take back yet


def _move(session: Session, dice: random.Random) -> None:
    for _ in range(40):
        giver, taker = session.scalars(select(Everything).order_by(func.random()).limit(2))
        giver.number, taker.number = (giver.number or 0) - 1, (taker.number or 0) + 1
    for account in session.scalars(select(Everything).order_by(func.random()).limit(3)).all():
        again = _account(dice.getrandbits(60), account.number or 0)
        session.delete(account)
        session.flush()
        session.add(again)


def _account(number: int, points: int) -> Everything:
    return Everything(number=points, text="x" * (number * 10 % 3000))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
