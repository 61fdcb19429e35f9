"""Views that the team has saved: words, chips, menus, order and columns come back with one click."""

import pytest
from large_people import LargePeople
from people_table import PEOPLE, People
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu

from app.domain.saved_views import views_kept
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import box


class Small(FilteredTable):
    """People that are all held."""

    def __init__(self, desk) -> None:
        super().__init__(
            desk,
            People(),
            [Choice("all", "All"), Choice("old", "Old", lambda row: (row.age or 0) > 40)],
            FilterWords("Filter people", 160, "Nobody matches", "Nobody fits the filter."),
            EmptyState("users", "Nobody yet", "People will stand here."),
            "small.columns",
            ("",),
            views="small",
        )
        box("v", self.bar, self.middle, parent=self)
        self.show_rows(PEOPLE)


def entries(menu: QMenu) -> list[str]:
    """What a menu offers."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry of a menu."""
    next(action for action in menu.actions() if action.text() == text).trigger()


def save(qtbot, chip, name: str) -> QLineEdit:
    """Save what is shown as ``name``, by the keyboard; the field of the card."""
    choose(chip.menu(), "Save this view…")
    field = chip.findChild(QLineEdit)
    field.clear()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


def test_a_view_of_a_large_table_is_saved_for_everybody_and_comes_back(desk, shown, qtbot):
    people = LargePeople(desk)
    shown(people, (900, 400))
    assert entries(people.views.menu()) == ["Save this view…", "Delete view"]
    qtbot.keyClicks(people.filter_field, "a")
    qtbot.mouseClick(people.chips["mail"], Qt.MouseButton.LeftButton)
    people.menus["letter"].choose("A")
    people.table.arrange(["email 1", "still"])
    names = people.names()
    assert names
    save(qtbot, people.views, "Mail of A")
    assert people.views.text() == "Mail of A"
    people.clear_filter()
    people.table.arrange([""])
    people.filter()
    assert people.views.text() == "Views"
    other = LargePeople(desk)  # somebody else's window
    shown(other, (900, 400))
    choose(other.views.menu(), "Mail of A")
    assert other.names() == names
    assert (other.filter_field.text(), other.choice(), other.menus["letter"].current()) == ("a", "mail", "A")
    assert other.table.arrangement() == ["email 1", "still"]
    assert other.views.accessibleName() == "Views: Mail of A"
    desk.store.undo()
    assert entries(people.views.menu()) == ["Save this view…", "Delete view"]


def test_a_view_of_a_small_table_is_replaced_by_its_name_and_deleted(desk, shown, qtbot):
    small = Small(desk)
    shown(small, (900, 400))
    qtbot.mouseClick(small.chips["old"], Qt.MouseButton.LeftButton)
    save(qtbot, small.views, "Old")
    small.filter_field.setText("zo")
    save(qtbot, small.views, "old")
    small.clear_filter()
    assert len(small.table.rows.rows) == len(PEOPLE)
    assert entries(small.views.menu())[0] == "old"
    choose(small.views.menu(), "old")
    assert [row.name for row in small.table.rows.rows] == ["Zoë Ana"]
    heard: list[str] = []
    desk.said.connect(lambda saying: heard.append((saying.text, saying.undo)))
    delete = small.views.menu().findChild(QMenu)
    choose(delete, "old")
    assert heard == [("View deleted", True)]
    assert entries(small.views.menu()) == ["Save this view…", "Delete view"]


def test_a_view_without_a_name_is_refused_beside_the_field(desk, shown, qtbot):
    small = Small(desk)
    shown(small, (900, 400))
    field = save(qtbot, small.views, "  ")
    card = field.parentWidget()
    assert card.isVisible()
    assert "A view needs a name: write one." in [label.text() for label in card.children() if hasattr(label, "text")]
    qtbot.keyClicks(field, "Everybody")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not card.isVisible()
    assert small.views.text() == "Everybody"


@pytest.mark.parametrize(
    "kept", [None, 7, [], {"kind": "SavedViews", "format": 99}, {"kind": "SavedViews", "format": 1}]
)
def test_what_another_version_has_saved_is_passed_over(empty, kept):

    assert views_kept(kept) == ()
