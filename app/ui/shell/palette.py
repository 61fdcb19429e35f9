"""The palette (Ctrl+K): one field that finds everything by any part of its words, goes there, or runs a command."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.search import Among, Found, asked
from app.queries.meeting_names import meeting_names
from app.queries.search import PER_KIND, search
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.places import Place
from app.ui.shell.overlay import FIELD, FOOT, Overlay
from app.ui.shell.palette_list import PaletteList, spoken
from app.ui.shell.palette_rows import NOWHERE, PaletteRow, first_rows, found_rows, recent_rows
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box

_WIDE, _TOP, _BELOW, _AROUND_LIST = 600, 96, 48, 14  # px
_MANY = 50  # hits where only one kind is asked for
_PAGE = 8  # rows


class Palette(Overlay):
    """Over ``window`` until something was chosen. ``actions`` are the commands in force, ``recent`` places visited."""

    def __init__(self, window: QWidget, desk: Desk, actions: Sequence[QAction], recent: Sequence[Place] = ()) -> None:
        super().__init__(window, tr("Search or run a command"))
        self._desk, self._actions, self._recent = desk, tuple(actions), tuple(recent)
        self._before: Found | None = None
        self.list = PaletteList()
        self._nothing = Elided("", "body", "muted")
        self._nothing.setContentsMargins(19, 10, 19, 10)
        body = QWidget()
        column = box("v", 4, self._nothing, self.list, 4, parent=body)
        column.setStretch(2, 1)
        self.fill_card(body, _foot())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
        steps |= {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        self.keys = {
            **{key: partial(self._step, by) for key, by in steps.items()},
            Qt.Key.Key_Return: self.choose,
            Qt.Key.Key_Enter: self.choose,
        }
        self.field.textChanged.connect(self._look)
        self.list.picked.connect(self.choose)
        desk.stepped.connect(self._forget)

    @override
    def open(self) -> None:
        """Show it; one that is open already is closed instead."""
        self._look("")
        super().open()

    def rows(self) -> Sequence[PaletteRow]:
        """What is listed now, headings too."""
        return self.list.rows.rows

    def choose(self) -> None:
        """Go where the chosen row leads, or do what it says."""
        row = self.list.chosen()
        if row is None:
            return
        self.close_it(back=row.place is None)
        if row.place is not None:
            self._desk.go(row.place)
        elif row.action is not None:
            row.action.trigger()

    @override
    def settle(self) -> None:
        rows = self.list.needed_height() if self.rows() else self._nothing.sizeHint().height()
        self.place_card(_TOP, QSize(theme.px(_WIDE), theme.px(FIELD) + rows + theme.px(FOOT) + _AROUND_LIST), _BELOW)

    def _look(self, text: str) -> None:
        wanted = asked(text)
        if not wanted.words and wanted.among is Among.EVERYTHING:
            self._before = None
            rows = first_rows(self._recent_rows(), self._actions)
        else:
            whole = wanted.among is not Among.EVERYTHING
            rows = found_rows(self._found(text, whole), self._commands(wanted.among), whole)
        self.list.show_rows(rows, wanted.words)
        self._nothing.setText("" if rows else tr("Nothing found for “{text}”", text=text.strip()))
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.settle()
        self._announce()

    def _found(self, text: str, whole: bool) -> Found:
        limit, before, as_of = _MANY if whole else PER_KIND, self._before, self._desk.as_of()
        try:
            self._before = self._desk.read(lambda session: search(session, text, as_of, before, limit, NOWHERE))
        except UserError as error:
            self._desk.fail(error)
            return Found(asked(text))
        return self._before

    def _commands(self, among: Among) -> Sequence[QAction]:
        return self._actions if among in (Among.EVERYTHING, Among.COMMANDS) else ()

    def _recent_rows(self) -> Sequence[PaletteRow]:
        ids = {place.id for place in self._recent if place.page == "meeting"}
        try:
            names = self._desk.read(lambda session: meeting_names(session, ids))
        except UserError as error:
            self._desk.fail(error)
            return ()
        return recent_rows(self._recent, names)

    def _forget(self, _done: object) -> None:
        """Something was changed: what was found a moment ago is no longer all there is."""
        self._before = None

    def _step(self, by: int) -> None:
        self.list.step(by)
        self._announce()

    def _announce(self) -> None:
        """Tell screen readers which row is chosen: the keyboard stays in the field."""
        row = self.list.chosen()
        words = spoken(row) if row is not None else self._nothing.text()
        self.field.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.field:
            again = event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if again:
                self.close_it()
                return True
        return super().eventFilter(watched, event)


def _foot() -> QWidget:
    foot = QWidget()
    keys = Label(tr("↑ ↓ choose    ↵ open    Esc close"), "small", "muted")
    signs = Label(tr("> commands   @ people   # numbers"), "small", "muted")
    box("h", keys, None, signs, margins=(19, 0, 19, 0), parent=foot)
    return foot
