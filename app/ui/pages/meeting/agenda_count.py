"""What an agenda has that no release shows: counted a moment after a change, of a large one in another thread."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.meeting_page import UnreleasedChanges
from app.queries.releases import agenda_size, unreleased_changes
from app.ui.desk import Desk
from app.ui.language import plural
from app.ui.tables.large_asking import Asking

_PAUSE = 150  # ms after the last step, so that a row of steps is counted once
_MOST_HERE = 300  # items that are compared in the window's own thread


def agenda_count(found: UnreleasedChanges) -> str:
    """What the tab has beside its name: "3 changes" since the last release; empty for none, and before the first."""
    number = len(found.changes)
    return plural("{number} change", "{number} changes", number) if found.release and number else ""


class AgendaCount(QObject):
    """Shows what is unreleased once ``owner`` is seen, and a moment after every step that may have changed it."""

    def __init__(
        self, owner: QWidget, desk: Desk, meeting_id: int, show: Callable[[UnreleasedChanges], None]
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._owner, self._desk, self._meeting, self._tell = owner, desk, meeting_id, show
        self._tables: frozenset[str] = frozenset()
        self._stale = True
        self._asking: Asking[UnreleasedChanges] = Asking(desk, owner, self._show)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        owner.installEventFilter(self)
        desk.stepped.connect(self._notice)
        if owner.isVisible():
            self._timer.start(0)

    def _ask(self) -> None:
        if not self._owner.isVisible() or self._desk.closed:
            self._stale = True
            return
        self._stale = False
        try:
            small = self._desk.read(lambda session: agenda_size(session, self._meeting)) <= _MOST_HERE
            self._asking.ask(self._query, here=small)
        except UserError as error:
            self._desk.fail(error)

    def _query(self, session: Session) -> UnreleasedChanges:
        return unreleased_changes(session, self._meeting)

    def _show(self, found: UnreleasedChanges, tables: frozenset[str]) -> None:
        self._tables = tables
        self._tell(found)

    def _notice(self, done: StepDone) -> None:
        if self._asking.is_waiting or not self._tables.isdisjoint(done.touched):
            self._stale = True
            if self._owner.isVisible():
                self._timer.start(_PAUSE)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self._timer.start(0)
        return False
