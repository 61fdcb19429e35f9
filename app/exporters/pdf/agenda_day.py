"""One day of an agenda as rows: plenary sessions, sessions side by side in columns, items, shaded breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Spacer

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession, Audience, blocks
from app.domain.agenda_changes import Change
from app.domain.agenda_facts import NO_FACTS, AgendaFacts, hours_by_person, talks_by_item
from app.domain.kinds import AgendaState, ItemKind
from app.domain.speakers import Slides
from app.domain.venue_time import clock_text
from app.exporters.availability_words import absences
from app.exporters.change_marks import Marks
from app.exporters.dates import long_date
from app.exporters.pdf.agenda_news import change_mark, change_note
from app.exporters.pdf.answers import slides_lines
from app.exporters.pdf.blocks import sign, time_text
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps, Rule, Shape
from app.exporters.pdf.paragraphs import StatusLine, headline, marked, plain
from app.exporters.pdf.people import leaders, speakers
from app.exporters.pdf.rows import PLAIN, Cell, Look, Row
from app.exporters.pdf.text import Markup, escaped, joined, styled
from app.exporters.pdf.theme import (
    ACCENT,
    GUTTER,
    MAIN,
    MUTED,
    PLUM,
    RAIL,
    ROOM,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TINT,
    TRACK_RULE,
    TRACKS,
    Style,
)
from app.words import Words

_MOST_COLUMNS = 3
_TIME_IN_COLUMN = 27.0  # points for the time beside an item in a column
_TIME_AND_LENGTH_IN_COLUMN = 33.0
_BETWEEN_PEOPLE = " · "

_SESSION_LOOK = Look(above=7.5, below=1.5, rule=0)
_ITEM_LOOK = Look(above=4, below=5, rule_left=RAIL)
_LAST_ITEM_LOOK = Look(above=4, below=6.5)
_BREAK_LOOK = Look(above=4, below=4.6, rule=0, tint=TINT)
_BLOCK_LOOK = Look(above=7.5, below=8, gap=TEXT_HEIGHT * 0.3)
_COLUMN_ITEM_LOOK = Look(above=5, below=0, rule=0, gap=TEXT_HEIGHT / 5)


class DayWriter:
    """Writes the days of one agenda for one audience; ``marks`` are the changes since the last release."""

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
        self._marks_of = marks or {}
        self._talks = talks_by_item(facts.talks) if audience is Audience.CHAIR else {}
        self._free = hours_by_person(facts.free) if audience is Audience.CHAIR else {}
        self._colours = track_colours([session.track for session in document.sessions])

    def rows(self, sessions: Sequence[AgendaSession]) -> Iterator[tuple[Row, bool]]:
        """The rows of a day, each with whether it must stay with the next one."""
        for block in blocks(sessions):
            if len(block) > 1:
                yield from self._parallel(block)
            else:
                yield from self._single(block[0])

    def _single(self, session: AgendaSession) -> Iterator[tuple[Row, bool]]:
        items = _held(session)
        if items and all(item.kind is ItemKind.BREAK for item in items):
            yield from ((self._break(session, item), False) for item in items)
        elif len(items) == 1 and items[0].title.strip().casefold() in ("", session.title.strip().casefold()):
            yield self._session(session, items[0]), False
        elif not items:
            yield self._session(session, None), False
        else:
            yield self._session(session, None, followed=True), True
            for number, item in enumerate(items, start=1):
                if item.kind is ItemKind.BREAK:
                    yield self._break(session, item), False
                else:
                    yield self._item(session, item, last=number == len(items)), False

    def _session(self, session: AgendaSession, item: AgendaItem | None, followed: bool = False) -> Row:
        """The row that a session begins with; with its only ``item``, it is the whole session."""
        title = self._session_title(session, Style.SUBJECT, item)
        body = [*_formal(session, self._words), *self._marks(session, item), title, *self._leaders(session)]
        body += self._details(session, item) if item else self._changed(session)
        time = time_text(clock_text(session.start), clock_text(session.end), strong=True)
        rail = [time, *self._length(session.minutes)]
        look = _SESSION_LOOK if followed else PLAIN
        return Row([Cell(0, RAIL - GUTTER, rail), *_beside_room(body, session.room)], look)

    def _item(self, session: AgendaSession, item: AgendaItem, last: bool) -> Row:
        rail = [time_text(clock_text(item.start), clock_text(item.end), strong=False), *self._length(item.minutes)]
        title = marked(self._item_title(item), Style.SUBJECT_QUIET)
        body = [*self._marks(None, item), title, *self._details(session, item)]
        look = _LAST_ITEM_LOOK if last else _ITEM_LOOK
        return Row([Cell(0, RAIL - GUTTER, rail), Cell(RAIL, MAIN, body)], look)

    def _break(self, session: AgendaSession, item: AgendaItem) -> Row:
        rail = [plain(f"{clock_text(item.start)}–{clock_text(item.end)}", Style.BREAK)]
        people = speakers(item.roles, self._audience, self._words)
        line = marked(joined(_BETWEEN_PEOPLE, [self._item_title(item), *people]), Style.BREAK)
        mark = change_mark(self._changes(session, item), self._words)
        body = [*mark, line, *change_note(self._changes(session, item), self._words), *self._notes(item)]
        return Row([Cell(0, RAIL - GUTTER, rail), Cell(RAIL, MAIN, body)], _BREAK_LOOK)

    def _parallel(self, block: Sequence[AgendaSession]) -> Iterator[tuple[Row, bool]]:
        start, end = min(session.start for session in block), max(session.end for session in block)
        time: list[Flowable] = [time_text(clock_text(start), clock_text(end), strong=True)]
        again = [plain(self._words("continued"), Style.SMALL)]
        lines = -(-len(block) // _MOST_COLUMNS)
        in_line = -(-len(block) // lines)
        width = (MAIN - (in_line - 1) * GUTTER) / in_line
        for first in range(0, len(block), in_line):
            line = block[first : first + in_line]
            cells = [
                self._column(session, RAIL + place * (width + GUTTER), width, first + place, (start, end))
                for place, session in enumerate(line)
            ]
            last = first + in_line >= len(block)
            yield (
                Row(
                    [Cell(0, RAIL - GUTTER, head=time, again=again), *cells],
                    _BLOCK_LOOK if last else replace(_BLOCK_LOOK, rule=0),
                ),
                False,
            )

    def _column(self, session: AgendaSession, left: float, width: float, place: int, span: tuple[int, int]) -> Cell:
        colour = self._colours.get(session.track, TRACKS[place % len(TRACKS)])
        label = session.track or self._words("Parallel session")
        head = [Rule(TRACK_RULE, colour, below=4), Caps(label, colour), Spacer(1, 3)]
        body: list[Flowable] = [*_formal(session, self._words), *self._marks(session, None)]
        body.append(self._session_title(session, Style.COLUMN_SUBJECT))
        if (session.start, session.end) != span:
            body.append(plain(f"{clock_text(session.start)}–{clock_text(session.end)}", Style.SMALL))
        body += [*self._leaders(session, glued=False), *self._changed(session)]
        if session.room:
            body += [Spacer(1, 2.5), Caps(session.room)]
        body += [self._column_item(session, item, width) for item in _held(session)]
        return Cell(left, width, body, head)

    def _column_item(self, session: AgendaSession, item: AgendaItem, width: float) -> Row:
        time: list[Flowable] = [plain(clock_text(item.start), Style.SMALL), *self._length(item.minutes)]
        if item.kind is ItemKind.BREAK:
            body: list[Flowable] = [marked(self._item_title(item), Style.SMALL), *self._notes(item)]
        else:
            body = [
                *self._marks(None, item),
                marked(self._item_title(item), Style.COLUMN_ITEM),
                *self._details(session, item, lines=True),
            ]
        rail = _TIME_AND_LENGTH_IN_COLUMN if self._audience is Audience.CHAIR else _TIME_IN_COLUMN
        return Row([Cell(0, rail, time), Cell(rail, width - rail, body)], _COLUMN_ITEM_LOOK)

    def _session_title(self, session: AgendaSession, style: Style, item: AgendaItem | None = None) -> Flowable:
        title = session.title or (item.title if item else "")
        illustrative = session.illustrative or (item is not None and item.illustrative)
        markup = Markup(
            escaped(title, Face(style.sheet.fontName)) + sign(illustrative) + self._tentative(session.state)
        )
        return headline(markup, style, f"{clock_text(session.start)} {title}", level=1)

    def _item_title(self, item: AgendaItem) -> Markup:
        return Markup(escaped(item.title) + sign(item.illustrative) + self._tentative(item.state))

    def _tentative(self, state: AgendaState) -> Markup:
        if state is not AgendaState.TENTATIVE:
            return escaped("")
        remark = self._words("tentative")
        return styled(escaped(f" ({remark})"), colour=MUTED)

    def _leaders(self, session: AgendaSession, glued: bool = True) -> list[Flowable]:
        return [marked(line, Style.SMALL) for line in leaders(session.roles, self._audience, self._words, glued)]

    def _marks(self, session: AgendaSession | None, item: AgendaItem | None) -> list[Flowable]:
        """What the last release changed; what flags an item on which a decision may be taken (DOMAIN R4)."""
        changed = change_mark(self._changes(session, item), self._words)
        if item is None or not item.decision:
            return changed
        return [*changed, Caps(self._words("Decision"), PLUM, shape=Shape.DIAMOND), Spacer(1, 1.5)]

    def _changes(self, *rows: AgendaSession | AgendaItem | None) -> list[Change]:
        return [change for row in rows if row is not None for change in self._marks_of.get(row.uid, ())]

    def _changed(self, session: AgendaSession) -> list[Flowable]:
        """What was before, and who of those who lead the session is not available."""
        return [*change_note(self._changes(session), self._words), *self._absences(session, session.roles, session)]

    def _absences(
        self, session: AgendaSession, roles: Sequence[AgendaRole], timed: AgendaSession | AgendaItem
    ) -> list[Flowable]:
        said = absences(roles, self._free, session.day, timed.start, timed.end, self._words)
        return [StatusLine(Shape.TRIANGLE, escaped(sentence), Style.SMALL_INK) for sentence in said]

    def _details(self, session: AgendaSession, item: AgendaItem, lines: bool = False) -> list[Flowable]:
        """Who speaks on what, what was before, since when it is on the agenda, and what there is to note."""
        people = speakers(item.roles, self._audience, self._words, glued=not lines)
        if people and not lines:
            people = [joined(_BETWEEN_PEOPLE, people)]
        details: list[Flowable] = [marked(name, Style.SMALL) for name in people]
        details += [marked(line, Style.SMALL) for line in leaders(item.roles, self._audience, self._words, not lines)]
        details += [plain(title, Style.NOTE) for title in item.presentations]
        if item.added_on:
            added = self._words("Added to the agenda on {date}", date=long_date(item.added_on, self._words))
            details.append(plain(added, Style.NOTE))
        details += change_note(self._changes(item), self._words)
        details += self._absences(session, item.roles, item)
        slides = [Slides(talk.title, talk.state, talk.file) for talk in self._talks.get(item.uid, ())]
        return [*details, *slides_lines(slides, self._words), *self._notes(item)]

    def _notes(self, item: AgendaItem) -> list[Flowable]:
        notes: list[Flowable] = [plain(item.note, Style.SMALL_INK)] if item.note else []
        if self._audience is Audience.CHAIR and item.internal_note:
            notes += [Spacer(1, 2.5), Caps(self._words("Internal"), PLUM), plain(item.internal_note, Style.SMALL_INK)]
        return notes

    def _length(self, minutes: int) -> list[Flowable]:
        """The length, which only the chair needs."""
        if self._audience is not Audience.CHAIR:
            return []
        return [plain(self._words("{number} min", number=minutes), Style.SMALL)]


def _held(session: AgendaSession) -> list[AgendaItem]:
    return [item for item in session.items if item.state is not AgendaState.CANCELLED]


def _formal(session: AgendaSession, words: Words) -> list[Flowable]:
    """What marks a formal session (DOMAIN R2)."""
    if not session.body:
        return []
    return [Caps(words("Formal session · {body}", body=session.body), ACCENT, shape=Shape.DISC), Spacer(1, 2.5)]


def _beside_room(body: Sequence[Flowable], room: str) -> list[Cell]:
    if not room:
        return [Cell(RAIL, MAIN, body)]
    name = Cell(TEXT_WIDTH - ROOM, ROOM, [Spacer(1, 3), Caps(room, right=True)])
    return [Cell(RAIL, MAIN - ROOM - GUTTER, body), name]


def track_colours(tracks: Sequence[str]) -> dict[str, Color]:
    """A colour for each track, in the order in which they first appear."""
    named = dict.fromkeys(track for track in tracks if track)
    return {track: TRACKS[number % len(TRACKS)] for number, track in enumerate(named)}
