"""The rows of an import as they are worked with: chosen, answered by keys or in the panel; files dropped on them."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from typing_extensions import override

from app.domain.people_import import Answer, Decision, ImportState
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.pages.people.importing_list import ImportList
from app.ui.pages.people.importing_panel import ImportPanel
from app.ui.pages.people.importing_words import ImportRow
from app.ui.pages.people.importing_work import ImportWork
from app.ui.pages.view import View

_ON_ROWS = ("importing.same", "importing.another", "importing.leave")


class ImportedRows(View):
    """``list`` and ``panel`` are placed by the view that is built on this."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(not desk.read_only)
        self.work, self.list, self.panel = ImportWork(desk, self), ImportList(desk), ImportPanel()
        table = self.list.table
        table.chosen_changed.connect(self.chosen_changed)
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.leave_out)
        self.panel.answered.connect(self._answer)

    def open_file(self, path: Path) -> None:
        """Read a file, and show what would become of its rows."""
        raise NotImplementedError

    @command("importing.same", "The same person", menu=Menu.PEOPLE, keys="S", icon="user-check", group="rows")
    def take_as_same(self) -> None:
        """Say of the doubtful rows chosen that they are the people who are known."""
        self._answer_doubtful(Answer(Decision.SAME))

    @command("importing.another", "A new person", menu=Menu.PEOPLE, keys="N", icon="user-plus", group="rows")
    def take_as_new(self) -> None:
        """Say of the doubtful rows chosen that they are new people."""
        self._answer_doubtful(Answer(Decision.NEW))

    @command("importing.leave", "Leave the row out", menu=Menu.PEOPLE, icon="user-x", group="rows")
    def leave_out(self) -> None:
        """Leave the rows chosen out, or take them in again."""
        rows = self._chosen()
        out = any(not row.is_left for row in rows)
        self.work.answer([row.id for row in rows], Answer(Decision.LEAVE) if out else None)

    def _answer_doubtful(self, answer: Answer) -> None:
        rows = [row for row in self._chosen() if row.planned.state is ImportState.DOUBTFUL]
        if answer.decision is Decision.SAME:
            rows = [row for row in rows if row.planned.known]
        self.work.answer([row.id for row in rows], answer)

    def _answer(self, answer: Answer | None) -> None:
        self.work.answer([row.id for row in self._chosen()], answer)
        self.list.take_keyboard()

    def _chosen(self) -> list[ImportRow]:
        ids = set(self.list.table.chosen())
        return [row for row in self.list.table.rows.rows if row.id in ids]

    def chosen_changed(self) -> None:
        """Other rows are chosen, or they are shown anew."""
        rows = self._chosen()
        self.panel.show_rows(rows)
        doubtful = [row for row in rows if row.planned.state is ImportState.DOUBTFUL]
        for name, can in zip(_ON_ROWS, (any(row.planned.known for row in doubtful), doubtful, rows), strict=True):
            self.commands[name].setEnabled(bool(can) and not self.work.is_busy)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(files[0])
