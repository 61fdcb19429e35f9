"""A file that is open for reading only: who holds it, and the way to write once it is free."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.ui.language import moment, tr
from app.ui.shell.message_bar import MessageBar
from app.usecases.database import Database, Holder

_LOOK_MS = 2000


class Reading(QObject):
    """Says in ``messages`` who writes ``database``; when nobody does, offers ``reopen``. It ends with ``messages``."""

    def __init__(self, database: Database, messages: MessageBar, reopen: Callable[[], object]) -> None:
        super().__init__(messages)
        self._database, self._messages, self._reopen = database, messages, reopen
        self._holder: Holder | None = database.holder
        self._say()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """Look again who holds the file, and say so when it is somebody else, or nobody any more."""
        holder = self._database.holder
        if holder != self._holder:
            self._holder = holder
            self._say()

    def _say(self) -> None:
        name, holder = self._database.path.name, self._holder
        if holder is None:
            words = tr("{name} is open for reading only, and nobody else has it open.", name=name)
            self._messages.show_message(words, [(tr("Open for writing"), self._write)], kind="notice")
            return
        words = tr(
            "{user} has {name} open on {host} since {moment}: you read along, and what is saved there appears here.",
            user=holder.user, name=name, host=holder.host, moment=moment(holder.since),
        )  # fmt: skip
        self._messages.show_message(words, kind="notice")

    def _write(self) -> None:
        self._reopen()
