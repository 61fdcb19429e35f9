"""One line to enter an organisation: short and legal name, and the country by name or code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.ui import theme
from app.ui.language import said, tr
from app.ui.pages.people.people_words import countries, read_country
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import offer
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import box


class NewOrganisationLine(QWidget):
    """``entered`` tells short name, legal name and country code; ``left``: the keyboard goes back to the table."""

    entered = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.short = _field(tr("Short name"), 112)
        self.legal = _field(tr("Legal name"), 212)
        self.country = _field(tr("Country"), 124)
        self.hint = Elided("", "small", "muted")
        close = Button("", "x", "ghost", tr("Close"), small=True)
        close.clicked.connect(self.close_line)
        row = box(
            "h", self.short, 8, self.legal, 8, self.country, 12, self.hint, 8, close,
            margins=(theme.MARGIN, 6, theme.MARGIN, 6), parent=self,
        )  # fmt: skip
        row.setStretch(6, 1)
        for field in (self.short, self.legal, self.country):
            field.returnPressed.connect(self._submit)
        self.hide()

    def open_line(self) -> None:
        """Take the keyboard."""
        self._hint(tr("Enter adds, Esc closes"))
        if self.country.completer() is None:
            offer(self.country, [name for _code, name in countries()])
        self.show()
        self.short.setFocus()

    def close_line(self) -> None:
        """Go away, and give the keyboard back."""
        self._clear()
        self.hide()
        self.left.emit()

    def refuse(self, error: UserError) -> None:
        """Say beside the fields why it was not entered; what was typed stays."""
        self._hint(said(error), "danger")

    def done(self) -> None:
        """It was entered: ready for the next."""
        self._clear()
        self._hint(tr("Entered. Ctrl+Z takes it back."))
        self.short.setFocus()

    def _clear(self) -> None:
        for field in (self.short, self.legal, self.country):
            field.clear()

    def _submit(self) -> None:
        try:
            code = read_country(self.country.text())
        except UserError as error:
            self.refuse(error)
            return
        self.entered.emit(self.short.text(), self.legal.text(), code)

    def _hint(self, words: str, tone: str = "muted") -> None:
        self.hint.setText(words)
        self.hint.set_tone(tone)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)


def _field(name: str, width: int) -> QLineEdit:
    field = QLineEdit()
    field.setFont(theme.font())
    field.setFixedHeight(theme.CONTROL)
    field.setMinimumWidth(72)
    field.setMaximumWidth(width)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
