"""The commands that move the chosen row of the timeline, and how large it is shown."""

from collections.abc import Callable

from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.pages.plan.amending import AmendingView
from app.ui.widgets.timeline.geometry import Line
from app.ui.widgets.timeline.keys import by_months, longer, reordered
from app.ui.widgets.timeline.view import Timeline
from app.ui.widgets.timeline.wishes import Wish
from app.words import message

_LARGER = 1.25


class TimelineKeys(AmendingView):
    """A view of the plan with its timeline; what its keys wish for goes to ``grant``."""

    page_name = "plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.timeline = Timeline()
        self.timeline.read_only = desk.read_only
        self.timeline.wished.connect(self.grant)

    def grant(self, wish: Wish) -> None:
        """Do what was wished."""
        raise NotImplementedError

    @command(
        "timeline.earlier", "One month earlier", menu=Menu.PLAN, icon="arrow-left", group="move",
        tip=message("On the timeline: Alt+Left"),
    )  # fmt: skip
    def earlier(self) -> None:
        """Move the chosen row one month to the left."""
        self._by_months(-1)

    @command(
        "timeline.later", "One month later", menu=Menu.PLAN, icon="arrow-right", group="move",
        tip=message("On the timeline: Alt+Right"),
    )  # fmt: skip
    def later(self) -> None:
        """Move the chosen row one month to the right."""
        self._by_months(1)

    @command(
        "timeline.shorter", "End one month earlier", menu=Menu.PLAN, group="move",
        tip=message("On the timeline: Alt+Shift+Left"),
    )  # fmt: skip
    def shorter(self) -> None:
        """Take a month from the chosen work."""
        self._wish(lambda line: longer(line, -1))

    @command(
        "timeline.longer", "End one month later", menu=Menu.PLAN, group="move",
        tip=message("On the timeline: Alt+Shift+Right"),
    )  # fmt: skip
    def lengthen(self) -> None:
        """Give the chosen work a month more."""
        self._wish(lambda line: longer(line, 1))

    @command(
        "timeline.up", "Before the row above", menu=Menu.PLAN, icon="arrow-up", group="order",
        tip=message("On the timeline: Alt+PgUp"),
    )  # fmt: skip
    def up(self) -> None:
        """Let the chosen work change places with the one before."""
        self._wish(lambda line: reordered(line, -1))

    @command(
        "timeline.down", "After the row below", menu=Menu.PLAN, icon="arrow-down", group="order",
        tip=message("On the timeline: Alt+PgDown"),
    )  # fmt: skip
    def down(self) -> None:
        """Let the chosen work change places with the one behind."""
        self._wish(lambda line: reordered(line, 1))

    @command("timeline.larger", "Zoom in", menu=Menu.VIEW, keys="Ctrl++ / Ctrl+=", icon="zoom-in", group="zoom")
    def larger(self) -> None:
        """Make the months wider."""
        self.timeline.set_day_width(self.timeline.day_width() * _LARGER)

    @command("timeline.smaller", "Zoom out", menu=Menu.VIEW, keys="Ctrl+-", icon="zoom-out", group="zoom")
    def smaller(self) -> None:
        """Make the months narrower."""
        self.timeline.set_day_width(self.timeline.day_width() / _LARGER)

    @command(
        "timeline.fit", "Fit the whole plan", menu=Menu.VIEW, keys="Ctrl+0", icon="maximize", group="zoom",
        short=message("Fit"),
    )  # fmt: skip
    def fit(self) -> None:
        """Show the whole plan without scrolling sideways."""
        self.timeline.fit()

    @command("timeline.today", "Go to today", menu=Menu.VIEW, group="zoom", tip=message("On the timeline: Home"))
    def today(self) -> None:
        """Scroll to the day that is taken for today."""
        self.timeline.go_to_today()

    @command("timeline.open_all", "Open all work packages", menu=Menu.VIEW, icon="chevron-down", group="fold")
    def open_all(self) -> None:
        """Show the rows of every work package."""
        self.timeline.set_closed(())

    @command("timeline.close_all", "Close all work packages", menu=Menu.VIEW, icon="chevron-right", group="fold")
    def close_all(self) -> None:
        """Show the work packages alone."""
        self.timeline.set_closed(self.timeline.lines.heads())

    def _by_months(self, months: int) -> None:
        plan = self.timeline.plan
        if plan is not None:
            self._wish(lambda line: by_months(line, months, plan.report))

    def _wish(self, wished: Callable[[Line], Wish | None]) -> None:
        line = self.timeline.chosen_line()
        wish = wished(line) if line is not None else None
        if wish is not None and not self.desk.read_only:
            self.grant(wish)
