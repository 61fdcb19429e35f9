"""The evidence of a milestone in the panel: texts that are edited where they stand, files, and a field for more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plan_rows import AttachedFile, EvidenceLine
from app.services.evidence import add_evidence_text, edit_evidence, remove_evidence
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.attached_files import AttachedFiles, Take
from app.ui.pages.plan.panel_files import FileLine
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import SectionHead


class EvidenceList(QWidget):
    """``take`` attaches the files that were asked for."""

    def __init__(self, desk: Desk, files: AttachedFiles[AttachedFile], take: Take) -> None:
        super().__init__()
        self._desk, self._files, self._milestone = desk, files, 0
        self._shown: tuple[int, Sequence[EvidenceLine]] | None = None
        self.head = SectionHead(tr("Evidence"), "", "" if desk.read_only else tr("Attach file"))
        self.head.clicked.connect(lambda: files.ask(take, several=True))
        self.new = Property(tr("Add"), long="text", placeholder=tr("What proves it, in words"))
        self.new.committed.connect(self._add)
        self.texts: dict[int, Property] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        box("v", self.head, 4, self._column, self.new, parent=self)
        self.new.setVisible(not desk.read_only)

    def show_evidence(self, milestone_id: int, evidence: Sequence[EvidenceLine]) -> None:
        """Show the evidence of a milestone; what is being typed stays."""
        if (milestone_id, evidence) == self._shown:
            return
        if self._shown is None or self._shown[0] != milestone_id:
            self.new.show_value("")
        self._shown, self._milestone = (milestone_id, evidence), milestone_id
        self.head.set_count(str(len(evidence) or ""))
        self.texts = {}
        clear(self._column)
        for one in evidence:
            self._column.addWidget(self._made(one))

    def begin(self) -> None:
        """Give the field for more evidence the keyboard."""
        self.new.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, one: EvidenceLine) -> QWidget:
        made = QWidget()
        column = box("v", parent=made)
        if one.file is not None:
            remove = None if self._desk.read_only else lambda _file: self._remove(one.id)
            column.addWidget(FileLine(self._files, one.file, remove, one.text))
            return made
        field = self.texts[one.id] = Property(tr("Text"), long="text")
        field.show_value(one.text)
        field.set_locked(self._desk.read_only)
        field.committed.connect(lambda text: self._edit(one.id, text))
        take_away = Button("", "x", "ghost", tr("Remove this evidence"), small=True)
        take_away.clicked.connect(lambda: self._remove(one.id))
        row = box("h", field, take_away)
        row.setAlignment(take_away, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        take_away.setVisible(not self._desk.read_only)
        return made

    def _add(self, text: str) -> None:
        milestone = self._milestone
        added = self._desk.change(
            "Add evidence",
            lambda session: add_evidence_text(session, milestone, text),
            milestone=milestone,
            refused=self.new.refuse,
        )
        if added:
            self.new.show_value("")

    def _edit(self, evidence_id: int, text: str) -> None:
        field = self.texts[evidence_id]
        self._desk.change(
            "Edit evidence",
            lambda session: edit_evidence(session, evidence_id, text),
            milestone=self._milestone,
            refused=field.refuse,
        )

    def _remove(self, evidence_id: int) -> None:
        self._desk.change(
            "Remove evidence",
            lambda session: remove_evidence(session, evidence_id),
            milestone=self._milestone,
            done=tr("Evidence removed"),
        )
