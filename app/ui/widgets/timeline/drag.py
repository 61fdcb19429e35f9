"""What the mouse drags: from a press and the pointer's place follow a ghost and a wish; nothing is written here."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF

from app.domain.months import first_day, last_day
from app.domain.plan import PlanSpan
from app.domain.plan_drags import DueOn, Months, begun, due_moved, ended, moved
from app.domain.plan_layout import DueRow, WorkRow
from app.domain.plan_report import PlanKey, RowKind
from app.ui.language import tr
from app.ui.widgets.timeline.frame import names_days
from app.ui.widgets.timeline.geometry import ROW, Axis, Line, Lines
from app.ui.widgets.timeline.shapes import GAP
from app.ui.widgets.timeline.wishes import MakeLink, MovePackage, ReviseDue, SetProgress, SetSpan, Wish
from app.ui.widgets.timeline.words import due_month_text, due_on_text, moved_text, percent_text, span_months

EDGE, POINT = 5.0, 9.0  # px around an edge, and around the middle of a point, that take hold of it
_LINKED = (RowKind.TASK, RowKind.DELIVERABLE, RowKind.MILESTONE)
_STEP, _FULL = 500, 10_000  # basis points to which progress snaps


class Hold(StrEnum):
    """By what something is held."""

    BODY = "body"
    START = "start"
    END = "end"
    PROGRESS = "progress"
    LINK = "link"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Ghost:
    """What is shown while row ``index`` is dragged: a bar or point from ``left`` to ``right`` (days), with words.

    ``done`` is the place up to which a bar is done. A link goes to ``pointer``, and to the row ``target`` if there is.
    """

    index: int
    hold: Hold
    left: float
    right: float
    words: str
    done: float = 0.0
    pointer: QPointF | None = None
    target: int | None = None


@dataclass(frozen=True)
class Proposal:
    """The ghost, and the wish if the button were let go now; no wish where nothing would change."""

    ghost: Ghost
    wish: Wish | None


def link_handle(line: Line, axis: Axis, middle: float) -> QPointF | None:
    """Where the handle is that links the row to another: behind a bar, under a point."""
    if line.row is None or line.key.kind not in _LINKED:
        return None
    if isinstance(line.row, WorkRow):
        return QPointF(axis.x(line.row.bar.right) + 8, middle)
    return QPointF(axis.x(line.row.point), middle + GAP - 1)


def progress_handle(line: Line, axis: Axis, middle: float) -> QPointF | None:
    """Where the handle is that says how much is done: under the bar of a task."""
    if isinstance(line.row, WorkRow) and not line.heads:
        return QPointF(axis.x(line.row.bar.done), middle + 9)
    return None


def grip(line: Line, axis: Axis, point: QPointF, middle: float) -> Hold:
    """What would be held at ``point`` of the viewport, in the row whose shapes stand on ``middle``."""
    link, progress = link_handle(line, axis, middle), progress_handle(line, axis, middle)
    if progress is not None and abs(point.x() - progress.x()) <= EDGE and point.y() > middle + 5:
        return Hold.PROGRESS
    if link is not None and (point - link).manhattanLength() <= EDGE + 1:
        return Hold.LINK
    if isinstance(line.row, DueRow):
        movable = line.key.kind is not RowKind.REPORT
        return Hold.BODY if movable and abs(point.x() - axis.x(line.row.point)) <= POINT else Hold.NOTHING
    if line.row is None or abs(point.y() - middle) > 9:
        return Hold.NOTHING
    left, right = axis.x(line.row.bar.left), axis.x(line.row.bar.right)
    inside = min(EDGE, (right - left) / 4)
    if left - EDGE <= point.x() <= left + inside:
        return Hold.START
    if right - inside <= point.x() <= right + EDGE - 1:
        return Hold.END
    return Hold.BODY if left <= point.x() <= right else Hold.NOTHING


class Drag:
    """One drag, from press to release; ``at`` tells what the pointer's place means."""

    def __init__(self, lines: Lines, line: Line, hold: Hold, axis: Axis, point: QPointF, top: float) -> None:
        self.lines, self.line, self.hold = lines, line, hold
        self._begin = axis.days(point.x())
        self._grip = point.y() - top

    def at(self, point: QPointF, axis: Axis, top: float) -> Proposal | None:
        """The ghost and the wish with the pointer at ``point``; None while there is nothing to show."""
        days = round(axis.days(point.x()) - self._begin)
        row = self.line.row
        if self.hold is Hold.LINK:
            return self._linked(point, axis, top)
        if isinstance(row, DueRow):
            due = due_moved(row.facts.due, axis.scale.first, days, names_days(axis))
            return due_proposal(self.line, row, due, axis)
        if not isinstance(row, WorkRow):
            return None
        if self.hold is Hold.PROGRESS:
            return self._progressed(row, axis.days(point.x()))
        span, start = row.work.span, axis.scale.first
        change = {Hold.START: begun, Hold.END: ended}.get(self.hold, moved)
        return span_proposal(self.line, row, self.hold, change(span, start, days), axis)

    def _progressed(self, row: WorkRow, days: float) -> Proposal:
        bar = row.bar
        share = (days - bar.left) / (bar.right - bar.left) if bar.right > bar.left else 0.0
        progress = min(max(round(share * _FULL / _STEP) * _STEP, 0), _FULL)
        done = bar.left + (bar.right - bar.left) * progress / _FULL
        words = f"{percent_text(row.progress)} → {percent_text(progress)}"
        ghost = Ghost(self.line.index, self.hold, bar.left, bar.right, words, done)
        return Proposal(ghost, SetProgress(self.line.key, progress) if progress != row.progress else None)

    def _linked(self, point: QPointF, axis: Axis, top: float) -> Proposal:
        index = int((point.y() - top) // ROW)
        there = self.lines.line(index) if 0 <= index < self.lines.count else None
        fits = there is not None and there.row is not None and there.key.kind in _LINKED and there.key != self.line.key
        target = there if fits else None
        left, right = self.line.span
        words = tr("{source} → {target}", source=self.line.key.number, target=target.key.number) if target else ""
        ghost = Ghost(
            self.line.index, self.hold, left, right, words, 0.0, point, target.index if target is not None else None
        )
        return Proposal(ghost, MakeLink(self.line.key, target.key) if target is not None else None)


def span_proposal(line: Line, row: WorkRow, hold: Hold, months: Months, axis: Axis) -> Proposal:
    """The work at other months: a bar that is moved, or begins or ends elsewhere."""
    span, start = row.work.span, axis.scale.first
    first, last = first_day(start, months.start), last_day(start, months.end)
    left, right = (first - start).days, (last - start).days + 1
    share = (row.bar.done - row.bar.left) / (row.bar.right - row.bar.left) if row.bar.right > row.bar.left else 0
    shift = (last - span.ends_on).days if hold is Hold.END else (first - span.starts_on).days
    ghost = Ghost(
        line.index, hold, left, right, moved_text(span_months(span), span_months(months), shift),
        left + (right - left) * share,
    )  # fmt: skip
    return Proposal(ghost, span_wish(line.key, span, hold, months))


def span_wish(key: PlanKey, span: PlanSpan, hold: Hold, months: Months) -> Wish | None:
    """The wish for other months; None where they are the same."""
    if (months.start, months.end) == (span.start_month, span.end_month):
        return None
    if key.kind is RowKind.PACKAGE and hold is Hold.BODY:
        return MovePackage(key, months.start - span.start_month)
    return SetSpan(key, months.start, months.end)


def due_proposal(line: Line, row: DueRow, due: DueOn, axis: Axis) -> Proposal:
    """Something due on another day."""
    start, now = axis.scale.first, row.facts.due
    place = (due.day - start).days + 0.5
    words = moved_text(due_month_text(now, start), due_on_text(due), (due.day - now.due).days)
    wish = ReviseDue(line.key, due.month, due.exact) if due.day != now.due else None
    return Proposal(Ghost(line.index, Hold.BODY, place, place, words), wish)
