"""A live view: asked only while somebody can see the answer, ended with its owner, kept when the disk fails."""

import pytest
from desk_tools import NOON, settle
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from app.db.stores import Session
from app.domain.errors import UserError
from app.queries.meeting_rows import meeting_rows
from app.services.meetings import edit_meeting
from app.ui.desk import Desk


class Answers:
    """A query that counts how often it was asked, and what was shown."""

    def __init__(self) -> None:
        self.asked, self.shown, self.error = 0, [], None

    def query(self, session: Session) -> tuple[str, ...]:
        """The short names of the meetings."""
        self.asked += 1
        names = tuple(row.short_name for row in meeting_rows(session, NOON.date()))
        if self.error is not None:
            raise self.error
        return names

    def show(self, names: tuple[str, ...]) -> None:
        """Note them."""
        self.shown.append(names)


@pytest.fixture
def answers() -> Answers:
    """What is asked and shown."""
    return Answers()


def rename(desk: Desk, name: str) -> None:
    """Give the first meeting another short name."""
    first = desk.read(lambda session: meeting_rows(session, NOON.date())[0].id)
    assert desk.change("Change meeting {meeting}", lambda s: edit_meeting(s, first, short_name=name), meeting=first)


def test_it_shows_at_once_and_after_a_change(desk, shown, answers):
    owner = shown(QWidget())
    desk.live(owner, answers.query, answers.show)
    rename(desk, "Another")
    assert len(answers.shown) == 2
    assert "Another" in answers.shown[1]


def test_a_table_that_was_not_read_is_no_reason_to_ask(desk, shown, answers):
    owner = shown(QWidget())
    desk.live(owner, lambda _session: answers.shown.append(()), lambda _nothing: None)
    rename(desk, "Another")
    assert answers.shown == [()]


def test_a_hidden_owner_is_not_asked_until_it_is_shown(desk, shown, answers):
    stack = QStackedWidget()
    owner, other = QLabel("owner"), QLabel("other")
    stack.addWidget(owner)
    stack.addWidget(other)
    shown(stack)
    desk.live(owner, answers.query, answers.show)
    stack.setCurrentWidget(other)
    rename(desk, "Another")
    rename(desk, "Third")
    assert answers.asked == 1
    stack.setCurrentWidget(owner)
    assert answers.asked == 2
    assert "Third" in answers.shown[-1]
    stack.setCurrentWidget(other)
    stack.setCurrentWidget(owner)
    assert answers.asked == 2


def test_it_ends_with_its_owner(desk, shown, answers):
    holder = shown(QWidget())
    owner = QWidget(holder)
    owner.show()
    desk.live(owner, answers.query, answers.show)
    before = len(desk.store._subscribers)
    owner.deleteLater()
    del owner
    settle()
    assert len(desk.store._subscribers) == before - 1
    rename(desk, "Another")
    assert answers.asked == 1


def test_asking_something_else_and_stopping(desk, shown, answers):
    owner = shown(QWidget())
    view = desk.live(owner, lambda _session: (), answers.show)
    view.ask(answers.query)
    assert len(answers.shown) == 2
    rename(desk, "Another")
    assert "Another" in answers.shown[-1]
    view.stop()
    rename(desk, "Third")
    assert len(answers.shown) == 3


def test_a_failing_disk_keeps_what_is_shown_and_is_asked_again_by_the_next_change(desk, shown, answers):
    told = []
    desk.refused.connect(told.append)
    owner = shown(QWidget())
    answers.error = UserError("The disk is gone.")
    desk.live(owner, answers.query, answers.show)
    assert [error.message for error in told] == ["The disk is gone."]
    assert answers.shown == []
    answers.error = None
    rename(desk, "Another")
    assert len(answers.shown) == 1
    answers.error = UserError("The disk is gone.")
    rename(desk, "Third")
    assert (len(answers.shown), len(told)) == (1, 2)
    owner.hide()
    answers.error = None
    owner.show()
    assert "Third" in answers.shown[-1]
