"""The pages that were visited, kept alive so that coming back is instant; those not seen for long are given up."""

from PySide6.QtWidgets import QStackedWidget

from app.ui.desk import Desk
from app.ui.pages.page import Page
from app.ui.pages.registry import make_page
from app.ui.places import Place

_MOST = 12


class PageStack(QStackedWidget):
    """``pages`` by what a place says of them, the one seen last at the end."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pages: dict[tuple[str, int], Page] = {}

    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_place(self, place: Place) -> None:
        """Show the page of ``place``; raises UserError when it is not there (any more), and nothing has changed."""
        key = (place.page, place.id)
        page = self.pages.get(key)
        if page is None:
            page = self.pages[key] = make_page(self._desk, place)
            self.addWidget(page)
        else:
            page.check()
            self.pages[key] = self.pages.pop(key)
        self.setCurrentWidget(page)
        page.arrive(place)
        self._forget_oldest()

    def close_pages(self) -> None:
        """End every page."""
        for page in self.pages.values():
            page.close()

    def _forget_oldest(self) -> None:
        while len(self.pages) > _MOST:
            page = self.pages.pop(next(iter(self.pages)))
            page.close()
            self.removeWidget(page)
            page.deleteLater()
