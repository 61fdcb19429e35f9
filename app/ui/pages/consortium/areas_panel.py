"""The panel beside the areas: what is missing first, lead and mission, members, and all that hangs on the area."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.stores import Session
from app.domain.areas import AreaDetail, AreaRow
from app.domain.chain import ChainKind
from app.domain.errors import UserError
from app.queries.areas_table import area_detail
from app.queries.heads import today
from app.services import areas, task_forces
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.chain_sections import ChainSection
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.areas_list import LinkLine, LinkList
from app.ui.pages.consortium.areas_pick import Pick, ask_milestones, ask_organisations
from app.ui.pages.consortium.areas_words import (
    EMPTY,
    action_line,
    decision_line,
    meeting_line,
    milestone_line,
    signed,
    topic_line,
)
from app.ui.pages.consortium.bodies_members import MembersSection
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box
from app.ui.widgets.lines import LineText

_Found = tuple[AreaDetail, dt.date]


class AreaPanel(ThingPanel):
    """Shows the area chosen; every line leads to its thing, and back from there (DOMAIN R16)."""

    def __init__(self, desk: Desk, create_task_force: Callable[[], None]) -> None:
        super().__init__(tr("No area chosen"), tr("Choose an area to see its task force and what it works on."))
        self._desk, self._create_task_force = desk, create_task_force
        self._row: AreaRow | None = None
        self.number = Property(tr("Number"), read=int_of)
        self.title = Property(tr("Name"), long="paragraph")
        self.lead = Pick(tr("Lead"), ask_organisations(desk), tr("Nobody yet"))
        self.mission = Property(tr("Mission"), long="text", placeholder=EMPTY)
        self.number.committed.connect(lambda value: self._edit(self.number, number=value))
        self.title.committed.connect(lambda value: self._edit(self.title, name=value))
        self.lead.committed.connect(self._set_lead)
        self.mission.committed.connect(self._set_mission)
        self.members = MembersSection(desk, with_day=False)
        self.meetings, self.action_items = LinkList(desk, tr("Meetings")), LinkList(desk, tr("Actions"))
        self.decisions, self.topics = LinkList(desk, tr("Decisions")), LinkList(desk, tr("Research topics"))
        self.chain = ChainSection(desk)
        away = tr("Take out of the area")
        self.milestones = LinkList(desk, tr("Milestones"), ask_milestones(desk), tr("Add a milestone"), away)
        self.homes = LinkList(desk, tr("Organisations"), ask_organisations(desk), tr("Add an organisation"), away)
        for part in (
            self.number, self.title, self.lead, self.mission, self.members, self.meetings, self.action_items,
            self.decisions, self.milestones, self.topics, self.homes,
        ):  # fmt: skip
            self.fields.addWidget(part)
        self._chained = QWidget()
        box("v", 18, self.chain, parent=self._chained)
        self.fields.addWidget(self._chained)
        self.milestones.added.connect(lambda one: self._put(self.milestones, areas.put_milestone, one, True))
        self.milestones.removed.connect(lambda one: self._put(self.milestones, areas.put_milestone, one, False))
        self.homes.added.connect(lambda one: self._put(self.homes, areas.put_organisation, one, True))
        self.homes.removed.connect(lambda one: self._put(self.homes, areas.put_organisation, one, False))
        self.keys.setText(tr("F2 edits · Del deletes"))
        self.history.clicked.connect(self._go_history)
        self._live = desk.live(self, self._ask, self._show_detail)

    def show_row(self, row: AreaRow | None) -> None:
        """Show this area; None: nothing is chosen."""
        before, self._row = self._row, row
        if row is None:
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self._live.ask(self._ask)
        if before != row or not self.one.isVisibleTo(self):
            self._show_row(row)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.lead.field if self.lead.isVisible() else self.title.field)

    def name_it(self) -> None:
        """Go to the name, all of it marked."""
        self.focus_on(self.title.field)
        self.title.field.selectAll()

    def _show_row(self, row: AreaRow) -> None:
        detail = signed(row.task_force, row.task_force_illustrative)
        self.begin(tr("Area {number}", number=row.number), row.name, detail, row.illustrative)
        locked, has_force = self._desk.read_only, row.task_force_id is not None
        self.number.show_value(row.number)
        self.title.show_value(row.name)
        self.mission.show_value(row.mission)
        self.lead.show_named(row.lead_id, row.lead)
        for each in (self.number, self.title, self.mission, self.lead):
            each.set_locked(locked)
        for part in (self.lead, self.mission, self.members, self._chained):
            part.setVisible(has_force)
        if row.task_force_id is not None:
            self.chain.show_of(ChainKind.TASK_FORCE, row.task_force_id)
        self._show_problems(row)

    def _show_problems(self, row: AreaRow) -> None:
        if row.late_actions:
            title = plural("{number} action is overdue", "{number} actions are overdue", row.late_actions)
            way = (tr("Show"), lambda: self.focus_on(self.action_items.lines()[0]))
            self.add_problem("problem", title, "", (way,))
        if self._desk.read_only:
            return
        if row.task_force_id is None:
            words = tr("Members, a lead and a mission belong to the task force that runs the area.")
            way = (tr("Create its task force"), self._create_task_force)
            self.add_problem("notice", tr("No task force yet"), words, (way,))
        elif row.lead_id is None:
            way = (tr("Choose an organisation"), lambda: self.focus_on(self.lead.field))
            self.add_problem("warning", tr("Nobody leads this task force"), "", (way,))

    def _ask(self, session: Session) -> _Found | None:
        if (row := self._row) is None:
            return None
        as_of = today(session, self._desk.now().date())
        detail = area_detail(session, row.id, as_of)
        return (detail, as_of) if detail is not None else None

    def _show_detail(self, found: _Found | None) -> None:
        if found is None or self._row is None or found[0].area_id != self._row.id:
            return
        detail, as_of = found
        if self._row.body_id is not None:
            self.members.show_members(self._row.body_id, detail.members, as_of)
        lists: dict[LinkList, list[LinkLine]] = {
            self.meetings: [
                LinkLine(one.id, meeting_line(one, as_of), Place("meeting", one.id, "agenda"))
                for one in detail.meetings
            ],
            self.action_items: [
                LinkLine(one.id, action_line(one, as_of), Place("actions", 0, "actions", "action", one.id))
                for one in detail.actions
            ],
            self.decisions: [
                LinkLine(one.id, decision_line(one), Place("actions", 0, "decisions", "decision", one.id))
                for one in detail.decisions
            ],
            self.milestones: [
                LinkLine(one.id, milestone_line(one), Place("plan", 0, "milestones", "milestone", one.id), one.own)
                for one in detail.milestones
            ],
            self.topics: [
                LinkLine(one.id, topic_line(one), Place("consortium", 0, "topics", "topic", one.id))
                for one in detail.topics
            ],
            self.homes: [
                LinkLine(
                    one.id, LineText(signed(one.short, one.illustrative), one.legal),
                    Place("people", 0, "organisations", "organisation", one.id), True,
                )
                for one in detail.organisations
            ],
        }  # fmt: skip
        for shown, lines in lists.items():
            shown.show_lines(lines)

    def _edit(self, field: Property, **values: Any) -> None:
        if (row := self._row) is not None:
            self._desk.change(
                "Change area {area}", lambda session: areas.edit_area(session, row.id, **values), area=row.id,
                refused=field.refuse,
            )  # fmt: skip

    def _set_lead(self, organisation_id: int | None) -> None:
        if (row := self._row) is not None and (force := row.task_force_id) is not None:
            self._desk.change(
                "Choose the lead of a task force",
                lambda session: task_forces.set_lead(session, force, organisation_id), task_force=force,
                refused=self.lead.refuse,
            )  # fmt: skip

    def _set_mission(self, text: str) -> None:
        if (row := self._row) is not None and (force := row.task_force_id) is not None:
            self._desk.change(
                "Write the mission of a task force", lambda session: task_forces.set_mission(session, force, text),
                task_force=force, refused=self.mission.refuse,
            )  # fmt: skip

    def _put(
        self, shown: LinkList, service: Callable[[Session, int, int | None], None], row_id: int, here: bool
    ) -> None:
        if (row := self._row) is None:
            return
        done = "" if here else tr("Taken out of the area")
        if self._desk.change(
            "Change what belongs to area {area}",
            lambda session: service(session, row_id, row.id if here else None), area=row.id, done=done,
            refused=shown.refuse,
        ) and shown.add is not None:  # fmt: skip
            shown.add.clear()

    def _go_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("area", self._row.id))


def int_of(text: str) -> int:
    """A whole number that was typed; UserError for anything else."""
    if not text.strip().isdecimal():
        raise UserError("{number} is no whole number: type figures only.", number=repr(text))
    return int(text)
