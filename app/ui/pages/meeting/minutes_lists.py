"""What the lists of decisions and of actions have in common: the keyboard is not lost, what was typed is kept."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.draft_keeper import DraftKeeper

Shown = TypeVar("Shown", bound=QWidget)


def remove_gone(shown: dict[int, Shown], kept: set[int]) -> None:
    """Take away what is not shown any more; the keyboard goes from there to what comes next."""
    order = list(shown)
    for place, gone in enumerate(order):
        if gone in kept:
            continue
        widget = shown.pop(gone)
        near = [one for one in (*order[place + 1 :], *reversed(order[:place])) if one in shown and one in kept]
        focused = QApplication.focusWidget()
        if near and focused is not None and (focused is widget or widget.isAncestorOf(focused)):
            shown[near[0]].setFocus()
        widget.hide()
        widget.deleteLater()


def keep_or_drop(drafts: DraftKeeper, text: str) -> None:
    """Keep what stands in a form that is closed, or forget the draft where nothing does."""
    if text.strip():
        drafts.keep()
    else:
        drafts.discard()


def return_keyboard(before: QWidget | None) -> None:
    """The keyboard goes back to where it was."""
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus()
