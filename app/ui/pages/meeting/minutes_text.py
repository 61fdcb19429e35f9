"""The text of one item of the minutes, as it is written; how far the item is follows from it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from typing_extensions import override

from app.db.stores import Session
from app.domain.drafts import minutes_place
from app.domain.errors import UserError
from app.domain.minutes_page import Progress, TextLine, progress_of
from app.queries.minutes_text import minutes_text
from app.services.minutes import write_text
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.drafted_text import DraftedText


class TextPane(DraftedText):
    """``progressed`` tells how far the item (id; None: the opening) is."""

    progressed = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Minutes of this item"), tr("Preview of the minutes of this item"))
        self._minutes_id, self._item_id = 0, None  # type: int, int | None
        self.changed.connect(self._tell_progress)

    def open(self, minutes_id: int, item_id: int | None, line: TextLine, locked: bool) -> None:
        """Show the text of another item, after what was typed in this one is saved; a draft of it comes back."""
        self.commit()
        self._minutes_id, self._item_id = minutes_id, item_id
        self.begin(minutes_place(minutes_id, item_id), line, locked)

    @override
    def read_text(self, session: Session) -> TextLine:
        return minutes_text(session, self._minutes_id, self._item_id)

    @override
    def write_text(self, session: Session, text: str, base_version: int) -> None:
        write_text(session, self._minutes_id, self._item_id, text, base_version)

    @override
    def save(self, act: Callable[[Session], None], refused: Callable[[UserError], None]) -> bool:
        return bool(self.desk.change("Write the minutes", act, refused=refused, item_id=self._item_id or 0))

    @override
    def placeholder(self, locked: bool) -> str:
        return tr("Nothing was written") if locked else tr("Write what was said and done …")

    def _tell_progress(self, typing: bool) -> None:
        done = Progress.WRITING if typing else progress_of(self.editor.text(), False)
        self.progressed.emit(self._item_id, done)
