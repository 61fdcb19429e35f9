"""Door sheets as PDF: for each room and day a page that can be read from two metres away.

The largest step sets titles in 38 points, whose capitals are 9 mm high, a 200th of the distance. A sheet that does not
fit its page is set smaller, step by step; what is too long even for the smallest step goes on over several pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaSession, Audience
from app.domain.agenda_facts import agenda_news
from app.domain.door_sheets import DoorSheet, door_sheets
from app.domain.kinds import AgendaState, ItemKind
from app.domain.venue_time import clock_text
from app.exporters.agenda_words import is_illustrative, version_text
from app.exporters.change_marks import Marks, mark_text
from app.exporters.dates import date_range, language_tag, long_date
from app.exporters.pdf.blocks import ending, sign
from app.exporters.pdf.display import display, fitted, sized
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps, Shape
from app.exporters.pdf.logo import logo
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import plain
from app.exporters.pdf.people import leaders, speakers
from app.exporters.pdf.rows import HEAD, Cell, Look, Row, RowTable
from app.exporters.pdf.stack import Stack
from app.exporters.pdf.text import Markup, escaped, joined, styled
from app.exporters.pdf.text_runs import elided
from app.exporters.pdf.theme import (
    ACCENT,
    GUTTER,
    HAIRLINE,
    INK,
    MARGIN_BOTTOM,
    MARGIN_TOP,
    MUTED,
    PAGE_HEIGHT,
    TEXT_WIDTH,
    TINT,
    Style,
)
from app.exporters.venue_words import day_title
from app.words import Words

_ROOM_SIZES = (64, 56, 50, 44, 38, 34, 30, 26, 22, 18, 14)
_DATE_HEIGHT, _DATE_SIZES = 30.0, (24, 22, 20, 18, 16, 14)
_PLACE_SIZE = 10  # at which capitals of 7 points are surely as wide
_LOGO = 22 * mm
_MEETING_HEIGHT, _MEETING_SIZES = 30.0, (13, 12, 11, 10, 9, 8)
_HEAD_LOOK = Look(above=0, below=16, rule=0)
_ITEM_TIME = 3.3  # the width of an item's time, of its size
_PAGE = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM - 2  # points, the smaller of a first and a later page
_MOST_LETTERS = 6_000  # of titles that a page can hold in the smallest step
_AUDIENCE = Audience.PARTICIPANTS
_BEFORE_PEOPLE = "  "
_BETWEEN_PEOPLE = " · "


@dataclass(frozen=True)
class Scale:
    """The sizes of one step, from that of titles and times: of items, of names, and the width of the times (points)."""

    title: float

    @property
    def item(self) -> float:
        """From two thirds of large titles to three quarters of small ones."""
        return 1.75 + 0.61 * self.title

    @property
    def people(self) -> float:
        """From a half of large titles to two thirds of small ones."""
        return 3.5 + 0.41 * self.title

    @property
    def rail(self) -> float:
        """Room for "09:00" in titles' size."""
        return 15 + 3.55 * self.title

    @property
    def room(self) -> float:
        """The height that the room's name may take."""
        return 28 + 1.75 * self.title


STEPS = tuple(Scale(title) for title in (38, 34, 30, 27, 24, 21.5, 19, 17.5, 16, 14.5, 13.5))
GOING_ON = Scale(19)  # of a sheet that is too long for one page in any step


def doors_pdf(document: AgendaDocument, words: Words, before: AgendaDocument | None = None) -> bytes:
    """The sheets in the language of ``words``; the same agenda, the same bytes.

    What changed since the release ``before`` is marked.
    """
    marks = agenda_news(document, before).by_uid()
    return build(_story(document, words, marks), _furniture(document, words))


def _furniture(document: AgendaDocument, words: Words) -> Furniture:
    meeting = document.meeting
    title = words("{meeting}: door sheets", meeting=meeting.title)
    return Furniture(
        title=title,
        author=document.project.acronym,
        subject=date_range(meeting.first_day, meeting.last_day, words),
        language=language_tag(words),
        running_head="",
        footer=f"{meeting.title} · {version_text(document, words)}",
        mark=words("Draft") if document.draft else "",
        at=document.at,
    )


def _story(document: AgendaDocument, words: Words, marks: Marks) -> Iterator[Flowable]:
    sheets = list(door_sheets(document))
    for number, sheet in enumerate(sheets):
        if number:
            yield PageBreak()
        yield from _sheet(document, sheet, words, marks)
    if not sheets:
        yield display(document.meeting.title, 24, Face.LIGHT, kind="H1", entry=document.meeting.title)
        yield plain(words("No sessions have been planned yet."), Style.BODY)
        yield from ending(document.project, document.meeting.illustrative, words)


def _sheet(document: AgendaDocument, sheet: DoorSheet, words: Words, marks: Marks) -> Iterator[Flowable]:
    """One room on one day, in the largest type that fits a page; what fits none goes on in middle-sized type."""
    room = _room(document, sheet, words)
    end = ending(document.project, is_illustrative(replace(document, sessions=sheet.sessions)), words)
    for scale in STEPS if _letters(sheet) <= _MOST_LETTERS else ():
        head, table = _head(document, sheet, room, scale, words), _Writer(room, sheet, scale, words, marks).table()
        if Stack(TEXT_WIDTH, [*head, table, *end]).height <= _PAGE:
            break
    else:
        head = _head(document, sheet, room, GOING_ON, words)
        table = _Writer(room, sheet, GOING_ON, words, marks).table()
    yield from [*head, table, *end]


def _letters(sheet: DoorSheet) -> int:
    """How many letters the titles have, which says early that no step can hold them."""
    return sum(len(one.title) + sum(len(item.title) for item in one.items) for one in sheet.sessions)


def _room(document: AgendaDocument, sheet: DoorSheet, words: Words) -> str:
    """The room; where the meeting has none, its place."""
    return sheet.room or ("" if document.rooms else document.meeting.place) or words("All rooms")


def _head(document: AgendaDocument, sheet: DoorSheet, room: str, scale: Scale, words: Words) -> list[Flowable]:
    """The room as large as it fits, the day, and whose meeting it is."""
    meeting = document.meeting
    day = day_title(sheet.day, words)
    mark = logo(document.project.logo, _LOGO, _LOGO)
    width = TEXT_WIDTH - (_LOGO + GUTTER if mark else 0)
    title = [
        fitted(f"{meeting.title}{sign(meeting.illustrative)}", width, _MEETING_HEIGHT, _MEETING_SIZES, colour=MUTED),
        Spacer(1, 6),
        fitted(room, width, scale.room, _ROOM_SIZES, face=Face.LIGHT, kind="H1", entry=f"{room}, {day}"),
        Spacer(1, 4),
        fitted(day, width, _DATE_HEIGHT, _DATE_SIZES, lines=1, colour=ACCENT),
    ]
    cells = [Cell(0, width, title), *([Cell(TEXT_WIDTH - _LOGO, _LOGO, mark)] if mark else [])]
    return [Row(cells, _HEAD_LOOK)]


class _Writer:
    """Writes the sessions of a sheet in the sizes of one step."""

    def __init__(self, room: str, sheet: DoorSheet, scale: Scale, words: Words, marks: Marks) -> None:
        self._room, self._sheet, self._scale, self._words = room, sheet, scale, words
        self._marks = marks
        self._main = TEXT_WIDTH - scale.rail

    def table(self) -> RowTable:
        """A row for each session; its head names room and day again on every further page."""
        place = f"{self._room} · {long_date(self._sheet.day, self._words)}"
        head = [
            Cell(0, self._scale.rail - GUTTER, [Caps(self._words("Time"))]),
            Cell(self._scale.rail, self._main, [Caps(elided(place, Face.SEMIBOLD, _PLACE_SIZE, self._main))]),
        ]
        return RowTable(Row(head, HEAD), [self._session(session) for session in self._sheet.sessions])

    def _session(self, session: AgendaSession) -> Row:
        items = [item for item in session.items if item.state is not AgendaState.CANCELLED]
        pause = bool(items) and all(item.kind is ItemKind.BREAK for item in items)
        title = session.title or (items[0].title if items else "")
        size = self._scale.people if pause else self._scale.title
        face, colour = (Face.REGULAR, MUTED) if pause else (Face.SEMIBOLD, INK)
        body: list[Flowable] = [*self._mark(session, items if len(items) == 1 or pause else ())]
        body.append(sized(self._marked(title, session, face), size, face, colour))
        body += self._people(leaders(session.roles, _AUDIENCE, self._words))
        if len(items) == 1 and items[0].title.strip().casefold() in ("", title.strip().casefold()):
            body += self._people(self._who(items[0]))
        elif not pause or len(items) > 1:
            body += [self._item(item) for item in items]
        start, end = clock_text(session.start), f"–{clock_text(session.end)}"
        rail = [display(start, size, face, colour), display(end, self._scale.item, colour=MUTED)]
        if pause:
            rail = [display(f"{start}{end}", size, colour=MUTED)]
        padding = self._scale.people * 0.6
        look = Look(above=padding, below=padding, tint=TINT if pause else None, rule=0 if pause else HAIRLINE)
        return Row([Cell(0, self._scale.rail - GUTTER, rail), Cell(self._scale.rail, self._main, body)], look)

    def _item(self, item: AgendaItem) -> Row:
        scale = self._scale
        colour = MUTED if item.kind is ItemKind.BREAK else INK
        time = [display(clock_text(item.start), scale.item, colour=MUTED)]
        said = [self._marked(item.title, item, Face.REGULAR)]
        if people := self._who(item):
            said.append(styled(joined(_BETWEEN_PEOPLE, people), colour=MUTED, size=scale.people))
        body = [*self._mark(item, ()), sized(joined(_BEFORE_PEOPLE, said), scale.item, colour=colour)]
        width = scale.item * _ITEM_TIME
        cells = [Cell(0, width, time), Cell(width, self._main - width, body)]
        return Row(cells, Look(above=scale.people * 0.45, below=0, rule=0))

    def _mark(self, row: AgendaSession | AgendaItem, others: Sequence[AgendaItem]) -> list[Flowable]:
        """What the last release changed of a row, and of ``others`` that it stands for; nothing above other rows."""
        changes = [change for one in (row, *others) for change in self._marks.get(one.uid, ())]
        text = mark_text(changes, self._words)
        return [Caps(text, INK, max(7, self._scale.people * 0.8), shape=Shape.ARROW)] if text else []

    def _who(self, item: AgendaItem) -> list[Markup]:
        return [*speakers(item.roles, _AUDIENCE, self._words), *leaders(item.roles, _AUDIENCE, self._words)]

    def _people(self, lines: Sequence[Markup]) -> list[Flowable]:
        return [sized(line, self._scale.people, colour=MUTED) for line in lines]

    def _marked(self, title: str, row: AgendaSession | AgendaItem, face: Face) -> Markup:
        """The title with the sign of an illustrative row, and whether it is not sure yet."""
        markup = Markup(escaped(title, face) + sign(row.illustrative))
        if row.state is not AgendaState.TENTATIVE:
            return markup
        remark = self._words("tentative")
        doubt = styled(escaped(f"({remark})"), Face.REGULAR, MUTED)
        return joined(" ", [markup, doubt])
