"""The blocks of the timetable, painted: tint and bar in the track's colour, words that give way (LOOK, "Timetable")."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from app.domain.clash_values import ClashLevel
from app.ui import icons, language, paint, theme
from app.ui.paint import SEMI, Run
from app.ui.widgets.timetable.blocks import Block
from app.ui.widgets.timetable.ghosts import Ghost
from app.ui.widgets.timetable.words import block_people, span_text

_MARK, _BESIDE = 13, 17  # px: a mark, and the room it takes
_HANDLE_WIDTH, _HANDLE_HEIGHT = 18, 6
_TWO_LINES, _THREE_LINES, _FULL = 30, 36, 54  # heights at which words give way
_SMALLEST_TEXT = 11
_WORTH_MOVING = 80  # px that must be left for words to move


def block(p: QPainter, r: QRectF, shown: Block, chosen: bool, faded: bool = False, seen_from: float = 0.0) -> None:
    """One block at ``r``; ``faded`` while it is moved elsewhere. Words of wide blocks begin where one sees them."""
    p.save()
    p.setOpacity(0.4 if faded else 0.6 if shown.cancelled and not chosen else 1.0)
    tint = "quiet" if shown.quiet else "tint" if shown.track == "accent" else f"{shown.track}_t"
    solid = "muted" if shown.quiet else shown.track
    paint.box(p, r, solid if chosen else tint, radius=4)
    if not chosen and not shown.quiet and (shown.spine or shown.moves_session):
        paint.box(p, QRectF(r.left(), r.top(), 3, r.height()), shown.track, radius=1.5)
    if shown.level is ClashLevel.ERROR:
        paint.box(p, r, None, "danger", 4, 1.5)
    if shown.spine:
        _spine(p, r, shown, chosen)
    else:
        hidden = seen_from - r.left()
        seen = r.adjusted(hidden, 0, 0, 0) if 0 < hidden < r.width() - _WORTH_MOVING else r
        _Words(p, seen, shown, chosen).draw()
    p.restore()


def handles(p: QPainter, r: QRectF, role: str) -> None:
    """The two handles of a chosen block, at the middle of its edges."""
    for y in (r.top(), r.bottom()):
        at = QRectF(r.center().x() - _HANDLE_WIDTH / 2, y - _HANDLE_HEIGHT / 2, _HANDLE_WIDTH, _HANDLE_HEIGHT)
        paint.box(p, at, "base", role, 3, 1.5)


def ghost(p: QPainter, r: QRectF, shown: Ghost) -> None:
    """Where a block would be if it were let go now, with its times, and a sign of what is no plain move."""
    p.save()
    p.setOpacity(0.92)
    paint.box(p, r, "select", "accent", 4, 1.5)
    p.restore()
    taken = _BESIDE if shown.mark and r.height() >= _SMALLEST_TEXT else 0
    inner = r.adjusted(9, 0, -6 - taken, 0)
    span = span_text(shown.start, shown.end)
    tall = theme.px(16)
    if r.height() >= theme.px(_THREE_LINES):
        paint.text(p, QRectF(inner.left(), r.top() + 4, inner.width(), tall), span, "small", "accent", weight=SEMI)
        title = QRectF(inner.left(), r.top() + theme.px(19), inner.width() + taken, tall)
        paint.text(p, title, shown.title, "small", "ink")
    elif r.height() >= _SMALLEST_TEXT:
        paint.text(p, inner, span, "small", "accent", weight=SEMI)
    else:
        tag = QRectF(r.left(), r.bottom() + 2, paint.width(span, "small", SEMI) + 14, theme.px(18))
        paint.box(p, tag, "select", "accent", 4)
        paint.text(p, tag, span, "small", "accent", paint.CENTER, SEMI)
    if taken:
        side = min(_MARK, r.height() - 2)
        icons.draw(p, shown.mark.value, QRectF(r.right() - 18, r.top() + min(5, (r.height() - side) / 2), side, side),
                   "accent")  # fmt: skip


def drop_line(p: QPainter, left: float, right: float, y: float, offset: QPointF) -> None:
    """Between two items (a line of the content): where an item would stand."""
    paint.box(p, QRectF(left + offset.x(), y + offset.y() - 1.5, right - left, 3), "accent", radius=1.5)


def _spine(p: QPainter, r: QRectF, shown: Block, chosen: bool) -> None:
    """The session's title, down along its strip; a mark when something is wrong with the session."""
    top = r.top()
    ink = "base" if chosen else "muted"
    if shown.level is not None and r.height() >= _BESIDE:
        icons.draw(p, "triangle-alert", QRectF(r.left() + 4, top + 3, 12, 12), "base" if chosen else _alarm(shown))
        top += _BESIDE
    long = r.bottom() - top - 8
    if long < 24:
        return
    p.save()
    p.translate(r.right(), top + 4)
    p.rotate(90)
    paint.text(p, QRectF(0, 0, long, r.width() - 3), shown.title, "small", ink)
    p.restore()


def _alarm(shown: Block) -> str:
    return "danger" if shown.level is ClashLevel.ERROR else "amber"


class _Words:
    """The words and marks of one block; of time, people and a title on two lines, the first gives way first."""

    def __init__(self, p: QPainter, r: QRectF, shown: Block, chosen: bool) -> None:
        self._p, self._r, self._shown, self._chosen = p, r, shown, chosen
        bare = chosen
        self._ink, self._soft = ("base", "base") if bare else ("muted" if shown.quiet else "ink", "muted")
        self._weight = None if shown.quiet else SEMI
        self._people = block_people(shown)
        self._title = self._titled()
        left = 9 if shown.moves_session else 7
        self._inner = r.adjusted(left, 4, -6, -2)

    def draw(self) -> None:
        """Everything that fits into the height."""
        height = self._r.height()
        if height < theme.px(_SMALLEST_TEXT):
            return
        taken = self._marks()
        first = self._inner.adjusted(0, 0, -taken, 0)
        if self._shown.quiet:
            self._quiet(first)
        elif height < theme.px(_TWO_LINES):
            self._line(first, self._r.top(), height)
        elif not self._time_and_title(first):
            self._two_titles(first) if height < theme.px(_FULL) else self._all(first)

    def _titled(self) -> str:
        mark = "°" if (self._shown.item or self._shown.session).illustrative else ""
        return f"{self._shown.title}{mark}"

    def _marks(self) -> float:
        """Draw the marks at the top right; the width they take."""
        shown, r = self._shown, self._r
        names = [("triangle-alert", _alarm(shown))] if shown.level is not None else []
        if shown.item is not None and shown.item.decision:
            names.append(("gavel", shown.track))
        if shown.locked:
            names.append(("lock", "muted"))
        if shown.odd is not None:
            names.append(("clock", "amber"))
        tall = min(_MARK, r.height() - 2)
        top = r.top() + (4.5 if r.height() >= theme.px(_TWO_LINES) else (r.height() - tall) / 2)
        for number, (name, role) in enumerate(names):
            at = QRectF(r.right() - 18 - number * _BESIDE, top, tall, tall)
            icons.draw(self._p, name, at, "base" if self._chosen else role)
        return _BESIDE * len(names)

    def _quiet(self, first: QRectF) -> None:
        line = QRectF(first.left(), self._r.top(), first.width(), self._r.height())
        paint.text(self._p, line, self._title, "small", self._ink)

    def _line(self, first: QRectF, top: float, height: float) -> None:
        """One line: the time where the whole title fits beside it, and the people where they do as well."""
        at = QRectF(first.left(), top, first.width(), height)
        title: Run = (self._title, self._ink, self._weight)
        time: Run = (language.clock(self._shown.start), self._soft, None)
        people: Run = (self._people, self._soft, None)
        for parts in ([time, title, people], [title, people], [time, title]):
            if all(text for text, _role, _weight in parts) and _fits(parts, at.width()):
                paint.runs(self._p, at, parts, "small")
                return
        paint.text(self._p, at, self._title, "small", self._ink, weight=self._weight)

    def _time_and_title(self, first: QRectF) -> bool:
        """Time and title on one line, people beneath; False where they do not fit."""
        height, shown = self._r.height(), self._shown
        tall = height >= theme.px(_FULL)
        time = span_text(shown.start, shown.end) if tall else language.clock(shown.start)
        parts: list[Run] = [(time, self._soft, None), (self._title, self._ink, self._weight)]
        two = bool(self._people) and height >= theme.px(_THREE_LINES)
        if two and not tall and not _fits(parts, first.width()):
            parts = parts[1:]  # people matter more than a time that the rail shows
        if not _fits(parts, first.width()):
            return False
        top = self._r.top() + 5 if tall else self._r.center().y() - theme.px(16 if two else 8)
        paint.runs(self._p, QRectF(first.left(), top, first.width(), theme.px(16)), parts, "small")
        if two:
            below = QRectF(self._inner.left(), top + theme.px(15), self._inner.width(), theme.px(16))
            paint.text(self._p, below, self._people, "small", self._soft)
        return True

    def _two_titles(self, first: QRectF) -> None:
        """The title on two lines; the rail tells the time."""
        long = paint.width(self._title, "small", self._weight) > first.width()
        if self._r.height() < theme.px(34):  # two lines would touch the edges
            self._line(first, self._r.top(), self._r.height())
            return
        top = self._r.center().y() - (15.5 if long else 8) * theme.text_scale()
        at = QRectF(first.left(), top, first.width(), theme.px(32))
        paint.wrapped(self._p, at, self._title, "small", self._ink, self._weight, lines=2)

    def _all(self, first: QRectF) -> None:
        """Time, title and people, each on lines of its own."""
        shown, inner = self._shown, QRectF(self._inner)
        at = QRectF(first.left(), first.top() - 1, first.width(), theme.px(16))
        span = span_text(shown.start, shown.end)
        time = span if paint.width(span, "small") <= at.width() else language.clock(shown.start)
        paint.text(self._p, at, time, "small", self._soft)
        inner.setTop(inner.top() + theme.px(15))
        keep = theme.px(15) if self._people and inner.height() >= theme.px(44) else 0
        room = inner.adjusted(0, 0, 0, -keep)
        used = paint.wrapped(self._p, room, self._title, "small", self._ink, self._weight)
        rest = inner.adjusted(0, used, 0, 0)
        if self._people and rest.height() >= theme.px(14):
            paint.wrapped(self._p, rest, self._people, "small", self._soft, lines=2)


def _fits(parts: list[Run], width: float) -> bool:
    return sum(_wide(text, weight, theme.text_scale()) + 5 for text, _role, weight in parts) - 5 <= width


@lru_cache(maxsize=8192)
def _wide(text: str, weight: QFont.Weight | None, _scale: float) -> float:
    return paint.width(text, "small", weight)
