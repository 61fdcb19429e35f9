"""The one room of message boxes: never asked for an answer that undo could give, never with ``exec``."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app import __version__
from app.ui import theme
from app.ui.language import tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

_WIDE, _TALL = 560, 200  # px


def show_mistake(window: QWidget, report: str) -> QDialog:
    """Say that the program made a mistake, and offer ``report`` to copy; the user's data are not the cause."""
    dialog = QDialog(window)
    dialog.setWindowTitle("Plenary")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QPlainTextEdit(f"Plenary {__version__}\n{report}")
    text.setReadOnly(True)
    text.setFont(theme.font("small"))
    text.setAccessibleName(tr("Details for the report"))
    text.setFixedSize(_WIDE, _TALL)
    words = Label(
        tr(
            "This is a mistake in Plenary, not in your data. What you saved is safe; what was just done may not have "
            "been done. Please report the lines below to those who look after Plenary for you."
        ),
        wrap=True,
    )
    copy, close = Button(tr("Copy the lines"), "copy", "bordered"), Button(tr("Go on"), "", "primary")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    close.clicked.connect(dialog.accept)
    buttons = box("h", None, copy, close, spacing=8)
    head = Label(tr("Something went wrong"), "title")
    box("v", head, 8, words, 12, text, 16, buttons, margins=(24, 20, 24, 20), parent=dialog)
    dialog.open()
    return dialog
