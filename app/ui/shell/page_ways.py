"""The ways to the pages of the sidebar, as commands: Ctrl+1 … Ctrl+7."""

from PySide6.QtWidgets import QWidget

from app.ui.commands import Menu, command
from app.ui.places import Place


class PageWays(QWidget):
    """Goes to each page of the registry."""

    def go(self, place: Place) -> bool:
        """Go to ``place``; False: it is not there (any more), which is said, and one stays."""
        raise NotImplementedError

    @command("go.home", "Home", menu=Menu.GO, keys="Ctrl+1", icon="house", group="pages")
    def go_home(self) -> None:
        """Go to what is due, late and next."""
        self.go(Place("home"))

    @command("go.meetings", "Meetings", menu=Menu.GO, keys="Ctrl+2", icon="calendar-days", group="pages")
    def go_meetings(self) -> None:
        """Go to the list of meetings."""
        self.go(Place("meetings"))

    @command("go.people", "People", menu=Menu.GO, keys="Ctrl+3", icon="users", group="pages")
    def go_people(self) -> None:
        """Go to people, organisations and those who ask to join."""
        self.go(Place("people"))

    @command("go.actions", "Minutes && actions", menu=Menu.GO, keys="Ctrl+4", icon="list-checks", group="pages")
    def go_actions(self) -> None:
        """Go to the actions, decisions and minutes of all meetings."""
        self.go(Place("actions"))

    @command("go.plan", "Plan", menu=Menu.GO, keys="Ctrl+5", icon="chart-gantt", group="pages")
    def go_plan(self) -> None:
        """Go to the implementation plan."""
        self.go(Place("plan"))

    @command("go.consortium", "Consortium", menu=Menu.GO, keys="Ctrl+6", icon="network", group="pages")
    def go_consortium(self) -> None:
        """Go to areas, bodies, allied initiatives and the research agenda."""
        self.go(Place("consortium"))

    @command("go.history", "History", menu=Menu.GO, keys="Ctrl+7", icon="history", group="pages")
    def go_history(self) -> None:
        """Go to who changed what when."""
        self.go(Place("history"))
