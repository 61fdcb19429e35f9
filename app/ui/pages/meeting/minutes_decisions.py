"""The decisions of an item: recorded, corrected and deleted, each as one step."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.drafts import entry_place
from app.domain.minutes_page import DecisionLine
from app.domain.quorum import Votes
from app.services import decisions
from app.ui.desk import Desk
from app.ui.draft_keeper import DraftKeeper
from app.ui.language import tr
from app.ui.pages.meeting.minutes_decision import DecisionBlock, DecisionForm
from app.ui.pages.meeting.minutes_lists import keep_or_drop, remove_gone, return_keyboard
from app.ui.widgets.layout import box


class Decisions(QWidget):
    """The decisions of one item. ``appeared`` tells where a form was opened, in this widget."""

    appeared = Signal(QRect)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._minutes_id, self._item_id = 0, None  # type: int, int | None
        self.blocks: dict[int, DecisionBlock] = {}
        self.form = DecisionForm()
        self._drafts = DraftKeeper(desk, self.form.words.text, self)
        self._before: QWidget | None = None
        self._column = box("v", spacing=12)
        box("v", self._column, self.form, spacing=12, parent=self)
        self.form.hide()
        self.form.typed.connect(self._drafts.typed)
        self.form.closed.connect(self.close_form)
        self.form.submitted.connect(self._record)

    def show_lines(self, lines: Sequence[DecisionLine], locked: bool) -> None:
        """Show these, keeping the block that is being typed into."""
        remove_gone(self.blocks, {line.id for line in lines})
        for place, line in enumerate(lines):
            block = self.blocks.get(line.id)
            if block is None:
                block = self.blocks[line.id] = self._block(line, locked)
                self._column.insertWidget(place, block)
                block.show()  # at once, so that it can take the keyboard
            else:
                block.show_line(line, locked)
        self.setVisible(bool(lines) or not self.form.isHidden())

    def leave(self) -> None:
        """Another item is shown: the form closes, and what was typed in it is kept."""
        if not self.form.isHidden():
            self.close_form(give_back=False)

    def open_form(self, minutes_id: int, item_id: int | None) -> None:
        """Open the form for a new decision under an item, with what was typed and not recorded before."""
        if not self.form.isHidden():
            self.form.words.setFocus()
            return
        self._minutes_id, self._item_id, self._before = minutes_id, item_id, QApplication.focusWidget()
        found = self._drafts.open(entry_place(minutes_id, item_id, "decision"), 0)
        self.show()
        self.form.begin(found.text if found is not None else "")
        self.appeared.emit(self.form.geometry())

    def close_form(self, give_back: bool = True) -> None:
        """Close the form; what was typed comes back when it is opened again."""
        keep_or_drop(self._drafts, self.form.words.text())
        self.form.hide()
        if not self.blocks:
            self.hide()
        if give_back:
            return_keyboard(self._before)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not self.form.isHidden():
            keep_or_drop(self._drafts, self.form.words.text())
        super().hideEvent(event)

    def _block(self, line: DecisionLine, locked: bool) -> DecisionBlock:
        made = DecisionBlock(line, locked)
        made.rewritten.connect(self._rewrite)
        made.counted.connect(self._count)
        made.delete_asked.connect(self._delete)
        return made

    def _record(self, text: str, votes: Votes | None) -> None:
        def act(session: Session) -> int:
            self._drafts.drop(session)
            return decisions.record_decision(session, self._minutes_id, self._item_id, text, votes)

        if self._desk.change(
            "Record a decision", act, done=tr("Decision recorded"), refused=self.form.refuse, item_id=self._item_id or 0
        ):
            self._drafts.dropped()
            self.form.words.set_text("")
            self.close_form()

    def _rewrite(self, decision_id: int, text: str, version: int) -> None:
        block = self.blocks[decision_id]
        self._desk.change(
            "Correct a decision",
            lambda session: decisions.set_decision_text(session, decision_id, text, version),
            refused=block.refuse,
            decision_id=decision_id,
        )

    def _count(self, decision_id: int, votes: Votes | None) -> None:
        self._desk.change(
            "Set the votes of a decision",
            lambda session: decisions.set_decision_votes(session, decision_id, votes),
            refused=self.blocks[decision_id].refuse,
            decision_id=decision_id,
        )

    def _delete(self, decision_id: int) -> None:
        self._desk.change(
            "Delete a decision",
            lambda session: decisions.delete_decision(session, decision_id),
            done=tr("Decision deleted"),
            decision_id=decision_id,
        )
