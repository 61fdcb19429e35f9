"""Where Tab goes: through what is seen in the order of the layouts, so also through what was put in later.

Qt's own order is that in which the widgets were made: buttons that come and go with what is shown would stand last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def move_on(root: QWidget, forwards: bool) -> bool:
    """Give the keyboard to the next widget of ``root`` that takes it (or the one before); False: there is none."""
    focused = root.window().focusWidget()
    seen = list(_in_order(root))
    here = next((number for number, each in enumerate(seen) if each is focused), -1 if forwards else len(seen))
    round_ = [*seen[here + 1 :], *seen[: max(here, 0)]]
    found = next(filter(_takes_tab, round_ if forwards else reversed(round_)), None)
    if found is None:
        return False
    found.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(found)
    return True


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.focusProxy() is None


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """What is seen of ``widget`` and in it; out of sight in a scroll area counts as seen."""
    yield widget
    seen: set[QWidget] = set()
    if (layout := widget.layout()) is not None:
        for child in _of_layout(layout):
            seen.add(child)
            if not child.isHidden():
                yield from _in_order(child)
    rest: list[QWidget | None]
    if isinstance(widget, QScrollArea):
        rest = [widget.widget()]
    elif isinstance(widget, QAbstractScrollArea):
        rest = [one for one in widget.viewport().children() if isinstance(one, QWidget)]
    else:
        rest = [one for one in widget.children() if isinstance(one, QWidget) and one not in seen]
    for each in rest:
        if each is not None and not each.isHidden() and not each.isWindow():
            yield from _in_order(each)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _of_layout(inner)


def _bring_into_sight(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
