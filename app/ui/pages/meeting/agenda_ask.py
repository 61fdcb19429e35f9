"""One question in a small popup: a field with words under it that can be clicked instead of typing."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.domain.errors import UserError
from app.ui import theme
from app.ui.language import said
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import offer
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

_WIDE = 248  # px

V = TypeVar("V")


class AskPopup(QFrame, Generic[V]):
    """Enter or a click answers, Esc and a click elsewhere close it. ``read`` raises UserError for what is no answer."""

    def __init__(
        self,
        question: str,
        hint: str,
        read: Callable[[str], V],
        choices: Sequence[tuple[V, str]],
        take: Callable[[V], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._read, self._take = read, take
        self.field = QLineEdit()
        self.field.setFont(theme.font())
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(hint)
        self.field.setFixedHeight(theme.CONTROL)
        self.field.returnPressed.connect(self._typed)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        column = box("v", Label(question, "strong"), 8, self.field, 4, self._problem, margins=(16, 12, 16, 12))
        for value, words in choices:
            button = Button(words, "", "link")
            button.clicked.connect(lambda _on=False, one=value: self._answer(one))
            column.addLayout(box("h", button, None))
        self.setLayout(column)
        self.setFixedWidth(theme.px(_WIDE))

    def offer(self, names: Sequence[str]) -> None:
        """Complete what is typed to one of these."""
        completer = offer(self.field, names)
        completer.activated.connect(self._typed, Qt.ConnectionType.QueuedConnection)

    def open_at(self, at: QPoint) -> None:
        """Show it with its upper left corner at a point of the screen, as far as there is room."""
        self.adjustSize()
        room = (QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()).availableGeometry()
        self.move(
            max(room.left(), min(at.x(), room.right() - self.width())),
            max(room.top(), min(at.y(), room.bottom() - self.height())),
        )
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _typed(self) -> None:
        try:
            value = self._read(self.field.text())
        except UserError as error:
            self._problem.setText(said(error))
            self._problem.show()
            self.adjustSize()
            return
        self._answer(value)

    def _answer(self, value: V) -> None:
        self.close()
        self._take(value)
