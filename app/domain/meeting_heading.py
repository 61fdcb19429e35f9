"""The head of a meeting's page: what it is, and the counts beside its tabs."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import MeetingState


@dataclass(frozen=True)
class MeetingHeading:
    """A meeting in one line, with counted participants and presentations (DOMAIN R11)."""

    short_name: str
    title: str
    first_day: dt.date
    last_day: dt.date
    place: str
    zone: str
    state: MeetingState
    illustrative: bool
    participants: int
    presentations: int
    received: int  # presentations whose slides are not missing
