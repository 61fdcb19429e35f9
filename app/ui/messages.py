"""The one room of message boxes: never asked for an answer that undo could give, never with ``exec``."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app import __version__
from app.ui import theme
from app.ui.language import tr
from app.ui.shell.sidebar import Mark
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box

_WIDE, _TALL, _ABOUT = 560, 200, 380  # px


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


def show_about(window: QWidget) -> None:
    """Say what this program is, which version, and under which licences it comes."""
    dialog = QDialog(window)
    dialog.setWindowTitle(tr("About Plenary"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words = Label(
        tr("Meetings, minutes, governance and plan of an international research consortium, from one local file."),
        wrap=True,
    )
    words.setFixedWidth(_ABOUT)
    licences = Label(
        tr("MIT licence. Fonts: SIL Open Font License, Droid Sans Fallback Apache License 2.0. Icons: Lucide, ISC."),
        "small",
        "muted",
        wrap=True,
    )
    licences.setFixedWidth(_ABOUT)
    close = Button(tr("Close"), "", "primary")
    close.clicked.connect(dialog.accept)
    head = box("h", Mark(), 12, Label(f"Plenary {__version__}", "title"), None)
    box("v", head, 12, words, 12, licences, 16, box("h", None, close), margins=(24, 20, 24, 20), parent=dialog)
    dialog.open()
