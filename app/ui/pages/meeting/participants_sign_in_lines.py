"""What the list at the door shows for a few letters: people on the list, people known otherwise, somebody new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.domain.door import DoorPerson
from app.domain.kinds import PresenceState
from app.queries.people_choices import PersonChoice
from app.ui import theme
from app.ui.language import tr
from app.ui.widgets.two_lines import TwoLines

LISTED, KNOWN, NEW = "listed", "known", "new"
_TALL = 46  # px
_ICONS = {
    PresenceState.PRESENT: ("user-check", "accent"),
    PresenceState.REMOTE: ("monitor", "indigo"),
    PresenceState.EXCUSED: ("user-x", "muted"),
    PresenceState.ABSENT: ("user-x", "muted"),
}


class DoorField(QLineEdit):
    """``entered`` tells whether Shift was held (from afar); ``moved`` by how many lines; ``left``: Esc with no text."""

    entered = Signal(bool)
    moved = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("hero"))
        self.setFixedHeight(theme.px(_TALL))
        self.setAccessibleName(tr("Name or organisation"))
        self.setPlaceholderText(tr("Three letters of a name"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self.clear() if self.text() else self.left.emit()
            case _:
                super().keyPressEvent(event)


def hit_lines(listed: Sequence[DoorPerson], known: Sequence[PersonChoice], typed: str) -> list[TwoLines]:
    """A line for each, and the last one for somebody new."""
    lines = [_listed(one) for one in listed]
    lines += [
        TwoLines(
            f"{KNOWN} {one.id}", _named(one.name, one.native, one.illustrative), one.organisation or one.email,
            "user-plus", tr("Not on the list"),
        )
        for one in known
    ]  # fmt: skip
    if typed:
        lines.append(
            TwoLines(NEW, tr("New person: {name}", name=typed), tr("Name (Organisation) <e-mail>"), "user-plus")
        )
    return lines


def id_of(key: str) -> int:
    """The participation or person (id) of a line's key; 0 for somebody new."""
    return int(key.partition(" ")[2] or 0)


def kind_of(key: str) -> str:
    """What a line's key stands for: LISTED, KNOWN or NEW; empty for no line."""
    return key.partition(" ")[0]


def _listed(one: DoorPerson) -> TwoLines:
    icon, role = _ICONS[one.state] if one.state is not None else ("user", "muted")
    return TwoLines(
        f"{LISTED} {one.id}", _named(one.name, one.native, one.illustrative), one.organisation, icon, _state(one), role
    )


def _state(one: DoorPerson) -> str:
    match one.state:
        case PresenceState.PRESENT:
            return tr("Here")
        case PresenceState.REMOTE:
            return tr("Remote")
        case PresenceState.EXCUSED:
            return tr("Excused")
        case PresenceState.ABSENT:
            return tr("Absent")
    return tr("Declined") if one.declined else ""


def _named(name: str, native: str, illustrative: bool) -> str:
    shown = f"{name}  {native}" if native and native != name else name
    return f"{shown}°" if illustrative else shown
