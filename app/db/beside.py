"""A store for a job: it changes the file in another thread while the window reads on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event

from app.db.store import Store


@contextmanager
def store_beside(store: Store) -> Iterator[Store]:
    """A store of the same person and file for the thread that calls, while the block runs.

    The first one learns of its steps by ``poll``. While it writes, others read: what is changed stays in memory until
    it is committed. Whoever else wants to write waits.
    """
    engine = store._engine.execution_options()
    event.listen(engine, "begin", _keep_in_memory)
    made = Store(engine, store._metadata, store.who, store._now, store.read_only)
    try:
        yield made
    finally:
        made._watcher.close()


def _keep_in_memory(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA cache_spill=OFF")
