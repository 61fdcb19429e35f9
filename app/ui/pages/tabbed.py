"""A page of several views under tabs, each made when it is first shown; a page of one view has no tabs."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QStackedWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.page import Page
from app.ui.pages.view import View, ViewSpec
from app.ui.places import Place
from app.ui.shell.header import Tabs


class TabbedPage(Page):
    """The page ``name`` with its ``views``; it says what the view that is shown tells of itself."""

    def __init__(self, desk: Desk, name: str, title: str, views: Sequence[ViewSpec]) -> None:
        super().__init__(desk)
        self.name, self._specs = name, {spec.name: spec for spec in views}
        self._numbers = {spec.name: number for number, spec in enumerate(views)}
        self.tabs = Tabs([tr(spec.title) for spec in views], tr("Views of {page}", page=title))
        self.tabs.chosen.connect(lambda number: desk.go(Place(name, 0, views[number].name)))
        self.tabs.setVisible(len(views) > 1)
        self._made: dict[str, View] = {}
        self._stack = QStackedWidget()
        self.column.addWidget(self.tabs)
        self.column.addWidget(self._stack, 1)
        self.header.set_title(title)

    def current(self) -> View | None:
        """The view that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, View) else None

    @override
    def arrive(self, place: Place) -> None:
        shown = self.current()
        name = place.tab or (shown.name if shown is not None else next(iter(self._specs)))
        if name not in self._made:
            self._make(name)
        view = self._made[name]
        self._stack.setCurrentWidget(view)
        self.tabs.set_current(self._numbers[name])
        self.header.set_buttons(view.header_buttons())
        self.header.set_subtitle(view.subtitle)
        view.arrive(place)

    @override
    def place(self) -> Place:
        view = self.current()
        return view.place() if view is not None else Place(self.name)

    @override
    def filter_field(self) -> QLineEdit | None:
        view = self.current()
        return view.filter_field() if view is not None else None

    @override
    def all_commands(self) -> dict[str, QAction]:
        view = self.current()
        return {**self.commands, **(view.commands if view is not None else {})}

    def _make(self, name: str) -> None:
        spec = self._specs[name]
        view = self._made[name] = spec.kind()(self.desk)
        view.setAccessibleName(tr(spec.title))
        view.told.connect(lambda words: self.header.set_subtitle(words) if view is self.current() else None)
        view.counted.connect(lambda count: self.tabs.set_count(self._numbers[name], count))
        self.tabs.set_count(self._numbers[name], view.count)
        self._stack.addWidget(view)
