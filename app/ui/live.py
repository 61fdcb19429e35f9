"""A live query that belongs to a widget: asked again after a change only while somebody can see the answer."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.live import LiveQuery
from app.db.stores import Session, Store
from app.domain.errors import UserError

T = TypeVar("T")


class LiveView(QObject, Generic[T]):
    """Shows a query's answer at once, and after every step that touched a table it read.

    While ``owner`` is hidden the answer may be old; it is asked again when ``owner`` is shown. It ends with ``owner``.
    ``failed`` is told of a UserError (the disk, a lock): what is shown stays.
    """

    def __init__(
        self,
        owner: QWidget,
        store: Store,
        query: Callable[[Session], T],
        show: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> None:
        super().__init__(owner)
        self._owner, self._store, self._show, self._failed = owner, store, show, failed
        self._live = LiveQuery(store.read, query, show)
        self._stale = self._unanswered = False
        owner.installEventFilter(self)
        self._stop = store.subscribe(self._notice)
        owner.destroyed.connect(self._stop)
        self.again()

    def ask(self, query: Callable[[Session], T]) -> None:
        """Ask something else from now on, beginning now."""
        self._live = LiveQuery(self._store.read, query, self._show)
        self.again()

    def again(self) -> None:
        """Ask once more, whatever was touched."""
        self._stale = self._unanswered = False
        try:
            self._live.run()
        except UserError as error:
            self._stale = self._unanswered = True  # asked again when it is shown again, or when anything changes
            self._failed(error)

    def stop(self) -> None:
        """Show nothing any more."""
        self._stop()
        if isValid(self._owner):
            self._owner.removeEventFilter(self)

    def _notice(self, done: StepDone) -> None:
        if not isValid(self._owner):
            self._stop()
        elif self._unanswered or self._live.concerns(done):
            if self._owner.isVisible():
                self.again()
            else:
                self._stale = True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self.again()
        return False
