"""What the gallery shows; a new page, state or dialog is one more line here, with what a user would do to see it."""

from collections.abc import Callable
from typing import TypeVar

from gallery_importing import PEOPLE, import_file
from gallery_scene import Picture
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
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button, Chip, Segmented
from app.ui.widgets.timetable.view import TimetableView

Deed = Callable[[MainWindow], None]
W = TypeVar("W", bound=QWidget)

_HELD, _COMING = "wageningen-2020", "irc-founding-2020"
_TABS = ("overview", "agenda", "participants", "presentations", "minutes", "documents")


def _seen(window: MainWindow, kind: type[W]) -> W:
    """The one widget of this kind that is shown."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def _keyboard() -> QWidget:
    """What has the keyboard."""
    focused = QApplication.focusWidget()
    if focused is None:
        raise RuntimeError("nothing has the keyboard")
    return focused


def _run(command: str, typed: str = "") -> Deed:
    """Run a command, as its menu would, then type into what has the keyboard."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        found = {action.objectName(): action for action in window.workspace.actions_in_force()}
        (window.commands | found)[command].trigger()
        QApplication.processEvents()
        if typed:
            QTest.keyClicks(_keyboard(), typed)

    return deed


def _choose_row(number: int) -> Deed:
    """Choose a row of the table."""

    def deed(window: MainWindow) -> None:
        table = _seen(window, Table)
        table.choose(table.rows.rows[number].id)

    return deed


def _both(*deeds: Deed) -> Deed:
    """Do one after the other."""

    def deed(window: MainWindow) -> None:
        for each in deeds:
            each(window)

    return deed


def _choose_large(*numbers: int) -> Deed:
    """Choose rows of the large table, the first one with the cursor."""

    def deed(window: MainWindow) -> None:
        table = _seen(window, LargeTable)
        table.settle()
        table.choose_number(numbers[0])
        flags = QItemSelectionModel.SelectionFlag
        for number in numbers[1:]:
            table.selectionModel().select(table.rows.index(number, 0), flags.Select | flags.Rows)
        for chain in window.findChildren(ChainSection):
            chain.settle()

    return deed


def _choose_block(title: str) -> Deed:
    """Choose a session or item of the timetable by the beginning of its title."""

    def deed(window: MainWindow) -> None:
        view = _seen(window, TimetableView)
        geometry = view.geometry_now
        assert geometry is not None
        view.choose(next(block.ref for block in geometry.blocks if block.title.startswith(title)), show=True)

    return deed


def _filter(typed: str) -> Deed:
    """Type into the filter of the page."""

    def deed(window: MainWindow) -> None:
        _run("edit.find")(window)
        QTest.keyClicks(_keyboard(), typed)

    return deed


def _view(number: int) -> Deed:
    """Choose another view of the page."""

    def deed(window: MainWindow) -> None:
        _seen(window, Segmented).choose(number)

    return deed


def _refuse(window: MainWindow) -> None:
    """Say why something was not done."""
    assert window.workspace is not None
    window.workspace.desk.fail(
        UserError("Nothing was saved: there is no room on the volume of {name}. Free some, then try again.", name="it")
    )


def _menu(window: MainWindow) -> None:
    assert window.workspace is not None
    button = next(one for one in window.workspace.sidebar.findChildren(Button) if one.accessibleName() == tr("Menu"))
    button.click()


def _rename_refused(window: MainWindow) -> None:
    """A title may not be empty: said beside the field."""
    _run("overview.rename")(window)
    QApplication.processEvents()
    field = _keyboard()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _say(kind: str, words: str) -> Deed:
    """Tell something in the message bar."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        window.workspace.messages.show_message(words, [(tr("Close"), window.update)], kind)

    return deed


def _open_menu(number: int) -> Deed:
    """Open one of the menus of the menu bar."""

    def deed(window: MainWindow) -> None:
        menu = window.menuBar().actions()[number].menu()
        assert isinstance(menu, QMenu)
        menu.popup(window.mapToGlobal(QPoint(300, 90)))

    return deed


def _day(number: int, title: str) -> Deed:
    """Show one day of the agenda, and choose a block of it."""

    def deed(window: MainWindow) -> None:
        chips = [chip for chip in _seen(window, AgendaBar).findChildren(Chip) if chip.isVisible()]
        sorted(chips, key=lambda chip: chip.x())[number].click()
        QApplication.processEvents()
        _choose_block(title)(window)

    return deed


def _clashes(window: MainWindow) -> None:
    """Open the list of clashes, under its chip."""
    assert _seen(window, AgendaTab).open_clashes(ClashLevel.ERROR) is not None


def _restored(window: MainWindow) -> None:
    """Open the file again after a text was typed, but not saved."""
    assert window.workspace is not None
    assert window.database is not None
    pane, desk = _seen(window, TextPane), window.workspace.desk
    place, version = minutes_place(pane._minutes_id, pane._item_id), pane._saved.version
    words = f"{pane.editor.text()}\n\nTyped just before the lights went out."
    desk.change("Keep a draft", lambda s: keep_draft(s, place, desk.store.who, words, version, desk.now()))
    window.open_path(window.database.path)


def _long_work(window: MainWindow) -> None:
    """Show work that takes long, with the way to end it."""
    assert window.workspace is not None
    window.workspace.status.show_job("Writing the pack", 0.4, tr("Cancel “{job}”", job="Writing the pack"))


def _reading(window: MainWindow) -> None:
    """Open the file for reading only."""
    assert window.database is not None
    window.open_path(window.database.path, read_only=True)


def _tab(name: str, tab: str, deed: Deed | None, meeting: str = _HELD, main: bool = False) -> Picture:
    return Picture(f"{tab}-{name}", tab=tab, meeting=meeting, prepare=deed, main=main)


PICTURES: tuple[Picture, ...] = (
    Picture("home", main=True),
    Picture("meetings", "meetings", main=True),
    *(Picture(f"meeting-{tab}", tab=tab, meeting=_HELD, main=True) for tab in _TABS),
    *(Picture(f"coming-{tab}", tab=tab, meeting=_COMING) for tab in _TABS),
    Picture("palette", prepare=_run("go.palette"), main=True),
    Picture("palette-found", prepare=_run("go.palette", "carbon")),
    Picture("palette-nothing", prepare=_run("go.palette", "zzzz")),
    Picture("keys", prepare=_run("help.keys"), main=True),
    Picture("preferences", prepare=_run("file.preferences"), main=True),
    Picture("menu", prepare=_menu),
    Picture("menu-bar", prepare=_run("view.menu")),
    Picture("menu-file", prepare=_open_menu(0)),
    _tab("menu", "agenda", _open_menu(4)),
    Picture("project", prepare=_run("file.project")),
    Picture("refused", prepare=_refuse),
    Picture("warning", prepare=_say("warning", "No backup was made: the disk has no room for one.")),
    Picture("notice", prepare=_say("notice", "Released agenda 3 is older than the timetable.")),
    Picture("reading", "meetings", prepare=_reading),
    Picture("job", "meetings", prepare=_long_work),
    Picture(
        "meetings-columns",
        "meetings",
        prepare=lambda window: _seen(window, Table).column_menu().popup(QPoint(900, 180)),
    ),
    Picture("meetings-none-found", "meetings", prepare=_filter("zzzz")),
    Picture("meetings-found", "meetings", prepare=_filter("annual")),
    Picture("meetings-new", "meetings", prepare=_run("meetings.new")),
    Picture("meetings-deleted", "meetings", prepare=_run("meetings.delete")),
    _tab("rename-refused", "overview", _rename_refused),
    _tab("session", "agenda", _choose_block("Opening"), _COMING, main=True),
    _tab("day", "agenda", _day(2, "Discussion: advice"), main=True),
    _tab("clash", "agenda", _day(2, "The page"), _COMING),
    _tab("clashes", "agenda", _clashes, _COMING),
    _tab("new", "agenda", _run("agenda.new_session"), _COMING),
    _tab("list", "agenda", _view(1)),  # the view is remembered: those of the timetable come before
    _tab("chosen", "participants", _choose_row(3), main=True),
    _tab("add", "participants", _run("participants.add", "Ing")),
    _tab("paste", "participants", _run("participants.paste")),
    _tab("none-found", "participants", _filter("zzzz")),
    _tab("chosen", "presentations", _choose_row(0), _COMING, main=True),
    _tab("decision", "minutes", _run("minutes.decision")),
    _tab("action", "minutes", _run("minutes.action")),
    _tab("preview", "minutes", _run("minutes.preview")),
    _tab("restored", "minutes", _restored),
    Picture("actions", "actions", "actions", prepare=_choose_large(4), main=True),
    Picture("actions-several", "actions", "actions", prepare=_choose_large(3, 4, 6)),
    Picture("actions-new", "actions", "actions", prepare=_run("actions.new")),
    Picture(
        "actions-dropped", "actions", "actions", prepare=_both(_choose_large(4), _run("actions.drop", "Nobody ca"))
    ),
    Picture("actions-none-found", "actions", "actions", prepare=_filter("zzzz")),
    Picture("decisions", "actions", "decisions", prepare=_choose_large(4), main=True),
    Picture("decisions-vetoed", "actions", "decisions", prepare=_choose_large(7)),
    Picture("minutes", "actions", "minutes", main=True),
    Picture("plan-deliverables", "plan", "deliverables", prepare=_choose_row(4), main=True),
    Picture("plan-milestones", "plan", "milestones", prepare=_choose_row(11), main=True),
    Picture("plan-milestones-refused", "plan", "milestones", prepare=_both(_choose_row(10), _run("plan.achieve"))),
    Picture("plan-risks", "plan", "risks", prepare=_choose_row(3), main=True),
    Picture("plan-baselines", "plan", "baselines", main=True),
    Picture("plan-amended", "plan", "milestones", prepare=_run("plan.amend", "M36")),
    Picture("empty-deliverables", "plan", "deliverables", file="empty"),
    Picture("empty-baselines", "plan", "baselines", file="empty"),
    Picture("areas", "consortium", "areas", main=True),
    Picture("areas-new", "consortium", "areas", prepare=_run("areas.new")),
    Picture("areas-table", "consortium", "areas", prepare=_view(1)),  # remembered: those of the cards come before
    Picture("bodies", "consortium", "bodies", prepare=_choose_row(0), main=True),
    Picture("initiatives", "consortium", "initiatives", prepare=_choose_row(3), main=True),
    Picture("programmes", "consortium", "programmes", prepare=_choose_row(0), main=True),
    Picture("figures-new", "consortium", "programmes", prepare=_run("figures.new")),
    Picture("topics", "consortium", "topics", prepare=_choose_row(9), main=True),
    Picture("topics-compared", "consortium", "topics", prepare=_both(_choose_row(3), _view(2))),
    Picture("publications", "consortium", "publications", prepare=_choose_row(2), main=True),
    Picture("library", "consortium", "files", prepare=_choose_row(3), main=True),
    Picture("people", "people", "people", prepare=_choose_large(18), main=True),
    Picture("people-several", "people", "people", prepare=_choose_large(3, 4, 6)),
    Picture("people-merge", "people", "people", prepare=_both(_choose_large(18, 19), _run("people.merge"))),
    Picture("people-new", "people", "people", prepare=_run("people.new", "Ines")),
    Picture("people-none-found", "people", "people", prepare=_filter("zzzz")),
    Picture("organisations", "people", "organisations", prepare=_choose_row(19), main=True),
    Picture("organisations-new", "people", "organisations", prepare=_run("organisations.new", "INRAE")),
    Picture("interest", "people", "interest", prepare=_choose_row(5), main=True),
    Picture("interest-admit", "people", "interest", prepare=_both(_choose_row(5), _run("interest.admit"))),
    Picture("importing", "people", "importing"),
    Picture("importing-list", "people", "importing", prepare=import_file("list.csv", PEOPLE, 2), main=True),
    Picture("importing-refused", "people", "importing", prepare=import_file("list.csv", b"%PDF-1.7")),
    Picture("empty-areas", "consortium", "areas", file="empty"),
    Picture("empty-actions", "actions", "actions", file="empty"),
    Picture("empty-people", "people", "people", file="empty"),
    Picture("empty-organisations", "people", "organisations", file="empty"),
    Picture("empty-home", file="empty"),
    Picture("empty-meetings", "meetings", file="empty"),
    Picture("welcome", file="none", main=True),
    Picture("cannot-open-damaged", file="damaged"),
    Picture("cannot-open-missing", file="missing"),
    Picture("cannot-open-backups", prepare=_run("file.restore")),
)
