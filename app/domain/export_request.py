"""What somebody wants exported, as the command line and the window say it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.agenda import Audience


class CalendarScope(StrEnum):
    """What a calendar is about."""

    MEETING = "meeting"
    PERSON = "person"
    ACTIONS = "actions"
    PLAN = "plan"


@dataclass(frozen=True)
class ExportRequest:
    """One export. Empty texts were not given; ``person`` is an e-mail address; ``today`` is the clock's day."""

    kind: str
    today: dt.date
    format: str = ""  # empty: the kind's first
    meeting: str = ""
    person: str = ""
    audience: Audience | None = None  # None: participants
    scope: CalendarScope | None = None
    language: str = "en"
    draft: bool = False
