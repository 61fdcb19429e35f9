"""New meetings from earlier ones, the door, and the second screen, as the gallery draws them."""

import datetime as dt

from gallery_deeds import Deed
from PySide6.QtTest import QTest

from app.queries.meetings import find_meeting
from app.services.project import set_as_of
from app.ui.now.opening import open_now
from app.ui.pages.meeting.participants_sign_in import SignInView
from app.ui.pages.meetings import MeetingsPage
from app.ui.pages.meetings_new_start import Start, StartKind
from app.ui.places import Place
from app.ui.shell.window import MainWindow

HELD = "wageningen-2020"


def copy_of(name: str, days: str) -> Deed:
    """The form of a copy of the meeting with this short name, its days typed."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        page, desk = window.workspace.page(), window.workspace.desk
        assert isinstance(page, MeetingsPage)
        page.start_from(Start(StartKind.MEETING, desk.read(lambda session: find_meeting(session, name).id)))
        QTest.keyClicks(page.form.days, days)

    return deed


def at_the_door(*typed: str) -> Deed:
    """Let people in by these letters, one after the other; those of the last one stay."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        here = window.workspace.page()
        assert here is not None
        window.workspace.go(Place("meeting", here.place().id, "participants", "sign_in"))
        view = window.workspace.stack.findChild(SignInView)
        assert view is not None
        for number, letters in enumerate(typed, 1):
            QTest.keyClicks(view.field, letters)
            if number < len(typed):
                view.field.entered.emit(False)

    return deed


def second_screen(day: dt.date, hours: int, minutes: int, by_hand_for: int = 0) -> Deed:
    """The second screen at that time (UTC) of that day; ``by_hand_for``: the items have gone on for so many minutes."""

    def deed(window: MainWindow) -> None:
        assert window.workspace is not None
        page, desk = window.workspace.page(), window.workspace.desk
        assert page is not None
        with desk.store.change("Another day") as session:
            set_as_of(session, day)
        at = [dt.datetime(day.year, day.month, day.day, hours, minutes, tzinfo=dt.UTC)]
        desk.now = lambda: at[0]
        shown = open_now(desk, page.place().id, page)
        if by_hand_for:
            shown.controls.way.choose(1)
            at[0] += dt.timedelta(minutes=by_hand_for)
            shown.tick()
        shown.setGeometry(window.geometry())

    return deed
