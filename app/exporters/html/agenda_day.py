"""One day of an agenda as rows of a web page: sessions, sessions side by side in columns, items, shaded breaks."""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaSession, Audience, blocks
from app.domain.kinds import AgendaState, ItemKind
from app.domain.venue_time import MINUTES_A_DAY, clock_text
from app.exporters.dates import long_date
from app.exporters.html.markup import NOTHING, Html, escaped, escaped_lines, joined, tag
from app.exporters.html.page import paragraph, sign
from app.exporters.html.people import leaders, speakers
from app.exporters.html.shapes import Shape, drawn
from app.exporters.palette import TRACKS
from app.words import Words

_MOST_COLUMNS = 3
_BETWEEN_PEOPLE = " · "


class DayWriter:
    """Writes the days of one agenda for one audience."""

    def __init__(self, document: AgendaDocument, audience: Audience, words: Words) -> None:
        self._audience = audience
        self._words = words
        named = dict.fromkeys(session.track for session in document.sessions if session.track)
        self._tracks = {track: number % len(TRACKS) for number, track in enumerate(named)}

    def rows(self, sessions: Sequence[AgendaSession]) -> Iterator[Html]:
        """The rows of a day: one list item for each session, or for each stretch of parallel ones."""
        for block in blocks(sessions):
            if len(block) > 1:
                yield self._parallel(block)
            else:
                yield from self._single(block[0])

    def _single(self, session: AgendaSession) -> Iterator[Html]:
        items = _held(session)
        if items and all(item.kind is ItemKind.BREAK for item in items):
            yield from (self._break(item, session.day) for item in items)
        elif len(items) == 1 and items[0].title.strip().casefold() in ("", session.title.strip().casefold()):
            yield tag("li", self._session(session, items[0], "row"))
        elif not items:
            yield tag("li", self._session(session, None, "row"))
        else:
            yield tag("li", self._session(session, None, "head row"), self._items(session, items))

    def _session(self, session: AgendaSession, item: AgendaItem | None, kind: str) -> Html:
        """What a session begins with; with its only ``item``, it is the whole session."""
        body = tag(
            "div",
            self._formal(session),
            self._mark(item),
            self._session_title(session, item),
            self._leaders(session),
            self._details(item),
            class_="body",
        )
        room = paragraph(escaped(session.room), "room caps")
        when = self._when(session.day, session.start, session.end, session.minutes, strong=True)
        return tag("div", when, tag("div", body, room, class_="what"), class_=kind)

    def _items(self, session: AgendaSession, items: Sequence[AgendaItem]) -> Html:
        rows = [
            self._break(item, session.day) if item.kind is ItemKind.BREAK else self._item(item, session.day)
            for item in items
        ]
        return tag("ol", *rows, class_="items")

    def _item(self, item: AgendaItem, day: dt.date) -> Html:
        body = tag("div", self._mark(item), paragraph(self._item_title(item)), self._details(item))
        when = self._when(day, item.start, item.end, item.minutes)
        return tag("li", tag("div", when, body, class_="row"))

    def _break(self, item: AgendaItem, day: dt.date) -> Html:
        people = speakers(item.roles, self._audience, self._words)
        line = paragraph(joined(_BETWEEN_PEOPLE, [self._item_title(item), *people]))
        when = self._when(day, item.start, item.end, item.minutes)
        return tag("li", tag("div", when, tag("div", line, self._notes(item)), class_="row pause"))

    def _parallel(self, block: Sequence[AgendaSession]) -> Html:
        start, end = min(session.start for session in block), max(session.end for session in block)
        lines = -(-len(block) // _MOST_COLUMNS)
        in_line = -(-len(block) // lines)
        columns = tag(
            "div",
            *(self._column(session, place, (start, end)) for place, session in enumerate(block)),
            class_=f"columns by-{in_line}",
        )
        when = self._when(block[0].day, start, end, end - start, strong=True, length=False)
        return tag("li", tag("div", when, columns, class_="row parallel"))

    def _column(self, session: AgendaSession, place: int, span: tuple[int, int]) -> Html:
        number = self._tracks.get(session.track, place % len(TRACKS))
        label = session.track or self._words("Parallel session")
        time = NOTHING
        if (session.start, session.end) != span:
            time = paragraph(escaped(f"{clock_text(session.start)}–{clock_text(session.end)}"), "small")
        items = [self._column_item(item, session.day) for item in _held(session)]
        return tag(
            "div",
            paragraph(escaped(label), "caps"),
            self._formal(session),
            self._session_title(session),
            time,
            self._leaders(session),
            paragraph(escaped(session.room), "caps muted"),
            tag("ol", *items) if items else NOTHING,
            class_=f"track track-{number}",
        )

    def _column_item(self, item: AgendaItem, day: dt.date) -> Html:
        title = paragraph(self._item_title(item), "muted" if item.kind is ItemKind.BREAK else None)
        details = self._notes(item) if item.kind is ItemKind.BREAK else self._details(item, lines=True)
        body = tag("div", self._mark(item), title, details)
        return tag("li", self._when(day, item.start, None, item.minutes), body)

    def _when(
        self, day: dt.date, start: int, end: int | None, minutes: int, strong: bool = False, length: bool = True
    ) -> Html:
        """A time, its beginning strong where a session begins; the length, which only the chair needs."""
        first = _time(day, start)
        if strong:
            first = tag("b", first)
        rest = NOTHING if end is None else joined("", [escaped("–"), _time(day, end)])
        long = NOTHING
        if length and self._audience is Audience.CHAIR:
            long = tag("span", escaped(self._words("{number} min", number=minutes)), class_="length")
        return tag("div", first, rest, long, class_="when")

    def _session_title(self, session: AgendaSession, item: AgendaItem | None = None) -> Html:
        title = session.title or (item.title if item else "")
        illustrative = session.illustrative or (item is not None and item.illustrative)
        shown = joined("", [escaped(title), sign(illustrative), self._tentative(session.state)])
        return tag("h3", shown) if title else paragraph(shown)

    def _item_title(self, item: AgendaItem) -> Html:
        return joined("", [escaped(item.title), sign(item.illustrative), self._tentative(item.state)])

    def _tentative(self, state: AgendaState) -> Html:
        if state is not AgendaState.TENTATIVE:
            return NOTHING
        word = self._words("tentative")
        return tag("span", escaped(f" ({word})"), class_="weak")

    def _formal(self, session: AgendaSession) -> Html:
        """What marks a formal session (DOMAIN R2)."""
        if not session.body:
            return NOTHING
        label = escaped(self._words("Formal session · {body}", body=session.body))
        return paragraph(joined("", [drawn(Shape.DISC), label]), "caps accent")

    def _leaders(self, session: AgendaSession) -> Html:
        return joined("", (paragraph(line, "small") for line in leaders(session.roles, self._audience, self._words)))

    def _mark(self, item: AgendaItem | None) -> Html:
        """What flags an item on which a decision may be taken (DOMAIN R4)."""
        if item is None or not item.decision:
            return NOTHING
        return paragraph(joined("", [drawn(Shape.DIAMOND), escaped(self._words("Decision"))]), "caps flag")

    def _details(self, item: AgendaItem | None, lines: bool = False) -> Html:
        """Who speaks on what, since when it is on the agenda, and what there is to note."""
        if item is None:
            return NOTHING
        people = speakers(item.roles, self._audience, self._words)
        if people and not lines:
            people = [joined(_BETWEEN_PEOPLE, people)]
        details = [paragraph(name, "small") for name in people]
        details += [paragraph(line, "small") for line in leaders(item.roles, self._audience, self._words)]
        details += [paragraph(escaped(title), "note") for title in item.presentations]
        if item.added_on:
            date = long_date(item.added_on, self._words)
            details.append(paragraph(escaped(self._words("Added to the agenda on {date}", date=date)), "note"))
        return joined("", [*details, self._notes(item)])

    def _notes(self, item: AgendaItem) -> Html:
        note = paragraph(escaped_lines(item.note), "aside") if item.note else NOTHING
        if self._audience is not Audience.CHAIR or not item.internal_note:
            return note
        label = paragraph(escaped(self._words("Internal")), "internal caps flag")
        return joined("", [note, label, paragraph(escaped_lines(item.internal_note), "aside")])


def _held(session: AgendaSession) -> list[AgendaItem]:
    return [item for item in session.items if item.state is not AgendaState.CANCELLED]


def _time(day: dt.date, minutes: int) -> Html:
    """A time of the venue's clock, also for machines where it is on the day itself."""
    text = escaped(clock_text(minutes))
    if minutes >= MINUTES_A_DAY:
        return tag("span", text)
    return tag("time", text, datetime=f"{day.isoformat()}T{clock_text(minutes)}")
