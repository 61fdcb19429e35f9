"""Actions in the minutes: one line each, and the form to record or correct one by the keyboard alone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu
from typing_extensions import override

from app.domain.day_words import ProjectMonth, due_from_words
from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.domain.minutes_page import ActionLine
from app.ui import theme
from app.ui.language import day, said, tr
from app.ui.pages.action_words import ACTION_STATES, action_shape, action_tip, due_typed, owner_and_due
from app.ui.pages.meeting.minutes_words import SIGN
from app.ui.pages.owners import Owner
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label, plain_tip
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Line, LineText
from app.ui.widgets.suggest import Ask, SuggestField, Suggestion

_LINE, _TICK = 34, 22


@dataclass(frozen=True)
class ActionInput:
    """What was typed into the form."""

    text: str
    owner: Owner
    due_on: dt.date | None
    due_month: int | None


class ActionRow(Line):
    """One action. Enter or a click corrects it, Space or a click on its mark does it, Delete deletes it."""

    state_asked = Signal(int, object)  # id, ActionState
    edit_asked = Signal(int)
    delete_asked = Signal(int)

    def __init__(self, line: ActionLine, as_of: dt.date, locked: bool, with_meeting: bool) -> None:
        self._line, self._locked, self._with_meeting = line, locked, with_meeting
        super().__init__(LineText(line.text), _LINE)
        self.clicked.connect(lambda: self.edit_asked.emit(self._line.id))
        self.key_pressed.connect(self._key)
        self.show_line(line, as_of, locked)

    @property
    def line(self) -> ActionLine:
        """The action."""
        return self._line

    def show_line(self, line: ActionLine, as_of: dt.date, locked: bool) -> None:
        """Show the action as it is now; ``locked``: its words stand, but it can be done."""
        self._line, self._locked = line, locked
        right = owner_and_due(line, as_of)
        if self._with_meeting and line.meeting:
            right = " · ".join(part for part in (line.meeting, right) if part)
        role = "danger" if line.late_days else "muted"
        number = f"{line.number}{SIGN}" if line.illustrative else line.number
        self.show_text(LineText(line.text, "", right, role, action_shape(line), number))
        self.setAccessibleName(f"{self.accessibleName()}, {tr(ACTION_STATES[line.state])}")
        self.setToolTip(plain_tip(action_tip(line)))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < _TICK:
            self._toggle()
        else:
            super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(self._line.id)
        elif event.key() == Qt.Key.Key_Menu:
            self.open_menu(self.mapToGlobal(QPoint(_TICK, self.height())))
        else:
            super().keyPressEvent(event)

    def open_menu(self, at: QPoint) -> QMenu:
        """Offer all that can be done with the action."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in ActionState:
            choice = QAction(tr(ACTION_STATES[state]), menu)
            choice.setCheckable(True)
            choice.setChecked(state is self._line.state)
            choice.triggered.connect(lambda _on=False, state=state: self.state_asked.emit(self._line.id, state))
            menu.addAction(choice)
        menu.addSeparator()
        menu.addAction(tr("Edit action")).triggered.connect(lambda: self.edit_asked.emit(self._line.id))
        delete = menu.addAction(tr("Delete"))
        delete.setEnabled(not self._locked)
        delete.triggered.connect(lambda: self.delete_asked.emit(self._line.id))
        menu.popup(at)
        return menu

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Space:
            self._toggle()
        elif not self._locked:
            self.delete_asked.emit(self._line.id)

    def _toggle(self) -> None:
        state = ActionState.DONE if self._line.is_open else ActionState.OPEN
        self.state_asked.emit(self._line.id, state)


class ActionForm(QFrame):
    """Words, Tab, owner, Tab, due in words, Enter. Esc closes the form and keeps what was typed."""

    submitted = Signal(object)  # ActionInput
    closed = Signal()
    typed = Signal()

    def __init__(self, ask: Ask, as_of: Callable[[], dt.date]) -> None:
        super().__init__()
        self._as_of = as_of
        self.words, self.owner = _Words(), SuggestField(tr("Owner"), ask)
        self.due = QLineEdit()
        self.due.setAccessibleName(tr("Due"))
        self.due.setPlaceholderText(tr("Due: fri, +2w, M30"))
        self.due.setFont(theme.font())
        self.due.setFixedSize(128, theme.CONTROL)
        self.owner.setFixedWidth(176)
        self._problem, self._record = (
            Label("", "small", "danger", wrap=True),
            Button(tr("Record"), "", "link", small=True),
        )
        self._problem.hide()
        self._record.clicked.connect(self._submit)
        self._hint = Elided("", "small", "muted")
        row = box("h", self.owner, 8, self.due, 12, self._hint, 12, self._record)
        row.setStretch(4, 1)
        box("v", self.words, 8, row, self._problem, margins=(0, 8, 0, 8), parent=self)
        self.words.textEdited.connect(lambda _text: self.typed.emit())
        self.words.returnPressed.connect(self._submit)
        self.due.returnPressed.connect(self._submit)
        self.due.editingFinished.connect(self._spell_due)
        self.owner.submitted.connect(self._submit)
        self.owner.escaped.connect(self.closed)
        self.setObjectName("clear")

    def begin(self, text: str = "", line: ActionLine | None = None, locked: bool = False) -> None:
        """Open the form, for a new action with ``text`` or to correct ``line``, and take the keyboard."""
        self._problem.hide()
        self.words.setText(line.text if line is not None else text)
        self.words.setReadOnly(locked)
        self.owner.take(_owner_of(line) if line is not None else None)
        self.due.setText(due_typed(line) if line is not None else "")
        self._record.set_words(tr("Save") if line is not None else tr("Record"))
        self._hint.setText(
            tr("Tab: next field · Enter saves · Esc closes")
            if line is not None
            else tr("Tab: next field · Enter records · Esc closes")
        )
        self.show()
        first = self.owner if locked else self.words
        first.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why it was not recorded; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        self._problem.hide()
        try:
            due = self._read_due()
            owner = self._read_owner()
        except UserError as error:
            self.refuse(error)
            return
        month = due.number if isinstance(due, ProjectMonth) else None
        on = due if isinstance(due, dt.date) else None
        self.submitted.emit(ActionInput(self.words.text(), owner, on, month))

    def _read_due(self) -> dt.date | ProjectMonth | None:
        typed = self.due.text().strip()
        return due_from_words(typed, self._as_of()) if typed else None

    def _read_owner(self) -> Owner:
        typed = self.owner.text().strip()
        if not typed:
            return Owner()
        found = self.owner.resolve()
        if found is None:
            raise UserError(
                "Nobody here is called {name}: choose an owner from the list, or leave the owner out.", name=repr(typed)
            )
        owner: Owner = found.value
        return owner

    def _spell_due(self) -> None:
        """Show the day that the words mean."""
        try:
            due = self._read_due()
        except UserError as error:
            self.refuse(error)
            return
        if isinstance(due, dt.date):
            self.due.setText(day(due))


class _Words(QLineEdit):
    """What is to be done."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What is to be done"))
        self.setPlaceholderText(tr("What is to be done"))
        self.setFont(theme.font())
        self.setFixedHeight(theme.CONTROL)


def _owner_of(line: ActionLine) -> Suggestion | None:
    name = line.person or line.organisation
    return Suggestion(Owner(line.person_id, line.organisation_id), name, line.organisation) if name else None
