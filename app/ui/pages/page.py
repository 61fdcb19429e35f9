"""What every page has: a header, commands, a place to come back to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.commands import build
from app.ui.desk import Desk
from app.ui.places import Place
from app.ui.shell.header import PageHeader


class Page(QWidget):
    """One screen of the window: ``header`` on top; put what follows into ``column``.

    ``commands`` are the actions made from the methods marked with ``@command``; the window shows them in its menus.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.commands: dict[str, QAction] = build(self)
        self.header = PageHeader()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header)

    def arrive(self, place: Place) -> None:
        """Somebody came to this page: choose what ``place`` names, and take the keyboard where it is expected."""
        self.setFocus()

    def check(self) -> None:
        """Raises UserError when what the page is about is not there (any more)."""

    def place(self) -> Place:
        """Where one is now, to come back to."""
        raise NotImplementedError

    def filter_field(self) -> QLineEdit | None:
        """The field that Ctrl+F goes to."""
        return None

    def all_commands(self) -> dict[str, QAction]:
        """The commands that are in force on the page now, also those of a tab in it."""
        return self.commands
