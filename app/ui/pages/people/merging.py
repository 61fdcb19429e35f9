"""Merging two people, or two organisations, in the panel of their view: previewed, done in one step, undone by one."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.db.stores import Session
from app.domain.duplicates import MergePreview
from app.domain.errors import UserError
from app.queries.merge_preview import organisations_preview, people_preview
from app.services.merging import merge_organisations, merge_people
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.live import LiveView
from app.ui.pages.people.merging_panel import MergePanel

_Preview = Callable[[Session, int, int, Any], MergePreview | None]
_Merge = Callable[[Session, int, int, Mapping[str, str]], None]
_KINDS: Mapping[str, tuple[_Preview, _Merge]] = {
    "person": (people_preview, merge_people),
    "organisation": (organisations_preview, merge_organisations),
}


class MergeDesk(QObject):
    """``kind`` is "person" or "organisation". ``ended``: the merge was done or given up; ``done`` tells who stays."""

    ended = Signal()
    done = Signal(int)

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk = desk
        self._preview, self._merge = _KINDS[kind]
        self.panel = MergePanel()
        self.setParent(self.panel)
        self.ids: tuple[int, ...] = ()
        self._live: LiveView[MergePreview | None] | None = None
        self.panel.merged.connect(self._do)
        self.panel.swapped.connect(self.begin)
        self.panel.left.connect(self._leave)

    def begin(self, keep_id: int, gone_id: int) -> bool:
        """Show what merging these two would do; False when one of them is gone."""
        self.stop()
        if self._desk.read(self._ask(keep_id, gone_id)) is None:
            self._desk.fail(UserError("One of the two entries is not there any more: choose again."))
            return False
        self.ids = (keep_id, gone_id)
        self._live = self._desk.live(self.panel, self._ask(keep_id, gone_id), self._show)
        return True

    def stop(self) -> None:
        """Look at no two entries any more."""
        if self._live is not None:
            self._live.stop()
            self._live.deleteLater()
            self._live = None
        self.ids = ()

    def _ask(self, keep_id: int, gone_id: int) -> Callable[[Session], MergePreview | None]:
        return lambda session: self._preview(session, keep_id, gone_id, self._desk.as_of())

    def _show(self, preview: MergePreview | None) -> None:
        if preview is not None:
            self.panel.show_preview(preview)
        elif self.ids:
            self._leave()

    def _leave(self) -> None:
        self.stop()
        self.ended.emit()

    def _do(self, keep_id: int, gone_id: int, values: Mapping[str, str]) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.stop()  # what it shows is about to go
            live.deleteLater()
        merged = self._desk.change(
            "Merge two entries", lambda session: self._merge(session, keep_id, gone_id, values),
            refused=self.panel.refuse, done=tr("Two entries merged into one"), kept=keep_id,
        )  # fmt: skip
        if merged:
            self._leave()
            self.done.emit(keep_id)
        else:
            self._live = self._desk.live(self.panel, self._ask(keep_id, gone_id), lambda _preview: None)
