"""The panel beside the initiatives: what ties one to us, its link, its people and meetings."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal

from app.db.stores import Session
from app.domain.initiatives import InitiativeDetail, InitiativeRow
from app.queries.heads import today
from app.queries.initiatives_table import initiative_detail
from app.services.initiatives import edit_initiative
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.areas_list import LinkLine, LinkList
from app.ui.pages.consortium.areas_pick import Pick, ask_organisations
from app.ui.pages.consortium.areas_words import EMPTY, meeting_line, signed
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import LineText


class InitiativePanel(ThingPanel):
    """``link_opened``: its address is to be opened in the browser."""

    link_opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("No initiative chosen"), tr("Choose an allied programme to see what ties it to us."))
        self._desk = desk
        self._row: InitiativeRow | None = None
        self.properties: dict[str, Property] = {
            "short_name": Property(tr("Short name")),
            "name": Property(tr("Name"), long="paragraph"),
            "relation": Property(tr("Relation"), long="text", placeholder=EMPTY),
            "link": Property(tr("Link"), placeholder=EMPTY),
            "source": Property(tr("Source"), long="paragraph", placeholder=EMPTY),
        }
        for name, one in self.properties.items():
            one.committed.connect(lambda value, field=name: self._edit(field, value))
        self.organisation = Pick(tr("Organisation"), ask_organisations(desk), EMPTY)
        self.organisation.committed.connect(self._set_organisation)
        self._open = Button(tr("Open link"), "external-link", "bordered")
        self._open.clicked.connect(self.link_opened)
        self.home, self.people = LinkList(desk, tr("Organisation")), LinkList(desk, tr("People"))
        self.meetings, self._more = LinkList(desk, tr("Meetings")), Label("", "small", "muted")
        self._more.setContentsMargins(0, 6, 0, 0)
        mine = self.properties
        for part in (
            mine["short_name"], mine["name"], self.organisation, mine["relation"], mine["link"], mine["source"]
        ):  # fmt: skip
            self.fields.addWidget(part)
        self.fields.addSpacing(8)
        self.fields.addLayout(box("h", self._open, None))
        for each in (self.home, self.people, self._more, self.meetings):
            self.fields.addWidget(each)
        self.keys.setText(tr("F2 edits · Del deletes"))
        self.history.clicked.connect(self._go_history)
        self._live = desk.live(self, self._ask, self._show_detail)

    def show_row(self, row: InitiativeRow | None) -> None:
        """Show this initiative; None: nothing is chosen."""
        before, self._row = self._row, row
        if row is None:
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self._live.ask(self._ask)
        if before != row or not self.one.isVisibleTo(self):
            self._show_row(row)

    def take_keyboard(self) -> None:
        """Go to the first field that says what it is to us."""
        self.focus_on(self.properties["relation"].field)

    def _show_row(self, row: InitiativeRow) -> None:
        self.begin(tr("Initiative"), row.short_name, row.name if row.name != row.short_name else "", row.illustrative)
        for name, each in self.properties.items():
            each.show_value(getattr(row, name))
            each.set_locked(self._desk.read_only)
        self.organisation.show_named(row.organisation_id, row.organisation)
        self.organisation.set_locked(self._desk.read_only)
        self._open.setVisible(bool(row.link))
        place = Place("people", 0, "organisations", "organisation", row.organisation_id or 0)
        line = LinkLine(row.organisation_id or 0, LineText(row.organisation), place)
        self.home.show_lines([line] if row.organisation_id is not None else [])

    def _ask(self, session: Session) -> tuple[InitiativeDetail, dt.date] | None:
        if self._row is None:
            return None
        as_of = today(session, self._desk.now().date())
        return initiative_detail(session, self._row.id, as_of), as_of

    def _show_detail(self, found: tuple[InitiativeDetail, dt.date] | None) -> None:
        if found is None or self._row is None or found[0].initiative_id != self._row.id:
            return
        detail, as_of = found
        self.people.show_lines(
            [
                LinkLine(
                    one.id, LineText(signed(one.name, one.illustrative), one.detail),
                    Place("people", 0, "people", "person", one.id),
                )
                for one in detail.people
            ]
        )  # fmt: skip
        self._more.setText(plural("and {number} more", "and {number} more", detail.more))
        self._more.setVisible(detail.more > 0)
        self.meetings.show_lines(
            [LinkLine(one.id, meeting_line(one, as_of), Place("meeting", one.id)) for one in detail.meetings]
        )

    def _edit(self, field: str, value: Any) -> None:
        if (row := self._row) is not None:
            self._desk.change(
                "Change an initiative", lambda session: edit_initiative(session, row.id, **{field: value}),
                initiative=row.id, refused=self.properties[field].refuse,
            )  # fmt: skip

    def _set_organisation(self, organisation_id: int | None) -> None:
        if (row := self._row) is not None:
            self._desk.change(
                "Change an initiative",
                lambda session: edit_initiative(session, row.id, organisation_id=organisation_id),
                initiative=row.id, refused=self.organisation.refuse,
            )  # fmt: skip

    def _go_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("initiative", self._row.id))
