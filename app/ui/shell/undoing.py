"""Undo and redo: the keys go first to a text field that has its own undo; the menu names what would be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.db.history.refusals import NothingToRedo, NothingToUndo
from app.db.history.tables import StepInfo
from app.domain.errors import UserError
from app.ui.desk import Desk
from app.ui.language import said, tr
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
        self._field: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)
        self._watch(None, app.focusWidget())
        self.name()

    def stop(self) -> None:
        """Name and watch nothing any more."""
        self._later.stop()
        self._watch(None, None)

    def undo(self) -> None:
        """Take back the newest step, or say why not."""
        self._take_back(self._desk.store.undo, redone=False)

    def undo_step(self, step_id: int) -> None:
        """Take back one step, also when it is not the newest any more, or say why not."""
        self._take_back(lambda: self._desk.store.undo_step(step_id), redone=False)

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
        except (NothingToUndo, NothingToRedo) as nothing:  # no mistake: a key was held longer than there are steps
            self._desk.say(said(nothing))
            return
        except UserError as error:
            self._desk.fail(error)
            return
        (self._undo if redone else self._redo).setEnabled(True)  # at once: the next key may be waiting already
        words = step_words(step)
        self._desk.say(tr("Done again: {step}", step=words) if redone else tr("Undone: {step}", step=words))

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The text field that has the keyboard is asked first."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = now if isinstance(now, QLineEdit | QTextEdit | QPlainTextEdit) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text field that has nothing of its own to undo leaves the keys to the window."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event)
        if not (undo or redo):
            return False
        own = _has_own(watched, undo)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(own)
            return True
        if event.type() == QEvent.Type.KeyPress and own:
            watched.undo() if undo else watched.redo()
            return True
        return False


def _is_ctrl_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _has_own(field: QLineEdit | QTextEdit | QPlainTextEdit, undo: bool) -> bool:
    """Whether the field can take back, or do again, what is typed in it and not saved yet."""
    if field.isReadOnly():
        return False
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and field.isModified() if undo else field.isRedoAvailable()
    document = field.document()
    return document.isUndoAvailable() and document.isModified() if undo else document.isRedoAvailable()


def _is_typed_in(field: QLineEdit | QTextEdit | QPlainTextEdit) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()
