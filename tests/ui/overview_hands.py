"""Open the Overview of a meeting in a test, read what it shows, type into it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models import Meeting
from app.queries.meetings import find_meeting
from app.ui.pages.meeting.overview import OverviewTab


def id_of(desk, name: str) -> int:
    return desk.read(lambda session: find_meeting(session, name).id)


def opened(desk, shown, qtbot, name: str, size=(1080, 1400)) -> OverviewTab:
    tab = shown(OverviewTab(desk, id_of(desk, name)), size)
    qtbot.waitUntil(lambda: right(tab, "release") != "")
    return tab


def right(tab: OverviewTab, name: str) -> str:
    return tab.standing.line(name)._words.right


def text(tab: OverviewTab, name: str) -> str:
    return tab.fields.rows[name]._text()


def typed(tab: OverviewTab, name: str, words: str) -> None:
    """Type into a field and leave it by Enter (by Ctrl+Enter where Enter begins a line)."""
    field = tab.fields.rows[name].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    one_line = name not in ("address", "directions", "public_note", "internal_note")
    QTest.keyClick(
        field,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier if one_line else Qt.KeyboardModifier.ControlModifier,
    )


def row(tab: OverviewTab) -> Meeting:
    return tab.desk.read(lambda session: session.get_one(Meeting, tab.meeting_id))
