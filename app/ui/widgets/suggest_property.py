"""A property whose value is one of many things: found while one types, as in a panel (UX 24)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.ui import theme
from app.ui.language import said
from app.ui.widgets.fields import LABEL_WIDTH
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box
from app.ui.widgets.suggest import Ask, SuggestField, Suggestion


class SuggestProperty(QWidget):
    """A label and a field that offers things; Enter or leaving it emits ``committed`` with the value chosen.

    None: the field was emptied. What names nothing is refused under the field by the error that ``unknown`` makes of
    what was typed; Esc puts back what was there.
    """

    committed = Signal(object)

    def __init__(
        self,
        label: str,
        ask: Ask,
        unknown: Callable[[str], UserError],
        placeholder: str = "—",
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__()
        self._unknown, self._shown = unknown, None  # type: Callable[[str], UserError], Suggestion | None
        self.field = SuggestField(label, ask, placeholder)
        self.field.setProperty("flat", True)
        self.field.setFixedHeight(theme.px(28))
        self._label, self._problem = Elided(label, "small", "muted"), Label("", "small", "danger", wrap=True)
        self._label.setFixedSize(theme.px(label_width), theme.px(28))
        self._label.setBuddy(self.field)
        self._problem.setContentsMargins(10, 0, 0, 4)
        self._problem.hide()
        beside = box("v", self.field, self._problem)
        box("h", self._label, beside, parent=self).setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        self.field.submitted.connect(self._commit)
        self.field.escaped.connect(self._put_back)
        self.field.installEventFilter(self)

    def show_value(self, value: Suggestion | None) -> None:
        """Show ``value``, unless the user is typing: what is typed then counts once the field is left."""
        typing = self.field.hasFocus() and self.field.isModified()
        self._shown = value
        if not typing:
            self._put_back()

    def refuse(self, error: UserError) -> None:
        """Say under the field why the value was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def problem(self) -> str:
        """What is said under the field; empty: nothing is wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def set_locked(self, locked: bool) -> None:
        """Whether the value can only be read."""
        self.field.setReadOnly(locked)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if left and isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()
        return False

    def _put_back(self) -> None:
        self._problem.hide()
        self.field.take(self._shown)
        self.field.setModified(False)
        self.field.setCursorPosition(0)

    def _commit(self) -> None:
        typed = self.field.text().strip()
        if typed == (self._shown.name if self._shown is not None else ""):
            self._put_back()
            return
        found = self.field.resolve() if typed else None
        if typed and found is None:
            self.refuse(self._unknown(typed))
            return
        self._problem.hide()
        self.field.setModified(False)
        self.committed.emit(found.value if found is not None else None)
