"""The minutes of all meetings as the window lists them, with the clock they follow (DOMAIN R1)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import MinutesState


@dataclass(frozen=True)
class MinutesRow:
    """The minutes of a meeting; ``state`` None: it is over, and none were begun (then ``id`` is below 0).

    ``body`` holds the formal session whose rules the days follow; without one (empty) no rule sets a day.
    ``circulate_by`` and ``accept_by`` are the last days for what was not done yet; ``late_days`` counts from the one
    that is missed. ``versions`` counts those that were kept.
    """

    id: int
    minutes_id: int | None
    meeting_id: int
    meeting: str
    title: str
    first_day: dt.date
    last_day: dt.date
    body: str
    state: MinutesState | None
    versions: int
    circulated_on: dt.date | None
    circulate_by: dt.date | None
    objections_until: dt.date | None
    accepted_on: dt.date | None
    accept_by: dt.date | None
    late_days: int
    objections: int  # to the accuracy, not settled: they stop the clock (DOMAIN R5)
    decisions: int
    actions: int
    illustrative: bool

    @property
    def is_missing(self) -> bool:
        """Whether no minutes were begun."""
        return self.state is None
