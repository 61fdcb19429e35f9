"""Who made a comment: a person or an organisation that is known, or a group by any name; and the form to enter one."""

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.day_words import day_from_words
from app.domain.drafts import DraftPlace
from app.domain.errors import UserError
from app.domain.topics import CommentLine
from app.ui import theme
from app.ui.desk import Desk
from app.ui.draft_keeper import DraftKeeper
from app.ui.language import day, said, tr
from app.ui.pages.meeting.minutes_lists import keep_or_drop
from app.ui.pages.owners import Owner, ask_owners
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LABEL_WIDTH, LineField, TextField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.suggest import SuggestField, Suggestion


@dataclass(frozen=True)
class WhatWasSaid:
    """Who said what and when; ``group`` names somebody who is neither a person nor an organisation known here."""

    who: Owner = field(default_factory=Owner)
    group: str = ""
    text: str = ""
    received_on: dt.date = dt.date.min


class StakeholderField(QWidget):
    """A label and who it was; ``committed`` tells another one (``WhatWasSaid``) on Enter or on leaving."""

    committed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._ask = ask_owners(desk)
        self.field = SuggestField(tr("Who"), self._ask, tr("Person, organisation or group"))
        self.field.setProperty("flat", True)
        self._label, self._problem = Label(tr("Who"), "small", "muted"), Label("", "small", "danger", wrap=True)
        self._label.setFixedWidth(theme.px(LABEL_WIDTH))
        self._label.setFixedHeight(theme.CONTROL)
        self._label.setBuddy(self.field)
        self._problem.setContentsMargins(10, 0, 0, 4)
        self._problem.hide()
        self._shown: CommentLine | None = None
        row = box("h", self._label, box("v", self.field, self._problem), parent=self)
        row.setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        self.field.submitted.connect(self._decide)
        self.field.escaped.connect(self._put_back)
        self.field.installEventFilter(self)

    def show_value(self, comment: CommentLine) -> None:
        """Show who made this comment, unless the user is typing."""
        self._shown = comment
        if not (self.field.hasFocus() and self.field.isModified()):
            self._put_back()

    def set_locked(self, locked: bool) -> None:
        """Whether it can only be read."""
        self.field.setReadOnly(locked)

    def refuse(self, error: UserError) -> None:
        """Say under the field why it was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def read(self) -> WhatWasSaid:
        """Who stands in the field: an offer that was taken or is the only one of just that name, else a group."""
        typed = self.field.text().strip()
        same = [one for one in self._ask(typed) if one.name.casefold() == typed.casefold()] if typed else []
        found = self.field.taken or (same[0] if len(same) == 1 else None)
        if found is None:
            return WhatWasSaid(group=typed)
        owner: Owner = found.value
        return WhatWasSaid(owner)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._shown is not None:
            self._decide()
        return False

    def _put_back(self) -> None:
        self._problem.hide()
        one = self._shown
        if one is not None:
            self.field.take(Suggestion(Owner(one.person_id, one.organisation_id), one.who, one.detail))
        self.field.setModified(False)

    def _decide(self) -> None:
        one = self._shown
        if one is None or self.field.text().strip() == one.who:
            self._problem.hide()
            return
        self._problem.hide()
        self.committed.emit(self.read())


class CommentForm(QWidget):
    """Who, when, what; Ctrl+Enter or the button enters it (``submitted``), Esc closes and keeps what was typed."""

    submitted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.who = StakeholderField(desk)
        self.received, self.text = LineField(tr("Received"), flat=False), TextField(tr("Comment"))
        self.who.field.setProperty("flat", False)
        self.text.setProperty("flat", False)
        self.text.setPlaceholderText(tr("What was said"))
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        self.received.setFixedWidth(theme.px(128))
        self.drafts = DraftKeeper(desk, self.text.text, self)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        self.add = Button(tr("Add comment"), "check", "bordered")
        cancel = Button(tr("Close"), "", "")
        self.add.clicked.connect(self.submit)
        cancel.clicked.connect(self.leave)
        label = Label(tr("Received"), "small", "muted")
        label.setFixedWidth(theme.px(LABEL_WIDTH))
        words = Label(tr("Comment"), "small", "muted")
        words.setFixedWidth(theme.px(LABEL_WIDTH))
        text = box("h", words, self.text)
        text.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        when = box("h", label, self.received, None)
        buttons = box("h", theme.px(LABEL_WIDTH), self.add, 8, cancel, None)
        box("v", 8, self.who, 6, when, 6, text, 6, self._problem, buttons, 8, parent=self)

    def open(self, topic_id: int) -> None:
        """Take the keyboard; what was typed and not entered before stands there again."""
        self._problem.hide()
        if self.isHidden():
            found = self.drafts.open(DraftPlace("research_topic", topic_id, "comment"), 0)
            self.who.field.clear()
            self.received.setText(day(self._desk.as_of()))
            self.text.setPlainText(found.text if found is not None else "")
            self.show()
        self.who.field.setFocus(Qt.FocusReason.TabFocusReason)

    def submit(self) -> None:
        """Tell what was typed, if the day can be read."""
        self._problem.hide()
        try:
            received = day_from_words(self.received.text(), self._desk.as_of())
        except UserError as error:
            self.refuse(error)
            return
        who = self.who.read()
        self.submitted.emit(WhatWasSaid(who.who, who.group, self.text.text(), received))

    def refuse(self, error: UserError) -> None:
        """Say why it was not entered; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()

    def done(self) -> None:
        """It was entered."""
        self.drafts.dropped()
        self.text.clear()
        self.hide()

    def leave(self) -> None:
        """Go away; what was typed comes back when the form is opened again."""
        if not self.isHidden():
            keep_or_drop(self.drafts, self.text.text())
            self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self.text.text():
            keep_or_drop(self.drafts, self.text.text())
        super().hideEvent(event)

    def _typed(self) -> None:
        if self.isVisible():
            self.drafts.typed()
