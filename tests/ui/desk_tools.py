"""What tests of the window share: the instant at which they happen, and waiting for what was put off."""

import datetime as dt
import gc

from PySide6.QtCore import QCoreApplication, QEvent

NOON = dt.datetime(2020, 3, 20, 12, 0, tzinfo=dt.UTC)


def settle() -> None:
    """Let everything that is waiting happen, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
