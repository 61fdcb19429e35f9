"""The minutes tab on the sample for tests: keys typed into it, and what the database says of it."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.models import Draft
from app.queries.minutes_page import minutes_page
from app.ui.pages.meeting.minutes import MinutesTab
from app.ui.places import Place

AS_OF = dt.date(2020, 3, 20)
WAGENINGEN, CALI, FOUNDING = 4, 3, 6


def page_of(desk, meeting=WAGENINGEN):
    return desk.read(lambda session: minutes_page(session, meeting, AS_OF))


def item_id(desk, title, meeting=WAGENINGEN):
    return next(item.id for item in page_of(desk, meeting).items if item.title.startswith(title))


def text_of(desk, item):
    return page_of(desk).item(item).text.markdown


def rows(desk, kind):
    return desk.read(lambda session: [(row.id, row.text) for row in session.scalars(select(kind).order_by(kind.id))])


def draft_texts(desk):
    return desk.read(lambda session: session.scalars(select(Draft.text)).all())


def wageningen_tab(desk, shown):
    """The tab on the minutes of Wageningen, at the item that has a decision and an action."""
    made = MinutesTab(desk, WAGENINGEN)
    shown(made)
    made.arrive(Place("meeting", WAGENINGEN, "minutes", "item", item_id(desk, "Access to data")))
    return made


def text_editor(tab):
    """The editor, with the keyboard in it, behind the last letter."""
    found = tab.item.text.editor
    found.setFocus()
    found.moveCursor(found.textCursor().MoveOperation.End)
    return found


def keys(text):
    """Type into whatever has the keyboard."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def leave(tab):
    tab.rail.take_focus()
