"""One run of a mailing at a time: no other program can write to the file, and in this one the runs are counted here."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.db.stores import Store
from app.domain.errors import UserError

_running: set[tuple[str, int]] = set()
_guard = threading.Lock()


@contextmanager
def sending_alone(store: Store, mailing_id: int) -> Iterator[None]:
    """While the block runs, nobody else sends the mailing; raises UserError when somebody does."""
    key = str(store.file), mailing_id
    with _guard:
        if key in _running:
            raise UserError("These messages are being sent already: wait until that has ended.")
        _running.add(key)
    try:
        yield
    finally:
        with _guard:
            _running.discard(key)


def being_sent(store: Store) -> frozenset[int]:
    """The mailings (ids) that runs of this program send at this moment."""
    with _guard:
        return frozenset(mailing_id for file, mailing_id in _running if file == str(store.file))


def refuse_while_sending(store: Store) -> None:
    """Raise UserError while messages are being sent: what becomes of them is not known yet."""
    if being_sent(store):
        raise UserError("Messages are being sent: pause that first.")
