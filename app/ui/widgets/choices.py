"""Choices under a field while one types: names that can be taken with a key or a click."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.text import fold
from app.ui import theme

Choices = Callable[[], Sequence[tuple[Any, str]]]
_NAMED = 8  # choices in a sentence


def chosen(typed: str, offered: Sequence[tuple[Any, str]]) -> Any:
    """The choice of that name, or the only one whose name begins so; raises UserError."""
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
        names=", ".join(name for _value, name in offered[:_NAMED] if name),
    )


def offer(field: QLineEdit, names: Sequence[str]) -> QCompleter:
    """Let ``field`` complete to one of ``names`` (contains, any case); a chosen one is committed by Enter.

    The completer of before is gone.
    """
    completer = QCompleter(QStringListModel(list(names), field), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    old = field.completer()
    old_names = old.model() if old is not None else None
    field.setCompleter(completer)  # before its popup is touched: the other way round Qt crashes when focus comes in
    if old_names is not None:
        old_names.deleteLater()
    if (popup := completer.popup()) is not None:
        popup.setObjectName("completer")
        popup.setFont(theme.font())
        popup.setAccessibleName(field.accessibleName())
    return completer


class Offering(QObject):
    """Offers the choices of a field under it while one types; all of them with F4, Down or a click.

    A choice that is clicked is taken at once: ``take`` is called when it stands in the field.
    """

    def __init__(self, field: QLineEdit, choices: Choices, take: Callable[[], None]) -> None:
        super().__init__(field)
        self._field, self._choices = field, choices
        self._completer = offer(field, ())
        self._taken = QTimer(self)
        self._taken.setSingleShot(True)
        self._taken.setInterval(0)
        self._taken.timeout.connect(take)
        self._completer.activated.connect(lambda _name: self._taken.start())
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn and event.reason() is not Qt.FocusReason.PopupFocusReason:
                self._come(event.reason() is Qt.FocusReason.MouseFocusReason)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._open()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and self._open()
        return False

    def _come(self, clicked: bool) -> None:
        """The keyboard came into the field: its choices may be others now."""
        model = self._completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList([name for _value, name in self._choices() if name])
        if clicked:
            QTimer.singleShot(0, self._field, self._field.selectAll)  # after the click, which puts the cursor somewhere
        else:
            self._field.selectAll()

    def _open(self) -> bool:
        """Show all choices, unless they are shown already."""
        popup = self._completer.popup()
        if popup is None or popup.isVisible() or self._field.isReadOnly():
            return False
        self._completer.setCompletionPrefix("")
        self._completer.complete()
        return True
