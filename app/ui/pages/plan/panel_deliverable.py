"""The panel of a deliverable: where it stands on the funder's portal, when it is due, its codes, its one file (R9)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.kinds import DeliverableState, Programme
from app.domain.plan_codes import DELIVERABLE_TYPES, DISSEMINATION_LEVELS
from app.domain.plan_report import RowKind
from app.domain.plan_rows import AttachedFile, DeliverableRow
from app.domain.plan_status import DueState
from app.services.deliverables import (
    approve_deliverable,
    edit_deliverable,
    reject_deliverable,
    remove_file,
    submit_deliverable,
    upload_file,
)
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.attached_files import AttachedFiles
from app.ui.pages.plan.panel_files import FileList
from app.ui.pages.plan.panel_part import PanelPart, Way, show_ways, titled
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

_SENT = (DeliverableState.SUBMITTED, DeliverableState.APPROVED)


class DeliverablePart(PanelPart):
    """The days of delivery and approval are fields: what is typed there moves it on."""

    step, kind = message("Edit a deliverable"), RowKind.DELIVERABLE.value

    def __init__(self, desk: Desk, files: AttachedFiles[AttachedFile]) -> None:
        super().__init__(desk)
        self._files = files
        self._row: DeliverableRow | None = None
        self._state = Line(LineText(""), height=32, leads_on=False)
        self._slip = Label("", "small", "muted", wrap=True)
        self._slip.setContentsMargins(82, 2, 0, 6)
        self.add_dues(lambda: self._row.dates if self._row is not None else None)
        self._add_days()
        self.add_names(RowKind.DELIVERABLE)
        self._add_belongings()
        self.file = FileList(files, tr("File"), self._upload, self._drop_file)
        names = ("lead", "package", "task", "type", "level")
        rest = ("justification", "rejection", "title", "number")
        self._ways = box("h", margins=(22, 0, 0, 0), spacing=16)
        box(
            "v", self.problems, self._state, 4, self._ways, 8, self.fields["due"], self.fields["revised"], self._slip,
            self.fields["delivered"], self.fields["approved"], *(self.fields[name] for name in names),
            *(self.fields[name] for name in rest), 16, self.file, parent=self,
        )  # fmt: skip

    def show_row(self, row: DeliverableRow) -> None:
        """Show the deliverable as it is now."""
        self._row, self.row_id = row, row.id
        state = term(DUE_STATES, row.state)
        file = "" if row.file is not None or row.done else tr("no file yet")
        self._state.show_text(LineText(state, right=file, state=DUE_SHAPES[row.state]))
        self._slip.setText(slip_text(row.dates, row.done))
        self._slip.setVisible(bool(self._slip.text()))
        values: dict[str, Any] = {
            "due": original_text(row.dates), "revised": revised_text(row.dates),
            "delivered": day(row.delivered_on) if row.delivered_on else "",
            "approved": day(row.approved_on) if row.approved_on else "",
            "title": row.title, "number": row.number, "lead": row.lead, "package": row.package, "task": row.task,
            "type": row.type, "level": row.level, "justification": row.justification, "rejection": row.rejection,
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)
        submitted = row.portal is DeliverableState.SUBMITTED
        self.fields["approved"].setVisible(row.portal in _SENT)
        self.fields["rejection"].setVisible(submitted or bool(row.rejection))
        self.fields["justification"].setVisible(bool(row.justification) or row.dates.late > 0)
        self.file.show_files([row.file] if row.file is not None else [], one=True, locked=row.portal in _SENT)
        self.lock()
        self.fields["rejection"].set_locked(self.desk.read_only or not submitted)
        self._show_ways(row)
        self.show_problems(self._problems(row), row)

    def submit(self, on: dt.date | None = None) -> None:
        """Hand it in, today."""
        today = self.desk.as_of()
        self.change("delivered", lambda session: submit_deliverable(session, self.row_id, on or today, today))

    def approve(self) -> None:
        """Record that it was approved today."""
        today = self.desk.as_of()
        self.change("approved", lambda session: approve_deliverable(session, self.row_id, today, today))

    def ask_file(self) -> None:
        """Ask for its file."""
        self._files.ask(self._upload)

    def upload_to(self, row_id: int, found: Sequence[Attachment]) -> None:
        """Make the one file that was found that of the deliverable ``row_id``."""
        if len(found) != 1:
            self.desk.fail(UserError("A deliverable has one file: put several into one, such as a PDF or a zip file."))
            return
        one = found[0]
        self.desk.change(
            "Upload the file of a deliverable",
            lambda session: upload_file(session, row_id, one.name, one.mime, one.data),
            deliverable=row_id,
            done=tr("{name} attached", name=one.name),
        )

    def _add_days(self) -> None:
        delivered = Property(tr("Delivered"), read=self.read_day, placeholder=tr("Not submitted"))
        approved = Property(tr("Approved"), read=self.read_day, placeholder=tr("Not approved"))
        self.add("delivered", delivered, self._set_delivered)
        self.add("approved", approved, self._set_approved)

    def _add_belongings(self) -> None:
        def edit(field: str) -> Any:
            return lambda session, row, value: edit_deliverable(session, row, **{field: value})

        def tasks() -> Sequence[tuple[Any, str]]:
            package = self._row.package_id if self._row is not None else 0
            return titled([task for of, task in self.choices().tasks if of == package], EMPTY)

        self.add(
            "package", Property(tr("Package"), choices=lambda: titled(self.choices().packages)), edit("work_package_id")
        )
        self.add("task", Property(tr("Task"), choices=tasks, placeholder=EMPTY), edit("task_id"))
        self.add("type", Property(tr("Type"), read=_code, choices=lambda: self._codes(DELIVERABLE_TYPES)), edit("type"))
        self.add(
            "level",
            Property(tr("Level"), read=_code, choices=lambda: self._codes(DISSEMINATION_LEVELS)),
            edit("dissemination"),
        )
        late = Property(tr("Why late"), long="text", placeholder=tr("The justification for the funder"))
        self.add("justification", late, edit("justification"))
        back = Property(tr("Sent back"), long="text", placeholder=tr("Why it was sent back"))
        self.add("rejection", back, lambda session, row, value: reject_deliverable(session, row, value))

    def _codes(self, lists: Mapping[Programme, Sequence[str]]) -> Sequence[tuple[Any, str]]:
        return [(code, code) for code in lists[self.choices().programme]]

    def _set_delivered(self, session: Session, row_id: int, on: dt.date | None) -> None:
        if on is None:
            raise UserError("It was handed in on a day: write another one, or record below that it was sent back.")
        submit_deliverable(session, row_id, on, self.desk.as_of())

    def _set_approved(self, session: Session, row_id: int, on: dt.date | None) -> None:
        if on is None:
            raise UserError("It was approved on a day: write another one, or undo the step that approved it.")
        approve_deliverable(session, row_id, on, self.desk.as_of())

    def _upload(self, found: Sequence[Attachment]) -> None:
        self.upload_to(self.row_id, found)

    def _drop_file(self, _file: AttachedFile) -> None:
        self.desk.change(
            "Remove the file of a deliverable",
            lambda session: remove_file(session, self.row_id),
            deliverable=self.row_id,
            done=tr("File removed"),
        )

    def _show_ways(self, row: DeliverableRow) -> None:
        """What comes next on the portal, as links under the state."""
        ways: list[Way] = []
        if row.portal is DeliverableState.SUBMITTED:
            ways = [(tr("Approved today"), self.approve), (tr("Sent back…"), lambda: self.go_to("rejection"))]
        elif row.portal is DeliverableState.DRAFT and row.file is not None:
            ways = [(tr("Submit today"), self.submit)]
        elif row.portal is not DeliverableState.APPROVED:
            ways = [(tr("Upload file…"), self.ask_file)]
        show_ways(self._ways, () if self.desk.read_only else ways)

    def _problems(self, row: DeliverableRow) -> list[tuple[str, str, str, Sequence[Way]]]:
        found: list[tuple[str, str, str, Sequence[Way]]] = []
        if row.rejection and row.portal is not DeliverableState.SUBMITTED:
            found.append(("warning", tr("Sent back: upload the corrected file"), row.rejection, ()))
        if row.state is DueState.LATE:
            ways: list[Way] = [(tr("Revise the date"), lambda: self.go_to("revised"))]
            if not row.justification:
                ways.append((tr("Say why"), lambda: self.go_to("justification")))
            found.insert(0, ("problem", late_text(row.dates.late), self._late_words(row), ways))
        elif row.done and row.dates.late and not row.justification:
            words = tr("The funder asks why: write the justification.")
            found.append(("warning", late_text(row.dates.late), words, [(tr("Say why"), self._say_why)]))
        return found

    def _say_why(self) -> None:
        self.go_to("justification")

    @staticmethod
    def _late_words(row: DeliverableRow) -> str:
        due = day(row.dates.due)
        if row.dates.revised is not None:
            return tr("Due on {day}, at first on {first}.", day=due, first=day(row.dates.original))
        return tr("It was due on {day}.", day=due)


def _code(text: str) -> str:
    return text.strip().upper()
