"""Home's first list while a meeting is on: what runs now, what comes next, and what is wrong with it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.db.stores import Session
from app.domain.home_now import NowLine
from app.queries.home_now import home_now
from app.ui.desk import Desk
from app.ui.language import clock, tr
from app.ui.pages.home_lists import Entry, HomeList
from app.ui.pages.meeting.agenda_words import clash_text
from app.ui.places import Place
from app.ui.widgets.lines import LineText

_EVERY = 30_000  # ms: the clock goes on although nothing was changed


class NowList(HomeList):
    """Hidden while nothing is on, and asked for as long as ``page`` is seen. A line goes to the item in the agenda."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(tr("On now"))
        self._desk, self._page = desk, page
        self._live = desk.live(page, self._ask, self._show)
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(self.look_again)
        timer.start()

    def look_again(self) -> None:
        """Look at the clock again, if somebody sees it."""
        if self._page.isVisible():
            self._live.again()

    def _ask(self, session: Session) -> tuple[NowLine, ...]:
        return home_now(session, self._desk.now())

    def _show(self, found: tuple[NowLine, ...]) -> None:
        entries = [
            Entry(one.item_id, now_text(one), Place("meeting", one.meeting_id, "agenda", "item", one.item_id))
            for one in found
        ]
        running = sum(one.running for one in found)
        self.show_entries(entries, str(running or ""))


def now_text(line: NowLine) -> LineText:
    """The line: what is wrong stands first under its title, then who and where."""
    problems = [clash_text(clash) for clash in line.clashes]
    where = line.room or tr("All rooms")
    until = tr("until {time}", time=clock(line.end)) if line.running else tr("at {time}", time=clock(line.start))
    return LineText(
        title=f"{line.title}°" if line.illustrative else line.title,
        detail=" · ".join((*problems, *line.people)) if problems or line.people else where,
        right=f"{where} · {until}" if problems or line.people else until,
        role="danger" if problems else "ink" if line.running else "muted",
        state="late" if problems else "progress" if line.running else "planned",
    )
