"""Buttons, chips, segments, lines and labels: worked by keys, named for those who cannot see them, never markup."""

import pytest
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button, Chip, CommandButton, Segmented
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Elided, Label, plain_tip
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, Meter, SectionHead

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keys(shown, qtbot, key):
    button, pressed = Button("Save", "download"), []
    button.clicked.connect(lambda: pressed.append(True))
    shown(button, (100, 30))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, key)
    assert pressed == [True]


def test_a_button_says_what_it_is_and_takes_the_room_it_needs(qapp):
    icon_only, keyed = Button("", "x", "ghost", "Close"), Button("Save", keys="Ctrl+S", kind="bordered")
    assert (icon_only.accessibleName(), icon_only.toolTip()) == ("Close", "Close")
    assert icon_only.width() == theme.CONTROL
    assert (keyed.accessibleName(), keyed.toolTip()) == ("Save", "Save (Ctrl+S)")
    before = keyed.width()
    keyed.set_words("Save the document")
    assert keyed.width() > before


def test_a_button_of_a_command_follows_it(qtbot, shown):
    action, done = QAction("New item…"), []
    action.setIconText("New item")
    action.setShortcut("Ctrl+N")
    action.setProperty("tip", "Add an item")
    action.triggered.connect(lambda: done.append(True))
    around = shown(QWidget())
    button = CommandButton(action, "primary")
    button.setParent(around)
    button.show()
    assert (button.text(), button.toolTip(), button.isEnabled()) == ("New item", "Add an item (Ctrl+N)", True)
    qtbot.mouseClick(button, LEFT)
    action.setEnabled(False)
    action.setIconText("Another item")
    assert (button.text(), button.isEnabled(), button.accessibleName()) == ("Another item", False, "Another item")
    qtbot.mouseClick(button, LEFT)
    assert done == [True]
    button.deleteLater()
    settle()
    action.setEnabled(True)  # nobody is told who is gone


@pytest.mark.parametrize("kind", ["", "bordered", "primary", "link", "ghost", "danger"])
@pytest.mark.parametrize("small", [False, True])
def test_every_kind_of_button_is_painted(shown, kind, small):
    button = Button("Words", "check", kind, small=small)
    shown(button, (100, 30))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = button.grab().toImage()
    assert before == button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != before


def test_a_chip_is_chosen_by_click_and_key(shown, qtbot):
    chip = Chip("Late", "clock", "danger", count="3")
    shown(chip, (100, 24))
    assert chip.accessibleName() == "Late, 3"
    qtbot.mouseClick(chip, LEFT)
    assert chip.isChecked()
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


def test_segments_are_chosen_by_click_and_arrows(shown, qtbot):
    views, told = Segmented(["Days", "List", "Print"], "View"), []
    views.chosen.connect(told.append)
    shown(views, (300, 30))
    views.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(views, key)
    assert (told, views.current(), views.accessibleName()) == ([1, 2, 1], 1, "View: List")
    qtbot.mouseClick(views, LEFT, pos=views.rect().topLeft() + views.rect().center().__class__(10, 10))
    assert told[-1] == 0


def test_a_line_is_one_button_and_the_arrows_go_on(shown, qtbot):
    around, told, keys = QWidget(), [], []
    column = QVBoxLayout(around)
    lines = [Line(LineText(f"Action {n}", "Ana", "3 days late", "danger", "late", f"A{n}")) for n in range(3)]
    for number, line in enumerate(lines):
        line.clicked.connect(lambda _on=False, number=number: told.append(number))
        line.key_pressed.connect(keys.append)
        column.addWidget(line)
    shown(around)
    assert lines[0].accessibleName() == "A0, Action 0, Ana, 3 days late"
    lines[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(lines[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is lines[1]
    qtbot.keyClick(lines[1], Qt.Key.Key_Return)
    qtbot.keyClick(lines[1], Qt.Key.Key_Space)
    qtbot.keyClick(lines[1], Qt.Key.Key_Delete)
    qtbot.mouseClick(lines[2], LEFT)
    assert (told, keys) == ([1, 2], [Qt.Key.Key_Space, Qt.Key.Key_Delete])
    assert not around.grab().isNull()


def test_words_are_never_markup(shown):
    words = "<b>Ana</b> & <img src=x>"
    label, narrow = Label(words), Elided(words)
    assert label.textFormat() is Qt.TextFormat.PlainText
    shown(narrow, (60, 20))
    narrow.grab()
    assert narrow.toolTip() == plain_tip(words) == "<span>&lt;b&gt;Ana&lt;/b&gt; &amp; &lt;img src=x&gt;</span>"
    narrow.resize(400, 20)
    narrow.grab()
    assert narrow.toolTip() == ""


def test_a_section_head_and_an_empty_page_say_what_they_should(shown, qtbot):
    head, told = SectionHead("Overdue", "3", "Show all", "danger"), []
    head.clicked.connect(lambda: told.append(True))
    shown(head, (300, 40))
    qtbot.mouseClick(head.findChild(Button), LEFT)
    head.set_count("4", "muted")
    assert told == [True]
    assert [label.text() for label in head.findChildren(QLabel)] == ["Overdue", "4"]
    empty = EmptyState("list", "Nothing yet", "What it is for.", Button("Begin", kind="primary"))
    shown(empty, (600, 400))
    empty.say("No match", "Clear the filter.")
    assert [label.text() for label in empty.findChildren(QLabel)] == ["No match", "Clear the filter."]


def test_a_meter_is_never_fuller_than_full(shown):
    meter = Meter(0.5)
    shown(meter, (120, 4))
    meter.set_share(7)
    full = meter.grab().toImage()
    meter.set_share(1)
    assert meter.grab().toImage() == full


def test_what_is_taken_out_of_a_layout_is_gone(shown):
    around = QWidget()
    layout = box("v", Label("One"), 8, box("h", Label("Two"), None), parent=around)
    shown(around)
    clear(layout)
    settle()
    assert (layout.count(), around.findChildren(QLabel)) == (0, [])


def test_a_word_without_end_keeps_the_panel_as_wide_as_it_is(shown):
    panel = QWidget()
    box("v", Label("w" * 300, "lead", wrap=True), None, parent=panel)
    panel.setFixedWidth(268)
    shown(panel, (268, 200))
    assert panel.layout().minimumSize().width() <= 268
    assert Label("a few short words", wrap=True).minimumSizeHint().width() < 100


def test_a_shortened_label_stays_within_its_margins(shown):
    label = Elided("Nothing found " * 20)
    label.setContentsMargins(40, 0, 40, 0)
    shown(label, (200, 24))
    image = label.grab().toImage()
    paper = image.pixelColor(0, 0)
    ink = {x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != paper}
    scale = image.devicePixelRatio()
    assert min(ink) >= 39 * scale and max(ink) <= 161 * scale
