"""More that one does to the chosen block: copy, change places, lock, push what follows; rooms, days, second zone."""

import datetime as dt

from PySide6.QtCore import QPoint, QTimeZone

from app.domain.errors import UserError
from app.domain.shifting import shift_rest
from app.domain.time_words import length_from_words
from app.domain.timetable import Timetable
from app.services.agenda_shifts import shift_agenda
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.now.words import shifted_words
from app.ui.pages.meeting.agenda_ask import AskPopup
from app.ui.pages.meeting.agenda_keys import AgendaKeys
from app.ui.pages.meeting.agenda_words import length_text, room_name
from app.ui.pages.meeting.overview_fields import zone_names
from app.ui.settings import SECOND_ZONE
from app.ui.widgets.timetable.blocks import Block, head_height
from app.ui.widgets.timetable.keys import swapped_sideways
from app.ui.widgets.timetable.wishes import CopyItem, CopySession, Lock, NewDay
from app.ui.widgets.timetable.zones import second_zone, zone_beside, zone_named
from app.words import message

_STEPS = (5, 10, 15, 30, -5, -10)  # minutes that are offered
_NONE = "none"  # is remembered where no second zone is wanted


class AgendaActs(AgendaKeys):
    """A tab with a timetable of the agenda ``shown_table``."""

    shown_table: Timetable | None

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self.view.zone_asked.connect(self.ask_zone)

    @command(
        "agenda.copy", "Copy", menu=Menu.MEETING, keys="Ctrl+D", icon="copy", group="change",
        tip=message("Behind it; with the mouse: drag it with Ctrl"),
    )  # fmt: skip
    def copy_block(self) -> None:
        """A copy of the chosen block right behind it: of a session with its items, or of an item."""
        block = self._block()
        if block is None:
            return
        session, item = block.session, block.item
        if item is None or block.moves_session:
            self.wish(CopySession(session.id, session.day, session.end, session.room_id))
        else:
            self.wish(CopyItem(item.id, session.id, session.items.index(item) + 1, None))

    @command(
        "agenda.swap_left", "Change places with the block at the left", menu=Menu.MEETING, keys="Alt+Shift+Left",
        group="order",
    )  # fmt: skip
    def swap_left(self) -> None:
        """Let the chosen block and the one at its left change places."""
        self._swap(-1)

    @command(
        "agenda.swap_right", "Change places with the block at the right", menu=Menu.MEETING, keys="Alt+Shift+Right",
        group="order", tip=message("With the mouse: let it go on the other one"),
    )  # fmt: skip
    def swap_right(self) -> None:
        """Let the chosen block and the one at its right change places."""
        self._swap(1)

    @command("agenda.lock", "Lock to its time, or unlock", menu=Menu.MEETING, keys="L", icon="lock", group="move",
             tip=message("A locked item stays; the others flow round it"))  # fmt: skip
    def lock(self) -> None:
        """Lock the chosen item to its time, or let it go."""
        block = self._block()
        item = block.item or block.session.whole if block is not None else None
        if item is not None:
            self.wish(Lock(item.id, not item.locked))
        elif block is not None:
            self.desk.say(tr("Items are locked, not whole sessions: choose one of its items."))

    @command("agenda.push", "Push what follows…", menu=Menu.MEETING, keys="P", icon="clock", group="move",
             tip=message("Everything behind it on the same day and in the same room"))  # fmt: skip
    def ask_push(self) -> None:
        """Ask by how many minutes what follows the chosen block begins later."""
        block = self._block()
        if block is None:
            return
        offered = [(by, tr("{length} later", length=length_text(by))) for by in _STEPS if by > 0]
        offered += [(by, tr("{length} earlier", length=length_text(-by))) for by in _STEPS if by < 0]
        popup = AskPopup(
            tr("Push what follows by"), tr("minutes, as in 15 or -10"), _minutes_of, offered, self.push, self
        )
        area = (block.area if block.spine else block.rect).translated(self.view.offset())
        port = self.view.viewport()
        at = QPoint(round(area.left()) + 12, round(min(max(area.bottom(), head_height()), port.height() - 40)))
        popup.open_at(port.mapToGlobal(at))

    def push(self, by: int) -> None:
        """Let everything behind the chosen block, of its day and room, begin ``by`` minutes later (earlier below 0)."""
        block, table = self._block(), self.shown_table
        if block is None or table is None or not by:
            return
        session = block.session
        end = session.end if block.moves_session else block.end
        shift = shift_rest(table, session.day, end, by, session.room_id)
        self.desk.change(
            "Push what follows", lambda change: shift_agenda(change, shift), meeting=self.meeting_id,
            done=shifted_words(shift, room_name(table, session.room_id)),
        )  # fmt: skip

    @command("agenda.new_room", "New room", menu=Menu.MEETING, keys="Shift+R", icon="door-open", group="new")
    def new_room(self) -> None:
        """Type the name of a new room in the head of the day that is looked at."""
        self.show_timetable()
        block = self.view.chosen_block()
        key = self.view.heads.chosen
        self.view.heads.name_room(block.day if block is not None else key.day if key is not None else 0)

    @command("agenda.new_day", "One more day", menu=Menu.MEETING, keys="Shift+D", icon="calendar-plus", group="new")
    def new_day(self) -> None:
        """Let the meeting last a day longer."""
        if self.shown_table is not None:
            self.wish(NewDay(self.shown_table.days[-1] + dt.timedelta(days=1)))

    @command("agenda.zone", "Second time zone…", menu=Menu.VIEW, icon="globe", group="zoom")
    def choose_zone(self) -> None:
        """Ask which time zone stands beside the hours."""
        self.show_timetable()
        self.ask_zone(self.view.viewport().mapToGlobal(QPoint(0, head_height())))

    def ask_zone(self, at: QPoint) -> None:
        """Ask at a point of the screen which time zone stands beside the hours of this meeting."""
        table = self.shown_table
        if table is None:
            return
        usual = dict.fromkeys(
            name for name in (self.desk.settings.get(SECOND_ZONE), _home(), "UTC") if name and name != table.zone
        )
        choices = [(name, name) for name in usual if zone_beside(table.zone, name)]
        popup = AskPopup(
            tr("Second time zone"), tr("A city, as in America/Bogota"),
            lambda typed: zone_named(typed, zone_names()),
            [*choices, (_NONE, tr("None"))], self.take_zone, self,
        )  # fmt: skip
        popup.offer(zone_names())
        popup.open_at(at)

    def take_zone(self, name: str) -> None:
        """Show this time zone beside the hours from now on, whenever this meeting is shown; "none": no zone."""
        if self.shown_table is not None:
            self.desk.settings.remember(_remembered(self.shown_table), name)
            self.show_zone(self.shown_table)

    def show_zone(self, table: Timetable) -> None:
        """Show the zone that was chosen for the meeting, else the one of the preferences, else this computer's."""
        chosen = str(self.desk.settings.recall(_remembered(table), ""))
        if chosen:
            self.view.set_second_zone(zone_beside(table.zone, chosen) if chosen != _NONE else None)
        else:
            wanted = (self.desk.settings.get(SECOND_ZONE), _home())
            self.view.set_second_zone(second_zone(table.zone, *wanted, day=table.first_day))

    def show_timetable(self) -> None:
        """Turn from the list to the timetable."""
        raise NotImplementedError

    def _block(self) -> Block | None:
        return None if self.desk.read_only else self.view.chosen_block()

    def _swap(self, step: int) -> None:
        block, geometry = self._block(), self.view.geometry_now
        self.wish(swapped_sideways(geometry, block, step) if block is not None and geometry is not None else None)


def _remembered(table: Timetable) -> str:
    return f"agenda.zone.{table.uid}"


def _home() -> str:
    """The zone of this computer."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def _minutes_of(text: str) -> int:
    """Minutes later, or earlier with a minus before them; UserError for no number of minutes."""
    typed = text.strip()
    earlier = typed.startswith(("-", "\u2212"))
    minutes = length_from_words(typed.lstrip("+-\u2212"))
    if not minutes:
        raise UserError("Nothing is pushed by 0 minutes: write how many, as in 15.")
    return -minutes if earlier else minutes
