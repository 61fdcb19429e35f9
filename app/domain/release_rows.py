"""The releases of an agenda as lists show them, and what differs between two of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.agenda_changes import Change
from app.domain.telling import Told

WORKING_COPY = 0  # stands for a release's number


@dataclass(frozen=True)
class ReleaseRow:
    """One release: ``at`` (UTC) it was published, ``who`` did it (empty: the history does not say)."""

    id: int
    number: int
    at: dt.datetime
    who: str
    note: str
    illustrative: bool = False


@dataclass(frozen=True)
class AgendaDifference:
    """What participants see change from release ``before`` (None: from nothing) to ``after`` (0: the working copy).

    ``told`` must be told of it. ``rows`` leads from the uid of a change to the session or item that is there now, as in
    ("item", 12). ``agenda`` is whether there is anything to publish at all: a session, or something to take back.
    """

    before: int | None
    after: int
    changes: tuple[Change, ...] = ()
    told: tuple[Told, ...] = ()
    rows: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    agenda: bool = True
