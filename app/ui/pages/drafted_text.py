"""A long text: editor, preview, the draft that comes back, and what to do when somebody else was quicker."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.history.refusals import ChangedMeanwhile
from app.db.stores import Session
from app.domain.drafts import DraftPlace, KeptDraft
from app.domain.errors import UserError
from app.domain.minutes_page import TextLine
from app.ui.desk import Desk
from app.ui.draft_keeper import DraftKeeper
from app.ui.language import day_month, time_of, tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, frame
from app.ui.widgets.markdown_editor import MarkdownEditor
from app.ui.widgets.markdown_preview import MarkdownPreview


class View(IntEnum):
    """What is shown of the text."""

    WRITE = 0
    PREVIEW = 1
    BOTH = 2


class DraftedText(QWidget):
    """Leaving the editor makes one step of what was typed; until then it is a draft.

    Who is built on this says where the text stands: ``read_text``, ``write_text``, ``save``, and ``begin`` when another
    one is opened. ``caret_moved``: where the caret is, in the pane; ``changed``: the user typed, a draft came back, or
    (False) what stands there is saved.
    """

    caret_moved = Signal(QRect)
    changed = Signal(bool)

    def __init__(self, desk: Desk, name: str, preview_name: str) -> None:
        super().__init__()
        self.desk = desk
        self._place: DraftPlace | None = None
        self._locked = True
        self._saved, self._view = TextLine(), View.WRITE
        self.editor, self.preview = MarkdownEditor(name), MarkdownPreview(preview_name)
        self._drafts = DraftKeeper(desk, self.editor.text, self)
        self._between = QWidget()
        box("h", 16, Rule(upright=True), 16, parent=self._between)
        self._restored, self._restored_words = frame("notice"), Label("", "small", "muted")
        discard = Button(tr("Discard"), "", "link", small=True)
        discard.clicked.connect(self.discard)
        box("h", self._restored_words, 12, discard, None, margins=(12, 4, 12, 4), parent=self._restored)
        self._conflict = ConflictPanel()
        self._conflict.keep_mine.connect(self._keep_mine)
        self._conflict.take_theirs.connect(self._take_theirs)
        row = box("h", self.editor, self._between, self.preview)
        for part in (self.editor, self.preview):
            row.setStretchFactor(part, 1)
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box("v", self._restored, self._conflict, row, spacing=12, parent=self)
        self._restored.hide()
        self._conflict.hide()
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self.commit)
        self.editor.paused.connect(self._paused)
        self.editor.caret_moved.connect(self._tell_caret)
        self.set_view(View.WRITE)

    def read_text(self, session: Session) -> TextLine:
        """The text as it is saved."""
        raise NotImplementedError

    def write_text(self, session: Session, text: str, base_version: int) -> None:
        """Save the text, if it is still the one of ``base_version``."""
        raise NotImplementedError

    def save(self, act: Callable[[Session], None], refused: Callable[[UserError], None]) -> bool:
        """Make a step of ``act``; whether it was saved."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether something stands there that is not saved."""
        return not self._locked and self.editor.text() != self._saved.markdown

    def begin(self, place: DraftPlace, line: TextLine, locked: bool) -> None:
        """Show another text, after that of before was saved; a draft of it comes back."""
        self._place, self._saved = place, line
        self._restored.hide()
        self._conflict.hide()
        self._set_locked(locked)
        self.editor.set_text(line.markdown)
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)
        if not locked:
            found = self._drafts.open(place, line.version)
            if found is not None:
                self._restore(found)
        self.preview.show_now(self.editor.text())

    def show_line(self, line: TextLine, locked: bool) -> None:
        """The text was saved, here or elsewhere; what is being typed stays."""
        self._set_locked(locked)
        if line == self._saved:
            return
        typed = self.editor.text()
        same = line.markdown == self._saved.markdown  # something else of its row was changed
        if same or locked or typed in (self._saved.markdown, line.markdown):
            self._saved = line
            self._drafts.rebase(line.version)
            if not same and typed != line.markdown:
                self.editor.set_text(line.markdown)
                self.preview.show_now(line.markdown)

    def commit(self) -> bool:
        """Save what was typed, as one step; false when it could not be, and stays as a draft."""
        if not self.is_changed:
            if not self._locked:
                self._drafts.discard()
            return True
        text, base = self.editor.text(), self._saved.version

        def act(session: Session) -> None:
            self.write_text(session, text, base)
            self._drafts.drop(session)

        if not self.save(act, self._refused):
            return False
        self._drafts.dropped()
        self._restored.hide()
        self._conflict.hide()
        if self._saved.version == base:  # nobody has shown the saved text yet
            self._saved = self.desk.read(self.read_text)
            self._drafts.rebase(self._saved.version)
        self.editor.document().setModified(False)
        self.changed.emit(False)
        return True

    def discard(self) -> None:
        """Throw away what was typed and show what is saved."""
        self._drafts.discard()
        self._restored.hide()
        self._saved = self.desk.read(self.read_text)
        self._drafts.rebase(self._saved.version)
        self.editor.set_text(self._saved.markdown)
        self.preview.show_now(self._saved.markdown)
        self.changed.emit(False)

    def set_view(self, view: View) -> None:
        """Show the editor, the preview, or both beside each other."""
        self._view = view
        writing, reading = view is not View.PREVIEW, view is not View.WRITE
        if reading:
            self.preview.show_now(self.editor.text())
        self.editor.setVisible(writing)
        self.preview.setVisible(reading)
        self._between.setVisible(view is View.BOTH)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self.is_changed:
            self.commit()
        super().hideEvent(event)

    def _set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.editor.setReadOnly(locked)
        self.editor.setPlaceholderText(self.placeholder(locked))

    def placeholder(self, locked: bool) -> str:
        """What stands in the editor while nothing is written."""
        raise NotImplementedError

    def _restore(self, found: KeptDraft) -> None:
        """Put back a draft that is not what is saved."""
        if found.text == self._saved.markdown:
            self._drafts.discard()
            return
        self._saved = TextLine(self._saved.markdown, found.base_version)
        self.editor.set_text(found.text)
        at = found.at.astimezone()
        when = (
            time_of(found.at) if at.date() == self.desk.now().date() else f"{day_month(at.date())}, {time_of(found.at)}"
        )
        self._restored_words.setText(tr("Unsaved text of {when} was restored", when=when))
        self._restored.show()
        self.changed.emit(True)

    def _edited(self) -> None:
        self._drafts.typed()
        if self._view is View.BOTH:
            self.preview.follow(self.editor.text())
        self.changed.emit(True)

    def _paused(self) -> None:
        if self.is_changed:
            self._drafts.keep()

    def _tell_caret(self, rect: QRect) -> None:
        self.caret_moved.emit(QRect(self.editor.mapTo(self, rect.topLeft()), rect.size()))

    def _refused(self, error: UserError) -> None:
        """Somebody was quicker: show both texts. Anything else is told in the message bar; the text stays here."""
        self._drafts.keep()
        theirs = self.desk.read(self.read_text)
        if theirs.version != self._saved.version:
            who = error.conflicts[0].who if isinstance(error, ChangedMeanwhile) and error.conflicts else None
            self._conflict.show_theirs(theirs.markdown, who)
        else:
            self.desk.fail(error)

    def _keep_mine(self) -> None:
        theirs = self.desk.read(self.read_text)
        self._saved = theirs
        self._drafts.rebase(theirs.version)
        self.commit()
        self._conflict.hide()

    def _take_theirs(self) -> None:
        self._conflict.hide()
        self.discard()


class ConflictPanel(QWidget):
    """Somebody saved another text meanwhile: theirs is shown above one's own, and one of the two is kept."""

    keep_mine = Signal()
    take_theirs = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words, self._theirs = Label("", "strong", "amber", wrap=True), Label("", "body", "", wrap=True)
        self._theirs.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mine, other = Button(tr("Keep mine"), "", "link", small=True), Button(tr("Take theirs"), "", "link", small=True)
        mine.clicked.connect(self.keep_mine)
        other.clicked.connect(self.take_theirs)
        panel = frame("warning")
        buttons = box("h", mine, 16, other, None)
        box("v", self._words, 6, self._theirs, 8, buttons, margins=(12, 10, 12, 8), parent=panel)
        box("v", panel, parent=self)

    def show_theirs(self, theirs: str, who: str | None) -> None:
        """Show the other text; ``who`` saved it, if that is known."""
        name = who or tr("Somebody")
        self._words.setText(
            tr("{who} has saved another text meanwhile. Yours is below and kept as a draft.", who=name)
            if theirs
            else tr("{who} has emptied this text meanwhile. Yours is below and kept as a draft.", who=name)
        )
        self._theirs.setText(theirs)
        self._theirs.setVisible(bool(theirs))
        self.show()
