"""Calendars: a meeting, one person's own agenda, action items, the plan."""

from app.usecases.calendars import gather_calendar, render_calendar
from app.usecases.export_kind import ExportKind

KINDS = (
    ExportKind(
        "calendar",
        frozenset({"meeting", "person", "scope", "draft"}),
        False,
        gather_calendar,
        {"ics": render_calendar},
    ),
)
