"""The notices that were sent for a meeting: recorded with a typed date, corrected where they stand, removed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.day_words import day_from_words
from app.domain.errors import UserError
from app.domain.kinds import NoticeKind
from app.domain.meeting_page import SentNotice
from app.domain.text import fold
from app.services.notices import edit_notice, record_notice, remove_notice
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, said, tr
from app.ui.pages.meeting_words import MEETING_NOTICES
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property, offer
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, clear
from app.ui.widgets.lines import SectionHead

_DATE = 104  # px


class NoticesPane(QWidget):
    """The section of the notices of the meeting with ``meeting_id``."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self._desk, self._meeting_id = desk, meeting_id
        self._rows: dict[int, _NoticeRow] = {}
        self._sent: set[NoticeKind] = set()
        self._head = SectionHead(tr("Notices sent"), link="" if desk.read_only else tr("Record a notice"))
        self._head.clicked.connect(self.begin)
        self._none = Label(tr("None recorded"), "body", "muted")
        self._none.setContentsMargins(0, 8, 0, 8)
        self._list = box("v")
        self.entry = NoticeEntry()
        self.entry.entered.connect(self._record)
        self.entry.hide()
        box("v", self._head, self._none, self._list, self.entry, parent=self)

    def show_notices(self, notices: tuple[SentNotice, ...]) -> None:
        """Show these; rows are made anew only when one comes, goes or takes another place."""
        self._sent = {notice.kind for notice in notices}
        self._head.set_count(str(len(notices)) if notices else "")
        self._none.setVisible(not notices)
        if list(self._rows) != [notice.id for notice in notices]:
            clear(self._list)
            self._rows = {notice.id: _NoticeRow(self._desk, notice.id) for notice in notices}
            for row in self._rows.values():
                self._list.addWidget(row)
        for notice in notices:
            self._rows[notice.id].show_notice(notice)

    def begin(self) -> None:
        """Open the line to record a notice: of the first kind that was not sent, today."""
        missing = next((kind for kind in MEETING_NOTICES if kind not in self._sent), NoticeKind.MEETING)
        self.entry.begin(missing)

    def _record(self, kind: NoticeKind, typed: str, sent_to: str) -> None:
        try:
            sent_on = day_from_words(typed, self._desk.as_of())
        except UserError as error:
            self.entry.tell(error)
            return
        saved = self._desk.change(
            "Record a notice of meeting {meeting}",
            lambda session: record_notice(session, self._meeting_id, kind, sent_on, sent_to),
            done=tr("Recorded: {notice}, {day}.", notice=tr(MEETING_NOTICES[kind]), day=day(sent_on)),
            refused=self.entry.tell,
            meeting=self._meeting_id,
        )
        if saved:
            self.entry.hide()


class _NoticeRow(QWidget):
    """One notice: what it was, to whom, the day as a field, and a button that removes it."""

    def __init__(self, desk: Desk, notice_id: int) -> None:
        super().__init__()
        self._desk, self._id = desk, notice_id
        self._name, self._to = Elided(""), Elided("", "small", "muted")
        as_of = desk.as_of
        self._day = Property(tr("Sent on"), show=day, read=lambda text: day_from_words(text, as_of()), label_width=0)
        self._day.setFixedWidth(_DATE)
        self._day.set_locked(desk.read_only)
        self._day.committed.connect(self._move)
        self._away = Button("", "x", "ghost", tr("Remove"), small=True)
        self._away.clicked.connect(self._remove)
        self._away.setVisible(not desk.read_only)
        row = box("h", box("v", self._name, self._to), 8, self._day, self._away, margins=(0, 5, 0, 5))
        row.setStretch(0, 1)
        box("v", row, Rule(), parent=self)

    def show_notice(self, notice: SentNotice) -> None:
        """Show it as it stands."""
        name = tr(MEETING_NOTICES[notice.kind]) if notice.kind in MEETING_NOTICES else notice.kind.value
        self._name.setText(f"{name}°" if notice.illustrative else name)
        self._to.setText(notice.sent_to)
        self._day.show_value(notice.sent_on)
        self._day.field.setAccessibleName(tr("{notice} sent on", notice=name))
        self._away.setAccessibleName(tr("Remove: {notice}", notice=name))

    def _move(self, sent_on: object) -> None:
        self._desk.change(
            "Change day of a notice",
            lambda session: edit_notice(session, self._id, sent_on=sent_on),  # type: ignore[arg-type]
            refused=self._day.refuse,
        )

    def _remove(self) -> None:
        self._desk.change(
            "Remove a notice", lambda session: remove_notice(session, self._id), done=tr("Removed the notice.")
        )


class NoticeEntry(QWidget):
    """The line in which a notice is entered: what, when in words, to whom; Enter records, Esc gives up."""

    entered = Signal(object, str, str)  # NoticeKind, the day as typed, to whom

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.day, self.to = _Field(tr("Kind")), _Field(tr("Sent on")), _Field(tr("Sent to"))
        self.day.setFixedWidth(_DATE)
        self.kind.setMinimumWidth(120)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        add = Button(tr("Record"), kind="bordered")
        add.clicked.connect(self.submit)
        for field in (self.kind, self.day, self.to):
            field.returned.connect(self.submit)
            field.given_up.connect(self.hide)
        first = box("h", self.kind, self.day, spacing=8)
        second = box("h", self.to, add, spacing=8)
        box("v", first, second, self._problem, margins=(0, 10, 0, 4), spacing=8, parent=self)

    def begin(self, kind: NoticeKind) -> None:
        """Open it, filled with the most likely."""
        offer(self.kind, [tr(name) for name in MEETING_NOTICES.values()])
        self.kind.setText(tr(MEETING_NOTICES[kind]))
        self.day.setText(tr("today"))
        self.to.clear()
        self.to.setPlaceholderText(tr("To whom, such as all members"))
        self._problem.hide()
        self.show()
        self.day.setFocus()
        self.day.selectAll()

    def submit(self) -> None:
        """Hand over what was entered."""
        found = _kinds_named(self.kind.text())
        if len(found) != 1:
            names = ", ".join(tr(name) for name in MEETING_NOTICES.values())
            typed = repr(self.kind.text())
            self.tell(UserError("There is no notice {typed}: choose one of {names}.", typed=typed, names=names))
            return
        self.entered.emit(found[0], self.day.text(), self.to.text())

    def tell(self, error: UserError) -> None:
        """Say why it was not recorded."""
        self._problem.setText(said(error))
        self._problem.show()


class _Field(QLineEdit):
    returned, given_up = Signal(), Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setFixedHeight(theme.CONTROL)
        self.setAccessibleName(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _kinds_named(typed: str) -> Sequence[NoticeKind]:
    wanted = fold(typed.strip())
    exact = [kind for kind, name in MEETING_NOTICES.items() if fold(tr(name)) == wanted]
    return exact or [kind for kind, name in MEETING_NOTICES.items() if wanted and fold(tr(name)).startswith(wanted)]
