"""The panel beside the publications: the fields to change, the link, the file, and the meeting it is about."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.day_words import day_from_words
from app.domain.publications import MeetingChoice, PublicationFile, PublicationRow
from app.services.publications import edit_publication
from app.ui.desk import Desk
from app.ui.language import day, plural, size_text, term, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.areas_words import EMPTY
from app.ui.pages.consortium.publications_list import KINDS
from app.ui.pages.meeting.participant_words import choices
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import clear
from app.ui.widgets.lines import Line, LineText, SectionHead


class PublicationPanel(ThingPanel):
    """``file_wanted``: a file is to be added; ``file_opened`` and ``link_opened``; ``file_dropped``: taken away."""

    file_wanted = Signal()
    file_opened = Signal()
    link_opened = Signal()
    file_dropped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("No publication chosen"),
            tr("Choose a publication in the table. Drop a file on its row to attach it."),
        )
        self._desk = desk
        self._row: PublicationRow | None = None
        self._meetings: Sequence[MeetingChoice] = ()
        self.values = self._made_fields()
        for field in self.values.values():
            self.fields.addWidget(field)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(0)
        self.fields.addLayout(self._ways)
        self.history.clicked.connect(self._go_to_history)
        self.keys.setText(tr("F2 edits · Del deletes"))

    def show_rows(self, rows: Sequence[PublicationRow], meetings: Sequence[MeetingChoice]) -> None:
        """Show the publication chosen."""
        self._row, self._meetings = rows[0] if len(rows) == 1 else None, meetings
        row = self._row
        if row is None:
            self.show_nothing()
            if rows:
                words = plural("{number} publication chosen", "{number} publications chosen", len(rows))
                self.name.setText(words)
                self.hint.setText("")
            return
        self.begin(f"{tr('Publication')} · {term(KINDS, row.kind)}", row.title, row.place, row.illustrative)
        for name, field in self.values.items():
            field.show_value(getattr(row, name))
            field.set_locked(self._desk.read_only)
        self._show_ways(row)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.values["title"].field)

    def _made_fields(self) -> dict[str, Property]:
        made = {
            "title": Property(tr("Title"), long="paragraph"),
            "place": Property(tr("Appeared in"), placeholder=EMPTY),
            "kind": Property(tr("Kind"), lambda kind: term(KINDS, kind), choices=lambda: choices(KINDS)),
            "published_on": Property(tr("Published"), day, self._read_day, placeholder=tr("not yet")),
            "meeting_id": Property(tr("About"), self._meeting_name, choices=self._meeting_choices, placeholder=EMPTY),
            "link": Property(tr("Link"), placeholder="https://…"),
        }
        for name, field in made.items():
            field.committed.connect(lambda value, name=name: self._edit(name, value))
        return made

    def _show_ways(self, row: PublicationRow) -> None:
        clear(self._ways)
        self._ways.addSpacing(18)
        locked = self._desk.read_only
        words = "" if locked else tr("Replace") if row.file is not None else tr("Add file…").removesuffix("…")
        head = SectionHead(tr("Link and file"), "", words)
        head.clicked.connect(self.file_wanted)
        self._ways.addWidget(head)
        if row.link:
            link = Line(LineText(row.link, tr("opens in the browser")))
            link.clicked.connect(self.link_opened)
            self._ways.addWidget(link)
        if row.file is not None:
            self._ways.addWidget(self._file_line(row.file))
        if row.meeting_id is not None:
            place = Place("meeting", row.meeting_id)
            self._ways.addSpacing(18)
            self._ways.addWidget(SectionHead(tr("Meeting")))
            line = Line(LineText(self._meeting_title(row.meeting_id), row.meeting))
            line.clicked.connect(lambda: self._desk.go(place))
            self._ways.addWidget(line)

    def _file_line(self, file: PublicationFile) -> Line:
        line = Line(LineText(file.name, size_text(file.size)))
        line.clicked.connect(self.file_opened)
        line.key_pressed.connect(lambda key: self.file_dropped.emit() if key == Qt.Key.Key_Delete else None)
        line.setToolTip(tr("Enter opens, Del takes it away"))
        return line

    def _edit(self, name: str, value: Any) -> None:
        row = self._row
        if row is not None:
            self._desk.change(
                "Edit a publication", lambda session: edit_publication(session, row.id, **{name: value}),
                publication=row.id, refused=self.values[name].refuse,
            )  # fmt: skip

    def _meeting_choices(self) -> Sequence[tuple[Any, str]]:
        return [(None, EMPTY), *((one.id, one.short_name) for one in self._meetings)]

    def _meeting_name(self, meeting_id: int) -> str:
        return next((one.short_name for one in self._meetings if one.id == meeting_id), "")

    def _meeting_title(self, meeting_id: int) -> str:
        return next((one.title for one in self._meetings if one.id == meeting_id), "")

    def _read_day(self, text: str) -> dt.date | None:
        return day_from_words(text, self._desk.as_of()) if text.strip() else None

    def _go_to_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("publication", self._row.id))
