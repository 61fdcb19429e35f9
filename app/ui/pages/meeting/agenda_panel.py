"""The panel beside the agenda: the chosen item or session with its fields, people and links; else the rooms."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.timetable import Ref, Thing, Timetable, TimetableItem, TimetableSession
from app.queries.timetable_links import ItemLinks
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import term, tr
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.pages.meeting.agenda_fields import NOTES, BlockFields
from app.ui.pages.meeting.agenda_links import Links
from app.ui.pages.meeting.agenda_people import PeopleSection
from app.ui.pages.meeting.agenda_problem import Problems
from app.ui.pages.meeting.agenda_rooms import INSET, RoomsSection
from app.ui.pages.meeting.agenda_words import KINDS
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, frame, scrolled
from app.ui.widgets.timetable.words import clock_words


class AgendaPanel(QStackedWidget):
    """Shows what is chosen in the timetable or the list. ``go`` goes to a thing, ``close`` chooses nothing."""

    def __init__(self, desk: Desk, deeds: Deeds, go: Callable[[Ref], None], close: Callable[[], None]) -> None:
        super().__init__()
        self.setFixedWidth(theme.PANEL)
        self._desk, self._deeds, self._go = desk, deeds, go
        self.fields = BlockFields(deeds, self)
        self.people = PeopleSection(desk, deeds)
        self.rooms = RoomsSection(deeds)
        self._problems = Problems(deeds, go, self.people.take_keyboard)
        self._clocks = Label("", "small", "amber", wrap=True)
        self._links = Links(desk, go)
        self._kind, self._title = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self.more = Button("", "ellipsis", "ghost", tr("More"), small=True)
        self._close = Button("", "x", "ghost", tr("Close"), small=True)
        self._close.clicked.connect(close)
        self.menu: Callable[[], QMenu] | None = None
        self._ways = QVBoxLayout()  # of an agenda without sessions
        self.more.clicked.connect(self._open_menu)
        self._hint = Label(tr("Alt+↑ ↓ moves by 5 min, Alt+← → changes room"), "small", "muted", wrap=True)
        self.addWidget(self._made_block())
        self.addWidget(self._made_rooms())
        self._shown: Ref | None = None

    def show_chosen(self, table: Timetable, ref: Ref | None, links: ItemLinks | None) -> None:
        """Show this session or item of the agenda; None: the rooms."""
        found = _found(table, ref)
        if found is None:
            self.rooms.show_rooms(table.rooms, self._desk.read_only)
            self._let_go()
            self.setCurrentIndex(1)
            return
        session, item = found
        locked = self._desk.read_only
        self._kind.setText(_kind_of(table, session, item))
        sign = "°" if (item or session).illustrative else ""
        self._title.setText(f"{(item or session).title}{sign}")
        self._title.setToolTip(tr("° illustrative: invented") if sign else "")
        self._problems.show(table, session, item, locked)
        timed = item or session
        odd = clock_words(session.day, timed.start, timed.end, table.zone)
        self._clocks.setText(odd)
        self._clocks.setVisible(bool(odd))
        self.fields.show(table, session, item, locked)
        owner = (Thing.ITEM, item.id) if item is not None else (Thing.SESSION, session.id)
        roles = item.roles if item is not None else session.roles
        if item is not None and session.whole is not None:
            roles = (*item.roles, *session.roles)
        self.people.show_roles(owner, roles, table.first_day, locked)
        self._links.show(table, session, item, links)
        self._hint.setVisible(not locked)
        self._shown = owner
        self.setCurrentIndex(0)

    def offer_ways(self, *ways: QWidget) -> None:
        """Offer these under the rooms while the agenda has no sessions."""
        for way in ways:
            self._ways.addLayout(box("h", INSET, way, None))
            way.hide()

    def show_ways(self, empty: bool) -> None:
        """Whether the agenda has no sessions."""
        for number in range(self._ways.count()):
            line = self._ways.itemAt(number)
            row = line.layout() if line is not None else None
            middle = row.itemAt(1) if row is not None else None
            way = middle.widget() if middle is not None else None
            if way is not None:
                way.setVisible(empty and not self._desk.read_only)

    def take_keyboard(self, field: str = "title") -> None:
        """Go to a field of what is chosen."""
        if self.currentIndex() == 0:
            self.fields.all[field].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _let_go(self) -> None:
        self._shown = None

    def _made_block(self) -> QWidget:
        content = frame("panel")
        top = box("h", self._kind, None, self.more, self._close)
        fields, notes = QVBoxLayout(), QVBoxLayout()
        for name, field in self.fields.all.items():
            (notes if name in NOTES else fields).addWidget(field)
        for column in (fields, notes):
            column.setSpacing(0)
        box(
            "v", top, 4, self._title, 10, self._problems, self._clocks, fields, 16, self.people, self._links, 16, notes,
            8, None, self._hint, margins=(20, 10, 24, 12), parent=content,
        )  # fmt: skip
        return scrolled(content)

    def _made_rooms(self) -> QWidget:
        content = frame("panel")
        words = Label(
            tr(
                "Drag over an empty place to make a session; drag its strip to move it, an item to put it elsewhere. "
                "With Ctrl a copy is dragged, with Shift two change places. N makes an item, Shift+N a session."
            ),
            "small", "muted", wrap=True,
        )  # fmt: skip
        below = box("h", INSET, words)
        box("v", self.rooms, 16, self._ways, None, below, margins=(20 - INSET, 16, 24, 12), parent=content)
        return scrolled(content)

    def _open_menu(self) -> None:
        if self.menu is not None:
            self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))


def _found(table: Timetable, ref: Ref | None) -> tuple[TimetableSession, TimetableItem | None] | None:
    if ref is None:
        return None
    if ref[0] is Thing.ITEM:
        return table.item(ref[1])
    session = table.session(ref[1])
    return (session, None) if session is not None else None


def _kind_of(table: Timetable, session: TimetableSession, item: TimetableItem | None) -> str:
    """As in "Talk 2 of 3", "Formal session"."""
    if item is None:
        return tr("Formal session") if session.body_id is not None else tr("Session")
    name = term(KINDS, item.kind)
    if session.whole is not None:
        return name
    number, total = session.items.index(item) + 1, len(session.items)
    return tr("{kind}, {number} of {total}", kind=name, number=number, total=total)
