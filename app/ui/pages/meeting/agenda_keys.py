"""The commands that move and resize the chosen block, and how large the timetable is shown."""

from app.domain.timetable_moves import STEP
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.widgets.timetable.keys import lengthened, nudged, reordered, sideways
from app.ui.widgets.timetable.view import TimetableView
from app.ui.widgets.timetable.wishes import Wish
from app.words import message

_LARGER = 1.2


class AgendaKeys(MeetingTab):
    """A tab with a timetable ``view``; what its keys wish for goes to ``grant``."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self.view = TimetableView()
        self.view.read_only = desk.read_only
        self.view.wished.connect(self.grant)

    def grant(self, wish: Wish) -> None:
        """Do what was wished."""
        raise NotImplementedError

    @command("agenda.earlier", "Five minutes earlier", menu=Menu.MEETING, keys="Alt+Up", icon="arrow-up", group="move")
    def earlier(self) -> None:
        """Move the chosen block five minutes up."""
        self.wish(nudged(block, -STEP) if (block := self.view.chosen_block()) is not None else None)

    @command("agenda.later", "Five minutes later", menu=Menu.MEETING, keys="Alt+Down", icon="arrow-down", group="move")
    def later(self) -> None:
        """Move the chosen block five minutes down."""
        self.wish(nudged(block, STEP) if (block := self.view.chosen_block()) is not None else None)

    @command("agenda.shorter", "Five minutes shorter", menu=Menu.MEETING, keys="Alt+Shift+Up", group="move")
    def shorter(self) -> None:
        """Take five minutes from the chosen block."""
        self.wish(lengthened(block, -STEP) if (block := self.view.chosen_block()) is not None else None)

    @command("agenda.longer", "Five minutes longer", menu=Menu.MEETING, keys="Alt+Shift+Down", group="move")
    def longer(self) -> None:
        """Give the chosen block five minutes more."""
        self.wish(lengthened(block, STEP) if (block := self.view.chosen_block()) is not None else None)

    @command("agenda.before", "Before the one above", menu=Menu.MEETING, keys="Alt+PgUp", group="order")
    def before(self) -> None:
        """Let the chosen item change places with the one before; a session with the one before it in its room."""
        self._reorder(-1)

    @command("agenda.after", "After the one below", menu=Menu.MEETING, keys="Alt+PgDown", group="order")
    def after(self) -> None:
        """Let the chosen item change places with the one behind; a session with the one behind it in its room."""
        self._reorder(1)

    @command(
        "agenda.left", "To the room at the left", menu=Menu.MEETING, icon="arrow-left", group="order",
        tip=message("In the timetable: Alt+Left"),
    )  # fmt: skip
    def to_left(self) -> None:
        """Move the chosen block one column to the left."""
        self._sideways(-1)

    @command(
        "agenda.right", "To the room at the right", menu=Menu.MEETING, icon="arrow-right", group="order",
        tip=message("In the timetable: Alt+Right"),
    )  # fmt: skip
    def to_right(self) -> None:
        """Move the chosen block one column to the right."""
        self._sideways(1)

    @command("agenda.larger", "Larger hours", menu=Menu.VIEW, keys="Ctrl++ / Ctrl+=", icon="zoom-in", group="zoom")
    def larger(self) -> None:
        """Make the hours of the timetable higher."""
        self.view.set_hour(self.view.hour() * _LARGER)

    @command("agenda.smaller", "Smaller hours", menu=Menu.VIEW, keys="Ctrl+-", icon="zoom-out", group="zoom")
    def smaller(self) -> None:
        """Make the hours of the timetable lower."""
        self.view.set_hour(self.view.hour() / _LARGER)

    @command("agenda.fit", "Fit the whole day", menu=Menu.VIEW, keys="Ctrl+0", icon="maximize", group="zoom")
    def fit(self) -> None:
        """Show the whole day without scrolling, where that can be read."""
        self.view.fit()

    def _reorder(self, step: int) -> None:
        block, geometry = self.view.chosen_block(), self.view.geometry_now
        self.wish(reordered(geometry, block, step) if block is not None and geometry is not None else None)

    def _sideways(self, step: int) -> None:
        block, geometry = self.view.chosen_block(), self.view.geometry_now
        self.wish(sideways(geometry, block, step) if block is not None and geometry is not None else None)

    def wish(self, wish: Wish | None) -> None:
        """Let the wish be granted, where something may be changed."""
        if wish is not None and not self.desk.read_only:
            self.grant(wish)
