"""One day of an agenda as rows of a web page: sessions, sessions side by side in columns, items, shaded breaks."""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession, Audience, blocks, days
from app.domain.agenda_changes import Change
from app.domain.agenda_facts import NO_FACTS, AgendaFacts, hours_by_person, talks_by_item
from app.domain.kinds import AgendaState, ItemKind
from app.domain.venue_time import clock_text, known_zone, to_utc
from app.exporters.availability_words import absences
from app.exporters.change_marks import Marks
from app.exporters.dates import long_date
from app.exporters.html.agenda_news import anchor, change_mark, change_note
from app.exporters.html.markup import NOTHING, Html, escaped, escaped_lines, joined, tag
from app.exporters.html.page import paragraph, sign
from app.exporters.html.people import leaders, speakers
from app.exporters.html.shapes import Shape, drawn
from app.exporters.html.slides import slides_lines, status_line
from app.exporters.palette import TRACKS
from app.words import Words

_MOST_COLUMNS = 3
_BETWEEN_PEOPLE = " · "


class DayWriter:
    """Writes the days of one agenda for one audience; ``marks`` are the changes since the last release.

    ``shown`` are the uids of the sessions and items that it writes.
    """

    def __init__(
        self,
        document: AgendaDocument,
        audience: Audience,
        words: Words,
        facts: AgendaFacts = NO_FACTS,
        marks: Marks | None = None,
    ) -> None:
        self._audience = audience
        self._words = words
        self._zone = document.meeting.zone
        self._marks_of = marks or {}
        self._talks = talks_by_item(facts.talks) if audience is Audience.CHAIR else {}
        self._free = hours_by_person(facts.free) if audience is Audience.CHAIR else {}
        held = [session for _day, sessions in days(document) for session in sessions]
        items = [item.uid for session in held for item in _held(session)]
        self.shown = frozenset([*(session.uid for session in held), *items])
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
            yield tag("li", self._break(session, items[0]), id=anchor(session.uid))
            yield from (tag("li", self._break(session, item)) for item in items[1:])
            return
        if len(items) == 1 and items[0].title.strip().casefold() in ("", session.title.strip().casefold()):
            parts = [self._session(session, items[0], "row")]
        elif not items:
            parts = [self._session(session, None, "row")]
        else:
            parts = [self._session(session, None, "head row"), self._items(session, items)]
        yield tag("li", *parts, id=anchor(session.uid))

    def _session(self, session: AgendaSession, item: AgendaItem | None, kind: str) -> Html:
        """What a session begins with; with its only ``item``, it is the whole session."""
        body = tag(
            "div",
            _formal(session, self._words),
            self._mark(session, item),
            self._session_title(session, item),
            self._leaders(session),
            self._details(session, item) if item else self._changed(session),
            class_="body",
            id=anchor(item.uid) if item else None,
        )
        room = paragraph(escaped(session.room), "room caps")
        when = self._when(session.day, session.start, session.end, session.minutes, strong=True)
        return tag("div", when, tag("div", body, room, class_="what"), class_=kind)

    def _items(self, session: AgendaSession, items: Sequence[AgendaItem]) -> Html:
        rows = [
            tag("li", self._break(session, item)) if item.kind is ItemKind.BREAK else self._item(session, item)
            for item in items
        ]
        return tag("ol", *rows, class_="items")

    def _item(self, session: AgendaSession, item: AgendaItem) -> Html:
        title = paragraph(self._item_title(item))
        body = tag("div", self._mark(None, item), title, self._details(session, item))
        when = self._when(session.day, item.start, item.end, item.minutes)
        return tag("li", tag("div", when, body, class_="row"), id=anchor(item.uid))

    def _break(self, session: AgendaSession, item: AgendaItem) -> Html:
        people = speakers(item.roles, self._audience, self._words)
        line = paragraph(joined(_BETWEEN_PEOPLE, [self._item_title(item), *people]))
        when = self._when(session.day, item.start, item.end, item.minutes)
        changes = self._changes(item)
        mark, was = change_mark(changes, self._words), change_note(changes, self._words)
        return tag(
            "div", when, tag("div", mark, line, was, self._notes(item)), class_="row pause", id=anchor(item.uid)
        )  # fmt: skip

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
        items = [self._column_item(session, item) for item in _held(session)]
        return tag(
            "div",
            paragraph(escaped(label), "caps"),
            _formal(session, self._words),
            self._mark(session, None),
            self._session_title(session),
            time,
            self._leaders(session),
            self._changed(session),
            paragraph(escaped(session.room), "caps muted"),
            tag("ol", *items) if items else NOTHING,
            class_=f"track track-{number}",
            id=anchor(session.uid),
        )

    def _column_item(self, session: AgendaSession, item: AgendaItem) -> Html:
        title = paragraph(self._item_title(item), "muted" if item.kind is ItemKind.BREAK else None)
        details = self._notes(item) if item.kind is ItemKind.BREAK else self._details(session, item, lines=True)
        body = tag("div", self._mark(None, item), title, details)
        return tag("li", self._when(session.day, item.start, None, item.minutes), body, id=anchor(item.uid))

    def _when(
        self, day: dt.date, start: int, end: int | None, minutes: int, strong: bool = False, length: bool = True
    ) -> Html:
        """A time, its beginning strong where a session begins; the length, which only the chair needs."""
        first = _time(day, start, self._zone)
        if strong:
            first = tag("b", first)
        rest = NOTHING if end is None else joined("", [escaped("–"), _time(day, end, self._zone)])
        long = NOTHING
        if length and self._audience is Audience.CHAIR:
            long = tag("span", escaped(self._words("{number} min", number=minutes)), class_="length")
        return tag("div", first, rest, long, class_="when")

    def _session_title(self, session: AgendaSession, item: AgendaItem | None = None) -> Html:
        title = session.title or (item.title if item else "")
        illustrative = session.illustrative or (item is not None and item.illustrative)
        shown = joined("", [escaped(title), sign(illustrative), _tentative(session.state, self._words)])
        return tag("h3", shown) if title else paragraph(shown)

    def _item_title(self, item: AgendaItem) -> Html:
        return joined("", [escaped(item.title), sign(item.illustrative), _tentative(item.state, self._words)])

    def _leaders(self, session: AgendaSession) -> Html:
        return joined("", (paragraph(line, "small") for line in leaders(session.roles, self._audience, self._words)))

    def _mark(self, session: AgendaSession | None, item: AgendaItem | None) -> Html:
        """What the last release changed; what flags an item on which a decision may be taken (DOMAIN R4)."""
        changed = change_mark(self._changes(session, item), self._words)
        if item is None or not item.decision:
            return changed
        flag = paragraph(joined("", [drawn(Shape.DIAMOND), escaped(self._words("Decision"))]), "caps flag")
        return joined("", [changed, flag])

    def _changes(self, *rows: AgendaSession | AgendaItem | None) -> list[Change]:
        return [change for row in rows if row is not None for change in self._marks_of.get(row.uid, ())]

    def _changed(self, session: AgendaSession) -> Html:
        """What was before, and who of those who lead the session is not available."""
        was = change_note(self._changes(session), self._words)
        return joined("", [was, self._absences(session, session.roles, session)])

    def _absences(
        self, session: AgendaSession, roles: Sequence[AgendaRole], timed: AgendaSession | AgendaItem
    ) -> Html:  # fmt: skip
        said = absences(roles, self._free, session.day, timed.start, timed.end, self._words)
        return joined("", (status_line(Shape.TRIANGLE, sentence) for sentence in said))

    def _details(self, session: AgendaSession, item: AgendaItem, lines: bool = False) -> Html:
        """Who speaks on what, what was before, since when it is on the agenda, and what there is to note."""
        people = speakers(item.roles, self._audience, self._words)
        if people and not lines:
            people = [joined(_BETWEEN_PEOPLE, people)]
        details = [paragraph(name, "small") for name in people]
        details += [paragraph(line, "small") for line in leaders(item.roles, self._audience, self._words)]
        details += [paragraph(escaped(title), "note") for title in item.presentations]
        if item.added_on:
            date = long_date(item.added_on, self._words)
            details.append(paragraph(escaped(self._words("Added to the agenda on {date}", date=date)), "note"))
        details.append(change_note(self._changes(item), self._words))
        details.append(self._absences(session, item.roles, item))
        details += slides_lines(self._talks.get(item.uid, ()), self._words)
        return joined("", [*details, self._notes(item)])

    def _notes(self, item: AgendaItem) -> Html:
        note = paragraph(escaped_lines(item.note), "aside") if item.note else NOTHING
        if self._audience is not Audience.CHAIR or not item.internal_note:
            return note
        label = paragraph(escaped(self._words("Internal")), "internal caps flag")
        return joined("", [note, label, paragraph(escaped_lines(item.internal_note), "aside")])


def _held(session: AgendaSession) -> list[AgendaItem]:
    return [item for item in session.items if item.state is not AgendaState.CANCELLED]


def _tentative(state: AgendaState, words: Words) -> Html:
    if state is not AgendaState.TENTATIVE:
        return NOTHING
    return tag("span", escaped(f" ({words('tentative')})"), class_="weak")


def _formal(session: AgendaSession, words: Words) -> Html:
    """What marks a formal session (DOMAIN R2)."""
    if not session.body:
        return NOTHING
    label = escaped(words("Formal session · {body}", body=session.body))
    return paragraph(joined("", [drawn(Shape.DISC), label]), "caps accent")


def _time(day: dt.date, minutes: int, zone: str) -> Html:
    """A time of the venue's clock; for machines with its offset, and of one that comes twice the earlier."""
    instant = to_utc(day, minutes, zone, later=False).astimezone(known_zone(zone))
    return tag("time", escaped(clock_text(minutes)), datetime=instant.isoformat(timespec="minutes"))
