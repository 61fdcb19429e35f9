"""One membership as a line: who, as what, and the time it lasts as a bar on the body's years."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from app.domain.consortium import MemberRow
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import tr
from app.ui.pages.consortium.areas_words import member_detail, period, signed
from app.ui.widgets.lines import Line, LineText

_BAR = 76.0  # px


@dataclass(frozen=True)
class Span:
    """The time that the bars of a body show: its first and last day, and the day asked for."""

    first: dt.date
    last: dt.date
    at: dt.date

    def share(self, day: dt.date) -> float:
        """Where ``day`` stands, from 0 to 1."""
        whole = max(1, (self.last - self.first).days)
        return min(1.0, max(0.0, (day - self.first).days / whole))


class MemberLine(Line):
    """The name and below it what the member is; at the right when it began, and below that the bar of its time."""

    def __init__(self, member: MemberRow, span: Span) -> None:
        self._member, self._span, self._open = member, span, False
        super().__init__(self._text())

    def show_member(self, member: MemberRow, span: Span, is_open: bool) -> None:
        """Show this membership; ``is_open``: its fields stand below the line."""
        self._member, self._span, self._open = member, span, is_open
        self.show_text(self._text())

    def _text(self) -> LineText:
        member = self._member
        here = "" if member.on(self._span.at) else tr("not a member on this day")
        detail = " · ".join(part for part in (member_detail(member), here) if part)
        return LineText(signed(member.name, member.illustrative), detail, period(member))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r, text = QRectF(self.rect()), self._text()
        here = self._member.on(self._span.at)
        if self._open:
            p.fillRect(r.adjusted(0, 0, 0, -1), theme.color("select"))
        elif self.underMouse() or self.isDown():
            p.fillRect(r.adjusted(0, 0, 0, -1), theme.color("hover"))
        paint.hline(p, 0, r.width(), r.bottom() - 1)
        left = 8.0 if self._open else 0.0
        wide = paint.width(text.right, "small")
        top = QRectF(left, 4, r.width() - left, 19)
        paint.text(p, top, text.right, "small", "muted", paint.RIGHT)
        paint.text(p, top.adjusted(0, 0, -wide - 12, 0), text.title, role="ink" if here else "muted")
        below = QRectF(left, 21, r.width() - left - _BAR - 12, 17)
        paint.text(p, below, member_detail(self._member), "small", "muted")
        self._bar(p, QRectF(r.width() - _BAR, 27, _BAR, 6), here)
        if shows_focus(self):
            paint.focus(p, r.adjusted(0, 0, 0, -1), 4)
        p.end()

    def _bar(self, p: QPainter, r: QRectF, here: bool) -> None:
        """The time of the membership on the body's time, and a tick on the day asked for."""
        span, member = self._span, self._member
        begin = span.share(member.first)
        end = span.share(member.last) if member.last is not None else 1.0
        paint.hline(p, r.left(), r.right(), round(r.center().y()), "edge")
        bar = QRectF(r.left() + begin * r.width(), r.top() + 1, max(3.0, (end - begin) * r.width()), 4)
        paint.box(p, bar, ("accent" if member.may_vote else "indigo") if here else "faint", radius=2)
        x = r.left() + span.share(span.at) * r.width()
        paint.vline(p, min(x, r.right() - 1), r.top() - 2, r.bottom() + 2, "today")
