"""Undo and redo: the keys go first to a text field that has its own undo; the menu names what would be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from typing_extensions import override

from app.db.history.tables import StepInfo
from app.domain.errors import UserError
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.step_words import step_words


class Undoing(QObject):
    """Works the two actions of one desk."""

    def __init__(self, desk: Desk, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._undo, self._redo = desk, undo, redo
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.name)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.name()

    def undo(self) -> None:
        """Take back the newest step, or say why not."""
        self._take_back(self._desk.store.undo, redone=False)

    def redo(self) -> None:
        """Take back the newest undo, or say why not."""
        self._take_back(self._desk.store.redo, redone=True)

    def name_later(self) -> None:
        """Name the actions anew, once what is going on is done."""
        self._later.start()

    def name(self) -> None:
        """Say in the menu what the actions would take back."""
        try:
            undo, redo = self._desk.store.next_undo(), self._desk.store.next_redo()
        except UserError:  # the disk: whoever needs the file says so
            return
        self._undo.setText(tr("Undo “{step}”", step=step_words(undo)) if undo else tr("Undo"))
        self._redo.setText(tr("Redo “{step}”", step=step_words(redo)) if redo else tr("Redo"))
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)

    def _take_back(self, act: Callable[[], StepInfo], redone: bool) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit) and _is_typed_in(focused):
            focused.clearFocus()  # its text becomes a step first
        try:
            step = act()
        except UserError as error:
            self._desk.fail(error)
            return
        words = step_words(step)
        self._desk.say(tr("Done again: {step}", step=words) if redone else tr("Undone: {step}", step=words))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text field that has nothing of its own to undo leaves the key to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo or redo) and not _has_own(watched, undo):
                event.ignore()
                return True
        return False


def _has_own(field: QObject, undo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    if isinstance(field, QTextEdit | QPlainTextEdit):
        document = field.document()
        return not field.isReadOnly() and (document.isUndoAvailable() if undo else document.isRedoAvailable())
    return False


def _is_typed_in(field: QLineEdit | QTextEdit | QPlainTextEdit) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()
