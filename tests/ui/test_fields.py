"""Fields: what is typed is committed by Enter or by leaving, put back by Esc, and refused in words under the field."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import FilterField, LineField, Property, settle_typing

FRUITS = [(1, "Apple"), (2, "Apricot"), (3, "Łódź plum"), (None, "None")]


def number(text: str) -> int:
    """A number, or a sentence."""
    if not text.strip().isdecimal():
        raise UserError("{text} is no number: type digits.", text=repr(text))
    return int(text)


class Form(QWidget):
    """A property, and another field to go to."""

    def __init__(self, prop: Property) -> None:
        super().__init__()
        self.prop, self.other, self.got = prop, LineField("Other", flat=False), []
        column = QVBoxLayout(self)
        column.addWidget(self.prop)
        column.addWidget(self.other)
        prop.committed.connect(self.got.append)

    def problem(self) -> str:
        """The sentence under the field."""
        labels = self.prop.findChildren(QLabel)
        return "".join(each.text() for each in labels if each.property("tone") == "danger" and each.isVisible())


@pytest.fixture
def form(shown, qtbot):
    def make(prop: Property, value: object) -> Form:
        prop.show_value(value)
        made = shown(Form(prop), (400, 200))
        prop.field.setFocus()
        qtbot.keyClick(prop.field, Qt.Key.Key_End)
        return made

    return make


def test_enter_commits_what_differs_and_only_that(form, qtbot):
    made = form(Property("Seats", read=number), 7)
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.got == []
    made.prop.field.selectAll()
    qtbot.keyClicks(made.prop.field, "12")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.got == [12]


def test_leaving_commits(form, qtbot):
    made = form(Property("Title"), "Old")
    made.prop.field.selectAll()
    qtbot.keyClicks(made.prop.field, "New")
    made.other.setFocus()
    assert made.got == ["New"]


def test_esc_puts_back_and_the_next_esc_is_the_pages(form, qtbot):
    made = form(Property("Title"), "Old")
    qtbot.keyClicks(made.prop.field, "er")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Escape)
    assert made.prop.field.text() == "Old"
    made.other.setFocus()
    assert made.got == []


def test_a_refused_value_is_told_in_words_and_does_not_hold_the_keyboard(form, qtbot):
    made = form(Property("Seats", read=number), 7)
    made.prop.field.selectAll()
    qtbot.keyClicks(made.prop.field, "many")
    made.other.setFocus()
    assert QApplication.focusWidget() is made.other
    assert made.problem() == "'many' is no number: type digits."
    assert made.prop.field.text() == "many"
    assert made.got == []
    made.prop.field.setFocus()
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Escape)
    assert (made.problem(), made.prop.field.text()) == ("", "7")


def test_a_refusal_of_what_is_done_with_the_value_is_told_there_too(form, qtbot):
    made = form(Property("Title"), "Old")
    made.prop.committed.connect(lambda _value: made.prop.refuse(UserError("No.")))
    qtbot.keyClicks(made.prop.field, "er")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert (made.problem(), made.prop.field.text()) == ("No.", "Older")


def test_what_changes_meanwhile_does_not_overwrite_what_is_typed(form, qtbot):
    made = form(Property("Title"), "Old")
    qtbot.keyClicks(made.prop.field, "er")
    made.prop.show_value("From elsewhere")
    assert made.prop.field.text() == "Older"
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Escape)
    assert made.prop.field.text() == "From elsewhere"


def test_what_changes_meanwhile_appears_where_nobody_typed_and_is_not_taken_back_by_leaving(form):
    made = form(Property("Title"), "Old")
    made.prop.show_value("From elsewhere")
    assert made.prop.field.text() == "From elsewhere"
    made.other.setFocus()
    assert made.got == []


def test_the_cursor_stays_when_the_same_is_shown_again(form):
    made = form(Property("Title"), "Some words")
    made.prop.field.setCursorPosition(4)
    made.prop.show_value("Some words")
    assert made.prop.field.cursorPosition() == 4


def test_the_value_as_it_was_saved_stands_there_after_enter(form, qtbot):
    made = form(Property("Title"), "Old")
    made.prop.committed.connect(lambda value: made.prop.show_value(value.strip().title()))
    made.prop.field.selectAll()
    qtbot.keyClicks(made.prop.field, "  new name ")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.prop.field.text() == "New Name"
    made.other.setFocus()
    assert len(made.got) == 1


def test_one_commit_also_where_it_takes_the_keyboard_away(form, qtbot):
    made = form(Property("Title"), "Old")
    made.prop.committed.connect(lambda _value: made.other.setFocus())
    qtbot.keyClicks(made.prop.field, "er")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.got == ["Older"]


@pytest.mark.parametrize(("typed", "value"), [("Apr", 2), ("apple", 1), ("lodz", 3), ("", None)])
def test_choices_are_taken_by_the_beginning_of_their_name_in_any_script(form, qtbot, typed, value):
    made = form(Property("Fruit", show=lambda one: dict(FRUITS).get(one, ""), choices=lambda: FRUITS), 99)
    made.prop.show_value(1 if value != 1 else 2)
    made.prop.field.clear()
    qtbot.keyClicks(made.prop.field, typed)
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.got == [value]
    assert not made.prop.field.completer().popup().isVisible()


@pytest.mark.parametrize("typed", ["Ap", "Pear"])
def test_a_choice_that_is_not_clear_is_refused(form, qtbot, typed):
    made = form(Property("Fruit", show=dict(FRUITS).get, choices=lambda: FRUITS), 3)
    made.prop.field.clear()
    qtbot.keyClicks(made.prop.field, typed)
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.got == []
    assert made.problem() == f"There is no choice '{typed}': choose one of Apple, Apricot, Łódź plum, None."


def test_a_choice_is_looked_at_with_down_and_given_up_with_esc(form, qtbot):
    made = form(Property("Fruit", show=dict(FRUITS).get, choices=lambda: FRUITS), 3)
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Down)
    popup = made.prop.field.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert made.prop.field.text() == "Apple"
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert made.prop.field.text() == "Łódź plum"
    assert not popup.isVisible()
    made.other.setFocus()
    assert made.got == []


def test_a_choice_is_taken_with_enter_from_the_list(form, qtbot):
    made = form(Property("Fruit", show=dict(FRUITS).get, choices=lambda: FRUITS), 3)
    qtbot.keyClick(made.prop.field, Qt.Key.Key_F4)
    popup = made.prop.field.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert made.got == [2]
    assert not popup.isVisible()


def test_a_choice_that_is_clicked_is_taken_at_once(form, qtbot):
    made = form(Property("Fruit", show=dict(FRUITS).get, choices=lambda: FRUITS), 3)
    qtbot.mouseClick(made.prop.field, Qt.MouseButton.LeftButton)
    popup = made.prop.field.completer().popup()
    spot = popup.visualRect(popup.model().index(1, 0, QModelIndex())).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: made.got == [2])


def test_choices_are_asked_anew_each_time_and_leave_nothing_behind(form):
    offered = [(1, "One")]
    made = form(Property("Choice", show=str, choices=lambda: offered), 1)
    children = len(made.prop.field.children())
    for count in range(2, 12):
        made.other.setFocus()
        offered.append((count, f"Number {count}"))
        made.prop.field.setFocus()
    assert len(made.prop.field.children()) == children
    assert made.prop.field.completer().model().rowCount() == 11


def test_a_text_of_several_lines_commits_when_left_and_by_ctrl_enter(form, qtbot):
    made = form(Property("Note", long="text"), "One")
    made.prop.field.selectAll()
    qtbot.keyClicks(made.prop.field, "Two")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    qtbot.keyClicks(made.prop.field, "Three")
    assert made.got == []
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made.got == ["Two\nThree"]
    made.prop.show_value("Two\nThree")
    made.prop.field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(made.prop.field, "!")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Escape)
    assert made.prop.field.toPlainText() == "Two\nThree"
    qtbot.keyClicks(made.prop.field, "?")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Tab)
    assert len(made.got) == 2


def test_typing_counts_before_what_is_done_next(form, qtbot):
    made = form(Property("Title"), "Old")
    qtbot.keyClicks(made.prop.field, "er")
    settle_typing()
    assert made.got == ["Older"]
    assert QApplication.focusWidget() is made.prop.field


def test_a_button_that_is_pressed_finds_what_was_typed_saved(form, qtbot):
    made = form(Property("Title"), "Old")
    button, seen = Button("Do it"), []
    made.layout().addWidget(button)
    button.show()
    button.clicked.connect(lambda: seen.append(list(made.got)))
    qtbot.keyClicks(made.prop.field, "er")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [["Older"]]


def test_the_filter_is_emptied_by_esc_and_then_left(shown, qtbot):
    field = FilterField("Filter people")
    shown(field, (220, 30))
    left = []
    field.left.connect(lambda: left.append(field.text()))
    qtbot.keyClicks(field, "ana")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), left) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert left == [""]
    qtbot.keyClicks(field, "ana")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert left == ["", "ana"]


def test_a_long_text_is_as_tall_as_what_stands_in_it(form, qtbot):
    made = form(Property("Title", long="paragraph"), "One")
    short = made.prop.field.height()
    made.prop.show_value("Many words that do not fit on one line, " * 3)
    qtbot.waitUntil(lambda: made.prop.field.height() > 2 * short - 10)
    made.prop.show_value("One")
    qtbot.waitUntil(lambda: made.prop.field.height() == short)


def test_enter_commits_a_paragraph(form, qtbot):
    made = form(Property("Title", long="paragraph"), "One")
    qtbot.keyClicks(made.prop.field, "s")
    qtbot.keyClick(made.prop.field, Qt.Key.Key_Return)
    assert made.got == ["Ones"]


def test_a_value_that_is_too_long_is_told_in_a_tip_and_ends_where_the_field_does(form):
    made = form(Property("E-mail"), "somebody.with.a.long.name@an-organisation-somewhere.example")
    made.other.setFocus()
    field = made.prop.field
    field.setFixedWidth(120)
    elided = field.grab().toImage()
    assert field.toolTip() == field.text()
    field.setText(field.text()[:8] + "m" * 40)  # begins the same: another letter would be cut where the dots stand
    assert field.grab().toImage() != elided
    made.prop.show_value("a@b.example")
    field.grab()
    assert field.toolTip() == ""
