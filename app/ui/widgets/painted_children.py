"""The parts of a painted widget as children that screen readers find, each with its name in words."""

from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

R = TypeVar("R", bound=Hashable)
_NOTHING = cast(QAccessibleInterface, None)  # Qt takes no interface for none; its stubs do not say so

_kept: list[QAccessibleInterface] = []  # Qt knows them by their address: they live as long as the program
_installed: list[object] = []


class PaintedChildren(Generic[R]):
    """What a painted widget tells of its parts, each known by an ``R``; the widget has one as ``children_told``."""

    def refs(self) -> Sequence[R]:
        """The parts in their order."""
        raise NotImplementedError

    def name(self, ref: R) -> str:
        """The part in words; empty when it is gone."""
        raise NotImplementedError

    def place(self, ref: R) -> QRect:
        """Where the part is on the screen; empty when it is gone."""
        raise NotImplementedError

    def at(self, point: QPoint) -> R | None:
        """The part at a point of the screen; of several the one drawn last."""
        return next((ref for ref in reversed(self.refs()) if self.place(ref).contains(point)), None)

    def chosen(self) -> R | None:
        """The chosen part."""
        raise NotImplementedError


def install() -> None:
    """Let Qt ask for the parts of every painted widget; once for the program."""
    if not _installed:
        _installed.append(_made)
        QAccessible.installFactory(_made)


def is_listened_to() -> bool:
    """Whether a screen reader is there."""
    return QAccessible.isActive()


def tell_chosen(view: QWidget, index: int) -> None:
    """Tell screen readers that another part has the keyboard."""
    if QAccessible.isActive() and index >= 0:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def _made(_name: str, thing: Any) -> QAccessibleInterface | None:
    told = getattr(thing, "children_told", None)
    if not isinstance(told, PaintedChildren):
        return None
    made = _Painted(thing, told)
    _kept.append(made)
    return made


class _Painted(QAccessibleWidget):
    """The widget: a list of its parts."""

    def __init__(self, view: QWidget, told: PaintedChildren[Any]) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._told = told
        self._parts: dict[Hashable, _Part] = {}

    @override
    def childCount(self) -> int:
        return len(self._told.refs())

    @override
    def child(self, index: int) -> QAccessibleInterface:
        refs = self._told.refs()
        return self._part(refs[index]) if 0 <= index < len(refs) else _NOTHING

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        refs = self._told.refs()
        return refs.index(child.ref) if isinstance(child, _Part) and child.ref in refs else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        found = self._told.at(QPoint(x, y))
        return self._part(found) if found is not None else _NOTHING

    @override
    def focusChild(self) -> QAccessibleInterface:
        chosen = self._told.chosen()
        return self._part(chosen) if chosen is not None and chosen in self._told.refs() else _NOTHING

    def _part(self, ref: Hashable) -> "_Part":
        if ref not in self._parts:
            self._parts[ref] = _Part(self, self._told, ref)
            _kept.append(self._parts[ref])
        return self._parts[ref]


class _Part(QAccessibleInterface):
    """One part."""

    def __init__(self, parent: _Painted, told: PaintedChildren[Any], ref: Hashable) -> None:
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
