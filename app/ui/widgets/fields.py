"""Fields: the filter, and the property that becomes a field under the pointer and is checked when it is left."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.ui import icons, theme
from app.ui.language import said
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

LABEL_WIDTH = 72
Choices = Callable[[], Sequence[tuple[Any, str]]]


class FilterField(QLineEdit):
    """A search field with its glass; Esc empties it, then gives the keyboard away (``left``)."""

    left = Signal()

    def __init__(self, words: str, width: int = 220) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setFont(theme.font())
        self.setFixedSize(width, theme.CONTROL)
        self.setTextMargins(22, 0, 0, 0)
        self.setClearButtonEnabled(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        icons.draw(p, "search", QRectF(9, 8, 14, 14), "muted")
        p.end()


class _Marked:
    """What the fields of a property have in common: they can be marked as wrong."""

    @staticmethod
    def mark(field: QWidget, wrong: bool) -> None:
        """Outline the field in red, or no longer."""
        if bool(field.property("wrong")) != wrong:
            field.setProperty("wrong", wrong)
            field.style().unpolish(field)
            field.style().polish(field)


class LineField(QLineEdit):
    """One line that is committed by Enter or by leaving it, if it was changed, and put back by Esc."""

    commit = Signal()
    put_back = Signal()

    def __init__(self, name: str, flat: bool = True) -> None:
        super().__init__()
        self.setProperty("flat", flat)
        self.setFont(theme.font())
        self.setFixedHeight(28 if flat else theme.CONTROL)
        self.setAccessibleName(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit.emit()
            self.setCursorPosition(0)


class TextField(QPlainTextEdit):
    """Several lines that are committed by leaving them, if they were changed; Tab leaves, Esc puts back."""

    commit = Signal()
    put_back = Signal()

    def __init__(self, name: str, lines: int = 3) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setFont(theme.font())
        self.document().setDocumentMargin(0)  # the style sheet keeps the text level with that of a LineField
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFixedHeight(lines * 19 + 9)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.put_back.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit.emit()


class Property(QWidget):
    """A label and a value that becomes a field under the pointer (UX 11, 22).

    Enter, or leaving the field, reads what was typed and emits ``committed(value)`` when it differs from what was
    shown; Esc puts back what was there. ``read`` turns text into a value and raises UserError, whose sentence appears
    under the field; leaving is never blocked. ``choices`` offers values by name while one types; what is typed must
    then begin one of their names.
    """

    committed = Signal(object)

    def __init__(
        self,
        label: str,
        show: Callable[[Any], str] = str,
        read: Callable[[str], Any] | None = None,
        choices: Choices | None = None,
        lines: int = 1,
        label_width: int = LABEL_WIDTH,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._show, self._choices, self._shown = show, choices, ""
        self._read = read or (self._chosen if choices else str)
        self.field: LineField | TextField = LineField(label) if lines == 1 else TextField(label, lines)
        self.field.setPlaceholderText(placeholder)
        self.field.commit.connect(self._commit)
        self.field.put_back.connect(self._put_back)
        self._label, self._problem = Label(label, "small", "muted"), Label("", "small", "danger", wrap=True)
        self._label.setFixedWidth(label_width)
        self._label.setBuddy(self.field)
        if lines > 1:  # level with the first line, also while a problem stands under the field
            self._label.setContentsMargins(0, 5, 0, 0)
        else:
            self._label.setFixedHeight(28)
        self._problem.hide()
        beside = box("v", self.field, self._problem)
        self._problem.setContentsMargins(8, 0, 0, 4)
        box("h", self._label, beside, parent=self).setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        if choices and isinstance(self.field, LineField):
            self.field.installEventFilter(_Offering(self.field, choices))

    def show_value(self, value: Any) -> None:
        """Show ``value``, unless the user is typing: then it appears once the field is left."""
        self._shown = "" if value is None else self._show(value)
        if not (self.field.hasFocus() and self._modified()):
            self._put_back()

    def refuse(self, error: UserError) -> None:
        """Say under the field why the value was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()
        _Marked.mark(self.field, True)

    def set_locked(self, locked: bool) -> None:
        """Whether the value can only be read."""
        self.field.setReadOnly(locked)

    def _modified(self) -> bool:
        return self._text() != self._shown

    def _text(self) -> str:
        return self.field.text() if isinstance(self.field, LineField) else self.field.toPlainText()

    def _put_back(self) -> None:
        if self._text() != self._shown:
            if isinstance(self.field, LineField):
                self.field.setText(self._shown)
            else:
                self.field.setPlainText(self._shown)
        if isinstance(self.field, LineField):
            self.field.setCursorPosition(0)
            self.field.setModified(False)
        else:
            self.field.document().setModified(False)
        self._accept()

    def _accept(self) -> None:
        self._problem.hide()
        _Marked.mark(self.field, False)

    def _commit(self) -> None:
        if not self._modified():
            self._accept()
            return
        try:
            value = self._read(self._text())
        except UserError as error:
            self.refuse(error)
            return
        self._accept()
        self.committed.emit(value)

    def _chosen(self, typed: str) -> Any:
        """The choice of that name, or the only one whose name begins so."""
        from app.domain.text import fold

        assert self._choices is not None
        offered = self._choices()
        wanted = fold(typed.strip())
        exact = [value for value, name in offered if fold(name) == wanted]
        found = exact or [value for value, name in offered if wanted and fold(name).startswith(wanted)]
        if len(found) == 1 or exact:
            return found[0]
        if not wanted and any(value is None for value, _name in offered):
            return None
        raise UserError(
            "There is no choice {typed}: choose one of {names}.",
            typed=repr(typed),
            names=", ".join(name for _value, name in offered[:8] if name),
        )


class _Offering(QObject):
    """Offers the choices of a field under it while one types; all of them as soon as it has the keyboard."""

    def __init__(self, field: QLineEdit, choices: Choices) -> None:
        super().__init__(field)
        self._field, self._choices = field, choices

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self._field.isReadOnly():
            offer(self._field, [name for _value, name in self._choices() if name])
            self._field.selectAll()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._open()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and self._open()
        return False

    def _open(self) -> bool:
        """Show all choices, unless they are shown already."""
        completer = self._field.completer()
        popup = completer.popup() if completer is not None else None
        if completer is None or popup is None or popup.isVisible() or self._field.isReadOnly():
            return False
        completer.setCompletionPrefix("")
        completer.complete()
        return True


def offer(field: QLineEdit, names: Sequence[str]) -> QCompleter:
    """Let ``field`` complete to one of ``names`` (contains, any case); a chosen one is committed by Enter.

    The completer of before belongs to the field, which deletes it itself.
    """
    completer = QCompleter(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    if (popup := completer.popup()) is not None:
        popup.setObjectName("completer")
        popup.setFont(theme.font())
    return completer
