"""Presence by single keys: P, R, E, A and Backspace for the chosen people on one day, with Shift on all days."""

import datetime as dt
from collections.abc import Sequence

from app.domain.kinds import PresenceState
from app.services.attendance import set_presence
from app.ui.commands import Menu, command
from app.ui.language import plural, term, tr
from app.ui.pages.meeting.participant_words import PRESENCE
from app.ui.pages.meeting.participants_columns import day_name
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.words import message

PRESENCE_COMMANDS = tuple(
    f"participants.{state}{all_days}"
    for all_days in ("", "_all")
    for state in ("present", "remote", "excused", "absent", "clear")
)


class PresenceTab(MeetingTab):
    """The commands; the tab that has the table says who is chosen, and which day the keys are for."""

    def chosen_ids(self) -> list[int]:
        """The participations chosen."""
        raise NotImplementedError

    def key_day(self) -> dt.date | None:
        """The day that the keys are for; None: the meeting has none."""
        raise NotImplementedError

    def all_days(self) -> Sequence[dt.date]:
        """The days of the meeting."""
        raise NotImplementedError

    @command("participants.present", "Mark present", menu=Menu.MEETING, keys="P", icon="user-check", group="presence")
    def set_present(self) -> None:
        """In the room on that day."""
        self._set_day(PresenceState.PRESENT)

    @command("participants.remote", "Mark remote", menu=Menu.MEETING, keys="R", icon="monitor", group="presence")
    def set_remote(self) -> None:
        """There from afar on that day."""
        self._set_day(PresenceState.REMOTE)

    @command("participants.excused", "Mark excused", menu=Menu.MEETING, keys="E", group="presence")
    def set_excused(self) -> None:
        """Sent an excuse for that day."""
        self._set_day(PresenceState.EXCUSED)

    @command("participants.absent", "Mark absent", menu=Menu.MEETING, keys="A", icon="user-x", group="presence")
    def set_absent(self) -> None:
        """Not there on that day."""
        self._set_day(PresenceState.ABSENT)

    @command("participants.clear", "Clear presence", menu=Menu.MEETING, keys="Backspace", group="presence")
    def clear_presence(self) -> None:
        """Nothing is known of that day."""
        self._set_day(None)

    @command(
        "participants.present_all", "Mark present on all days", menu=Menu.MEETING, keys="Shift+P", group="presence_all"
    )
    def set_present_all(self) -> None:
        """In the room on every day."""
        self._set(PresenceState.PRESENT, self.all_days())

    @command(
        "participants.remote_all", "Mark remote on all days", menu=Menu.MEETING, keys="Shift+R", group="presence_all"
    )
    def set_remote_all(self) -> None:
        """There from afar on every day."""
        self._set(PresenceState.REMOTE, self.all_days())

    @command(
        "participants.excused_all", "Mark excused on all days", menu=Menu.MEETING, keys="Shift+E", group="presence_all"
    )
    def set_excused_all(self) -> None:
        """Sent an excuse for every day."""
        self._set(PresenceState.EXCUSED, self.all_days())

    @command(
        "participants.absent_all", "Mark absent on all days", menu=Menu.MEETING, keys="Shift+A", group="presence_all"
    )
    def set_absent_all(self) -> None:
        """Not there on any day."""
        self._set(PresenceState.ABSENT, self.all_days())

    @command(
        "participants.clear_all", "Clear all days", menu=Menu.MEETING, keys="Shift+Backspace", group="presence_all"
    )
    def clear_all_days(self) -> None:
        """Nothing is known of any day."""
        self._set(None, self.all_days())

    @command(
        "participants.sign_in", "Sign in at the door", menu=Menu.MEETING, keys="Ctrl+I", icon="user-check",
        group="participants", short=message("Sign in"), tip=message("Three letters of a name, and Enter"),
    )  # fmt: skip
    def open_door(self) -> None:
        """Go to where people sign in by typing a few letters of their names."""
        self.desk.go(Place("meeting", self.meeting_id, self.name, "sign_in", 0))

    def _set_day(self, state: PresenceState | None) -> None:
        day = self.key_day()
        if day is not None:
            self._set(state, [day])

    def _set(self, state: PresenceState | None, days: Sequence[dt.date]) -> None:
        ids = self.chosen_ids()
        if not ids:
            self.desk.say(tr("Choose somebody in the table first."))
            return
        self.desk.change(
            "Record presence",
            lambda session: set_presence(session, ids, days, state),
            meeting=self.meeting_id,
            done=self._done(len(ids), days, state) if len(ids) > 1 else "",
        )

    @staticmethod
    def _done(number: int, days: Sequence[dt.date], state: PresenceState | None) -> str:
        people = plural("{number} person", "{number} people", number)
        when = day_name(days[0]) if len(days) == 1 else tr("all days")
        if state is None:
            return tr("Presence cleared: {people}, {when}", people=people, when=when)
        return tr("{people}, {when}: {state}", people=people, when=when, state=term(PRESENCE, state))
