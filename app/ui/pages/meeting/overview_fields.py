"""The fields of a meeting, each edited where it stands: one step of the history a field (UX 11, 22)."""

import zoneinfo
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.stores import Session
from app.domain.day_words import days_from_words
from app.domain.meeting_page import MeetingFields
from app.queries.meeting_page import organisers, series_names
from app.services.meetings import edit_meeting, put_in_series
from app.ui.desk import Desk
from app.ui.language import days, tr
from app.ui.pages.meeting_words import MEETING_KINDS, MEETING_STATES
from app.ui.widgets.fields import Long, Property
from app.ui.widgets.layout import box
from app.ui.widgets.lines import SectionHead
from app.words import message

LABEL = 92  # px
_STEPS = {
    "title": message("Change title of meeting {meeting}"),
    "short_name": message("Change short name of meeting {meeting}"),
    "kind": message("Change kind of meeting {meeting}"),
    "state": message("Change state of meeting {meeting}"),
    "zone": message("Change time zone of meeting {meeting}"),
    "place": message("Change place of meeting {meeting}"),
    "address": message("Change address of meeting {meeting}"),
    "directions": message("Change directions of meeting {meeting}"),
    "host_id": message("Change host of meeting {meeting}"),
    "link": message("Change link of meeting {meeting}"),
    "contact": message("Change contact of meeting {meeting}"),
    "public_note": message("Change public note of meeting {meeting}"),
    "internal_note": message("Change internal note of meeting {meeting}"),
}
_Choices = Callable[[], Sequence[tuple[Any, str]]]


class FieldsPane(QWidget):
    """What, when, where and notes of the meeting with ``meeting_id``; ``rows`` are its properties by name."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self._desk, self._meeting_id = desk, meeting_id
        self._first_day = desk.as_of()
        self.rows: dict[str, Property] = {}
        what = [
            self._text("title", tr("Title"), long="paragraph"),
            self._text("short_name", tr("Short name")),
            self._series(),
            self._choice("kind", tr("Kind"), lambda: [(kind, tr(name)) for kind, name in MEETING_KINDS.items()]),
            self._choice("state", tr("State"), lambda: [(state, tr(name)) for state, name in MEETING_STATES.items()]),
        ]
        where = [
            self._days(),
            self._text("zone", tr("Time zone"), choices=_zones),
            self._text("place", tr("Place"), tr("City, country, or online")),
            self._text("address", tr("Address"), long="text"),
            self._text("directions", tr("Directions"), long="text"),
            self._choice("host_id", tr("Host"), self._hosts),
            self._text("link", tr("Link"), tr("To join remotely, https://…")),
            self._text("contact", tr("Contact"), tr("E-mail of the secretariat")),
        ]
        notes = [
            self._text("public_note", tr("Public"), tr("Printed on the agenda"), long="text"),
            self._text("internal_note", tr("Internal"), tr("For the organisers and the chair only"), long="text"),
        ]
        box(
            "v", SectionHead(tr("Meeting")), 6, *what, 18, SectionHead(tr("When and where")), 6, *where, 18,
            SectionHead(tr("Notes")), 6, *notes, None, parent=self,
        )  # fmt: skip
        for row in self.rows.values():
            row.set_locked(desk.read_only)

    def show_fields(self, fields: MeetingFields) -> None:
        """Show the meeting as it stands; a field one is typing in keeps what is typed."""
        self._first_day = fields.first_day
        shown: dict[str, Any] = {
            "days": (fields.first_day, fields.last_day),
            "series": fields.series,
            "host_id": fields.host,
            "kind": tr(MEETING_KINDS[fields.kind]),
            "state": tr(MEETING_STATES[fields.state]),
        }
        for name, row in self.rows.items():
            row.show_value(shown[name] if name in shown else getattr(fields, name))

    def _text(
        self,
        name: str,
        label: str,
        hint: str = "",
        long: Long = "",
        choices: _Choices | None = None,
    ) -> Property:
        """A field of text; ``choices`` are offered, and the service says what is wrong with another one."""
        row = Property(label, read=str, choices=choices, long=long, label_width=LABEL, placeholder=hint)
        return self._kept(name, row)

    def _choice(self, name: str, label: str, choices: _Choices) -> Property:
        return self._kept(name, Property(label, choices=choices, label_width=LABEL, placeholder="—"))

    def _kept(self, name: str, row: Property) -> Property:
        def commit(value: object) -> None:
            self._desk.change(
                _STEPS[name],
                lambda session: edit_meeting(session, self._meeting_id, **{name: value}),
                refused=row.refuse,
                meeting=self._meeting_id,
            )

        row.committed.connect(commit)
        self.rows[name] = row
        return row

    def _days(self) -> Property:
        row = Property(
            tr("Days"),
            show=lambda two: days(*two),
            read=lambda text: days_from_words(text, self._desk.as_of()),
            label_width=LABEL,
        )

        def commit(two: Any) -> None:
            self._desk.change(
                "Move meeting {meeting}",
                lambda session: edit_meeting(session, self._meeting_id, first_day=two[0], last_day=two[1]),
                refused=row.refuse,
                meeting=self._meeting_id,
            )

        row.committed.connect(commit)
        self.rows["days"] = row
        return row

    def _series(self) -> Property:
        """One of the series there are, or another name, which makes a new one."""
        row = Property(
            tr("Series"),
            read=str,
            choices=lambda: [(name, name) for name in self._desk.read(series_names)],
            label_width=LABEL,
            placeholder="—",
        )

        def commit(name: object) -> None:
            self._desk.change(
                "Change series of meeting {meeting}",
                lambda session: put_in_series(session, self._meeting_id, str(name)),
                refused=row.refuse,
                meeting=self._meeting_id,
            )

        row.committed.connect(commit)
        self.rows["series"] = row
        return row

    def _hosts(self) -> Sequence[tuple[int | None, str]]:
        def asked(session: Session) -> Sequence[tuple[int | None, str]]:
            return [(None, ""), *((one.id, one.short) for one in organisers(session, self._first_day))]

        return self._desk.read(asked)


@cache
def zone_names() -> tuple[str, ...]:
    """The time zones that are offered: those named after a place."""
    known = zoneinfo.available_timezones()
    return tuple(sorted(name for name in known if "/" in name and not name.startswith(("Etc/", "posix"))))


def _zones() -> Sequence[tuple[str, str]]:
    return [(name, name) for name in zone_names()]
