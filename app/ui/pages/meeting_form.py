"""The panel in which a new meeting is entered: keyboard only, each problem beside its field."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit
from typing_extensions import override

from app.domain.day_words import days_from_words
from app.domain.errors import UserError
from app.domain.short_names import check_short_name, short_name_from
from app.ui import theme
from app.ui.language import days, said, tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import offer
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Part, box


@dataclass(frozen=True)
class NewMeeting:
    """What was entered; ``short_name``, ``zone`` and ``series`` are empty where they are to be given."""

    title: str
    first_day: dt.date
    last_day: dt.date
    place: str
    zone: str
    series: str
    short_name: str


class Entry(QLineEdit):
    """One field of the form with its label above it and what is wrong with it beneath."""

    entered, given_up = Signal(), Signal()

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setFixedHeight(theme.CONTROL)
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self.problem = Label("", "small", "danger", wrap=True)
        self.problem.hide()
        self._label = Label(label, "small", "muted")
        self.row = box("v", self._label, 3, self, self.problem)
        self.textEdited.connect(lambda: self.tell(""))

    def tell(self, problem: str) -> None:
        """Say what is wrong; empty: nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if bool(self.property("wrong")) != bool(problem):
            self.setProperty("wrong", bool(problem))
            self.style().unpolish(self)
            self.style().polish(self)

    def offer_row(self, offered: bool) -> None:
        """Show the field with its label, or neither."""
        for part in (self._label, self):
            part.setVisible(offered)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class MeetingForm(QFrame):
    """Title, days, place, zone, series, short name. Enter creates (``entered``), Esc closes (``closed``).

    ``above``, ``under_days`` and ``below`` are places for more; ``foot``, with the button, is placed by the page.
    """

    entered = Signal(object)  # NewMeeting
    closed = Signal()

    def __init__(self, as_of: Callable[[], dt.date]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._as_of = as_of
        self._taken: Sequence[str] = ()
        self._zone_at: Callable[[dt.date], str] = lambda _day: ""
        self.title = Entry(tr("Title"))
        self.days = Entry(tr("Days"))
        self.place = Entry(tr("Place"), tr("City, country, or online"))
        self.zone = Entry(tr("Time zone"))
        self.series = Entry(tr("Series"), tr("None"))
        self.short_name = Entry(tr("Short name"))
        self.fields = (self.title, self.days, self.place, self.zone, self.series, self.short_name)
        create, close = Button(tr("Create meeting"), kind="primary"), Button("", "x", "ghost", tr("Close"), small=True)
        create.clicked.connect(self.submit)
        close.clicked.connect(self.closed)
        for field in self.fields:
            field.entered.connect(self.submit)
            field.given_up.connect(self.closed)
        for field in (self.title, self.days):
            field.textChanged.connect(self._suggest)
        self.days.editingFinished.connect(self._echo)
        self.above, self.under_days, self.below = box("v"), box("v"), box("v")
        rows: list[Part] = []
        for field in self.fields:
            rows += [field.row, *self._after(field), 10]
        head = box("h", Label(tr("New meeting"), "lead"), None, close)
        keys = Elided(tr("Enter creates, Esc closes"), "small", "muted")
        self.foot = QFrame()
        self.foot.setObjectName("panel")
        box("h", create, 12, keys, margins=(20, 10, theme.MARGIN, 12), parent=self.foot)
        box("v", head, 12, self.above, *rows, self.below, None, margins=(20, 12, theme.MARGIN, 12), parent=self)

    def _after(self, field: Entry) -> tuple[QBoxLayout, ...]:
        return (self.under_days,) if field is self.days else ()

    def begin(
        self, taken: Sequence[str], zone_at: Callable[[dt.date], str], series: Sequence[str], zones: Sequence[str]
    ) -> None:
        """An empty form: ``taken`` are the short names in use, ``zone_at`` gives the zone a meeting gets by itself."""
        self._taken, self._zone_at = taken, zone_at
        for field in self.fields:
            field.clear()
            field.tell("")
        self.days.setPlaceholderText(f"{days(self._as_of(), self._as_of() + dt.timedelta(days=2))}, +2w")
        offer(self.zone, zones)
        offer(self.series, series)
        self._suggest()
        self.title.setFocus()

    def submit(self) -> None:
        """Hand over what was entered, or say beside the first field that is wrong what is wrong with it."""
        for field in self.fields:
            field.tell("")
        title = self.title.text().strip()
        if not title:
            self.refuse(self.title, UserError("A meeting needs a title: type what it is called."))
            return
        try:
            first, last = self._days()
        except UserError as error:
            self.refuse(self.days, error)
            return
        texts = (self.place, self.zone, self.series, self.short_name)
        self.entered.emit(NewMeeting(title, first, last, *(field.text().strip() for field in texts)))

    def refuse(self, field: Entry, error: UserError) -> None:
        """Say beside ``field`` why the meeting was not made, and go there."""
        field.tell(said(error))
        field.setFocus()

    def refused(self, error: UserError) -> None:
        """Say why the meeting was not made beside the field that it is about."""
        self.refuse(self._field_of(error), error)

    def _field_of(self, error: UserError) -> Entry:
        """The field whose words the error speaks of."""
        if "zone" in error.arguments:
            return self.zone
        if {"first", "last", "day"} & error.arguments.keys():
            return self.days
        try:
            check_short_name(self.short_name.text() or "free-name", self._taken)
        except UserError:
            return self.short_name
        return self.title

    def _days(self) -> tuple[dt.date, dt.date]:
        first, last = days_from_words(self.days.text(), self._as_of())
        if last < first:
            raise UserError(
                "The meeting ends on {last}, before it begins on {first}: correct one of the two days.",
                first=first,
                last=last,
            )
        return first, last

    def _echo(self) -> None:
        """Show which days were understood, once they are typed."""
        try:
            self.days.setText(days(*self._days()))
        except UserError as error:
            if self.days.text().strip():
                self.days.tell(said(error))

    def _suggest(self) -> None:
        """Show the short name and the zone that the meeting gets by itself."""
        try:
            first = self._days()[0]
        except UserError:
            first = self._as_of()
        self.zone.setPlaceholderText(self._zone_at(first))
        title = self.title.text().strip()
        self.short_name.setPlaceholderText(short_name_from(title, first, self._taken) if title else "")
