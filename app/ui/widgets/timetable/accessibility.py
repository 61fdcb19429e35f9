"""The blocks of a timetable as children that screen readers find, each with its name in words."""

from typing import Any, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.domain.timetable import Ref

_NOTHING = cast(QAccessibleInterface, None)  # Qt takes no interface for none; its stubs do not say so

_kept: list[QAccessibleInterface] = []  # Qt knows them by their address: they live as long as the program
_installed: list[object] = []


class TimetableChildren:
    """What a timetable tells of its blocks; the widget has one as ``children_told``."""

    def refs(self) -> list[Ref]:
        """The blocks in their order."""
        raise NotImplementedError

    def name(self, ref: Ref) -> str:
        """The block in words; empty when it is gone."""
        raise NotImplementedError

    def place(self, ref: Ref) -> QRect:
        """Where the block is on the screen; empty when it is gone."""
        raise NotImplementedError

    def chosen(self) -> Ref | None:
        """The chosen block."""
        raise NotImplementedError


def install() -> None:
    """Let Qt ask for the blocks of every timetable; once for the program."""
    if not _installed:
        _installed.append(_made)
        QAccessible.installFactory(_made)


def tell_chosen(view: QWidget, index: int) -> None:
    """Tell screen readers that another block has the keyboard."""
    if QAccessible.isActive() and index >= 0:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def _made(_name: str, thing: Any) -> QAccessibleInterface | None:
    told = getattr(thing, "children_told", None)
    if not isinstance(told, TimetableChildren):
        return None
    made = _Timetable(thing, told)
    _kept.append(made)
    return made


class _Timetable(QAccessibleWidget):
    """The timetable: a list of its blocks."""

    def __init__(self, view: QWidget, told: TimetableChildren) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._told = told
        self._blocks: dict[Ref, _Block] = {}

    @override
    def childCount(self) -> int:
        return len(self._told.refs())

    @override
    def child(self, index: int) -> QAccessibleInterface:
        refs = self._told.refs()
        return self._block(refs[index]) if 0 <= index < len(refs) else _NOTHING

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        refs = self._told.refs()
        return refs.index(child.ref) if isinstance(child, _Block) and child.ref in refs else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        found = next((ref for ref in reversed(self._told.refs()) if self._told.place(ref).contains(QPoint(x, y))), None)
        return self._block(found) if found is not None else _NOTHING

    @override
    def focusChild(self) -> QAccessibleInterface:
        chosen = self._told.chosen()
        return self._block(chosen) if chosen is not None and chosen in self._told.refs() else _NOTHING

    def _block(self, ref: Ref) -> "_Block":
        if ref not in self._blocks:
            self._blocks[ref] = _Block(self, self._told, ref)
            _kept.append(self._blocks[ref])
        return self._blocks[ref]


class _Block(QAccessibleInterface):
    """One block of the timetable."""

    def __init__(self, parent: _Timetable, told: TimetableChildren, ref: Ref) -> None:
        super().__init__()
        self._parent, self._told, self.ref = parent, told, ref

    @override
    def isValid(self) -> bool:
        return isValid(self._parent) and bool(self._told.name(self.ref))

    @override
    def object(self) -> QObject:
        return cast(QObject, None)

    @override
    def parent(self) -> QAccessibleInterface:
        return self._parent

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return _NOTHING

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return _NOTHING

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def rect(self) -> QRect:
        return self._told.place(self.ref)

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        state.selected = state.focused = self._told.chosen() == self.ref
        return state

    @override
    def text(self, which: QAccessible.Text) -> str:
        return self._told.name(self.ref) if which == QAccessible.Text.Name else ""

    @override
    def setText(self, which: QAccessible.Text, text: str) -> None:
        return None
