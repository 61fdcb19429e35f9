"""The panel of one organisation: facts, names with their days, roles, people now and before, what it does and leads."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from app.db.stores import Session
from app.domain.organisation_rows import OrganisationDetail, OrganisationPerson
from app.queries.heads import organisations
from app.queries.organisation_panel import organisation_detail
from app.services.irc_roles import add_irc_role
from app.services.organisations import edit_organisation
from app.ui.desk import Desk
from app.ui.language import term, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.meeting.participant_words import choices
from app.ui.pages.people.organisations_names import NamesSection
from app.ui.pages.people.people_irc import IrcSection
from app.ui.pages.people.people_links import Linked, LinkedLists
from app.ui.pages.people.people_words import (
    EMPTY,
    ORGANISATION_KINDS,
    action_line,
    countries,
    country,
    period,
    read_country,
)
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.lines import LineText
from app.words import message

_VIEWS = {
    "work_package": "timeline",
    "task": "timeline",
    "deliverable": "deliverables",
    "milestone": "milestones",
    "risk": "risks",
}
_KINDS = {
    "work_package": message("Work package"),
    "task": message("Task"),
    "deliverable": message("Deliverable"),
    "milestone": message("Milestone"),
    "risk": message("Risk"),
    "task_force": message("Task force"),
}


class OrganisationPanel(ThingPanel):
    """``merge_wanted`` tells the organisation to keep and the one that may be the same (ids)."""

    merge_wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("No organisation chosen"),
            tr("Choose an organisation in the table, or two to merge them. Ctrl+N enters a new one."),
        )
        self._desk = desk
        self._id = 0
        self._same: Sequence[tuple[int, str]] = ()
        self.organisation: OrganisationDetail | None = None
        self.values = self._made_fields()
        self.names, self.links = NamesSection(desk), LinkedLists(desk)
        self.irc = IrcSection(
            desk, lambda session, kind, since: add_irc_role(session, kind, since, organisation_id=self._id)
        )
        for part in (*self.values.values(), self.names, self.irc, self.links):
            self.fields.addWidget(part)
        self.history.clicked.connect(lambda: self._desk.go(history_of("organisation", self._id)))
        self.keys.setText(tr("F2 edits · Del deletes"))
        self._live = desk.live(self, self._ask, self._show)

    def choose(self, organisation_id: int, same: Sequence[int] = ()) -> None:
        """Show this organisation, and those (ids) that may be the same; 0: none."""
        as_of = self._desk.as_of()
        heads = self._desk.read(lambda session: organisations(session, as_of, same)) if same else {}
        self._same = [(one, heads[one].short) for one in same if one in heads]
        if organisation_id != self._id:
            self._id = organisation_id
            self._live.ask(self._ask)
        elif self.organisation is not None:
            self._show_head(self.organisation)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.values["country"].field)

    def _made_fields(self) -> dict[str, Property]:
        yes_no = [(True, tr("Yes")), (False, tr("No"))]
        made = {
            "country": Property(tr("Country"), country, read_country, countries, placeholder=EMPTY),
            "kind": Property(
                tr("Kind"), lambda kind: term(ORGANISATION_KINDS, kind), choices=lambda: choices(ORGANISATION_KINDS)
            ),
            "participant_no": Property(tr("No."), placeholder=EMPTY),
            "is_party": Property(tr("Party"), lambda value: dict(yes_no)[value], choices=lambda: yes_no),
            "is_coordinator": Property(tr("Coordinator"), lambda value: dict(yes_no)[value], choices=lambda: yes_no),
            "area_id": Property(tr("Area"), self._area_name, choices=self._areas, placeholder=EMPTY),
        }
        for name, each in made.items():
            each.set_locked(self._desk.read_only)
            each.committed.connect(lambda value, field=name: self._edit(field, value))
        return made

    def _ask(self, session: Session) -> OrganisationDetail | None:
        return organisation_detail(session, self._id, self._desk.as_of()) if self._id else None

    def _show(self, found: OrganisationDetail | None) -> None:
        before, self.organisation = self.organisation, found
        if found is None:
            self.show_nothing()
            return
        self._show_head(found)
        for name, each in self.values.items():
            each.show_value(getattr(found, name))
        self.names.show_organisation(found)
        self.irc.show_roles(found.id, found.irc_roles)
        same = before is not None and before.id == found.id
        self.links.show_lists(_lists(found, self._desk.as_of()), same)

    def _show_head(self, found: OrganisationDetail) -> None:
        legal = found.legal if found.legal != found.short else ""
        self.begin(tr("Organisation"), found.short, legal, found.illustrative)
        for other, name in self._same[:2]:
            ways = [] if self._desk.read_only else [(tr("Merge…"), self._wants_merge(found.id, other))]
            self.add_problem("warning", tr("May be the same as {name}", name=name), "", ways)

    def _wants_merge(self, keep_id: int, gone_id: int) -> Any:
        return lambda: self.merge_wanted.emit(keep_id, gone_id)

    def _areas(self) -> Sequence[tuple[Any, str]]:
        areas = self.organisation.areas if self.organisation is not None else ()
        return [(None, EMPTY), *((area.id, area.name) for area in areas)]

    def _area_name(self, area_id: int) -> str:
        return next((name for value, name in self._areas() if value == area_id), "")

    def _edit(self, field: str, value: Any) -> None:
        organisation_id = self._id
        self._desk.change(
            "Edit organisation", lambda session: edit_organisation(session, organisation_id, **{field: value}),
            organisation=organisation_id, refused=self.values[field].refuse,
        )  # fmt: skip


def _lists(found: OrganisationDetail, as_of: dt.date) -> Sequence[tuple[str, Sequence[Linked]]]:
    leads: list[Linked] = []
    for one in found.leads:
        text = LineText(one.title, tr(_KINDS[one.thing]), number=one.number)
        view = _VIEWS.get(one.thing)
        place = Place("plan", 0, view, one.thing, one.id) if view else Place("consortium", 0, "bodies", "body", one.id)
        leads.append((text, place))
    members = [
        (
            LineText(
                one.body,
                " · ".join(part for part in (one.function, one.representative) if part),
                period(one.first_day, one.last_day),
            ),
            Place("consortium", 0, "bodies", "body", one.body_id),
        )
        for one in found.memberships
    ]
    actions = [(action_line(one, as_of), Place("actions", 0, "actions", "action", one.id)) for one in found.actions]
    return (
        (tr("Open actions"), actions),
        (tr("Leads"), leads),
        (tr("People"), [_person(one) for one in found.people if one.holds]),
        (tr("Bodies"), members),
        (tr("People before"), [_person(one) for one in found.people if not one.holds]),
    )


def _person(one: OrganisationPerson) -> Linked:
    text = LineText(
        one.name, one.role, "" if one.holds and one.first_day is None else period(one.first_day, one.last_day)
    )
    return text, Place("people", 0, "people", "person", one.person_id)
