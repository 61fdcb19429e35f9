"""What the window says of the open file at its edges."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectStatus:
    """The project's names (empty while there is none), the day it takes for today, whether rows are illustrative."""

    acronym: str
    programme: str
    grant_no: str
    as_of: dt.date
    illustrative: bool
