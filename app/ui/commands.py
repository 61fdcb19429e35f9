"""Commands: declared once at the method that obeys; menus, buttons, palette and sheet of keys are made from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui import icons
from app.ui.language import tr
from app.ui.widgets.fields import settle_typing
from app.words import message

Method = TypeVar("Method", bound=Callable[..., Any])
_MARK = "__plenary_command__"


class Menu(StrEnum):
    """The menu a command stands in, in the order of the menu bar; the values are message ids."""

    FILE = message("File")
    EDIT = message("Edit")
    VIEW = message("View")
    GO = message("Go")
    MEETING = message("Meeting")
    PEOPLE = message("People")
    ACTIONS = message("Actions")
    PLAN = message("Plan")
    CONSORTIUM = message("Consortium")
    HISTORY = message("History")
    HELP = message("Help")


EVERYWHERE = (Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.GO, Menu.HELP)  # the other menus belong to one page each


@dataclass(frozen=True)
class Command:
    """One command as declared: ``text`` and ``tip`` are message ids, ``keys`` as QKeySequence reads them.

    ``short`` is what a button says where ``text`` is too long. ``group`` keeps commands of a menu together: a line
    stands between groups. ``method`` is the name of the method that obeys.
    """

    id: str
    text: str
    menu: Menu
    keys: str = ""
    icon: str = ""
    tip: str = ""
    short: str = ""
    group: str = ""
    method: str = ""


DECLARED: dict[str, tuple[Command, str]] = {}  # every command of the modules that were imported, with its class's name


def command(
    id: str,  # noqa: A002 - what it is called everywhere
    text: str,
    *,
    menu: Menu,
    keys: str = "",
    icon: str = "",
    tip: str = "",
    short: str = "",
    group: str = "",
) -> Callable[[Method], Method]:
    """Make a method of a page, tab or window one of the user's commands."""

    def mark(method: Method) -> Method:
        declared = Command(id, text, menu, keys, icon, tip, short, group, method.__name__)
        setattr(method, _MARK, declared)
        DECLARED[id] = (declared, method.__qualname__.rpartition(".")[0])
        return method

    return mark


def declared(owner: type) -> Iterator[Command]:
    """The commands of a class and of those it comes from, in the order in which they are written."""
    seen: set[str] = set()
    for kind in reversed(owner.__mro__):
        for value in vars(kind).values():
            found = getattr(value, _MARK, None)
            if isinstance(found, Command) and found.id not in seen:
                seen.add(found.id)
                yield found


def build(owner: QWidget, everywhere: bool = False) -> dict[str, QAction]:
    """One action for each command of ``owner``, by id; keys work in ``owner`` and its children, or in the window."""
    context = Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    made: dict[str, QAction] = {}
    for each in declared(type(owner)):
        action = QAction(tr(each.text), owner)
        action.setObjectName(each.id)
        action.setIconText(tr(each.short or each.text).rstrip("…"))
        action.setProperty("icon_name", each.icon)
        action.setProperty("tip", tr(each.tip) if each.tip else "")
        action.setProperty("menu", each.menu)
        action.setProperty("group", each.group)
        if each.icon:
            action.setIcon(icons.icon(each.icon))
        if each.keys:
            action.setShortcuts([QKeySequence(keys) for keys in each.keys.split(" / ")])
        action.setShortcutContext(context)
        action.triggered.connect(_obeyed(owner, each.method))
        owner.addAction(action)
        made[each.id] = action
    return made


def _obeyed(owner: QWidget, method: str) -> Callable[[], None]:
    def obey() -> None:
        settle_typing()
        getattr(owner, method)()

    return obey
