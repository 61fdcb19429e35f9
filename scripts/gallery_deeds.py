"""What a user would do to see a state of the window: run a command, choose a row, type into the filter."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.clash_values import ClashLevel
from app.domain.drafts import minutes_place
from app.domain.errors import UserError
from app.services.drafts import keep_draft
from app.ui.language import tr
from app.ui.pages.chain_sections import ChainSection
from app.ui.pages.meeting.agenda import AgendaTab
from app.ui.pages.meeting.agenda_bar import AgendaBar
from app.ui.pages.meeting.minutes_text import TextPane
from app.ui.shell.window import MainWindow
from app.ui.tables.large import LargeTable
from app.ui.tables.saved_views import ViewsChip
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button, Chip, Segmented
from app.ui.widgets.timeline.view import Timeline
from app.ui.widgets.timetable.view import TimetableView

Deed = Callable[[MainWindow], None]
W = TypeVar("W", bound=QWidget)

HELD, COMING = "wageningen-2020", "irc-founding-2020"
TABS = ("overview", "agenda", "participants", "presentations", "minutes", "documents")


def seen(window: MainWindow, kind: type[W]) -> W:
    """The one widget of this kind that is shown."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def keyboard() -> QWidget:
    """What has the keyboard."""
    focused = QApplication.focusWidget()
    if focused is None:
        raise RuntimeError("nothing has the keyboard")
    return focused


def run(command: str, typed: str = "") -> Deed:
    """Run a command, as its menu would, then type into what has the keyboard."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        found = {action.objectName(): action for action in window.workspace.actions_in_force()}
        (window.commands | found)[command].trigger()
        QApplication.processEvents()
        if typed:
            QTest.keyClicks(keyboard(), typed)

    return deed


def choose_row(number: int) -> Deed:
    """Choose a row of the table."""

    def deed(window: MainWindow) -> None:
        table = seen(window, Table)
        table.choose(table.rows.rows[number].id)

    return deed


def both(*deeds: Deed) -> Deed:
    """Do one after the other."""

    def deed(window: MainWindow) -> None:
        for each in deeds:
            each(window)

    return deed


def choose_large(*numbers: int) -> Deed:
    """Choose rows of the large table, the first one with the cursor."""

    def deed(window: MainWindow) -> None:
        table = seen(window, LargeTable)
        table.settle()
        table.choose_number(numbers[0])
        flags = QItemSelectionModel.SelectionFlag
        for number in numbers[1:]:
            table.selectionModel().select(table.rows.index(number, 0), flags.Select | flags.Rows)
        for chain in window.findChildren(ChainSection):
            chain.settle()

    return deed


def choose_block(title: str) -> Deed:
    """Choose a session or item of the timetable by the beginning of its title."""

    def deed(window: MainWindow) -> None:
        view = seen(window, TimetableView)
        geometry = view.geometry_now
        assert geometry is not None
        view.choose(next(block.ref for block in geometry.blocks if block.title.startswith(title)), show=True)

    return deed


def choose_plan(number: str, day: float = 0.0) -> Deed:
    """Choose a row of the plan's timeline; ``day`` makes a day so many pixels wide."""

    def deed(window: MainWindow) -> None:
        timeline = seen(window, Timeline)
        if day:
            timeline.set_day_width(day)
            timeline.go_to_today()
        timeline.choose(next(line.key for line in timeline.lines.all() if line.key.number == number), show=True)

    return deed


def filtered(typed: str) -> Deed:
    """Type into the filter of the page."""

    def deed(window: MainWindow) -> None:
        run("edit.find")(window)
        QTest.keyClicks(keyboard(), typed)

    return deed


def view(number: int) -> Deed:
    """Choose another view of the page."""

    def deed(window: MainWindow) -> None:
        seen(window, Segmented).choose(number)

    return deed


def name_view(name: str) -> Deed:
    """Ask for the name of a view of the table, and type it."""

    def deed(window: MainWindow) -> None:
        chip = seen(window, ViewsChip)
        chip.ask_name()
        QTest.keyClicks(keyboard(), name)

    return deed


def open_views(*names: str) -> Deed:
    """Save the table as it is shown now under these names, and open the menu of its views."""

    def deed(window: MainWindow) -> None:
        chip = seen(window, ViewsChip)
        for name in names:
            chip.save(name, print)
        QApplication.processEvents()
        chip.click()

    return deed


def refuse(window: MainWindow) -> None:
    """Say why something was not done."""
    assert window.workspace is not None
    window.workspace.desk.fail(
        UserError("Nothing was saved: there is no room on the volume of {name}. Free some, then try again.", name="it")
    )


def menu(window: MainWindow) -> None:
    """Open the menu of the window."""
    assert window.workspace is not None
    button = next(one for one in window.workspace.sidebar.findChildren(Button) if one.accessibleName() == tr("Menu"))
    button.click()


def rename_refused(window: MainWindow) -> None:
    """A title may not be empty: said beside the field."""
    run("overview.rename")(window)
    QApplication.processEvents()
    field = keyboard()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)


def say(kind: str, words: str) -> Deed:
    """Tell something in the message bar."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        window.workspace.messages.show_message(words, [(tr("Close"), window.update)], kind)

    return deed


def open_menu(number: int) -> Deed:
    """Open one of the menus of the menu bar."""

    def deed(window: MainWindow) -> None:
        menu = window.menuBar().actions()[number].menu()
        assert isinstance(menu, QMenu)
        menu.popup(window.mapToGlobal(QPoint(300, 90)))

    return deed


def day(number: int, title: str) -> Deed:
    """Show one day of the agenda, and choose a block of it."""

    def deed(window: MainWindow) -> None:
        chips = [chip for chip in seen(window, AgendaBar).findChildren(Chip) if chip.isVisible()]
        sorted(chips, key=lambda chip: chip.x())[number].click()
        QApplication.processEvents()
        choose_block(title)(window)

    return deed


def clashes(window: MainWindow) -> None:
    """Open the list of clashes, under its chip."""
    assert seen(window, AgendaTab).open_clashes(ClashLevel.ERROR) is not None


def restored(window: MainWindow) -> None:
    """Open the file again after a text was typed, but not saved."""
    assert window.workspace is not None
    assert window.database is not None
    pane, desk = seen(window, TextPane), window.workspace.desk
    place, version = minutes_place(pane._minutes_id, pane._item_id), pane._saved.version
    words = f"{pane.editor.text()}\n\nTyped just before the lights went out."
    desk.change("Keep a draft", lambda s: keep_draft(s, place, desk.store.who, words, version, desk.now()))
    window.open_path(window.database.path)


def long_work(window: MainWindow) -> None:
    """Show work that takes long, with the way to end it."""
    assert window.workspace is not None
    window.workspace.status.show_job("Writing the pack", 0.4, tr("Cancel “{job}”", job="Writing the pack"))


def reading(window: MainWindow) -> None:
    """Open the file for reading only."""
    assert window.database is not None
    window.open_path(window.database.path, read_only=True)
