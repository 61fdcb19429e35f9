"""The automatic backups of a file, as lines: when and why each was made, what is in it, how large it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.language import moment, number_text, plural, size_text, tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box
from app.ui.widgets.lines import SectionHead
from app.usecases.database import BackupLine, Reason
from app.words import message

REASONS = {
    Reason.OPENED: message("when it was opened"),
    Reason.CLOSED: message("when it was closed"),
    Reason.TIME: message("while it was open"),
    Reason.MIGRATION: message("before it was brought up to date"),
    Reason.IMPORT: message("before an import"),
    Reason.DELETION: message("before much was deleted"),
    Reason.ERASURE: message("before a person was erased"),
}


class BackupList(QWidget):
    """``chosen`` tells the BackupLine to restore."""

    chosen = Signal(object)

    def __init__(self, backups: Sequence[BackupLine]) -> None:
        super().__init__()
        column = box("v", SectionHead(tr("Backups"), number_text(len(backups))), parent=self)
        self.buttons: list[Button] = []
        for backup in backups:
            column.addWidget(self._row(backup))
            column.addWidget(Rule())

    def _row(self, backup: BackupLine) -> QWidget:
        when = moment(backup.at)
        title = Elided(tr("{moment}, {reason}", moment=when, reason=tr(REASONS[backup.reason])))
        detail = Label(" · ".join((*_counts(backup), size_text(backup.size))), "small", "muted")
        button = Button(tr("Restore"), "", "bordered", tr("Restore the backup of {moment}", moment=when), small=True)
        button.setAccessibleName(tr("Restore the backup of {moment}", moment=when))
        button.clicked.connect(lambda: self.chosen.emit(backup))
        self.buttons.append(button)
        row = QWidget()
        across = box("h", box("v", title, detail, spacing=1), 16, button, margins=(0, 5, 0, 5), parent=row)
        across.setStretch(0, 1)
        return row


def _counts(backup: BackupLine) -> tuple[str, ...]:
    return (
        plural("{number} meeting", "{number} meetings", backup.meetings),
        plural("{number} person", "{number} people", backup.people),
        plural("{number} decision", "{number} decisions", backup.decisions),
    )
