"""The panel of the plan: whatever row is chosen, with its fields, dependencies, evidence and the way to its history."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.plan_panel import PlanThing, WorkFacts
from app.domain.plan_report import RowKind
from app.domain.plan_rows import AttachedFile, DeliverableRow, MilestoneRow, RiskRow
from app.queries.file_content import file_content
from app.queries.plan_panel import plan_thing
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.attached_files import AttachedFiles, Opener
from app.ui.pages.plan.panel_deliverable import DeliverablePart
from app.ui.pages.plan.panel_links import ChainPart, LinksPart
from app.ui.pages.plan.panel_milestone import MilestonePart
from app.ui.pages.plan.panel_part import PanelPart
from app.ui.pages.plan.panel_risk import RiskPart
from app.ui.pages.plan.panel_work import PackagePart, TaskPart
from app.ui.pages.plan.plan_words import KINDS, invented, marked
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, frame, scrolled

_LINKED = (RowKind.TASK, RowKind.DELIVERABLE, RowKind.MILESTONE)


class PlanPanel(QWidget):
    """312 px wide. ``show_thing`` says what is shown; it stays up to date by itself.

    ``kind`` is a value of ``RowKind`` or "risk". ``opener`` gives a file to the program of its type.
    """

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__()
        self._desk = desk
        self.kind, self.row_id = "", 0
        self.thing: PlanThing | None = None
        titles = (tr("Attach a file"), tr("Save file"))
        self.files: AttachedFiles[AttachedFile] = AttachedFiles(
            desk, self, lambda session, file: file_content(session, file.id), "plan.folder", titles, opener
        )
        self.parts: dict[str, PanelPart] = {}
        self._caps, self._title = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self._hint = Label("", "small", "muted", wrap=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.links, self.chain = LinksPart(desk), ChainPart(desk)
        self._history = Button(tr("History"), "", "link", tr("What happened to this row"), small=True)
        self._keys = Label(tr("F2 edits · Del deletes"), "small", "muted")
        self._history.clicked.connect(self._go_to_history)
        content = frame("clear")
        box(
            "v", self._caps, 2, self._title, 10, self._hint, self._body, 16, self.links, self.chain, 16,
            box("h", self._keys, None, self._history), None, margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        box("v", scrolled(content, theme.PANEL), parent=self)
        self.setFixedWidth(theme.PANEL)
        self._said = ""
        self._live = desk.live(self, self._ask, self._show)

    def show_thing(self, kind: str, row_id: int) -> None:
        """Show the row of ``kind`` with this id."""
        if (kind, row_id) != (self.kind, self.row_id):
            self.kind, self.row_id = kind, row_id
            self._live.again()

    def show_nothing(self, words: str = "") -> None:
        """Show no row, but ``words``: what can be chosen, or how many are."""
        self._said = words
        self.kind, self.row_id = "", 0
        self._live.again()

    def take_keyboard(self) -> None:
        """Go to the first field."""
        if self.kind in self.parts:
            self.parts[self.kind].first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def part(self, kind: str) -> PanelPart:
        """The fields of a kind; made when they are first shown."""
        if kind not in self.parts:
            made = self.parts[kind] = self._made(kind)
            self._body.addWidget(made)
        return self.parts[kind]

    def deliverable(self) -> DeliverablePart:
        """The fields of deliverables."""
        found = self.part(RowKind.DELIVERABLE)
        assert isinstance(found, DeliverablePart)
        return found

    def milestone(self) -> MilestonePart:
        """The fields of milestones."""
        found = self.part(RowKind.MILESTONE)
        assert isinstance(found, MilestonePart)
        return found

    def _made(self, kind: str) -> PanelPart:
        match kind:
            case RowKind.DELIVERABLE:
                return DeliverablePart(self._desk, self.files)
            case RowKind.MILESTONE:
                return MilestonePart(self._desk, self.files)
            case RowKind.TASK:
                return TaskPart(self._desk)
            case RowKind.PACKAGE:
                return PackagePart(self._desk)
            case _:
                return RiskPart(self._desk)

    def _ask(self, session: Session) -> PlanThing | None:
        return plan_thing(session, self.kind, self.row_id, self._desk.as_of()) if self.row_id else None

    def _show(self, thing: PlanThing | None) -> None:
        self.thing = thing
        shown = self.part(thing.kind) if thing is not None else None
        for part in self.parts.values():
            part.setVisible(part is shown)
        for widget in (self._caps, self._keys, self._history):
            widget.setVisible(thing is not None)
        self._hint.setVisible(thing is None)
        self.links.setVisible(thing is not None and thing.kind in _LINKED)
        if thing is None:
            self._title.setText(self._said or tr("Nothing chosen"))
            self._hint.setText(tr("Choose a row to see and change what belongs to it."))
            self.chain.show_chain(None)
            return
        self._head(thing)
        self._fill(thing)
        if thing.kind in _LINKED:
            self.links.show_links(RowKind(thing.kind), thing.row.id, thing.links)
        self.chain.show_chain(thing.chain)

    def _head(self, thing: PlanThing) -> None:
        row = thing.row
        caps = [tr(KINDS[thing.kind])]
        match row:
            case DeliverableRow():
                caps += [row.task or row.package]
            case MilestoneRow():
                caps += [number for _package, number in row.packages]
            case WorkFacts() | RiskRow():
                caps += [row.package] if row.package else []
        self._caps.setText(" · ".join(caps))
        text = row.text if isinstance(row, RiskRow) else row.title
        self._title.setText(marked(f"{row.number}  {text}", row.illustrative))
        self._title.setToolTip(invented(row.illustrative))

    def _fill(self, thing: PlanThing) -> None:
        part: Any = self.part(thing.kind)  # each kind of part takes its own kind of row
        part.show_row(thing.row)

    def _go_to_history(self) -> None:
        self._desk.go(Place("history", 0, "history", self.kind, self.row_id))
