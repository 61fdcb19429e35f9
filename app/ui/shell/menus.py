"""Menus made from the commands that are in force: the menu bar, and the menu behind ≡, which has the same ones."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.commands import EVERYWHERE, Menu
from app.ui.language import tr

_LAST = "end"  # the group that ends a menu: to close, to quit


class Menus:
    """The menus of ``window``, made once and filled anew; ``recent`` follows the way to open a file."""

    def __init__(self, window: QMainWindow, recent: QMenu) -> None:
        self.bar, self.more, self._recent = window.menuBar(), QMenu(window), recent
        titles = _titles()
        self._menus = {which: self.bar.addMenu(titles[which]) for which in Menu}
        for menu in self._menus.values():
            self.more.addMenu(menu)

    def has_letter(self, key: int) -> bool:
        """Whether Alt and this key open one of the menus that are shown."""
        shown = [menu.title() for menu in self._menus.values() if menu.menuAction().isVisible()]
        return any(ord(title[title.find("&") + 1].upper()) == key for title in shown)

    def fill(self, actions: Iterable[QAction]) -> None:
        """Put ``actions`` into the menus, each where it was declared; a menu with nothing in it is not shown."""
        found = list(actions)
        for which, menu in self._menus.items():
            of_menu = [action for action in found if action.property("menu") == which]
            menu.clear()
            self._put(menu, of_menu)
            menu.menuAction().setVisible(bool(of_menu))

    def _put(self, menu: QMenu, actions: Sequence[QAction]) -> None:
        ordered = sorted(actions, key=lambda action: action.property("group") == _LAST)  # after those of the page
        before = ordered[0].property("group") if ordered else ""
        for action in ordered:
            if action.property("group") != before:
                menu.addSeparator()
                before = action.property("group")
            menu.addAction(action)
            if action.objectName() == "file.open":
                menu.addMenu(self._recent)


def _titles() -> dict[Menu, str]:
    """The titles with an & before the letter that opens the menu with Alt: the first one not taken before.

    The menus of pages differ from those that are always there; of them, only one is there at a time.
    """
    taken: set[str] = set()
    found = {}
    for which in sorted(Menu, key=lambda which: which not in EVERYWHERE):
        title = tr(which)
        place = next((n for n, letter in enumerate(title) if letter.isalpha() and letter.casefold() not in taken), -1)
        found[which] = f"{title[:place]}&{title[place:]}" if place >= 0 else title
        if which in EVERYWHERE and place >= 0:
            taken.add(title[place].casefold())
    return found
