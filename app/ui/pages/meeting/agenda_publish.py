"""The panel of a version of the agenda: publish it, or what was published and to whom it must be told."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.release_rows import WORKING_COPY, AgendaDifference, ReleaseRow
from app.exporters.due_words import DueWords
from app.ui import theme
from app.ui.language import moment, plural, tr
from app.ui.pages.meeting.agenda_release_rows import told_lines
from app.ui.widgets.buttons import Button
from app.ui.widgets.growing import Growing
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import SectionHead
from app.ui.widgets.two_lines import TwoLineList

_NOTE_LINES = 4


class PublishPanel(QWidget):
    """``publish`` asks to publish with the note that stands in ``note``; ``prepare`` to write to those concerned.

    ``person_chosen`` tells the place of somebody among those who must be told, -1: of nobody.
    """

    publish = Signal()
    prepare = Signal()
    person_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(theme.PANEL)
        self._kind, self._title = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self._about = Label("", "body", "muted", wrap=True)
        self._due = box("v")
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note for this release"))
        self.note.setPlaceholderText(tr("What is new, in a sentence"))
        self.note.setTabChangesFocus(True)
        Growing(self.note, most=_NOTE_LINES)
        self.button = Button(tr("Publish"), "send", "primary")
        self.button.clicked.connect(self.publish)
        self.write = Button(tr("Prepare messages…"), "mail", "bordered")
        self.write.clicked.connect(self.prepare)
        self.head = SectionHead(tr("Who must be told"), rule=False)
        self.people = TwoLineList(tr("Who must be told"), margin=16)
        self.people.chosen.connect(lambda key: self.person_chosen.emit(int(key) if key else -1))
        self._space = QWidget()  # below, where the list is not
        self._nobody = Label("", "body", "muted", wrap=True)
        top = box("v", self._kind, 4, self._title, 4, self._about, self._due, 8, self.note,
                  box("h", self.button, self.write, None, spacing=8, margins=(0, 8, 0, 0)), 16, self.head, self._nobody,
                  margins=(16, 12, 16, 0))  # fmt: skip
        column = box("v", top, self.people, self._space, parent=self)
        column.setStretch(1, 1)
        column.setStretch(2, 1)

    def show_version(
        self,
        shown: AgendaDifference,
        rows: Sequence[ReleaseRow],
        due: Sequence[DueWords],
        ready: bool,
        can_publish: bool,
    ) -> None:
        """Show what can be done with the version that is ``after`` in ``shown``; ``ready``: some can be published."""
        newest = rows[0].number if rows else 0
        working = shown.after == WORKING_COPY
        self._kind.setText(tr("Working copy") if working else tr("Published"))
        self._title.setText(tr("Release {number}", number=newest + 1 if ready else shown.after or newest)
                            if ready or not working or newest else tr("Nothing to publish"))  # fmt: skip
        row = next((one for one in rows if one.number == (shown.after or newest)), None)
        self._about.setText(self._about_words(shown, row, ready))
        self._about.setVisible(bool(self._about.text()))
        self._show_due(due)
        for widget in (self.note, self.button):
            widget.setVisible(ready)
        self.button.set_words(tr("Publish as release {number}", number=newest + 1))
        self.button.setEnabled(can_publish)
        self.note.setReadOnly(not can_publish)
        self.write.setVisible((not working and bool(shown.told)) or (working and not ready and bool(newest)))
        self._show_told(shown, working)

    def choose_nobody(self) -> None:
        """Look at all changes again."""
        self.people.choose("")

    @staticmethod
    def _about_words(shown: AgendaDifference, row: ReleaseRow | None, ready: bool) -> str:
        if ready:
            return tr("Publishing keeps the agenda as it stands and cannot be undone. Exports show it from then on.")
        if row is None:
            return tr("Enter sessions first: they appear here as new.") if not shown.changes else ""
        when = (
            tr("Published on {when} by {who}.", when=moment(row.at), who=row.who)
            if row.who
            else tr("Published on {when}.", when=moment(row.at))
        )
        return f"{when}\n{row.note}" if row.note else when

    def _show_due(self, due: Sequence[DueWords]) -> None:
        clear(self._due)
        for each in due:
            self._due.addSpacing(4)
            self._due.addWidget(Label(each.text, "small", "amber" if each.late else "muted", wrap=True))

    def _show_told(self, shown: AgendaDifference, working: bool) -> None:
        missing = sum(not person.email for person in shown.told)
        count = str(len(shown.told) or "")
        if missing:
            count += " · " + plural("{number} without e-mail", "{number} without e-mail", missing)
        self.head.set_count(count, "amber" if missing else "muted")
        self._nobody.setText("" if shown.told else tr("Nobody: nothing changed that concerns a speaker or a chair."))
        self._nobody.setVisible(not shown.told)
        self.people.show_lines(list(told_lines(shown.told)))
        self.people.setVisible(bool(shown.told))
        self._space.setVisible(not shown.told)
