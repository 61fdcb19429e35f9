"""The tree that screen readers walk: what takes the keyboard in it has a name, and painted widgets show their items."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from window_walk import go, places

MEETINGS = (4, 6)  # of the sample: one that was held, one that is half prepared
_MOST_CHILDREN = 60  # of a table, looked at

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")


def interfaces(of: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """The interface and those below it that are not invisible."""
    if of is None or not of.isValid() or of.state().invisible:
        return
    yield of
    for number in range(min(of.childCount(), _MOST_CHILDREN)):
        yield from interfaces(of.child(number))


def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(window):
    nameless = set()
    for place in places(MEETINGS):
        page = go(window, place)
        for each in interfaces(QAccessible.queryAccessibleInterface(page)):
            if each.role() == QAccessible.Role.Cell:  # it may be empty
                continue
            takes = each.state().focusable and not each.state().disabled
            name = each.text(QAccessible.Text.Name).strip() or each.text(QAccessible.Text.Value).strip()
            if takes and (not name or each.role() == QAccessible.Role.NoRole):
                nameless.add((str(place), str(each.role()), type(each.object()).__name__))
    assert nameless == set()
