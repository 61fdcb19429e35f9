"""Database files: make one, open one for a while."""

import datetime as dt
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.db.create import create_file
from app.db.opening import open_file
from app.db.stores import Engine, Store, store_on
from app.domain.errors import UserError


def who() -> str:
    """The person at the keyboard: the name of the account."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "?"


def new_file(path: Path, sample: bool) -> None:
    """Make a new database, with the CIRCASA sample in it or empty; raises UserError when ``path`` cannot be made."""
    create_file(path, _fill if sample else None)


@contextmanager
def opened(file: str, read_only: bool = False) -> Iterator[Store]:
    """The store of the database ``file`` while the block runs; raises UserError when it cannot be opened."""
    if "://" in file:
        raise UserError("A team database cannot be opened yet: this version opens .plenary files only.")
    with open_file(Path(file), who(), read_only=read_only) as found:
        store = store_on(found.engine, who(), read_only=read_only)
        try:
            yield store
        finally:
            store.close()


def _fill(engine: Engine) -> None:
    from app.usecases.sample import fill_with_sample  # a twentieth of the time in which a window starts

    def store_for(person: str, at: dt.datetime) -> Store:
        return store_on(engine, person, lambda: at)

    fill_with_sample(store_for)
