"""What stakeholders said about a topic: unanswered first; each is changed and answered where it stands."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.day_words import day_from_words
from app.domain.topics import CommentLine, TopicPage
from app.services.topic_comments import add_comment, edit_comment, remove_comment, set_stakeholder
from app.ui.desk import Desk
from app.ui.language import day, tr
from app.ui.pages.consortium.areas_words import signed
from app.ui.pages.consortium.topics_comment_form import CommentForm, StakeholderField, WhatWasSaid
from app.ui.pages.meeting.minutes_lists import remove_gone
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead


class Comments(QWidget):
    """Of the topic that is shown; ``appeared`` tells a widget that is to be brought into sight."""

    appeared = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._topic = 0
        self.blocks: dict[int, CommentBlock] = {}
        self.head_place, self._list = QVBoxLayout(), QVBoxLayout()
        self.form = CommentForm(desk)
        self.form.submitted.connect(self._add)
        self.form.hide()
        for column in (self.head_place, self._list):
            column.setSpacing(0)
        box("v", self.head_place, self.form, self._list, parent=self)

    def show_page(self, page: TopicPage, locked: bool) -> None:
        """Show the comments of this topic; what is being typed stays."""
        if page.id != self._topic:
            self.form.leave()
            self._topic = page.id
            self._clear()
        clear(self.head_place)
        waiting = sum(not one.answer for one in page.comments)
        count = str(len(page.comments) or "")
        if waiting:
            count = tr("{open} of {all} unanswered", open=waiting, all=len(page.comments))
        head = SectionHead(tr("Comments"), count, "" if locked else tr("Add comment"), "amber" if waiting else "")
        head.clicked.connect(self.open_form)
        self.head_place.addWidget(head)
        self._show_blocks(page, locked)

    def open_form(self) -> None:
        """Enter what somebody said."""
        self.form.open(self._topic)
        self.appeared.emit(self.form)

    def leave(self) -> None:
        """Another page is shown: what was typed and not entered is kept."""
        self.form.leave()

    def _clear(self) -> None:
        self.blocks.clear()
        clear(self._list)

    def _show_blocks(self, page: TopicPage, locked: bool) -> None:
        remove_gone(self.blocks, {one.id for one in page.comments})
        for place, one in enumerate(page.comments):
            block = self.blocks.get(one.id) or CommentBlock(self._desk, one)
            self.blocks[one.id] = block
            if self._list.indexOf(block) != place:
                self._list.removeWidget(block)
                self._list.insertWidget(place, block)
            block.show_comment(one, locked)
            block.show()

    def _add(self, said: WhatWasSaid) -> None:
        topic = self._topic

        def act(session: Session) -> int:
            self.form.drafts.drop(session)
            who = said.who
            return add_comment(
                session, topic, said.text, said.received_on, who.person_id, who.organisation_id, said.group
            )

        outcome = self._desk.change(
            "Add a comment to a topic", act, done=tr("Comment added"), refused=self.form.refuse, topic=topic
        )
        if outcome.value is not None:
            self.form.done()
            if outcome.value in self.blocks:
                self.blocks[outcome.value].answer.field.setFocus()


class CommentBlock(QWidget):
    """One comment: a click on its head, or Enter, opens who said it and when; Del deletes it."""

    def __init__(self, desk: Desk, comment: CommentLine) -> None:
        super().__init__()
        self._desk, self._comment, self._locked = desk, comment, True
        self.head = Line(LineText(""))
        self.head.setToolTip(tr("Enter: who and when · Del deletes"))
        self.head.clicked.connect(self._toggle)
        self.head.key_pressed.connect(self._key)
        self.who = StakeholderField(desk)
        self.received = Property(tr("Received"), day, lambda text: day_from_words(text, desk.as_of()))
        self.text = Property(tr("Comment"), long="text")
        self.answer = Property(tr("Answer"), long="text", placeholder=tr("Answer …"))
        self._more = QWidget()
        box("v", self.who, self.received, parent=self._more)
        self._more.hide()
        box("v", self.head, 4, self._more, self.text, self.answer, 12, parent=self)
        self.who.committed.connect(self._set_who)
        self.received.committed.connect(lambda value: self._edit("received_on", value))
        self.text.committed.connect(lambda value: self._edit("text", value))
        self.answer.committed.connect(lambda value: self._edit("answer", value))

    def show_comment(self, comment: CommentLine, locked: bool) -> None:
        """Show the comment as it is now."""
        self._comment, self._locked = comment, locked
        when = day(comment.received_on)
        right = when if comment.answer else tr("unanswered · {day}", day=when)
        role, state = ("muted", "done") if comment.answer else ("amber", "open")
        who = signed(comment.who, comment.illustrative)
        self.head.show_text(LineText(who, comment.detail or self._kind(comment), right, role, state))
        self.who.show_value(comment)
        self.received.show_value(comment.received_on)
        self.text.show_value(comment.text)
        self.answer.show_value(comment.answer)
        for field in (self.who, self.received, self.text, self.answer):
            field.set_locked(locked)

    @staticmethod
    def _kind(comment: CommentLine) -> str:
        if comment.person_id is not None:
            return tr("Person")
        return tr("Organisation") if comment.organisation_id is not None else tr("Group")

    def _toggle(self) -> None:
        self._more.setVisible(self._more.isHidden())
        if self._more.isVisible() and not self._locked:
            self.who.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Delete and not self._locked:
            one = self._comment.id
            self._desk.change(
                "Delete a comment of a topic", lambda session: remove_comment(session, one), comment=one,
                done=tr("Comment deleted"),
            )  # fmt: skip

    def _edit(self, field: str, value: str | dt.date) -> None:
        one, fields = self._comment.id, {"received_on": self.received, "text": self.text, "answer": self.answer}
        values: dict[str, Any] = {field: value}
        answered = field == "answer" and str(value).strip() and not self._comment.answer
        self._desk.change(
            "Edit a comment of a topic", lambda session: edit_comment(session, one, **values), comment=one,
            done=tr("Comment answered") if answered else "", refused=fields[field].refuse,
        )  # fmt: skip

    def _set_who(self, said: WhatWasSaid) -> None:
        one, who = self._comment.id, said.who

        def act(session: Session) -> None:
            set_stakeholder(session, one, who.person_id, who.organisation_id, said.group)

        self._desk.change("Edit a comment of a topic", act, comment=one, refused=self.who.refuse)
