"""What is drawn and chosen as one in a timetable, and the sizes of everything that holds words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.domain.clash_values import ClashLevel
from app.domain.kinds import AgendaState, ItemKind
from app.domain.timetable import Ref, TimetableItem, TimetableSession
from app.domain.timetable_clock import Odd
from app.ui import theme

TOP, BOTTOM, RIGHT = 12, 12, 12  # free space around the columns


def rail_width() -> int:
    """The width in px of the rail with the hours; all of these grow with the text."""
    return theme.px(84)


def day_row() -> int:
    """The height of the row with the days."""
    return theme.px(32)


def room_row() -> int:
    """The height of the row with the rooms."""
    return theme.px(24)


def head_height() -> int:
    """The height of both rows."""
    return day_row() + room_row()


def spine_width() -> int:
    """The width of the strip with a session's title."""
    return theme.px(18)


def narrowest() -> int:
    """The least that a column is given."""
    return theme.px(104)


@dataclass(frozen=True, eq=False)
class Block:
    """What is drawn and chosen as one: ``ref`` says which row it stands for; ``columns`` counts over all days.

    ``spine``: the strip of a session with several items, whose whole area is ``area``. ``item`` is None for a spine
    and for a session without items. ``odd``: the venue's clock leaves a time of it out, or shows it twice.
    """

    ref: Ref
    session: TimetableSession
    item: TimetableItem | None
    rect: QRectF
    area: QRectF
    columns: range
    day: int
    track: str  # a token
    spine: bool = False
    level: ClashLevel | None = None
    odd: Odd | None = None

    @property
    def moves_session(self) -> bool:
        """Whether moving it moves the session: a spine, and a block that is the whole session."""
        return self.item is None or self.session.whole is not None

    @property
    def title(self) -> str:
        """Of the item, or of the session."""
        return self.item.title if self.item is not None else self.session.title

    @property
    def start(self) -> int:
        """Venue minutes."""
        return self.item.start if self.item is not None else self.session.start

    @property
    def end(self) -> int:
        """Venue minutes."""
        return self.item.end if self.item is not None else self.session.end

    @property
    def locked(self) -> bool:
        """Whether re-timing the session does not move it."""
        return self.item is not None and self.item.locked

    @property
    def quiet(self) -> bool:
        """Breaks are drawn quiet."""
        return self.item is not None and self.item.kind is ItemKind.BREAK

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        gone = AgendaState.CANCELLED
        return self.session.state is gone or (self.item is not None and self.item.state is gone)
