"""What every tab of a meeting has."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.commands import build
from app.ui.desk import Desk
from app.ui.places import Place


class MeetingTab(QWidget):
    """One tab of the meeting with ``meeting_id``: put its rows, the toolbar first, into ``column``.

    ``name`` is the tab's name in a ``Place``. ``commands`` are made from the methods marked with ``@command``.
    """

    name = ""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self.desk, self.meeting_id = desk, meeting_id
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.commands: dict[str, QAction] = build(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def arrive(self, place: Place) -> None:
        """Somebody came to this tab: choose what ``place`` names, and take the keyboard where it is expected."""
        self.setFocus()

    def place(self) -> Place:
        """Where one is now, to come back to."""
        return Place("meeting", self.meeting_id, self.name)

    def header_buttons(self) -> Sequence[QWidget]:
        """The buttons at the right of the meeting's header while this tab is shown; made once."""
        return ()

    def filter_field(self) -> QLineEdit | None:
        """The field that Ctrl+F goes to."""
        return None
