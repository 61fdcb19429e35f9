"""Expressions of interest in the International Research Consortium: from received to admitted or declined."""

import datetime as dt
from dataclasses import dataclass

from app.domain.area_choices import AreaChoice
from app.domain.kinds import InterestState, IrcKind


@dataclass(frozen=True)
class InterestRow:
    """Somebody who asks to join; ``person`` and ``organisation`` are those made or linked when admitted (names).

    ``country`` is ISO 3166-1 alpha-2, or empty. An organisation may be linked before: it is known already.
    """

    id: int
    name: str
    organisation_text: str
    email: str
    country: str
    kind: IrcKind
    message: str
    received_on: dt.date
    state: InterestState
    area_id: int | None
    area: str
    person_id: int | None
    person: str
    organisation_id: int | None
    organisation: str
    illustrative: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state in (InterestState.RECEIVED, InterestState.ASKED)


@dataclass(frozen=True)
class InterestTable:
    """All of them, those that wait first, and the areas one can belong to."""

    rows: tuple[InterestRow, ...] = ()
    areas: tuple[AreaChoice, ...] = ()


@dataclass(frozen=True)
class Known:
    """A person or an organisation that may be meant: the id, the name, what tells it from others."""

    id: int
    name: str
    detail: str = ""


@dataclass(frozen=True)
class AdmissionHints:
    """Who may be known already: people with the same address, then those with the same name; organisations.

    ``linked``: the organisation that the expression of interest points to, if any.
    """

    people: tuple[Known, ...] = ()
    organisations: tuple[Known, ...] = ()
    linked: Known | None = None


@dataclass(frozen=True)
class Admission:
    """What is made of an expression of interest.

    ``person_id``: a person who is known; None: a new one, named ``name``. ``organisation_id``: one that is known;
    else ``organisation`` names one to find or make, in ``country``; without either the person joins alone. ``since``:
    the first day as a member of the IRC. ``join``: also in the task force of the area.
    """

    since: dt.date
    person_id: int | None = None
    name: str = ""
    email: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    country: str = ""
    join: bool = False


@dataclass(frozen=True)
class NewInterest:
    """An expression of interest to be entered."""

    name: str
    organisation: str = ""
    email: str = ""
    country: str = ""
