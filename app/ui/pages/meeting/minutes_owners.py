"""Who leads the minutes, as chair and as secretary."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.minutes_page import Leader
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.pages.owners import ask_people
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.suggest import SuggestField, Suggestion


class LeadersRow(QWidget):
    """Chair and secretary of the minutes. ``chosen`` tells the column and the person (id), or None for nobody."""

    chosen = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.chair, self.secretary = _LeaderField(desk, tr("Chair")), _LeaderField(desk, tr("Secretary"))
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        words = [Label(name, "small", "muted") for name in (tr("Chair"), tr("Secretary"))]
        row = box("h", words[0], 4, self.chair, 16, words[1], 4, self.secretary, None)
        row.setStretchFactor(self.chair, 3)
        row.setStretchFactor(self.secretary, 3)
        box("v", row, self._problem, spacing=4, parent=self)
        for name, field in (("chair_id", self.chair), ("secretary_id", self.secretary)):
            field.decided.connect(lambda person_id, name=name: self._decide(name, person_id))
            field.refused.connect(self.refuse)

    def show_leaders(self, chair: Leader | None, secretary: Leader | None, locked: bool) -> None:
        """Show who leads."""
        self.chair.show_leader(chair, locked)
        self.secretary.show_leader(secretary, locked)

    def refuse(self, error: UserError) -> None:
        """Say why it was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def _decide(self, name: str, person_id: int | None) -> None:
        self._problem.hide()
        self.chosen.emit(name, person_id)


class _LeaderField(SuggestField):
    """One person; Enter or leaving decides, if it is another one."""

    decided = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(name, ask_people(desk), tr("Nobody named"))
        self._shown: Leader | None = None
        self.setProperty("flat", True)
        self.setMinimumWidth(104)
        self.setMaximumWidth(176)
        self.submitted.connect(self._decide)
        self.escaped.connect(self._put_back)
        self.installEventFilter(self)

    def show_leader(self, leader: Leader | None, locked: bool) -> None:
        """Show who it is."""
        self._shown = leader
        self.setReadOnly(locked)
        if not (self.hasFocus() and self.isModified()):
            self._put_back()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._decide()
        return False

    def _put_back(self) -> None:
        leader = self._shown
        self.take(Suggestion(leader.id, leader.name) if leader is not None else None)
        self.setModified(False)

    def _decide(self) -> None:
        typed = self.text().strip()
        before = self._shown.id if self._shown is not None else None
        if not typed:
            if before is not None:
                self.decided.emit(None)
            return
        found = self.resolve()
        if found is None:
            self.refused.emit(
                UserError("Nobody here is called {name}: choose a person from the list.", name=repr(typed))
            )
        elif found.value != before:
            self.decided.emit(found.value)
