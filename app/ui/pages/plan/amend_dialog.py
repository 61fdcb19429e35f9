"""The amendment of the project: another end with its reason, what would be due after it, and the reporting periods."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.amendments import Period, periods_from_text, periods_text
from app.domain.day_words import ProjectMonth, due_from_words
from app.domain.errors import UserError
from app.domain.months import last_day, month_of, month_text
from app.queries.amendments import AfterEnd, ProjectEnd, after_end, project_end
from app.services.amendments import amend_end, set_periods
from app.ui.desk import Desk
from app.ui.language import day, plural, said, tr
from app.ui.pages.plan.plan_words import KINDS
from app.ui.pages.project_form import FormField
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, clear

_WIDE, _INDENT = 560, 104  # px
_NAMED = 6  # rows that are named


class AmendDialog(QDialog):
    """One step of the history when it is done: the end, the periods, or both."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner.window())
        self.setWindowTitle(tr("Amend the project's end"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDE)
        self._desk = desk
        self._known: ProjectEnd | None = None
        self._now, self._after = Label("", "body", "muted", wrap=True), QVBoxLayout()
        self._after.setContentsMargins(_INDENT + 8, 0, 0, 0)
        self.fields = {
            "end": FormField(tr("New end"), tr("A day, or a month such as M42")),
            "reason": FormField(tr("Amendment"), tr("Its number, or the reason")),
            "periods": FormField(tr("Periods"), tr("Such as RP1 M1–M18, RP2 M19–M42")),
        }
        self.ready, cancel = Button(tr("Amend"), "check", "primary"), Button(tr("Cancel"), "", "bordered")
        self.ready.setEnabled(not desk.read_only)
        cancel.clicked.connect(self.reject)
        self.ready.clicked.connect(self.finish)
        box(
            "v", Label(tr("Amend the project's end"), "title"), 4, self._now, 12, Rule(), 16, self.fields["end"],
            self._after, self.fields["reason"], self.fields["periods"], 8,
            box("h", _INDENT, self.ready, cancel, None, spacing=8), margins=(24, 20, 24, 20), parent=self,
        )  # fmt: skip
        for field in self.fields.values():
            field.line.returnPressed.connect(self.finish)
        self.fields["end"].line.textChanged.connect(lambda _text: self._look_after())
        self._begin()

    def _begin(self) -> None:
        try:
            known = self._known = self._desk.read(project_end)
        except UserError as error:
            self._now.setText(said(error))
            self.ready.setEnabled(False)
            return
        lines = [tr("The project ends on {day}, in {month}.", day=day(known.end), month=_month(known, known.end))]
        if known.amended is not None:
            lines.append(tr("The end was planned for {day}.", day=day(known.planned)))
        lines += [
            tr("{day}: ends on {end}, {reason}", day=day(one.on), end=day(one.end), reason=one.reason)
            for one in known.amendments
        ]
        self._now.setText("\n".join(lines))
        self.fields["periods"].line.setText(periods_text(known.periods))
        self.fields["periods"].line.setCursorPosition(0)
        self.fields["end"].line.setFocus()

    def finish(self) -> None:
        """Take what was typed; what cannot be so is said under its field."""
        known = self._known
        if known is None:
            return
        for field in self.fields.values():
            field.refuse("")
        reason = self.fields["reason"].line.text()
        try:
            at = "end"
            end = self._end() if self.fields["end"].line.text().strip() else None
            at = "periods"
            periods = periods_from_text(self.fields["periods"].line.text())
        except UserError as error:
            self._refuse(at, error)
            return
        if end is None and periods == known.periods:
            self._refuse("end", UserError("Nothing is different yet: write the new end, or other periods."))
            return
        if self._save(known, end, reason, periods):
            self.accept()

    def _save(self, known: ProjectEnd, end: dt.date | None, reason: str, periods: tuple[Period, ...]) -> bool:
        today, at = self._desk.as_of(), ["end"]

        def act(session: Session) -> None:
            if end is not None:
                at[0] = "end" if reason.strip() else "reason"
                amend_end(session, end, reason, today)
            at[0] = "periods"
            if periods != known.periods:
                set_periods(session, periods)

        done = tr("The project ends on {day}", day=day(end)) if end is not None else tr("Reporting periods changed")
        return bool(
            self._desk.change(
                "Amend the project's end", act, done=done, refused=lambda error: self._refuse(at[0], error)
            )
        )

    def _end(self) -> dt.date:
        found = due_from_words(self.fields["end"].line.text().strip(), self._desk.as_of())
        if not isinstance(found, ProjectMonth):
            return found
        assert self._known is not None
        return last_day(self._known.start, found.number)

    def _look_after(self) -> None:
        """Say what would be due after the end that is being typed; nothing of it moves."""
        clear(self._after)
        try:
            end = self._end() if self._known is not None and self.fields["end"].line.text().strip() else None
        except UserError:
            end = None
        if end is None:
            return
        found = self._desk.read(lambda session: after_end(session, end))
        for line in self._after_lines(found):
            self._after.addWidget(line)
        self._after.addSpacing(8)

    @staticmethod
    def _after_lines(found: tuple[AfterEnd, ...]) -> list[Label]:
        if not found:
            return [
                Label(tr("Nothing would end or be due after that day. Nothing moves."), "small", "muted", wrap=True)
            ]
        head = plural(
            "{number} row would end or be due after that day. It stays where it is:",
            "{number} rows would end or be due after that day. They stay where they are:",
            len(found),
        )
        lines = [Label(head, "small", "amber", wrap=True)]
        for one in found[:_NAMED]:
            text = f"{tr(KINDS[one.kind])} {one.number} · {month_text(one.month)} · {day(one.day)}"
            lines.append(Label(text, "small", "muted"))
        if len(found) > _NAMED:
            lines.append(Label(plural("{number} more", "{number} more", len(found) - _NAMED), "small", "muted"))
        return lines

    def _refuse(self, field: str, error: UserError) -> None:
        self.fields[field].refuse(said(error))
        self.fields[field].line.setFocus()


def _month(known: ProjectEnd, on: dt.date) -> str:
    return month_text(month_of(known.start, on))
