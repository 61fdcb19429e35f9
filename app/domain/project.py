"""The project, as its form is filled in."""

import datetime as dt
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.kinds import Programme
from app.domain.text import clean_text


@dataclass(frozen=True)
class ProjectFacts:
    """What is asked when a database is made. The project runs from ``start`` to ``end``, both days included."""

    acronym: str
    title: str
    programme: Programme
    grant_no: str  # empty: not known yet
    start: dt.date
    end: dt.date


def first_mistake(facts: ProjectFacts) -> tuple[str, UserError] | None:
    """The first field that cannot be as it is, and why; None: all is well."""
    if not one_line(facts.acronym):
        return "acronym", UserError("The project has no acronym: write what everybody calls it.")
    if not one_line(facts.title):
        return "title", UserError("The project has no title: write it as in the grant agreement.")
    if facts.end <= facts.start:
        return "end", UserError(
            "The project cannot end on {end} when it starts on {start}: write a later end.",
            end=facts.end, start=facts.start,
        )  # fmt: skip
    return None


def one_line(text: str) -> str:
    """``text`` as it is kept: cleaned, on one line, without blanks around it."""
    return clean_text(text, one_line=True).strip()
