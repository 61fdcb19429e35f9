"""The panel beside the bodies: what it is, its quorum, who belongs to it on a day, its meetings and decisions."""

import datetime as dt
from typing import Any

from app.db.stores import Session
from app.domain.bodies import BodyDetail, BodyRow
from app.queries.bodies_table import body_detail
from app.queries.heads import today
from app.services.bodies import edit_body
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.areas_list import LinkLine, LinkList
from app.ui.pages.consortium.areas_words import BODY_KINDS, EMPTY, decision_line, meeting_line
from app.ui.pages.consortium.bodies_members import MembersSection
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.lines import LineText


class BodyPanel(ThingPanel):
    """Members are those of the day typed above them; at first the day the project takes for today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("No body chosen"), tr("Choose a body to see who belongs to it, and since when."))
        self._desk = desk
        self._row: BodyRow | None = None
        self._at: dt.date | None = None  # another day than today, that was asked for
        yes_no = [(True, tr("Yes")), (False, tr("No"))]
        kinds = [(kind, tr(words)) for kind, words in BODY_KINDS.items()]
        self.properties: dict[str, Property] = {
            "name": Property(tr("Name"), long="paragraph"),
            "short_name": Property(tr("Short name")),
            "kind": Property(tr("Kind"), lambda value: term(BODY_KINDS, value), choices=lambda: kinds),
            "votes": Property(tr("Votes"), lambda value: dict(yes_no)[value], choices=lambda: yes_no),
        }
        for name, each in self.properties.items():
            each.committed.connect(lambda value, field=name: self._edit(field, value))
        self.quorum = Property(tr("Quorum"), placeholder=EMPTY)
        self.quorum.set_locked(True)
        self.area = LinkList(desk, tr("Area of interaction"))
        self.members = MembersSection(desk, with_day=True)
        self.members.at_changed.connect(self._look_at)
        self.coming, self.held = LinkList(desk, tr("Next meetings")), LinkList(desk, tr("Meetings held"))
        self.decisions = LinkList(desk, tr("Decisions"))
        for part in (
            *self.properties.values(), self.quorum, self.area, self.coming, self.members, self.held, self.decisions
        ):  # fmt: skip
            self.fields.addWidget(part)
        self.keys.setText(tr("F2 edits · Del deletes"))
        self.history.clicked.connect(self._go_history)
        self._live = desk.live(self, self._ask, self._show_detail)

    def show_row(self, row: BodyRow | None) -> None:
        """Show this body; None: nothing is chosen."""
        before, self._row = self._row, row
        if row is None:
            self.show_nothing()
            return
        other = before is None or before.id != row.id
        if other:
            self._at = None
            self._live.ask(self._ask)
        if before != row or not self.one.isVisibleTo(self):
            self._show_row(row)

    def take_keyboard(self) -> None:
        """Go to the field that adds a member."""
        self.focus_on(self.members.add.field)

    def _show_row(self, row: BodyRow) -> None:
        kind = f"{tr('Body')} · {term(BODY_KINDS, row.kind)}"
        detail = "" if row.votes else tr("It advises or works, without votes")
        self.begin(kind, row.name, detail, row.illustrative)
        for name, each in self.properties.items():
            each.show_value(getattr(row, name))
            each.set_locked(self._desk.read_only)
        self.quorum.setVisible(row.votes)
        area = [
            LinkLine(row.area_id, LineText(row.area), Place("consortium", 0, "areas", "area", row.area_id))
        ] if row.area_id is not None else []  # fmt: skip
        self.area.show_lines(area)
        if row.votes and not row.entitled:
            self.add_problem("warning", tr("No member may vote: there is no quorum"), "", ())

    def _ask(self, session: Session) -> tuple[BodyDetail, dt.date] | None:
        if self._row is None:
            return None
        as_of = today(session, self._desk.now().date())
        detail = body_detail(session, self._row.id, self._at or as_of)
        return (detail, as_of) if detail is not None else None

    def _show_detail(self, found: tuple[BodyDetail, dt.date] | None) -> None:
        if found is None or self._row is None or found[0].body_id != self._row.id:
            return
        detail, as_of = found
        entitled = detail.entitled(detail.at)
        words = tr("{needed} of {members}", needed=detail.quorum, members=entitled) if entitled else None
        if words is not None and detail.at != as_of:
            words = tr("{quorum} on {day}", quorum=words, day=day(detail.at))
        self.quorum.show_value(words)
        self.members.show_members(detail.body_id, detail.members, detail.at)
        lines = {one: LinkLine(one.id, meeting_line(one, as_of), Place("meeting", one.id)) for one in detail.meetings}
        self.coming.show_lines([line for one, line in reversed(lines.items()) if one.last_day >= as_of])
        self.held.show_lines([line for one, line in lines.items() if one.last_day < as_of])
        self.decisions.show_lines(
            [
                LinkLine(one.id, decision_line(one), Place("actions", 0, "decisions", "decision", one.id))
                for one in detail.decisions
            ]
        )

    def _look_at(self, at: dt.date) -> None:
        self._at = at if at != self._desk.as_of() else None
        self._live.ask(self._ask)

    def _edit(self, field: str, value: Any) -> None:
        if (row := self._row) is not None:
            self._desk.change(
                "Change body {body}", lambda session: edit_body(session, row.id, **{field: value}), body=row.id,
                refused=self.properties[field].refuse,
            )  # fmt: skip

    def _go_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("body", self._row.id))
