"""Allied programmes, national programmes and published figures as the window shows them (DOMAIN R11)."""

from dataclasses import dataclass

from app.domain.consortium import MeetingRef, PersonRow


@dataclass(frozen=True)
class InitiativeRow:
    """An allied programme; ``organisation`` is its short name on the day asked for."""

    id: int
    short_name: str
    name: str
    organisation_id: int | None
    organisation: str
    relation: str
    link: str
    source: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class InitiativeDetail:
    """Who belongs to an initiative's organisation on the day asked for (``more``: how many others), where they met."""

    initiative_id: int
    people: tuple[PersonRow, ...] = ()
    more: int = 0
    meetings: tuple[MeetingRef, ...] = ()  # hosted by it or attended by its people, the newest first


@dataclass(frozen=True)
class Figure:
    """One source's value."""

    id: int
    value: str
    source: str
    illustrative: bool = False


@dataclass(frozen=True)
class FigureRow:
    """What is counted, about what, and the values that sources give, side by side (DOMAIN R11).

    ``id`` is that of the first figure. ``about`` names the programme or the meeting; empty: the consortium.
    ``counted`` is what this database counts itself, where it does.
    """

    id: int
    what: str
    figures: tuple[Figure, ...]
    about: str = ""
    programme_id: int | None = None
    meeting_id: int | None = None
    counted: str = ""

    @property
    def differ(self) -> bool:
        """Whether the sources, or the sources and the count, give different values."""
        values = {figure.value.casefold() for figure in self.figures}
        return len(values | ({self.counted.casefold()} if self.counted else set())) > 1


@dataclass(frozen=True)
class Coordinator:
    """An organisation that coordinates a programme: ``id`` is that of the tie, ``short`` its name of the day asked."""

    id: int
    organisation_id: int
    short: str
    legal: str


@dataclass(frozen=True)
class ProgrammeRow:
    """A national programme with its coordinators and figures; ``country`` is a code of two letters, or empty."""

    id: int
    title: str
    country: str
    description: str
    coordinators: tuple[Coordinator, ...]
    figures: tuple[FigureRow, ...]
    source: str = ""
    illustrative: bool = False

    @property
    def differ(self) -> bool:
        """Whether the sources of one of its figures differ."""
        return any(row.differ for row in self.figures)
