"""The panel of a milestone: when it is due, what verifies it, its evidence, the day it was achieved (DOMAIN R10)."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.plan_report import RowKind
from app.domain.plan_rows import AttachedFile, MilestoneRow
from app.domain.plan_status import DueState
from app.services.evidence import add_evidence_file
from app.services.milestones import achieve_milestone, edit_milestone, undo_achieving
from app.ui.desk import Desk
from app.ui.language import day, plural, term, tr
from app.ui.pages.attached_files import AttachedFiles
from app.ui.pages.plan.panel_evidence import EvidenceList
from app.ui.pages.plan.panel_part import PanelPart, Way, named, show_ways
from app.ui.pages.plan.plan_words import (
    DUE_SHAPES,
    DUE_STATES,
    EMPTY,
    late_text,
    original_text,
    revised_text,
    slip_text,
)
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Line, LineText
from app.usecases.attachments import Attachment
from app.words import message


class MilestonePart(PanelPart):
    """The day of achieving is a field: a day typed there achieves it, an empty one takes that back."""

    step, kind = message("Edit a milestone"), RowKind.MILESTONE.value

    def __init__(self, desk: Desk, files: AttachedFiles[AttachedFile]) -> None:
        super().__init__(desk)
        self._row: MilestoneRow | None = None
        self._state = Line(LineText(""), height=32, leads_on=False)
        self._ways = box("h", margins=(22, 0, 0, 0), spacing=16)
        self._slip = Label("", "small", "muted", wrap=True)
        self._slip.setContentsMargins(82, 2, 0, 6)
        self.add_dues(lambda: self._row.dates if self._row is not None else None)
        achieved = Property(tr("Achieved"), read=self.read_day, placeholder=tr("Not yet"))
        self.add("achieved", achieved, self._set_achieved)
        self.add_names(RowKind.MILESTONE)
        self._add_belongings()
        self.evidence = EvidenceList(desk, files, self.add_files)
        names = ("verification", "lead", "packages", "area", "title", "number")
        box(
            "v", self.problems, self._state, 4, self._ways, 8, self.fields["due"], self.fields["revised"], self._slip,
            self.fields["achieved"], *(self.fields[name] for name in names), 16, self.evidence, parent=self,
        )  # fmt: skip

    def show_row(self, row: MilestoneRow) -> None:
        """Show the milestone as it is now."""
        self._row, self.row_id = row, row.id
        self._state.show_text(LineText(term(DUE_STATES, row.state), state=DUE_SHAPES[row.state]))
        self._slip.setText(slip_text(row.dates, row.done))
        self._slip.setVisible(bool(self._slip.text()))
        values: dict[str, Any] = {
            "due": original_text(row.dates), "revised": revised_text(row.dates),
            "achieved": day(row.achieved_on) if row.achieved_on else "", "verification": row.verification,
            "title": row.title, "number": row.number, "lead": row.lead, "area": row.area,
            "packages": ", ".join(number for _package, number in row.packages),
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)
        self.lock()
        self.evidence.show_evidence(row.id, row.evidence)
        ways: list[Way] = []
        if row.achieved_on is not None:
            ways = [(tr("Take it back"), self.undo_achieving)]
        elif row.evidence:
            ways = [(tr("Achieved today"), self.achieve)]
        show_ways(self._ways, () if self.desk.read_only else ways)
        self.show_problems(self._problems(row), row)

    def achieve(self) -> None:
        """Record that it was achieved today; a refusal stands under the field of the day."""
        today = self.desk.as_of()
        self.change(
            "achieved",
            lambda session: achieve_milestone(session, self.row_id, today, today),
            done=tr("Milestone achieved"),
        )

    def undo_achieving(self) -> None:
        """Take back that it was achieved."""
        self.change("achieved", lambda session: undo_achieving(session, self.row_id), done=tr("Not achieved any more"))

    def add_files(self, found: Sequence[Attachment]) -> None:
        """Attach files as evidence of the milestone that is shown."""
        self.add_files_to(self.row_id, found)

    def add_files_to(self, row_id: int, found: Sequence[Attachment]) -> None:
        """Attach files as evidence of the milestone ``row_id``, in one step."""

        def act(session: Session) -> None:
            for one in found:
                add_evidence_file(session, row_id, one.name, one.mime, one.data)

        words = plural("{name} attached", "{number} files attached", len(found), name=found[0].name)
        self.desk.change("Attach evidence", act, milestone=row_id, done=words)

    def _add_belongings(self) -> None:
        def edit(field: str) -> Any:
            return lambda session, row, value: edit_milestone(session, row, **{field: value})

        self.add(
            "packages",
            Property(tr("Packages"), read=self._read_packages, placeholder=tr("Such as WP1, WP3")),
            edit("packages"),
        )
        areas = Property(tr("Area"), choices=lambda: named(self.choices().areas, EMPTY), placeholder=EMPTY)
        self.add("area", areas, edit("area_id"))
        means = Property(tr("Verified by"), long="text", placeholder=tr("What will prove it"))
        self.add("verification", means, edit("verification"))

    def _set_achieved(self, session: Session, row_id: int, on: dt.date | None) -> None:
        if on is None:
            undo_achieving(session, row_id)
        else:
            achieve_milestone(session, row_id, on, self.desk.as_of())

    def _read_packages(self, text: str) -> tuple[int, ...]:
        known = {one.name.casefold(): one.id for one in self.choices().packages}
        found = []
        for part in text.replace(";", ",").split(","):
            name = part.strip()
            if not name:
                continue
            if name.casefold() not in known:
                raise UserError(
                    "There is no work package {name}: write numbers such as WP1, with commas between.", name=repr(name)
                )
            found.append(known[name.casefold()])
        return tuple(found)

    def _problems(self, row: MilestoneRow) -> list[tuple[str, str, str, Sequence[Way]]]:
        if row.state is DueState.UNPROVEN:
            words = tr("A milestone is achieved only with evidence: write what proves it, or attach a file.")
            return [("warning", tr("Achieved without evidence"), words, [(tr("Add evidence"), self.evidence.begin)])]
        if row.state is not DueState.LATE:
            return []
        due = day(row.dates.due)
        words = tr("It was due on {day}.", day=due)
        if row.dates.revised is not None:
            words = tr("Due on {day}, at first on {first}.", day=due, first=day(row.dates.original))
        ways: list[Way] = [(tr("Revise the date"), lambda: self.go_to("revised"))]
        if not row.evidence:
            ways.append((tr("Add evidence"), self.evidence.begin))
        return [("problem", late_text(row.dates.late), words, ways)]
