"""Learn of the steps that other windows and other people commit, soon after they do."""

from sqlalchemy import Connection, Engine

from app.db.history import sqlite
from app.db.history.changes import StepDone, steps_after
from app.db.history.tables import next_step_id


class Watcher:
    """Sees each step once; ask ``poll`` from a timer, an idle call costs microseconds.

    It holds one connection of its own and no transaction. The steps of its own store are told to it with ``know``.
    """

    def __init__(self, engine: Engine, seen: int) -> None:
        self._engine = engine
        self._pooled = engine.raw_connection()
        sqlite.never_wait(self._pooled)  # a commit that is going on is asked about again at the next tick
        self._commits: int | None = None  # asked for the first time: there may be something new
        self._seen = seen
        self._known: set[int] = set()

    def know(self, step_id: int) -> None:
        """Do not report this step: it is the store's own."""
        self._known.add(step_id)

    def poll(self) -> list[StepDone]:
        """The others' steps committed since the last call, oldest first."""
        commits = sqlite.commit_count(self._pooled)
        if commits is None or commits == self._commits:
            return []
        with self._engine.connect() as connection:
            news = steps_after(connection, self._seen)
        self._commits = commits
        others = [done for done in news if done.step.id not in self._known]
        self._seen = max([self._seen, *(done.step.id for done in news)])
        self._known.clear()
        return others

    def close(self) -> None:
        """Close its connection, which must not be used for anything else."""
        self._pooled.invalidate()


def newest_step(connection: Connection) -> int:
    """The number of the newest step; 0: none."""
    return next_step_id(connection) - 1
