"""The actions of an item: recorded, corrected, done and deleted, each as one step."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.drafts import entry_place
from app.domain.kinds import ActionState
from app.domain.minutes_page import ActionLine
from app.services import actions
from app.ui.desk import Desk
from app.ui.draft_keeper import DraftKeeper
from app.ui.language import tr
from app.ui.pages.meeting.minutes_action import ActionForm, ActionInput, ActionRow
from app.ui.pages.meeting.minutes_lists import keep_or_drop, remove_gone, return_keyboard
from app.ui.pages.owners import ask_owners
from app.ui.widgets.layout import box
from app.ui.widgets.lines import SectionHead


class Actions(QWidget):
    """The actions of one item, or those carried forward. ``appeared`` tells where a form was opened."""

    appeared = Signal(QRect)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._minutes_id, self._item_id = 0, None  # type: int, int | None
        self._as_of, self._locked = dt.date.min, True
        self.rows: dict[int, ActionRow] = {}
        self._edited: int | None = None
        self.form = ActionForm(ask_owners(desk), lambda: self._as_of)
        self._drafts = DraftKeeper(desk, self.form.words.text, self)
        self._before: QWidget | None = None
        self._head = SectionHead(tr("Actions"))
        self._column = box("v")
        self._column.addWidget(self.form)
        box("v", self._head, self._column, parent=self)
        self.form.hide()
        self.form.typed.connect(self._typed)
        self.form.closed.connect(self.close_form)
        self.form.submitted.connect(self._submit)

    def show_lines(self, lines: Sequence[ActionLine], as_of: dt.date, locked: bool, carried: bool = False) -> None:
        """Show these; ``carried``: each with the meeting it comes from."""
        self._as_of, self._locked = as_of, locked
        remove_gone(self.rows, {line.id for line in lines})
        if self._edited is not None and self._edited not in self.rows:
            self.close_form(give_back=False)
        for place, line in enumerate(lines):
            row = self.rows.get(line.id)
            if row is None:
                row = self.rows[line.id] = self._row(line, carried)
                self._column.insertWidget(place, row)
                row.show()
            else:
                row.show_line(line, as_of, locked)
        self._head.set_count(str(len(lines)))
        self._head.setVisible(bool(lines))
        self.setVisible(bool(lines) or not self.form.isHidden())

    def leave(self) -> None:
        """Another item is shown: the form closes, and what was typed in it is kept."""
        if not self.form.isHidden():
            self.close_form(give_back=False)

    def open_form(self, minutes_id: int, item_id: int | None) -> None:
        """Open the form for a new action under an item, with what was typed and not recorded before."""
        if not self.form.isHidden() and self._edited is None:
            self.form.words.setFocus()
            return
        self.leave()
        self._minutes_id, self._item_id, self._before = minutes_id, item_id, QApplication.focusWidget()
        found = self._drafts.open(entry_place(minutes_id, item_id, "action"), 0)
        self._place_form(None)
        self.form.begin(found.text if found is not None else "")
        self.appeared.emit(self.form.geometry())

    def edit(self, action_id: int) -> None:
        """Open the form in the place of a line, to correct it."""
        self.leave()
        row = self.rows[action_id]
        self._edited, self._before = action_id, row
        row.hide()
        self._place_form(row)
        self.form.begin(line=row.line, locked=self._locked)
        self.appeared.emit(self.form.geometry())

    def close_form(self, give_back: bool = True) -> None:
        """Close the form; a new action that was typed comes back when it is opened again."""
        if self._edited is None:
            keep_or_drop(self._drafts, self.form.words.text())
        elif self._edited in self.rows:
            self.rows[self._edited].show()
        self._edited = None
        self.form.hide()
        if not self.rows:
            self.hide()
        if give_back:
            return_keyboard(self._before)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not self.form.isHidden() and self._edited is None:
            keep_or_drop(self._drafts, self.form.words.text())
        super().hideEvent(event)

    def _place_form(self, row: ActionRow | None) -> None:
        """Under a row, or at the end."""
        self.show()
        self._column.removeWidget(self.form)
        place = self._column.count() if row is None else self._column.indexOf(row) + 1
        self._column.insertWidget(place, self.form)

    def _row(self, line: ActionLine, carried: bool) -> ActionRow:
        made = ActionRow(line, self._as_of, self._locked, carried)
        made.edit_asked.connect(self.edit)
        made.state_asked.connect(self._set_state)
        made.delete_asked.connect(self._delete)
        return made

    def _typed(self) -> None:
        if self._edited is None:
            self._drafts.typed()

    def _submit(self, typed: ActionInput) -> None:
        if self._edited is not None:
            self._save(self._edited, typed)
            return

        def act(session: Session) -> int:
            self._drafts.drop(session)
            return actions.record_action(
                session,
                self._minutes_id,
                self._item_id,
                typed.text,
                typed.owner.person_id,
                typed.owner.organisation_id,
                typed.due_on,
                typed.due_month,
            )

        if self._desk.change(
            "Record an action", act, done=tr("Action recorded"), refused=self.form.refuse, item_id=self._item_id or 0
        ):
            self._drafts.dropped()
            self.form.words.clear()
            self.close_form()

    def _save(self, action_id: int, typed: ActionInput) -> None:
        line = self.rows[action_id].line

        def act(session: Session) -> None:
            if typed.text.strip() != line.text:
                actions.set_action_text(session, action_id, typed.text)
            if (typed.owner.person_id, typed.owner.organisation_id) != (line.person_id, line.organisation_id):
                actions.set_action_owner(session, action_id, typed.owner.person_id, typed.owner.organisation_id)
            actions.set_action_due(session, action_id, typed.due_on, typed.due_month)

        if self._desk.change("Correct an action", act, refused=self.form.refuse, action_id=action_id):
            self.close_form()

    def _set_state(self, action_id: int, state: ActionState) -> None:
        on = self._as_of
        done = tr("Action done") if state is ActionState.DONE else ""
        self._desk.change(
            "Set the state of an action",
            lambda session: actions.set_action_state(session, action_id, state, on),
            done=done,
            action_id=action_id,
        )

    def _delete(self, action_id: int) -> None:
        self._desk.change(
            "Delete an action",
            lambda session: actions.delete_action(session, action_id),
            done=tr("Action deleted"),
            action_id=action_id,
        )
