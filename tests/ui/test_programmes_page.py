"""National programmes and published figures through the window: sources side by side, add, change, remove; undone."""

import pytest
from database_fixtures import dump
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.ui.pages.consortium.programmes import ProgrammesView
from app.ui.places import Place
from app.ui.widgets.labels import Label

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(desk, shown):
    made = shown(ProgrammesView(desk))
    made.arrive(Place("consortium", 0, "programmes", "programme", 1))
    return made


def enter(section, qtbot, *texts):
    for field, text in zip(section.new.fields.values(), texts, strict=True):
        field.setFocus()
        field.setText(text)
    qtbot.keyClick(section.new.fields["source"], Qt.Key.Key_Return)


def said_in(widget):
    settle()
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def test_a_second_source_differs_and_can_be_changed_and_removed(view, desk, qtbot):
    was, part = dump(desk.store), view.programmes
    section = part.panel.figures
    assert view.subtitle == "1 programme · 1 country" and view.count == "1"
    assert "Russia" in said_in(part.panel)
    enter(section, qtbot, "Potential of arable soils, carbon", "", "A book")
    assert "A figure needs its value: write it as the source does, such as 0.8–1.2 billion tons." in said_in(section)
    assert section.new.fields["value"].hasFocus()
    enter(section, qtbot, "Potential of arable soils, carbon", "3 billion tons", "A book")
    assert "Sources differ" in said_in(section) and section.new.fields["what"].text() == ""
    (row, other) = part.list.table.chosen_row().figures
    assert [figure.value for figure in row.figures] == ["about 2.4 billion tons", "3 billion tons"] and not other.differ
    part.list.chips["differ"].click()
    assert len(part.list.table.rows.rows) == 1
    added = row.figures[1].id
    section.line(added).click()
    value = section.opened.fields["value"].field
    value.setText("about 2.4 Billion tons")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert not part.list.table.rows.rows or not part.list.table.rows.rows[0].differ
    part.list.clear_filter()
    part.list.choose(1)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(section.line(added), Qt.Key.Key_Delete)
    assert said.args[0].text == "Figure removed"
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was


def test_a_programme_with_its_coordinators(view, desk, qtbot):
    was, part = dump(desk.store), view.programmes
    qtbot.keyClick(part.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = part.list.table.findChild(QLineEdit, "cell")
    editor.setText("Soils of France")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.panel.name.text() == "Soils of France")
    country = part.panel.properties["country"]
    country.field.setFocus()
    country.field.setText("Atlantis")
    qtbot.keyClick(country.field, Qt.Key.Key_Return)
    assert "is no country" in country._problem.text()
    for typed in ("fr", "France"):  # shown by its name, as in the table, whichever way it is typed
        country.field.setText(typed)
        qtbot.keyClick(country.field, Qt.Key.Key_Return)
        assert (part.panel.detail.text(), country.field.text()) == ("France", "France")
    for _ in range(2):
        field = part.panel.coordinators.add.field
        field.setFocus()
        field.clear()
        qtbot.keyClicks(field, "inra")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "coordinates the programme already" in part.panel.coordinators.add._problem.text()
    qtbot.keyClick(part.panel.coordinators.lines()[0], Qt.Key.Key_Delete)
    assert part.panel.coordinators.lines() == []
    part.list.table.setFocus()
    qtbot.keyClick(part.list.table, Qt.Key.Key_Delete)
    for _ in range(6):
        desk.store.undo()
    assert dump(desk.store) == was


def test_all_figures_beside_what_is_counted(view, desk, shown, qtbot):
    view.show_part(1)
    part = view.figures
    assert view.subtitle == "6 published figures · sources differ on 2"
    experts = next(row for row in part.list.table.rows.rows if row.what == "experts")
    part.list.choose(experts.id)
    assert {"Counted here: 73", "Sources differ"} <= said_in(part.panel)
    view.arrive(Place("consortium", 0, "programmes", "programme", 1))
    assert view.part() is view.programmes
    view.commands["figures.new"].trigger()
    assert view.part() is part and part.panel.figures.new.fields["what"].hasFocus()
    enter(part.panel.figures, qtbot, "continents", "5", "A newsletter")
    assert part.list.table.chosen_row().what == "continents" and part.panel.name.text() == "continents"
    again = ProgrammesView(desk)
    assert again.part() is again.figures  # remembered
    again.deleteLater()
