"""What hangs on the chosen block: session or items, slides, minutes, decisions, actions; each line goes there."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from app.domain.kinds import ItemKind, SlidesState
from app.domain.timetable import Ref, Thing, Timetable, TimetableItem, TimetableSession
from app.queries.timetable_links import ItemLinks
from app.ui import language, theme
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.agenda_words import SLIDES, state_text
from app.ui.places import Place
from app.ui.widgets.layout import clear
from app.ui.widgets.lines import Line, LineText, SectionHead

_Entry = tuple[LineText, Callable[[], None]]


class Links(QVBoxLayout):
    """The linked things of one block, under their heads."""

    def __init__(self, desk: Desk, go: Callable[[Ref], None]) -> None:
        super().__init__()
        self.setSpacing(0)
        self._desk, self._go = desk, go
        self._shown: list[LineText] | None = None

    def show(
        self, table: Timetable, session: TimetableSession, item: TimetableItem | None, links: ItemLinks | None
    ) -> None:
        """Show what is linked to the session, or to the item."""
        entries = self._of_session(session) if item is None else self._of_item(table, session, item, links)
        words = [text for text, _act in entries]
        title = tr("Items") if item is None else tr("Linked")
        if words == self._shown:
            return
        self._shown = words
        clear(self)
        if entries:
            self.addSpacing(16)
            self.addWidget(SectionHead(title))
        for text, act in entries:
            line = Line(text, height=theme.SHORT_LINE)
            line.clicked.connect(act)
            self.addWidget(line)

    def _of_session(self, session: TimetableSession) -> list[_Entry]:
        return [
            (LineText(item.title, right=language.clock(item.start)), _going(self._go, (Thing.ITEM, item.id)))
            for item in session.items
        ]

    def _of_item(
        self, table: Timetable, session: TimetableSession, item: TimetableItem, links: ItemLinks | None
    ) -> list[_Entry]:
        found: list[_Entry] = []
        if session.whole is None:
            text = LineText(tr("Session"), right=_short(session.title), role="accent")
            found.append((text, _going(self._go, (Thing.SESSION, session.id))))
        for talk in item.talks:
            role = "danger" if talk.slides is SlidesState.MISSING else "ink"
            text = LineText(tr("Slides"), right=state_text(SLIDES, talk.slides), role=role)
            found.append((text, _going(self._go, (Thing.PRESENTATION, talk.id))))
        if links is None or item.kind is ItemKind.BREAK:
            return found
        written = tr("Written") if links.written else tr("Not written")
        minutes = LineText(tr("Minutes"), right=written, role="ink" if links.written else "muted")
        found.append((minutes, self._to("item", item.id, table)))
        for decision in links.decisions:
            text = LineText(tr("Decision"), right=decision.number, role="accent")
            found.append((text, self._to("decision", decision.id, table)))
        for action in links.actions:
            text = LineText(_short(action.text, 22), right=action.number, role="amber" if action.open else "muted")
            found.append((text, self._to("action", action.id, table)))
        return found

    def _to(self, thing: str, thing_id: int, table: Timetable) -> Callable[[], None]:
        place = Place("meeting", table.meeting_id, "minutes", thing, thing_id)
        return lambda: self._desk.go(place)


def _going(go: Callable[[Ref], None], ref: Ref) -> Callable[[], None]:
    return lambda: go(ref)


def _short(text: str, most: int = 26) -> str:
    """The beginning of a title, for the right side of a line."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
