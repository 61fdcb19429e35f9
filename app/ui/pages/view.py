"""What every view has: one of the parts of a page that its tabs lead to."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.commands import build
from app.ui.desk import Desk
from app.ui.places import Place


class View(QWidget):
    """One view of a page: put its rows, the toolbar first, into ``column``.

    ``page_name`` and ``name`` are what a ``Place`` calls its page and itself. ``commands`` are made from the methods
    marked with ``@command``. ``told``: the words under the page's title changed; ``counted``: the count beside the tab.
    """

    page_name = ""
    name = ""
    told = Signal(str)
    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.subtitle = self.count = ""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.commands: dict[str, QAction] = build(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def arrive(self, place: Place) -> None:
        """Somebody came to this view: choose what ``place`` names, and take the keyboard where it is expected."""
        self.setFocus()

    def place(self) -> Place:
        """Where one is now, to come back to."""
        return Place(self.page_name, 0, self.name)

    def header_buttons(self) -> Sequence[QWidget]:
        """The buttons at the right of the page's header while this view is shown; made once."""
        return ()

    def filter_field(self) -> QLineEdit | None:
        """The field that Ctrl+F goes to."""
        return None

    def tell(self, subtitle: str) -> None:
        """Say this under the page's title while this view is shown."""
        self.subtitle = subtitle
        self.told.emit(subtitle)

    def tell_count(self, count: str) -> None:
        """Put this count beside the view's tab."""
        self.count = count
        self.counted.emit(count)


@dataclass(frozen=True)
class ViewSpec:
    """A view of a page: ``name`` as in a Place and as its module is called, ``title`` a message id."""

    page: str
    name: str
    title: str

    @property
    def kind_name(self) -> str:
        """What its class is called: "OrganisationsView"."""
        return f"{self.name.capitalize()}View"

    def kind(self) -> type[View]:
        """Its class; the module is imported when it is first used."""
        found: type[View] = getattr(importlib.import_module(f"app.ui.pages.{self.page}.{self.name}"), self.kind_name)
        return found
