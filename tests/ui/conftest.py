"""The window for tests: the theme, a desk on a copy of the sample, the real window; nothing may be left behind."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_tools import NOON, settle
from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from app.db.store import Store
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import choose_language
from app.ui.settings import Settings
from app.ui.shell.window import MainWindow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen there is no window manager that raises windows and knows their sizes: that is no fault."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support "))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application object in the light theme, speaking English."""
    choose_language("en")
    theme.load_fonts()
    theme.load_more_fonts()
    theme.apply(qapp, "light")
    gc.collect()
    gc.freeze()  # what was imported stays: no test need look through it again
    return qapp


@pytest.fixture(autouse=True)
def no_exec(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog or menu that waits for its own end fails the test: it would block the window."""

    def refuse(*_arguments: object) -> int:
        raise AssertionError("exec() blocks: use open() or popup()")

    for kind in (QDialog, QFileDialog, QMessageBox, QMenu):
        monkeypatch.setattr(kind, "exec", refuse, raising=False)


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Windows that stay open, and threads that go on, fail the test that left them."""
    before = set(QApplication.topLevelWidgets())
    yield
    QThreadPool.globalInstance().waitForDone()
    settle()
    left = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
    for each in left:
        each.close()
    settle()
    assert [type(each).__name__ for each in left] == []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of nobody, in a file of the test's own."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def desk(qapp: QApplication, sample: Store, settings: Settings) -> Iterator[Desk]:
    """The desk of a copy of the CIRCASA sample, at noon of its day."""
    made = Desk(sample, settings, clock=lambda: NOON)
    yield made
    made.close()


@pytest.fixture
def empty_desk(qapp: QApplication, empty: Store, settings: Settings) -> Iterator[Desk]:
    """The desk of a new, empty database."""
    made = Desk(empty, settings, clock=lambda: NOON)
    yield made
    made.close()


Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot) -> Iterator[Shown]:
    """Show a page or tab in a window of its own size and wait until it can be painted."""
    widgets: list[QWidget] = []

    def show(widget: QWidget, size: tuple[int, int] = (1080, 774)) -> QWidget:
        widget.resize(*size)
        widgets.append(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    yield show
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    settle()


@pytest.fixture
def window(qtbot, qapp: QApplication, sample_file: Path, settings: Settings) -> Iterator[MainWindow]:
    """The real window on a copy of the CIRCASA sample."""
    made = MainWindow(settings)
    assert made.open_path(sample_file)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    settle()
