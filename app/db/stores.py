"""The store of Plenary's own tables, for rooms that know neither the models nor SQLAlchemy."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db.schema import METADATA
from app.db.store import Store
from app.domain.clock import utc_now

__all__ = ["Engine", "Session", "Store", "store_on"]


def store_on(engine: Engine, who: str, now: Callable[[], dt.datetime] = utc_now, read_only: bool = False) -> Store:
    """``who``'s store of the database that ``engine`` opened; ``now`` gives the instant (UTC) of each step."""
    return Store(engine, METADATA, who, now, read_only)
