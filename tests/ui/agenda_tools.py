"""The Agenda tab of a meeting of the sample, and typing into its panel: for the tests of the tab."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.timetable import Thing
from app.queries.meetings import find_meeting
from app.queries.timetable import timetable
from app.ui.pages.meeting.agenda import AgendaTab
from app.ui.places import Place
from app.ui.widgets.buttons import Button

WED, THU, FRI = (dt.date(2020, 3, number) for number in (4, 5, 6))


class Agenda:
    """A tab, and its meeting as the database has it."""

    def __init__(self, desk, name, show):
        with desk.store.read() as session:
            self.meeting = find_meeting(session, name).id
        self.desk = desk
        self.tab = show(AgendaTab(desk, self.meeting))
        self.tab.arrive(Place("meeting", self.meeting, "agenda"))

    def now(self):
        with self.desk.store.read() as session:
            return timetable(session, self.meeting, THU)

    def session(self, title):
        return next(one for one in self.now().sessions if one.title == title)

    def item(self, begin):
        return next(item for _session, item in self.now().items() if item.title.startswith(begin))

    def choose(self, thing):
        kind = Thing.ITEM if hasattr(thing, "session_id") else Thing.SESSION
        self.tab.choose((kind, thing.id))
        return (kind, thing.id)

    def type(self, qtbot, field, text):
        """Type into a field of the panel and leave it with Enter."""
        edit = self.tab.panel.fields.all[field].field
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, text) if text else qtbot.keyClick(edit, Qt.Key.Key_Delete)
        modifier = (
            Qt.KeyboardModifier.NoModifier if isinstance(edit, QLineEdit) else Qt.KeyboardModifier.ControlModifier
        )
        qtbot.keyClick(edit, Qt.Key.Key_Return, modifier)


@pytest.fixture(name="wageningen")
def wageningen_agenda(desk, shown):
    return Agenda(desk, "wageningen-2020", shown)


@pytest.fixture(name="founding")
def founding_agenda(desk, shown):
    return Agenda(desk, "irc-founding-2020", shown)


def links(widget, words):
    return [button for button in widget.findChildren(Button) if button.text() == words]
