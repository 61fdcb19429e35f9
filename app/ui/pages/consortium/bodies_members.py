"""The members of a body on a day, those of before and after, and the field that adds one."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.consortium import MemberRow
from app.domain.day_words import day_from_words
from app.services.memberships import add_member, end_membership
from app.ui.desk import Desk
from app.ui.language import day, tr
from app.ui.pages.consortium.areas_pick import AddField, ask_members
from app.ui.pages.consortium.bodies_line import MemberLine, Span
from app.ui.pages.consortium.bodies_member_fields import MemberFields
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import SectionHead


class MembersSection(QWidget):
    """A line for each membership, those of the day asked for first; Enter or a click opens its fields below it.

    ``at_changed`` tells another day that was typed: whoever owns this shows the members of that day then.
    """

    at_changed = Signal(object)

    def __init__(self, desk: Desk, with_day: bool) -> None:
        super().__init__()
        self._desk = desk
        self._body: int | None = None
        self._at = dt.date.min
        self._members: tuple[MemberRow, ...] = ()
        self._open = 0  # the membership whose fields are shown
        self._made: list[MemberLine] = []
        self._head = SectionHead(tr("Members"))
        self.on_day = Property(tr("On the day"), day, self._read_day)
        self.on_day.committed.connect(self.at_changed)
        if not with_day:
            self.on_day.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._others = Label(tr("Before and after"), "caps", "muted")
        self._others.setContentsMargins(0, 14, 0, 4)
        self.fields = MemberFields(desk)
        self.fields.closed.connect(self._close)
        self.add = AddField(tr("Add an organisation or a person"), ask_members(desk))
        self.add.added.connect(self._add)
        if desk.read_only:
            self.add.hide()
        self._lines.addWidget(self._others)
        self._lines.addWidget(self.fields)
        box("v", 18, self._head, self.on_day, self._lines, 8, self.add, parent=self)
        self.fields.hide()
        self._others.hide()

    def show_members(self, body_id: int, members: Sequence[MemberRow], at: dt.date) -> None:
        """Show the memberships of a body as they stand on the day ``at``."""
        if body_id != self._body:
            self._open = 0
            self.add.clear()
        self._body, self._at = body_id, at
        self.on_day.show_value(at)
        here = [member for member in members if member.on(at)]
        others = sorted((member for member in members if not member.on(at)), key=lambda one: (one.first, one.id))
        self._members = (*here, *others)
        span = self._span(members, at)
        while len(self._made) < len(self._members):
            self._made.append(self._new_line(len(self._made)))
        for spare in self._made[len(self._members) :]:
            self._lines.removeWidget(spare)
            spare.hide()
            spare.deleteLater()
        del self._made[len(self._members) :]
        for member, line in zip(self._members, self._made, strict=True):
            line.show_member(member, span, member.id == self._open)
        self._arrange(len(here))
        self._head.set_count(str(len(here)))

    def lines(self) -> list[MemberLine]:
        """The lines that are shown: members of the day first, then those of before and after."""
        return list(self._made)

    def open_fields(self, number: int) -> None:
        """Show the fields of a line below it, or put them away again."""
        member = self._members[number]
        self._open = 0 if self._open == member.id else member.id
        self._show_again()
        if self._open:
            self.fields.fields["function"].field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._made[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, here: int) -> None:
        """Lines of the day, a heading, lines of before and after; the fields below the line that is open."""
        wanted: list[QWidget] = [*self._made[:here], self._others, *self._made[here:]]
        opened = next((n for n, member in enumerate(self._members) if member.id == self._open), -1)
        if opened >= 0:
            wanted.insert(wanted.index(self._made[opened]) + 1, self.fields)
            self.fields.show_member(self._members[opened])
        else:
            self._open = 0
            wanted.append(self.fields)
        current = [item.widget() for n in range(self._lines.count()) if (item := self._lines.itemAt(n)) is not None]
        if current != wanted:
            for widget in wanted:
                self._lines.removeWidget(widget)
            for widget in wanted:
                self._lines.addWidget(widget)
        self.fields.setVisible(opened >= 0)
        self._others.setVisible(here < len(self._made))
        for before, after in pairwise(wanted):
            if before is not self._others and after is not self._others and after is not self.fields:
                QWidget.setTabOrder(before if before is not self.fields else self.fields.remove, after)
        if opened >= 0:
            QWidget.setTabOrder(self._made[opened], self.fields.fields["function"].field)

    def _new_line(self, number: int) -> MemberLine:
        line = MemberLine(self._members[number], Span(self._at, self._at, self._at))
        line.clicked.connect(partial(self._clicked, number))
        line.key_pressed.connect(partial(self._key, number))
        return line

    def _clicked(self, number: int, _checked: bool = False) -> None:
        self.open_fields(number)

    def _key(self, number: int, key: int) -> None:
        """Del ends a membership with the day asked for."""
        member = self._members[number]
        if key != Qt.Key.Key_Delete or self._desk.read_only or member.last is not None:
            return
        last = self._at
        self._desk.change(
            "End a membership", lambda session: end_membership(session, member.id, last), membership=member.id,
            done=tr("{name} is a member until {day}", name=member.name, day=day(last)), refused=self.add.refuse,
        )  # fmt: skip

    def _show_again(self) -> None:
        if self._body is not None:
            self.show_members(self._body, self._members, self._at)

    def _close(self) -> None:
        self._open = 0
        self._show_again()

    def _add(self, chosen: tuple[str, int]) -> None:
        if (body_id := self._body) is None:
            return
        kind, row_id = chosen
        since = self._at
        organisation, person = (row_id, None) if kind == "organisation" else (None, row_id)
        outcome = self._desk.change(
            "Add a member to {body}", lambda session: add_member(session, body_id, since, organisation, person),
            body=body_id, done=tr("Member since {day}", day=day(since)), refused=self.add.refuse,
        )  # fmt: skip
        if outcome:
            self.add.clear()

    def _read_day(self, text: str) -> dt.date:
        return day_from_words(text, self._desk.as_of()) if text.strip() else self._desk.as_of()

    def _span(self, members: Sequence[MemberRow], at: dt.date) -> Span:
        """From the first membership to the last day that is known, or a year after today."""
        first = min((member.first for member in members), default=at)
        known = [member.last for member in members if member.last is not None]
        last = max(
            [max(at, self._desk.as_of()) + dt.timedelta(days=365), *known, *(member.first for member in members)]
        )
        return Span(min(first, at), last, at)
