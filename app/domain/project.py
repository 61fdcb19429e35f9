"""The project, as its form is filled in."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import Programme


@dataclass(frozen=True)
class ProjectFacts:
    """What is asked when a database is made. The project runs from ``start`` to ``end``, both days included."""

    acronym: str
    title: str
    programme: Programme
    grant_no: str  # empty: not known yet
    start: dt.date
    end: dt.date
