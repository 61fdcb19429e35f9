"""The chair's running order as PDF: every session and item to the minute, with room to note when it really began.

Minutes count from the beginning of the session. Of what somebody speaks in, the time is said at which five minutes are
left.
"""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.agenda import AgendaItem, AgendaRole, AgendaSession, days
from app.domain.agenda_facts import hours_by_person
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState, SlidesState
from app.domain.running_order import RunningOrder
from app.domain.venue_time import clock_text, utc_offset_text
from app.exporters.agenda_words import is_illustrative, version_text
from app.exporters.availability_words import absences
from app.exporters.dates import date_range, language_tag, short_date
from app.exporters.pdf.agenda_news import change_mark, change_note, news_at_the_end, news_at_the_top
from app.exporters.pdf.answers import ANSWERS, slides_lines, slides_state
from app.exporters.pdf.blocks import columns, ending, fact_cells, section_heading, sign, title_block
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps, Shape
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import StatusLine, kept, marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.rows import HEAD, Look, Row, RowTable
from app.exporters.pdf.text import Markup, escaped, joined, styled
from app.exporters.pdf.theme import ACCENT, HAIRLINE, MUTED, PLUM, TEXT_WIDTH, TINT, Style
from app.exporters.venue_words import PARTS, day_title
from app.words import Words

_ACTUAL = 19 * mm
_CLOCK = 25 * mm
_LENGTH = 13 * mm
_ELAPSED = 15 * mm
_SLIDES = 30 * mm
_WHAT = TEXT_WIDTH - _ACTUAL - _CLOCK - _LENGTH - _ELAPSED - _SLIDES
_WIDTHS = (_ACTUAL, _CLOCK, _LENGTH, _ELAPSED, _WHAT, _SLIDES)
_NUMBERS = (2, 3)
_WARNING = 5  # minutes before the end
_LEAST_WARNED = 10  # minutes; shorter items are over before anybody warns
_UNWARNED = (ItemKind.BREAK, ItemKind.SOCIAL)
_BOX = 7.5  # points
_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER)

_SESSION_LOOK = Look(above=6, below=6, tint=TINT)
_ITEM_LOOK = Look(above=4.5, below=6)


def running_order_pdf(found: RunningOrder, words: Words) -> bytes:
    """The running order in the language of ``words``; the same agenda and answers, the same bytes."""
    return build(_story(found, words), _furniture(found, words))


def _furniture(found: RunningOrder, words: Words) -> Furniture:
    document = found.agenda
    meeting = document.meeting
    as_of = words("As of {day}", day=short_date(found.as_of, words))
    return Furniture(
        title=words("{meeting}: running order", meeting=meeting.title),
        author=document.project.acronym,
        subject=date_range(meeting.first_day, meeting.last_day, words),
        language=language_tag(words),
        running_head=" · ".join([meeting.title, words("Running order")]),
        footer=f"{meeting.title} · {version_text(document, words)} · {as_of}",
        mark=words("Draft") if document.draft else "",
        at=document.at,
    )


def _story(found: RunningOrder, words: Words) -> Iterator[Flowable]:
    document = found.agenda
    meeting, project = document.meeting, document.project
    kind = words("Running order · for the chair, with internal notes")
    subtitle = words(
        "{dates}, {place}", dates=date_range(meeting.first_day, meeting.last_day, words), place=meeting.place
    )
    facts = fact_cells(_facts(found, words))
    yield from title_block(kind, meeting.title, meeting.illustrative, subtitle, facts, project.logo)
    yield from news_at_the_top(found.news, words)
    writer = _Writer(found, words)
    planned = sorted({session.day for session in document.sessions})
    if not planned:
        yield plain(words("No sessions have been planned yet."), Style.BODY)
    for day in planned:
        heading = f"{day_title(day, words)} · {utc_offset_text(day, meeting.zone)}"
        sessions = [session for session in document.sessions if session.day == day]
        yield from kept([section_heading(heading)], writer.table(sessions))
    yield from news_at_the_end(found.news, words)
    yield from ending(project, is_illustrative(document), words)


def _facts(found: RunningOrder, words: Words) -> list[tuple[str, Sequence[Flowable]]]:
    """The version, and what is still to be settled."""
    document = found.agenda
    held = [session for _day, sessions in days(document) for session in sessions]
    items = [item for session in held for item in session.items if item.state is not AgendaState.CANCELLED]
    states = [role.state for session in held for role in session.roles]
    states += [role.state for item in items for role in item.roles]
    uids = {item.uid for item in items}
    slides = [one for entry in found.slides if entry.item in uids for one in entry.slides]
    missing = sum(slides_state(one) is SlidesState.MISSING for one in slides)
    counts = (
        (words("No answer"), states.count(RoleState.ASKED)),
        (words("Declined"), states.count(RoleState.DECLINED)),
        (words("Slides missing"), missing),
    )
    version = [plain(version_text(document, words), Style.CELL)]
    return [
        (words("Version"), version),
        *((label, [plain(str(count), Style.CELL_STRONG)]) for label, count in counts),
    ]


class _Tick(Flowable):
    """A box to tick off, and a line for the time at which it really began."""

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The column's width, and the height of a line."""
        self.width, self.height = available_width, 12.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw box and line."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(0, 1.5, _BOX, _BOX, stroke=1, fill=0)
        canvas.line(_BOX + 5, 1.5, self.width, 1.5)
        canvas.restoreState()


class _Writer:
    """Writes the days of a running order."""

    def __init__(self, found: RunningOrder, words: Words) -> None:
        self._words = words
        self._everywhere = words("All rooms") if found.agenda.rooms else ""
        self._marks = found.news.by_uid()
        self._free = hours_by_person(found.free)
        self._slides = {entry.item: entry.slides for entry in found.slides}

    def table(self, sessions: Sequence[AgendaSession]) -> RowTable:
        """Each session on a tint, its items below it."""
        words = self._words
        labels = [words("Actual"), words("Time"), words("Length"), words("At minute"), words("What"), words("Slides")]
        head = Row(
            columns(_WIDTHS, [[Caps(label, right=place in _NUMBERS)] for place, label in enumerate(labels)]), HEAD
        )
        rows: list[Row] = []
        for session in sessions:
            if (only := _only_item(session)) is not None:
                rows.append(self._session(session, only))
                continue
            rows.append(self._session(session))
            rows += [self._item(session, item) for item in session.items]
        return RowTable(head, rows)

    def _session(self, session: AgendaSession, only: AgendaItem | None = None) -> Row:
        """The row that a session begins with; with its ``only`` item, it is the whole session."""
        words = self._words
        what: list[Flowable] = []
        if session.body:
            what.append(Caps(words("Formal session · {body}", body=session.body), ACCENT, shape=Shape.DISC))
        uids = (session.uid, only.uid) if only is not None else (session.uid,)
        changes = [change for uid in uids for change in self._marks.get(uid, ())]
        what += change_mark(changes, words)
        what.append(marked(self._title(session, Face.SEMIBOLD), Style.CELL_STRONG))
        what += change_note(changes, words)
        what += self._people(session.roles)
        what += self._absences(session, session.roles, session.start, session.end)
        what += self._details(session, only) if only else []
        off = self._unbalanced(session)
        what += [plain(off, Style.SMALL_INK)] if off else []
        place = Caps(" · ".join(filter(None, [session.room or self._everywhere, session.track])))
        held = session.state is not AgendaState.CANCELLED
        time = f"{clock_text(session.start)}–{clock_text(session.end)}"
        cells: list[list[Flowable]] = [
            [_Tick()] if held else [],
            [plain(time, Style.CELL_STRONG), *(self._warning(only) if only and held else [])],
            [plain(str(session.minutes), Style.CELL_STRONG, right_aligned=True)],
            [],
            what,
            [Spacer(1, 1.8), place, *(self._slides_of(only) if only and held else [])],
        ]
        return Row(columns(_WIDTHS, cells), _SESSION_LOOK, leads=only is None and bool(session.items))

    def _item(self, session: AgendaSession, item: AgendaItem) -> Row:
        held = AgendaState.CANCELLED not in (session.state, item.state)
        style = Style.SMALL if item.kind is ItemKind.BREAK or not held else Style.CELL
        changes = self._marks.get(item.uid, ())
        what: list[Flowable] = [*change_mark(changes, self._words), marked(self._title(item, Face.REGULAR), style)]
        what += [*change_note(changes, self._words), *self._details(session, item)]
        minutes = f"{_minutes(item.start - session.start)}–{_minutes(item.end - session.start)}" if held else ""
        time = plain(f"{clock_text(item.start)}–{clock_text(item.end)}", style)
        cells: list[list[Flowable]] = [
            [_Tick()] if held else [],
            [time, *(self._warning(item) if held else [])],
            [plain(str(item.minutes), style, right_aligned=True)],
            [plain(minutes, Style.SMALL, right_aligned=True)],
            what,
            self._slides_of(item) if held else [],
        ]
        return Row(columns(_WIDTHS, cells), _ITEM_LOOK)

    def _warning(self, item: AgendaItem) -> list[Flowable]:
        """When to show the sign that little time is left."""
        if item.minutes < _LEAST_WARNED or item.kind in _UNWARNED:
            return []
        at = clock_text(item.end - _WARNING)
        return [plain(self._words("{time} · {number} min left", time=at, number=_WARNING), Style.SMALL)]

    def _absences(
        self, session: AgendaSession, roles: Sequence[AgendaRole], start: int, until: int
    ) -> list[Flowable]:  # fmt: skip
        said = absences(roles, self._free, session.day, start, until, self._words)
        return [StatusLine(Shape.TRIANGLE, escaped(sentence), Style.SMALL_INK) for sentence in said]

    def _details(self, session: AgendaSession, item: AgendaItem) -> list[Flowable]:
        """Whether something is decided, who takes part, who of them is not available, and the notes."""
        details: list[Flowable] = []
        if item.decision:
            details.append(Caps(self._words("Decision"), PLUM, shape=Shape.DIAMOND))
        details += self._people(item.roles)
        details += self._absences(session, item.roles, item.start, item.end)
        details += [plain(item.note, Style.SMALL_INK)] if item.note else []
        if item.internal_note:
            details += [Spacer(1, 2.5), Caps(self._words("Internal"), PLUM)]
            details.append(plain(item.internal_note, Style.SMALL_INK))
        return details

    def _title(self, row: AgendaSession | AgendaItem, face: Face) -> Markup:
        markup = Markup(escaped(row.title, face) + sign(row.illustrative))
        doubts = {AgendaState.TENTATIVE: self._words("tentative"), AgendaState.CANCELLED: self._words("cancelled")}
        if row.state not in doubts:
            return markup
        return joined(" ", [markup, styled(escaped(f"({doubts[row.state]})"), Face.REGULAR, MUTED)])

    def _people(self, roles: Sequence[AgendaRole]) -> Iterator[Flowable]:
        """Everybody with a part, each with the answer; who speaks needs no word for it."""
        for role in roles:
            shape, answer = ANSWERS[role.state]
            part = "" if role.kind in _SPEAKING else self._words(PARTS[role.kind])
            who = person(role.person, part, self._words(answer), words=self._words, organisation=True, glued=False)
            yield StatusLine(shape, who)

    def _slides_of(self, item: AgendaItem) -> list[Flowable]:
        return list(slides_lines(self._slides.get(item.uid, ()), self._words, Style.SMALL_INK))

    def _unbalanced(self, session: AgendaSession) -> str:
        """By how much the items end before or after their session; nothing where they fill it."""
        ends = [item.end for item in session.items if item.state is not AgendaState.CANCELLED]
        if not ends or max(ends) == session.end:
            return ""
        if max(ends) > session.end:
            return self._words("The items end {number} min after the session.", number=max(ends) - session.end)
        return self._words("{number} min are free at the end.", number=session.end - max(ends))


def _only_item(session: AgendaSession) -> AgendaItem | None:
    """The item that is the whole session: the only one, under the same title or none."""
    if len(session.items) != 1:
        return None
    (item,) = session.items
    same = item.title.strip().casefold() in ("", session.title.strip().casefold())
    return item if same and (item.start, item.end) == (session.start, session.end) else None


def _minutes(minutes: int) -> str:
    """Minutes from the beginning of the session; before it with a minus sign."""
    return f"−{-minutes}" if minutes < 0 else str(minutes)
