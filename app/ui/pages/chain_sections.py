"""Sections of a panel that follow the chain (DOMAIN R16): the path through what is chosen, and what it serves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.live import LiveQuery
from app.db.stores import Session
from app.domain.chain import Chain, ChainKind, ChainStep, Served
from app.domain.errors import UserError
from app.queries.chain import chain_of
from app.queries.plan_choices import plan_choices
from app.services.chain_links import link, unlink
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.widgets.chain_path import KIND_NAMES, ChainPath, place_of
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead
from app.ui.widgets.suggest import SuggestField, Suggestion

_PAUSE, _PAUSE_AFTER_A_CHANGE = 80, 150  # ms: who runs through a table by the arrow keys waits for no chain


class ChainSection(QWidget):
    """The chain through one thing of any kind; hidden where there is none.

    It is asked for a moment after the thing was chosen or something was changed: no step waits for it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._thing = desk, None  # type: Desk, tuple[ChainKind, int] | None
        self._live = LiveQuery(desk.store.read, self._ask, self._show)
        self._around: QWidget | None = None
        self.path = ChainPath()
        self.path.went.connect(desk.go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)
        desk.stepped.connect(self._notice)
        box("v", SectionHead(tr("Chain"), rule=False), self.path, parent=self)
        self.hide()

    def show_of(self, kind: ChainKind, row_id: int) -> None:
        """Show the chain through the row with this id."""
        if self._around is None and (around := self.parentWidget()) is not None:
            self._around = around
            around.installEventFilter(self)
        if self._thing != (kind, row_id):
            self._thing = kind, row_id
            self._timer.start(_PAUSE)

    def settle(self) -> None:
        """Have the chain now."""
        self._timer.stop()
        try:
            self._live.run()
        except UserError as error:
            self._desk.fail(error)

    def _ask(self, session: Session) -> Chain | None:
        if self._thing is None:
            return None
        return chain_of(session, *self._thing, self._desk.as_of())

    def _show(self, chain: Chain | None) -> None:
        self.path.show_chain(chain)
        self.setVisible(chain is not None and len(chain.stages) > 1)

    def _notice(self, done: StepDone) -> None:
        if self._around is not None and self._around.isVisible() and self._live.concerns(done):
            self._timer.start(_PAUSE_AFTER_A_CHANGE)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._timer.stop()
        elif event.type() == QEvent.Type.Show:
            self._timer.start(_PAUSE)
        return False


class ServesSection(QWidget):
    """What a decision or an action serves: a line each, Delete unlinks; a field links it to more of the plan."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._origin, self._id = desk, ChainKind.ACTION, 0
        self._served: Sequence[Served] | None = None
        self._lines: list[_ServedLine] = []
        self._head, self._column = SectionHead(tr("Serves")), box("v")
        self.field = _LinkField(tr("Link to milestone, task …"), self._offers)
        self.field.setProperty("flat", True)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        box("v", self._head, self._column, self.field, self._problem, parent=self)
        self.field.submitted.connect(self._link)
        self.field.escaped.connect(self.field.clear)
        self.field.offer_taken.connect(self._link, Qt.ConnectionType.QueuedConnection)

    def show_served(self, origin: ChainKind, row_id: int, served: Sequence[Served]) -> None:
        """Show what the decision or action with this id serves."""
        if (origin, row_id) != (self._origin, self._id):
            self.field.clear()
            self._problem.hide()
        elif served == self._served:
            return
        self._origin, self._id, self._served = origin, row_id, served
        focused = next((n for n, line in enumerate(self._lines) if line.hasFocus()), -1)
        clear(self._column)
        self._lines = [_ServedLine(one) for one in served]
        for one, line in zip(served, self._lines, strict=True):
            line.clicked.connect(lambda _on=False, step=one.step: self._desk.go(place_of(step)))
            line.key_pressed.connect(lambda key, one=one: self._key(key, one))
            self._column.addWidget(line)
            line.show()
        self._head.set_count(str(len(served) or ""))
        self.field.setVisible(not self._desk.read_only)
        if focused >= 0 and self._lines:
            self._lines[min(focused, len(self._lines) - 1)].setFocus()

    def lines(self) -> Sequence[Line]:
        """The lines, in order."""
        return self._lines

    def _offers(self, typed: str) -> Sequence[Suggestion]:
        without = [(one.step.kind, one.step.id) for one in self._served or ()]
        found = self._desk.read(lambda session: plan_choices(session, typed, without=without))
        return [Suggestion(step, step.number, step.text) for step in found]

    def _link(self) -> None:
        typed = self.field.text().strip()
        found = self.field.resolve() if typed else None
        if not typed:
            return
        if found is None:
            self._refuse(
                UserError("Nothing of the plan is called {name}: choose a row from the list.", name=repr(typed))
            )
            return
        step: ChainStep = found.value
        self._problem.hide()
        if self._desk.change(
            "Link with the plan",
            lambda session: link(session, self._origin, self._id, step.kind, step.id),
            refused=self._refuse,
            row=self._id,
        ):
            self.field.clear()

    def _key(self, key: int, served: Served) -> None:
        if key == Qt.Key.Key_Delete and not self._desk.read_only:
            self._desk.change(
                "Unlink from the plan",
                lambda session: unlink(session, served.link_id),
                done=tr("{name} unlinked", name=served.step.number),
                row=self._id,
            )

    def _refuse(self, error: UserError) -> None:
        self._problem.setText(said(error))
        self._problem.show()


class _LinkField(SuggestField):
    """Tells of an offer as soon as it is taken."""

    offer_taken = Signal()

    @override
    def take(self, offer: Suggestion | None) -> None:
        super().take(offer)
        if offer is not None:
            self.offer_taken.emit()


class _ServedLine(Line):
    """A row of the plan or a task force."""

    def __init__(self, served: Served) -> None:
        step = served.step
        super().__init__(LineText(step.text, number=step.number + ("°" if step.illustrative else "")), theme.SHORT_LINE)
        self.setAccessibleName(f"{tr(KIND_NAMES[step.kind])} {step.number}: {step.text}")
        self.setToolTip(tr("Enter goes there, Delete unlinks"))
