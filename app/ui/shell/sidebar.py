"""The sidebar: the project, the search field, the pages with their counts, the meetings that are open."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget
from typing_extensions import override

from app.domain.meeting_rows import OpenMeeting, Sidebar
from app.ui import icons, paint, theme
from app.ui.focus import shows_focus
from app.ui.language import number_text, tr
from app.ui.pages.registry import PAGES
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box, clear

_HEAD = 40  # px: two lines, or one beside the middle of the mark


class _Way(QAbstractButton):
    """What the sidebar offers: Enter and Space do it, Up and Down move on."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class NavItem(_Way):
    """A line of the sidebar that goes somewhere; checked while one is there."""

    def __init__(self, text: str, icon: str = "", indent: bool = False) -> None:
        super().__init__()
        self._icon, self._indent, self._count, self._alert = icon, indent, "", False
        self.setText(text)
        self.setCheckable(True)
        self.setFixedHeight(theme.px(28 if indent else 30))
        self.set_count("")

    def set_count(self, count: str, alert: bool = False) -> None:
        """The count at its right; ``alert``: it counts what is late."""
        self._count, self._alert = count, alert
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    @override
    def nextCheckState(self) -> None:
        """A click goes there; only arriving marks it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r, on = QRectF(self.rect()), self.isChecked()
        if on or self.underMouse():
            paint.box(p, r, "select" if on else "hover", radius=theme.RADIUS)
        if self._icon:
            icons.draw(p, self._icon, QRectF(8, r.center().y() - 7.5, 16, 16), "accent" if on else "muted")
        right = 10.0
        if self._count:
            role = "danger" if self._alert else "muted"
            right += paint.text(p, r.adjusted(0, 0, -10, 0), self._count, "small", role, paint.RIGHT) + 6
        style = "small" if self._indent else "body"
        words = r.adjusted(32, 0, -right, 0)
        paint.text(p, words, self.text(), style, "accent" if on else "ink", weight=paint.SEMI if on else None)
        if shows_focus(self):
            paint.focus(p, r)
        p.end()


class Mark(QWidget):
    """The three soil layers of the documents' mark."""

    def __init__(self, size: int = 24) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        unit = self.width() / 24
        for number, role in enumerate(("plum", "indigo", "accent")):
            wide = self.width() - (2 + (2 - number) * 5) * unit
            paint.box(p, QRectF(unit, (4 + number * 6.5) * unit, wide, 3.5 * unit), role, radius=1.75 * unit)
        p.end()


class SearchField(_Way):
    """Looks like a field, opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(tr("Search or run"))
        self.setFixedHeight(theme.CONTROL)
        self.setAccessibleName(tr("Search or run a command (Ctrl+K)"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        paint.box(p, r, "hover" if self.underMouse() else "raised", "edge", theme.RADIUS)
        icons.draw(p, "search", QRectF(8, (self.height() - 14) / 2, 14, 14), "muted")
        keys = paint.text(p, r.adjusted(0, 0, -9, 0), "Ctrl K", "small", "muted", paint.RIGHT)
        paint.text(p, r.adjusted(30, 0, -keys - 14, 0), self.text(), "body", "muted")
        if shows_focus(self):
            paint.focus(p, r)
        p.end()


class SidebarPane(QFrame):
    """200 px at the left. ``chosen`` tells the Place that was clicked."""

    chosen = Signal(object)
    search = Signal()
    menu_asked = Signal(object)  # the button to open it under
    preferences = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(theme.SIDEBAR)
        self._name, self._grant = Elided("", "lead"), Elided("", "small", "muted")
        menu = Button("", "menu", "ghost", tr("Menu"))
        menu.clicked.connect(lambda: self.menu_asked.emit(menu))
        mark = Mark()
        top = QWidget()
        top.setFixedHeight(theme.px(_HEAD))
        head = box("h", mark, 8, box("v", self._name, self._grant), menu, margins=(8, 0, 0, 0), parent=top)
        head.setStretch(2, 1)
        head.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
        field = SearchField()
        field.clicked.connect(self.search)
        column = self._column = box("v", top, 12, field, 12, margins=(8, 12, 8, 8), spacing=2, parent=self)
        self._items = {spec.name: NavItem(tr(spec.title), spec.icon) for spec in PAGES}
        for name, item in self._items.items():
            item.clicked.connect(lambda _checked, page=name: self.chosen.emit(Place(page)))
            column.addWidget(item)
        column.addSpacing(16)
        self._open_head = Label(tr("Open meetings"), "caps", "muted")
        self._open_head.setContentsMargins(8, 0, 0, 4)
        self._open_head.hide()
        column.addWidget(self._open_head)
        self._open = box("v", spacing=2)
        column.addLayout(self._open)
        self._meetings: dict[int, NavItem] = {}
        self._shown: Sequence[OpenMeeting] = ()
        column.addStretch(1)
        for text, icon, signal in (
            (tr("Settings"), "settings", self.preferences),
            (tr("Help"), "circle-question-mark", self.help_asked),
        ):
            item = NavItem(text, icon)
            item.clicked.connect(signal)
            column.addWidget(item)
        self._here = Place("home")

    def show_project(self, acronym: str, grant: str) -> None:
        """The name of the project, and its programme and grant number."""
        self._name.setText(acronym)
        self._grant.setText(grant)
        self._grant.setVisible(bool(grant))  # a name alone stands beside the middle of the mark

    def show_counts(self, counts: Sidebar) -> None:
        """The counts beside the pages, and the meetings nearest in time."""
        late = {"actions": counts.overdue_actions, "plan": counts.late_plan}
        for name, number in {"meetings": counts.meetings, "people": counts.people, **late}.items():
            if name in self._items:
                self._items[name].set_count(number_text(number) if number else "", alert=name in late)
        if counts.open_meetings != self._shown:
            self._show_meetings(counts.open_meetings)

    def mark(self, place: Place) -> None:
        """Mark where one is."""
        self._here = place
        for name, item in self._items.items():
            inside = place.page == "meeting" and place.id not in self._meetings and name == "meetings"
            item.setChecked(place.page == name or inside)
        for meeting_id, item in self._meetings.items():
            item.setChecked(place.page == "meeting" and place.id == meeting_id)

    def take_keyboard(self) -> None:
        """Give the keyboard to the line of where one is."""
        lines = [*self._items.values(), *self._meetings.values()]
        next((line for line in lines if line.isChecked()), lines[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_meetings(self, meetings: Sequence[OpenMeeting]) -> None:
        clear(self._open)
        self._meetings.clear()
        self._shown = meetings
        for meeting in meetings:
            item = NavItem(meeting.short_name, indent=True)
            item.clicked.connect(lambda _checked, row_id=meeting.id: self.chosen.emit(Place("meeting", row_id)))
            self._open.addWidget(item)
            self._meetings[meeting.id] = item
        self._fit()
        self.mark(self._here)

    def _fit(self) -> None:
        """Show as many of the meetings as there is room for, the nearest in time first."""
        items, tall = list(self._meetings.values()), theme.px(28) + 2
        shown = sum(not item.isHidden() for item in items)
        room = (self.height() - self._column.sizeHint().height()) // tall + shown
        for number, item in enumerate(items):
            item.setVisible(number < room)
        self._open_head.setVisible(bool(items) and room > 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
