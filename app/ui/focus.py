"""Where the keyboard is: shown to who uses the keyboard, not because a page was opened or the mouse pressed.

Qt keeps the window's ``WA_KeyboardFocusChange``: Tab and shortcuts set it, a press of the mouse clears it. Widgets that
move on by arrow keys without another focus tell it by ``moved_by_keys``.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def shows_focus(widget: QWidget) -> bool:
    """Whether ``widget`` has the keyboard, and the user reached it by keys."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def moved_by_keys(widget: QWidget) -> None:
    """A key moved on within ``widget``: from now on one sees where the keyboard is."""
    window = widget.window()
    if not window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        widget.update()
