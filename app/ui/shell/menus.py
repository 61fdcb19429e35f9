"""Menus made from the commands that are in force: the menu bar, and the menu behind ≡."""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from app.ui.commands import Menu
from app.ui.language import tr


def fill_bar(bar: QMenuBar, actions: Iterable[QAction], recent: QMenu) -> None:
    """Put ``actions`` into the menus of ``bar``, each where it was declared; ``recent`` follows the way to open."""
    found = list(actions)
    _empty(bar, recent)
    for which in Menu:
        of_menu = [action for action in found if action.property("menu") == which]
        if of_menu:
            _fill(bar.addMenu(tr(which)), of_menu, recent)


def fill_menu(menu: QMenu, actions: Iterable[QAction], recent: QMenu) -> None:
    """The same as one menu with a submenu for each."""
    found = list(actions)
    _empty(menu, recent)
    for which in Menu:
        of_menu = [action for action in found if action.property("menu") == which]
        if of_menu:
            _fill(menu.addMenu(tr(which)), of_menu, recent)


def _empty(menu: QMenu | QMenuBar, recent: QMenu) -> None:
    """Take everything out; the menus made for the last filling go, or each visit of a page would leave some behind."""
    made = [each for each in menu.findChildren(QMenu) if each is not recent]
    menu.clear()
    for each in made:
        each.deleteLater()


def _fill(menu: QMenu, actions: list[QAction], recent: QMenu) -> None:
    group = actions[0].property("group")
    for action in actions:
        if action.property("group") != group:
            menu.addSeparator()
            group = action.property("group")
        menu.addAction(action)
        if action.objectName() == "file.open":
            menu.addMenu(recent)
