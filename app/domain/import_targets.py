"""Where a list of people can be imported to: the list of a meeting."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ImportTarget:
    """A meeting (id) whose participants a list may hold."""

    id: int
    title: str
    first_day: dt.date
    last_day: dt.date

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Its days, in order."""
        number = (self.last_day - self.first_day).days + 1
        return tuple(self.first_day + dt.timedelta(days=each) for each in range(number))
