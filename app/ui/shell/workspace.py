"""The window's content for one open file: sidebar, page, message bar, status bar, toast; where one is and was."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from app.domain.errors import UserError
from app.ui.commands import Menu, build, command
from app.ui.desk import Desk
from app.ui.pages.page import Page
from app.ui.places import Place
from app.ui.shell.lent_keys import LentKeys
from app.ui.shell.message_bar import MessageBar
from app.ui.shell.navigation import Trail
from app.ui.shell.page_stack import PageStack
from app.ui.shell.page_ways import PageWays
from app.ui.shell.sidebar import SidebarPane
from app.ui.shell.status_bar import StatusBar
from app.ui.shell.tab_order import move_on
from app.ui.shell.toast import Toast
from app.ui.shell.undoing import Undoing
from app.ui.shell.voice import Voice
from app.ui.widgets.layout import box


class Workspace(PageWays):
    """Everything of one ``desk``. ``moved``: one is elsewhere, or other commands are in force."""

    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trail = Trail()
        self.sidebar, self.messages, self.status = SidebarPane(), MessageBar(), StatusBar()
        self.stack = PageStack(desk)
        self.pages = self.stack.pages
        right = box("v", self.messages, self.stack, self.status)
        right.setStretch(1, 1)
        row = box("h", self.sidebar, right, parent=self)
        row.setStretch(1, 1)
        self.toast = Toast(self)
        self._keys = LentKeys(self)
        self.commands: dict[str, QAction] = build(self, everywhere=True)
        self.undoing = Undoing(desk, self.commands["edit.undo"], self.commands["edit.redo"], self)
        self.voice = Voice(desk, self.toast, self.messages, self.status, self.sidebar, self.undoing, self)
        desk.went.connect(self.go)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.search.connect(self.open_palette)
        self.sidebar.help_asked.connect(self.show_keys)
        self._name_ways()

    def page(self) -> Page | None:
        """The page that is shown."""
        return self.stack.page()

    def actions_in_force(self) -> list[QAction]:
        """The commands of the window and of the page that is shown."""
        page = self.page()
        return [*self.commands.values(), *(page.all_commands().values() if page is not None else ())]

    def window_actions(self) -> list[QAction]:
        """The commands in force, also those of the window around."""
        return [*getattr(self.window(), "commands", {}).values(), *self.actions_in_force()]

    @override
    def go(self, place: Place) -> bool:
        """Go to ``place``; False: it is not there (any more), which is said, and one stays."""
        if (page := self.page()) is not None:
            self.trail.update(page.place())
        try:
            self._show(place)
        except UserError as error:
            self.desk.fail(error)
            return False
        self.trail.visit(place)
        self._name_ways()
        return True

    def leave(self) -> None:
        """Leave whatever has the keyboard, so that what was typed is kept; then end every page."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.stack.close_pages()
        self.voice.stop()
        self.undoing.stop()

    @command("edit.undo", "Undo", menu=Menu.EDIT, keys="Ctrl+Z", icon="undo-2", group="undo")
    def undo(self) -> None:
        """Take back this person's newest step."""
        self.undoing.undo()

    @command("edit.redo", "Redo", menu=Menu.EDIT, keys="Ctrl+Shift+Z / Ctrl+Y", icon="redo-2", group="undo")
    def redo(self) -> None:
        """Take back this person's newest undo."""
        self.undoing.redo()

    @command("edit.find", "Filter this page", menu=Menu.EDIT, keys="Ctrl+F", icon="list-filter", group="find")
    def filter_page(self) -> None:
        """Go to the filter of the page."""
        page = self.page()
        if page is not None and (field := page.filter_field()) is not None:
            field.setFocus()
            field.selectAll()

    @command("go.palette", "Search or run a command…", menu=Menu.GO, keys="Ctrl+K", icon="search", group="search")
    def open_palette(self) -> None:
        """Open the palette."""
        from app.ui.shell.palette import Palette

        Palette(self.window(), self.desk, self.window_actions(), self.trail.recent(6)).open()

    @command("go.back", "Back", menu=Menu.GO, keys="Alt+Left", icon="arrow-left", group="trail")
    def go_back(self) -> None:
        """Go to the place one came from."""
        self._step(-1)

    @command("go.forward", "Forward", menu=Menu.GO, keys="Alt+Right", icon="arrow-right", group="trail")
    def go_forward(self) -> None:
        """Go on to the place one came back from."""
        self._step(1)

    @command("go.next_pane", "Next pane", menu=Menu.GO, keys="F6", group="panes")
    def next_pane(self) -> None:
        """Give the keyboard to the next part of the window: sidebar, page."""
        focused = QApplication.focusWidget()
        page = self.page()
        if page is not None and focused is not None and self.sidebar.isAncestorOf(focused):
            page.arrive(page.place())
        else:
            self.sidebar.take_keyboard()

    @command("help.keys", "Keyboard shortcuts", menu=Menu.HELP, keys="F1", icon="keyboard")
    def show_keys(self) -> None:
        """Open the sheet of keys."""
        from app.ui.shell.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self).open()

    def _show(self, place: Place) -> None:
        self.stack.show_place(place)
        self.sidebar.mark(place)

    def _step(self, step: int) -> None:
        """Go along the trail, past places that are not there any more; where none is left, one stays."""
        if (page := self.page()) is not None:
            self.trail.update(page.place())
        moved, reason = 0, None
        while self.trail.can_go(step):
            place = self.trail.go(step)
            moved += step
            try:
                self._show(place)
            except UserError as error:
                reason = error
            else:
                self._name_ways()
                return
        if reason is not None:
            self.trail.go(-moved)
            self.desk.fail(reason)

    def _name_ways(self) -> None:
        self.commands["go.back"].setEnabled(self.trail.can_go(-1))
        self.commands["go.forward"].setEnabled(self.trail.can_go(1))
        page = self.page()
        self.commands["edit.find"].setEnabled(page is not None and page.filter_field() is not None)
        self._keys.lend(page.all_commands().values() if page is not None else ())
        self.moved.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return move_on(self, next)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.settle()
