"""Learn of the steps that other windows and other people commit, soon after they do."""

from typing import Any

from sqlalchemy import Connection, Engine, func, select

from app.db.history import sqlite
from app.db.history.changes import touched_rows
from app.db.history.tables import STEP_COLUMNS, step, step_info
from app.db.steps import StepDone


class Watcher:
    """Holds one connection of its own and no transaction; ask ``poll`` from a timer (an idle call costs microseconds)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pooled = engine.raw_connection()
        self._driver: Any = self._pooled.driver_connection
        self._driver.execute("PRAGMA busy_timeout=0")
