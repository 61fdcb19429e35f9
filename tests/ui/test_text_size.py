"""The size of all text in the window, 9 to 16 points: rows grow with it, nothing is cut, and it is chosen live."""

import pytest
from desk_tools import settle
from window_walk import cut, go

from app.ui import theme
from app.ui.app import Program
from app.ui.places import Place
from app.ui.settings import LANGUAGE, TEXT_SIZE, THEME
from app.ui.shell.preferences import PreferencesDialog
from app.ui.shell.window import MainWindow
from app.ui.tables.table import Table
from app.ui.widgets.fields import Property

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "OpenType support missing")
PLACES = [
    Place("home"), Place("meetings"), Place("meeting", 4, "overview"), Place("meeting", 4, "participants"),
    Place("meeting", 4, "minutes"), Place("people", 0, "interest"), Place("consortium", 0, "topics"),
    Place("consortium", 0, "publications"), Place("consortium", 0, "files"),
]  # fmt: skip


@pytest.fixture
def sized(qapp):
    """Shows text of another size, and of the first one again in the end."""

    def show(points):
        theme.set_text_size(points)
        theme.apply(qapp, "light")

    yield show
    show(theme.TEXT_SIZE)


@pytest.mark.parametrize("points", [9, 16])
def test_no_label_is_cut(sized, qtbot, sample_file, settings, points):
    sized(points)
    window = MainWindow(settings)
    assert window.open_path(sample_file)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    found = {}
    for place in PLACES:
        go(window, place)
        found[place.page, place.tab] = cut(window)
    window.close()
    window.deleteLater()
    settle()
    assert {where: labels for where, labels in found.items() if labels} == {}


def test_text_rows_and_fields_grow_together(sized):
    before = theme.font().pixelSize(), theme.ROW, theme.CONTROL, theme.PANEL
    assert before == (13, 30, 30, 312)
    sized(16)
    assert theme.font().pixelSize() == 21 and theme.font("title").pixelSize() == 38
    assert (theme.ROW, theme.CONTROL, theme.px(28)) == (48, 48, 45)
    assert theme.PANEL == 406  # less: what stands beside it needs room, too
    sized(9)
    assert (theme.font().pixelSize(), theme.ROW) == (12, 27)
    sized(10)
    assert (theme.font().pixelSize(), theme.ROW, theme.CONTROL, theme.PANEL) == before


def test_it_is_chosen_in_the_preferences_and_holds_at_once(sized, qapp, settings, sample_file, qtbot):
    settings.set(LANGUAGE, "en")
    settings.set(THEME, "light")
    program = Program(qapp, settings)
    program.window.resize(1280, 800)
    program.start(sample_file)
    program.window.workspace.go(Place("meetings"))
    program.window.preferences()
    (dialog,) = program.window.findChildren(PreferencesDialog)
    line = next(each for each in dialog.findChildren(Property) if each.field.accessibleName() == "Text size")
    assert line.field.text() == "10 pt"
    line.field.setText("16 pt")
    line.field.commit.emit()
    assert settings.get(TEXT_SIZE) == "16"
    table = program.window.workspace.page().findChild(Table)
    assert table.rowHeight(0) == 48 and qapp.font().pixelSize() == 21
    assert program.window.workspace.page().place().page == "meetings"
    settings.set(TEXT_SIZE, "17")
    assert settings.get(TEXT_SIZE) == "10"  # no such choice
    program.window.findChild(PreferencesDialog).close()
    program.window.close()
    program.window.deleteLater()
    settle()
