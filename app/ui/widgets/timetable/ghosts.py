"""What is shown of a drag before anything is changed: where things would stand, with their times."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF

from app.domain.timetable_layout import Slot
from app.ui.language import tr
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.wishes import NewSession, Wish

_LEAST = 5.0  # px


class Mark(StrEnum):
    """What a ghost does that is no plain move; the values are names of icons."""

    NONE = ""
    COPY = "copy"
    SWAP = "refresh-cw"
    LOCKED = "lock"


@dataclass(frozen=True)
class Ghost:
    """What is shown while dragging: a rectangle in content coordinates with its times, and where it slips in.

    ``other`` is where what it changes places with would stand.
    """

    rect: QRectF
    start: int
    end: int
    title: str
    line: tuple[float, float, float] | None = None  # left, right, y
    mark: Mark = Mark.NONE
    other: "Ghost | None" = None


@dataclass(frozen=True)
class Proposal:
    """The ghost, and the wish if the button were let go now; no wish where nothing would change."""

    ghost: Ghost
    wish: Wish | None


def between(geometry: Geometry, left: float, width: float, start: int, end: int) -> QRectF:
    """The rectangle of these minutes, so far from the left and so wide."""
    rect = QRectF(left, geometry.scale.y(start) + 1, width, 0)
    rect.setHeight(max(_LEAST, geometry.scale.y(end) - rect.top() - 1))
    return rect


def ghost_in(geometry: Geometry, day: int, slot: Slot, start: int, end: int, title: str, mark: Mark) -> Ghost:
    """A ghost in the columns of a day."""
    return Ghost(geometry.rect_of(day, slot, start, end), start, end, title, mark=mark)


def drafted(geometry: Geometry, wish: NewSession) -> Ghost | None:
    """The ghost of a session that is about to get its title; None where its place is not shown."""
    found = geometry.slot_of(wish.day, wish.room_id)
    if found is None:
        return None
    day, slot = found
    return ghost_in(geometry, day, slot, wish.start, wish.start + wish.minutes, tr("New session"), Mark.NONE)
